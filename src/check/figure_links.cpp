// Figure links in prose: each is held against the data of this build's audience.
#include "base/text.h"
#include "check/checks.h"
#include "check/unread_data.h"
#include "check/written_value.h"
#include "figures/answer.h"

namespace gongbao {
namespace {

constexpr size_t most_contributors = 10;

/// The same question without regard to who may read the answer.
class EveryFigure {
 public:
  EveryFigure(const Library& library, const VisibleLibrary& visible) : library_(library), visible_(visible) {}

  bool answers(const FigureQuery& query) {
    if (visible_.audience() == Audience::internal) return false;  // has seen it all
    if (!ledger_) {
      all_ = std::make_unique<VisibleLibrary>(select_visible(library_, Audience::internal, visible_.as_of()));
      ledger_ = std::make_unique<Ledger>(roll_up(*all_));
    }
    const FigureAnswer found = answer(*ledger_, *all_, query);
    return found.value || !found.text.empty();
  }

 private:
  const Library& library_;
  const VisibleLibrary& visible_;
  std::unique_ptr<VisibleLibrary> all_;  ///< rolled up once it is needed
  std::unique_ptr<Ledger> ledger_;
};

class FigureLinks {
 public:
  FigureLinks(const Library& library, const VisibleLibrary& visible, const Ledger& ledger, Findings& findings)
      : library_(library),
        visible_(visible),
        ledger_(ledger),
        findings_(findings),
        unread_(library, findings),
        every_(library, visible) {}

  void check(Ref<Document> from) {
    severity_ = severity_of_mismatch(from);
    const std::vector<LinkTarget>& targets = visible_.links(from);
    const std::vector<BodyLink>& written = visible_[from].body.links;  // none on a tombstone
    for (size_t i = 0; i < written.size(); ++i)
      if (const FigureQuery* query = std::get_if<FigureQuery>(&targets[i])) check(written[i], *query);
  }

 private:
  /// An internal build also adds up what the public does not see; a text for the public cannot say both sums.
  Severity severity_of_mismatch(Ref<Document> from) const {
    const Withheld reason = why_withheld(library_, from, Audience::public_site, visible_.as_of());
    const bool is_public_draft = reason == Withheld::draft && library_[from].audience == Audience::public_site;
    const bool is_for_others =
        visible_.audience() == Audience::internal && (reason == Withheld::none || is_public_draft);
    return is_for_others ? Severity::warning : Severity::error;
  }

  void check(const BodyLink& link, const FigureQuery& query) {
    if (unread_.concerns(query.campaign)) return;
    const FigureAnswer found = answer(ledger_, visible_, query);
    if (!found.value && found.text.empty()) return report_nothing(link, query, found);
    if (link.text.empty()) return;
    if (!found.value) {
      if (trim(link.text) != found.text) report_mismatch(link, found.text, found);
      return;
    }
    const Metric& metric = visible_.metrics()[query.metric];
    const bool is_difference =
        query.show == FigureQuery::Show::change || query.show == FigureQuery::Show::remainder;
    const auto written = read_written_value(link.text, metric.unit, is_difference);
    const std::string computed = format_value(*found.value, metric.unit.unit);
    if (const std::string* fault = std::get_if<std::string>(&written))
      report_mismatch(link, computed, found, *fault);
    else if (!says_the_same(std::get<Quantity>(written), *found.value))
      report_mismatch(link, computed, found);
  }

  void report_mismatch(const BodyLink& link, const std::string& computed, const FigureAnswer& found,
                       const std::string& fault = {}) {
    const std::string reason = fault.empty() ? std::string() : " (" + fault + ")";
    findings_.add({link.place, severity_, "figure/mismatch",
                   fmt::format("the text says '{}', the data '{}'{}", link.text, computed, reason),
                   "from " + contributors(found)});
  }

  /// A link into figures that this audience may not see stands without its link, like any other.
  void report_nothing(const BodyLink& link, const FigureQuery& query, const FigureAnswer& found) {
    const std::string& id = visible_.metrics()[query.metric].id;
    if (!found.figures.empty()) {
      findings_.error("figure/none", link.place, fmt::format("'{}' makes no one value here", id),
                      "what is not added is named one by one, with agency=, period=, note= or show=; from " +
                          contributors(found));
      return;
    }
    const std::string message = fmt::format("no figure of '{}' answers this link", id);
    if (!link.text.empty() && every_.answers(query))
      findings_.warning("figure/none", link.place, message + " that its readers may see",
                        "its text stands without a figure behind it");
    else
      findings_.error("figure/none", link.place, message,
                      "correct its agency, campaign, period, note or scope, or state the figure in a note");
  }

  std::string contributors(const FigureAnswer& found) const {
    std::vector<std::string> parts;
    for (const uint32_t index : found.figures) {
      if (parts.size() == most_contributors) break;
      const Figure& figure = *ledger_.figures()[index].figure;
      parts.push_back(
          fmt::format("{}:{} {}", figure.stated_at.path, figure.stated_at.line, figure.as_written));
    }
    const size_t more = found.figures.size() - parts.size();
    return join(parts, ", ") + (more > 0 ? fmt::format(" and {} more", more) : "");
  }

  const Library& library_;
  const VisibleLibrary& visible_;
  const Ledger& ledger_;
  Findings& findings_;
  UnreadData unread_;
  EveryFigure every_;
  Severity severity_ = Severity::error;  ///< of a mismatch in the document at hand
};

}  // namespace

void check_figure_links(const Library& library, const VisibleLibrary& visible, const Ledger& ledger,
                        Findings& findings) {
  FigureLinks links(library, visible, ledger, findings);
  for (const Ref<Document> from : visible.documents()) links.check(from);
}

}  // namespace gongbao
