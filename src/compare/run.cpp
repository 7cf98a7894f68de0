#include "compare/run.h"

#include "base/utf8.h"
#include "compare/alignment.h"
#include "compare/token.h"

namespace gongbao {
namespace {

/// Tokens of both sides, equal or one in the place of the other.
struct Segment {
  bool equal = true;
  size_t old_begin = 0, old_end = 0, new_begin = 0, new_end = 0;
  bool empty() const { return old_begin == old_end && new_begin == new_end; }
};

using Tokens = std::vector<Token>;

std::vector<uint32_t> numbered(const Tokens& tokens, std::map<std::string_view, uint32_t>& numbers) {
  std::vector<uint32_t> result;
  result.reserve(tokens.size());
  for (const Token& token : tokens)
    result.push_back(numbers.emplace(token.text, static_cast<uint32_t>(numbers.size())).first->second);
  return result;
}

std::vector<Segment> segments_of(const std::vector<Match>& matches, size_t old_size, size_t new_size) {
  std::vector<Segment> segments;
  size_t from = 0, to = 0;
  const auto close = [&](size_t old_index, size_t new_index) {
    if (from < old_index || to < new_index) segments.push_back({false, from, old_index, to, new_index});
  };
  for (const Match& match : matches) {
    close(match.old_index, match.new_index);
    if (segments.empty() || !segments.back().equal)
      segments.push_back({true, match.old_index, match.old_index, match.new_index, match.new_index});
    from = match.old_index + 1;
    to = match.new_index + 1;
    segments.back().old_end = from;
    segments.back().new_end = to;
  }
  close(old_size, new_size);
  return segments;
}

bool is_text(const Token& token) {
  return token.kind != Token::Kind::mark && token.kind != Token::Kind::space;
}

size_t text_tokens(const Tokens& tokens, size_t begin, size_t end) {
  return static_cast<size_t>(std::count_if(tokens.begin() + static_cast<ptrdiff_t>(begin),
                                           tokens.begin() + static_cast<ptrdiff_t>(end), is_text));
}

/// Whether an equal stretch between two changes is too little to be read by itself. Four characters are not,
/// nor is a mark, word or number between two others.
bool is_crumb(const Tokens& tokens, const Segment& equal, size_t before, size_t after) {
  constexpr size_t always_kept = 4;
  const size_t size = text_tokens(tokens, equal.new_begin, equal.new_end);
  const size_t around = std::min(before, after);
  if (size >= always_kept) return false;
  bool characters = size > 0;
  for (size_t i = equal.new_begin; i < equal.new_end; ++i)
    characters = characters && tokens[i].kind == Token::Kind::character;
  return characters ? size <= around : std::max<size_t>(size, 1) < around;
}

/// Puts crumbs into the changes around them until none is left.
std::vector<Segment> merged(std::vector<Segment> segments, const Tokens& from, const Tokens& to) {
  const auto weight = [&](const Segment& change) {
    return std::max(text_tokens(from, change.old_begin, change.old_end),
                    text_tokens(to, change.new_begin, change.new_end));
  };
  std::vector<Segment> result;
  for (const Segment& segment : segments) {
    result.push_back(segment);
    while (result.size() >= 3 && !result.back().equal) {
      const Segment &after = result.back(), &equal = result[result.size() - 2],
                    &before = result[result.size() - 3];
      if (!is_crumb(to, equal, weight(before), weight(after))) break;
      const Segment whole{false, before.old_begin, after.old_end, before.new_begin, after.new_end};
      result.resize(result.size() - 3);
      result.push_back(whole);
    }
  }
  return result;
}

/// How good a place between two tokens is for a change to begin or end.
int boundary_score(const Tokens& tokens, size_t place) {
  if (place == 0 || place == tokens.size()) return 5;
  const Token &before = tokens[place - 1], &after = tokens[place];
  const char32_t c = code_point_at(before.text, 0).value;
  if (before.kind == Token::Kind::mark) {
    if (is_sentence_end(c)) return 4;
    return std::u32string_view(U"，、：,:”’）》】」").find(c) != std::u32string_view::npos ? 3 : 0;
  }
  if (after.kind == Token::Kind::mark)
    return std::u32string_view(U"“‘（《【「").find(code_point_at(after.text, 0).value) !=
                   std::u32string_view::npos
               ? 3
               : 1;
  if (before.kind == Token::Kind::space || after.kind == Token::Kind::space) return 2;
  return before.kind == after.kind ? 0 : 1;
}

/// A change that only removes, or only adds, may lie anywhere in a stretch that repeats: it is put where a
/// clause begins.
void slide(Segment& before, Segment& change, Segment& after, const Tokens& from, const Tokens& to) {
  const bool adds = change.old_begin == change.old_end;
  if (!adds && change.new_begin != change.new_end) return;
  const Tokens& tokens = adds ? to : from;
  const size_t begin = adds ? change.new_begin : change.old_begin;
  const size_t end = adds ? change.new_end : change.old_end;
  constexpr size_t furthest = 64;
  const size_t before_size = std::min(before.new_end - before.new_begin, furthest);
  const size_t after_size = std::min(after.new_end - after.new_begin, furthest);
  const auto score = [&](ptrdiff_t shift) {
    return boundary_score(tokens, begin + static_cast<size_t>(shift)) +
           boundary_score(tokens, end + static_cast<size_t>(shift));
  };
  ptrdiff_t best = 0;
  const auto consider = [&](ptrdiff_t shift) {
    if (score(shift) > score(best)) best = shift;
  };
  for (size_t i = 0; i < before_size && tokens[begin - 1 - i].text == tokens[end - 1 - i].text; ++i)
    consider(-static_cast<ptrdiff_t>(i) - 1);
  for (size_t i = 0; i < after_size && tokens[begin + i].text == tokens[end + i].text; ++i)
    consider(static_cast<ptrdiff_t>(i) + 1);
  for (size_t* edge : {&before.old_end, &before.new_end, &change.old_begin, &change.old_end,
                       &change.new_begin, &change.new_end, &after.old_begin, &after.new_begin})
    *edge += static_cast<size_t>(best);
}

std::string joined(const Tokens& tokens, size_t begin, size_t end) {
  std::string text;
  for (size_t i = begin; i < end; ++i) text += tokens[i].text;
  return text;
}

}  // namespace

void append_run(std::vector<Run>& runs, Run run) {
  if (run.text.empty()) return;
  if (!runs.empty() && runs.back().kind == run.kind && runs.back().moved == run.moved)
    runs.back().text += run.text;
  else
    runs.push_back(std::move(run));
}

std::vector<Run> runs_between(std::string_view from, std::string_view to, size_t& budget) {
  const Tokens old_tokens = tokens_of(from), new_tokens = tokens_of(to);
  std::map<std::string_view, uint32_t> numbers;
  const std::vector<uint32_t> old_ids = numbered(old_tokens, numbers),
                              new_ids = numbered(new_tokens, numbers);
  std::vector<Segment> segments =
      segments_of(common_elements(old_ids, new_ids, budget), old_ids.size(), new_ids.size());
  segments = merged(std::move(segments), old_tokens, new_tokens);
  for (size_t i = 1; i + 1 < segments.size(); ++i)
    if (!segments[i].equal) slide(segments[i - 1], segments[i], segments[i + 1], old_tokens, new_tokens);
  std::vector<Run> runs;
  for (const Segment& segment : segments) {
    if (segment.equal) {
      append_run(runs, {Run::Kind::equal, joined(new_tokens, segment.new_begin, segment.new_end)});
      continue;
    }
    append_run(runs, {Run::Kind::removed, joined(old_tokens, segment.old_begin, segment.old_end)});
    append_run(runs, {Run::Kind::added, joined(new_tokens, segment.new_begin, segment.new_end)});
  }
  return runs;
}

std::vector<Run> runs_between(std::string_view from, std::string_view to) {
  size_t budget = 1'000'000;
  return runs_between(from, to, budget);
}

RunCount count_changes(const std::vector<Run>& runs) {
  RunCount count;
  for (const Run& run : runs) {
    if (run.kind == Run::Kind::removed) count.removed += count_code_points(run.text);
    if (run.kind == Run::Kind::added) count.added += count_code_points(run.text);
  }
  return count;
}

}  // namespace gongbao
