#include "draft/passage.h"

#include "base/text.h"

namespace gongbao {

constexpr std::string_view bar = " | ";

std::string row_text(const std::vector<std::string>& cells) { return join(cells, bar); }

namespace {

std::vector<std::string> cells_of(std::string_view row) {
  std::vector<std::string> cells;
  for (size_t at = row.find(bar); at != row.npos; at = row.find(bar)) {
    cells.emplace_back(row.substr(0, at));
    row.remove_prefix(at + bar.size());
  }
  cells.emplace_back(row);
  return cells;
}

}  // namespace

void leave_out_empty_columns(DraftBlock& table) {
  std::vector<bool> is_used(table.columns.size());
  const auto kept = [&](const std::vector<std::string>& cells) {
    std::vector<std::string> result;
    for (size_t i = 0; i < cells.size(); ++i)
      if (is_used[i]) result.push_back(cells[i]);
    return result;
  };
  for (const Passage& row : table.passages) {
    const std::vector<std::string> cells = cells_of(row.text);
    for (size_t i = 0; i < cells.size(); ++i) is_used[i] = is_used[i] || !cells[i].empty();
  }
  for (Passage& row : table.passages) row.text = row_text(kept(cells_of(row.text)));
  table.columns = kept(table.columns);
}

std::string markdown_of(const DraftBlock& block, const std::string& sentence_space) {
  using Form = DraftBlock::Form;
  std::string text;
  if (block.form == Form::paragraph) {
    std::vector<std::string> sentences;
    for (const Passage& passage : block.passages) sentences.push_back(passage.text);
    return join(sentences, sentence_space) + "\n";
  }
  if (block.form == Form::table) {
    text = "| " + row_text(block.columns) + " |\n|";
    for (size_t i = 0; i < block.columns.size(); ++i) text += " --- |";
    text += "\n";
  }
  size_t number = 0;
  for (const Passage& passage : block.passages) {
    ++number;
    if (block.form == Form::table) text += "| " + passage.text + " |\n";
    if (block.form == Form::list) text += "- " + passage.text + "\n";
    if (block.form == Form::numbered) text += fmt::format("{}. {}\n", number, passage.text);
  }
  return text;
}

}  // namespace gongbao
