#include "content/sign_off_record.h"

#include "base/text.h"
#include "content/attachment_check.h"
#include "content/front_matter.h"

namespace gongbao {
namespace {

bool is_hex(std::string_view text, size_t size) {
  return text.size() == size && std::all_of(text.begin(), text.end(), [](char c) {
    return is_ascii_digit(c) || (c >= 'a' && c <= 'f');
  });
}

/// One line of what is signed may hold no line feed: else two different lists could have one digest.
bool is_one_line(std::string_view text) { return text.find_first_of("\r\n") == text.npos; }

std::vector<SignedAttachment> parse_attachments(TableReader& entry, std::string_view path, Findings& findings) {
  std::vector<SignedAttachment> result;
  for (const Node* node : entry.tables("attachments")) {
    TableReader reader(*node, path, findings, "an attachment of a sign-off");
    result.push_back({reader.required_text("name"), reader.required_text("blob"), reader.required_text("sha256")});
    reader.finish();
  }
  return result;
}

std::vector<BoundFigure> parse_bound(TableReader& entry, std::string_view path, Findings& findings) {
  std::vector<BoundFigure> result;
  for (const Node* node : entry.tables("figures")) {
    TableReader reader(*node, path, findings, "a figure of a sign-off");
    result.push_back({reader.required_text("query"), reader.required_text("value"), reader.required_text("qualifier"),
                      reader.text("text")});
    reader.finish();
  }
  return result;
}

std::string quoted(std::string_view text) {
  std::string result = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') result += '\\';
    if (c == '\n') result += "\\n";
    else if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) result += fmt::format("\\u{:04x}", c);
    else result += c;
  }
  return result + "\"";
}

}  // namespace

std::string metric_of_query(std::string_view query) { return percent_decoded(query.substr(0, query.find('?'))); }

std::vector<std::pair<std::string, std::string>> details_of_query(std::string_view query) {
  std::vector<std::pair<std::string, std::string>> details;
  const size_t mark = query.find('?');
  if (mark == query.npos) return details;
  for (const std::string_view pair : split(query.substr(mark + 1), '&')) {
    const size_t equals = std::min(pair.find('='), pair.size());
    details.emplace_back(pair.substr(0, equals), percent_decoded(pair.substr(std::min(equals + 1, pair.size()))));
  }
  return details;
}

std::vector<SignOffEntry> parse_sign_offs(const Node& file, std::string_view path, Findings& findings) {
  std::vector<SignOffEntry> entries;
  TableReader reader(file, path, findings, "a sign-off record");
  for (const Node* node : reader.tables("sign_off")) {
    if (entries.size() == most_sign_offs) {
      findings.error("review/record", reader.at(*node), fmt::format("a record holds at most {} sign-offs", most_sign_offs),
                     "delete the oldest ones: their versions leave the document's history, the one that is shown stays");
      break;
    }
    Findings of_entry;
    TableReader one(*node, path, of_entry, "a sign-off");
    SignOffEntry entry;
    entry.place = one.place();
    entry.role = one.required_text("role");
    entry.name = one.text("name");
    entry.email = one.required_text("email");
    one.required_text("instant");
    const std::optional<Instant> instant = one.instant("instant");
    if (instant) entry.instant = *instant;
    entry.blob = one.required_text("blob");
    entry.digest = one.required_text("digest");
    entry.remark = one.text("remark");
    entry.signature = one.text("signature");
    entry.attachments = parse_attachments(one, path, of_entry);
    entry.figures = parse_bound(one, path, of_entry);
    one.finish();
    const auto is_whole = [](const SignedAttachment& file) {
      return is_one_line(file.name) && file.name.find('/') == file.name.npos && may_be_attached(file.name) && is_hex(file.blob, 40) && is_hex(file.sha256, 64);
    };
    const auto is_line = [](const BoundFigure& figure) {
      return is_one_line(figure.query) && is_one_line(figure.value) && is_one_line(figure.qualifier);
    };
    if (!of_entry.has_errors() &&
        (!is_hex(entry.blob, 40) || !is_hex(entry.digest, 64) || !is_one_line(entry.role) ||
         !std::all_of(entry.attachments.begin(), entry.attachments.end(), is_whole) ||
         !std::all_of(entry.figures.begin(), entry.figures.end(), is_line)))
      of_entry.error("review/record", entry.place, "this sign-off names no object and digest as `gongbao approve` writes them",
                     "sign again with `gongbao approve`; records are not written by hand");
    findings.append(of_entry);
    if (!of_entry.has_errors() && instant) entries.push_back(std::move(entry));
  }
  reader.finish();
  return entries;
}

std::string write_sign_off(const SignOffEntry& entry) {
  std::string text = "[[sign_off]]\n";
  const auto line = [&](std::string_view key, std::string_view value) {
    if (!value.empty()) text += fmt::format("{} = {}\n", key, quoted(value));
  };
  line("role", entry.role);
  line("name", entry.name);
  line("email", entry.email);
  line("instant", entry.instant.iso());
  line("blob", entry.blob);
  line("digest", entry.digest);
  line("remark", entry.remark);
  if (!entry.attachments.empty()) {
    text += "attachments = [\n";
    for (const SignedAttachment& file : entry.attachments)
      text += fmt::format("  {{name = {}, blob = {}, sha256 = {}}},\n", quoted(file.name), quoted(file.blob), quoted(file.sha256));
    text += "]\n";
  }
  if (!entry.figures.empty()) {
    text += "figures = [\n";
    for (const BoundFigure& figure : entry.figures)
      text += fmt::format("  {{query = {}, value = {}, qualifier = {}, text = {}}},\n", quoted(figure.query),
                          quoted(figure.value), quoted(figure.qualifier), quoted(figure.text));
    text += "]\n";
  }
  if (!entry.signature.empty()) text += fmt::format("signature = \"\"\"\n{}\"\"\"\n", entry.signature);
  return text;
}

std::string record_path(std::string_view document_path) {
  constexpr std::string_view content = "content/";
  constexpr std::string_view ending = ".md";
  document_path.remove_prefix(content.size());
  document_path.remove_suffix(ending.size());
  return fmt::format("content/reviews/{}.toml", document_path);
}

std::string evened_out(std::string_view document) {
  constexpr std::string_view mark = "\xEF\xBB\xBF";
  if (document.starts_with(mark)) document.remove_prefix(mark.size());
  std::string result;
  result.reserve(document.size() + 1);
  for (size_t i = 0; i < document.size(); ++i)
    if (document[i] != '\r' || i + 1 == document.size() || document[i + 1] != '\n') result += document[i];
  if (!result.ends_with('\n')) result += '\n';
  return result;
}

Digest sign_off_digest(std::string_view kind_and_id, const Digest& document, std::vector<SignedAttachment> attachments,
                       std::vector<BoundFigure> figures) {
  std::sort(attachments.begin(), attachments.end());
  std::sort(figures.begin(), figures.end());
  std::string lines = fmt::format("gongbao-signoff 1\n{}\ndocument {}\n", kind_and_id, document.hex());
  for (const SignedAttachment& file : attachments) lines += fmt::format("attachment {} {}\n", file.name, file.sha256);
  for (const BoundFigure& figure : figures)
    lines += fmt::format("figure {} {} {}\n", figure.query, figure.value, figure.qualifier);
  return sha256(lines);
}

std::string signed_message(const SignOffEntry& entry) {
  return fmt::format("digest {}\nrole {}\ninstant {}\n", entry.digest, entry.role, entry.instant.iso());
}

}  // namespace gongbao
