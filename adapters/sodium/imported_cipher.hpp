// The same Cipher for a wasm module: every call is a synchronous import of module "ebb_cipher", answered in the same Worker by
// apps/web/src/vault/cipher.ts. Pointers are into the module's memory; lengths in bytes; fixed sizes are those of cipher.hpp.
#pragma once
#include "core/vault/cipher.hpp"

#ifdef __wasm__
#define EBB_CIPHER_IMPORT(name) extern "C" __attribute__((import_module("ebb_cipher"), import_name(#name)))

namespace ebb::sodium::imports {
EBB_CIPHER_IMPORT(hash) void ebb_cipher_hash(std::uint8_t* out32, const std::uint8_t* key, std::uint32_t key_length, const std::uint8_t* message,
                                             std::uint32_t length);
EBB_CIPHER_IMPORT(derive) void ebb_cipher_derive(std::uint8_t* out32, const std::uint8_t* key32, const char* context8, std::uint32_t number);
EBB_CIPHER_IMPORT(aead_seal) void ebb_cipher_aead_seal(std::uint8_t* out, const std::uint8_t* plain, std::uint32_t length, const std::uint8_t* ad,
                                                       std::uint32_t ad_length, const std::uint8_t* nonce24, const std::uint8_t* key32);
EBB_CIPHER_IMPORT(aead_open) std::int32_t ebb_cipher_aead_open(std::uint8_t* out, const std::uint8_t* sealed, std::uint32_t length,
                                                               const std::uint8_t* ad, std::uint32_t ad_length, const std::uint8_t* nonce24,
                                                               const std::uint8_t* key32);
EBB_CIPHER_IMPORT(signing_key) void ebb_cipher_signing_key(std::uint8_t* out64, const std::uint8_t* seed32);
EBB_CIPHER_IMPORT(sign) void ebb_cipher_sign(std::uint8_t* out64, const std::uint8_t* message, std::uint32_t length, const std::uint8_t* key64);
EBB_CIPHER_IMPORT(verify) std::int32_t ebb_cipher_verify(const std::uint8_t* message, std::uint32_t length, const std::uint8_t* signature64,
                                                         const std::uint8_t* public32);
}  // namespace ebb::sodium::imports

namespace ebb::sodium {

class ImportedCipher final : public vault::Cipher {
 public:
  ~ImportedCipher() = default;
  vault::Hash keyed_hash(vault::View key, vault::View message) const override {
    vault::Hash out;
    return imports::ebb_cipher_hash(out.data(), key.data(), size(key), message.data(), size(message)), out;
  }
  vault::Key derive(const vault::Key& key, std::string_view context, std::uint64_t number) const override {
    vault::Key out;
    imports::ebb_cipher_derive(out.expose().data(), key.expose().data(), context.data(), static_cast<std::uint32_t>(number));
    return out;
  }
  void aead_seal(std::span<std::uint8_t> out, vault::View plain, vault::View ad, const vault::Nonce& nonce, const vault::Key& key) const override {
    imports::ebb_cipher_aead_seal(out.data(), plain.data(), size(plain), ad.data(), size(ad), nonce.data(), key.expose().data());
  }
  bool aead_open(std::span<std::uint8_t> out, vault::View sealed, vault::View ad, const vault::Nonce& nonce, const vault::Key& key) const override {
    return imports::ebb_cipher_aead_open(out.data(), sealed.data(), size(sealed), ad.data(), size(ad), nonce.data(), key.expose().data()) == 1;
  }
  vault::SigningKey signing_key(const vault::Key& seed) const override {
    vault::SigningKey out;
    imports::ebb_cipher_signing_key(out.expose().data(), seed.expose().data());
    return out;
  }
  vault::Signature sign(vault::View message, const vault::SigningKey& key) const override {
    vault::Signature out;
    return imports::ebb_cipher_sign(out.data(), message.data(), size(message), key.expose().data()), out;
  }
  bool verify(vault::View message, const vault::Signature& signature, const vault::PublicKey& key) const override {
    return imports::ebb_cipher_verify(message.data(), size(message), signature.data(), key.data()) == 1;
  }

 private:
  static std::uint32_t size(vault::View v) { return static_cast<std::uint32_t>(v.size()); }
};

}  // namespace ebb::sodium

#undef EBB_CIPHER_IMPORT
#endif
