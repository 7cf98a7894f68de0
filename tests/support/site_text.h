#pragma once
#include <memory>
#include <string>
#include <string_view>

#include "content/library.h"
#include "support/repository.h"

namespace gongbao::test {

/// A real repository from one text, in which a line `-- path --` begins a file, read into a library.
/// Registers and site.toml that a test does not give are small defaults: city above market and school; work
/// (人次, flow), meat (公斤, flow), shops (家, stock), share (%, rate).
struct SiteText {
  Repository repository;
  Findings findings;
  std::unique_ptr<Snapshot> snapshot;
  std::unique_ptr<Library> library;

  explicit SiteText(std::string_view text);
  Ref<Agency> agency(std::string_view id) const { return *library->agencies.with_id(id); }
  Ref<Metric> metric(std::string_view id) const { return *library->metrics.with_id(id); }
  /// The codes of all findings, sorted, joined by a space.
  std::string codes() const;
};

}  // namespace gongbao::test
