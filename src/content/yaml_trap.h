#pragma once
#include "base/finding.h"
#include "content/source_lines.h"
#include "content/yaml_event.h"

namespace gongbao {

/// A finding for what libyaml could not read: it names the usual trap on that line (a full-width colon, a
/// leading `[`, a
/// `: ` in text …) and its cure, or else libyaml's own words.
Finding explain_yaml_fault(const YamlFault& fault, const SourceLines& lines, std::string_view path,
                           int first_line);

/// The place of a mark in the file.
Place yaml_place(YamlMark mark, std::string_view path, int first_line);

}  // namespace gongbao
