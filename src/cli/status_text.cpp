#include "base/text.h"
#include "base/utf8.h"
#include "cli/status_report.h"
#include "content/version_reader.h"

namespace gongbao {
namespace {

constexpr size_t most_changes = 5;

std::string padded(std::string text, int width) {
  const int missing = width - display_width(text);
  return missing > 0 ? text + std::string(static_cast<size_t>(missing), ' ') : text;
}

class StatusWriter {
 public:
  explicit StatusWriter(const Plan& plan) : plan_(plan) {}

  void write(const std::vector<const DocumentStatus*>& chosen) {
    int state_width = 0, name_width = 0;
    for (const DocumentStatus* one : chosen) {
      state_width = std::max(state_width, display_width(name_of(one->states.front())));
      name_width = std::max(name_width, display_width(reference_of(plan_.library, one->document)));
    }
    for (const DocumentStatus* one : chosen) {
      text_ += padded(std::string(name_of(one->states.front())), state_width) + "  " +
               padded(reference_of(plan_.library, one->document), name_width) + "  " +
               plan_.library[one->document].title + "\n";
      write_details(*one);
    }
  }

  void write_summary(const SiteStatus& status) {
    size_t counts[document_states] = {};
    std::set<std::string> proof, trail;
    for (const DocumentStatus& one : status.documents) {
      for (const DocumentState state : one.states) ++counts[static_cast<size_t>(state)];
      if (one.has_proof) (*one.has_proof ? proof : trail).emplace(name_of(plan_.library[one.document].kind));
    }
    std::vector<std::string> parts;
    for (size_t i = 0; i < document_states; ++i)
      if (counts[i] > 0)
        parts.push_back(fmt::format("{} {}", counts[i], name_of(static_cast<DocumentState>(i))));
    if (!text_.empty()) text_ += '\n';
    text_ += fmt::format("{} documents: {}\n", status.documents.size(), join(parts, ", "));
    if (!proof.empty())
      text_ += fmt::format("sign-offs of {}: a proof, by their signers' keys\n",
                           join({proof.begin(), proof.end()}, ", "));
    if (!trail.empty())
      text_ += fmt::format("sign-offs of {}: a trail, not a proof: they stand on the e-mail in a commit\n",
                           join({trail.begin(), trail.end()}, ", "));
    if (status.upcoming.empty()) text_ += "nothing lies ahead\n";
    for (size_t i = 0; i < status.upcoming.size() && i < most_changes; ++i)
      text_ += fmt::format("{}  {}  {} {}\n", i == 0 ? "next" : "then", status.upcoming[i].at.minutes(),
                           subject_of(plan_, status.upcoming[i]), name_of(status.upcoming[i].kind));
    if (status.upcoming.size() > most_changes)
      text_ += fmt::format("      and {} more\n", status.upcoming.size() - most_changes);
  }

  std::string take() { return std::move(text_); }

 private:
  void line(std::string_view word, std::string_view what) {
    text_ += fmt::format("    {:<13}{}\n", word, what);
  }

  std::string minutes(Instant instant) const {
    return Instant{instant.seconds, plan_.library.config.zone_minutes}.minutes();
  }

  void write_details(const DocumentStatus& status) {
    for (size_t i = 1; i < status.states.size(); ++i) line("also", name_of(status.states[i]));
    for (const AwaitedRole& one : status.awaited)
      line("waits for",
           fmt::format("{}: {}", one.role,
                       one.emails.empty() ? "nobody may sign in this role" : join(one.emails, ", ")));
    for (const GivenSignOff& one : status.given)
      line("signed by", fmt::format("{}: {}, {}", one.role, one.name, minutes(one.instant)));
    if (!status.is_plain()) line("since", status.since ? minutes(*status.since) : "not committed");
    if (status.publish) line("publish", minutes(*status.publish));
    if (status.withdrawal)
      line("public", fmt::format("a tombstone: withdrawn on {}, {}",
                                 status.withdrawal->date ? status.withdrawal->date->text() : "-",
                                 status.withdrawal->reason));
    else if (status.shown)
      line("public",
           fmt::format("version {}, signed {}", status.shown->number, minutes(status.shown->completed)));
    else if (!status.is_plain())
      line("public", status.is_public ? "yes" : "no");
    if (status.consultation_ends) line("comments to", status.consultation_ends->iso());
    if (status.expires) line("expires", status.expires->iso());
    for (const FigureMove& one : status.moved)
      line("moved",
           fmt::format("{}: was {}, is {}",
                       figure_words(one.was, plan_.library.agencies, plan_.library.metrics),
                       one.was.text.empty() ? "-" : one.was.text, one.is.text.empty() ? "-" : one.is.text));
    for (const VoidSignOff& one : status.voided)
      line("void", fmt::format("{}:{}: {}", one.place.path, one.place.line, one.reason));
  }

  const Plan& plan_;
  std::string text_;
};

}  // namespace

std::string subject_of(const Plan& plan, const UpcomingChange& change) {
  const std::optional<Ref<Document>> document = plan.library.at_path(change.path);
  std::string name = document ? reference_of(plan.library, *document) : change.path;
  if (!change.part.empty()) name += "#" + change.part;
  return name;
}

std::string status_text(const Plan& plan, const SiteStatus& status,
                        const std::vector<const DocumentStatus*>& chosen, bool with_summary) {
  StatusWriter writer(plan);
  writer.write(chosen);
  if (with_summary) writer.write_summary(status);
  return writer.take();
}

}  // namespace gongbao
