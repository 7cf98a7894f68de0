#pragma once
#include "support/canaries.h"
#include "support/signed_site.h"

namespace gongbao::test {

/// A site in which every kind of thing is withheld for every reason that there is, each field of it a canary,
/// beside a little that may be seen. Notices and summaries need sign-off.
class WithheldSite {
 public:
  WithheldSite();
  const std::filesystem::path& path() const { return site_.repository.path(); }
  const Canaries& canaries() const { return canaries_; }
  /// A moment at which all is as it should be.
  std::string moment() const;

 private:
  void write_public();
  void write_unsigned();
  void write_signed();
  void write_void();

  SignedSite site_;
  Canaries canaries_;
};

}  // namespace gongbao::test
