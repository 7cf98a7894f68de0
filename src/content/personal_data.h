#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace gongbao {

/// Kinds of what must not be public. Each is a rule, `privacy/<name>`.
enum class PersonalRule { identity_number, phone, bank_card, address, word, secrecy, location };
constexpr size_t personal_rules = 7;
std::string_view name_of(PersonalRule rule);
std::string_view words_for(
    PersonalRule rule);  ///< "a mobile number": for messages, which never hold the value

/// A stretch of a text, in bytes.
struct PersonalDatum {
  PersonalRule rule = PersonalRule::identity_number;
  size_t begin = 0;
  size_t end = 0;
};

/// How lines of a text hang together.
enum class LineEnds {
  apart,   ///< blocks, cells, records: a number does not go on in the next line
  joined,  ///< source text that may be folded: it may, behind white space
};

/// Whole personal data in a text as readers see it, in the order in which they begin. Masked forms
/// (110105********002X, 138****1234) are none. One pass, linear in the text:
/// - identity numbers of 18 characters with their check character, or of 15 digits with a day;
/// - mobile numbers, also with +86, spaces or dashes (138 1234 5678), in no longer run of digits and no
/// amount;
/// - bank cards by issuer and check digit, in one piece or in fours;
/// - homes: what leads to one flat's door. 单元 with a door or a building; a building with 室, and 室 behind
/// the
///   name of a residential place, unless words before or behind say that it is an office;
/// - `words`, and secrecy marks (秘密★1年, 机密☆).
/// Full-width digits count as digits; characters that nobody sees do not separate them.
std::vector<PersonalDatum> find_personal_data(std::string_view text, const std::vector<std::string>& words,
                                              LineEnds ends = LineEnds::apart);

/// Whether values read from a source, front matter or a register, may hold any: they stand in it in some
/// form. False is sure.
bool may_hold_personal_data(std::string_view source, const std::vector<std::string>& words);
/// The part of a document that is front matter, with its fence; all of it where no end is found.
std::string_view front_matter_part(std::string_view source);

/// The text with the digits of every number that find_personal_data() finds as *: for what goes to a terminal
/// or log.
std::string without_personal_numbers(std::string_view text);

}  // namespace gongbao
