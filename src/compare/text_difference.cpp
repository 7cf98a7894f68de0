#include "compare/text_difference.h"

#include "base/text.h"
#include "base/utf8.h"
#include "compare/alignment.h"
#include "compare/token.h"

namespace gongbao {
namespace {

constexpr int alike_paragraphs = 330;  // of 1000
constexpr int alike_sentences = 330;
constexpr size_t longest_whole = 3000;  // tokens of a stretch that is compared without regard to sentences

using Texts = std::vector<std::string_view>;

/// The stretches between matches, and the matches, in order.
struct Gap {
  size_t old_begin, old_end, new_begin, new_end;
};

template <class OnMatch, class OnGap>
void walk(const std::vector<Match>& matches, const Gap& whole, const OnMatch& on_match, const OnGap& on_gap) {
  size_t from = whole.old_begin, to = whole.new_begin;
  const auto gap = [&](size_t old_end, size_t new_end) {
    if (from < old_end || to < new_end) on_gap(Gap{from, old_end, to, new_end});
  };
  for (const Match& match : matches) {
    gap(match.old_index, match.new_index);
    on_match(match);
    from = match.old_index + 1;
    to = match.new_index + 1;
  }
  gap(whole.old_end, whole.new_end);
}

template <class Key>
std::vector<Match> common(const std::vector<Key>& from, const std::vector<Key>& to, size_t& budget) {
  std::map<Key, uint32_t> numbers;
  const auto numbered = [&](const std::vector<Key>& keys) {
    std::vector<uint32_t> ids;
    for (const Key& key : keys)
      ids.push_back(numbers.emplace(key, static_cast<uint32_t>(numbers.size())).first->second);
    return ids;
  };
  const std::vector<uint32_t> old_ids = numbered(from), new_ids = numbered(to);
  return common_elements(old_ids, new_ids, budget);
}

/// The pairs of alike texts in a gap, as indices of the whole.
std::vector<Match> pairs_in(const Gap& gap, const std::vector<Shingles>& from,
                            const std::vector<Shingles>& to, int least) {
  const auto part = [](const std::vector<Shingles>& all, size_t begin, size_t end) {
    return std::vector<Shingles>(all.begin() + static_cast<ptrdiff_t>(begin),
                                 all.begin() + static_cast<ptrdiff_t>(end));
  };
  std::vector<Match> pairs =
      pair_alike(part(from, gap.old_begin, gap.old_end), part(to, gap.new_begin, gap.new_end), least);
  for (Match& pair : pairs) {
    pair.old_index += static_cast<uint32_t>(gap.old_begin);
    pair.new_index += static_cast<uint32_t>(gap.new_begin);
  }
  return pairs;
}

std::vector<Shingles> shingles_of(const Texts& texts) {
  std::vector<Shingles> result;
  result.reserve(texts.size());
  for (const std::string_view text : texts) result.emplace_back(text);
  return result;
}

/// What a reader has to take in: the changed characters, and each change for itself.
size_t burden(const std::vector<Run>& runs) {
  constexpr size_t of_a_change = 2;
  const RunCount count = count_changes(runs);
  const auto changes =
      std::count_if(runs.begin(), runs.end(), [](const Run& run) { return run.kind != Run::Kind::equal; });
  return count.removed + count.added + of_a_change * static_cast<size_t>(changes);
}

/// The way from one paragraph to another.
class ParagraphRuns {
 public:
  ParagraphRuns(std::string_view from, std::string_view to, size_t& budget)
      : from_(sentences_of(from)), to_(sentences_of(to)), budget_(budget) {}

  std::vector<Run> run() {
    const Gap whole{0, from_.size(), 0, to_.size()};
    walk(
        common(from_, to_, budget_), whole,
        [&](const Match& match) {
          put({Run::Kind::equal, std::string(to_[match.new_index])});
        },
        [&](const Gap& gap) { put_gap(gap); });
    return std::move(runs_);
  }

 private:
  // Sentences stay runs of their own, so that one that moved can be told.
  void put(Run run) { runs_.push_back(std::move(run)); }

  void put_gap(const Gap& gap) {
    std::vector<Run> best = by_sentences(gap);
    if (gap.old_begin < gap.old_end && gap.new_begin < gap.new_end &&
        gap.old_end - gap.old_begin + gap.new_end - gap.new_begin > 2) {
      const std::string from = joined(from_, gap.old_begin, gap.old_end),
                        to = joined(to_, gap.new_begin, gap.new_end);
      if (from.size() + to.size() <= longest_whole) {
        std::vector<Run> whole = runs_between(from, to, budget_);
        if (burden(whole) < burden(best)) best = std::move(whole);
      }
    }
    for (Run& run : best) put(std::move(run));
  }

  std::vector<Run> by_sentences(const Gap& gap) {
    if (old_shingles_.empty()) old_shingles_ = shingles_of(from_);
    if (new_shingles_.empty()) new_shingles_ = shingles_of(to_);
    std::vector<Run> runs;
    walk(
        pairs_in(gap, old_shingles_, new_shingles_, alike_sentences), gap,
        [&](const Match& pair) {
          for (Run& run : runs_between(from_[pair.old_index], to_[pair.new_index], budget_))
            runs.push_back(std::move(run));
        },
        [&](const Gap& rest) {
          for (size_t i = rest.old_begin; i < rest.old_end; ++i)
            runs.push_back({Run::Kind::removed, std::string(from_[i])});
          for (size_t i = rest.new_begin; i < rest.new_end; ++i)
            runs.push_back({Run::Kind::added, std::string(to_[i])});
        });
    return runs;
  }

  static std::string joined(const Texts& texts, size_t begin, size_t end) {
    std::string result;
    for (size_t i = begin; i < end; ++i) result += texts[i];
    return result;
  }

  Texts from_, to_;
  size_t& budget_;
  std::vector<Shingles> old_shingles_, new_shingles_;
  std::vector<Run> runs_;
};

TextBlock whole_block(TextBlock::Kind kind, const Paragraph& paragraph) {
  TextBlock block{kind, false, false, paragraph.style, {}};
  const Run::Kind of_runs = kind == TextBlock::Kind::equal     ? Run::Kind::equal
                            : kind == TextBlock::Kind::removed ? Run::Kind::removed
                                                               : Run::Kind::added;
  for (const std::string_view sentence : sentences_of(paragraph.text))
    block.runs.push_back({of_runs, std::string(sentence)});
  return block;
}

TextBlock changed_block(const Paragraph& from, const Paragraph& to, size_t& budget) {
  TextBlock block{TextBlock::Kind::changed, false,
                  from.style != to.style || (from.text == to.text && from.markup != to.markup), to.style,
                  ParagraphRuns(from.text, to.text, budget).run()};
  return block;
}

/// Marks sentences that were removed in one place and added in another.
void mark_moved(std::vector<TextBlock>& blocks) {
  constexpr size_t shortest = 6;  // characters: less stands twice by chance
  std::map<std::string_view, std::vector<Run*>> removed;
  const auto each = [&](Run::Kind kind, const auto& use) {
    for (TextBlock& block : blocks)
      for (Run& run : block.runs)
        if (run.kind == kind && count_code_points(trim(run.text)) >= shortest) use(run);
  };
  each(Run::Kind::removed, [&](Run& run) { removed[trim(run.text)].push_back(&run); });
  each(Run::Kind::added, [&](Run& run) {
    const auto found = removed.find(trim(run.text));
    if (found == removed.end() || found->second.empty()) return;
    found->second.front()->moved = run.moved = true;
    found->second.erase(found->second.begin());
  });
}

/// Joins the runs of sentences; what was removed stands before what was added in its place.
void tidy(TextBlock& block) {
  std::vector<Run> runs;
  std::vector<Run> removed, added;
  const auto flush = [&] {
    for (std::vector<Run>* list : {&removed, &added}) {
      for (Run& run : *list) append_run(runs, std::move(run));
      list->clear();
    }
  };
  for (Run& run : block.runs) {
    if (run.kind == Run::Kind::equal) {
      flush();
      append_run(runs, std::move(run));
    } else {
      (run.kind == Run::Kind::removed ? removed : added).push_back(std::move(run));
    }
  }
  flush();
  block.runs = std::move(runs);
  block.moved = (block.kind == TextBlock::Kind::removed || block.kind == TextBlock::Kind::added) &&
                !block.runs.empty() &&
                std::all_of(block.runs.begin(), block.runs.end(), [](const Run& run) { return run.moved; });
}

}  // namespace

std::vector<TextBlock> text_difference(const std::vector<Paragraph>& from, const std::vector<Paragraph>& to) {
  size_t budget = 4'000'000;
  using Key = std::tuple<std::string_view, std::string_view, std::string_view>;
  const auto keys = [](const std::vector<Paragraph>& paragraphs) {
    std::vector<Key> result;
    for (const Paragraph& one : paragraphs) result.emplace_back(one.text, one.style, one.markup);
    return result;
  };
  const auto shingles = [](const std::vector<Paragraph>& paragraphs) {
    Texts texts;
    for (const Paragraph& one : paragraphs) texts.push_back(one.text);
    return shingles_of(texts);
  };
  const std::vector<Shingles> old_shingles = shingles(from), new_shingles = shingles(to);
  std::vector<TextBlock> blocks;
  const auto put_gap = [&](const Gap& gap) {
    walk(
        pairs_in(gap, old_shingles, new_shingles, alike_paragraphs), gap,
        [&](const Match& pair) {
          blocks.push_back(changed_block(from[pair.old_index], to[pair.new_index], budget));
        },
        [&](const Gap& rest) {
          for (size_t i = rest.old_begin; i < rest.old_end; ++i)
            blocks.push_back(whole_block(TextBlock::Kind::removed, from[i]));
          for (size_t i = rest.new_begin; i < rest.new_end; ++i)
            blocks.push_back(whole_block(TextBlock::Kind::added, to[i]));
        });
  };
  walk(
      common(keys(from), keys(to), budget), Gap{0, from.size(), 0, to.size()},
      [&](const Match& match) { blocks.push_back(whole_block(TextBlock::Kind::equal, to[match.new_index])); },
      put_gap);
  mark_moved(blocks);
  for (TextBlock& block : blocks) tidy(block);
  return blocks;
}

bool has_changes(const std::vector<TextBlock>& blocks) {
  return std::any_of(blocks.begin(), blocks.end(),
                     [](const TextBlock& block) { return block.kind != TextBlock::Kind::equal; });
}

RunCount count_changes(const std::vector<TextBlock>& blocks) {
  RunCount sum;
  for (const TextBlock& block : blocks) {
    const RunCount of_block = count_changes(block.runs);
    sum.removed += of_block.removed;
    sum.added += of_block.added;
  }
  return sum;
}

std::vector<BlockGroup> grouped(const std::vector<TextBlock>& blocks) {
  constexpr size_t least_hidden = 3;
  std::vector<BlockGroup> groups;
  const auto add = [&](size_t begin, size_t end, bool hidden) {
    if (begin < end && !groups.empty() && !hidden && !groups.back().hidden)
      groups.back().end = end;
    else if (begin < end)
      groups.push_back({begin, end, hidden});
  };
  for (size_t begin = 0; begin < blocks.size();) {
    size_t end = begin;
    const auto is_equal = [&](size_t i) { return blocks[i].kind == TextBlock::Kind::equal; };
    while (end < blocks.size() && is_equal(end) == is_equal(begin)) ++end;
    const size_t first = begin == 0 ? begin : begin + 1;
    const size_t last = end == blocks.size() ? end : end - 1;
    if (is_equal(begin) && last >= first + least_hidden) {
      add(begin, first, false);
      add(first, last, true);
      add(last, end, false);
    } else {
      add(begin, end, false);
    }
    begin = end;
  }
  return groups;
}

}  // namespace gongbao
