// Protects: units convert exactly, and only inside their class.
#include "content/unit.h"

using namespace gongbao;

TEST_CASE("known units have a class and a factor") {
  CHECK(classify_unit("万元").name == "money");
  CHECK(classify_unit("万元").factor == Decimal::of(10000));
  CHECK(classify_unit("千克").factor == classify_unit("公斤").factor);
  CHECK(classify_unit("％").name == "percent");
  CHECK(classify_unit("户").name.empty());
  CHECK(classify_unit("").name.empty());
}

TEST_CASE("a metric takes its own word, those it lists, and those of its class") {
  const auto words = [](const UnitRule& rule) {
    std::vector<std::string> result;
    for (const AcceptedUnit& unit : accepted_units(rule)) result.push_back(unit.word);
    return result;
  };
  CHECK(words({"人次", {"次"}, false}) == std::vector<std::string>{"人次", "次", ""});
  CHECK(words({"元", {}, false}) == std::vector<std::string>{"元", "万元", "亿元", ""});
  CHECK(words({"万人次", {}, false}) == std::vector<std::string>{"万人次", "人次", ""});
  CHECK(words({"", {}, false}) == std::vector<std::string>{""});
}

TEST_CASE("full width becomes half width") {
  CHECK(to_half_width("３００　公斤") == "300 公斤");
  CHECK(to_half_width("１，９２２") == "1,922");
  CHECK(to_half_width("−5") == "-5");
}
