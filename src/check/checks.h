#pragma once
#include "content/library.h"
#include "figures/answer.h"
#include "figures/reconciliation.h"
#include "review/visible_library.h"

namespace gongbao {

/// What is wrong with the content as such, whoever reads it: one rule, one function.
void check_content(const Library& library, Findings& findings);

void check_duplicate_figures(const Library& library, Findings& findings);
void check_figure_validity(const Library& library, Findings& findings);  ///< dated outside its agency's life
void check_notice_chains(const Library& library, Findings& findings);  ///< no circle, one head, nobody else's notices
void check_notice_dates(const Library& library, Findings& findings);   ///< their order, and the date in the text
void check_withdrawals(const Library& library, Day today, Findings& findings);  ///< none is still to come
void check_doc_numbers(const Library& library, Findings& findings);    ///< how they are written; twice, or left out
void check_notice_tables(const Library& library, Findings& findings);  ///< those in front matter: sums, penalties
void check_campaign_lists(const Library& library, Findings& findings);  ///< ids of targets and tasks
void check_basis_notices(const Library& library, Findings& findings);
void check_metric_names(const Library& library, Findings& findings);  ///< two of one name cannot be told apart

/// CSV files in which tables of notices keep their rows: attached, and readable as a table. Else the table
/// would be missing on its page.
void check_table_files(const Library& library, const Snapshot& snapshot, const WorkLimits& limits,
                       Findings& findings);

/// Links to what the audience of this build may not see: they become their text, an empty one cannot. Never in any output.
void check_withheld_links(const Library& library, const VisibleLibrary& visible, Findings& findings);

/// Links of documents that readers see as they stand at the head to what waits for its sign-off: text until then; an empty one
/// cannot. `shown`: what readers see, of `published`.
void check_awaited_links(const Library& library, const VisibleLibrary& proposed, const Library& published,
                         const VisibleLibrary& shown, Findings& findings);

/// Figure links say what the data says, and there is something behind each. To be called once the other findings in
/// content are known: what only follows from them is not reported.
void check_figure_links(const Library& library, const VisibleLibrary& visible, const Ledger& ledger,
                        Findings& findings);

/// Sums that contradict what is stated: totals that their parts exceed, cumulative values that decrease, rates and parts that
/// do not fit, lists longer than the paper says. Each is a warning; the author knows which of the two is wrong.
void check_reckoning(const Library& library, const VisibleLibrary& visible, const Ledger& ledger,
                     const std::vector<Reconciliation>& reconciliations, Findings& findings);

/// Numbers in summaries that no figure link binds (number_scan.h says which count).
void check_prose_numbers(const Library& library, const VisibleLibrary& visible, const Ledger& ledger,
                         Findings& findings);

}  // namespace gongbao
