#pragma once
#include "cli/known_pages.h"
#include "cli/pipeline.h"
#include "publish/output_tree.h"

namespace gongbao {

/// The files of a site, in the order of the plan, and which of them were made by this build: the others the
/// live tree has.
struct WrittenPages {
  std::vector<OutputFile> files;
  std::vector<bool> is_new;
};

/// Makes what is not current and writes it, in worker processes. A fault of a template is reported once,
/// however many pages use it; such pages are left out.
WrittenPages write_pages(const Plan& plan, OutputTree& tree, KnownPages& known, const Options& options,
                         Findings& findings);

}  // namespace gongbao
