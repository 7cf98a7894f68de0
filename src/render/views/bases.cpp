#include "render/document_shape.h"
#include "render/views/views.h"

namespace gongbao {
namespace {

std::string issuer_of(const LegalBasis& basis, const VisibleLibrary& library) {
  return basis.issuer ? library.agencies()[*basis.issuer].shown() : basis.issuer_text;
}

std::string quoted(const std::string& title) { return "《" + title + "》"; }

/// One group for each issuer, in the register's order; those without one last.
Value::List groups_of(const PageView& view) {
  const VisibleLibrary& library = view.context.library();
  std::vector<std::pair<std::string, Value::List>> groups;
  Value::List others;
  for (const LegalBasis& basis : library.bases().all()) {
    const std::string issuer = issuer_of(basis, library);
    Value link = link_shape(view.link_to(url::of(basis)), quoted(basis.title), basis.number);
    if (issuer.empty()) {
      others.push_back(std::move(link));
      continue;
    }
    const auto found =
        std::find_if(groups.begin(), groups.end(), [&](const auto& group) { return group.first == issuer; });
    if (found == groups.end())
      groups.emplace_back(issuer, Value::List{std::move(link)});
    else
      found->second.push_back(std::move(link));
  }
  if (!others.empty()) groups.emplace_back(view.context.words()["heading_other"], std::move(others));
  Value::List shapes;
  for (auto& [title, links] : groups)
    shapes.push_back(
        group_shape(fmt::format("group-{}", shapes.size() + 1), title, "links", std::move(links)));
  return shapes;
}

Value::List facts_of(const PageView& view, const LegalBasis& basis) {
  const RenderContext& context = view.context;
  const Words& words = context.words();
  Value::List facts;
  const auto add = [&](const char* word, Value link) {
    facts.push_back(fact_shape(words[word], {std::move(link)}));
  };
  if (basis.issuer)
    add("fact_issuer", agency_link(view, *basis.issuer));
  else if (!basis.issuer_text.empty())
    add("fact_issuer", text_shape(basis.issuer_text));
  if (!basis.number.empty()) add("fact_number", text_shape(basis.number));
  if (basis.date) add("fact_date", text_shape(date_words(basis.date, {}, context)));
  if (!basis.notice.empty())
    if (const auto notice = context.library().find(DocumentKind::notice, basis.notice))
      add("fact_text", document_link(view, *notice));
  if (!basis.url.empty()) add("fact_source", link_shape(basis.url, basis.url));
  if (!basis.aliases.empty()) {
    Value::List aliases;
    for (const std::string& alias : basis.aliases) aliases.push_back(text_shape(alias));
    facts.push_back(fact_shape(words["fact_aliases"], std::move(aliases)));
  }
  return facts;
}

}  // namespace

Value bases_view(const PageView& view) {
  PageHead head;
  head.template_name = "bases";
  head.title = view.context.words()["title_bases"];
  head.column = "bases";
  head.breadcrumbs = breadcrumbs_to(view, "");
  Value value = page_value(view, std::move(head));
  const size_t count = view.context.library().bases().all().size();
  value.set_optional("has_subtitle", "subtitle",
                     view.context.words().format("count_items", {std::to_string(count)}));
  value.set_list("has_groups", "groups", groups_of(view));
  return value;
}

Value basis_view(const PageView& view) {
  const Ref<LegalBasis> ref{view.page.subject};
  const LegalBasis& basis = view.context.library().bases()[ref];
  PageHead head;
  head.template_name = "basis";
  head.title = quoted(basis.title);
  head.column = "bases";
  head.breadcrumbs = breadcrumbs_to(view, "bases");
  Value value = page_value(view, std::move(head));
  value.set_optional("has_subtitle", "subtitle", basis.number);
  value.set_list("has_facts", "facts", facts_of(view, basis));
  // Front matter, links and prose alike: all of them cite it.
  value.set_list("has_documents", "documents",
                 entries_of(view, view.context.site.backlinks.of_basis[ref.index]));
  value.set_list("has_mentions", "mentions", {});
  return value;
}

}  // namespace gongbao
