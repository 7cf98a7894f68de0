#pragma once
#include <string_view>
#include <vector>

namespace gongbao {

/// A number that says how many or how much, in code points of the text.
struct FoundNumber {
  size_t begin = 0;
  size_t end = 0;         ///< behind its 万, 多 or %, before its unit
  bool is_range = false;  ///< two numbers: 3—5
};

/// The numbers of a sentence, heading or cell that count something. None are, by what stands before and after
/// them:
/// - dates, times and spans of years: 2008年5月, 27日, 9:30, 2008-06-16, 1—6月, 第三季度, May 27, in 2008, 5
/// pm; a rhythm or
///   term: 每3天, 每周不少于两次, 30日内;
/// - ordinals and numbering: 第三, 二级, 12号, （一）, 1. and 2、 where a clause begins, 附件3, No. 4,
/// Article 5, 2nd;
/// - numbers of documents, standards, hotlines: what stands in 〔〕 or 《》, GB 2760, 12345热线, 0731…;
/// - names: beside a letter (5G, PM2.5, 20XX), in quotes alone (“3.15”), joined by · + or ×, and those of a
/// short list;
/// - Chinese numerals without a measure word (百日, 两节, 十一五, 统一), without a digit (千家万户, 数百) or
/// in an idiom
///   (一户一档, 一种).
/// Linear in the text.
std::vector<FoundNumber> find_numbers(std::u32string_view text, bool is_heading);

}  // namespace gongbao
