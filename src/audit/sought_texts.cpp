#include "audit/sought_texts.h"

#include <algorithm>

#include "audit/normal_text.h"
#include "audit/readable.h"
#include "audit/source_stretch.h"
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
                                               const std::vector<PublicFile>& theme,
                                               const WorkLimits& limits) {
  const SoughtTexts sought(std::move(texts));
  PublicSearch search(sought);
  for (const std::string_view word : own_words) search.add(normal_text(word));
  for (const std::string& text : view.visible_texts) search.add(normal_text(text));
  search.add(normal_text(library.config.base_url));
  add_values(view, library, search);
  std::vector<bool> found(sought.texts().size());
  mark(search.take(), found);

  const Outcomes outcomes = parallel_map(view.visible.size() + theme.size(), limits, [&] {
    return [&, reader = std::make_shared<BlobReader>(snapshot.open_reader()),
            search_of_worker = std::make_shared<PublicSearch>(sought)](size_t i) {
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
  for (size_t i = 0; i < outcomes.size(); ++i) mark(outcomes[i].bytes, found);

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
