#include "review/sign_off.h"

#include "base/text.h"
#include "content/link_resolver.h"
#include "content/attachment_check.h"
#include "content/ssh_signature.h"
#include "review/sign_off_reader.h"

namespace gongbao {
namespace {

/// What an entry says, held against what the repository says. The first reason against it is told.
class Judge {
 public:
  Judge(const Library& library, const Snapshot& committed, const History& history, const WorkLimits& limits,
        const std::vector<SignOffRecord>& records)
      : library_(library), history_(history) {
    std::vector<VersionRequest> wanted;
    std::set<std::string> documents, files;
    for (const SignOffRecord& record : records) {
      documents.insert(library[record.document].blob);
      for (const RecordedSignOff& one : record.entries) {
        if (versions_.try_emplace({record.document, one.entry.blob}, wanted.size()).second)
          wanted.push_back({record.document, one.entry.blob});
        documents.insert(one.entry.blob);
        for (const SignedAttachment& file : one.entry.attachments) files.insert(file.blob);
      }
    }
    read_ = read_versions(committed, library, wanted, limits);
    documents_ = digest_blobs(committed, {documents.begin(), documents.end()},
                              [](const std::string& bytes) { return sha256(evened_out(bytes)); }, limits);
    files_ = digest_blobs(committed, {files.begin(), files.end()},
                          [](const std::string& bytes) { return sha256(bytes); }, limits);
  }

  /// Everything but the signature and the authors, which depend on the version signed before.
  std::string fault_of(const SignOffRecord& record, const RecordedSignOff& one) const {
    const SignOffEntry& entry = one.entry;
    if (one.was_taken_back) return "it was taken back once; whoever gave it may give it again";
    const auto document = documents_.find(entry.blob);
    if (document == documents_.end()) return "the bytes that were signed are not in this repository";
    for (const SignedAttachment& file : entry.attachments) {
      const auto found = files_.find(file.blob);
      if (found == files_.end()) return fmt::format("the signed bytes of '{}' are not in this repository", file.name);
      if (found->second.hex() != file.sha256) return fmt::format("'{}' is not what was signed", file.name);
    }
    if (sign_off_digest(reference_of(library_, record.document), document->second, entry.attachments, entry.figures).hex() !=
        entry.digest)
      return "its digest is not that of this document, its attachments and figures";
    if (place_of(record, entry) == no_version) return "the bytes that were signed are in no version of this document";
    const ReviewRule& rule = *library_.config.review_rule(library_[record.document].kind);
    if (std::find(rule.roles.begin(), rule.roles.end(), entry.role) == rule.roles.end())
      return fmt::format("the policy asks for no role '{}'", entry.role);
    if (reviewers_of(record, entry).empty())
      return fmt::format("its signer does not hold the role '{}' for this agency", entry.role);
    for (const BoundFigure& figure : entry.figures)
      if (!says_what_is_bound(figure)) return fmt::format("its text for the figure '{}' is not what was signed", figure.query);
    if (std::string left_out = left_out_of(version(record.document, entry.blob).document, entry); !left_out.empty())
      return fmt::format("it leaves out '{}', of which the text makes use", left_out);
    if (rule.signed_records && entry.signature.empty()) return "it bears no signature";
    if (!rule.signed_records && !is_brought_in_by(one, entry.email))
      return "the commit that brought it in does not bear its signer's e-mail";
    return {};
  }

  /// Whether a key of the signer verifies the signature. Runs ssh-keygen.
  bool is_signature_good(const SignOffRecord& record, const SignOffEntry& entry) const {
    const std::vector<const Reviewer*> reviewers = reviewers_of(record, entry);
    return std::any_of(reviewers.begin(), reviewers.end(), [&](const Reviewer* reviewer) {
      return verify_signature(reviewer->key, signed_message(entry), entry.signature);
    });
  }

  /// Whether the signer wrote any of what came after the version signed before (empty: none was). Bytes signed once more are
  /// held against what was signed before them.
  std::string fault_of_authors(const SignOffRecord& record, const SignOffEntry& entry,
                               const std::vector<SignedVersion>& signed_before) const {
    const auto other = std::find_if(signed_before.rbegin(), signed_before.rend(),
                                    [&](const SignedVersion& version) { return version.blob != entry.blob; });
    const SignedVersion* before = other == signed_before.rend() ? nullptr : &*other;
    const std::vector<Version>& versions = history_.versions(library_[record.document].path);
    const size_t from = version_at(versions, entry.blob, entry.instant);
    std::set<std::string> authors;
    if (!add_authors(versions, from, before ? end_at(versions, before->blob, before->completed) : no_version, authors))
      return "who wrote this version is not known: this clone does not hold its whole history";
    for (const SignedAttachment& file : entry.attachments) {
      const std::vector<Version>& of_file = versions_of(record, entry, file);
      const size_t first = version_at(of_file, file.blob, entry.instant);
      if (first == no_version) return fmt::format("the signed bytes of '{}' are in no version of it", file.name);
      size_t end = no_version;
      for (const SignedVersion& version : signed_before)
        for (const SignedAttachment& old : version.attachments)
          if (old.name == file.name && old.blob != file.blob) end = end_at(of_file, old.blob, version.completed);
      if (!add_authors(of_file, first, end, authors))
        return fmt::format("who wrote '{}' is not known: this clone does not hold its whole history", file.name);
    }
    return authors.count(ascii_lower(entry.email)) ? "its signer is an author of what was signed" : std::string();
  }

  /// The place of the signed bytes among the document's versions, 0 being the newest.
  size_t place_of(const SignOffRecord& record, const SignOffEntry& entry) const {
    return version_at(history_.versions(library_[record.document].path), entry.blob, entry.instant);
  }

  /// Whether the version that was signed is the head, attachments included. Line ends and the like do not count.
  bool is_of_head(const Document& head, const std::string& blob, const std::vector<SignedAttachment>& attachments) const {
    const auto signed_bytes = documents_.find(blob);
    const auto bytes_now = documents_.find(head.blob);
    const bool is_same = blob == head.blob || (signed_bytes != documents_.end() && bytes_now != documents_.end() &&
                                               signed_bytes->second == bytes_now->second);
    if (!is_same || attachments.size() != head.attachments.size()) return false;
    return std::all_of(head.attachments.begin(), head.attachments.end(), [&](const Attachment& file) {
      return std::any_of(attachments.begin(), attachments.end(), [&](const SignedAttachment& one) {
        return one.name == file.name && one.blob == file.blob;
      });
    });
  }

  /// Why the version cannot be shown, though it was signed.
  const ReadVersion& version(Ref<Document> document, const std::string& blob) const {
    return read_[versions_.at({document, blob})];
  }

 private:
  static constexpr size_t no_version = std::numeric_limits<size_t>::max();

  /// Among the versions that have these bytes the newest one from before the signing; else the newest.
  static size_t version_at(const std::vector<Version>& versions, const std::string& blob, Instant signing) {
    size_t newest = no_version;
    for (size_t i = 0; i < versions.size(); ++i) {
      if (versions[i].blob != blob) continue;
      if (versions[i].time <= signing.seconds) return i;
      if (newest == no_version) newest = i;
    }
    return newest;
  }

  /// Where authors since a signed version end: at that version, not at a later one of the same bytes (a revert hides nobody);
  /// of those with other clocks at the oldest.
  static size_t end_at(const std::vector<Version>& versions, const std::string& blob, Instant completed) {
    size_t oldest = no_version;
    for (size_t i = 0; i < versions.size(); ++i) {
      if (versions[i].blob != blob) continue;
      oldest = i;
      if (versions[i].time <= completed.seconds) break;
    }
    return oldest;
  }

  static bool add_authors(const std::vector<Version>& versions, size_t from, size_t end, std::set<std::string>& authors) {
    for (size_t i = from; i < versions.size() && (i == from || i != end); ++i) {
      if (versions[i].authors.empty()) return false;
      for (const Author& author : versions[i].authors) authors.insert(ascii_lower(author.email));
      if (versions[i].before == Version::Before::unknown && i + 1 != end) return false;
    }
    return true;
  }

  /// Of an attachment: beside the document or below; where the document lay when it was signed, if it has moved since.
  const std::vector<Version>& versions_of(const SignOffRecord& record, const SignOffEntry& entry,
                                          const SignedAttachment& file) const {
    static const std::vector<Version> none;
    Document document = version(record.document, entry.blob).document;
    for (const std::string& place : {document.path, history_.versions(document.path).at(place_of(record, entry)).path}) {
      document.path = place;
      for (const std::string& path : attachment_paths(document)) {
        if (std::string_view(path).substr(path.rfind('/') + 1) != file.name) continue;
        const std::vector<Version>& versions = history_.versions(path);
        if (version_at(versions, file.blob, entry.instant) != no_version) return versions;
      }
    }
    return none;
  }

  /// A figure or file of the version that the entry does not bind: it would be shown as it is today. `approve` binds all.
  static std::string left_out_of(const Document& version, const SignOffEntry& entry) {
    const auto binds_file = [&](std::string_view path) {
      const std::string name(path.substr(path.rfind('/') + 1));
      return std::any_of(entry.attachments.begin(), entry.attachments.end(),
                         [&](const SignedAttachment& file) { return file.name == name; });
    };
    for (const BodyLink& link : version.body.links) {
      constexpr std::string_view scheme = "figure:";
      if (link.destination.starts_with(scheme)) {
        const std::string query = link.destination.substr(scheme.size());
        if (std::none_of(entry.figures.begin(), entry.figures.end(), [&](const BoundFigure& one) { return one.query == query; }))
          return link.destination;
      } else if (!link.external && link.destination.find(':') == link.destination.npos) {
        const std::string path = percent_decoded(link.destination.substr(0, link.destination.find('#')));
        if (may_be_attached(path) && !binds_file(path)) return path;
      }
    }
    for (const Sourced& listed : version.listed_attachments)
      if (!binds_file(listed.text)) return listed.text;
    return {};
  }

  /// The words of a bound figure are not part of the digest: they must say its value and qualifier.
  bool says_what_is_bound(const BoundFigure& figure) const {
    if (figure.qualifier == "none") return figure.text.empty();
    const auto metric = library_.metrics.with_id(percent_decoded(figure.query.substr(0, figure.query.find('?'))));
    if (!metric) return false;
    if (figure.qualifier == "text") return figure.value == figure.text;
    UnitRule rule = library_.metrics[*metric].unit;
    rule.may_be_negative = true;
    const auto read = parse_value(figure.text, rule);
    const Statement* statement = std::get_if<Statement>(&read);
    return statement && statement->quantity.value.text() == figure.value &&
           name_of(statement->quantity.qualifier) == figure.qualifier;
  }

  static bool is_brought_in_by(const RecordedSignOff& one, std::string_view email) {
    if (!one.brought_in) return false;
    const std::vector<Author>& authors = one.brought_in->authors;
    return std::any_of(authors.begin(), authors.end(),
                       [&](const Author& author) { return ascii_lower(author.email) == ascii_lower(email); });
  }

  std::vector<const Reviewer*> reviewers_of(const SignOffRecord& record, const SignOffEntry& entry) const {
    std::vector<const Reviewer*> result;
    const std::optional<Ref<Agency>> agency = version(record.document, entry.blob).document.agency;
    for (const Reviewer& reviewer : library_.config.reviewers) {
      if (ascii_lower(reviewer.email) != ascii_lower(entry.email)) continue;
      if (std::find(reviewer.roles.begin(), reviewer.roles.end(), entry.role) == reviewer.roles.end()) continue;
      const bool holds_it =
          reviewer.agencies.empty() ||
          std::any_of(reviewer.agencies.begin(), reviewer.agencies.end(), [&](const Sourced& name) {
            const auto above = library_.agencies.with_id(name.text);
            return above && agency && library_.agencies.is_within(*agency, *above);
          });
      if (holds_it) result.push_back(&reviewer);
    }
    return result;
  }

  const Library& library_;
  const History& history_;
  std::map<std::pair<Ref<Document>, std::string>, size_t> versions_;
  std::vector<ReadVersion> read_;
  std::map<std::string, Digest> documents_;  ///< of evened-out bytes, by blob
  std::map<std::string, Digest> files_;      ///< of attachments, by blob
};

/// Which signatures verify: the only part that runs another program, so it runs in the workers.
std::set<std::pair<size_t, size_t>> verify_signatures(const Judge& judge, const std::vector<SignOffRecord>& records,
                                                      const std::vector<std::pair<size_t, size_t>>& wanted,
                                                      const WorkLimits& limits) {
  const Outcomes outcomes = parallel_map(wanted.size(), limits, [&] {
    return [&](size_t i) {
      const SignOffRecord& record = records[wanted[i].first];
      return std::string(judge.is_signature_good(record, record.entries[wanted[i].second].entry) ? "1" : "");
    };
  });
  std::set<std::pair<size_t, size_t>> good;
  for (size_t i = 0; i < wanted.size(); ++i)
    if (!outcomes[i].bytes.empty()) good.insert(wanted[i]);
  return good;
}

/// Goes through sign-offs in order of time and tells when each role has signed one and the same version. A version that was
/// completed before must be signed anew, and so must one that was older than the version completed since: a revert takes no
/// earlier sign-off along.
class Rounds {
 public:
  explicit Rounds(const std::vector<std::string>& roles) : roles_(roles) {}

  /// The sign-offs that make the version complete with this one; empty while it is not. `place`: of the version, 0 the newest.
  std::vector<GivenSignOff> add(const SignOffEntry& entry, size_t place) {
    std::map<std::string, GivenSignOff>& given = open_[entry.digest];
    given.insert_or_assign(entry.role, GivenSignOff{entry.role, entry.name, entry.instant});
    places_[{entry.digest, entry.role}] = place;
    std::vector<GivenSignOff> all;
    for (const std::string& role : roles_) {
      const auto found = given.find(role);
      if (found == given.end()) return {};
      all.push_back(found->second);
    }
    open_.erase(entry.digest);
    for (auto& [digest, roles] : open_)
      std::erase_if(roles, [&](const auto& one) { return places_[{digest, one.first}] > place; });
    return all;
  }
  const std::map<std::string, GivenSignOff>* open(const std::string& digest) const {
    const auto found = open_.find(digest);
    return found == open_.end() ? nullptr : &found->second;
  }

 private:
  std::vector<std::string> roles_;
  std::map<std::string, std::map<std::string, GivenSignOff>> open_;
  std::map<std::pair<std::string, std::string>, size_t> places_;  ///< by digest and role
};

/// The instants at which a sign-off of the document was completed, whether it still counts or not: so numbers are never
/// used again when one is revoked or its signer is a reviewer no longer.
std::vector<Instant> all_completions(const Judge& judge, const SignOffRecord& record, const std::vector<std::string>& roles) {
  std::vector<SignOffEntry> all = record.revoked;
  for (const RecordedSignOff& one : record.entries) all.push_back(one.entry);
  std::stable_sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.instant < b.instant; });
  std::vector<Instant> completions;
  Rounds rounds(roles);
  for (const SignOffEntry& entry : all)
    if (!rounds.add(entry, judge.place_of(record, entry)).empty()) completions.push_back(entry.instant);
  return completions;
}

}  // namespace

SignOffs verify_sign_offs(const Library& library, const Snapshot& committed, const History& history, Instant as_of,
                          const WorkLimits& limits, Findings& findings) {
  SignOffs result;
  for (const Document& document : library.documents())
    if (const ReviewRule* rule = library.config.review_rule(document.kind))
      result.by_path_[document.path].awaited = rule->roles;
  std::vector<SignOffRecord> records = read_sign_off_records(library, committed, history, limits, findings);
  for (SignOffRecord& record : records) {
    for (const RecordedSignOff& one : record.entries)
      if (as_of < one.entry.instant) result.coming_.emplace_back(library[record.document].path, one.entry.instant);
    std::erase_if(record.entries, [&](const RecordedSignOff& one) { return as_of < one.entry.instant; });
  }
  const Judge judge(library, committed, history, limits, records);
  for (SignOffRecord& record : records)  // instants decide, and at one instant the order of versions, never that of the file
    std::stable_sort(record.entries.begin(), record.entries.end(), [&](const auto& a, const auto& b) {
      if (a.entry.instant != b.entry.instant) return a.entry.instant < b.entry.instant;
      return judge.place_of(record, a.entry) > judge.place_of(record, b.entry);
    });

  std::map<std::pair<size_t, size_t>, std::string> faults;
  std::vector<std::pair<size_t, size_t>> to_verify;
  for (size_t i = 0; i < records.size(); ++i)
    for (size_t k = 0; k < records[i].entries.size(); ++k) {
      std::string fault = judge.fault_of(records[i], records[i].entries[k]);
      const bool is_signed = library.config.review_rule(library[records[i].document].kind)->signed_records;
      if (fault.empty() && is_signed) to_verify.emplace_back(i, k);
      if (!fault.empty()) faults.emplace(std::pair(i, k), std::move(fault));
    }
  const auto good = verify_signatures(judge, records, to_verify, limits);
  for (const auto& at : to_verify)
    if (!good.count(at)) faults.emplace(at, "its signature is not its signer's");

  for (size_t i = 0; i < records.size(); ++i) {
    const SignOffRecord& record = records[i];
    const Document& head = library[record.document];
    const ReviewRule& rule = *library.config.review_rule(head.kind);
    const std::vector<Instant> completions = all_completions(judge, record, rule.roles);
    DocumentSignOffs& signed_ = result.by_path_[head.path];
    Rounds rounds(rule.roles);
    const SignOffEntry* last_of_head = nullptr;
    for (size_t k = 0; k < record.entries.size(); ++k) {
      const SignOffEntry& entry = record.entries[k].entry;
      const auto found = faults.find({i, k});
      std::string fault = found == faults.end() ? std::string() : found->second;
      if (fault.empty() && rule.distinct_from_author)
        fault = judge.fault_of_authors(record, entry, signed_.versions);
      if (!fault.empty()) {
        findings.warning("review/void", entry.place, "this sign-off does not count: " + fault,
                         "have this version signed by who may sign it, with `gongbao approve`");
        continue;
      }
      if (judge.is_of_head(head, entry.blob, entry.attachments)) last_of_head = &entry;
      std::vector<GivenSignOff> all = rounds.add(entry, judge.place_of(record, entry));
      if (all.empty()) continue;
      auto number = std::upper_bound(completions.begin(), completions.end(), entry.instant) - completions.begin();
      if (!signed_.versions.empty()) number = std::max<std::ptrdiff_t>(number, signed_.versions.back().number + 1);
      signed_.versions.push_back({static_cast<int>(number), entry.instant, entry.blob, entry.digest, entry.attachments,
                                  entry.figures, std::move(all)});
    }
    const SignedVersion* newest = signed_.versions.empty() ? nullptr : &signed_.versions.back();
    if (newest && judge.is_of_head(head, newest->blob, newest->attachments)) {
      signed_.awaited.clear();
    } else if (last_of_head) {
      if (const auto* given = rounds.open(last_of_head->digest))
        for (const auto& [role, one] : *given) {
          signed_.given.push_back(one);
          std::erase(signed_.awaited, role);
        }
    }
  }
  return result;
}

std::string fault_of_entry(const Library& library, const Snapshot& committed, const History& history, const SignOffs& sign_offs,
                           Ref<Document> document, const SignOffEntry& entry, const WorkLimits& limits) {
  Version own;  // the commit that is to bring it in will be the signer's
  own.authors.push_back({entry.name, entry.email});
  const std::vector<SignOffRecord> records{
      {document, record_path(library[document].path), {RecordedSignOff{entry, &own, false}}, {}}};
  const Judge judge(library, committed, history, limits, records);
  const ReviewRule& rule = *library.config.review_rule(library[document].kind);
  std::string fault = judge.fault_of(records[0], records[0].entries[0]);
  if (fault.empty() && rule.signed_records && !judge.is_signature_good(records[0], entry))
    fault = "its signature is not its signer's";
  const DocumentSignOffs* signed_ = sign_offs.of(library[document].path);
  if (fault.empty() && rule.distinct_from_author)
    fault = judge.fault_of_authors(records[0], entry, signed_->versions);
  return fault;
}

}  // namespace gongbao
