// Protects: the number of workers changes nothing. cmark-gfm switches process-wide tables at each parse: two
// threads rendered 264 of 40,000 notes wrong, silently; workers are processes.
#include "base/parallel.h"
#include "fill_holes.h"

using namespace gongbao;

TEST_CASE("one, two and four workers render notes full of strikethrough and links alike") {
  const auto note = [](size_t i) {
    return fmt::format(
        "# 第{0}号\n\n~~旧{0}~~新见https://a.gov.cn/{0}。和[甲{0}](note:n{0})，**“重点”**接着www.b.cn\n\n"
        "| a | ~~b~~ |\n|---|---|\n| x@y.cn | [^{0}] |\n\n[^{0}]: 注\n",
        i);
  };
  const auto render_all = [&](int jobs) {
    return parallel_map(4000, {.jobs = jobs}, [&] {
      return [&](size_t i) {
        Findings findings;
        RecordWriter writer;
        write_record(writer, render_markdown(note(i), "n.md", 1, {}, findings));
        REQUIRE(findings.empty());
        return writer.take();
      };
    });
  };
  const Outcomes one = render_all(1);
  for (const int jobs : {2, 4}) {
    const Outcomes many = render_all(jobs);
    REQUIRE(many.size() == one.size());
    for (size_t i = 0; i < one.size(); ++i) REQUIRE(many[i].bytes == one[i].bytes);
  }
  RecordReader reader(one[7].bytes);
  const std::string html = fill_holes(read_body(reader));
  CHECK(html.find("<del>旧7</del>新见<a href=\"https://a.gov.cn/7\">") != html.npos);
}
