#pragma once
#include "render/shape.h"

namespace gongbao {

/// Where a notice stands among those that replaced, amended or corrected one another.

/// Every notice of its chain in order of time with this one among them, then related ones; empty where it
/// stands alone.
struct ChainLink {
  Ref<Document> notice;
  const char* relation = "";  ///< a word: what this one is to the page's notice
};
std::vector<ChainLink> chain_of(const Site& site, Ref<Document> notice);

/// The notices at the end of the line of those that superseded it.
std::vector<Ref<Document>> heads_of_chain(const Site& site, Ref<Document> notice);

/// has_banner and what belongs to it: every state but plain 现行有效.
void set_banner(Value& value, const PageView& view, Ref<Document> notice);

}  // namespace gongbao
