#include "support/planted_fault.h"

namespace gongbao::test {
namespace {

const std::string signed_page = "content/agencies/wangxi-market.md";
const std::string record = "content/reviews/agencies/wangxi-market.toml";

/// Pages of agencies need a sign-off by who commits it.
const std::string policy =
    "\n[review.agency]\nroles = [\"approve\"]\n\n[[reviewer]]\nemail = \"zhang@example.org\"\nroles = "
    "[\"approve\"]\n";

/// A page with a figure, and a sign-off of it in which the figure had another value.
const std::string page =
    "---\ntitle: "
    "市场监管局\n---\n\n检查[](figure:inspection.school_canteens?agency=wangxi-market&period=2025)。\n";
const std::string sign_off = R"([[sign_off]]
role = "approve"
email = "zhang@example.org"
instant = "2026-01-05T09:00:00+08:00"
blob = "1104b96892bf0936217ad16b7b0ee04c5d0a787a"
digest = "271eb6a338231bb2f029e8fc23f9bfe41f407c0119f6bc0c1994c2a2ea8a7ea9"
figures = [
  {query = "inspection.school_canteens?agency=wangxi-market&period=2025", value = "1", qualifier = "exact", text = "1家次"},
]
)";

Edit sign_off_with(std::string before, std::string after) {
  std::string text = "‸" + sign_off;
  return write(record, text.replace(text.find(before), before.size(), after));
}

}  // namespace

std::vector<PlantedFault> planted_in_review() {
  return {
      {"review/record",
       {append("site.toml", policy), write("content/reviews/agencies/nobody.toml", sign_off)},
       "warning",
       "content/reviews/agencies/nobody.toml"},
      {"review/void",
       {append("site.toml", policy), write(signed_page, page), sign_off_with("\"approve\"", "\"review\"")},
       "warning"},
      {"review/stale",
       {append("site.toml", policy), write(signed_page, page), write(record, sign_off)},
       "warning",
       signed_page},
      {"review/expunge",
       {append("site.toml", "\n‸[[expunge]]\npath = \"content/notices/none.md\"\nreason = \"姓名\"\n")},
       "warning"},
  };
}

}  // namespace gongbao::test
