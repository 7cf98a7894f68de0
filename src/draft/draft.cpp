#include "draft/draft.h"

#include "base/text.h"
#include "draft/writer.h"

namespace gongbao {
namespace {

/// A YAML scalar that is this text, whatever is in it.
std::string yaml_text(std::string_view text) { return "'" + replace_all(text, "'", "''") + "'"; }

std::string front_matter_of(const Material& material, const Phrases& phrases) {
  const DraftScope& scope = material.scope();
  const std::string& campaign = material.campaign_document().title;
  const std::string title = scope.period
                                ? phrases.say(Phrase::title_period, campaign, phrases.period(*scope.period))
                                : phrases.say(Phrase::title, campaign);
  std::string text = "---\ntitle: " + yaml_text(title) + "\n";
  if (scope.period) text += "period: " + yaml_text(scope.period->text()) + "\n";
  text += "agency: " + yaml_text(material.agency(scope.agency).id) + "\n";
  if (material.library().audience() == Audience::internal) text += "audience: internal\n";
  return text + "status: draft\n---\n";
}

}  // namespace

Draft make_draft(const Site& site, const DraftScope& scope) {
  const Material material(site, scope);
  const Phrases phrases = Phrases::of(site.library->config().language);
  Writer writer(material, phrases);
  return {front_matter_of(material, phrases),
          std::string(phrases[Phrase::sentence_space]),
          {write_basis(writer), write_organisation(writer), write_aims(writer), write_work(writer),
           write_inspection(writer), write_totals(writer), write_problems(writer), write_next(writer)}};
}

}  // namespace gongbao
