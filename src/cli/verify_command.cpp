#include <cstdio>

#include "cli/commands.h"
#include "cli/release_report.h"
#include "publish/release_place.h"

namespace gongbao {
namespace {

template <class Report>
void print(const Report& report, bool is_sound, const Options& options) {
  if (options.format == Format::json)
    std::fputs(json_of(report).c_str(), stdout);
  else if (!is_sound || !options.quiet)
    std::fputs(text_of(report, options.subject).c_str(), stdout);
}

}  // namespace

int run_verify(const Options& options) {
  if (is_release_place(options.subject)) {
    const ReleaseReport report = verify_releases(options.subject);
    print(report, report.is_sound(), options);
    return report.is_sound() ? 0 : 1;
  }
  const std::vector<TreeDifference> differences = verify_tree(options.subject);
  print(differences, differences.empty(), options);
  return differences.empty() ? 0 : 1;
}

}  // namespace gongbao
