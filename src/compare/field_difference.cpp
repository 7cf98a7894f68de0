#include "compare/field_difference.h"

#include "base/text.h"
#include "compare/alignment.h"

namespace gongbao {
namespace {

using Path = std::vector<std::string>;

bool holds_tables(const Node& node) {
  return node.kind == Node::Kind::list && !node.items.empty() &&
         std::all_of(node.items.begin(), node.items.end(),
                     [](const Node& item) { return item.kind == Node::Kind::table; });
}

/// A node in one line: for values without tables, and to tell how alike two items are.
std::string flat(const Node& node) {
  std::vector<std::string> parts;
  switch (node.kind) {
    case Node::Kind::absent:
      return {};
    case Node::Kind::scalar:
      return node.text;
    case Node::Kind::list:
      for (const Node& item : node.items) parts.push_back(flat(item));
      return join(parts, "、");
    case Node::Kind::table:
      for (const Node::Member& member : node.members) parts.push_back(member.key + ": " + flat(member.value));
      return join(parts, "; ");
  }
  return {};
}

std::string id_of(const Node& item) {
  const Node* id = item.find("id");
  return id && id->kind == Node::Kind::scalar ? id->text : std::string();
}

class Comparer {
 public:
  std::vector<FieldChange> changes;

  void compare(const Path& path, const Node* from, const Node* to) {
    if (from && from->kind == Node::Kind::absent) from = nullptr;
    if (to && to->kind == Node::Kind::absent) to = nullptr;
    if (!from && !to) return;
    const Node& one = to ? *to : *from;
    const bool same_kind = !from || !to || from->kind == to->kind;
    if (same_kind && one.kind == Node::Kind::table) return tables(path, from, to);
    const auto has_items = [](const Node* list) {
      return !list || list->items.empty() || holds_tables(*list);
    };
    if (same_kind && one.kind == Node::Kind::list && has_items(from) && has_items(to))
      return items(path, from, to);
    FieldChange change{path, {}, {}, {}};
    if (from) change.from = flat(*from);
    if (to) change.to = flat(*to);
    if (change.from == change.to) return;
    if (from && to) change.runs = runs_between(*change.from, *change.to);
    changes.push_back(std::move(change));
  }

  void tables(const Path& path, const Node* from, const Node* to) {
    const auto member = [&](const std::string& key) {
      Path inner = path;
      inner.push_back(key);
      compare(inner, from ? from->find(key) : nullptr, to ? to->find(key) : nullptr);
    };
    if (to)
      for (const Node::Member& one : to->members) member(one.key);
    if (from)
      for (const Node::Member& one : from->members)
        if (!to || !to->find(one.key)) member(one.key);
  }

 private:
  void items(const Path& path, const Node* from, const Node* to) {
    static const std::vector<Node> none;
    const std::vector<Node>& old_items = from ? from->items : none;
    const std::vector<Node>& new_items = to ? to->items : none;
    const std::vector<std::optional<size_t>> partner = partners(old_items, new_items);
    std::vector<bool> taken(old_items.size(), false);
    for (const std::optional<size_t>& one : partner)
      if (one) taken[*one] = true;
    const auto inner = [&](const Node& item, size_t number) {
      Path result = path;
      result.push_back(id_of(item).empty() ? std::to_string(number + 1) : id_of(item));
      return result;
    };
    for (size_t k = 0; k < new_items.size(); ++k)
      tables(inner(new_items[k], k), partner[k] ? &old_items[*partner[k]] : nullptr, &new_items[k]);
    for (size_t i = 0; i < old_items.size(); ++i)
      if (!taken[i]) tables(inner(old_items[i], i), &old_items[i], nullptr);
  }

  static std::vector<std::optional<size_t>> partners(const std::vector<Node>& from,
                                                     const std::vector<Node>& to) {
    std::vector<std::optional<size_t>> partner(to.size());
    std::vector<bool> taken(from.size(), false);
    const auto pair = [&](size_t i, size_t k) {
      if (taken[i] || partner[k]) return;
      taken[i] = true;
      partner[k] = i;
    };
    std::map<std::string, size_t> by_id, by_text;
    for (size_t i = from.size(); i-- > 0;) {
      by_text[flat(from[i])] = i;
      if (const std::string id = id_of(from[i]); !id.empty()) by_id[id] = i;
    }
    for (size_t k = 0; k < to.size(); ++k)
      if (const auto found = by_id.find(id_of(to[k])); found != by_id.end()) pair(found->second, k);
    for (size_t k = 0; k < to.size(); ++k)
      if (const auto found = by_text.find(flat(to[k])); found != by_text.end()) pair(found->second, k);
    std::vector<size_t> old_rest, new_rest;
    std::vector<Shingles> old_texts, new_texts;
    for (size_t i = 0; i < from.size(); ++i)
      if (!taken[i] && id_of(from[i]).empty()) old_rest.push_back(i), old_texts.emplace_back(flat(from[i]));
    for (size_t k = 0; k < to.size(); ++k)
      if (!partner[k] && id_of(to[k]).empty()) new_rest.push_back(k), new_texts.emplace_back(flat(to[k]));
    for (const Match& match : pair_alike(old_texts, new_texts, 400))
      pair(old_rest[match.old_index], new_rest[match.new_index]);
    return partner;
  }
};

}  // namespace

std::vector<FieldChange> field_difference(const Node& from, const Node& to,
                                          const std::set<std::string, std::less<>>& except) {
  Comparer comparer;
  comparer.tables({}, from.kind == Node::Kind::table ? &from : nullptr,
                  to.kind == Node::Kind::table ? &to : nullptr);
  std::erase_if(comparer.changes,
                [&](const FieldChange& change) { return except.contains(change.path.front()); });
  return std::move(comparer.changes);
}

}  // namespace gongbao
