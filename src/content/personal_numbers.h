#pragma once
#include <string_view>

namespace gongbao {

// Each takes ASCII digits (and X), without separators.

/// A resident identity number of 18 characters (GB 11643): a region, a day that was, and the right check
/// character.
bool is_identity_number(std::string_view number);
/// The form of 15 digits, given out until 1999: no check digit, so region and day alone tell.
bool is_old_identity_number(std::string_view number);
/// A mainland mobile number of 11 digits.
bool is_mobile_number(std::string_view number);
/// 16 to 19 digits with the prefix of an issuer and Luhn's check digit (ISO/IEC 7812).
bool is_bank_card(std::string_view number);

}  // namespace gongbao
