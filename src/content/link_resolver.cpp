#include "content/link_resolver.h"

#include "base/text.h"
#include "base/utf8.h"
#include "content/attachment_check.h"

namespace gongbao {
namespace {

std::string_view folder_of(std::string_view path) { return path.substr(0, path.rfind('/') + 1); }

}  // namespace

std::optional<std::string> normal_path(std::string_view path) {
  std::vector<std::string> parts;
  for (const std::string_view part : split(path, '/')) {
    if (part.empty() || part == ".") continue;
    if (part != "..") {
      parts.emplace_back(part);
    } else if (parts.empty()) {
      return std::nullopt;
    } else {
      parts.pop_back();
    }
  }
  return join(parts, "/");
}

std::vector<std::string> attachment_paths(const Document& document) {
  std::vector<std::string> paths;
  const auto add = [&](std::string_view relative) {
    const auto path = normal_path(std::string(folder_of(document.path)).append(relative));
    if (path && path->starts_with(folder_of(document.path)) && may_be_attached(*path)) paths.push_back(*path);
  };
  for (const Sourced& listed : document.listed_attachments) add(listed.text);
  for (const BodyLink& link : document.body.links)
    if (!link.external) add(percent_decoded(std::string_view(link.destination).substr(0, link.destination.find('#'))));
  return paths;
}

std::vector<LinkTarget> LinkResolver::resolve(const Document& document, Ref<Document> self,
                                              std::vector<Attachment>& attachments) {
  self_ = self;
  document_ = &document;
  attachments_ = &attachments;
  for (const Sourced& listed : document.listed_attachments) {
    const auto path = normal_path(std::string(folder_of(document.path)) + listed.text);
    if (!path || !snapshot_.find(*path)) {
      findings_.error("link/attachment", listed.place, fmt::format("there is no file '{}' beside this document", listed.text));
      continue;
    }
    attach(*path, listed.place);
  }
  std::vector<LinkTarget> targets;
  for (const BodyLink& link : document.body.links) targets.push_back(resolve_one(link));
  return targets;
}

LinkTarget LinkResolver::resolve_one(const BodyLink& link) {
  if (link.external) return {};
  const std::string_view destination = link.destination;
  const size_t colon = destination.find(':');
  const size_t stop = destination.find_first_of("/#?");
  if (colon != destination.npos && (stop == destination.npos || colon < stop))
    return resolve_kind(destination.substr(0, colon), destination.substr(colon + 1), link);
  const size_t hash = destination.find('#');
  const std::string anchor = hash == destination.npos ? "" : percent_decoded(destination.substr(hash + 1));
  return resolve_path(destination.substr(0, hash), anchor, link);
}

std::string LinkResolver::check_anchor(Ref<Document> document, std::string anchor, const Place& place) {
  if (anchor.empty() || library_[document].unreadable) return anchor;
  std::vector<std::string> ids;
  for (const Heading& heading : library_[document].body.headings) ids.push_back(heading.id);
  if (std::find(ids.begin(), ids.end(), anchor) == ids.end())
    findings_.error("link/anchor", place,
                    fmt::format("'{}' has no heading '#{}'{}", library_[document].path, anchor, did_you_mean(anchor, ids)));
  return anchor;
}

LinkTarget LinkResolver::resolve_path(std::string_view raw, std::string_view anchor, const BodyLink& link) {
  if (raw.empty()) return DocumentTarget{self_, check_anchor(self_, std::string(anchor), link.place)};
  const std::string decoded = percent_decoded(raw);
  const std::optional<std::string> path = normal_path(std::string(folder_of(document_->path)) + decoded);
  const auto broken = [&](std::string message, std::string hint = {}) {
    findings_.error("link/broken", link.place, std::move(message), std::move(hint));
    return LinkTarget();
  };
  if (raw.front() == '/')
    return broken(fmt::format("'{}' begins with /: the site may lie in a folder of another", raw),
                  "write a path relative to this file, or kind:id");
  if (!path) return broken(fmt::format("'{}' leads out of the repository", decoded));
  if (const auto document = library_.at_path(*path)) {
    if (link.kind == BodyLink::Kind::image) return broken(fmt::format("'{}' is a document, not an image", decoded));
    return DocumentTarget{*document, check_anchor(*document, std::string(anchor), link.place)};
  }
  if (!snapshot_.find(*path)) {
    std::vector<std::string> near;  // files of the same folder, by name
    for (const SourceFile& file : snapshot_.files())
      if (folder_of(file.path) == folder_of(*path)) near.push_back(file.path.substr(folder_of(file.path).size()));
    return broken(fmt::format("there is no file '{}'{}", decoded, did_you_mean(path->substr(folder_of(*path).size()), near)));
  }
  if (const auto index = attach(*path, link.place)) return AttachmentTarget{self_, *index};
  return {};
}

std::optional<uint32_t> LinkResolver::attach(const std::string& path, const Place& place) {
  for (uint32_t i = 0; i < attachments_->size(); ++i)
    if ((*attachments_)[i].path == path) return i;
  const SourceFile* file = snapshot_.find(path);
  const auto refused = [&](std::string message, std::string hint) {
    findings_.error("link/attachment", place, std::move(message), std::move(hint));
    return std::nullopt;
  };
  if (path.starts_with("content/reviews/"))
    return refused(fmt::format("'{}' is a sign-off record: those are never published", path), "remove the link");
  if (!path.starts_with(folder_of(document_->path)))
    return refused(fmt::format("'{}' does not lie in this document's folder or below it", path),
                   "put a copy beside this document");
  if (!may_be_attached(path))
    return refused(fmt::format("'{}' is not of a kind that may be published", path),
                   "png, jpg, gif, webp, pdf, ofd, csv, xlsx, docx and txt may be attached");
  if (file->size > library_.config.max_attachment_bytes)
    return refused(fmt::format("'{}' has {} bytes, more than [limits] attachment_bytes", path, file->size),
                   "make it smaller, or raise the limit in site.toml");
  const std::string name = path.substr(folder_of(path).size());
  for (const Attachment& other : *attachments_)
    if (fold_case(other.name) == fold_case(name))
      return refused(fmt::format("'{}' and '{}' would have one address", other.path, path), "rename one of them");
  attachments_->push_back({path, file->blob, name, file->size});
  return static_cast<uint32_t>(attachments_->size() - 1);
}

std::optional<Ref<Document>> LinkResolver::find_document(DocumentKind kind, std::string_view name, const Place& place) {
  const std::string id = to_nfc(name);
  std::optional<Ref<Document>> found;
  std::vector<std::string> known;
  if (kind == DocumentKind::note || kind == DocumentKind::summary) {
    const size_t slash = id.find('/');
    std::optional<Ref<Document>> campaign = document_->campaign;
    if (document_->kind == DocumentKind::campaign) campaign = self_;
    if (slash != std::string::npos) campaign = find_document(DocumentKind::campaign, id.substr(0, slash), place);
    if (slash != std::string::npos && !campaign) return std::nullopt;
    if (!campaign) {
      findings_.error("link/broken", place, fmt::format("'{}' does not say of which campaign", name),
                      fmt::format("write {}:<campaign>/<id>", name_of(kind)));
      return std::nullopt;
    }
    const std::string last = slash == std::string::npos ? id : id.substr(slash + 1);
    found = library_.find_in(*campaign, kind, last);
    if (!found) known = library_.ids_of(kind, campaign);
    if (!found && slash != std::string::npos)
      for (std::string& one : known) one = id.substr(0, slash + 1) + one;
  } else {
    found = library_.find(kind, id);
    if (!found) known = library_.ids_of(kind);
  }
  if (!found)
    findings_.error("link/broken", place, fmt::format("no {} '{}'{}", name_of(kind), id, did_you_mean(id, known)));
  return found;
}

LinkTarget LinkResolver::resolve_kind(std::string_view kind, std::string_view rest, const BodyLink& link) {
  const size_t hash = rest.find('#');
  const std::string anchor = hash == rest.npos ? "" : percent_decoded(rest.substr(hash + 1));
  const std::string id = to_nfc(percent_decoded(rest.substr(0, hash)));
  const auto broken = [&](std::string message) {
    findings_.error("link/broken", link.place, std::move(message));
    return LinkTarget();
  };
  if (kind == "figure") return resolve_figure(rest, link);
  if (kind == "agency") {
    if (const auto found = library_.agencies.with_id(id)) return *found;
    std::vector<std::string> known;
    for (const Agency& agency : library_.agencies.all()) known.push_back(agency.id);
    return broken(fmt::format("no agency '{}'{}", id, did_you_mean(id, known)));
  }
  if (kind == "metric") {
    const auto found = library_.metrics.resolve(id, link.place, findings_);
    return found ? LinkTarget(*found) : LinkTarget();
  }
  if (kind == "basis") {
    if (const auto found = library_.bases.with_id(id)) return *found;
    std::vector<std::string> known;
    for (const LegalBasis& basis : library_.bases.all()) known.push_back(basis.id);
    return broken(fmt::format("no basis '{}'{}", id, did_you_mean(id, known)));
  }
  if (kind == "period") {
    const std::optional<Period> period = Period::parse(id);
    return period ? LinkTarget(*period) : broken(fmt::format("'{}' is no standard period such as 2008-Q2", id));
  }
  static constexpr std::pair<std::string_view, DocumentKind> kinds[] = {{"campaign", DocumentKind::campaign},
                                                                        {"note", DocumentKind::note},
                                                                        {"summary", DocumentKind::summary},
                                                                        {"notice", DocumentKind::notice},
                                                                        {"page", DocumentKind::page}};
  for (const auto& [name, document_kind] : kinds)
    if (kind == name) {
      const auto found = find_document(document_kind, id, link.place);
      return found ? LinkTarget(DocumentTarget{*found, check_anchor(*found, anchor, link.place)}) : LinkTarget();
    }
  return broken(fmt::format("links of the kind '{}:' do not exist{}", kind,
                            did_you_mean(kind, {"agency", "campaign", "note", "summary", "notice", "metric", "basis",
                                                "period", "page", "figure"})));
}

LinkTarget LinkResolver::resolve_figure(std::string_view rest, const BodyLink& link) {
  const Document& self = *document_;
  const size_t question = rest.find('?');
  const auto metric = library_.metrics.resolve(percent_decoded(rest.substr(0, question)), link.place, findings_);
  if (!metric) return {};
  FigureQuery query;
  query.metric = *metric;
  query.agency = self.agency;
  query.campaign = self.kind == DocumentKind::campaign ? std::optional(self_) : self.campaign;
  if (const Summary* summary = self.as_summary()) query.period = summary->period;
  if (question == rest.npos) return query;
  bool whole = true;
  for (const std::string_view part : split(rest.substr(question + 1), '&')) {
    const size_t equals = part.find('=');
    const std::string_view key = part.substr(0, equals);
    const std::string value = equals == part.npos ? "" : percent_decoded(part.substr(equals + 1));
    if (key == "agency") {
      query.agency = library_.agencies.resolve(value, self.agency, link.place, findings_);
      whole = whole && query.agency;
    } else if (key == "campaign") {
      query.campaign = find_document(DocumentKind::campaign, value, link.place);
      whole = whole && query.campaign;
    } else if (key == "period" && value == "undated") {
      query.period.reset();
      query.undated = true;
    } else if (key == "period") {
      std::variant<When, std::string> read = When::parse(value, true);
      if (When* when = std::get_if<When>(&read)) {
        query.period = std::move(*when);
      } else {
        findings_.error("date/invalid", link.place, "period of a figure link: " + std::get<std::string>(read));
        whole = false;
      }
    } else if (key == "note") {
      query.note = find_document(DocumentKind::note, value, link.place);
      whole = whole && query.note;
    } else if (key == "scope") {
      query.scope = value;
    } else if (key == "show") {
      static constexpr std::string_view shows[] = {"subtree", "own", "total", "remainder", "previous", "change"};
      const auto found = std::find(std::begin(shows), std::end(shows), value);
      whole = whole && found != std::end(shows);
      if (found == std::end(shows))
        findings_.error("link/figure", link.place,
                        fmt::format("show= cannot be '{}'{}", value,
                                    did_you_mean(value, {std::begin(shows), std::end(shows)})));
      else
        query.show = static_cast<FigureQuery::Show>(found - std::begin(shows));
    } else {
      findings_.error("link/figure", link.place,
                      fmt::format("a figure link has no '{}'{}", key,
                                  did_you_mean(key, {"agency", "campaign", "period", "note", "scope", "show"})));
      whole = false;
    }
  }
  return whole ? LinkTarget(query) : LinkTarget();
}

}  // namespace gongbao
