#include "draft/draft_file.h"

#include <algorithm>
#include <map>
#include <optional>

#include "base/digest.h"
#include "base/text.h"

namespace gongbao {
namespace {

constexpr std::string_view mark_begin = "[gongbao-draft:";
constexpr std::string_view list_begin = "[gongbao-draft]: # \"";
constexpr std::string_view mark_middle = "]: # \"";

/// The same for a text that an editor has wrapped, padded or given other line ends.
std::string digest_of(std::string_view text) {
  std::string plain;
  for (const char c : text) {
    if (c == ' ' || c == '\t' || c == '\n' || c == '\r') continue;
    if (c == '-' && plain.ends_with('-')) continue;  // under a table's head
    plain += c;
  }
  return sha256(plain).hex().substr(0, 16);
}

struct Mark {
  std::string key;
  std::string digest;
};

std::optional<Mark> read_mark(std::string_view line) {
  line = trim(line);
  const size_t middle = line.find(mark_middle);
  if (!line.starts_with(mark_begin) || middle == line.npos || !line.ends_with('"')) return std::nullopt;
  const size_t digest = middle + mark_middle.size();
  if (digest >= line.size()) return std::nullopt;
  return Mark{std::string(line.substr(mark_begin.size(), middle - mark_begin.size())),
              std::string(line.substr(digest, line.size() - digest - 1))};
}

bool is_list_of_keys(std::string_view line) { return trim(line).starts_with(list_begin); }

std::vector<std::string> keys_in(std::string_view line) {
  line = trim(line).substr(list_begin.size());
  std::vector<std::string> keys;
  for (const std::string_view key : split(line.substr(0, line.find('"')), ' '))
    if (!key.empty()) keys.emplace_back(key);
  return keys;
}

/// A stretch of the file: a marked block, or what the author has put between blocks (no key).
struct Piece {
  std::string key;
  std::string digest;  ///< in its mark
  std::string text;    ///< as it stands in the file, without the mark
  int line = 0;
};

struct DraftText {
  std::vector<Piece> pieces;
  std::vector<std::string> keys;  ///< ever offered
};

std::vector<std::string_view> lines_of(std::string_view text) {  // with their ends
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const size_t end = text.find('\n');
    const size_t length = end == text.npos ? text.size() : end + 1;
    lines.push_back(text.substr(0, length));
    text.remove_prefix(length);
  }
  return lines;
}

DraftText read_file(std::string_view text) {
  DraftText file;
  std::set<std::string> seen;
  const std::vector<std::string_view> lines = lines_of(text);
  const auto is_empty = [&](size_t i) { return trim(lines[i]).empty(); };
  const auto ends_block = [&](size_t i) {
    return read_mark(lines[i]).has_value() || is_list_of_keys(lines[i]) || lines[i].starts_with('#');
  };
  std::string between;
  for (size_t i = 0; i < lines.size();) {
    const std::optional<Mark> mark = read_mark(lines[i]);
    if (is_list_of_keys(lines[i])) {
      for (std::string& key : keys_in(lines[i])) file.keys.push_back(std::move(key));
      ++i;
    } else if (!mark || !seen.insert(mark->key).second) {
      between += lines[i++];
    } else {
      file.pieces.push_back({{}, {}, std::exchange(between, {}), 0});
      size_t begin = ++i;
      while (begin < lines.size() && is_empty(begin)) ++begin;
      Piece piece{mark->key, mark->digest, {}, static_cast<int>(begin) + 1};
      if (begin < lines.size() && !ends_block(begin))
        for (i = begin; i < lines.size() && !is_empty(i) && !ends_block(i); ++i) piece.text += lines[i];
      file.pieces.push_back(std::move(piece));
    }
  }
  file.pieces.push_back({{}, {}, between, 0});
  return file;
}

std::string marked(std::string_view key, std::string_view digest, std::string_view text) {
  return fmt::format("{}{}{}{}\"\n{}{}", mark_begin, key, mark_middle, digest, text.empty() ? "" : "\n",
                     text);
}

class Merge {
 public:
  Merge(DraftText file, const Draft& draft, const std::set<std::string>& force)
      : file_(std::move(file)), draft_(draft), force_(force) {
    for (const std::string& key : file_.keys) offered_.insert(key);
    for (const Piece& piece : file_.pieces)
      if (!piece.key.empty()) offered_.insert(piece.key);
  }

  MergedDraft merge() {
    for (const DraftSection& section : draft_.sections) {
      for (size_t i = 0; i < section.blocks.size(); ++i) place(section, i);
    }
    withdraw();
    std::string text;
    for (const Piece& piece : file_.pieces)
      text += piece.key.empty() ? piece.text : marked(piece.key, piece.digest, piece.text);
    std::vector<std::string> keys(offered_.begin(), offered_.end());
    if (!text.ends_with('\n')) text += "\n";
    if (!text.ends_with("\n\n")) text += "\n";
    result_.text = text + fmt::format("{}{}\"\n", list_begin, join(keys, " "));
    return std::move(result_);
  }

 private:
  std::vector<Piece>::iterator find(const std::string& key) {
    return std::find_if(file_.pieces.begin(), file_.pieces.end(),
                        [&](const Piece& piece) { return piece.key == key; });
  }
  bool is_forced(const DraftSection& section, const std::string& key) const {
    return force_.contains(key) || force_.contains(section.id);
  }
  void report(DraftChange::What what, const std::string& key, int line = 0, std::string text = {}) {
    result_.changes.push_back({what, key, line, std::move(text)});
  }

  void place(const DraftSection& section, size_t index) {
    const DraftBlock& block = section.blocks[index];
    const std::string text = markdown_of(block, draft_.sentence_space);
    generated_.insert(block.key);
    const auto known = find(block.key);
    if (known == file_.pieces.end()) {
      if (offered_.contains(block.key) && !is_forced(section, block.key))
        return report(DraftChange::What::left_out, block.key, 0, text);
      return insert(section, index, text);
    }
    const std::string digest = digest_of(text);
    const bool is_untouched = digest_of(known->text) == known->digest;
    if (is_untouched || is_forced(section, block.key)) {
      if (is_untouched && digest == known->digest) return;
      const bool was_last = !known->text.empty() && !known->text.ends_with('\n');
      known->text = was_last ? text.substr(0, text.size() - 1) : text + (known->text.empty() ? "\n" : "");
      known->digest = digest;
      return report(DraftChange::What::refreshed, block.key);
    }
    if (known->text.empty()) return report(DraftChange::What::left_out, block.key, 0, text);
    if (digest != known->digest) report(DraftChange::What::kept, block.key, known->line, text);
  }

  /// Behind the nearest block before it in its section, else before the nearest one behind it.
  void insert(const DraftSection& section, size_t index, const std::string& text) {
    const DraftBlock& block = section.blocks[index];
    std::vector<Piece> made{{block.key, digest_of(text), text, 0}};
    auto at = file_.pieces.end();
    for (size_t i = index; i > 0 && at == file_.pieces.end(); --i)
      if (at = find(section.blocks[i - 1].key); at != file_.pieces.end()) {
        ++at;
        made.insert(made.begin(), Piece{{}, {}, "\n", 0});
      }
    for (size_t i = index + 1; i < section.blocks.size() && at == file_.pieces.end(); ++i)
      if (at = find(section.blocks[i].key); at != file_.pieces.end()) made.push_back({{}, {}, "\n", 0});
    if (at == file_.pieces.end()) {
      const bool was_there = std::any_of(offered_.begin(), offered_.end(), [&](const std::string& key) {
        return key.starts_with(section.id + ".");
      });
      if (was_there && !is_forced(section, block.key)) {  // the author took the whole section out
        report(DraftChange::What::left_out, block.key, 0, text);
        offered_.insert(block.key);
        return;
      }
      const std::string& last = file_.pieces.back().text;
      const bool is_apart = last == "\n" || last.ends_with("\n\n");
      made.insert(made.begin(), Piece{{}, {}, (is_apart ? "## " : "\n## ") + section.heading + "\n\n", 0});
      made.push_back({{}, {}, "\n", 0});
    }
    file_.pieces.insert(at, made.begin(), made.end());
    offered_.insert(block.key);
    report(DraftChange::What::added, block.key);
  }

  /// Blocks that nothing generates any more.
  void withdraw() {
    for (Piece& piece : file_.pieces) {
      if (piece.key.empty() || generated_.contains(piece.key)) continue;
      if (digest_of(piece.text) == piece.digest) {
        report(DraftChange::What::withdrawn, piece.key);
        offered_.erase(piece.key);
        piece = {};
      } else if (!piece.text.empty()) {
        report(DraftChange::What::kept, piece.key, piece.line);
      }
    }
    std::erase_if(offered_, [&](const std::string& key) {
      return !generated_.contains(key) && find(key) == file_.pieces.end();
    });
  }

  DraftText file_;
  const Draft& draft_;
  const std::set<std::string>& force_;
  std::set<std::string> offered_, generated_;
  MergedDraft result_;
};

}  // namespace

std::string new_draft_file(const Draft& draft) {
  std::string text = draft.front_matter;
  std::vector<std::string> keys;
  for (const DraftSection& section : draft.sections) {
    text += "\n## " + section.heading + "\n";
    for (const DraftBlock& block : section.blocks) {
      const std::string words = markdown_of(block, draft.sentence_space);
      text += "\n" + marked(block.key, digest_of(words), words);
      keys.push_back(block.key);
    }
  }
  std::sort(keys.begin(), keys.end());
  return text + fmt::format("\n{}{}\"\n", list_begin, join(keys, " "));
}

bool is_draft_file(std::string_view text) {
  const std::vector<std::string_view> lines = lines_of(text);
  return std::any_of(lines.begin(), lines.end(), [](std::string_view line) {
    return is_list_of_keys(line) || read_mark(line).has_value();
  });
}

MergedDraft merge_draft(std::string_view file, const Draft& draft, const std::set<std::string>& force) {
  const bool has_crlf = file.find("\r\n") != file.npos;
  MergedDraft merged = Merge(read_file(replace_all(file, "\r\n", "\n")), draft, force).merge();
  if (has_crlf) merged.text = replace_all(merged.text, "\n", "\r\n");
  return merged;
}

}  // namespace gongbao
