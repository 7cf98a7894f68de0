#include "draft/writer.h"

#include "base/text.h"

namespace gongbao {
namespace {

bool says_none(std::string_view written) {
  return written == "未发现" || written == "没有" || written == "无" || written == "零";
}

}  // namespace

std::string Writer::record(PassageMaker& sources) const {
  const Document& campaign = material.campaign_document();
  sources.add_source(campaign.path);
  return fmt::format("[{}](campaign:{})", phrases[Phrase::record], campaign.id);
}

std::string Writer::note(Ref<Document> ref, PassageMaker& sources) const {
  const Document& document = material.library()[ref];
  sources.add_source(document.path);
  return fmt::format("[](note:{})", document.id);
}

std::string Writer::notes(const std::vector<Ref<Document>>& refs, PassageMaker& sources) const {
  std::vector<std::string> links;
  for (const Ref<Document> ref : refs) links.push_back(note(ref, sources));
  return phrases.enumerate(links);
}

std::string Writer::words(std::string_view raw, Phrase instead) {
  if (std::optional<std::string> said = text.bound(raw)) return *std::move(said);
  PassageMaker unused;  // the passage has the record among its sources already
  return phrases.say(instead, record(unused));
}

std::string Writer::date_of(const std::optional<When>& when, const std::string& date_text) {
  if (!date_text.empty())
    if (std::optional<std::string> said = text.bound(date_text)) return *std::move(said);
  return when ? escaped(phrases.date(*when)) : std::string();
}

std::string Writer::note_with_details(Ref<Document> ref, bool with_agency, PassageMaker& sources) {
  const Document& document = material.library()[ref];
  std::vector<std::string> details;
  if (with_agency && document.agency && *document.agency != material.scope().agency)
    details.push_back(name(*document.agency));
  if (std::string date = date_of(document.date, document.date_text); !date.empty())
    details.push_back(std::move(date));
  std::vector<std::string> joint;
  for (const Party& party : document.as_note()->joint) joint.push_back(name(party));
  if (!joint.empty()) details.push_back(phrases.say(Phrase::joined_by, phrases.enumerate(joint)));
  const std::string link = note(ref, sources);
  return details.empty() ? link
                         : link + phrases.say(Phrase::brackets, join(details, phrases[Phrase::clause_comma]));
}

std::string Writer::with_scope(const Figure& figure, std::string link, bool among_several) {
  std::string remark = figure.scope;
  if (remark.empty() && among_several) remark = figure.region.empty() ? figure.note : figure.region;
  if (remark.empty() && among_several && figure.when) remark = phrases.date(*figure.when);
  const std::optional<std::string> said = remark.empty() ? std::nullopt : text.bound(remark);
  return said ? phrases.say(Phrase::figure_scope, link, *said) : link;
}

Writer::Values Writer::values_of(const OwnFigure& own, PassageMaker& sources) {
  Values values;
  const FigureAnswer& answer = own.answer;
  if (answer.value || !answer.text.empty()) {
    FigureQuery query = material.query(own.metric);
    query.agency = own.agency;
    query.show = FigureQuery::Show::own;
    std::string link = figures.link(query, answer, sources);
    if (answer.figures.size() == 1) {
      const Figure& only = material.figure(answer.figures.front());
      values.is_none = says_none(only.as_written);
      values.is_words = !only.value;
      if (!values.is_none) link = with_scope(only, std::move(link), false);
    }
    values.links.push_back(std::move(link));
    return values;
  }
  for (const uint32_t index : answer.figures) {
    std::string link = figures.link_to(index, sources);
    if (link.empty())
      values.links.push_back(
          phrases.say(Phrase::see_record, note(material.ledger().figures()[index].document, sources)));
    else
      values.links.push_back(with_scope(material.figure(index), std::move(link), true));
  }
  return values;
}

std::string Writer::said(const OwnFigure& own, PassageMaker& sources) {
  const Metric& metric = material.metric(own.metric);
  const Values values = values_of(own, sources);
  const std::string link = phrases.enumerate(values.links);
  const std::string metric_name = escaped(metric.name);
  if (values.is_none)
    return with_scope(material.figure(own.answer.figures.front()),
                      phrases.say(Phrase::figure_none, metric_name, link), false);
  const bool counts = metric.kind == Metric::Kind::flow || metric.kind == Metric::Kind::stock;
  if (values.is_words && counts) return phrases.say(Phrase::figure_words, metric_name, link);
  const bool needs_verb = metric.unit.unit == "%" || values.is_words || values.links.size() > 1;
  return phrases.say(needs_verb ? Phrase::figure_is : Phrase::figure_value, metric_name, link);
}

std::string Writer::value_of(const OwnFigure& own, PassageMaker& sources) {
  return phrases.enumerate(values_of(own, sources).links);
}

DraftBlock Writer::paragraph(std::string key, std::vector<Passage> sentences) const {
  return {std::move(key), DraftBlock::Form::paragraph, {}, std::move(sentences)};
}

void Writer::add_led(DraftSection& section, const std::string& key, Passage lead, DraftBlock block) const {
  if (block.passages.empty()) return;
  section.blocks.push_back(paragraph(key + ".lead", {std::move(lead)}));
  block.key = key;
  if (block.form == DraftBlock::Form::table) leave_out_empty_columns(block);
  section.blocks.push_back(std::move(block));
}

}  // namespace gongbao
