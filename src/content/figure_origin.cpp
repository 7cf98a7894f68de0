#include "content/figure_origin.h"

#include <numeric>

#include "base/error.h"
#include "base/record.h"
#include "content/document_parser.h"
#include "content/front_matter.h"

namespace gongbao {
namespace {

constexpr int64_t not_known = -1;

bool is_same_statement(const Figure& a, const Figure& b) {
  return a.metric == b.metric && a.agency == b.agency && a.when == b.when && a.region == b.region &&
         a.scope == b.scope && a.basis == b.basis && a.value == b.value && a.as_written == b.as_written;
}

/// The bytes before the body: a version that begins with them has the same front matter. Empty where that
/// cannot be told from line feeds.
std::string_view front_part(std::string_view bytes, int body_line) {
  size_t end = 0;
  for (int line = 1; line < body_line; ++line) {
    const size_t feed = bytes.find('\n', end);
    if (feed == bytes.npos) return {};
    end = feed + 1;
  }
  return bytes.substr(0, end);
}

/// The figures of one version after another of a document, newest first.
class VersionFigures {
 public:
  VersionFigures(const Library& library, const Document& document, BlobReader& reader)
      : library_(library), document_(document), reader_(reader) {}

  /// Nothing where the version cannot be had: not there in a partial clone, damaged, too large.
  const std::vector<Figure>* of(const Version& version) {
    std::string bytes;
    try {
      bytes = reader_.read_version(version.blob);
    } catch (const Error&) {
      return nullptr;
    }
    if (front_.empty() || !bytes.starts_with(front_)) parse(bytes, version.path);
    return &figures_;
  }

 private:
  void parse(const std::string& bytes, const std::string& path) {
    front_.clear();
    figures_.clear();
    Findings unread;
    const std::optional<DocumentText> text = read_document(bytes, path, library_.config.front_matter, unread);
    if (!text || text->front_matter.kind != Node::Kind::table) return;
    Document made;
    made.kind = document_.kind;
    made.id = document_.id;
    made.path = path;
    made.campaign = document_.campaign;
    const Document* campaign = document_.campaign ? &library_[*document_.campaign] : nullptr;
    parse_front_matter(text->front_matter, library_.config,
                       {library_.agencies, library_.metrics, library_.bases}, campaign, made, unread);
    figures_ = std::move(made.figures);
    front_ = front_part(bytes, text->body_line);
  }

  const Library& library_;
  const Document& document_;
  BlobReader& reader_;
  std::string front_;
  std::vector<Figure> figures_;
};

/// For each figure of the document the index of its origin among the versions, newest first.
std::vector<int64_t> trace(const Document& document, const std::vector<Version>& versions, bool is_worktree,
                           VersionFigures figures_in) {
  std::vector<int64_t> origins(document.figures.size(), not_known);
  // Another blob than the newest version's: a change of the work tree, before which that version stood.
  const bool is_committed = versions.front().blob == document.blob;
  if (!is_committed && !is_worktree) return origins;
  std::vector<size_t> open(document.figures.size());
  std::iota(open.begin(), open.end(), size_t{0});
  for (size_t next = is_committed ? 1 : 0; !open.empty(); ++next) {
    const Version::Before before = next == 0 ? Version::Before::version : versions[next - 1].before;
    const auto settle = [&](size_t figure) { origins[figure] = static_cast<int64_t>(next) - 1; };
    if (before == Version::Before::nothing) std::for_each(open.begin(), open.end(), settle);
    if (before != Version::Before::version) break;
    const std::vector<Figure>* stated = figures_in.of(versions[next]);
    if (!stated) break;
    std::erase_if(open, [&](size_t figure) {
      const bool goes_on = std::any_of(stated->begin(), stated->end(), [&](const Figure& one) {
        return is_same_statement(one, document.figures[figure]);
      });
      if (!goes_on) settle(figure);
      return !goes_on;
    });
  }
  return origins;
}

}  // namespace

const Version* DocumentOrigins::of(const Figure& figure) const {
  const std::pair place(figure.stated_at.line, figure.stated_at.column);
  const auto found = std::lower_bound(
      settled_.begin(), settled_.end(), place,
      [](const SettledFigure& one, const auto& sought) { return std::pair(one.line, one.column) < sought; });
  const bool is_there = found != settled_.end() && std::pair(found->line, found->column) == place;
  return is_there ? found->origin : of_all_;
}

DocumentOrigins FigureOrigins::in(const Document& document) const {
  if (!history_) return {};
  if (const auto found = settled_.find(document.path); found != settled_.end())
    return DocumentOrigins(std::span(found->second));
  const std::vector<Version>& versions = history_->versions(document.path);
  const bool is_only = versions.size() == 1 && versions.front().blob == document.blob &&
                       versions.front().before == Version::Before::nothing;
  return is_only ? DocumentOrigins(&versions.front()) : DocumentOrigins();
}

FigureOrigins find_figure_origins(const Snapshot& snapshot, const History& history, const Library& library,
                                  const std::vector<Ref<Document>>& documents, const WorkLimits& limits) {
  FigureOrigins result;
  result.history_ = &history;
  std::vector<const Document*> changed;
  for (const Ref<Document> ref : documents) {
    const Document& document = library[ref];
    const std::vector<Version>& versions = history.versions(document.path);
    const bool has_past = versions.size() > 1 || (versions.size() == 1 && versions[0].blob != document.blob);
    if (!document.figures.empty() && has_past) changed.push_back(&document);
  }
  const Outcomes outcomes = parallel_map(changed.size(), limits, [&] {
    return [&, reader = std::make_shared<BlobReader>(snapshot.open_reader())](size_t i) {
      RecordWriter writer;
      writer.list(trace(*changed[i], history.versions(changed[i]->path), snapshot.is_worktree(),
                        VersionFigures(library, *changed[i], *reader)),
                  [&](int64_t origin) { writer.number(origin); });
      return writer.take();
    };
  });
  for (size_t i = 0; i < changed.size(); ++i) {
    const std::vector<Version>& versions = history.versions(changed[i]->path);
    std::vector<SettledFigure>& settled = result.settled_[changed[i]->path];
    RecordReader record(outcomes[i].bytes);
    // One whose reader was lost has no origins: they are not known.
    const auto origins = record.list<int64_t>([&] { return record.number(); });
    for (size_t k = 0; k < changed[i]->figures.size(); ++k) {
      const Place& place = changed[i]->figures[k].stated_at;
      const bool is_known = record.good() && k < origins.size() && origins[k] >= 0;
      settled.push_back(
          {place.line, place.column, is_known ? &versions[static_cast<size_t>(origins[k])] : nullptr});
    }
  }
  for (auto& [path, settled] : result.settled_)
    std::sort(settled.begin(), settled.end(), [](const SettledFigure& a, const SettledFigure& b) {
      return std::pair(a.line, a.column) < std::pair(b.line, b.column);
    });
  return result;
}

}  // namespace gongbao
