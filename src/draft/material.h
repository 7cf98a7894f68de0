#pragma once
#include <optional>
#include <vector>

#include "figures/answer.h"
#include "site/site.h"

namespace gongbao {

/// What a draft is to be about.
struct DraftScope {
  Ref<Document> campaign;
  Ref<Agency> agency;
  std::optional<When> period;  ///< nothing: the whole campaign
};

/// What one agency states of one metric in the span, beside its reported totals.
struct OwnFigure {
  Ref<Agency> agency;
  Ref<Metric> metric;
  FigureAnswer answer;
};

/// Which section speaks of a note.
enum class NoteUse { organising, planning, work, settling, reporting, outlook };

/// What there is to write from: the visible notes and figures of one campaign, agency and span.
class Material {
 public:
  /// `site` must outlive it.
  Material(const Site& site, const DraftScope& scope);

  const Site& site() const { return *site_; }
  const VisibleLibrary& library() const { return *site_->library; }
  const Ledger& ledger() const { return *site_->ledger; }
  const DraftScope& scope() const { return scope_; }
  const Document& campaign_document() const { return library()[scope_.campaign]; }
  const Campaign& campaign() const { return *campaign_document().as_campaign(); }
  const Agency& agency(Ref<Agency> ref) const { return library().agencies()[ref]; }
  const Metric& metric(Ref<Metric> ref) const { return library().metrics()[ref]; }
  const Figure& figure(uint32_t index) const { return *ledger().figures()[index].figure; }

  const std::vector<Ref<Document>>& notes() const { return notes_; }  ///< in order of time
  const std::vector<Ref<Document>>& straddling() const { return straddling_; }
  const std::vector<Ref<Document>>& undated() const { return undated_; }
  NoteUse use_of(Ref<Document> note) const;
  /// By agency in the order of telling, then by group and metric as the register has them.
  const std::vector<OwnFigure>& own_figures() const { return own_; }
  /// Participants first, then as the tree has them.
  const std::vector<Ref<Agency>>& agencies() const { return agencies_; }
  bool concerns(Ref<Agency> agency) const;

  /// Whether a statement belongs to the campaign, the agency and the span.
  bool counts(uint32_t figure) const;

  /// The scope's own question: its campaign, agency and period.
  FigureQuery query(Ref<Metric> metric) const;
  /// Nothing where the period is none of the standard ones, which alone have one before.
  std::optional<Period> standard_period() const {
    return scope_.period ? Period::parse(scope_.period->text()) : std::nullopt;
  }
  FigureAnswer answer_to(const FigureQuery& query) const { return answer(ledger(), library(), query); }

 private:
  bool states_counted(Ref<Document> note) const;
  void sort_notes();
  void order_agencies();
  void gather_figures();

  const Site* site_;
  DraftScope scope_;
  std::vector<Ref<Document>> notes_, straddling_, undated_;
  std::vector<Ref<Agency>> agencies_;
  std::vector<OwnFigure> own_;
};

}  // namespace gongbao
