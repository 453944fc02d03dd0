#include "core/vault/local_seal.hpp"

namespace ebb::vault {
namespace {

Writer head(LocalKind kind) {
  Writer w;
  w.text("EBL1").u8(static_cast<std::uint8_t>(kind));
  return w;
}

}  // namespace

Buffer seal_local(const Cipher& cipher, LocalKind kind, std::string_view name, View plain, const Key& local_key, const Nonce& nonce) {
  Buffer out = head(kind).bytes(nonce).take();
  const std::size_t at = out.size();
  out.resize(at + plain.size() + Cipher::aead_tag_bytes);
  cipher.aead_seal(std::span(out).subspan(at), plain, head(kind).text(name).view(), nonce, local_key);
  return out;
}

Result<SecretBuffer> open_local(const Cipher& cipher, LocalKind kind, std::string_view name, View sealed, const Key& local_key) {
  if (sealed.size() < local_overhead_bytes) return fail(ErrorId::local_cannot_open, "it is too short");
  Reader r(sealed);
  if (!r.text("EBL1") || r.u8() != static_cast<std::uint8_t>(kind)) return fail(ErrorId::local_cannot_open, "it is of another kind");
  const Nonce nonce = r.array<24>();
  SecretBuffer plain(sealed.size() - local_overhead_bytes);
  if (!cipher.aead_open(plain.expose(), r.bytes(r.left()), head(kind).text(name).view(), nonce, local_key)) {
    return fail(ErrorId::local_cannot_open, "not authentic under this key and name");
  }
  return plain;
}

}  // namespace ebb::vault
