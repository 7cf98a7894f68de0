#include "base/finding_record.h"

namespace gongbao {

void write_findings(RecordWriter& writer, const Findings& findings) {
  writer.list(findings.items(), [&](const Finding& finding) {
    writer.text(finding.place.path);
    writer.number(finding.place.line);
    writer.number(finding.place.column);
    writer.number(finding.place.length);
    writer.number(static_cast<int64_t>(finding.severity));
    writer.text(finding.code);
    writer.text(finding.message);
    writer.text(finding.hint);
  });
}

void read_findings(RecordReader& reader, Findings& findings) {
  const int64_t count = reader.number();
  for (int64_t i = 0; i < count && reader.good(); ++i) {
    Finding finding;
    finding.place.path = reader.text();
    finding.place.line = static_cast<int>(reader.number());
    finding.place.column = static_cast<int>(reader.number());
    finding.place.length = static_cast<int>(reader.number());
    finding.severity = static_cast<Severity>(reader.number());
    finding.code = reader.text();
    finding.message = reader.text();
    finding.hint = reader.text();
    findings.add(std::move(finding));
  }
}

}  // namespace gongbao
