// Links to things: agencies, metrics, bases, documents. Every one of the registers has its page.
#include "render/document_shape.h"

namespace gongbao {

Value agency_link(const PageView& view, Ref<Agency> ref, std::string meta) {
  const Agency& agency = view.context.library().agencies()[ref];
  return link_shape(view.link_to(url::of(agency)), agency.shown(), std::move(meta));
}

Value party_link(const PageView& view, const Party& party, std::string meta) {
  return party.agency ? agency_link(view, *party.agency, std::move(meta))
                      : text_shape(party.name, std::move(meta));
}

Value basis_link(const PageView& view, const CitedBasis& cited) {
  if (!cited.basis) return text_shape(cited.text);
  const LegalBasis& basis = view.context.library().bases()[*cited.basis];
  return link_shape(view.link_to(url::of(basis)), "《" + basis.title + "》");
}

Value document_link(const PageView& view, Ref<Document> ref, std::string meta) {
  const VisibleLibrary& library = view.context.library();
  return link_shape(view.link_to(url::of(library[ref], library)), library[ref].title, std::move(meta));
}

Value metric_link(const PageView& view, Ref<Metric> ref, std::string meta) {
  const Metric& metric = view.context.library().metrics()[ref];
  return link_shape(view.link_to(url::of(metric)), metric.name, std::move(meta));
}

}  // namespace gongbao
