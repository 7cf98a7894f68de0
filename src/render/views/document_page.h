#pragma once
#include "render/document_shape.h"

namespace gongbao {

/// What the pages of notes and summaries have in common.

/// Title, breadcrumbs through the campaign, and the article's meta tags.
PageHead document_head(const PageView& view, Ref<Document> document, const char* template_name);
/// Tags of the article (国办发〔2017〕47号): title, publication time (from `publish` alone), source,
/// keywords.
std::vector<std::pair<std::string, std::string>> article_metas(const PageView& view,
                                                               const Document& document);
/// kind, byline: date in the paper's words where they are given, and who issued it.
void set_byline(Value& value, const PageView& view, const Document& document);
/// has_body, body_html.
void set_body(Value& value, const PageView& view, Ref<Document> document);
/// Agency, campaign, the reports that it is counted in, what took part, source, tags.
Value::List document_facts(const PageView& view, Ref<Document> document);

}  // namespace gongbao
