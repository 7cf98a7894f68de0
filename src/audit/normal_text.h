#pragma once
#include <string>
#include <string_view>

namespace gongbao {

/// Between cells: what stands on both sides of it is not one text.
inline constexpr char cell_end = '\x1f';

/// Text as the audit compares it, so that two writings of one sentence are equal: in NFC, without white space
/// (one space stays between ASCII letters or digits), soft hyphens and zero-width characters, and without
/// thousands separators.
class NormalText {
 public:
  void add(std::string_view utf8);
  void add(char32_t code_point);
  void end_cell();
  size_t size() const { return text_.size(); }
  std::string take();

 private:
  void put(std::string_view bytes);
  size_t special(std::string_view rest);
  std::string text_;
  bool space_ = false;     ///< white space came and nothing after it
  bool composes_ = false;  ///< holds something that NFC may change
};

std::string normal_text(std::string_view utf8);

}  // namespace gongbao
