#include "markdown/footnotes.h"

#include <charconv>

namespace gongbao {
namespace {

/// What lies between `before` and the next `after`, or nothing.
std::string_view between(std::string_view text, std::string_view before, std::string_view after) {
  const size_t begin = text.find(before);
  if (begin == text.npos) return {};
  const size_t end = text.find(after, begin + before.size());
  return text.substr(begin + before.size(), end == text.npos ? 0 : end - begin - before.size());
}

}  // namespace

void label_footnotes(std::vector<Step>& steps) {
  struct Footnote {
    std::string_view label;
    int references = 0;
  };
  std::vector<Footnote> footnotes;
  for (const Step& step : steps) {
    if (step.kind != Step::Kind::footnote_reference || !step.enter) continue;
    size_t number = 0;
    const std::string_view digits = between(step.text, "data-footnote-ref>", "<");
    std::from_chars(digits.data(), digits.data() + digits.size(), number);
    if (number == 0 || number > steps.size()) continue;
    if (footnotes.size() < number) footnotes.resize(number);
    footnotes[number - 1].label = between(step.text, "#fn-", "\"");
    ++footnotes[number - 1].references;
  }
  size_t index = 0;
  for (Step& step : steps) {
    if (step.kind != Step::Kind::footnote_definition || !step.enter) continue;
    if (index < footnotes.size()) {
      step.text = footnotes[index].label;
      step.number = footnotes[index].references;
    }
    ++index;
  }
}

}  // namespace gongbao
