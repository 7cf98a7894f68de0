// Protects: data files are valid JSON, the same bytes each time, and JSON-LD cannot leave its script element.
#include "render/json.h"

using namespace gongbao;

TEST_CASE("objects and arrays are written in the order of the calls") {
  JsonWriter json;
  json.begin_object().text("schema", "gongbao.figures/1").begin_array("rows");
  json.begin_object().number("line", 9).flag("final", true).null("campaign").end_object();
  json.begin_array().text("甲").number(-1).end_array();
  json.begin_object().end_object().end_array().begin_object("end").end_object().end_object();
  CHECK(
      json.take() ==
      R"({"schema":"gongbao.figures/1","rows":[{"line":9,"final":true,"campaign":null},["甲",-1],{}],"end":{}})");
}

TEST_CASE("one row a line") {
  JsonWriter json;
  json.begin_object().begin_array("rows");
  for (const int row : {1, 2}) json.new_line().number(row);
  json.new_line().end_array().end_object().new_line();
  CHECK(json.take() == "{\"rows\":[\n1,\n2\n]}\n");
}

TEST_CASE("texts are escaped") {
  JsonWriter json;
  json.begin_object().text("a\"b", "\\ \" / \b\f\n\r\t \x01 \x7F </script>\xE2\x80\xA8").end_object();
  CHECK(json.take() == "{\"a\\\"b\":\"\\\\ \\\" / \\b\\f\\n\\r\\t \\u0001 \x7F </script>\xE2\x80\xA8\"}");
}

TEST_CASE("within HTML nothing ends the script element") {
  JsonWriter json(JsonPlace::html);
  json.text("</script><!--&\xE2\x80\xA8\xE2\x80\xA9");
  CHECK(json.take() == R"("\u003c/script\u003e\u003c!--\u0026\u2028\u2029")");
}

TEST_CASE("ill-formed bytes become replacement characters") {
  JsonWriter json;
  json.text(
      "a\xFF"
      "b");
  CHECK(json.take() ==
        "\"a\xEF\xBF\xBD"
        "b\"");
}
