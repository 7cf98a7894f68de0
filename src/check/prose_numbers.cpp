// Numbers in the prose of summaries that are bound to no figure.
#include <optional>

#include "base/text.h"
#include "base/utf8.h"
#include "check/checks.h"
#include "check/figure_hints.h"
#include "check/number_scan.h"

namespace gongbao {
namespace {

/// Heads of columns in which a number is a rank or a date.
bool is_column_of_ranks(std::string_view head) {
  static constexpr std::string_view heads[] = {"序号", "编号", "排名", "名次",  "年份", "年度",
                                               "年",   "月份", "月",   "日期",  "no",   "no.",
                                               "#",    "rank", "year", "month", "date"};
  return std::find(std::begin(heads), std::end(heads), ascii_lower(trim(head))) != std::end(heads);
}

/// Heads of columns that say what is aimed at: no figure states that.
bool is_column_of_aims(std::string_view head) {
  static constexpr std::string_view heads[] = {"目标", "目标值", "任务", "要求", "target", "task", "requirement"};
  return std::find(std::begin(heads), std::end(heads), ascii_lower(trim(head))) != std::end(heads);
}

Place place_of(const ProseBlock& block, const std::string& path, const FoundNumber& number) {
  const auto after =
      std::upper_bound(block.places.begin(), block.places.end(), number.begin,
                       [](size_t offset, const ProsePlace& place) { return offset < place.offset; });
  if (after == block.places.begin()) return {path, 0, 0, 1};
  const ProsePlace& from = *(after - 1);
  return {path, from.line, from.column + static_cast<int>(number.begin - from.offset),
          static_cast<int>(number.end - number.begin)};
}

/// Of all figures of the ledger, by campaign.
std::map<Ref<Document>, std::vector<uint32_t>> figures_by_campaign(const Ledger& ledger) {
  std::map<Ref<Document>, std::vector<uint32_t>> result;
  for (uint32_t i = 0; i < ledger.figures().size(); ++i)
    if (const auto campaign = ledger.figures()[i].figure->campaign) result[*campaign].push_back(i);
  return result;
}

class ProseNumbers {
 public:
  ProseNumbers(const VisibleLibrary& visible, const Ledger& ledger, Findings& findings)
      : visible_(visible), ledger_(ledger), findings_(findings) {}

  void check(const Document& summary) {
    std::vector<std::string> heads;
    std::optional<FigureHints> hints;
    for (const ProseBlock& block : summary.body.prose) {
      const auto column = static_cast<size_t>(block.column);
      if (block.kind == ProseBlock::Kind::header_cell) {
        if (column == 0) heads.clear();
        heads.resize(column + 1);
        heads[column] = block.text;
      }
      const std::u32string text = decode(block.text);
      const bool has_head = block.kind == ProseBlock::Kind::cell && column < heads.size();
      if (has_head && is_column_of_aims(heads[column])) continue;
      const bool is_rank = has_head && is_column_of_ranks(heads[column]);
      for (const FoundNumber& number : find_numbers(text, block.kind == ProseBlock::Kind::heading)) {
        if (number.end - number.begin == text.size() && is_rank) continue;
        if (!hints) hints.emplace(visible_, ledger_, summary, figures_of(summary));
        report(place_of(block, summary.path, number), text, number, *hints);
      }
    }
  }

 private:
  void report(Place place, const std::u32string& text, const FoundNumber& number, FigureHints& hints) {
    std::string written;
    for (size_t i = number.begin; i < number.end; ++i) append_utf8(written, text[i]);
    const std::string link = number.is_range ? std::string() : hints.link_for(text, number.begin, number.end);
    findings_.warning(
        "figure/unbound", std::move(place), fmt::format("the number '{}' is bound to no figure", written),
        link.empty() ? "write it as [text](figure:metric) once a note states it, or say it in words"
                     : "write " + link);
  }

  std::vector<uint32_t> figures_of(const Document& summary) {
    if (!by_campaign_) by_campaign_ = figures_by_campaign(ledger_);
    if (!summary.campaign) return {};
    const auto found = by_campaign_->find(*summary.campaign);
    return found == by_campaign_->end() ? std::vector<uint32_t>() : found->second;
  }

  const VisibleLibrary& visible_;
  const Ledger& ledger_;
  Findings& findings_;
  std::optional<std::map<Ref<Document>, std::vector<uint32_t>>> by_campaign_;  ///< once it is needed
};

}  // namespace

void check_prose_numbers(const Library& library, const VisibleLibrary& visible, const Ledger& ledger,
                         Findings& findings) {
  ProseNumbers numbers(visible, ledger, findings);
  for (const Document& document : library.documents())
    if (document.as_summary()) numbers.check(document);
}

}  // namespace gongbao
