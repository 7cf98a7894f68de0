#include "audit/sought_texts.h"

#include <algorithm>

#include "audit/normal_text.h"
#include "audit/readable.h"
#include "audit/source_stretch.h"
#include "base/record.h"
#include "content/front_matter.h"

namespace gongbao {
namespace {

/// Words that the formats give and no author chose.
constexpr std::string_view own_words[] = {
    "organisation", "inspection",           "enforcement", "publicity",  "training",
    "monitoring",   "rectification",        "internal",    "cumulative", "sampling",
    "provisional",  "distinct_from_author", "zh-Hans",     "official"};

/// Marks the texts that stand in one public source.
class PublicSearch {
 public:
  PublicSearch(const SoughtTexts& sought) : sought_(sought), found_(sought.texts().size()) {}

  void add(std::string_view normal) {
    sought_.needles().find(normal,
                           [&](size_t needle, size_t) { found_[sought_.text_of_needle(needle)] = true; });
    sought_.numbers().find(normal,
                           [&](size_t number, size_t) { found_[sought_.text_of_number(number)] = true; });
  }
  std::string take() {
    std::string result;
    for (size_t i = 0; i < found_.size(); ++i)
      if (found_[i]) {
        const auto index = static_cast<uint32_t>(i);
        result.append(reinterpret_cast<const char*>(&index), sizeof index);
        found_[i] = false;
      }
    return result;
  }

 private:
  const SoughtTexts& sought_;
  std::vector<bool> found_;
};

/// What a page may make of one public source.
void search_piece(std::string_view bytes, const SourcePiece& piece, const Library& library,
                  PublicSearch& search) {
  const bool is_document = piece.path.ends_with(".md");
  if (!is_document && !piece.path.ends_with(".toml")) {
    read_finished(piece.path, bytes, [&](std::string_view, std::string_view, const Readable& readable) {
      search.add(readable.text);
    });
    return;
  }
  NormalText text;
  each_stretch(bytes, piece, Side::visible, library, [&](const SourceStretch& stretch) {
    if (!stretch.is_body) text.end_cell();
    text.add(stretch.text);
    stretch.is_body ? text.add("\n") : text.end_cell();
  });
  search.add(text.take());
  const bool has_body = is_document && piece.split != Split::tombstone && piece.split != Split::withdrawal;
  if (!has_body) return;
  const auto head = library.at_path(piece.path);
  if (head && library[*head].blob == piece.blob) return search.add(normal_text(library[*head].body.text));
  Findings ignored;
  if (const auto document = read_document(bytes, piece.path, library.config.front_matter, ignored))
    search.add(normal_text(
        render_markdown(document->body, piece.path, document->body_line, library.config.markdown, ignored)
            .text));
}

void mark(std::string_view indices, std::vector<bool>& found) {
  for (size_t at = 0; at + 4 <= indices.size(); at += 4) {
    uint32_t index = 0;
    std::copy_n(indices.data() + at, 4, reinterpret_cast<char*>(&index));
    found[index] = true;
  }
}

bool is_list_of(std::string_view indices, size_t texts) {
  for (size_t at = 0; at + 4 <= indices.size(); at += 4) {
    uint32_t index = 0;
    std::copy_n(indices.data() + at, 4, reinterpret_cast<char*>(&index));
    if (index >= texts) return false;
  }
  return indices.size() % 4 == 0;
}

/// All that the search of one source depends on beside the source: what is looked for, and how sources are
/// read.
std::string question_of(const SoughtTexts& sought, const Snapshot& snapshot) {
  RecordWriter record;
  record.list(sought.texts(), [&](const WithheldText& text) {
    record.number(static_cast<int64_t>(text.kind));
    record.text(text.text);
    record.list(text.units, [&](const std::string& unit) { record.text(unit); });
  });
  for (const char* path : {"site.toml", "content/metrics.toml"}) {
    const SourceFile* file = snapshot.find(path);
    record.text(file ? file->blob : std::string());
  }
  const Digest digest = sha256(record.take());
  return {digest.bytes.begin(), digest.bytes.end()};
}

/// The values of the visible figures as data write them: 14万余元 is 140000 there.
void add_values(const PublicView& view, const Library& library, PublicSearch& search) {
  for (const SourcePiece& piece : view.visible)
    if (const auto document = library.at_path(piece.path); document && library[*document].blob == piece.blob)
      for (const Figure& figure : library[*document].figures)
        if (figure.value && !library.metrics[figure.metric].min_cell) search.add(figure.value->value.text());
}

/// Names that the registers give to things: "X局2026年度报告" says nothing that the page of X does not.
std::vector<Needle> register_names(const Library& library) {
  std::vector<Needle> names;
  const auto add = [&](std::string_view name) {
    if (name.size() >= NeedleSet::shortest) names.push_back({normal_text(name)});
  };
  for (const Agency& agency : library.agencies.all()) {
    add(agency.name);
    add(agency.short_name);
    for (const std::string& alias : agency.aliases) add(alias);
  }
  for (const Metric& metric : library.metrics.all()) add(metric.name);
  for (const LegalBasis& basis : library.bases.all()) add(basis.title);
  return names;
}

/// Whether something telling is left of the words without the registers' names.
bool tells_more(const std::string& words, const NeedleSet& names, const std::vector<Needle>& all) {
  std::string rest = words;
  names.find(words, [&](size_t name, size_t at) {
    std::fill_n(rest.begin() + static_cast<std::ptrdiff_t>(at), all[name].text.size(), ' ');
  });
  return count_telling_letters(rest) >= fewest_letters;
}

}  // namespace

SoughtTexts::SoughtTexts(std::vector<WithheldText> texts) : texts_(std::move(texts)) {
  for (size_t i = 0; i < texts_.size(); ++i) {
    if (texts_[i].kind == WithheldText::Kind::number) {
      numbers_.push_back({texts_[i].text, texts_[i].units});
      number_texts_.push_back(i);
    } else {
      needles_.push_back({texts_[i].text, texts_[i].kind == WithheldText::Kind::name});
      needle_texts_.push_back(i);
    }
  }
  needle_set_ = std::make_unique<NeedleSet>(needles_);
  number_set_ = std::make_unique<NumberSet>(numbers_);
}

std::vector<WithheldText> without_public_texts(std::vector<WithheldText> texts, const PublicView& view,
                                               const Snapshot& snapshot, const Library& library,
                                               const std::vector<PublicFile>& theme, const WorkLimits& limits,
                                               Cache& cache) {
  const SoughtTexts sought(std::move(texts));
  PublicSearch search(sought);
  for (const std::string_view word : own_words) search.add(normal_text(word));
  for (const std::string& text : view.visible_texts) search.add(normal_text(text));
  search.add(normal_text(library.config.base_url));
  add_values(view, library, search);
  std::vector<bool> found(sought.texts().size());
  mark(search.take(), found);

  const std::string question = question_of(sought, snapshot);
  std::vector<Cache::Key> keys;
  std::vector<size_t> unknown;  // sources, then files of the theme
  for (size_t i = 0; i < view.visible.size(); ++i) {
    const SourcePiece& piece = view.visible[i];
    const char sides[] = {static_cast<char>(piece.split), static_cast<char>(piece.reason)};
    keys.push_back(cache.key("public source", {question, piece.path, piece.blob, {sides, sizeof sides}}));
    if (const auto known = cache.find(keys.back()); known && is_list_of(*known, found.size()))
      mark(*known, found);
    else
      unknown.push_back(i);
  }
  for (size_t i = 0; i < theme.size(); ++i) unknown.push_back(view.visible.size() + i);
  const Outcomes outcomes = parallel_map(unknown.size(), limits, [&] {
    return [&, reader = std::make_shared<BlobReader>(snapshot.open_reader()),
            search_of_worker = std::make_shared<PublicSearch>(sought)](size_t item) {
      const size_t i = unknown[item];
      if (i < view.visible.size()) {
        search_piece(reader->read_version(view.visible[i].blob), view.visible[i], library, *search_of_worker);
      } else {
        const PublicFile& file = theme[i - view.visible.size()];
        search_of_worker->add(normal_text(file.bytes));
        read_finished(file.path, file.bytes,
                      [&](std::string_view, std::string_view, const Readable& readable) {
                        search_of_worker->add(readable.text);
                      });
      }
      return search_of_worker->take();
    };
  });
  for (size_t item = 0; item < outcomes.size(); ++item) {
    mark(outcomes[item].bytes, found);
    if (unknown[item] < keys.size() && outcomes[item].loss == Loss::none)
      cache.keep(keys[unknown[item]], outcomes[item].bytes);
  }

  const std::vector<Needle> names = register_names(library);
  const NeedleSet name_set(names);
  std::vector<WithheldText> left;
  for (size_t i = 0; i < found.size(); ++i) {
    const WithheldText& text = sought.texts()[i];
    if (found[i] || (text.kind == WithheldText::Kind::words && !tells_more(text.text, name_set, names)))
      continue;
    left.push_back(text);
  }
  return left;
}

}  // namespace gongbao
