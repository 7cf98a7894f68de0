#include "compare/document_difference.h"

#include "compare/alignment.h"
#include "content/csv.h"

namespace gongbao {
namespace {

constexpr std::string_view figure_scheme = "figure:";

std::optional<DocumentName> name_of(const DocumentVersion* version) {
  if (!version) return std::nullopt;
  const Document& document = version->document;
  return DocumentName{document.kind, document.id, document.path, document.title};
}

Node front_matter_of(const DocumentVersion* version, const FrontMatterLimits& limits) {
  if (!version) return {};
  Findings unread;  // told by whoever reads the version
  std::optional<DocumentText> text = read_document(version->source, version->document.path, limits, unread);
  return text ? std::move(text->front_matter) : Node{};
}

BodyParts parts_of(const DocumentVersion* version) {
  if (!version) return {};
  LinkWords words = version->link_words;
  for (const BoundFigure& figure : version->bound)
    words.emplace(std::string(figure_scheme) + figure.query, figure.text);
  return take_apart(version->document.body, words);
}

/// Tables of the text, and those of a notice with the rows of their attached files.
std::vector<Table> tables_of(const DocumentVersion* version, BodyParts parts) {
  std::vector<Table> tables = std::move(parts.tables);
  if (!version || !version->document.as_notice()) return tables;
  for (const NoticeTable& table : version->document.as_notice()->tables) {
    Table made{table.title, table.columns, table.rows};
    const Attachment* file = table.file.empty() ? nullptr : version->document.attachment(table.file.text);
    if (const auto text = file ? version->csv_texts.find(file->path) : version->csv_texts.end();
        text != version->csv_texts.end()) {
      const std::variant<CsvTable, CsvFault> read = read_csv(text->second);
      if (const CsvTable* csv = std::get_if<CsvTable>(&read)) {
        made.columns = csv->columns;
        made.rows = csv->rows;
      }
    }
    tables.push_back(std::move(made));
  }
  return tables;
}

/// Tells tables where they stand, as `place` counts it.
void place_tables(const std::vector<TextBlock>& blocks, BodyParts& from, BodyParts& to) {
  std::vector<size_t> old_common{0},
      new_common{0};  // of the first n paragraphs, those that both versions have
  size_t common = 0;
  for (const TextBlock& block : blocks) {
    if (block.kind == TextBlock::Kind::equal || block.kind == TextBlock::Kind::changed) ++common;
    if (block.kind != TextBlock::Kind::added) old_common.push_back(common);
    if (block.kind != TextBlock::Kind::removed) new_common.push_back(common);
  }
  for (size_t i = 0; i < from.tables.size(); ++i)
    from.tables[i].place = old_common.at(from.paragraphs_before[i]);
  for (size_t i = 0; i < to.tables.size(); ++i) to.tables[i].place = new_common.at(to.paragraphs_before[i]);
}

std::vector<LinkChange> link_difference(const DocumentVersion* from, const DocumentVersion* to) {
  static const std::vector<BodyLink> none;
  const std::vector<BodyLink>& old_links = from ? from->document.body.links : none;
  const std::vector<BodyLink>& new_links = to ? to->document.body.links : none;
  std::map<std::string_view, uint32_t> numbers;
  const auto ids_of = [&](const std::vector<BodyLink>& links) {
    std::vector<uint32_t> ids;
    for (const BodyLink& link : links)
      ids.push_back(numbers.emplace(link.destination, static_cast<uint32_t>(numbers.size())).first->second);
    return ids;
  };
  const std::vector<uint32_t> old_ids = ids_of(old_links), new_ids = ids_of(new_links);
  size_t budget = 1'000'000;
  std::vector<bool> old_met(old_links.size(), false), new_met(new_links.size(), false);
  for (const Match& match : common_elements(old_ids, new_ids, budget))
    old_met[match.old_index] = new_met[match.new_index] = true;
  const auto is_figure = [](const BodyLink& link) { return link.destination.starts_with(figure_scheme); };
  std::vector<LinkChange> changes;
  for (size_t k = 0; k < new_links.size(); ++k) {
    if (new_met[k]) continue;
    const BodyLink& link = new_links[k];
    size_t i = 0;
    while (i < old_links.size() && (old_met[i] || link.text.empty() || old_links[i].text != link.text)) ++i;
    if (i < old_links.size()) {
      old_met[i] = true;
      changes.push_back(
          {link.text, old_links[i].destination, link.destination, link.external && old_links[i].external});
    } else if (!is_figure(link)) {  // the bound figures tell of those
      changes.push_back({link.text, std::nullopt, link.destination, link.external});
    }
  }
  for (size_t i = 0; i < old_links.size(); ++i)
    if (!old_met[i] && !is_figure(old_links[i]))
      changes.push_back({old_links[i].text, old_links[i].destination, std::nullopt, old_links[i].external});
  return changes;
}

std::vector<AttachmentChange> attachment_difference(const DocumentVersion* from, const DocumentVersion* to) {
  std::map<std::string, std::pair<std::string, std::string>> blobs;
  if (from)
    for (const Attachment& one : from->document.attachments) blobs[one.name].first = one.blob;
  if (to)
    for (const Attachment& one : to->document.attachments) blobs[one.name].second = one.blob;
  std::vector<AttachmentChange> changes;
  for (const auto& [name, both] : blobs)
    if (both.first != both.second) changes.push_back({name, !both.first.empty(), !both.second.empty()});
  return changes;
}

std::vector<StatedFigure> figures_of(const DocumentVersion* version) {
  return version ? stated_figures(version->document, version->agencies, version->metrics)
                 : std::vector<StatedFigure>{};
}

std::vector<LinkedFigure> linked_of(const DocumentVersion* version) {
  return version ? linked_figures(version->bound, version->metrics) : std::vector<LinkedFigure>{};
}

}  // namespace

bool DocumentDifference::has_shown_changes() const {
  return !fields.empty() || !figures.empty() || !bound.empty() || has_changes(text) || !tables.empty() ||
         !links.empty() || !attachments.empty();
}

DocumentDifference document_difference(const DocumentVersion* from, const DocumentVersion* to,
                                       const FrontMatterLimits& limits) {
  DocumentDifference result;
  result.from = name_of(from);
  result.to = name_of(to);
  BodyParts old_parts = parts_of(from), new_parts = parts_of(to);
  result.text = text_difference(old_parts.paragraphs, new_parts.paragraphs);
  place_tables(result.text, old_parts, new_parts);
  result.tables =
      table_differences(tables_of(from, std::move(old_parts)), tables_of(to, std::move(new_parts)));
  result.figures = figure_difference(figures_of(from), figures_of(to));
  result.bound = linked_difference(linked_of(from), linked_of(to));
  result.links = link_difference(from, to);
  result.attachments = attachment_difference(from, to);
  // Figures and tables are told as such; what of their keys those do not tell is told as it is written.
  std::set<std::string, std::less<>> told;
  if (!result.figures.empty()) told.insert("metrics");
  if (!result.tables.empty()) told.insert("tables");
  result.fields = field_difference(front_matter_of(from, limits), front_matter_of(to, limits), told);
  result.only_source = from && to && from->source != to->source && !result.has_shown_changes();
  return result;
}

}  // namespace gongbao
