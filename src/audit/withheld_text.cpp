#include "audit/withheld_text.h"

#include "audit/normal_text.h"
#include "audit/readable.h"
#include "audit/source_stretch.h"
#include "base/record.h"
#include "base/text.h"
#include "base/utf8.h"
#include "content/version_reader.h"

namespace gongbao {
namespace {

constexpr size_t fewest_characters = 8;
constexpr size_t fewest_digits = 4;

bool ends_sentence(char32_t c) {
  return std::u32string_view(U"。！？；!?;…\n\r\t\xFFFC").find(c) != std::u32string_view::npos;
}

/// Signs of Markdown: what stands on both sides of one may be joined or parted on a page.
bool is_markup(char32_t c) {
  return std::u32string_view(U"[]()*_`<>#|~\\&\"").find(c) != std::u32string_view::npos;
}

/// What a fragment may begin or end with that a page shows elsewhere or not at all.
bool is_edge(char32_t c) {
  return std::u32string_view(U" \u3000:,.-+=^!").find(c) != std::u32string_view::npos;
}

/// Gives the pieces of a text between ends of sentences, each with its first code point.
template <class Use>
void each_sentence(std::u32string_view text, bool is_body, const Use& use) {
  size_t begin = 0;
  for (size_t i = 0; i <= text.size(); ++i) {
    if (i < text.size() && !ends_sentence(text[i]) && !(is_body && is_markup(text[i]))) continue;
    size_t first = begin, last = i;
    if (is_body) {
      while (first < last && is_edge(text[first])) ++first;
      while (last > first && is_edge(text[last - 1])) --last;
    }
    if (last > first) use(text.substr(first, last - first), first);
    begin = i + 1;
  }
}

/// "12. " and "12) " at the start of a list's line.
size_t list_number(std::u32string_view line) {
  size_t at = 0;
  while (at < line.size() && line[at] == U' ') ++at;
  const size_t digits = at;
  while (at < line.size() && line[at] >= U'0' && line[at] <= U'9') ++at;
  const bool is_number =
      at > digits && at + 1 < line.size() && (line[at] == U'.' || line[at] == U')') && line[at + 1] == U' ';
  return is_number ? at + 2 : 0;
}

bool is_telling(std::string_view normal) {
  return count_code_points(normal) >= fewest_characters && count_telling_letters(normal) >= fewest_letters;
}

std::string to_utf8(std::u32string_view points) {
  std::string result;
  for (const char32_t c : points) append_utf8(result, c);
  return result;
}

void write(RecordWriter& record, const WithheldText& text) {
  record.number(static_cast<int64_t>(text.kind));
  record.text(text.text);
  record.number(text.place.line);
  record.number(text.place.column);
  record.number(text.place.length);
}

WithheldText read(RecordReader& record, const SourcePiece& piece) {
  WithheldText text;
  text.kind = static_cast<WithheldText::Kind>(record.number());
  text.text = record.text();
  text.reason = piece.reason;
  text.place.path = piece.path;
  text.place.line = static_cast<int>(record.number());
  text.place.column = static_cast<int>(record.number());
  text.place.length = static_cast<int>(record.number());
  return text;
}

/// The words of one piece.
std::vector<WithheldText> words_of(std::string_view bytes, const SourcePiece& piece, const Library& library) {
  std::vector<WithheldText> result;
  const auto add = [&](std::string normal, int line, int column, size_t length) {
    if (is_telling(normal))
      result.push_back({WithheldText::Kind::words,
                        std::move(normal),
                        {},
                        piece.reason,
                        {piece.path, line, column, static_cast<int>(std::min<size_t>(length, 1000))}});
  };
  if (!piece.path.ends_with(".md") && !piece.path.ends_with(".toml")) {
    read_finished(piece.path, bytes, [&](std::string_view, std::string_view, const Readable& readable) {
      for (const std::string_view cell : split(readable.text, cell_end))
        each_sentence(decode(cell), false,
                      [&](std::u32string_view sentence, size_t) { add(to_utf8(sentence), 0, 0, 1); });
    });
    return result;
  }
  each_stretch(bytes, piece, Side::withheld, library, [&](const SourceStretch& stretch) {
    const std::u32string points = decode(stretch.text);
    const size_t skip = stretch.is_body ? list_number(points) : 0;
    const size_t before = result.size();
    each_sentence(std::u32string_view(points).substr(skip), stretch.is_body,
                  [&](std::u32string_view sentence, size_t at) {
                    const int column = stretch.column + (stretch.is_body ? static_cast<int>(at + skip) : 0);
                    add(normal_text(to_utf8(sentence)), stretch.line, column, sentence.size());
                  });
    if (!stretch.is_body && result.size() == before)
      add(normal_text(stretch.text), stretch.line, stretch.column, points.size());
  });
  return result;
}

void add_numbers(const Document& document, const Library& library, Hidden reason, bool small_cells_only,
                 std::vector<WithheldText>& texts) {
  const auto add = [&](const Metric& metric, const Quantity& value, const Place& place) {
    const std::string digits = value.value.text();
    if (metric.unit.unit == "%") return;  // a rate of two decimals is anybody's quotient
    if (std::count_if(digits.begin(), digits.end(), is_ascii_digit) < static_cast<int>(fewest_digits)) return;
    std::vector<std::string> units = metric.unit.also;
    if (!metric.unit.unit.empty()) units.push_back(metric.unit.unit);
    texts.push_back({WithheldText::Kind::number, digits, std::move(units), reason, place});
  };
  for (const Figure& figure : document.figures) {
    const Metric& metric = library.metrics[figure.metric];
    if (!figure.value) continue;
    // A year's sum of small cells may be published, and be one figure.
    if (small_cells_only && (!metric.min_cell || figure.value->value >= Decimal::of(*metric.min_cell)))
      continue;
    add(metric, *figure.value, figure.stated_at);
  }
  if (const Campaign* campaign = document.as_campaign(); campaign && !small_cells_only)
    for (const Target& target : campaign->targets)
      if (target.metric && target.value) add(library.metrics[*target.metric], *target.value, target.place);
}

/// Figures of withheld versions before the head: they are not in the library.
void add_earlier_numbers(const PublicView& view, const Snapshot& snapshot, const Library& library,
                         const WorkLimits& limits, std::vector<WithheldText>& texts) {
  std::vector<VersionRequest> wanted;
  std::vector<Hidden> reasons;
  for (const SourcePiece& piece : view.withheld) {
    const auto document = library.at_path(piece.path);
    if (!document || piece.split != Split::none || library[*document].blob == piece.blob) continue;
    wanted.push_back({*document, piece.blob});
    reasons.push_back(piece.reason);
  }
  const std::vector<ReadVersion> versions = read_versions(snapshot, library, wanted, limits);
  for (size_t i = 0; i < versions.size(); ++i)
    if (versions[i].is_readable) add_numbers(versions[i].document, library, reasons[i], false, texts);
}

void add_name(std::string_view name, Hidden reason, const std::string& path,
              std::vector<WithheldText>& texts) {
  if (!name.empty())
    texts.push_back({WithheldText::Kind::name, normal_text(name), {}, reason, {path, 0, 0, 1}});
}

/// Who wrote the files that are there, and who may sign.
void add_people(const Snapshot& snapshot, const Library& library, const History& history,
                std::vector<WithheldText>& texts) {
  std::map<std::string, std::string> emails;  // with a file that each wrote
  for (const SourceFile& file : snapshot.files())
    for (const Version& version : history.versions(file.path))
      for (const Author& author : version.authors)
        if (author.email.find('@') != std::string::npos) emails.emplace(author.email, file.path);
  for (const Reviewer& reviewer : library.config.reviewers) {
    emails.emplace(reviewer.email, "site.toml");
    const std::vector<std::string_view> key = split(reviewer.key, ' ');
    if (key.size() > 1) add_name(key[1], Hidden::contact, "site.toml", texts);
  }
  for (const auto& [email, path] : emails) add_name(email, Hidden::contact, path, texts);
}

}  // namespace

size_t count_telling_letters(std::string_view normal) {
  constexpr std::u32string_view of_dates = U"年月日时分秒约至季度上下半第号XTZ";
  size_t letters = 0;
  for (const char32_t c : decode(normal))
    if (is_letter_or_digit(c) && !(c >= U'0' && c <= U'9') && of_dates.find(c) == of_dates.npos) ++letters;
  return letters;
}

std::vector<WithheldText> read_withheld_texts(const PublicView& view, const Snapshot& snapshot,
                                              const Library& library, const History& history,
                                              const WorkLimits& limits) {
  const Outcomes outcomes = parallel_map(view.withheld.size(), limits, [&] {
    return [&, reader = std::make_shared<BlobReader>(snapshot.open_reader())](size_t i) {
      RecordWriter record;
      record.list(words_of(reader->read_version(view.withheld[i].blob), view.withheld[i], library),
                  [&](const WithheldText& text) { write(record, text); });
      return record.take();
    };
  });
  std::vector<WithheldText> texts;
  for (size_t i = 0; i < view.withheld.size(); ++i) {
    const SourcePiece& piece = view.withheld[i];
    RecordReader record(outcomes[i].bytes);
    for (WithheldText& text : record.list<WithheldText>([&] { return read(record, piece); }))
      texts.push_back(std::move(text));
    const auto document = library.at_path(piece.path);
    const bool is_head = document && library[*document].blob == piece.blob;
    if (is_head && (piece.split == Split::none || piece.split == Split::small_cells))
      add_numbers(library[*document], library, piece.reason, piece.split == Split::small_cells, texts);
    if (document || piece.split != Split::none) continue;
    add_name(piece.path, piece.reason, piece.path, texts);
    const std::string file = piece.path.substr(piece.path.rfind('/') + 1);
    if (is_telling(file)) add_name(file, piece.reason, piece.path, texts);
  }
  for (const HiddenAddress& address : view.addresses) {
    add_name(address.path, address.reason, address.path, texts);
    add_name(address.url, address.reason, address.path, texts);
    for (const std::string& name : address.names) add_name(name, address.reason, address.path, texts);
  }
  add_earlier_numbers(view, snapshot, library, limits, texts);
  add_people(snapshot, library, history, texts);
  return texts;
}

}  // namespace gongbao
