#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/finding.h"
#include "content/agency.h"
#include "content/basis.h"
#include "content/campaign.h"
#include "content/date.h"
#include "content/figure.h"
#include "content/kind.h"
#include "content/note.h"
#include "content/notice.h"
#include "content/ref.h"
#include "content/sign_off_record.h"
#include "markdown/body.h"

namespace gongbao {

struct Summary {
  std::optional<When> period;
};

struct FreePage {};
struct AgencyPage {};

/// A file that goes out with its document: in the document's folder or below, and linked or listed.
struct Attachment {
  std::string path;  ///< in the repository
  std::string blob;
  std::string name;  ///< file name, its place under the document's URL
  uint64_t size = 0;
};

/// What is known of the version that a document shows, where its kind needs sign-off.
struct SignedFacts {
  int number = 0;  ///< counts completed sign-offs: k of `history/<k>/`
  Instant completed;
  std::vector<BoundFigure> figures;  ///< what its figure links said when it was signed
};

/// One document as its author wrote it.
struct Document {
  DocumentKind kind = DocumentKind::page;
  std::string id;
  std::string path;
  std::string blob;
  Digest front_matter;  ///< of its front matter as it stands in the file
  std::optional<Ref<Document>> campaign;  ///< in whose folder it lies
  bool may_hold_personal_data = true;     ///< in its front matter, at a quick look
  bool unreadable = false;                ///< a finding says why; nothing more is known of it, and nobody sees it

  std::string title;
  std::optional<When> date;
  std::string date_text;  ///< shown instead of the date, never computed with
  std::optional<Ref<Agency>> agency;
  Audience audience = Audience::public_site;
  Status status = Status::ready;
  std::string change_note;
  bool minor = false;
  std::string source;
  std::vector<std::string> tags;
  std::vector<Sourced> aliases;  ///< old URLs
  std::string summary;
  std::vector<Sourced> listed_attachments;
  std::vector<Attachment> attachments;
  std::string lang;

  Body body;
  std::vector<Figure> figures;
  std::variant<FreePage, AgencyPage, Campaign, Note, Summary, Notice> details;

  std::optional<SignedFacts> signed_version;  ///< of a kind that needs sign-off, once it is the version to be shown
  /// What a figure link said when this version was signed; null where nobody signed it.
  const BoundFigure* bound_figure(std::string_view destination) const;

  /// The file that goes out with it: by its place beside the document, or by its name.
  const Attachment* attachment(std::string_view named) const;

  const Campaign* as_campaign() const { return std::get_if<Campaign>(&details); }
  const Note* as_note() const { return std::get_if<Note>(&details); }
  const Summary* as_summary() const { return std::get_if<Summary>(&details); }
  const Notice* as_notice() const { return std::get_if<Notice>(&details); }
};

}  // namespace gongbao
