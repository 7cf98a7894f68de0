#include "review/signed_history.h"

#include "content/link_resolver.h"

namespace gongbao {
namespace {

/// Its attachments as they were signed; a file that was not signed with it leads nowhere.
void bind_attachments(Document& document, const SignedVersion& version) {
  for (Attachment& file : document.attachments) {
    const auto found = std::find_if(version.attachments.begin(), version.attachments.end(),
                                    [&](const SignedAttachment& one) { return one.name == file.name; });
    file.blob = found == version.attachments.end() ? std::string() : found->blob;
  }
}

}  // namespace

const HistoricVersion* DocumentHistory::version(int number) const {
  const auto found = std::find_if(versions.begin(), versions.end(), [&](const HistoricVersion& v) { return v.number == number; });
  return found == versions.end() ? nullptr : &*found;
}

const DocumentHistory* SignedHistories::of(Ref<Document> document) const {
  const auto found = std::lower_bound(all_.begin(), all_.end(), document, [](const DocumentHistory& one, Ref<Document> sought) {
    return one.document < sought;
  });
  return found == all_.end() || found->document != document ? nullptr : &*found;
}

SignedHistories read_signed_histories(const Library& library, const VisibleLibrary& visible, const SignOffs& sign_offs,
                                      const Snapshot& files, const WorkLimits& limits) {
  std::vector<VersionRequest> wanted;
  std::vector<const SignedVersion*> versions;
  for (const Ref<Document> ref : visible.documents()) {
    const Document& document = visible[ref];
    const DocumentSignOffs* signed_ = sign_offs.of(document.path);
    if (!signed_) continue;
    for (const SignedVersion& version : signed_->versions) {
      const bool is_later = document.signed_version && version.number > document.signed_version->number;
      if (is_later || is_expunged(library.config, document.path, version)) continue;
      wanted.push_back({ref, version.blob});
      versions.push_back(&version);
    }
  }
  std::vector<ReadVersion> read = read_versions(files, library, wanted, limits);
  SignedHistories result;
  Findings nobodys;
  LinkResolver resolver(library, files, nobodys);
  for (size_t i = 0; i < read.size(); ++i) {
    if (!read[i].is_readable || !is_open(read[i].document, visible.as_of())) continue;
    HistoricVersion made{versions[i]->number, versions[i]->completed, std::move(read[i].document),
                         std::move(read[i].source), {}};
    std::vector<Attachment> attachments;
    made.links = resolver.resolve(made.document, wanted[i].document, attachments);
    made.document.attachments = std::move(attachments);
    bind_attachments(made.document, *versions[i]);
    if (visible.audience() == Audience::public_site)  // nobody states them (content model 3.3)
      std::erase_if(made.document.figures, [&](const Figure& f) { return library.metrics[f.metric].min_cell.has_value(); });
    made.document.signed_version = SignedFacts{made.number, made.completed, versions[i]->figures};
    if (result.all_.empty() || result.all_.back().document != wanted[i].document) {
      const Notice* notice = visible[wanted[i].document].as_notice();
      result.all_.push_back({wanted[i].document, notice && notice->withdrawn, {}});
    }
    if (result.all_.back().is_withdrawn) made = HistoricVersion{made.number, made.completed, {}, {}, {}};
    result.all_.back().versions.push_back(std::move(made));
  }
  return result;
}

}  // namespace gongbao
