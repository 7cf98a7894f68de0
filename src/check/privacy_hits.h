#pragma once
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "content/library.h"
#include "content/personal_data.h"

namespace gongbao {

/// Personal data in one file, without the value.
struct PrivacyHit {
  PersonalRule rule = PersonalRule::identity_number;
  Place place;
  std::string where;   ///< "in the PDF, page 3"; empty: at the place
  std::string digest;  ///< SHA-256 of what a waiver for it holds for: the file; of site.toml, the text
};

/// What a worker found in one file.
struct PrivacyHits {
  std::vector<PrivacyHit> hits;
  std::vector<std::string> unread;  ///< why something in the file could not be looked at
  size_t left_out = 0;              ///< hits beyond those listed
  void add(PrivacyHit hit);
};

/// Whether the source is worth reading again, to say what is where.
bool needs_look(const Document& document, const SiteConfig& config);
/// A document's front matter, body as readers see it, links and name. `source`: the bytes of this version.
PrivacyHits hits_in_document(const Document& document, std::string_view source, const SiteConfig& config);
/// A register: every value in it.
PrivacyHits hits_in_register(std::string_view path, std::string_view source, const SiteConfig& config);
/// What readers see of site.toml: title and publisher.
PrivacyHits hits_in_site(std::string_view path, std::string_view source, const SiteConfig& config);
/// Any other file that goes out: an attachment, a file of the theme.
PrivacyHits hits_in_file(std::string_view path, std::string_view bytes, const SiteConfig& config);

}  // namespace gongbao
