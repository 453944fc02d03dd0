// Making a private space, and a further device of it: everything that has to be made together, from chance that the shell draws.
#pragma once
#include "core/vault/account.hpp"
#include "core/vault/certificate.hpp"
#include "core/vault/member_list.hpp"
#include "core/vault/recovery_code.hpp"

namespace ebb::vault {

struct NewDevice {
  DeviceId id;
  Key seed;  ///< of its Ed25519 key: to be kept, sealed with the local key
  Bytes<certificate_bytes> certificate{};
};
inline constexpr std::size_t new_device_random_bytes = 16 + 32;
/// A restored profile is a new device too: it never goes on with a chain. `random`: fresh.
NewDevice new_device(const Cipher& cipher, const AccountSecret& secret, const RecordId& record, const MemberId& member, Instant created,
                     const Secret<Bytes<new_device_random_bytes>>& random);

struct NewSpace {
  AccountSecret secret;
  RecordId record;
  MemberId owner;
  NewDevice device;
  PublicKey identity{};
  Buffer member_list;
  RecoveryCode recovery;  ///< shown once, then forgotten
  LoginKeys by_passphrase, by_recovery;
  Bytes<wrap_bytes> wrap_passphrase{}, wrap_recovery{};
};
inline constexpr std::size_t new_space_random_bytes = 32 + 16 + 16 + 20 + 24 + 24 + new_device_random_bytes;
/// `hashed`: what Argon2id made of her passphrase. `random`: fresh.
NewSpace new_space(const Cipher& cipher, const Key& hashed, Instant created, const Secret<Bytes<new_space_random_bytes>>& random);

}  // namespace ebb::vault
