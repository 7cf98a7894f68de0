#pragma once
#include <map>

#include "audit/sought_texts.h"
#include "base/digest.h"

namespace gongbao {

/// A withheld text in a finished file.
struct LeakHit {
  enum class How { words, number, address, file };
  size_t text = 0;  ///< index into the sought texts; of `file` into the withheld pieces
  How how = How::words;
  std::string member;  ///< of an archive
  int line = 0;        ///< 0: the file as a whole
};

/// Searches finished files, one after another.
class FileSearch {
 public:
  FileSearch(const SoughtTexts& sought, const PublicView& view, const std::string& base_url);
  /// Each text that the file holds, once.
  std::vector<LeakHit> search(const std::string& path, std::string_view bytes) const;
  /// A digest of all that search() depends on besides what it is given.
  Digest question() const { return question_; }

 private:
  Digest make_question() const;
  const WithheldText* hidden_at(std::string_view site_path) const;
  bool may_lead_to_hidden(std::string_view address) const;
  std::string target_of(const std::string& page, std::string_view address) const;
  const SoughtTexts& sought_;
  std::string base_url_;
  std::string base_path_;
  std::map<std::string, size_t, std::less<>> urls_;  ///< of documents that may not be seen, to their text
  std::array<bool, 4096> names_{};  ///< by hash: what such an address ends in; nearly no other link does
  std::map<std::string, size_t, std::less<>> blobs_;  ///< that no public piece has, to their piece
  Digest question_;
};

}  // namespace gongbao
