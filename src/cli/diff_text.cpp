#include "base/text.h"
#include "base/utf8.h"
#include "cli/diff_report.h"

namespace gongbao {
namespace {

/// What a statement of figures is of, in one line.
std::string figure_subject(const StatedFigure& figure) {
  std::vector<std::string> parts{figure.metric_name, figure.agency_name};
  for (const std::string* part : {&figure.key.period, &figure.key.region, &figure.key.scope})
    if (!part->empty()) parts.push_back(*part);
  if (figure.key.basis != FigureBasis::own) parts.emplace_back(name_of(figure.key.basis));
  return join(parts, "  ");
}

std::string value_words(const std::optional<Quantity>& value, std::string_view unit) {
  return value ? format_value(*value, unit) : std::string();
}

class TextWriter {
 public:
  explicit TextWriter(bool colour) : colour_(colour) {}
  std::string take() { return std::move(out_); }

  void head(const DiffResult& result) {
    out_ += fmt::format("from       {}\nto         {}\n", result.from.empty() ? "nothing" : result.from,
                        result.to.empty() ? "nothing" : result.to);
  }

  void document(const DocumentDifference& difference) {
    const DocumentName& name = difference.to ? *difference.to : *difference.from;
    line(fmt::format("document   {}:{}", gongbao::name_of(name.kind), name.id));
    if (!difference.from || !difference.to)
      line(fmt::format("{:<11}{}", difference.to ? "added" : "removed", name.path));
    else if (difference.from->path != difference.to->path)
      line(fmt::format("renamed    {} → {}", difference.from->path, difference.to->path));
    else
      line(fmt::format("path       {}", name.path));
    fields(difference.fields);
    figures(difference);
    text(difference.text);
    for (const TableDifference& one : difference.tables) table(one);
    links(difference);
    if (difference.only_source) line("\nonly bytes differ that no reader sees");
  }

  void sums(const std::vector<SumChange>& changes) {
    constexpr size_t most = 200;
    for (size_t i = 0; i < std::min(most, changes.size()); ++i) {
      const SumChange& one = changes[i];
      std::string where = one.agency_name;
      for (const std::string* part : {&one.period, &one.campaign})
        if (!part->empty()) where += "  " + *part;
      line(fmt::format(
          "  {}  {}  {}: {}", where, one.metric_name, gongbao::name_of(one.column),
          values(value_words(one.from, one.unit), value_words(one.to, one.unit), one.change, one.unit)));
    }
    if (changes.size() > most)
      line(fmt::format("  … and {} more: --format json has them all", changes.size() - most));
  }

  void site(const SiteDifference& difference) {
    for (const DocumentDifference& one : difference.documents) entry(one);
    for (const RegisterDifference& one : difference.registers) {
      line("\n" + one.path);
      rows(one.fields);
    }
    if (difference.sums.empty()) return;
    line("\nsums");
    sums(difference.sums);
  }

  void line(const std::string& text) { out_ += text + "\n"; }

 private:
  /// A document of a list with what changed in it, as counts.
  void entry(const DocumentDifference& one) {
    const DocumentName& name = one.to ? *one.to : *one.from;
    const bool renamed = one.from && one.to && one.from->path != one.to->path;
    std::string text = fmt::format("{:<9}{}",
                                   !one.from ? "added"
                                   : !one.to ? "removed"
                                   : renamed ? "renamed"
                                             : "changed",
                                   name.path);
    if (renamed) text += " ← " + one.from->path;
    std::vector<std::string> counts;
    const auto count = [&](size_t number, std::string_view what) {
      if (number > 0) counts.push_back(fmt::format("{} {}", number, what));
    };
    if (one.from && one.to) {
      const RunCount characters = count_changes(one.text);
      count(one.fields.size(), "fields");
      count(one.figures.size(), "figures");
      count(one.bound.size(), "figures in the text");
      if (characters.removed + characters.added > 0)
        counts.push_back(fmt::format("−{} +{} characters", characters.removed, characters.added));
      count(one.tables.size(), "tables");
      count(one.links.size(), "links");
      count(one.attachments.size(), "attachments");
      if (one.only_source) counts.emplace_back("unseen bytes");
    }
    line(text + (counts.empty() ? "" : "  (" + join(counts, ", ") + ")"));
  }

  std::string marked(const std::vector<Run>& runs) const {
    std::string text;
    for (const Run& run : runs) text += marked(run);
    return text;
  }
  std::string marked(const Run& run) const {
    if (run.kind == Run::Kind::equal) return shown(run.text);
    const bool removed = run.kind == Run::Kind::removed;
    if (colour_) return (removed ? "\x1b[31;9m" : "\x1b[32;4m") + shown(run.text) + "\x1b[0m";
    return (removed ? "[-" : "{+") + shown(run.text) + (removed ? "-]" : "+}");
  }

  /// No control character of a document reaches the terminal.
  static std::string shown(std::string_view text) {
    std::string result;
    for (size_t i = 0; i < text.size();) {
      const CodePoint c = code_point_at(text, i);
      append_utf8(result,
                  c.value != U'\n' && (c.value < 0x20 || is_hidden(c.value)) ? char32_t{0xFFFD} : c.value);
      i += static_cast<size_t>(c.bytes);
    }
    return result;
  }

  /// "522户 → 532户 (+10户)", or the one of them that is there.
  std::string values(const std::string& from, const std::string& to, const std::optional<Quantity>& change,
                     std::string_view unit) const {
    if (to.empty()) return marked({Run::Kind::removed, from});
    if (from.empty()) return marked({Run::Kind::added, to});
    const std::string both =
        from == to ? to : marked({Run::Kind::removed, from}) + marked({Run::Kind::added, to});
    return both + (change && !change->value.is_zero() ? " (" + change_words(*change, unit) + ")" : "");
  }

  void rows(const std::vector<FieldChange>& fields) {
    for (const FieldChange& field : fields)
      line(fmt::format("  {}: {}", shown(join(field.path, ".")),
                       field.from && field.to ? marked(field.runs)
                       : field.to             ? marked({Run::Kind::added, *field.to})
                                              : marked({Run::Kind::removed, *field.from})));
  }

  void fields(const std::vector<FieldChange>& fields) {
    if (fields.empty()) return;
    line("\nfront matter");
    rows(fields);
  }

  void figures(const DocumentDifference& difference) {
    if (!difference.figures.empty()) line("\nfigures");
    for (const FigureChange& one : difference.figures) {
      const StatedFigure& figure = one.either();
      std::string text = values(one.from ? one.from->as_written : "", one.to ? one.to->as_written : "",
                                one.change, figure.unit);
      if (one.from && one.to && one.from->details != one.to->details)
        text += "  " + marked(runs_between(one.from->details, one.to->details));
      line(fmt::format("  {}: {}", figure_subject(figure), text));
    }
    if (!difference.bound.empty()) line("\nfigures in the text");
    for (const LinkedFigureChange& one : difference.bound)
      line(fmt::format("  {}  {}: {}", one.name, one.query,
                       values(one.from.value_or(""), one.to.value_or(""), one.change, one.unit)));
  }

  void text(const std::vector<TextBlock>& blocks) {
    if (!has_changes(blocks)) return;
    line("\ntext");
    for (const BlockGroup& group : grouped(blocks)) {
      if (group.hidden) {
        line(fmt::format("  … {} unchanged …", group.end - group.begin));
        continue;
      }
      for (size_t i = group.begin; i < group.end; ++i) block(blocks[i]);
    }
  }

  void block(const TextBlock& block) {
    constexpr std::string_view signs = " -+!";
    std::string text = fmt::format("{} ", signs[static_cast<size_t>(block.kind)]);
    if (block.style.starts_with("heading-")) text += std::string(block.style.back() - size_t{'0'}, '#') + " ";
    if (block.style == "item") text += "- ";
    text += replace_all(marked(block.runs), "\n", "\n  ");
    if (block.moved)
      text += block.kind == TextBlock::Kind::removed ? "  (moved from here)" : "  (moved to here)";
    if (block.restyled) text += "  (form or links differ)";
    line(text);
  }

  void table(const TableDifference& table) {
    const auto presence = [](TableDifference::Presence one) {
      return one == TableDifference::Presence::both    ? ""
             : one == TableDifference::Presence::added ? "  (added)"
                                                       : "  (removed)";
    };
    line("\ntable      " + marked(table.title) + presence(table.presence) + (table.moved ? "  (moved)" : ""));
    std::vector<std::string> headings;
    for (const TableDifference::Column& column : table.columns) headings.push_back(marked(column.heading));
    line("  | " + join(headings, " | ") + " |");
    size_t passed = 0;
    const auto tell_passed = [&] {
      if (passed > 0) line(fmt::format("  … {} rows unchanged …", passed));
      passed = 0;
    };
    for (const TableDifference::Row& row : table.rows) {
      if (!row.changed) {
        ++passed;
        continue;
      }
      tell_passed();
      constexpr std::string_view signs = "!-+";
      std::vector<std::string> cells;
      for (const TableCellChange& cell : row.cells) cells.push_back(marked(cell.runs));
      line(fmt::format("{} | {} |{}", signs[static_cast<size_t>(row.presence)], join(cells, " | "),
                       row.moved ? "  (moved)" : ""));
    }
    tell_passed();
  }

  void links(const DocumentDifference& difference) {
    if (!difference.links.empty()) line("\nlinks");
    for (const LinkChange& one : difference.links)
      line(fmt::format("  {}: {}", shown(one.text.empty() ? "[]" : one.text),
                       values(shown(one.from.value_or("")), shown(one.to.value_or("")), {}, "")));
    if (!difference.attachments.empty()) line("\nattachments");
    for (const AttachmentChange& one : difference.attachments)
      line("  " + (one.was && one.is ? one.name + "  (its bytes differ)"
                   : one.is          ? marked({Run::Kind::added, one.name})
                                     : marked({Run::Kind::removed, one.name})));
  }

  bool colour_;
  std::string out_;
};

}  // namespace

bool DiffResult::empty() const {
  if (const auto* one = std::get_if<DocumentDifference>(&difference))
    return one->from && one->to && one->from->path == one->to->path && !one->only_source &&
           !one->has_shown_changes();
  if (const auto* report = std::get_if<ReportDifference>(&difference)) return report->sums.empty();
  const SiteDifference& site = std::get<SiteDifference>(difference);
  return site.documents.empty() && site.registers.empty() && site.sums.empty();
}

std::string diff_text(const DiffResult& result, bool colour) {
  TextWriter writer(colour);
  writer.head(result);
  if (const auto* one = std::get_if<DocumentDifference>(&result.difference)) writer.document(*one);
  if (const auto* report = std::get_if<ReportDifference>(&result.difference)) {
    writer.line(fmt::format("report     {}/{}\n", report->agency, report->period));
    writer.sums(report->sums);
  }
  if (const auto* site = std::get_if<SiteDifference>(&result.difference)) {
    writer.line("");
    writer.site(*site);
  }
  if (result.empty()) writer.line("\nno difference");
  return writer.take();
}

}  // namespace gongbao
