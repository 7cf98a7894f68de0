#include "draft/passage.h"

#include "base/text.h"

namespace gongbao {

std::string row_text(const std::vector<std::string>& cells) { return join(cells, " | "); }

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
