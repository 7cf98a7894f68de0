#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "compare/site_difference.h"
#include "render/value.h"
#include "render/words.h"

namespace gongbao {

/// For whom and how differences are shown.
struct DifferenceView {
  const Words& words;
  const AgencyRegister& agencies;  ///< ids in front matter are shown as names
  /// For the public: addresses within the site, and keys that name other documents or say how this one is
  /// handled, are left out.
  bool is_public = true;
};

/// The difference of two versions of a document as the partial `difference` takes it (docs/template-data.md).
/// `id` is unique on the page and begins the ids in it.
Value difference_shape(const DocumentDifference& difference, const DifferenceView& view,
                       const std::string& id);

/// A table of values, old and new, of reports; without a row it is not to be shown.
Value sums_shape(const std::vector<SumChange>& sums, const DifferenceView& view, const std::string& id);

/// What changed in a register or site.toml, as a list of fields.
Value::List field_shapes(const std::vector<FieldChange>& fields, const DifferenceView& view);

/// A key of front matter in the site's language, or as it is written; empty for one that the public is not
/// shown.
std::string field_name(const std::vector<std::string>& path, const DifferenceView& view);

}  // namespace gongbao
