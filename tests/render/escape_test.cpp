// Protects: author text stays text in HTML, XML, URLs and spreadsheets (reliability D1, D2).
#include "render/escape.h"

using namespace gongbao;

TEST_CASE("HTML: five characters become references, once") {
  CHECK(escape_html(R"(a<b>&"c'd)") == "a&lt;b&gt;&amp;&quot;c&#39;d");
  CHECK(escape_html("&lt;") == "&amp;lt;");
  CHECK(escape_html("关于整治的通告") == "关于整治的通告");
  CHECK(escape_html("") == "");
}

TEST_CASE("XML: what XML cannot hold becomes a replacement character") {
  CHECK(escape_xml("a\x01<乙>]]>") == "a\xEF\xBF\xBD&lt;乙&gt;]]&gt;");
  CHECK(escape_xml("a\tb\n") == "a\tb\n");
  CHECK(escape_xml("\xEF\xBF\xBF"
                   "\xFF"
                   "𠮷") ==
        "\xEF\xBF\xBD"
        "\xEF\xBF\xBD"
        "𠮷");
}

TEST_CASE("paths: all but unreserved characters and / are encoded") {
  CHECK(percent_encode_path("notices/2008-06/a_b.pdf") == "notices/2008-06/a_b.pdf");
  CHECK(percent_encode_path("附件 1.pdf") == "%E9%99%84%E4%BB%B6%201.pdf");
  CHECK(percent_encode_path("100%?#a:b\"'&+") == "100%25%3F%23a%3Ab%22%27%26%2B");
}

TEST_CASE("CSV: cells are quoted where they must be") {
  CHECK(csv_cell("甲") == "甲");
  CHECK(csv_cell("甲,乙") == "\"甲,乙\"");
  CHECK(csv_cell("say \"no\"") == "\"say \"\"no\"\"\"");
  CHECK(csv_cell("a\nb") == "\"a\nb\"");
  CHECK(csv_cell(" a") == "\" a\"");
  CHECK(csv_cell("") == "");
}

TEST_CASE("CSV: no text runs as a formula") {
  const std::pair<const char*, const char*> cases[] = {
      {"=cmd|'/c calc'!A1", "'=cmd|'/c calc'!A1"},
      {"+1", "'+1"},
      {"-1+1", "'-1+1"},
      {"@SUM(A1)", "'@SUM(A1)"},
      {"\t=1", "\"'\t=1\""},
      {"\r=1", "\"'\r=1\""},
      {"＝1", "'＝1"},
      {"＋1", "'＋1"},
      {"－1", "'－1"},
      {"＠1", "'＠1"},
      {"=\"a\"", "\"'=\"\"a\"\"\""},
      {"a=1", "a=1"},
  };
  for (const auto& [text, cell] : cases) CHECK(csv_text_cell(text) == cell);
}

TEST_CASE("CSV: a number is never changed") { CHECK(csv_cell("-5") == "-5"); }
