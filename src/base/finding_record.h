#pragma once
#include "base/finding.h"
#include "base/record.h"

namespace gongbao {

/// Findings on their way from a worker process to its parent.
void write_findings(RecordWriter& writer, const Findings& findings);
void read_findings(RecordReader& reader, Findings& findings);

}  // namespace gongbao
