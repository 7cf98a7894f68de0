#pragma once
#include <cstdint>
#include <map>
#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace gongbao::test {

/// Numbers that follow from a seed, on every machine the same.
class Chance {
 public:
  explicit Chance(uint32_t seed) : random_(seed) {}
  int pick(int below) { return static_cast<int>(random_() % static_cast<uint32_t>(below)); }
  bool percent(int likely) { return pick(100) < likely; }
  template <class T>
  const T& of(const std::vector<T>& all) {
    return all[static_cast<size_t>(pick(static_cast<int>(all.size())))];
  }
  std::string word(const std::vector<std::string>& all) { return of(all); }

 private:
  std::mt19937 random_;
};

/// A document as it is edited. Where it names another that is no more, writing it leaves that out.
struct MadeDocument {
  enum Kind { campaign, note, summary, notice, page, agency };
  Kind kind = note;
  std::string campaign_id;  ///< of notes and summaries: whose folder
  std::string folder;       ///< below notes/, notices/ or pages/, with its slash
  std::string id;
  bool is_fixed = false;                    ///< others rely on its figures: it stays where readers see it
  std::map<std::string, std::string> keys;  ///< front matter
  struct Reference {
    std::string key, target, item;  ///< a list's key, kind:id, and what stands in the list
  };
  std::vector<Reference> references;
  std::vector<std::string> paragraphs;       ///< {{kind:id|text}} is a link, or its text
  std::map<std::string, std::string> files;  ///< attachments by name

  std::string name() const;  ///< kind:id
  std::string path() const;
};

using Table = std::map<std::string, std::string>;  ///< of TOML, values as written

/// A content repository as values: what is edited, and then written.
struct MadeSite {
  std::map<std::string, Table> config;  ///< by section; the first, without a name, stands on top
  std::vector<Table> reviewers, expunged, agencies, metrics, bases;
  std::vector<MadeDocument> documents;
  std::map<std::string, std::string> others;  ///< theme files, sign-off records and what no build reads

  std::map<std::string, std::string> files() const;
  MadeDocument* find(std::string_view name);
};

/// Makes documents that fit a site. A campaign's note `k` is fixed; so is the campaign that has one.
class DocumentMaker {
 public:
  explicit DocumentMaker(Chance& chance) : chance_(chance) {}
  MadeDocument make(MadeDocument::Kind kind, const std::string& id, const MadeSite& site,
                    const std::string& campaign, int64_t now);
  std::string title();
  std::string agency(const MadeSite& site);

 private:
  void fix(MadeDocument& made);
  void make_campaign(const MadeSite& site, MadeDocument& made);
  void make_note(const MadeSite& site, MadeDocument& made);
  void make_summary(const MadeSite& site, MadeDocument& made);
  void make_notice(const MadeSite& site, int64_t now, MadeDocument& made);
  std::string figures(const MadeSite& site);
  std::string figure(const std::string& value, const MadeSite& site);
  std::string paragraph(const MadeSite& site, const MadeDocument& made);
  std::string link(const MadeSite& site);
  std::string day();
  Chance& chance_;
};

/// The site that edits begin with. `is_reviewed`: notices and summaries need sign-off.
MadeSite first_site(Chance& chance, bool is_reviewed, bool is_signed, int64_t now);

std::string toml_text(std::string_view text);
std::string instant_text(int64_t seconds);

}  // namespace gongbao::test
