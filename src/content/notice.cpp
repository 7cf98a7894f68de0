#include "content/notice.h"

namespace gongbao {
namespace {

Consultation parse_consultation(const Node& node, std::string_view path, Findings& findings) {
  TableReader reader(node, path, findings, "a consultation");
  Consultation made{reader.when("start"), reader.when("end"), reader.text("route"), reader.text("contact")};
  if (!made.end)
    findings.error("notice/consultation", reader.place(), "a consultation needs the day on which it ends",
                   "add `end: 2026-12-11`");
  reader.finish();
  return made;
}

Withdrawal parse_withdrawal(const Node& node, std::string_view path, Findings& findings) {
  TableReader reader(node, path, findings, "a withdrawal");
  reader.required_text("date");
  reader.required_text("reason");
  Withdrawal made{reader.when("date"), reader.text("reason")};
  reader.finish();
  return made;
}

/// Rows are lists under `columns`, or tables whose keys are the columns.
NoticeTable parse_table(const Node& node, std::string_view path, Findings& findings) {
  TableReader reader(node, path, findings, "a table");
  NoticeTable table;
  static const std::vector<std::string_view> kinds{"sampling", "penalty", "other"};
  table.kind = static_cast<NoticeTableKind>(reader.choice("kind", kinds, kinds.size()));
  table.place = reader.place();
  table.title = reader.text("title");
  table.columns = reader.plain_texts("columns");
  table.file = reader.sourced("file");
  if (const Node* rows = reader.node("rows"); rows && rows->kind == Node::Kind::list) {
    for (const Node& row : rows->items) {
      std::vector<std::string> cells;
      if (row.kind == Node::Kind::table) {
        for (const Node::Member& member : row.members)
          if (std::find(table.columns.begin(), table.columns.end(), member.key) == table.columns.end())
            table.columns.push_back(member.key);
        for (const std::string& column : table.columns) {
          const Node* cell = row.find(column);
          cells.push_back(cell ? cell->text : "");
        }
      } else {
        for (const Node& cell : row.items) cells.push_back(cell.text);
        if (cells.size() != table.columns.size())
          findings.error(
              "notice/table", reader.at(row),
              fmt::format("a row has {} cells, the table {} columns", cells.size(), table.columns.size()));
      }
      table.rows.push_back(std::move(cells));
      table.row_places.push_back(reader.at(row));
    }
  } else if (rows) {
    findings.error("key/type", reader.at(*rows), "'rows' of a table must be a list");
  }
  for (std::vector<std::string>& row : table.rows) row.resize(table.columns.size());
  reader.finish();
  return table;
}

}  // namespace

Notice parse_notice(TableReader& reader, std::string_view path, const Registers& registers,
                    Findings& findings) {
  static const std::vector<std::string_view> types{"决议", "决定", "命令", "公报", "公告",
                                                   "通告", "意见", "通知", "通报", "报告",
                                                   "请示", "批复", "议案", "函",   "纪要"};
  Notice notice;
  const size_t type = reader.choice("doc_type", types, types.size());
  if (type < types.size()) notice.doc_type = std::string(types[type]);
  notice.genre = reader.text("genre");
  if (!reader.node("doc_type") && notice.genre.empty())
    findings.error("key/missing", reader.place(), "a notice needs a 'doc_type' or a 'genre'",
                   "add `doc_type: 通知`, or `genre: 公示` for what is no statutory type");
  notice.campaign_ids = reader.texts("campaign");
  notice.doc_number = reader.text("doc_number");
  notice.index_number = reader.text("index_number");
  notice.topic = reader.text("topic");
  notice.issued = reader.when("issued");
  notice.publish = reader.instant("publish");
  notice.effective = reader.when("effective");
  notice.expires = reader.when("expires");
  if (const Node* node = reader.node("consultation"))
    notice.consultation = parse_consultation(*node, path, findings);
  notice.supersedes.ids = reader.texts("supersedes");
  notice.amends.ids = reader.texts("amends");
  notice.corrects.ids = reader.texts("corrects");
  notice.related.ids = reader.texts("related");
  if (const Node* node = reader.node("withdrawn")) notice.withdrawn = parse_withdrawal(*node, path, findings);
  notice.recipients = reader.plain_texts("recipients");
  notice.copies = reader.plain_texts("copies");
  notice.signatory = reader.text("signatory");
  notice.keywords = reader.plain_texts("keywords");
  for (const Node* node : reader.tables("tables"))
    notice.tables.push_back(parse_table(*node, path, findings));
  notice.places = {reader.place_of("doc_number"), reader.place_of("issued"),  reader.place_of("publish"),
                   reader.place_of("effective"),  reader.place_of("expires"), reader.place_of("consultation"),
                   reader.place_of("withdrawn")};
  for (const Sourced& cited : reader.texts("basis")) {
    CitedBasis basis{registers.bases.with_id(cited.text), {}};
    if (!basis.basis) basis.text = cited.text;
    notice.basis.push_back(std::move(basis));
  }
  return notice;
}

}  // namespace gongbao
