#include "audit/file_search.h"

#include "audit/normal_text.h"
#include "base/record.h"
#include "base/text.h"
#include "source/object_id.h"

namespace gongbao {
namespace {

/// To be raised with every change of what is found in a file, in this folder or what it calls: a verdict that
/// an older search gave counts no longer.
constexpr int version_of_search = 1;

int line_of(std::string_view bytes, size_t offset) {
  return 1 + static_cast<int>(std::count(
                 bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(std::min(offset, bytes.size())),
                 '\n'));
}

size_t hash_of(std::string_view name) {
  uint32_t hash = 2166136261;
  for (const char c : name) hash = (hash ^ static_cast<uint8_t>(c)) * 16777619;
  return (hash ^ hash >> 12) % 4096;
}

LeakHit::How how_of(const WithheldText& text) {
  const bool is_address = text.kind == WithheldText::Kind::name && text.reason != Hidden::contact;
  return is_address ? LeakHit::How::address : LeakHit::How::words;
}

/// a/b/../c as a/c; what leads above the top stays there.
std::string plain_path(std::string_view path) {
  std::vector<std::string> parts;
  for (const std::string_view part : split(path, '/')) {
    if (part == ".." && !parts.empty())
      parts.pop_back();
    else if (!part.empty() && part != "." && part != "..")
      parts.emplace_back(part);
  }
  return join(parts, "/") + "/";
}

}  // namespace

FileSearch::FileSearch(const SoughtTexts& sought, const PublicView& view, const std::string& base_url)
    : sought_(sought), base_url_(base_url) {
  if (const size_t host = base_url.find("//"); host != base_url.npos)
    if (const size_t path = base_url.find('/', host + 2); path != base_url.npos)
      base_path_ = base_url.substr(path);
  std::set<std::string> hidden;
  for (const HiddenAddress& address : view.addresses) hidden.insert(address.url);
  for (size_t i = 0; i < sought.texts().size(); ++i)
    if (hidden.contains(sought.texts()[i].text)) {
      const std::string& url = sought.texts()[i].text;
      urls_.emplace(url, i);
      names_[hash_of(split(url.substr(0, url.size() - 1), '/').back())] = true;
    }
  std::set<std::string> shown;
  for (const SourcePiece& piece : view.visible) shown.insert(piece.blob);
  for (size_t i = 0; i < view.withheld.size(); ++i)
    if (view.withheld[i].split == Split::none && !shown.contains(view.withheld[i].blob))
      blobs_.emplace(view.withheld[i].blob, i);
  question_ = make_question();
}

/// As a set: where its author wrote a text, and why it may not be seen, changes no verdict.
Digest FileSearch::make_question() const {
  std::vector<std::string> texts;
  for (const WithheldText& text : sought_.texts()) {
    RecordWriter record;
    record.number(static_cast<int64_t>(text.kind));
    record.text(text.text);
    record.list(text.units, [&](const std::string& unit) { record.text(unit); });
    texts.push_back(record.take());
  }
  std::sort(texts.begin(), texts.end());
  RecordWriter all;
  all.text(GONGBAO_VERSION);
  all.number(version_of_search);
  all.text(base_url_);
  all.list(texts, [&](const std::string& text) { all.text(text); });
  all.number(static_cast<int64_t>(urls_.size()));
  for (const auto& [url, text] : urls_) all.text(url);
  all.number(static_cast<int64_t>(blobs_.size()));
  for (const auto& [blob, piece] : blobs_) all.text(blob);
  return sha256(all.take());
}

const WithheldText* FileSearch::hidden_at(std::string_view site_path) const {
  for (size_t slash = site_path.find('/'); slash != site_path.npos; slash = site_path.find('/', slash + 1))
    if (const auto found = urls_.find(site_path.substr(0, slash + 1)); found != urls_.end())
      return &sought_.texts()[found->second];
  return nullptr;
}

bool FileSearch::may_lead_to_hidden(std::string_view address) const {
  size_t begin = 0;
  for (size_t i = 0; i <= address.size(); ++i) {
    if (i < address.size() && address[i] != '/' && address[i] != '?' && address[i] != '#') continue;
    if (names_[hash_of(address.substr(begin, i - begin))]) return true;
    begin = i + 1;
  }
  return false;
}

std::string FileSearch::target_of(const std::string& page, std::string_view address) const {
  address = address.substr(0, address.find_first_of("?#"));
  if (!base_url_.empty() && address.starts_with(base_url_))
    return plain_path(address.substr(base_url_.size()));
  if (address.empty() || address.find(':') != address.npos) return {};
  if (address.front() != '/') return plain_path(page.substr(0, page.rfind('/') + 1) + std::string(address));
  return address.starts_with(base_path_) ? plain_path(address.substr(base_path_.size())) : std::string();
}

std::vector<LeakHit> FileSearch::search(const std::string& path, std::string_view bytes) const {
  std::map<size_t, LeakHit> hits;
  const auto add_text = [&](const WithheldText* text, LeakHit::How how, std::string_view member, int line) {
    const auto index = static_cast<size_t>(text - sought_.texts().data());
    hits.emplace(index, LeakHit{index, how, std::string(member), line});
  };
  if (const WithheldText* hidden = hidden_at(path)) add_text(hidden, LeakHit::How::address, {}, 0);
  sought_.needles().find(normal_text(path), [&](size_t needle, size_t) {
    const WithheldText* text = &sought_.texts()[sought_.text_of_needle(needle)];
    add_text(text, how_of(*text), {}, 0);
  });
  read_finished(path, bytes, [&](std::string_view member, std::string_view raw, const Readable& readable) {
    const auto line_at = [&](size_t offset) { return line_of(raw, readable.source_of(offset)); };
    sought_.needles().find(readable.text, [&](size_t needle, size_t at) {
      const WithheldText* text = &sought_.texts()[sought_.text_of_needle(needle)];
      if (!hits.contains(static_cast<size_t>(text - sought_.texts().data())))
        add_text(text, how_of(*text), member, line_at(at));
    });
    sought_.numbers().find_stated(readable, [&](size_t number, size_t at) {
      add_text(&sought_.texts()[sought_.text_of_number(number)], LeakHit::How::number, member, line_at(at));
    });
    if (urls_.empty()) return;
    for (const Readable::Address& address : readable.addresses) {
      if (!may_lead_to_hidden(address.target)) continue;
      if (const WithheldText* hidden = hidden_at(target_of(path, address.target)))
        add_text(hidden, LeakHit::How::address, member, line_of(raw, address.source));
    }
  });
  std::vector<LeakHit> result;
  for (auto& [index, hit] : hits) result.push_back(std::move(hit));
  if (!bytes.empty() && !blobs_.empty())
    if (const auto found = blobs_.find(blob_id(bytes).hex()); found != blobs_.end())
      result.push_back({found->second, LeakHit::How::file, {}, 0});
  return result;
}

}  // namespace gongbao
