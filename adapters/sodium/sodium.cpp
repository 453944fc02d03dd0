#include "adapters/sodium/sodium.hpp"

#include <sodium.h>

#include <cstdlib>

namespace ebb::sodium {

using namespace vault;

namespace {
// Arguments of impossible size are bugs of the caller, not input.
void must(bool ok) {
  if (!ok) std::abort();
}
}  // namespace

SodiumCipher::SodiumCipher() { must(sodium_init() >= 0); }

Hash SodiumCipher::keyed_hash(View key, View message) const {
  Hash out;
  must(key.empty() || (key.size() >= crypto_generichash_KEYBYTES_MIN && key.size() <= crypto_generichash_KEYBYTES_MAX));
  must(crypto_generichash(out.data(), out.size(), message.data(), message.size(), key.data(), key.size()) == 0);
  return out;
}

Key SodiumCipher::derive(const Key& key, std::string_view context, std::uint64_t number) const {
  Key out;
  must(context.size() == crypto_kdf_CONTEXTBYTES);
  must(crypto_kdf_derive_from_key(out.expose().data(), 32, number, context.data(), key.expose().data()) == 0);
  return out;
}

void SodiumCipher::aead_seal(std::span<std::uint8_t> out, View plain, View ad, const Nonce& nonce, const Key& key) const {
  must(out.size() == plain.size() + aead_tag_bytes);
  crypto_aead_xchacha20poly1305_ietf_encrypt(out.data(), nullptr, plain.data(), plain.size(), ad.data(), ad.size(), nullptr, nonce.data(),
                                             key.expose().data());
}

bool SodiumCipher::aead_open(std::span<std::uint8_t> out, View sealed, View ad, const Nonce& nonce, const Key& key) const {
  must(sealed.size() >= aead_tag_bytes && out.size() == sealed.size() - aead_tag_bytes);
  return crypto_aead_xchacha20poly1305_ietf_decrypt(out.data(), nullptr, nullptr, sealed.data(), sealed.size(), ad.data(), ad.size(),
                                                    nonce.data(), key.expose().data()) == 0;
}

SigningKey SodiumCipher::signing_key(const Key& seed) const {
  SigningKey out;
  PublicKey unused;
  crypto_sign_seed_keypair(unused.data(), out.expose().data(), seed.expose().data());
  return out;
}

Signature SodiumCipher::sign(View message, const SigningKey& key) const {
  Signature out;
  crypto_sign_detached(out.data(), nullptr, message.data(), message.size(), key.expose().data());
  return out;
}

bool SodiumCipher::verify(View message, const Signature& signature, const PublicKey& key) const {
  return crypto_sign_verify_detached(signature.data(), message.data(), message.size(), key.data()) == 0;
}

void random_bytes(std::span<std::uint8_t> out) {
  must(sodium_init() >= 0);
  randombytes_buf(out.data(), out.size());
}

Result<Key> argon2id(std::string_view passphrase, const Bytes<16>& salt, std::uint32_t memory_kib, std::uint32_t operations) {
  must(sodium_init() >= 0);
  Key out;
  const int failed = crypto_pwhash(out.expose().data(), 32, passphrase.data(), passphrase.size(), salt.data(), operations,
                                   static_cast<std::size_t>(memory_kib) * 1024, crypto_pwhash_ALG_ARGON2ID13);
  if (failed != 0) return fail(ErrorId::out_of_memory, std::to_string(memory_kib) + " KiB were asked for");
  return out;
}

bool equal_constant_time(View a, View b) { return a.size() == b.size() && sodium_memcmp(a.data(), b.data(), a.size()) == 0; }

}  // namespace ebb::sodium
