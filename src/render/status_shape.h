#pragma once
#include <string>
#include <vector>

#include "render/context.h"
#include "render/shape.h"

namespace gongbao {

/// How documents stand, in words: for pages of internal builds alone. Roles, never names or e-mails.

/// The state as word and class.
StateShape document_state_shape(DocumentState state, const RenderContext& context);
/// 核稿, 签发; a role of the site's own as it is written.
std::string role_words(const std::string& role, const RenderContext& context);
/// 尚未公开, or which version the public sees.
std::string public_words(const DocumentStatus& status, const RenderContext& context);
std::string roles_awaited(const DocumentStatus& status, const RenderContext& context);
/// Who has signed the head, since when it waits, what is set for when, what has moved, what does not count: a
/// sentence each.
std::vector<std::string> status_sentences(const DocumentStatus& status, const RenderContext& context);

/// The keys of the banner (docs/template-data.md, section 4): of a document that is not plainly public.
void set_status_banner(Value& value, const PageView& view);

}  // namespace gongbao
