#include "figures/answer.h"
#include "render/body_html.h"

#include <tuple>

#include "figures/bound_figure.h"
#include "render/body_table.h"
#include "render/body_target.h"
#include "render/escape.h"
#include "render/figure_cell.h"
#include "render/heading_level.h"

namespace gongbao {
namespace {

/// Copies the HTML from hole to hole and mention to mention, with headings at their level.
class BodyWriter {
 public:
  BodyWriter(const PageView& view, Ref<Document> ref)
      : view_(view),
        document_(view.context.library()[ref]),
        body_(document_.body),
        targets_(view.context.library().links(ref)),
        mentions_(view.context.site.mentions[ref.index]),
        resolve_(view, ref),
        levels_(heading_levels(body_.headings)) {
    out_.reserve(body_.html.size() + body_.html.size() / 4);
  }

  BodyWriter(const PageView& view, const HistoricVersion& version)
      : view_(view),
        document_(version.document),
        body_(document_.body),
        targets_(version.links),
        mentions_(no_mentions_),
        resolve_(view, version),
        levels_(heading_levels(body_.headings)) {}

  std::string write() {
    size_t mention = 0;
    for (size_t hole = 0; hole < body_.holes.size(); ++hole) {
      for (; mention < mentions_.size() && mentions_[mention].begin < body_.holes[hole].offset; ++mention)
        write_mention(mentions_[mention]);
      copy_to(body_.holes[hole].offset);
      fill(hole);
    }
    for (; mention < mentions_.size(); ++mention) write_mention(mentions_[mention]);
    copy_to(body_.html.size());
    return std::move(out_);
  }

 private:
  void write_mention(const Mention& mention) {
    const std::string address = resolve_.mentioned(mention);
    copy_to(mention.begin);
    if (!address.empty()) open(address);
    copy_to(mention.end);
    if (!address.empty()) out_ += "</a>";
  }

  void fill(size_t index) {
    const Hole& hole = body_.holes[index];
    const BodyLink& link = body_.links[hole.link];
    if (hole.kind == Hole::Kind::image) return write_image(link, targets_[hole.link]);
    if (hole.kind == Hole::Kind::link_close) {
      if (is_open_) out_ += "</a>";
      is_open_ = false;
      return;
    }
    const BodyTarget target = resolve_(hole.link);
    is_open_ = !target.address.empty();
    if (is_open_) open(target.address, link.title, target.is_figure);
    const bool is_empty = link.text.empty() && index + 1 < body_.holes.size() &&
                          body_.holes[index + 1].kind == Hole::Kind::link_close &&
                          body_.holes[index + 1].offset == hole.offset;
    if (is_empty) append_html(out_, resolve_.title(hole.link));
  }

  void open(std::string_view address, std::string_view title = {}, bool is_figure = false) {
    out_ += is_figure ? "<a class=\"figure-link\" href=\"" : "<a href=\"";
    append_html(out_, address);
    if (!title.empty()) {
      out_ += "\" title=\"";
      append_html(out_, title);
    }
    out_ += "\">";
  }

  /// A picture of the document's folder. One from elsewhere becomes a link: pages load nothing from other
  /// sites.
  void write_image(const BodyLink& link, const LinkTarget& target) {
    const AttachmentTarget* file = std::get_if<AttachmentTarget>(&target);
    const bool in_link = out_.rfind("<a ") != out_.npos && out_.rfind("<a ") > out_.rfind("</a>") + 1;
    if (!file && link.external && !in_link) open(link.destination, link.title);
    if (!file) {
      append_html(out_, link.text.empty() && link.external ? link.destination : link.text);
      if (link.external && !in_link) out_ += "</a>";
      return;
    }
    out_ += "<img src=\"";
    append_html(out_, resolve_.attachment(*file));
    out_ += "\" alt=\"";
    append_html(out_, link.text);
    if (!link.title.empty()) {
      out_ += "\" title=\"";
      append_html(out_, link.title);
    }
    out_ += "\">";
  }

  void copy_to(size_t end) {
    const std::string_view html = body_.html;
    while (!levels_.empty() && at_ < end) {
      const size_t tag = html.substr(0, end).find(is_in_heading_ ? "</h" : "<h", at_);
      const size_t digit = tag == html.npos ? html.npos : tag + (is_in_heading_ ? 3 : 2);
      if (tag == html.npos || digit >= end) break;
      if (html[digit] < '1' || html[digit] > '6') {  // <hr />
        copy_plainly(digit);
        continue;
      }
      if (!is_in_heading_) level_ = static_cast<char>('0' + levels_[heading_]);
      copy_plainly(digit);
      out_ += level_;
      at_ = digit + 1;
      if (!is_in_heading_) write_id(body_.headings[heading_++].id);
      is_in_heading_ = !is_in_heading_;
    }
    copy_plainly(end);
  }

  /// At_ stands behind `<h2`: ` id="…"` follows.
  void write_id(const std::string& id) {
    constexpr std::string_view before = " id=\"";
    if (body_.html.compare(at_, before.size(), before) != 0) return;
    out_ += before;
    out_ += heading_id(id);
    at_ += before.size() + id.size();
  }

  void copy_plainly(size_t end) {
    if (end <= at_) return;
    append_with_table_marks(out_, std::string_view(body_.html).substr(at_, end - at_));
    at_ = end;
  }

  const PageView& view_;
  const Document& document_;
  const Body& body_;
  const std::vector<LinkTarget>& targets_;
  const std::vector<Mention> no_mentions_;
  const std::vector<Mention>& mentions_;
  BodyTargets resolve_;
  std::vector<int> levels_;

  std::string out_;
  size_t at_ = 0;  ///< in the body's HTML: what is written
  size_t heading_ = 0;
  char level_ = '2';
  bool is_in_heading_ = false;
  bool is_open_ = false;
};

using QueryKey = std::tuple<Ref<Metric>, std::optional<Ref<Agency>>, std::optional<Ref<Document>>,
                            std::string, bool, FigureQuery::Show, std::optional<Ref<Document>>, std::string>;

QueryKey key_of(const FigureQuery& query) {
  return {query.metric,  query.agency, query.campaign, query.period ? query.period->text() : std::string(),
          query.undated, query.show,   query.note,     query.scope};
}

}  // namespace

std::string body_html(const PageView& view, Ref<Document> document) {
  return BodyWriter(view, document).write();
}

std::string version_html(const PageView& view, const HistoricVersion& version) { return BodyWriter(view, version).write(); }

std::vector<std::string> figure_row_ids(const PageView& view, Ref<Document> document) {
  std::map<QueryKey, size_t> numbers;
  std::vector<std::string> ids;
  for (const LinkTarget& target : view.context.library().links(document)) {
    const FigureQuery* query = std::get_if<FigureQuery>(&target);
    ids.push_back(query ? fmt::format("figure-{}",
                                      numbers.try_emplace(key_of(*query), numbers.size() + 1).first->second)
                        : std::string());
  }
  return ids;
}

std::optional<std::string> moved_words(const RenderContext& context, const FigureQuery& query, const FigureAnswer& found,
                                       const BoundFigure* bound) {
  if (!bound) return std::nullopt;
  const BoundFigure is = bind_figure("figure:", query, found, context.library().metrics());
  if (is.value == bound->value && is.qualifier == bound->qualifier) return std::nullopt;
  if (bound->text.empty()) return context.words()["figure_none"];
  return context.library().config().group_digits ? group_digits(bound->text) : bound->text;
}

std::string figure_words(const RenderContext& context, const FigureQuery& query, const BoundFigure* bound) {
  const FigureAnswer found = answer(context.ledger(), context.library(), query);
  if (const auto moved = moved_words(context, query, found, bound)) return *moved;
  std::string words = answer_words(found, query.metric, context);
  return words.empty() ? context.words()["figure_none"] : words;
}

}  // namespace gongbao
