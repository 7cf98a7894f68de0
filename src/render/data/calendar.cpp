// The end of a consultation as an iCalendar event (RFC 5545).
#include "base/text.h"
#include "base/utf8.h"
#include "render/data/known_time.h"
#include "render/data_files.h"

namespace gongbao {
namespace {

constexpr size_t most_octets = 75;  // of a line, without its end (RFC 5545, 3.1)

/// A content line, folded between characters.
void write_line(std::string& out, std::string_view line) {
  size_t used = 0;
  for (size_t at = 0; at < line.size();) {
    const size_t bytes = static_cast<size_t>(code_point_at(line, at).bytes);
    if (used + bytes > most_octets) {
      out += "\r\n ";
      used = 1;
    }
    out += line.substr(at, bytes);
    used += bytes;
    at += bytes;
  }
  out += "\r\n";
}

/// A TEXT value (RFC 5545, 3.3.11).
std::string text_value(std::string_view text) {
  std::string result;
  for (const char c : text) {
    if (c == '\\' || c == ';' || c == ',') result += '\\';
    if (c == '\n')
      result += "\\n";
    else if (c != '\r')
      result += c;
  }
  return result;
}

std::string date_value(Day day) { return fmt::format("{:04}{:02}{:02}", day.year(), day.month(), day.day()); }

std::string utc_value(Instant instant) {
  const Instant utc{instant.seconds, 0};
  const int64_t of_day = ((instant.seconds % 86400) + 86400) % 86400;
  return fmt::format("{}T{:02}{:02}{:02}Z", date_value(utc.day()), of_day / 3600, of_day / 60 % 60,
                     of_day % 60);
}

/// By which way and to whom, a line each.
std::string how_to_reply(const Consultation& consultation) {
  std::vector<std::string> lines{consultation.route, consultation.contact};
  std::erase(lines, "");
  return join(lines, "\n");
}

std::string host_of(std::string_view base_url) {
  const size_t scheme = base_url.find("://");
  const std::string_view rest = scheme == base_url.npos ? base_url : base_url.substr(scheme + 3);
  return std::string(rest.substr(0, rest.find_first_of("/:")));
}

}  // namespace

std::string consultation_ics(const RenderContext& context, const Page& page) {
  const VisibleLibrary& library = context.library();
  const Document& document = library[Ref<Document>{page.subject}];
  const Notice& notice = *document.as_notice();
  const DayRange days = *notice.consultation->end->days();
  const Day last = days.last ? *days.last : *days.first;
  const Day first = days.first ? *days.first : last;  // a month, where no day is named
  const int zone = library.config().zone_minutes;
  const Instant stamp =
      updated_at(context, document).value_or(Instant{int64_t{first.number} * 86400 - zone * 60, zone});

  std::string out;
  write_line(out, "BEGIN:VCALENDAR");
  write_line(out, "VERSION:2.0");
  write_line(out, "PRODID:-//gongbao//gongbao//EN");
  write_line(out, "BEGIN:VEVENT");
  write_line(out, fmt::format("UID:{}@{}", url::encoded(page.path), host_of(context.base_url)));
  write_line(out, "DTSTAMP:" + utc_value(stamp));
  write_line(out, "DTSTART;VALUE=DATE:" + date_value(first));
  write_line(out, "DTEND;VALUE=DATE:" + date_value(Day{last.number + 1}));
  write_line(out, "SUMMARY:" + text_value(context.words().format("calendar_deadline", {document.title})));
  if (const std::string how = how_to_reply(*notice.consultation); !how.empty())
    write_line(out, "DESCRIPTION:" + text_value(how));
  write_line(out, "URL:" + context.base_url + url::encoded(url::of(document, library)));
  write_line(out, "TRANSP:TRANSPARENT");
  write_line(out, "END:VEVENT");
  write_line(out, "END:VCALENDAR");
  return out;
}

}  // namespace gongbao
