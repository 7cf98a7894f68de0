#include "render/expand.h"

#include "base/text.h"
#include "render/escape.h"

namespace gongbao {
namespace {

constexpr size_t deepest_partial = 16;
constexpr size_t most_nodes = 100'000;  // a dozen partials, each with ten of the next, would fill the memory
constexpr std::string_view word_prefix = "t.";
constexpr std::string_view site_prefix = "site.";

std::vector<std::string> names_of(const Value& site) {
  std::vector<std::string> names;
  for (const Value::Member& member : site.members()) names.push_back(std::string(site_prefix) + member.key);
  return names;
}

std::vector<std::string> names_of(const Words& words) {
  std::vector<std::string> names = words.keys();
  for (std::string& name : names) name.insert(0, word_prefix);
  return names;
}

class Constants {
 public:
  Constants(const Words& words, const Value& site, Findings& findings)
      : words_(words), site_(site), findings_(findings) {}

  void insert(std::vector<TemplateNode>& nodes) {
    std::vector<TemplateNode> result;
    for (TemplateNode& node : nodes) {
      insert(node.children);
      insert(node, result);
    }
    nodes = std::move(result);
  }

 private:
  using Kind = TemplateNode::Kind;

  void insert(TemplateNode& node, std::vector<TemplateNode>& out) {
    const bool is_site = node.kind != Kind::text && node.text.starts_with(site_prefix);
    if (node.kind == Kind::variable && node.text.starts_with(word_prefix)) {
      out.push_back({Kind::text, escape_html(word(node)), node.place, {}});
    } else if (node.kind == Kind::variable && is_site) {
      const std::string* text = site_field<std::string>(node, "text");
      if (text) out.push_back({Kind::text, escape_html(*text), node.place, {}});
    } else if (is_site) {
      const bool* flag = site_field<bool>(node, "flag");
      if (flag && *flag == (node.kind == Kind::section))
        std::move(node.children.begin(), node.children.end(), std::back_inserter(out));
    } else {
      out.push_back(std::move(node));
    }
  }

  std::string word(const TemplateNode& node) {
    const std::string_view key = std::string_view(node.text).substr(word_prefix.size());
    if (!words_.has(key)) {
      unknown(node, "there is no word", names_of(words_));
      return {};
    }
    if (has_arguments(words_[key]))
      findings_.error(
          "template/key", node.place,
          fmt::format("the word '{}' has places that only the program fills: '{}'", key, words_[key]));
    return words_[key];
  }

  template <class T>
  const T* site_field(const TemplateNode& node, std::string_view kind) {
    const Value::Field* field = site_.find(std::string_view(node.text).substr(site_prefix.size()));
    if (!field) {
      unknown(node, "there is no constant", names_of(site_));
      return nullptr;
    }
    if (!std::holds_alternative<T>(*field))
      findings_.error("template/kind", node.place, fmt::format("'{}' is not a {}", node.text, kind));
    return std::get_if<T>(field);
  }

  void unknown(const TemplateNode& node, std::string_view what, const std::vector<std::string>& known) {
    findings_.error("template/key", node.place,
                    fmt::format("{} '{}'{}", what, node.text, did_you_mean(node.text, known)));
  }

  const Words& words_;
  const Value& site_;
  Findings& findings_;
};

class Partials {
 public:
  Partials(const TemplateFiles& partials, Findings& findings) : partials_(partials), findings_(findings) {}

  std::vector<TemplateNode> insert(const std::vector<TemplateNode>& nodes) {
    std::vector<TemplateNode> result;
    insert(nodes, result);
    return result;
  }

 private:
  using Kind = TemplateNode::Kind;

  void insert(const std::vector<TemplateNode>& nodes, std::vector<TemplateNode>& out) {
    for (const TemplateNode& node : nodes) {
      if (++count_ > most_nodes) return too_large(node);
      if (node.kind == Kind::partial) {
        insert_partial(node, out);
      } else {
        out.push_back({node.kind, node.text, node.place, {}});
        insert(node.children, out.back().children);
      }
    }
  }

  void insert_partial(const TemplateNode& node, std::vector<TemplateNode>& out) {
    const auto found = partials_.find(node.text);
    if (found == partials_.end()) return unknown(node);
    const auto open = std::find(inside_.begin(), inside_.end(), node.text);
    if (open != inside_.end()) {
      std::vector<std::string> circle(open, inside_.end());
      circle.push_back(node.text);
      return refuse(node, fmt::format("a partial uses itself: {}", join(circle, " > ")));
    }
    if (inside_.size() == deepest_partial)
      return refuse(node, fmt::format("more than {} partials lie in one another", deepest_partial));
    inside_.push_back(node.text);
    insert(found->second, out);
    inside_.pop_back();
  }

  void unknown(const TemplateNode& node) {
    std::vector<std::string> names;
    for (const auto& [name, nodes] : partials_) names.push_back(name);
    refuse(node, fmt::format("there is no partial '{}'{}", node.text, did_you_mean(node.text, names)));
  }

  void refuse(const TemplateNode& node, std::string message) {
    findings_.error("template/partial", node.place, std::move(message));
  }

  void too_large(const TemplateNode& node) {
    if (!std::exchange(is_too_large_, true))
      refuse(node, fmt::format("with its partials the template has more than {} elements", most_nodes));
  }

  const TemplateFiles& partials_;
  Findings& findings_;
  std::vector<std::string> inside_;
  size_t count_ = 0;
  bool is_too_large_ = false;
};

}  // namespace

void insert_constants(std::vector<TemplateNode>& nodes, const Words& words, const Value& site,
                      Findings& findings) {
  Constants(words, site, findings).insert(nodes);
}

std::vector<TemplateNode> insert_partials(const std::vector<TemplateNode>& nodes,
                                          const TemplateFiles& partials, Findings& findings) {
  return Partials(partials, findings).insert(nodes);
}

}  // namespace gongbao
