#include "audit/source_stretch.h"

#include "base/text.h"
#include "content/front_matter.h"

namespace gongbao {
namespace {

/// What a tombstone does not say of a withdrawn notice.
constexpr std::string_view gone_with_the_text[] = {"attachments", "change_note", "consultation",
                                                   "copies",      "keywords",    "recipients",
                                                   "summary",     "tables",      "tags"};
/// Tables of site.toml that no output shows.
constexpr std::string_view never_shown[] = {"privacy", "review", "reviewer"};
/// In a sign-off record, what a public page shows of the document that it is about, or what the manifest
/// lists.
constexpr std::string_view public_in_records[] = {"attachments", "figures", "instant", "role"};

template <size_t N>
bool is_one_of(std::string_view key, const std::string_view (&keys)[N]) {
  return std::find(std::begin(keys), std::end(keys), key) != std::end(keys);
}

class StretchReader {
 public:
  StretchReader(const SourcePiece& piece, Side side, const Library& library,
                const std::function<void(const SourceStretch&)>& use)
      : piece_(piece), side_(side), library_(library), use_(use) {}

  void table(const Node& node) {
    for (const Node::Member& member : node.members) {
      if (piece_.split == Split::small_cells && member.key == "metrics") {
        metrics(member.value, "");
      } else if (piece_.reason == Hidden::record && side_ == Side::withheld) {
        record(member.value);
      } else if (is_on_side(member.key)) {
        values(member.value);
      }
    }
  }

  bool takes_body() const {
    if (piece_.split == Split::tombstone || piece_.split == Split::withdrawal) return side_ == Side::withheld;
    return piece_.split != Split::small_cells || side_ == Side::visible;
  }

 private:
  bool is_on_side(std::string_view key) const {
    switch (piece_.split) {
      case Split::none:
        return true;
      case Split::tombstone:
        return is_one_of(key, gone_with_the_text) == (side_ == Side::withheld);
      case Split::withdrawal:
        return (key == "withdrawn") == (side_ == Side::visible);
      case Split::small_cells:
        return side_ == Side::visible;
      case Split::site:
        return is_one_of(key, never_shown) == (side_ == Side::withheld);
    }
    return true;
  }

  /// Keys are joined with '.' up to a registered id, as TOML's tables need it.
  void metrics(const Node& node, const std::string& prefix) {
    for (const Node::Member& member : node.members) {
      const std::string id = prefix + member.key;
      if (const auto metric = library_.metrics.with_id(id)) {
        const bool small = library_.metrics[*metric].min_cell.has_value();
        if (small == (side_ == Side::withheld)) values(member.value);
      } else if (member.value.kind == Node::Kind::table) {
        metrics(member.value, id + ".");
      }
    }
  }

  void record(const Node& entries) {
    for (const Node& entry : entries.items)
      for (const Node::Member& member : entry.members)
        if (!is_one_of(member.key, public_in_records)) values(member.value);
  }

  void values(const Node& node) {
    if (node.kind == Node::Kind::scalar) use_({node.text, false, node.line, node.column});
    for (const Node& item : node.items) values(item);
    for (const Node::Member& member : node.members) values(member.value);
  }

  const SourcePiece& piece_;
  Side side_;
  const Library& library_;
  const std::function<void(const SourceStretch&)>& use_;
};

void each_line(std::string_view text, int first, const std::function<void(const SourceStretch&)>& use) {
  for (const std::string_view line : split(text, '\n')) use({line, true, first++, 1});
}

}  // namespace

void each_stretch(std::string_view bytes, const SourcePiece& piece, Side side, const Library& library,
                  const std::function<void(const SourceStretch&)>& use) {
  Findings ignored;  // the run has them from its own reading
  StretchReader reader(piece, side, library, use);
  const FrontMatterLimits& limits = library.config.front_matter;
  if (piece.path.ends_with(".toml")) {
    if (const auto file = read_toml_file(bytes, piece.path, limits, ignored);
        file && file->kind == Node::Kind::table)
      reader.table(*file);
    else
      each_line(bytes, 1, use);
    return;
  }
  const auto document = read_document(bytes, piece.path, limits, ignored);
  if (!document || document->front_matter.kind != Node::Kind::table) return each_line(bytes, 1, use);
  reader.table(document->front_matter);
  if (reader.takes_body()) each_line(document->body, document->body_line, use);
}

}  // namespace gongbao
