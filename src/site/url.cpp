#include "site/url.h"

namespace gongbao::url {
namespace {

bool stays_as_it_is(char c) {  // RFC 3986: unreserved, and the path's own marks
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         std::string_view("-_.~/").find(c) != std::string_view::npos;
}

}  // namespace

std::string of(const Document& document, const VisibleLibrary& library) {
  switch (document.kind) {
    case DocumentKind::campaign: return "campaigns/" + document.id + "/";
    case DocumentKind::note: return "campaigns/" + library[*document.campaign].id + "/notes/" + document.id + "/";
    case DocumentKind::summary:
      return "campaigns/" + library[*document.campaign].id + "/summaries/" + document.id + "/";
    case DocumentKind::notice: return "notices/" + document.id + "/";
    case DocumentKind::page: return "pages/" + document.id + "/";
    case DocumentKind::agency_page: return "agencies/" + document.id + "/";
  }
  return {};
}

std::string of(const Agency& agency) { return "agencies/" + agency.id + "/"; }
std::string of(const Agency& agency, Period period) { return of(agency) + period.text() + "/"; }
std::string of(const Metric& metric) { return "metrics/" + metric.id + "/"; }
std::string of(const LegalBasis& basis) { return "bases/" + basis.id + "/"; }
std::string of(Period period) { return "periods/" + period.text() + "/"; }
std::string campaign_period(const Document& campaign, Period period) {
  return "campaigns/" + campaign.id + "/" + period.text() + "/";
}
std::string notices_of(std::string_view year) { return fmt::format("notices/{}/", year); }
std::string rectification_of(FindingState state) { return fmt::format("rectification/{}/", name_of(state)); }
std::string figures_of(const Document& campaign, std::string_view ending) {
  return fmt::format("data/figures/{}.{}", campaign.id, ending);
}
std::string list_page(std::string_view list, int number) { return fmt::format("{}page/{}/", list, number); }
std::string attachment(const Document& document, const Attachment& attachment, const VisibleLibrary& library) {
  return of(document, library) + attachment.name;
}
std::string history_of(const Document& document, const VisibleLibrary& library) { return of(document, library) + "history/"; }
std::string version_of(const Document& document, int number, const VisibleLibrary& library) {
  return fmt::format("{}{}/", history_of(document, library), number);
}
std::string difference_of(const Document& document, int from, int to, const VisibleLibrary& library) {
  return fmt::format("{}{}-{}/", history_of(document, library), from, to);
}

std::string file_of(std::string_view path) {
  return path.empty() || path.back() == '/' ? std::string(path) + "index.html" : std::string(path);
}

std::string relative(std::string_view from, std::string_view to) {
  // Both stand in a folder: the common beginning up to a slash falls away.
  size_t common = 0;
  for (size_t i = 0; i < from.size() && i < to.size() && from[i] == to[i]; ++i)
    if (from[i] == '/') common = i + 1;
  std::string result;
  for (const char c : from.substr(common))
    if (c == '/') result += "../";
  result += encoded(to.substr(common));
  return result.empty() || result.front() == '.' ? (result.empty() ? "./" : result) : result;
}

std::string encoded(std::string_view path) {
  constexpr char digits[] = "0123456789ABCDEF";
  std::string result;
  for (const char c : path) {
    if (stays_as_it_is(c)) {
      result += c;
    } else {
      result += '%';
      result += digits[static_cast<unsigned char>(c) >> 4];
      result += digits[static_cast<unsigned char>(c) & 15];
    }
  }
  return result;
}

}  // namespace gongbao::url
