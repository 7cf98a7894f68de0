#pragma once
#include <memory>
#include <string>
#include <vector>

#include "base/finding.h"
#include "render/template_tree.h"
#include "render/value.h"

namespace gongbao {

/// A template ready to render, parsed by kainjow's Mustache (this is its wall). Kainjow is given a skeleton:
/// our own parts of the template and texts of authors stay outside, so that no text is ever read as a
/// template, and the static text, which it would split at each space, costs one copy.
class Template {
 public:
  /// `nodes`: with constants and partials already put in.
  explicit Template(const std::vector<TemplateNode>& nodes);

  /// The page. Keys that `data` lacks, or holds as another kind, are findings at the template's place, and
  /// print nothing. Nothing falls through to the page: an item of a list has its own keys alone. Not for two
  /// threads at once.
  std::string render(const Value& data, Findings& findings);

  Template(Template&&) noexcept;
  Template& operator=(Template&&) noexcept;
  ~Template();

 private:
  struct Program;
  std::unique_ptr<Program> program_;
};

}  // namespace gongbao
