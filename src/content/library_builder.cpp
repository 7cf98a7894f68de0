#include "content/library_builder.h"

#include "base/text.h"
#include "base/utf8.h"
#include "content/document_parser.h"
#include "content/document_place.h"
#include "content/link_resolver.h"

namespace gongbao {
namespace {

constexpr std::string_view register_paths[] = {"content/agencies.toml", "content/metrics.toml",
                                               "content/bases.toml"};

bool is_content_source(std::string_view path) {
  if (std::find(std::begin(register_paths), std::end(register_paths), path) != std::end(register_paths))
    return true;
  return path.starts_with("content/") && path.ends_with(".md") && !path.starts_with("content/reviews/");
}

/// Whether a fault only follows from lines that could not be read as written: it is on one of them, or misses
/// a key that may have been there.
bool follows_from(const Finding& finding, const std::vector<int>& faulty_lines) {
  if (faulty_lines.empty()) return false;
  return finding.code == "key/missing" ||
         std::find(faulty_lines.begin(), faulty_lines.end(), finding.place.line) != faulty_lines.end();
}

/// Faults of a register after which an entry or one of its names is missing.
bool loses_a_name(std::string_view code) {
  return code == "key/missing" || code == "key/unknown" || code == "key/type" || code == "id/invalid";
}

}  // namespace

Library LibraryBuilder::build() {
  read_config();
  read_content();
  place_documents();
  if (!registers_whole_) {  // every name in every document would be a finding, and none of them its author's
    Library rest;
    rest.config = library_.config;
    return rest;
  }
  parse_documents();
  resolve_names();
  resolve_links();
  check_attachments();
  return std::move(library_);
}

void LibraryBuilder::read_config() {
  const SourceFile* file = snapshot_.find("site.toml");
  if (!file) {
    findings_.error("site/missing", {"site.toml", 0, 0, 1}, "there is no site.toml",
                    "run `gongbao init` in an empty folder, or write one with title and base_url");
    return;
  }
  const std::vector<ReadFile> read = read_files(snapshot_, {file}, library_.config, limits_, cache_, findings_);
  if (read.front().readable) library_.config = parse_site_config(read.front().data, file->path, findings_);
}

void LibraryBuilder::read_content() {
  for (const SourceFile& file : snapshot_.files())
    if (is_content_source(file.path)) files_.push_back(&file);
  read_ = read_files(snapshot_, files_, library_.config, limits_, cache_, findings_);
  read_registers();
}

void LibraryBuilder::read_registers() {
  Node none;
  none.kind = Node::Kind::table;
  const auto of_register = [&](std::string_view path) -> const Node& {
    for (size_t i = 0; i < files_.size(); ++i) {
      if (files_[i]->path != path) continue;
      if (!read_[i].readable || !read_[i].faulty_lines.empty()) registers_whole_ = false;
      if (read_[i].readable) return read_[i].data;
    }
    return none;
  };
  Findings typed;
  library_.agencies = AgencyRegister::parse(of_register(register_paths[0]), register_paths[0], typed);
  library_.metrics = MetricRegister::parse(of_register(register_paths[1]), register_paths[1], typed);
  library_.bases =
      BasisRegister::parse(of_register(register_paths[2]), register_paths[2], library_.agencies, typed);
  for (const Finding& finding : typed.items())
    if (loses_a_name(finding.code)) registers_whole_ = false;
  for (const Finding& finding : typed.items()) {
    const auto file = std::find_if(files_.begin(), files_.end(),
                                   [&](const SourceFile* one) { return one->path == finding.place.path; });
    const bool misses_a_lost_name = !registers_whole_ && finding.code.starts_with("ref/");
    if (!misses_a_lost_name &&
        !follows_from(finding, read_[static_cast<size_t>(file - files_.begin())].faulty_lines))
      findings_.add(finding);
  }
}

void LibraryBuilder::place_documents() {
  std::map<Library::Key, std::string> folded;  // case-folded keys, with the path that took them
  for (size_t i = 0; i < files_.size(); ++i) {
    const std::optional<DocumentPlace> place = place_document(files_[i]->path, findings_);
    if (!place || place->id.empty()) continue;
    Document document;
    document.kind = place->kind;
    document.id = place->id;
    document.path = files_[i]->path;
    document.blob = files_[i]->blob;
    const Library::Key key{place->kind, place->campaign_id, place->id};
    const auto [twin, fresh] = folded.emplace(
        Library::Key{place->kind, fold_case(place->campaign_id), fold_case(place->id)}, document.path);
    if (!fresh) {
      findings_.error(
          "id/clash", {document.path, 0, 0, 1},
          fmt::format("two documents have the id '{}': {} and {}", place->id, twin->second, document.path),
          "rename one of the files; capitals and Unicode forms do not tell ids apart");
      continue;
    }
    document.may_hold_personal_data = read_[i].may_hold_personal_data;
    document.front_matter = read_[i].front_matter;
    document.unreadable = !read_[i].readable;  // yet links to it are not broken
    const Ref<Document> ref{static_cast<uint32_t>(library_.documents_.size())};
    document.body = std::move(read_[i].body);
    library_.by_key_.emplace(key, ref);
    library_.by_path_.emplace(document.path, ref);
    library_.documents_.push_back(std::move(document));
    read_of_document_.push_back(i);
  }
  for (Document& document : library_.documents_) {
    if (document.kind != DocumentKind::note && document.kind != DocumentKind::summary) continue;
    const std::string folder(split(document.path, '/')[2]);
    document.campaign = library_.find(DocumentKind::campaign, to_nfc(folder));
    if (!document.campaign)
      findings_.error("ref/campaign", {document.path, 0, 0, 1},
                      fmt::format("content/campaigns/{}/ has no readable campaign.md", folder),
                      "every campaign's folder holds a campaign.md with at least a title");
  }
}

void LibraryBuilder::parse_documents() {
  const Registers registers{library_.agencies, library_.metrics, library_.bases};
  const auto parse = [&](size_t i) {
    Document& document = library_.documents_[i];
    const Node& front_matter = read_[read_of_document_[i]].data;
    if (document.unreadable) return;
    if (front_matter.kind != Node::Kind::table) {
      document.unreadable = true;
      if (read_[read_of_document_[i]].faulty_lines.empty())
        findings_.error("front-matter/missing", {document.path, 1, 1, 1}, "this file has no front matter",
                        "begin it with a line ---, then `title: …`, then a line ---");
      return;
    }
    const Document* campaign = document.campaign ? &library_[*document.campaign] : nullptr;
    Findings typed;
    parse_front_matter(front_matter, library_.config, registers, campaign, document, typed);
    report(typed, {static_cast<uint32_t>(i)});
  };
  // Campaigns first: names in their folders are seen from their leads.
  for (size_t i = 0; i < library_.documents_.size(); ++i)
    if (library_.documents_[i].kind == DocumentKind::campaign) parse(i);
  for (size_t i = 0; i < library_.documents_.size(); ++i)
    if (library_.documents_[i].kind != DocumentKind::campaign) parse(i);
}

/// Takes over what was found in a document, less what only follows from another fault: from front matter that
/// could not be read as written, or from an agency that is not known.
void LibraryBuilder::report(const Findings& typed, Ref<Document> ref) {
  const Document& document = library_[ref];
  const std::vector<int>& faulty = read_[read_of_document_[ref.index]].faulty_lines;
  for (const Finding& finding : typed.items())
    if (finding.code == "ref/agency" || finding.code == "ref/ambiguous") agency_faulty_.insert(ref);
  const bool agency_unknown =
      agency_faulty_.count(ref) || (document.campaign && (agency_faulty_.count(*document.campaign) ||
                                                          library_[*document.campaign].unreadable));
  for (const Finding& finding : typed.items()) {
    if (follows_from(finding, faulty)) continue;
    if (agency_unknown && finding.code == "figure/agency") continue;
    findings_.add(finding);
  }
}

void LibraryBuilder::resolve_names() {
  for (uint32_t i = 0; i < library_.documents_.size(); ++i) {
    Document& document = library_.documents_[i];
    if (document.kind == DocumentKind::agency_page && !library_.agencies.with_id(document.id)) {
      std::vector<std::string> known;
      for (const Agency& agency : library_.agencies.all()) known.push_back(agency.id);
      findings_.error("ref/agency", {document.path, 0, 0, 1},
                      fmt::format("this page is named for no agency: '{}'{}", document.id,
                                  did_you_mean(document.id, known)));
    }
    if (Campaign* campaign = std::get_if<Campaign>(&document.details);
        campaign && !campaign->follows_text.empty()) {
      campaign->follows = library_.find(DocumentKind::campaign, to_nfc(campaign->follows_text));
    }
    if (Notice* notice = std::get_if<Notice>(&document.details)) resolve_notice(document, *notice);
    if (Note* note = std::get_if<Note>(&document.details)) resolve_note({i}, *note);
  }
}

void LibraryBuilder::resolve_notice(Document&, Notice& notice) {
  for (const Sourced& id : notice.campaign_ids) {
    const auto found = library_.find(DocumentKind::campaign, to_nfc(id.text));
    if (found)
      notice.campaigns.push_back(*found);
    else
      findings_.error("ref/campaign", id.place,
                      fmt::format("no campaign '{}'{}", id.text,
                                  did_you_mean(id.text, library_.ids_of(DocumentKind::campaign))));
  }
  for (Notice::Relation* relation : {&notice.supersedes, &notice.amends, &notice.corrects, &notice.related})
    for (const Sourced& id : relation->ids) {
      const auto found = library_.find(DocumentKind::notice, to_nfc(id.text));
      if (found)
        relation->notices.push_back(*found);
      else
        findings_.error("ref/notice", id.place,
                        fmt::format("no notice '{}'{}", id.text,
                                    did_you_mean(id.text, library_.ids_of(DocumentKind::notice))));
    }
}

void LibraryBuilder::resolve_findings(const std::vector<Sourced>& names, Ref<Document> self,
                                      std::vector<FindingRef>& resolved) {
  for (const Sourced& name : names) {
    const auto found = library_.find_finding(name.text, self);
    const auto note = library_.note_of_finding(name.text, self);
    if (found)
      resolved.push_back(*found);
    else if (!note || !library_[*note].unreadable)
      findings_.error("ref/finding", name.place, fmt::format("no finding '{}'", name.text),
                      "write note#finding, or campaign/note#finding for one of another campaign");
  }
}

void LibraryBuilder::resolve_note(Ref<Document> self, Note& note) {
  std::set<std::string> ids;
  for (InspectionFinding& finding : note.findings) {
    if (!finding.id.empty() && !ids.insert(finding.id).second)
      findings_.error("id/clash", finding.place,
                      fmt::format("two findings of this note have the id '{}'", finding.id));
    if (finding.denies.empty()) continue;
    if (const auto denied = library_.find_finding(finding.denies.text, self))
      finding.denied = *denied;
    else if (const auto metric = library_.metrics.with_id(finding.denies.text))
      finding.denied = *metric;
    else
      findings_.error("ref/finding", finding.denies.place,
                      fmt::format("'{}' is neither a finding nor a metric", finding.denies.text));
  }
  for (Rectification& one : note.rectifications) resolve_findings(one.findings, self, one.resolved);
  for (Revisit& one : note.revisits) resolve_findings(one.findings, self, one.resolved);
}

void LibraryBuilder::resolve_links() {
  library_.links_.resize(library_.documents_.size());
  LinkResolver resolver(library_, snapshot_, findings_);
  for (uint32_t i = 0; i < library_.documents_.size(); ++i) {
    std::vector<Attachment> attachments;
    library_.links_[i] = resolver.resolve({i}, attachments);
    library_.documents_[i].attachments = std::move(attachments);
  }
}

}  // namespace gongbao
