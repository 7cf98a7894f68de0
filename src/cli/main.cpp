#include "cli/main.h"

#include <cstdio>
#include <new>

#include "base/error.h"
#include "cli/arguments.h"
#include "cli/commands.h"

namespace gongbao {

int run(const std::vector<std::string>& arguments) {
  try {
    const Parsed parsed = parse_arguments(arguments);
    if (!parsed.message.empty()) {
      std::fputs(parsed.message.c_str(), parsed.status == 0 ? stdout : stderr);
      return parsed.status;
    }
    switch (parsed.options.command) {
      case Command::build: return run_build(parsed.options);
      case Command::check: return run_check(parsed.options);
      case Command::init: return run_init(parsed.options);
      case Command::new_document: return run_new(parsed.options);
      case Command::explain: return run_explain(parsed.options);
      case Command::approve: return run_approve(parsed.options);
      case Command::status: return run_status(parsed.options);
      case Command::publish: return run_publish(parsed.options);
      case Command::verify: return run_verify(parsed.options);
      case Command::draft: return run_draft(parsed.options);
      case Command::diff: return run_diff(parsed.options);
    }
  } catch (const Error& error) {
    fmt::print(stderr, "gongbao: {}\n", error.what());
    if (!error.hint().empty()) fmt::print(stderr, "  hint: {}\n", error.hint());
  } catch (const std::bad_alloc&) {
    fmt::print(stderr, "gongbao: out of memory\n");
  } catch (const std::exception& error) {  // the file system's own
    fmt::print(stderr, "gongbao: {}\n", error.what());
  }
  return 3;
}

}  // namespace gongbao
