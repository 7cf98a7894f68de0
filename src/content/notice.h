#pragma once
#include <optional>
#include <string>
#include <vector>

#include "content/note.h"

namespace gongbao {

struct Consultation {
  std::optional<When> start;
  std::optional<When> end;
  std::string route;
  std::string contact;
};

struct Withdrawal {
  std::optional<When> date;
  std::string reason;
};

/// What a table of a notice holds; the rules for it follow. `unstated`: its columns tell.
enum class NoticeTableKind { sampling, penalty, other, unstated };

/// Structured rows of a notice: sampling results, penalties.
struct NoticeTable {
  NoticeTableKind kind = NoticeTableKind::unstated;
  std::string title;
  std::vector<std::string> columns;
  std::vector<std::vector<std::string>> rows;
  Sourced file;  ///< an attached CSV that holds the rows
  Place place;
  std::vector<Place> row_places;  ///< of `rows`
};

/// A public notice (content model 4).
struct Notice {
  std::string doc_type;  ///< one of the fifteen statutory types (条例, art. 8), or empty
  std::string genre;
  std::vector<Sourced> campaign_ids;
  std::vector<Ref<Document>> campaigns;  ///< resolved by the library
  std::string doc_number;
  std::string index_number;
  std::string topic;
  std::optional<When> issued;
  std::optional<Instant> publish;
  std::optional<When> effective;
  std::optional<When> expires;
  std::optional<Consultation> consultation;
  /// Ids of notices as written, and what the library made of them.
  struct Relation {
    std::vector<Sourced> ids;
    std::vector<Ref<Document>> notices;
  };
  Relation supersedes, amends, corrects, related;
  std::optional<Withdrawal> withdrawn;
  std::vector<std::string> recipients, copies;
  std::string signatory;
  std::vector<std::string> keywords;
  std::vector<NoticeTable> tables;
  std::vector<CitedBasis> basis;

  /// Where the keys that rules point at stand; of one that is not there, the start of the front matter.
  struct Places {
    Place doc_number, issued, publish, effective, expires, consultation, withdrawn;
  };
  Places places;
};

Notice parse_notice(TableReader& reader, std::string_view path, const Registers& registers,
                    Findings& findings);

}  // namespace gongbao
