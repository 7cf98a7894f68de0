// Protects: the date under a text is found in both ways of writing it, and a date inside a sentence is none.
#include "content/closing_date.h"

#include <doctest/doctest.h>

using namespace gongbao;

namespace {

std::string closing(std::string_view text) {
  const std::optional<ClosingDate> found = find_closing_date(text, {"某市市场监督管理局", "市监局", ""});
  if (!found) return "none";
  return found->day ? found->day->iso() : "no such day";
}

}  // namespace

TEST_CASE("a date alone, or after the issuer's name, in digits or in Chinese") {
  CHECK(closing("正文。\n2026年2月25日") == "2026-02-25");
  CHECK(closing("正文。\n2026年02月05日\n") == "2026-02-05");
  CHECK(closing("正文。\n某市市场监督管理局\n2026年2月25日") == "2026-02-25");
  CHECK(closing("正文。\n某市市场监督管理局 2026年2月25日") == "2026-02-25");
  CHECK(closing("正文。\n某市市场监督管理局\n2026 年 2 月 25 日\n（此件公开发布）") == "2026-02-25");
  CHECK(closing("正文。\n二〇二六年十月三十一日") == "2026-10-31");
  CHECK(closing("正文。\n二○二六年二月二十日") == "2026-02-20");
  CHECK(closing("正文。\n二零二六年十一月十日") == "2026-11-10");
}

TEST_CASE("no date at the end, and none that is meant as one") {
  for (const char* text :
       {"", "正文。", "正文至2026年2月25日", "公示期为2026年2月1日至2026年2月25日", "执行至2026年2月25日。",
        "2026年2月25日\n此后还有一段。", "2026年2月", "二〇xx年**月**", "年月日"})
    CHECK_MESSAGE(closing(text) == "none", text);
  CHECK(closing("正文。\n2026年2月30日") == "no such day");
  CHECK(closing("正文。\n2026年13月1日") == "no such day");
}
