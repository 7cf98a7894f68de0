#pragma once
#include <string>
#include <vector>

namespace gongbao {

/// The smallest part of a draft that has sources of its own: a sentence, an item of a list, a row of a table.
struct Passage {
  std::string text;                  ///< Markdown
  std::vector<std::string> sources;  ///< path, or path:line of a figure; sorted, each once
};

/// A stretch of a draft that is refreshed, kept or left out as one. It is one block of Markdown, without an
/// empty line, so that what an author writes behind one is his.
struct DraftBlock {
  enum class Form { paragraph, list, numbered, table };
  std::string key;  ///< unique in the draft and the same in every run: work.tonghua-police
  Form form = Form::paragraph;
  std::vector<std::string> columns;  ///< of a table: its heads
  std::vector<Passage> passages;
};

struct DraftSection {
  std::string id;
  std::string heading;
  std::vector<DraftBlock> blocks;
};

struct Draft {
  std::string front_matter;
  std::string sentence_space;  ///< what stands between two sentences
  std::vector<DraftSection> sections;
};

/// A table's row from its cells; a | in a cell is escaped already.
std::string row_text(const std::vector<std::string>& cells);

/// The table less the columns in which no row says anything.
void leave_out_empty_columns(DraftBlock& table);

/// A block's lines, each with its line feed.
std::string markdown_of(const DraftBlock& block, const std::string& sentence_space);

}  // namespace gongbao
