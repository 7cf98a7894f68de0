#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/digest.h"
#include "content/table_reader.h"

namespace gongbao {

/// An attachment in the version that was signed.
struct SignedAttachment {
  std::string name;  ///< of the file: its place under the document's URL, whatever folder it lies in
  std::string blob;
  std::string sha256;
  auto operator<=>(const SignedAttachment&) const = default;
};

/// A figure link with what it said when it was signed.
struct BoundFigure {
  std::string query;      ///< what stands after `figure:` in the document, byte for byte
  std::string value;      ///< exact decimal in the metric's unit; the text of one without a number; "-" for nothing
  std::string qualifier;  ///< exact, about, over or under; "text" for a statement without a number, "none" for nothing
  std::string text;       ///< as shown: 6500多人次
  auto operator<=>(const BoundFigure&) const = default;
};

/// One entry of a record: who signed which exact version, in which role (content model 6).
struct SignOffEntry {
  std::string role;
  std::string name;
  std::string email;  ///< never in any output
  Instant instant;
  std::string blob;    ///< of the document as signed
  std::string digest;  ///< sign_off_digest(), in hex
  std::string remark;
  std::vector<SignedAttachment> attachments;
  std::vector<BoundFigure> figures;
  std::string signature;  ///< of signed_message(); empty where none is asked for
  Place place;
  bool operator==(const SignOffEntry& other) const {
    return role == other.role && email == other.email && instant == other.instant && digest == other.digest &&
           blob == other.blob && signature == other.signature;
  }
};

/// The metric that a bound figure's query names, and what else it says: agency, period, show and others, in their order.
std::string metric_of_query(std::string_view query);
std::vector<std::pair<std::string, std::string>> details_of_query(std::string_view query);

/// The most entries of one record: each one's signature is verified in every build.
constexpr size_t most_sign_offs = 500;

/// Reads the entries of `content/reviews/<path>.toml`, in the order in which they were appended.
std::vector<SignOffEntry> parse_sign_offs(const Node& file, std::string_view path, Findings& findings);

/// An entry as it is appended to a record.
std::string write_sign_off(const SignOffEntry& entry);

/// Where the sign-offs of `content/notices/a.md` lie: `content/reviews/notices/a.toml`.
std::string record_path(std::string_view document_path);

/// What is signed of a document's bytes: byte-order mark, CRLF and the final newline are evened out, nothing else.
std::string evened_out(std::string_view document);

/// SHA-256 over the lines `gongbao-signoff 1`, `<kind>:<id>`, `document <sha256>`, `attachment <name> <sha256>` in order of
/// names and `figure <query> <value> <qualifier>` in order of queries, each ended by a line feed.
/// `document` is the digest of the evened-out bytes.
Digest sign_off_digest(std::string_view kind_and_id, const Digest& document, std::vector<SignedAttachment> attachments,
                       std::vector<BoundFigure> figures);

/// What a signature is made over: the lines `digest <hex>`, `role <role>`, `instant <instant>`.
std::string signed_message(const SignOffEntry& entry);

}  // namespace gongbao
