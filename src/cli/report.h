#pragma once
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "base/finding.h"
#include "cli/arguments.h"

namespace gongbao {

/// The text of a source file, for the lines that findings name; nothing if it is not there.
using SourceTexts = std::function<std::optional<std::string>(std::string_view path)>;

/// All findings in the format asked for (behaviour 1): sorted, each once. `colour`: whether to mark errors with colour.
std::string report_text(const Findings& findings, const SourceTexts& texts, bool colour);
std::string report_json(const Findings& findings);
/// SARIF 2.1.0 (OASIS), with one rule for every code.
std::string report_sarif(const Findings& findings);

/// Whether standard output gets colours: as asked, else on a terminal without NO_COLOR.
bool wants_colour(const Options& options);
/// Prints them to standard output in the format of the options.
void print_findings(const Findings& findings, const SourceTexts& texts, const Options& options);
/// 1 if any is an error, or a warning with --strict; else 0.
int status_of(const Findings& findings, const Options& options);

}  // namespace gongbao
