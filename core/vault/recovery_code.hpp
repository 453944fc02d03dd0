// The recovery code: 160 random bits, written as 16 words of a list of 2048. 16 x 11 = 176 bits = the 160 and 16 of a checksum.
#pragma once
#include <string>
#include <string_view>

#include "core/base/result.hpp"
#include "core/vault/passphrase.hpp"

namespace ebb::vault {

inline constexpr std::size_t recovery_words_count = 16;
using RecoveryCode = Secret<Bytes<20>>;

/// Word 0 to 2047 of the list.
std::string_view word_at(std::size_t index);
/// The words of a code, in order, to be printed.
std::array<std::string_view, recovery_words_count> recovery_words(const Cipher& cipher, const RecoveryCode& code);
/// Reads words in any case, parted by anything that is not a letter (blanks, lines, commas, the numbers of a printed list).
/// Errors: recovery_word_unknown (names the word's position, from 1, and never the word), recovery_code_wrong (their number, the checksum).
Result<RecoveryCode> read_recovery_words(const Cipher& cipher, std::string_view text);

/// Words of the list that one slip of the pen could have turned into `text` (a letter changed, missing, added, two swapped); at most 4.
std::vector<std::string_view> words_near(std::string_view text);

/// login and wrap half of a recovery code.
LoginKeys recovery_keys(const Cipher& cipher, const RecoveryCode& code);

/// An account name: four words joined by "-", from 44 of the 48 bits given.
std::string account_name(const Bytes<6>& random);

}  // namespace ebb::vault
