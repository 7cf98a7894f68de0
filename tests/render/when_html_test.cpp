// Protects: a date is a <time> only where its day, month or year is known; a masked one stays masked, the
// paper's words win.
#include "render/rendered_site.h"
#include "render/shape.h"

using namespace gongbao;
using namespace gongbao::test;

namespace {

std::optional<When> when(std::string_view text) {
  auto parsed = When::parse(text, true);
  REQUIRE(std::holds_alternative<When>(parsed));
  return std::get<When>(parsed);
}

}  // namespace

TEST_CASE("a known date is a <time>; masked, approximate and interval ones are text alone") {
  const RenderedSite site("");
  const auto html = [&](std::string_view text, const std::string& words = {}) {
    return date_html(when(text), words, site.context);
  };
  CHECK(html("2008-06-16") == "<time datetime=\"2008-06-16\">2008年6月16日</time>");
  CHECK(html("2008-06") == "<time datetime=\"2008-06\">2008年6月</time>");
  CHECK(html("2008") == "<time datetime=\"2008\">2008年</time>");
  CHECK(html("20XX-03-21") == "20XX年3月21日");
  CHECK(html("2008-05~") == "约2008年5月");
  CHECK(html("2008-06-28/2008-07-03") == "2008年6月28日至7月3日");
  CHECK(html("2008-Q2") == "2008年第二季度");
  CHECK(html("2008-06-16", "6月16日<凌晨>") == "6月16日&lt;凌晨&gt;");
  CHECK(date_html(std::nullopt, {}, site.context) == "");
}

TEST_CASE("a single date in a table is not broken; an interval and the paper's words may be") {
  const RenderedSite site("");
  CHECK(date_cell(when("2008-06-16"), {}, site.context).text == "2008年6月16日");
  CHECK(date_cell(when("2008-06-16"), {}, site.context).is_nowrap);
  CHECK(!date_cell(when("2008-06-28/2008-07-03"), {}, site.context).is_nowrap);
  CHECK(!date_cell(when("2008-06-16"), "6月16日凌晨四时许", site.context).is_nowrap);
  CHECK(!date_cell(std::nullopt, {}, site.context).is_nowrap);
}

TEST_CASE("a moment is shown to the minute, in its own zone") {
  CHECK(instant_html(std::get<Instant>(Instant::parse("2008-07-01T09:00+08:00"))) ==
        "<time datetime=\"2008-07-01T09:00:00+08:00\">2008-07-01 09:00</time>");
}

TEST_CASE("periods have words in each language") {
  const RenderedSite chinese("");
  const RenderedSite english(
      "-- site.toml --\ntitle = \"T\"\nbase_url = \"https://example.org/\"\nlanguage = \"en\"\n");
  const auto words = [](std::string_view period, const RenderedSite& site) {
    return period_words(*Period::parse(period), site.context);
  };
  CHECK(words("2008", chinese) == "2008年");
  CHECK(words("2008-H2", chinese) == "2008年下半年");
  CHECK(words("2008-Q2", chinese) == "2008年第二季度");
  CHECK(words("2008-06", chinese) == "2008年6月");
  CHECK(words("undated", chinese) == "年份未注明");
  CHECK(words("2008-Q2", english) == "Second quarter of 2008");
  CHECK(words("2008-06", english) == "2008-06");
  CHECK(date_words(when("20XX-03-21"), {}, english.context) == "20XX-03-21");
  CHECK(date_words(when("XXXX-05-27"), {}, english.context) == "05-27 (year not stated)");
  CHECK(date_words(when("2008-05~/.."), {}, english.context) == "from about 2008-05");
}
