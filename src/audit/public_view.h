#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "content/library.h"
#include "source/history.h"

namespace gongbao {

/// Why a text may not stand in a public site.
enum class Hidden {
  draft,
  internal,
  campaign,
  scheduled,
  unsigned_,
  newer,
  expunged,
  withdrawn,
  unlinked,
  record,
  small_cell,
  contact
};
/// In words for the author: "of a draft".
std::string_view reason_in_words(Hidden reason);

/// How a file falls into what may be seen and what may not.
enum class Split {
  none,         ///< it belongs to one side as a whole
  tombstone,    ///< a withdrawn notice: what its tombstone says may be seen
  withdrawal,   ///< an unsigned head that withdraws what was signed: it says when and why
  small_cells,  ///< statements of metrics with min_cell may not
  site,         ///< site.toml: reviewers and privacy words are in no output
};

/// One version of a source file, or the side of it that a list is for.
struct SourcePiece {
  std::string path;
  std::string blob;
  Split split = Split::none;
  Hidden reason = Hidden::draft;  ///< of a withheld one
};

/// A document whose address leads nowhere.
struct HiddenAddress {
  std::string path;                ///< of the document
  std::string url;                 ///< campaigns/c/notes/n/
  std::vector<std::string> names;  ///< kind:id, as links and data write it; its files of data
  Hidden reason = Hidden::draft;
};

/// What the raw snapshot says of who may see what at an instant in public: the audit's own reading of the
/// content model, made from parsed sources, records and history alone, never from the gate that it checks.
struct PublicView {
  std::vector<SourcePiece> withheld;
  std::vector<SourcePiece> visible;
  std::vector<HiddenAddress> addresses;
  std::vector<Figure>
      figures;  ///< of what may be seen; statements of small cells too, whose sums may be published
  std::vector<std::string>
      visible_texts;  ///< paths, addresses and kind:id of what may be seen; figures as signed
};

PublicView read_public_view(const Snapshot& snapshot, const Library& library, const History& history,
                            Instant as_of, const WorkLimits& limits);

}  // namespace gongbao
