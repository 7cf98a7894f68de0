#pragma once
#include "cli/build_state.h"
#include "publish/marked_tree.h"

namespace gongbao {

/// Which pages need not be made again: those that the live tree holds, made from the same facts. And what the
/// pages of this build were made from, for the next one.
class KnownPages {
 public:
  /// `before`: of the build that made the live tree; nothing where that is not known.
  KnownPages(const FactTable& facts, Digest setting, std::optional<PageFacts> before);

  /// Whether nothing that the page was made from has changed.
  bool is_current(const Page& page) const;
  /// The fact that has: for explain. Nothing where the page is new, or all that all pages share has changed.
  std::vector<NamedFact> changed_facts(const Page& page) const;
  bool has_setting() const { return before_.has_value(); }
  bool knows(const Page& page) const;

  /// The page is kept as it is.
  void keep(const Page& page);
  /// The page was made from these facts.
  void made(const Page& page, const std::vector<Fact>& from);
  /// To be kept for the next build, with the mark that the tree got.
  PageFacts take(const Digest& mark);

 private:
  uint32_t place_of(Fact fact);

  const FactTable& table_;
  std::optional<PageFacts> before_;
  std::vector<bool> changed_;             ///< beside the facts before
  std::vector<std::optional<Fact>> now_;  ///< the same facts in this build
  PageFacts after_;
  std::vector<uint32_t> kept_places_;  ///< beside the facts before: their places after
  std::map<Fact, uint32_t> places_;
};

/// What a page's entry in the plan says beside its path and subject.
uint64_t identity_of(const Page& page);

/// Of what is known to depend on more than what is noted while it is made: facts of a page's kind.
void note_subject(const Site& site, const Page& page, ReadLog& log);

}  // namespace gongbao
