#include "core/vault/account.hpp"

namespace ebb::vault {
namespace {

Buffer wrap_ad(WrapKind kind, const RecordId& record) {
  return Writer().text("ebb wrap v1").u8(static_cast<std::uint8_t>(kind)).id(record).take();
}

}  // namespace

Bytes<wrap_bytes> wrap_secret(const Cipher& cipher, const AccountSecret& secret, WrapKind kind, const RecordId& record, const Key& wrap_key,
                              const Nonce& nonce) {
  Bytes<wrap_bytes> out{};
  std::ranges::copy(nonce, out.begin());
  cipher.aead_seal(std::span(out).subspan(nonce.size()), secret.bytes.expose(), wrap_ad(kind, record), nonce, wrap_key);
  return out;
}

Result<AccountSecret> unwrap_secret(const Cipher& cipher, View wrap, WrapKind kind, const RecordId& record, const Key& wrap_key) {
  const ErrorId wrong = kind == WrapKind::passphrase ? ErrorId::wrong_passphrase : ErrorId::recovery_code_wrong;
  if (wrap.size() != wrap_bytes) return fail(wrong, "a wrap has 72 bytes");
  const auto nonce = Reader(wrap).array<24>();
  AccountSecret secret;
  if (!cipher.aead_open(secret.bytes.expose(), wrap.subspan(nonce.size()), wrap_ad(kind, record), nonce, wrap_key)) return fail(wrong);
  return secret;
}

SigningKey identity_key(const Cipher& cipher, const AccountSecret& s) { return cipher.signing_key(cipher.derive(s.bytes, "ebbident", 1)); }

Key local_key(const Cipher& cipher, const AccountSecret& s) { return cipher.derive(s.bytes, "ebblocal", 1); }

}  // namespace ebb::vault
