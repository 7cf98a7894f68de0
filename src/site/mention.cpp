#include "site/mention.h"

#include "base/utf8.h"

namespace gongbao {
namespace {

constexpr std::string_view open_mark = "《";
constexpr std::string_view close_mark = "》";

std::string escaped(std::string_view text) {  // as the body's HTML holds it
  std::string result;
  for (const char c : text) {
    if (c == '&') result += "&amp;";
    else if (c == '<') result += "&lt;";
    else if (c == '>') result += "&gt;";
    else if (c == '"') result += "&quot;";
    else result += c;
  }
  return result;
}

std::string_view first_character(std::string_view text) {
  return text.substr(0, static_cast<size_t>(code_point_at(text, 0).bytes));
}

/// 省质监局: the short name belongs to an agency of which the register knows nothing.
bool continues_a_name(std::string_view html, size_t begin) {
  static constexpr std::string_view before[] = {"省", "市", "县", "区", "州", "乡", "镇"};
  return std::any_of(std::begin(before), std::end(before),
                     [&](std::string_view word) { return html.substr(0, begin).ends_with(word); });
}

}  // namespace

MentionFinder::MentionFinder(const VisibleLibrary& library) : library_(library) {
  if (!library.config().auto_links) return;
  for (const auto& [name, agencies] : library.agencies().names()) {
    if (count_code_points(name) < 3) continue;  // too short to be sure
    Name entry{escaped(name), {}, false};
    for (const Ref<Agency> agency : agencies) {
      if (library.agencies()[agency].unnamed) continue;
      entry.agencies.push_back(agency);
      entry.is_full = entry.is_full || library.agencies()[agency].name == name;
    }
    if (!entry.agencies.empty()) names_[std::string(first_character(entry.text))].push_back(std::move(entry));
  }
  for (auto& [first, names] : names_)
    std::sort(names.begin(), names.end(), [](const Name& a, const Name& b) {
      return a.text.size() != b.text.size() ? a.text.size() > b.text.size() : a.text < b.text;
    });
  for (uint32_t i = 0; i < library.bases().all().size(); ++i) {
    titles_.emplace(escaped(library.bases().all()[i].title), Ref<LegalBasis>{i});
    for (const std::string& alias : library.bases().all()[i].aliases) titles_.emplace(escaped(alias), Ref<LegalBasis>{i});
  }
  for (const DocumentKind kind : {DocumentKind::notice, DocumentKind::summary, DocumentKind::campaign, DocumentKind::note})
    for (const Ref<Document> document : library.of_kind(kind)) titles_.emplace(escaped(library[document].title), document);
}

std::vector<Mention> MentionFinder::find(Ref<Document> self) const {
  const Document& document = library_[self];
  const std::string_view html = document.body.html;
  std::vector<Mention> result;
  std::set<Target> met;
  std::vector<std::pair<std::string, Target>> titles_before;
  if (document.kind == DocumentKind::agency_page)
    if (const auto own = library_.agencies().with_id(document.id)) met.insert(*own);
  met.insert(self);
  const auto add = [&](size_t begin, size_t end, const Target& target) {
    if (met.insert(target).second) result.push_back({static_cast<uint32_t>(begin), static_cast<uint32_t>(end), target});
  };
  const auto title_at = [&](size_t begin, size_t run_end) -> size_t {  // the end of 《…》, or 0
    size_t depth = 0;
    for (size_t i = begin; i + 3 <= run_end; ++i) {
      if (html.substr(i, 3) == open_mark) ++depth;
      if (html.substr(i, 3) == close_mark && --depth == 0) return i + 3;
    }
    return 0;
  };
  for (const TextRun& run : document.body.runs) {
    for (size_t i = run.begin; i < run.end;) {
      const size_t size = static_cast<size_t>(code_point_at(html, i).bytes);
      if (html.substr(i, 3) == open_mark) {
        if (const size_t end = title_at(i, run.end)) {
          const std::string title(html.substr(i + 3, end - i - 6));
          const auto found = titles_.find(title);
          std::optional<Target> target;
          if (found != titles_.end()) {
            target = found->second;
            titles_before.emplace_back(title, found->second);
          } else {
            for (auto before = titles_before.rbegin(); before != titles_before.rend() && !target; ++before)
              if (before->first.ends_with(title)) target = before->second;
          }
          if (target) add(i, end, *target);
          i = end;
          continue;
        }
      }
      const auto names = names_.find(html.substr(i, size));
      size_t step = size;
      if (names != names_.end())
        for (const Name& name : names->second) {
          if (html.substr(i, name.text.size()) != name.text || i + name.text.size() > run.end) continue;
          if (!name.is_full && continues_a_name(html.substr(run.begin), i - run.begin)) continue;
          step = name.text.size();
          std::optional<Ref<Agency>> meant = name.agencies.front();
          if (name.agencies.size() > 1) meant = library_.agencies().meaning_of(name.text, document.agency).agency;
          if (meant) add(i, i + step, *meant);
          break;
        }
      i += step;
    }
  }
  return result;
}

}  // namespace gongbao
