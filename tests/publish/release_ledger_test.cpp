// Protects: nothing in the ledger of releases can be altered, added in between or taken out unseen.
#include "publish/release_ledger.h"

#include <doctest/doctest.h>

#include "base/text.h"
#include "support/json.h"

using namespace gongbao;

namespace {

ReleaseEntry entry(uint64_t release, bool is_rollback, const std::vector<ReleaseEntry>& before) {
  ReleaseEntry one;
  one.release = release;
  one.is_rollback = is_rollback;
  one.at = "2024-02-29T10:00:00+08:00";
  one.commit = std::string(40, 'c');
  one.as_of = "2024-02-29T09:00:00+08:00";
  one.base_url = "https://example.org/\"quoted\\\"/";
  one.policy = "p1";
  one.manifest = sha256(std::to_string(release));
  one.files = 12;
  one.urls = 11;
  one.lost = 1;
  one.previous = digest_of_last(before);
  return one;
}

/// Three releases, a step back to the second, a fourth.
std::vector<ReleaseEntry> five() {
  std::vector<ReleaseEntry> entries;
  for (const uint64_t release : {1u, 2u, 3u, 2u, 4u})
    entries.push_back(entry(release, entries.size() == 3, entries));
  return entries;
}

std::string fault_of(const std::vector<ReleaseEntry>& entries) {
  return read_ledger(write_ledger(entries)).fault;
}

}  // namespace

TEST_CASE("a ledger is read as it was written") {
  for (size_t size = 0; size <= 5; ++size) {
    std::vector<ReleaseEntry> entries = five();
    entries.resize(size);
    const LedgerReading reading = read_ledger(write_ledger(entries));
    CHECK(reading.fault == "");
    CHECK(reading.entries == entries);
  }
  CHECK(highest_release(five()) == 4);
}

TEST_CASE("the ledger is JSON, one entry a line, and each names the digest of the line before it") {
  const std::string bytes = write_ledger(five());
  const test::Json json = test::parse_json(bytes);
  CHECK(json["schema"].string() == "gongbao.releases/1");
  REQUIRE(json["rows"].items.size() == 5);
  CHECK(json["rows"][3]["act"].string() == "rollback");
  CHECK(json["rows"][0]["base_url"].string() == "https://example.org/\"quoted\\\"/");
  const std::vector<std::string_view> lines = split(bytes, '\n');
  for (size_t i = 1; i < 5; ++i) {
    std::string_view before = lines[i];
    before.remove_suffix(1);  // the comma
    CHECK(json["rows"][i]["previous"].string() == sha256(before).hex());
  }
}

TEST_CASE("any byte that is changed is seen, unless it is in the last entry's own words") {
  const std::string bytes = write_ledger(five());
  const size_t last = bytes.rfind("{\"release\"");
  for (size_t i = 0; i < last; ++i) {
    for (const char put : {'0', '7', 'x', ' ', '"'}) {
      if (bytes[i] == put) continue;
      std::string altered = bytes;
      altered[i] = put;
      REQUIRE_MESSAGE(read_ledger(altered).fault != "", altered.substr(i, 60));
    }
    REQUIRE(read_ledger(bytes.substr(0, i)).fault != "");
  }
}

TEST_CASE("an entry that is taken out, swapped or put in is seen") {
  for (size_t i = 0; i + 1 < 5; ++i) {
    std::vector<ReleaseEntry> entries = five();
    entries.erase(entries.begin() + static_cast<std::ptrdiff_t>(i));
    CHECK(fault_of(entries) != "");
    entries = five();
    std::swap(entries[i], entries[i + 1]);
    CHECK(fault_of(entries) != "");
    entries = five();
    entries.insert(entries.begin() + static_cast<std::ptrdiff_t>(i), entries[i]);
    CHECK(fault_of(entries) != "");
  }
}

TEST_CASE("numbers only rise, and a step back leads to a release that was live") {
  std::vector<ReleaseEntry> entries = five();
  const auto with = [&entries](ReleaseEntry one) {
    std::vector<ReleaseEntry> more = entries;
    more.push_back(std::move(one));
    return fault_of(more);
  };
  CHECK(with(entry(5, false, entries)) == "");
  CHECK(with(entry(3, true, entries)) == "");
  CHECK(with(entry(6, false, entries)) == "entry 6: its release is not the next number");
  CHECK(with(entry(4, false, entries)) == "entry 6: its release is not the next number");
  CHECK(with(entry(5, true, entries)) == "entry 6: it goes back to no release of before");
  CHECK(with(entry(4, true, entries)) == "entry 6: it goes back to what was live");
  ReleaseEntry other = entry(3, true, entries);
  other.manifest = sha256("another tree");
  CHECK(with(other) == "entry 6: it goes back to no release of before");
}
