#pragma once
#include "audit/needles.h"
#include "audit/number_set.h"
#include "audit/withheld_text.h"

namespace gongbao {

/// What to look for in finished files, each text once, ready to be searched.
class SoughtTexts {
 public:
  explicit SoughtTexts(std::vector<WithheldText> texts);
  SoughtTexts(const SoughtTexts&) = delete;
  SoughtTexts& operator=(const SoughtTexts&) = delete;

  const std::vector<WithheldText>& texts() const { return texts_; }
  const NeedleSet& needles() const { return *needle_set_; }
  const NumberSet& numbers() const { return *number_set_; }
  size_t text_of_needle(size_t needle) const { return needle_texts_[needle]; }
  size_t text_of_number(size_t number) const { return number_texts_[number]; }

 private:
  std::vector<WithheldText> texts_;
  std::vector<Needle> needles_;
  std::vector<size_t> needle_texts_;
  std::vector<SoughtNumber> numbers_;
  std::vector<size_t> number_texts_;
  std::unique_ptr<NeedleSet> needle_set_;
  std::unique_ptr<NumberSet> number_set_;
};

/// A file of the theme: its words may stand on any page.
struct PublicFile {
  std::string path;
  std::string bytes;
};

/// The texts that stand in nothing that may be seen: sources as shown, registers, site.toml, theme, words of
/// our own. `texts`: each once. Which of the same texts a source holds, an earlier build may have found out.
std::vector<WithheldText> without_public_texts(std::vector<WithheldText> texts, const PublicView& view,
                                               const Snapshot& snapshot, const Library& library,
                                               const std::vector<PublicFile>& theme,
                                               const WorkLimits& limits, Cache& cache);

}  // namespace gongbao
