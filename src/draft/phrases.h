#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "content/date.h"

namespace gongbao {

/// Every pattern that a draft's sentences are made from. None says why something came about, and none
/// praises.
enum class Phrase {
  list_comma,
  list_semicolon,
  clause_comma,
  sentence_space,
  brackets,
  quoted,
  quoted_comma,
  title,
  title_period,
  // headings, in the usual order
  heading_basis,
  heading_organisation,
  heading_aims,
  heading_work,
  heading_inspection,
  heading_totals,
  heading_problems,
  heading_next,
  record,  // what the campaign's own file is called in a sentence
  // basis
  opened_under,
  opened_without,
  basis_title,
  time_is,
  time_unknown,
  year_unknown,
  also_called,
  follows,
  span_is,
  left_out_straddling,
  left_out_undated,
  // organisation
  group_set_up,
  group_named,
  group_head_small,
  group_head,
  group_deputies_small,
  group_deputies_as_named,
  group_deputies,
  group_members,
  group_office,
  group_default_name,
  group_sentence,
  no_group,
  members_counted,
  words_hidden,
  parties_lead,
  party_role,
  party_no_role,
  parties_sentence,
  organising_notes,
  plan_notes,
  notes_state,
  column_group,
  column_agency,
  column_role,
  // aims
  focus_products,
  focus_links,
  focus_areas,
  focus_sentence,
  phases_lead,
  phase,
  phase_undated,
  targets_lead,
  no_targets,
  tasks_lead,
  column_target,
  column_by,
  column_progress,
  column_task,
  column_rhythm,
  column_measures,
  column_status,
  target_met,
  target_missed,
  target_on_the_way,
  target_undecided,
  target_no_data,
  target_unmeasured,
  progress_value,
  task_doing,
  task_done,
  task_overdue,
  task_todo,
  task_recurring,
  see_record,
  // work
  agency_lead,
  agency_lead_group,
  activities,
  activities_without_data,
  joined_by,
  figures_from,
  figures_plain,
  data_lead,
  column_metric_group,
  column_metric,
  column_value,
  figure_value,
  figure_is,
  figure_none,
  figure_words,
  figure_scope,
  case_sentence,
  no_work,
  // inspection
  good_points,
  good_points_lead,
  good_item,
  good_point,
  problems_lead,
  column_problem,
  column_object,
  column_source,
  column_rectification,
  rectified,
  not_rectified,
  denies_finding,
  denies_metric,
  no_findings,
  state_open,
  state_partly,
  state_overdue,
  state_closed,
  state_revisited,
  state_failed,
  // totals
  totals_lead,
  column_sum,
  column_total,
  column_remainder,
  column_previous,
  column_change,
  column_year_ago,
  contradiction,
  contradiction_one,
  contradiction_acknowledged,
  contradiction_end,
  rate_range,
  rate_side_unknown,
  rate_contradicts,
  silent,
  silent_metric,
  no_totals,
  // problems
  problems_named,
  problems_open,
  ordinal,
  state_remark,
  targets_missed,
  targets_silent,
  totals_disagree,
  no_problems,
  // next
  next_lead,
  next_item,
  next_item_due,
  next_title_only,
  no_next,
  outlook_notes,
  count
};

/// The patterns and the ways to write a language.
class Phrases {
 public:
  /// Chinese for zh…, else English.
  static Phrases of(std::string_view language);

  std::string_view operator[](Phrase phrase) const { return texts_[static_cast<size_t>(phrase)]; }
  template <class... Parts>
  std::string say(Phrase phrase, const Parts&... parts) const {
    return fmt::format(fmt::runtime((*this)[phrase]), parts...);
  }
  std::string enumerate(const std::vector<std::string>& parts) const;
  /// In quotation marks; those inside become the inner ones.
  std::string quoted(const std::string& text) const;
  std::string enumerate_quoted(const std::vector<std::string>& parts) const;

  bool is_chinese() const { return chinese_; }
  std::string date(const When& when) const;
  std::string period(const When& when) const;
  /// 一, 二 …, or 1, 2 …
  std::string ordinal(size_t number) const;

 private:
  Phrases(const std::string_view* texts, bool chinese) : texts_(texts), chinese_(chinese) {}
  const std::string_view* texts_;
  bool chinese_;
};

/// A pattern with its place in the list, so that the compiler sees to the order.
struct PhraseText {
  Phrase phrase;
  std::string_view text;
};
template <size_t size>
consteval bool is_whole(const PhraseText (&texts)[size]) {
  if (size != static_cast<size_t>(Phrase::count)) return false;
  for (size_t i = 0; i < size; ++i)
    if (static_cast<size_t>(texts[i].phrase) != i) return false;
  return true;
}

const std::string_view* chinese_phrases();
const std::string_view* english_phrases();

}  // namespace gongbao
