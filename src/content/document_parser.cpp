#include "content/document_parser.h"

#include "content/table_reader.h"

namespace gongbao {
namespace {

void parse_common(TableReader& reader, const SiteConfig& config, const Registers& registers,
                  std::optional<Ref<Agency>> lead, Document& document, Findings& findings) {
  document.title = reader.required_text("title");
  document.date = reader.when("date", true);
  document.date_text = reader.text("date_text");
  document.agency = lead;
  if (const Sourced agency = reader.sourced("agency"); !agency.empty())
    document.agency = registers.agencies.resolve(agency.text, lead, agency.place, findings);
  document.audience = static_cast<Audience>(
      reader.choice("audience", {"public", "internal"},
                    static_cast<size_t>(config.audience[static_cast<size_t>(document.kind)])));
  document.status = static_cast<Status>(reader.choice("status", {"draft", "ready"}, 1));
  document.change_note = reader.text("change_note");
  document.minor = reader.flag("minor");
  document.source = reader.text("source");
  document.tags = reader.plain_texts("tags");
  document.aliases = reader.texts("aliases");
  document.summary = reader.text("summary");
  document.listed_attachments = reader.texts("attachments");
  document.lang = reader.text("lang");
}

}  // namespace

void parse_front_matter(const Node& front_matter, const SiteConfig& config, const Registers& registers,
                        const Document* campaign, Document& document, Findings& findings) {
  const std::string what = fmt::format("a {}", name_of(document.kind));
  TableReader reader(front_matter, document.path, findings,
                     document.kind == DocumentKind::agency_page ? "an agency's page" : what);
  std::optional<Ref<Agency>> lead;
  if (campaign && campaign->as_campaign()) lead = campaign->as_campaign()->lead;
  if (document.kind == DocumentKind::campaign) {
    Campaign made = parse_campaign(reader, document.path, registers, findings);
    lead = made.lead;
    document.details = std::move(made);
  }
  if (document.kind == DocumentKind::agency_page) lead = registers.agencies.with_id(document.id);
  parse_common(reader, config, registers, lead, document, findings);
  switch (document.kind) {
    case DocumentKind::campaign:
      if (Campaign& made = std::get<Campaign>(document.details); !made.lead) made.lead = document.agency;
      break;
    case DocumentKind::note: {
      document.details = parse_note(reader, document.path, document.agency, registers, findings);
      if (const Node* metrics = reader.node("metrics"))
        document.figures = parse_figures(*metrics, document.path,
                                         {document.agency, document.campaign, document.date},
                                         registers.agencies, registers.metrics, findings);
      break;
    }
    case DocumentKind::summary:
      document.details = Summary{reader.when("period", true)};
      break;
    case DocumentKind::notice:
      document.details = parse_notice(reader, document.path, registers, findings);
      if (!reader.node("agency"))
        findings.error("key/missing", reader.place(), "a notice has no 'agency'", "add a line that begins with agency");
      break;
    case DocumentKind::page:
      document.details = FreePage{};
      break;
    case DocumentKind::agency_page:
      document.details = AgencyPage{};
      break;
  }
  reader.finish();
}

}  // namespace gongbao
