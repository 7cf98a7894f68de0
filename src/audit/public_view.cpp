#include "audit/public_view.h"

#include "audit/signed_blobs.h"

namespace gongbao {
namespace {

/// Why a version as it is written may not be shown at this moment.
std::optional<Hidden> reason_in(const Document& document, Instant as_of) {
  if (document.status != Status::ready || document.unreadable) return Hidden::draft;
  if (document.audience != Audience::public_site) return Hidden::internal;
  if (const Notice* notice = document.as_notice(); notice && notice->publish && *notice->publish > as_of)
    return Hidden::scheduled;
  return std::nullopt;
}

/// Whether [[expunge]] names the file, with this blob or with all.
bool is_named_expunged(const SiteConfig& config, std::string_view path, std::string_view blob) {
  return std::any_of(config.expunged.begin(), config.expunged.end(), [&](const Expunged& one) {
    return one.path == path && (one.blob.empty() || one.blob == blob);
  });
}

std::string folder_of(const std::string& path) { return path.substr(0, path.rfind('/') + 1); }

std::string url_of(const Library& library, const Document& document) {
  const std::string campaign = document.campaign ? "campaigns/" + library[*document.campaign].id + "/" : "";
  switch (document.kind) {
    case DocumentKind::campaign:
      return "campaigns/" + document.id + "/";
    case DocumentKind::note:
      return campaign + "notes/" + document.id + "/";
    case DocumentKind::summary:
      return campaign + "summaries/" + document.id + "/";
    case DocumentKind::notice:
      return "notices/" + document.id + "/";
    case DocumentKind::page:
      return "pages/" + document.id + "/";
    case DocumentKind::agency_page:
      return {};  // the agency has a page without one, too
  }
  return {};
}

std::vector<std::string> names_of(const Library& library, const Document& document) {
  if (document.kind == DocumentKind::agency_page) return {};
  const std::string kind = std::string(name_of(document.kind)) + ":";
  if (document.kind == DocumentKind::campaign)
    return {kind + document.id, "data/figures/" + document.id + ".csv",
            "data/figures/" + document.id + ".json"};
  if (!document.campaign) return {kind + document.id};
  return {kind + document.id, kind + library[*document.campaign].id + "/" + document.id};
}

class ViewReader {
 public:
  ViewReader(const Snapshot& snapshot, const Library& library, const History& history, Instant as_of,
             SignedBlobs signed_)
      : snapshot_(snapshot),
        library_(library),
        history_(history),
        as_of_(as_of),
        signed_(std::move(signed_)) {}

  PublicView read() {
    for (const Document& document : library_.documents()) standings_.push_back(standing_of(document));
    for (size_t i = 0; i < standings_.size(); ++i) place(library_.documents()[i], standings_[i]);
    for (const Expunged& one : library_.config.expunged) place_expunged(one);
    for (const SourceFile& file : snapshot_.files()) place(file);
    return std::move(view_);
  }

 private:
  /// What the public may see of a document, its campaign aside: some signed versions, or the head, or
  /// nothing.
  struct Standing {
    bool shows_head = false;
    std::vector<const SignedBlob*> versions;
    Hidden reason = Hidden::draft;  ///< why the head is not shown
    bool is_seen() const { return shows_head || !versions.empty(); }
  };

  Standing standing_of(const Document& document) const {
    const SiteConfig& config = library_.config;
    const auto reason = reason_in(document, as_of_);
    if (!config.needs_sign_off(document.kind)) {
      if (reason) return {false, {}, *reason};
      if (is_named_expunged(config, document.path, document.blob)) return {false, {}, Hidden::expunged};
      return {true, {}, {}};
    }
    // The head can only take away.
    if (document.unreadable) return {false, {}, Hidden::draft};
    if (document.audience != Audience::public_site) return {false, {}, Hidden::internal};
    Standing standing{false, {}, reason.value_or(Hidden::unsigned_)};
    const auto found = signed_.complete.find(document.path);
    if (found == signed_.complete.end()) return standing;
    for (const SignedBlob& version : found->second) {
      if (is_hidden(document, version)) continue;
      standing.versions.push_back(&version);
      standing.shows_head = standing.shows_head || version.blob == document.blob;
    }
    if (!standing.versions.empty() && !reason) standing.reason = Hidden::newer;
    return standing;
  }

  bool is_hidden(const Document& document, const SignedBlob& version) const {
    const SiteConfig& config = library_.config;
    if (!version.is_readable || reason_in(version.document, as_of_)) return true;
    if (is_named_expunged(config, document.path, version.blob)) return true;
    return std::any_of(version.attachments.begin(), version.attachments.end(),
                       [&](const SignedAttachment& file) {
                         return is_named_expunged(config, folder_of(document.path) + file.name, file.blob);
                       });
  }

  bool states_small_cells(const Document& document) const {
    return std::any_of(document.figures.begin(), document.figures.end(), [&](const Figure& figure) {
      return library_.metrics[figure.metric].min_cell.has_value();
    });
  }

  void place(const Document& document, const Standing& standing) {
    const bool campaign_is_seen = !document.campaign || standings_[document.campaign->index].is_seen();
    const bool is_seen = campaign_is_seen && standing.is_seen();
    const Hidden reason = !campaign_is_seen && standing.is_seen() ? Hidden::campaign : standing.reason;
    if (!is_seen || !standing.shows_head) withhold(document.path, document.blob, reason);
    withhold_signed(document, is_seen ? standing.versions : std::vector<const SignedBlob*>{}, reason);
    if (!is_seen) {
      view_.addresses.push_back(
          {document.path, url_of(library_, document), names_of(library_, document), reason});
      return;
    }
    view_.visible_texts.push_back(document.path);
    view_.visible_texts.push_back(url_of(library_, document));
    for (std::string& name : names_of(library_, document)) view_.visible_texts.push_back(std::move(name));
    const Notice* notice = document.as_notice();
    const bool is_stone = notice && notice->withdrawn;
    if (is_stone && !standing.shows_head)
      view_.visible.push_back({document.path, document.blob, Split::withdrawal, {}});
    if (standing.versions.empty()) {
      show(document.path, document.blob, document, is_stone);
      if (!is_stone)
        for (const Attachment& file : document.attachments) show_file(file.path, file.blob);
    }
    for (const SignedBlob* version : standing.versions) {
      show(document.path, version->blob, version->document, is_stone);
      if (is_stone) continue;
      for (const SignedAttachment& file : version->attachments)
        show_file(folder_of(document.path) + file.name, file.blob);
      for (const BoundFigure& figure : version->figures) {
        view_.visible_texts.push_back(figure.text);
        view_.visible_texts.push_back(figure.value);
      }
    }
  }

  /// Versions that were signed and are not among those shown, whole or in part.
  void withhold_signed(const Document& document, const std::vector<const SignedBlob*>& shown, Hidden reason) {
    const auto is_shown = [&](const std::string& blob) {
      return std::any_of(shown.begin(), shown.end(),
                         [&](const SignedBlob* one) { return one->blob == blob; });
    };
    const auto withhold_unless_shown = [&](const std::string& blob) {
      const bool is_expunged = is_named_expunged(library_.config, document.path, blob);
      if (blob != document.blob && !is_shown(blob))
        withhold(document.path, blob, is_expunged ? Hidden::expunged : reason);
    };
    if (const auto found = signed_.complete.find(document.path); found != signed_.complete.end())
      for (const SignedBlob& version : found->second) withhold_unless_shown(version.blob);
    if (const auto found = signed_.incomplete.find(document.path); found != signed_.incomplete.end())
      for (const std::string& blob : found->second) withhold_unless_shown(blob);
  }

  void withhold(const std::string& path, const std::string& blob, Hidden reason) {
    view_.withheld.push_back({path, blob, Split::none, reason});
  }

  void show(const std::string& path, const std::string& blob, const Document& written, bool is_stone) {
    const Split split = is_stone                      ? Split::tombstone
                        : states_small_cells(written) ? Split::small_cells
                                                      : Split::none;
    view_.visible.push_back({path, blob, split, {}});
    view_.figures.insert(view_.figures.end(), written.figures.begin(), written.figures.end());
    if (split == Split::none) return;
    view_.withheld.push_back({path, blob, split, is_stone ? Hidden::withdrawn : Hidden::small_cell});
  }

  void show_file(const std::string& path, const std::string& blob) {
    if (is_named_expunged(library_.config, path, blob)) return;
    if (!shown_files_.insert({path, blob}).second) return;
    view_.visible.push_back({path, blob, Split::none, {}});
    view_.visible_texts.push_back(path);
  }

  /// Earlier versions that must not be seen again; today's have their place with their document.
  void place_expunged(const Expunged& one) {
    for (const Version& version : history_.versions(one.path))
      if (one.blob.empty() || version.blob == one.blob) withhold(one.path, version.blob, Hidden::expunged);
  }

  /// Registers are public; what is neither a document nor goes out with one that may be seen is not.
  void place(const SourceFile& file) {
    if (library_.at_path(file.path) || shown_files_.contains({file.path, file.blob})) return;
    const bool is_register = file.path == "content/agencies.toml" || file.path == "content/metrics.toml" ||
                             file.path == "content/bases.toml";
    if (file.path == "site.toml") {
      view_.visible.push_back({file.path, file.blob, Split::site, {}});
    } else if (is_register || file.path.starts_with("themes/")) {
      view_.visible.push_back({file.path, file.blob, Split::none, {}});
    } else {
      const bool is_record = file.path.starts_with("content/reviews/");
      withhold(file.path, file.blob, is_record ? Hidden::record : Hidden::unlinked);
    }
  }

  const Snapshot& snapshot_;
  const Library& library_;
  const History& history_;
  Instant as_of_;
  SignedBlobs signed_;
  PublicView view_;
  std::vector<Standing> standings_;
  std::set<std::pair<std::string, std::string>> shown_files_;
};

}  // namespace

std::string_view reason_in_words(Hidden reason) {
  constexpr std::string_view words[] = {"of a draft",
                                        "of an internal document",
                                        "of a document whose campaign is not public",
                                        "of a notice whose publish lies in the future",
                                        "of a document that nobody has signed",
                                        "newer than what was signed",
                                        "of an expunged version",
                                        "of a withdrawn notice",
                                        "of a file that no public document links",
                                        "of a sign-off record",
                                        "of a statement of a metric with min_cell",
                                        "of somebody who wrote or signs"};
  return words[static_cast<size_t>(reason)];
}

PublicView read_public_view(const Snapshot& snapshot, const Library& library, const History& history,
                            Instant as_of, const WorkLimits& limits) {
  return ViewReader(snapshot, library, history, as_of,
                    read_signed_blobs(snapshot, library, history, as_of, limits))
      .read();
}

}  // namespace gongbao
