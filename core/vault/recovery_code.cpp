#include "core/vault/recovery_code.hpp"

#include "recovery_words.hpp"  // generated from content/recovery

namespace ebb::vault {
namespace {

constexpr std::size_t word_bytes = 8, list_words = 2048, word_bits = 11;
static_assert(sizeof(recovery_word_text) == list_words * word_bytes + 1);

Bytes<2> checksum(const Cipher& cipher, const RecoveryCode& code) {
  const Hash h = cipher.hash(code.expose());
  return {h[0], h[1]};
}

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

std::vector<std::string> split_words(std::string_view text) {
  std::vector<std::string> words;
  bool inside = false;
  for (const char c : text) {
    if (is_letter(c)) {
      if (!inside) words.emplace_back();
      words.back() += lower(c);
    }
    inside = is_letter(c);
  }
  return words;
}

std::optional<std::size_t> index_of(std::string_view word) {
  std::size_t low = 0, high = list_words;
  while (low < high) {
    const std::size_t middle = (low + high) / 2;
    if (word_at(middle) < word) low = middle + 1;
    else high = middle;
  }
  return low < list_words && word_at(low) == word ? std::optional(low) : std::nullopt;
}

// The bits of `bytes`, from the highest of the first byte on.
std::size_t take_bits(View bytes, std::size_t from) {
  std::size_t value = 0;
  for (std::size_t i = from; i < from + word_bits; ++i) value = value << 1 | (bytes[i / 8] >> (7 - i % 8) & 1u);
  return value;
}

void put_bits(std::span<std::uint8_t> bytes, std::size_t from, std::size_t value) {
  for (std::size_t i = 0; i < word_bits; ++i) {
    const std::size_t at = from + i;
    if (value >> (word_bits - 1 - i) & 1u) bytes[at / 8] = static_cast<std::uint8_t>(bytes[at / 8] | 0x80u >> at % 8);
  }
}

bool one_letter_more(std::string_view longer, std::string_view shorter) {
  const auto at = std::ranges::mismatch(shorter, longer).in1 - shorter.begin();
  return shorter.substr(at) == longer.substr(at + 1);
}

bool one_slip(std::string_view a, std::string_view b) {
  if (a.size() == b.size() + 1) return one_letter_more(a, b);
  if (b.size() == a.size() + 1) return one_letter_more(b, a);
  if (a.size() != b.size()) return false;
  const auto at = static_cast<std::size_t>(std::ranges::mismatch(a, b).in1 - a.begin());
  if (at == a.size() || a.substr(at + 1) == b.substr(at + 1)) return true;
  return at + 1 < a.size() && a[at] == b[at + 1] && a[at + 1] == b[at] && a.substr(at + 2) == b.substr(at + 2);
}

}  // namespace

std::string_view word_at(std::size_t index) {
  const std::string_view padded(recovery_word_text + index % list_words * word_bytes, word_bytes);
  return padded.substr(0, padded.find(' '));
}

std::array<std::string_view, recovery_words_count> recovery_words(const Cipher& cipher, const RecoveryCode& code) {
  Secret<Bytes<22>> bits;
  std::ranges::copy(code.expose(), bits.expose().begin());
  std::ranges::copy(checksum(cipher, code), bits.expose().begin() + 20);
  std::array<std::string_view, recovery_words_count> words;
  for (std::size_t i = 0; i < words.size(); ++i) words[i] = word_at(take_bits(bits.expose(), i * word_bits));
  return words;
}

Result<RecoveryCode> read_recovery_words(const Cipher& cipher, std::string_view text) {
  const std::vector<std::string> words = split_words(text);
  Secret<Bytes<22>> bits;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const auto index = index_of(words[i]);
    if (!index) return fail(ErrorId::recovery_word_unknown, "word " + std::to_string(i + 1));
    if (i < recovery_words_count) put_bits(bits.expose(), i * word_bits, *index);
  }
  if (words.size() != recovery_words_count) {
    return fail(ErrorId::recovery_code_wrong, "16 words are needed; there are " + std::to_string(words.size()));
  }
  RecoveryCode code;
  std::copy_n(bits.expose().begin(), 20, code.expose().begin());
  const Bytes<2> check = checksum(cipher, code);
  if (check[0] != bits.expose()[20] || check[1] != bits.expose()[21]) return fail(ErrorId::recovery_code_wrong, "the words do not fit together");
  return code;
}

std::vector<std::string_view> words_near(std::string_view text) {
  std::string word;
  for (const char c : text) word += lower(c);
  std::vector<std::string_view> near;
  for (std::size_t i = 0; i < list_words && near.size() < 4; ++i) {
    if (one_slip(word, word_at(i))) near.push_back(word_at(i));
  }
  return near;
}

LoginKeys recovery_keys(const Cipher& cipher, const RecoveryCode& code) {
  const Key r(cipher.keyed_hash(code.expose(), as_bytes("ebb recovery v1")));
  return {cipher.derive(r, "ebblogin", 2), cipher.derive(r, "ebbwrap_", 2)};
}

std::string account_name(const Bytes<6>& random) {
  std::string name;
  for (std::size_t i = 0; i < 4; ++i) {
    if (i) name += '-';
    name += word_at(take_bits(random, i * word_bits));
  }
  return name;
}

}  // namespace ebb::vault
