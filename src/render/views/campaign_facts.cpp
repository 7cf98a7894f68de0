#include "render/views/campaign_facts.h"

#include "render/document_shape.h"
#include "render/views/campaign_tables.h"

namespace gongbao {
namespace {

class CampaignFacts {
 public:
  CampaignFacts(const PageView& view, Ref<Document> ref)
      : view_(view),
        words_(view.context.words()),
        document_(view.context.library()[ref]),
        campaign_(*document_.as_campaign()) {}

  Value::List take() {
    if (campaign_.lead) add("fact_lead", {agency_link(view_, *campaign_.lead)});
    add_period();
    add_texts("fact_names", campaign_.names);
    add_follows();
    add_groups();
    Value::List bases;
    for (const CitedBasis& basis : campaign_.basis) bases.push_back(basis_link(view_, basis));
    add("fact_basis", std::move(bases));
    add_texts("fact_focus_products", campaign_.products);
    add_texts("fact_focus_links", campaign_.links);
    add_texts("fact_focus_areas", campaign_.areas);
    Value::List metrics;
    for (const Ref<Metric> metric : campaign_.expected) metrics.push_back(metric_link(view_, metric));
    add("fact_expected", std::move(metrics));
    add_other_counts();
    add("fact_source", source_links(view_, document_));
    add_texts("fact_tags", document_.tags);
    return std::move(facts_);
  }

 private:
  void add(const char* word, Value::List values) {
    if (!values.empty()) facts_.push_back(fact_shape(words_[word], std::move(values)));
  }

  void add_texts(const char* word, const std::vector<std::string>& texts) {
    Value::List values;
    for (const std::string& text : texts) values.push_back(text_shape(text));
    add(word, std::move(values));
  }

  void add_period() {
    if (!campaign_.period) return;
    const std::optional<StateShape> state = campaign_state_shape(view_.context, campaign_);
    add("fact_period",
        {text_shape(date_words(campaign_.period, {}, view_.context), state ? state->word : std::string())});
  }

  void add_follows() {
    if (campaign_.follows && view_.context.library().sees(*campaign_.follows))
      add("fact_follows", {document_link(view_, *campaign_.follows)});
    else if (!campaign_.follows && !campaign_.follows_text.empty())
      add("fact_follows", {text_shape(campaign_.follows_text)});
  }

  std::string name_of(const Party& party) const {
    return party.agency ? view_.context.library().agencies()[*party.agency].shown() : party.name;
  }

  /// By post, never by name. In brackets whose post it is and, where there are several groups, in which.
  Value post_shape(const Post& post, const std::string& group) const {
    std::string whose = name_of(post.agency);
    if (post.post.empty()) return text_shape(std::move(whose), group);
    if (!whose.empty() && !group.empty()) whose += words_["clause_separator"];
    return text_shape(post.post, whose + group);
  }

  void add_groups() {
    const bool are_several = campaign_.leading_groups.size() > 1;
    Value::List names, heads, deputies, members, offices;
    for (const LeadingGroup& group : campaign_.leading_groups) {
      const std::string which = are_several ? group.name : std::string();
      if (!group.name.empty())
        names.push_back(text_shape(group.name, name_of(group.agency)));
      else if (!group.agency.empty())
        names.push_back(party_link(view_, group.agency));
      if (group.head) heads.push_back(post_shape(*group.head, which));
      for (const Post& post : group.deputies) deputies.push_back(post_shape(post, which));
      for (const Post& post : group.members) members.push_back(post_shape(post, which));
      if (!group.office.empty()) offices.push_back(party_link(view_, group.office, which));
    }
    add("fact_leading_group", std::move(names));
    add("fact_group_head", std::move(heads));
    add("fact_group_deputies", std::move(deputies));
    add("fact_group_members", std::move(members));
    add("fact_group_office", std::move(offices));
  }

  /// Stated sizes of lists that have no table here to stand under.
  void add_other_counts() {
    std::vector<std::string> texts;
    for (const StatedCount& count : campaign_.counts) {
      const std::string list = count.of.substr(0, count.of.find('.'));
      const bool is_under_table = (list == "tasks" && !campaign_.tasks.empty()) ||
                                  (list == "targets" && !campaign_.targets.empty()) ||
                                  (list == "phases" && !campaign_.phases.empty()) ||
                                  (list == "next" && !campaign_.next.empty()) ||
                                  (list == "participants" && !campaign_.participants.empty());
      if (is_under_table) continue;
      if (!count.text.empty())
        texts.push_back(count.text);
      else if (count.value)
        texts.push_back(format_value(*count.value, ""));
    }
    add_texts("fact_counts", texts);
  }

  const PageView& view_;
  const Words& words_;
  const Document& document_;
  const Campaign& campaign_;
  Value::List facts_;
};

}  // namespace

Value::List campaign_facts(const PageView& view, Ref<Document> campaign) {
  return CampaignFacts(view, campaign).take();
}

}  // namespace gongbao
