// docx, xlsx and ofd: archives of XML files. Text may be cut in runs anywhere, also inside a number.
#include "base/text.h"
#include "base/utf8.h"
#include "check/file_texts.h"
#include "source/zip_archive.h"

namespace gongbao {
namespace {

constexpr size_t most_bytes = size_t{128} << 20;  // of all members together: an archive may be a bomb

using Names = std::initializer_list<std::string_view>;

bool is_one_of(std::string_view name, Names names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

/// Whether text before and behind this element is apart for readers.
bool parts_text(std::string_view member, std::string_view element) {
  if (member.starts_with("word/") || member.starts_with("ppt/"))
    return is_one_of(element, {"p", "br", "cr", "tab", "tc", "tr", "ptab", "instrText"});
  if (member.starts_with("xl/"))
    return !is_one_of(element, {"r", "t", "rPr", "b", "i", "u", "sz", "color", "rFont", "family", "charset",
                                "scheme", "vertAlign", "strike"});
  return true;
}

void append_entity(std::string& text, std::string_view name) {
  if (name == "amp") text += '&';
  if (name == "lt") text += '<';
  if (name == "gt") text += '>';
  if (name == "quot" || name == "apos") text += '"';
  if (!name.starts_with('#')) return;
  const bool is_hex = name.size() > 1 && (name[1] == 'x' || name[1] == 'X');
  uint32_t value = 0;
  for (const char c : ascii_lower(name.substr(is_hex ? 2 : 1))) {
    const bool is_letter = c >= 'a' && c <= 'f';
    if (!is_ascii_digit(c) && !(is_hex && is_letter)) return;
    value = value * (is_hex ? 16 : 10) + static_cast<uint32_t>(is_letter ? c - 'a' + 10 : c - '0');
    if (value > 0x10FFFF) return;
  }
  append_utf8(text, value);
}

std::string without_entities(std::string_view text) {
  std::string result;
  for (size_t at = 0; at < text.size();) {
    const size_t end = text[at] == '&' ? text.substr(at, 12).find(';') : text.npos;
    if (end == text.npos) {
      result += text[at++];
    } else {
      append_entity(result, text.substr(at + 1, end - 1));
      at += end + 1;
    }
  }
  return result;
}

/// The values of attributes that hold words: descriptions of pictures, targets of links.
void append_attributes(std::string& words, std::string_view tag) {
  for (const std::string_view name : {"descr", "title", "alt", "Target", "tooltip", "name"}) {
    const std::string opening = fmt::format(" {}=\"", name);
    const size_t begin = tag.find(opening);
    if (begin == tag.npos) continue;
    const std::string_view value = tag.substr(begin + opening.size());
    words += without_entities(value.substr(0, value.find('"'))) + '\n';
  }
}

std::string text_of_xml(std::string_view xml, std::string_view member) {
  std::string text;
  std::string words;
  for (size_t at = 0; at < xml.size();) {
    const size_t open = xml.find('<', at);
    text += without_entities(xml.substr(at, open - at));
    if (open == xml.npos) break;
    const std::string_view rest = xml.substr(open);
    const bool is_comment = rest.starts_with("<!--");
    const bool is_data = rest.starts_with("<![CDATA[");
    const std::string_view closing = is_comment ? "-->" : is_data ? "]]>" : ">";
    const size_t end = rest.find(closing);
    const std::string_view tag = rest.substr(0, end);
    if (is_data) text += tag.substr(std::string_view("<![CDATA[").size());
    if (is_comment) (words += tag) += '\n';
    if (!is_data && !is_comment) {
      std::string_view name = tag.substr(tag.starts_with("</") ? 2 : 1);
      name = name.substr(0, name.find_first_of(" \t\r\n/>"));
      name = name.substr(name.find(':') == name.npos ? 0 : name.find(':') + 1);
      if (parts_text(member, name)) text += '\n';
      append_attributes(words, tag);
    }
    at = end == rest.npos ? xml.size() : open + end + closing.size();
  }
  return text + '\n' + words;
}

std::string in_member(std::string_view where, std::string_view member) {
  return where.empty() ? fmt::format("in {}", member) : fmt::format("{}, {}", where, member);
}

}  // namespace

void read_archive(std::string_view bytes, std::string_view where, int depth, FileTexts& texts) {
  const std::optional<ZipArchive> archive = ZipArchive::open(bytes);
  if (!archive) {
    texts.unread.push_back(in_member(where, "the archive: its directory is damaged"));
    return;
  }
  size_t left = most_bytes;
  std::string names;
  for (const ZipMember& member : archive->members()) {
    (names += member.name) += '\n';
    if (member.name.ends_with('/')) continue;
    const std::optional<std::string> content = archive->read(member, left);
    if (!content) {
      texts.unread.push_back(in_member(where, member.name));
      continue;
    }
    left -= content->size();
    const std::string lower = ascii_lower(member.name);
    const bool is_xml = lower.ends_with(".xml") || lower.ends_with(".rels") || lower.ends_with(".vml");
    if (is_xml)
      texts.texts.push_back({in_member(where, member.name), text_of_xml(*content, member.name)});
    else
      read_any(member.name, *content, in_member(where, member.name), depth + 1, texts);
  }
  texts.texts.push_back({in_member(where, "the names of its members"), std::move(names)});
}

}  // namespace gongbao
