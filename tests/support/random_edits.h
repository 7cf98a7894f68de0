#pragma once
#include <functional>
#include <string>
#include <vector>

#include "support/random_site.h"
#include "support/signed_site.h"

namespace gongbao::test {

/// What happened between two builds.
struct Edit {
  std::string kind;
  int64_t moment = 0;             ///< of the build after it
  std::string revision = "HEAD";  ///< what is built
};

/// A real repository that is edited at random, a commit an edit. Everything follows from the seed.
class RandomEdits {
 public:
  /// `program`: what signs; empty, the one that ships.
  explicit RandomEdits(uint32_t seed, std::string program = {});

  Edit next();
  /// The last edit made errors: the next one takes it back.
  void take_back() { is_broken_ = true; }
  const std::filesystem::path& path() const { return signed_.repository.path(); }
  Chance& chance() { return chance_; }

 private:
  struct Kind {
    std::string name;
    int weight;
    std::function<bool(RandomEdits&)> apply;  ///< false: nothing fits it now
  };
  static const std::vector<Kind>& kinds();
  const Kind& any_kind();
  MadeDocument* any(std::vector<MadeDocument::Kind> of);
  MadeDocument fresh_like(const MadeDocument& document);

  bool change_key();
  bool change_figure();
  bool change_paragraph();
  bool add();
  bool remove();
  bool rename();
  bool change_state();
  bool change_agencies();
  bool change_metrics();
  bool change_bases();
  bool change_config();
  bool change_policy();
  bool change_theme();
  bool change_file();
  bool sign();
  bool revoke();
  bool expunge();
  bool withdraw();
  bool change_other();
  bool change_much();
  bool merge();
  bool squash();

  bool is_sound() const;
  int commits() const;
  void commit(const std::string& person, const std::string& message);
  bool approve(const MadeDocument& document, const std::string& person);

  std::string program_;
  Chance chance_;
  DocumentMaker maker_;
  SignedSite signed_;
  MadeSite site_, before_;
  std::map<std::string, std::string> written_;
  int number_ = 100;
  bool is_reviewed_, is_broken_ = false;
};

}  // namespace gongbao::test
