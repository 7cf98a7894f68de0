#include "cli/build_state.h"

#include "base/record.h"

namespace gongbao {
namespace {

void write_instant(RecordWriter& record, const Instant& instant) {
  record.number(instant.seconds);
  record.number(instant.offset_minutes);
}

Instant read_instant(RecordReader& record) {
  Instant instant;
  instant.seconds = record.number();
  instant.offset_minutes = static_cast<int>(record.number());
  return instant;
}

}  // namespace

std::optional<BuildState> find_build_state(Cache& cache, std::string_view output) {
  const auto bytes = cache.find(cache.key("build", {output}));
  if (!bytes) return std::nullopt;
  RecordReader record(*bytes);
  BuildState state;
  state.mark = read_digest(record);
  state.files_mark = read_digest(record);
  state.request = read_digest(record);
  state.as_of = read_instant(record);
  const bool has_next = record.number() != 0;
  const Instant next = read_instant(record);
  if (has_next) state.next = next;
  state.question = read_digest(record);
  state.unclear = record.list<std::string>([&] { return std::string(record.text()); });
  state.findings = record.text();
  for (int64_t left = record.number(); left > 0 && record.good(); --left) {
    std::string path(record.text());
    state.texts.emplace(std::move(path), record.text());
  }
  state.files = static_cast<uint64_t>(record.number());
  return record.good() ? std::optional(std::move(state)) : std::nullopt;
}

void keep_build_state(Cache& cache, std::string_view output, const BuildState& state) {
  if (cache.is_none()) return;
  RecordWriter record;
  write_digest(record, state.mark);
  write_digest(record, state.files_mark);
  write_digest(record, state.request);
  write_instant(record, state.as_of);
  record.number(state.next.has_value());
  write_instant(record, state.next.value_or(Instant()));
  write_digest(record, state.question);
  record.list(state.unclear, [&](const std::string& path) { record.text(path); });
  record.text(state.findings);
  record.number(static_cast<int64_t>(state.texts.size()));
  for (const auto& [path, text] : state.texts) {
    record.text(path);
    record.text(text);
  }
  record.number(static_cast<int64_t>(state.files));
  cache.keep(cache.key("build", {output}), record.take());
}

std::optional<PageFacts> find_page_facts(Cache& cache, std::string_view output) {
  const auto bytes = cache.find(cache.key("pages", {output}));
  if (!bytes) return std::nullopt;
  RecordReader record(*bytes);
  PageFacts pages;
  pages.files_mark = read_digest(record);
  pages.setting = read_digest(record);
  pages.facts = record.list<std::pair<NamedFact, FactDigest>>([&] {
    std::pair<NamedFact, FactDigest> fact;
    const int64_t kind = record.number();
    if (kind < 0 || kind >= static_cast<int64_t>(fact_kinds)) record.refuse();
    fact.first.kind = static_cast<FactKind>(kind);
    fact.first.id = record.text();
    fact.first.year = static_cast<uint32_t>(record.number());
    const std::string_view digest = record.text();
    std::copy_n(digest.begin(), std::min(digest.size(), fact.second.size()), fact.second.begin());
    return fact;
  });
  auto last = pages.pages.end();
  for (int64_t left = record.number(); left > 0 && record.good(); --left) {
    std::string path(record.text());
    PageFacts::OfPage page;
    page.identity = static_cast<uint64_t>(record.number());
    const std::string_view places = record.text();
    page.facts.resize(places.size() / sizeof(uint32_t));
    if (!page.facts.empty())
      std::memcpy(page.facts.data(), places.data(), page.facts.size() * sizeof(uint32_t));
    for (const uint32_t place : page.facts)
      if (place >= pages.facts.size()) return std::nullopt;
    last = pages.pages.emplace_hint(last, std::move(path), std::move(page));
  }
  return record.good() ? std::optional(std::move(pages)) : std::nullopt;
}

void keep_page_facts(Cache& cache, std::string_view output, const PageFacts& pages) {
  if (cache.is_none()) return;
  RecordWriter record;
  write_digest(record, pages.files_mark);
  write_digest(record, pages.setting);
  record.list(pages.facts, [&](const std::pair<NamedFact, FactDigest>& fact) {
    record.number(static_cast<int64_t>(fact.first.kind));
    record.text(fact.first.id);
    record.number(fact.first.year);
    record.text({reinterpret_cast<const char*>(fact.second.data()), fact.second.size()});
  });
  record.number(static_cast<int64_t>(pages.pages.size()));
  for (const auto& [path, page] : pages.pages) {
    record.text(path);
    record.number(static_cast<int64_t>(page.identity));
    record.text({reinterpret_cast<const char*>(page.facts.data()), page.facts.size() * sizeof(uint32_t)});
  }
  cache.keep(cache.key("pages", {output}), record.take());
}

}  // namespace gongbao
