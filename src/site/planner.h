#pragma once
#include "site/site.h"

namespace gongbao {

/// The steps of plan_site().
class Planner {
 public:
  Planner(const VisibleLibrary& library, const Ledger& ledger, Site& site, Findings& findings)
      : library_(library), ledger_(ledger), site_(site), findings_(findings) {}

  void find_reports();
  void lay_out(const std::vector<std::string>& assets);
  void check_addresses();

 private:
  void add(PageKind kind, std::string path, uint32_t subject = 0, std::optional<Period> period = {});
  void add_list(PageKind kind, const std::string& path, size_t entries, const std::string& year = {});
  void add_documents();
  void add_histories();
  void add_agencies();
  void add_periods();
  void add_metrics();
  void add_bases();
  void add_notice_lists();
  void add_state_lists();
  void add_data(SubjectKind kind, const std::string& path, uint32_t subject, std::optional<Period> period = {});
  void add_site_data();
  void add_moved(const Document& document, const std::string& target);
  Place place_of(uint32_t page) const;

  const VisibleLibrary& library_;
  const Ledger& ledger_;
  Site& site_;
  Findings& findings_;
  std::map<size_t, Place> alias_places_;  ///< by the number of the page that leads on
};

}  // namespace gongbao
