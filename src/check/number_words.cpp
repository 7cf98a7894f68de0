#include "check/number_words.h"

namespace gongbao {
namespace {

constexpr Word32 no_count[] = {U"年", U"月",   U"日", U"号", U"时",   U"季度", U"世纪", U"届",   U"级",
                               U"岁", U"周岁", U"版", U"型", U"点钟", U"点半", U"点整", U"学年", U"分之"};
constexpr Word32 before_no_count[] = {U"第",   U"每",   U"隔",   U"附件", U"附表", U"附录",  U"附图",
                                      U"见表", U"见图", U"如图", U"如表", U"编号", U"星期",  U"连续",
                                      U"每周", U"每月", U"每年", U"每天", U"每日", U"每季度"};
constexpr Word32 hedges[] = {U"约", U"近", U"逾", U"超过", U"不足", U"不少于", U"至少"};
constexpr Word32 time_spans[] = {U"天", U"周", U"小时", U"分钟", U"个月", U"个工作日", U"个星期", U"个小时"};
constexpr Word32 terms[] = {U"内", U"以内", U"之内", U"前", U"之前", U"后", U"之后", U"来"};
constexpr Word32 measures[] = {U"家", U"户", U"个", U"件", U"起", U"次",   U"人",   U"名",   U"处",   U"份",
                               U"条", U"头", U"只", U"块", U"台", U"辆",   U"批",   U"项",   U"斤",   U"吨",
                               U"克", U"元", U"场", U"间", U"所", U"座",   U"款",   U"套",   U"张",   U"册",
                               U"篇", U"栋", U"瓶", U"箱", U"包", U"袋",   U"种",   U"类",   U"天",   U"周",
                               U"倍", U"组", U"支", U"队", U"位", U"公斤", U"千克", U"方面", U"小时", U"分钟",
                               U"票", U"例", U"枚", U"车", U"幅", U"本",   U"亩",   U"米",   U"宗"};
constexpr Word32 indefinite[] = {U"个", U"项", U"次",   U"种", U"类", U"批", U"套", U"条",
                                 U"位", U"天", U"方面", U"份", U"期", U"场", U"间", U"起",
                                 U"周", U"支", U"张",   U"队", U"包", U"块", U"组", U"篇"};
constexpr Word32 names[] = {U"百日",     U"两节",     U"三无",      U"五小",     U"十一五",   U"四定",
                            U"一把手",   U"统一",     U"一些",      U"一律",     U"两个责任", U"两个维护",
                            U"三个代表", U"四个最严", U"四个全面",  U"四个意识", U"四个自信", U"八项规定",
                            U"五个一",   U"三次产业", U"二次供水",  U"二次污染", U"五家渠",   U"三台县",
                            U"九台区",   U"24小时",   U"二十四小时"};
constexpr Word32 hotlines[] = {U"热线", U"平台", U"电话", U"专线", U"报警", U"指挥", U"投诉"};
constexpr Word32 units[] = {U"kg", U"g",  U"mg", U"t", U"km", U"m", U"cm", U"mm",  U"L",
                            U"l",  U"ml", U"mL", U"h", U"k",  U"K", U"kW", U"kWh", U"ha"};
constexpr Word32 month_names[] = {U"january", U"february", U"march",     U"april",   U"may",      U"june",
                                  U"july",    U"august",   U"september", U"october", U"november", U"december",
                                  U"jan",     U"feb",      U"mar",       U"apr",     U"jun",      U"jul",
                                  U"aug",     U"sep",      U"sept",      U"oct",     U"nov",      U"dec"};
constexpr Word32 ranks[] = {U"no",    U"nos",    U"article", U"articles", U"section",  U"chapter",
                            U"table", U"figure", U"fig",     U"annex",    U"appendix", U"part",
                            U"phase", U"stage",  U"item",    U"page",     U"pages",    U"line",
                            U"lines", U"order",  U"version", U"rule",     U"group",    U"step",
                            U"level", U"grade",  U"class",   U"issue",    U"volume",   U"quarter"};
constexpr Word32 year_words[] = {U"in",    U"of",    U"since",  U"from",    U"to",    U"by",
                                 U"until", U"till",  U"during", U"through", U"early", U"late",
                                 U"mid",   U"year",  U"for",    U"before",  U"after", U"between",
                                 U"the",   U"ended", U"ending", U"and"};

}  // namespace

size_t word_at(std::u32string_view text, size_t at, std::span<const Word32> words) {
  size_t longest = 0;
  if (at >= text.size()) return longest;
  for (const Word32 word : words)
    if (word.size() > longest && text.substr(at).starts_with(word)) longest = word.size();
  return longest;
}

size_t word_before(std::u32string_view text, size_t at, std::span<const Word32> words) {
  size_t longest = 0;
  for (const Word32 word : words)
    if (word.size() > longest && text.substr(0, at).ends_with(word)) longest = word.size();
  return longest;
}

std::span<const Word32> words_of_no_count() { return no_count; }
std::span<const Word32> words_before_no_count() { return before_no_count; }
std::span<const Word32> words_before_values() { return hedges; }
std::span<const Word32> spans_of_time() { return time_spans; }
std::span<const Word32> words_of_terms() { return terms; }
std::span<const Word32> measure_words() { return measures; }
std::span<const Word32> indefinite_measures() { return indefinite; }
std::span<const Word32> fixed_names() { return names; }
std::span<const Word32> words_of_hotlines() { return hotlines; }
std::span<const Word32> latin_units() { return units; }
std::span<const Word32> months() { return month_names; }
std::span<const Word32> words_of_rank() { return ranks; }
std::span<const Word32> words_before_years() { return year_words; }

}  // namespace gongbao
