#include "check/privacy_check.h"

#include <set>

#include "base/record.h"
#include "check/privacy_hits.h"

namespace gongbao {
namespace {

/// A file to look into.
struct Item {
  enum class Kind { document, site, content_register, file };
  Kind kind = Kind::file;
  std::string path = {};
  std::string blob = {};
  const Snapshot* files = nullptr;
  const Document* document = nullptr;
  Withheld withheld = Withheld::none;  ///< in a public build
  int version = 0;                     ///< of a signed version that readers look up behind the newest one
};

bool is_for_the_moment(Withheld reason) {
  return reason != Withheld::none && reason != Withheld::internal && reason != Withheld::unreadable;
}

/// Everything that is public, or will be when its document is. Each version of a file once, the shown ones
/// first.
class ItemList {
 public:
  explicit ItemList(const PrivacyScope& scope) : scope_(scope) {
    add_file({Item::Kind::site, "site.toml"});
    for (const std::string_view path :
         {"content/agencies.toml", "content/bases.toml", "content/metrics.toml"})
      add_file({Item::Kind::content_register, std::string(path)});
    const std::string theme = "themes/" + scope.head.config.theme + "/";
    for (const SourceFile& file : scope.files.files())
      if (file.path.starts_with(theme)) add_file({Item::Kind::file, file.path});
    if (scope.visible.audience() == Audience::public_site) add_shown();
    for (uint32_t i = 0; i < scope.head.documents().size(); ++i) {
      const Withheld reason = why_withheld(scope.head, {i}, Audience::public_site, scope.visible.as_of());
      if (reason == Withheld::none || is_for_the_moment(reason))
        add_document(scope.head.documents()[i], scope.files, reason, 0);
    }
  }

  const std::vector<Item>& items() const { return items_; }

 private:
  void add_shown() {
    for (const Ref<Document> ref : scope_.visible.documents())
      add_document(scope_.visible[ref], scope_.shown_files, Withheld::none, 0);
    if (!scope_.histories) return;
    for (const DocumentHistory& history : scope_.histories->all())
      for (size_t i = 0; i < history.versions.size() && !history.is_withdrawn; ++i)
        add_document(history.versions[i].document, scope_.shown_files, Withheld::none, history.versions[i].number);
  }

  void add_file(Item item) {
    const SourceFile* file = scope_.files.find(item.path);
    if (!file) return;
    item.blob = file->blob;
    item.files = &scope_.files;
    add(std::move(item));
  }

  void add_document(const Document& document, const Snapshot& files, Withheld reason, int version) {
    if (document.unreadable) return;
    add({Item::Kind::document, document.path, document.blob, &files, &document, reason, version});
    for (const Attachment& attachment : document.attachments)
      add({Item::Kind::file, attachment.path, attachment.blob, &files, nullptr, reason, version});
  }

  void add(Item item) {
    if (known_.emplace(item.path, item.blob).second) items_.push_back(std::move(item));
  }

  const PrivacyScope& scope_;
  std::vector<Item> items_;
  std::set<std::pair<std::string, std::string>> known_;
};

std::string read_item(const Item& item, BlobReader& reader) {
  const SourceFile* file = item.files->find(item.path);
  return file && file->blob == item.blob ? reader.read(*file) : reader.read_version(item.blob);
}

PrivacyHits look_into(const Item& item, std::string_view bytes, const SiteConfig& config) {
  switch (item.kind) {
    case Item::Kind::document:
      return hits_in_document(*item.document, bytes, config);
    case Item::Kind::site:
      return hits_in_site(item.path, bytes, config);
    case Item::Kind::content_register:
      return hits_in_register(item.path, bytes, config);
    case Item::Kind::file:
      return hits_in_file(item.path, bytes, config);
  }
  return {};
}

std::string write_hits(const PrivacyHits& found) {
  RecordWriter record;
  record.list(found.hits, [&](const PrivacyHit& hit) {
    record.number(static_cast<int64_t>(hit.rule));
    record.number(hit.place.line);
    record.number(hit.place.column);
    record.number(hit.place.length);
    record.text(hit.where);
    record.text(hit.digest);
  });
  record.list(found.unread, [&](const std::string& where) { record.text(where); });
  record.number(static_cast<int64_t>(found.left_out));
  return record.take();
}

PrivacyHits read_hits(std::string_view bytes, const std::string& path) {
  RecordReader record(bytes);
  PrivacyHits found;
  found.hits = record.list<PrivacyHit>([&] {
    PrivacyHit hit;
    hit.rule = static_cast<PersonalRule>(record.number());
    hit.place.path = path;
    hit.place.line = static_cast<int>(record.number());
    hit.place.column = static_cast<int>(record.number());
    hit.place.length = static_cast<int>(record.number());
    hit.where = record.text();
    hit.digest = record.text();
    return hit;
  });
  found.unread = record.list<std::string>([&] { return std::string(record.text()); });
  found.left_out = static_cast<size_t>(record.number());
  return found;
}

/// Turns hits into findings, less what is waived.
class Reporter {
 public:
  Reporter(const PrivacyScope& scope, Findings& findings)
      : waivers_(scope.head.config.privacy.waivers),
        today_(scope.visible.today()),
        is_public_(scope.visible.audience() == Audience::public_site),
        findings_(findings),
        uses_(waivers_.size()) {}

  void report(const Item& item, const PrivacyHits& found) {
    const Severity severity = severity_of(item);
    const PrivacyHit* last = nullptr;
    for (const PrivacyHit& hit : found.hits) {
      if (is_waived(item, hit)) continue;
      last = &hit;
      findings_.add({hit.place, severity, fmt::format("privacy/{}", name_of(hit.rule)), message_of(item, hit),
                     hint_of(item, hit)});
    }
    if (last && found.left_out > 0)
      findings_.add({{item.path, 0, 0, 1},
                     severity,
                     fmt::format("privacy/{}", name_of(last->rule)),
                     fmt::format("{} more places of this file hold personal data", found.left_out),
                     "this looks like a list of persons: should it be public at all?"});
    for (const std::string& where : found.unread)
      report_unread(item, fmt::format("what goes out with this file cannot be told, {}", where),
                    "save the file again, whole and without a password; a very long one in parts");
  }

  /// What nobody here can read goes out to nobody: neither this check nor the audit can look into it.
  void report_unread(const Item& item, std::string message, std::string cure) {
    findings_.add({{item.path, 0, 0, 1}, severity_of(item), "privacy/unread", std::move(message), std::move(cure)});
  }

  void report_waivers() {
    for (size_t i = 0; i < waivers_.size(); ++i) {
      if (!uses_[i])
        findings_.warning(
            "privacy/waiver-unused", waivers_[i].place,
            fmt::format("no {} is found in '{}' as this digest has it", waivers_[i].rule, waivers_[i].path),
            "remove the waiver; if the file was edited, look at it again and take its new digest");
      else if (waivers_[i].until < today_)
        findings_.warning("privacy/waiver-expired", waivers_[i].place,
                          fmt::format("this waiver held until {}", waivers_[i].until.iso()),
                          "take out what it waived, or have it decided anew");
    }
  }

 private:
  Severity severity_of(const Item& item) const {
    return is_public_ && item.withheld == Withheld::none ? Severity::error : Severity::warning;
  }

  bool is_waived(const Item& item, const PrivacyHit& hit) {
    bool waived = false;
    for (size_t i = 0; i < waivers_.size(); ++i) {
      const PrivacyWaiver& waiver = waivers_[i];
      if (waiver.rule != name_of(hit.rule) || waiver.path != item.path || waiver.digest != hit.digest)
        continue;
      uses_[i] = true;
      waived = waived || today_ <= waiver.until;
    }
    return waived;
  }

  static std::string message_of(const Item& item, const PrivacyHit& hit) {
    std::string message =
        fmt::format("{} stands {}", words_for(hit.rule), hit.where.empty() ? "here" : hit.where);
    if (item.version > 0)
      message += fmt::format(
          "; this is the signed version {}, which readers can look up: name it in [[expunge]]", item.version);
    if (item.withheld != Withheld::none)
      message +=
          fmt::format("; it would be public once this is no longer withheld ({})", name_of(item.withheld));
    return message;
  }

  static std::string hint_of(const Item& item, const PrivacyHit& hit) {
    return fmt::format(
        "leave it out or mask it (110105********002X, 138****1234); if it must be public: "
        "[[privacy.waivers]] "
        "rule = \"{}\", path = \"{}\", digest = \"{}\", with reason and until",
        name_of(hit.rule), item.path, hit.digest);
  }

  const std::vector<PrivacyWaiver>& waivers_;
  Day today_;
  bool is_public_;
  Findings& findings_;
  std::vector<bool> uses_;
};

}  // namespace

void check_privacy(const PrivacyScope& scope, const WorkLimits& limits, Findings& findings) {
  const ItemList list(scope);
  const std::vector<Item>& items = list.items();
  WorkLimits more = limits;
  more.item_time = std::chrono::seconds(30);  // a PDF of a thousand pages is no attack
  const Outcomes outcomes = parallel_map(items.size(), more, [&] {
    auto reader = std::make_shared<BlobReader>(scope.files.open_reader());
    return [&, reader](size_t i) {
      const Document* document = items[i].document;
      if (document && !needs_look(*document, scope.head.config)) return write_hits({});
      return write_hits(look_into(items[i], read_item(items[i], *reader), scope.head.config));
    };
  });
  Reporter reporter(scope, findings);
  for (size_t i = 0; i < items.size(); ++i) {
    if (outcomes[i].loss != Loss::none)
      reporter.report_unread(
          items[i], "what goes out with this file cannot be told: it kills or stalls its reader",
          "save it again in another program");
    else
      reporter.report(items[i], read_hits(outcomes[i].bytes, items[i].path));
  }
  reporter.report_waivers();
}

}  // namespace gongbao
