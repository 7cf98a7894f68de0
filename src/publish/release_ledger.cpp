#include "publish/release_ledger.h"

#include "publish/fixed_json.h"

namespace gongbao {
namespace {

constexpr std::string_view head = R"({"schema":"gongbao.releases/1","rows":[)";
constexpr std::string_view foot = "\n]}\n";
constexpr std::string_view act_published = R"(,"act":"publish","at":")";
constexpr std::string_view act_rolled_back = R"(,"act":"rollback","at":")";

/// From { to }: what the next entry's `previous` is the digest of.
std::string line_of(const ReleaseEntry& entry) {
  std::string line = fmt::format(R"({{"release":{})", entry.release);
  line += entry.is_rollback ? act_rolled_back : act_published;
  const auto text = [&line](std::string_view value, std::string_view after) {
    append_json_escaped(line, value);
    line += after;
  };
  text(entry.at, R"(","commit":")");
  text(entry.commit, R"(","as_of":")");
  text(entry.as_of, R"(","base_url":")");
  text(entry.base_url, R"(","policy":")");
  text(entry.policy, R"(","manifest":")");
  fmt::format_to(std::back_inserter(line), R"({}","files":{},"urls":{},"lost":{},"previous":"{}"}})",
                 entry.manifest.hex(), entry.files, entry.urls, entry.lost, entry.previous.hex());
  return line;
}

ReleaseEntry take_entry(FixedJsonReader& reader) {
  ReleaseEntry entry;
  reader.take(R"({"release":)");
  entry.release = reader.number();
  entry.is_rollback = reader.rest().starts_with(act_rolled_back);
  reader.take(entry.is_rollback ? act_rolled_back : act_published);
  const auto text = [&reader](std::string& value, std::string_view after) {
    value = reader.text();
    reader.take(after);
  };
  text(entry.at, R"(","commit":")");
  text(entry.commit, R"(","as_of":")");
  text(entry.as_of, R"(","base_url":")");
  text(entry.base_url, R"(","policy":")");
  text(entry.policy, R"(","manifest":")");
  entry.manifest = reader.digest();
  reader.take(R"(","files":)");
  entry.files = reader.number();
  reader.take(R"(,"urls":)");
  entry.urls = reader.number();
  reader.take(R"(,"lost":)");
  entry.lost = reader.number();
  reader.take(R"(,"previous":")");
  entry.previous = reader.digest();
  reader.take(R"("})");
  return entry;
}

/// Why an entry cannot stand after those before it, or "".
std::string_view fault_after(const std::vector<ReleaseEntry>& before, uint64_t highest,
                             const ReleaseEntry& entry) {
  if (entry.previous != digest_of_last(before)) return "it does not name the entry before it as that stands";
  if (!entry.is_rollback) return entry.release == highest + 1 ? "" : "its release is not the next number";
  const auto is_same = [&entry](const ReleaseEntry& one) {
    return one.release == entry.release && one.manifest == entry.manifest;
  };
  if (std::none_of(before.begin(), before.end(), is_same)) return "it goes back to no release of before";
  return before.back().release == entry.release ? "it goes back to what was live" : "";
}

}  // namespace

std::string write_ledger(const std::vector<ReleaseEntry>& entries) {
  std::string bytes(head);
  for (size_t i = 0; i < entries.size(); ++i) {
    bytes += i == 0 ? "\n" : ",\n";
    bytes += line_of(entries[i]);
  }
  return bytes += foot;
}

Digest digest_of_last(const std::vector<ReleaseEntry>& entries) {
  return entries.empty() ? Digest() : sha256(line_of(entries.back()));
}

uint64_t highest_release(const std::vector<ReleaseEntry>& entries) {
  uint64_t highest = 0;
  for (const ReleaseEntry& entry : entries) highest = std::max(highest, entry.release);
  return highest;
}

LedgerReading read_ledger(std::string_view bytes) {
  LedgerReading reading;
  FixedJsonReader reader(bytes);
  if (!reader.take(head)) return {{}, "it does not begin as a ledger of releases does"};
  uint64_t highest = 0;
  while (!reader.rest().starts_with(foot)) {
    const size_t number = reading.entries.size() + 1;
    reader.take(reading.entries.empty() ? "\n" : ",\n");
    ReleaseEntry entry = take_entry(reader);
    const std::string_view fault = reader.good() ? fault_after(reading.entries, highest, entry)
                                                 : "it is not written as gongbao writes it";
    if (!fault.empty()) {
      reading.fault = fmt::format("entry {}: {}", number, fault);
      return reading;
    }
    highest = std::max(highest, entry.release);
    reading.entries.push_back(std::move(entry));
  }
  // The same values in other words would have other digests.
  if (write_ledger(reading.entries) != bytes) reading.fault = "it is not written as gongbao writes it";
  return reading;
}

}  // namespace gongbao
