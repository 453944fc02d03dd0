// Requests and replies about her account: making it, unlocking it, its passphrase and its recovery.
#pragma once
#include "apps/wasm/wire.hpp"
#include "core/vault/space.hpp"

namespace ebb::bridge {

enum class UnlockBy { passphrase, recovery };

struct AccountCreate {
  Bytes32 hashed;
  FixedBytes<vault::new_space_random_bytes> random;
  FixedBytes<6> name_random;
  Bytes24 nonce;
  Instant ms;
};
template <class V>
void describe(V& v, AccountCreate& x) {
  v.type("AccountCreate", "makes a private space; the instance is unlocked afterwards");
  v.field("hashed", x.hashed, "what Argon2id made of the passphrase");
  v.field("random", x.random, "fresh bytes");
  v.field("name_random", x.name_random, "6 fresh bytes");
  v.field("nonce", x.nonce, "24 fresh bytes");
  v.field("ms", x.ms, "the time");
}

struct AccountCreated {
  std::string name;
  Bytes16 record;
  Ulid member, device;
  Bytes32 identity;
  Bytes member_list, certificate;
  Bytes32 login, recovery_login;
  Bytes wrap_passphrase, wrap_recovery;
  std::vector<std::string> recovery_words;
  Bytes device_key_sealed;
};
template <class V>
void describe(V& v, AccountCreated& x) {
  v.type("AccountCreated", "what the relay and this device have to keep; the words are shown once");
  v.field("name", x.name, "account name");
  v.field("record", x.record, "id of the record");
  v.field("member", x.member, "her id in events");
  v.field("device", x.device, "this device's id in events");
  v.field("identity", x.identity, "public identity key");
  v.field("member_list", x.member_list, "who belongs to the record");
  v.field("certificate", x.certificate, "of this device");
  v.field("login", x.login, "what the relay asks at login");
  v.field("recovery_login", x.recovery_login, "the same for the recovery code");
  v.field("wrap_passphrase", x.wrap_passphrase, "account secret, sealed by the passphrase");
  v.field("wrap_recovery", x.wrap_recovery, "account secret, sealed by the recovery code");
  v.field("recovery_words", x.recovery_words, "to be printed or saved by her, and forgotten");
  v.field("device_key_sealed", x.device_key_sealed, "for local.open's kind device_key, kept by this device");
}

struct Hashed {
  Bytes32 hashed;
};
template <class V>
void describe(V& v, Hashed& x) {
  v.type("Hashed", "what Argon2id made of the passphrase");
  v.field("hashed", x.hashed, "32 bytes");
}

struct Login {
  Bytes32 login;
};
template <class V>
void describe(V& v, Login& x) {
  v.type("Login", "the half that the relay is shown");
  v.field("login", x.login, "32 bytes");
}

struct RecoveryWords {
  std::string words;
};
template <class V>
void describe(V& v, RecoveryWords& x) {
  v.type("RecoveryWords", "the words of the kit as they were typed");
  v.field("words", x.words, "parted by anything that is no letter");
}

struct RecoveryLogin {
  Bytes32 recovery_login;
};
template <class V>
void describe(V& v, RecoveryLogin& x) {
  v.type("RecoveryLogin", "the half of the recovery code that the relay is shown");
  v.field("recovery_login", x.recovery_login, "32 bytes");
}

struct AccountUnlock {
  UnlockBy kind{};
  std::optional<Bytes32> hashed;
  std::optional<std::string> words;
  Bytes wrap;
  Bytes16 record;
  Bytes member_list;
  std::vector<Bytes> certificates;
  std::optional<Bytes> device_key_sealed;
};
template <class V>
void describe(V& v, AccountUnlock& x) {
  v.type("AccountUnlock", "opens the account secret");
  v.field("kind", x.kind, "by what");
  v.optional("hashed", x.hashed, "for passphrase: what Argon2id made of it");
  v.optional("words", x.words, "for recovery: the words of the kit");
  v.field("wrap", x.wrap, "the account secret, sealed");
  v.field("record", x.record, "id of the record");
  v.field("member_list", x.member_list, "who belongs to the record");
  v.field("certificates", x.certificates, "of the devices");
  v.optional("device_key_sealed", x.device_key_sealed, "this device's key; absent: this profile has none yet");
}

struct AccountUnlocked {
  Bytes32 identity;
  Ulid member;
  std::optional<Ulid> device;
};
template <class V>
void describe(V& v, AccountUnlocked& x) {
  v.type("AccountUnlocked", "who she is here");
  v.field("identity", x.identity, "public identity key");
  v.field("member", x.member, "her id in events");
  v.nullable("device", x.device, "this device's id in events; null: account.new_device comes next");
}

struct AccountWrap {
  Bytes32 hashed;
  Bytes24 nonce;
};
template <class V>
void describe(V& v, AccountWrap& x) {
  v.type("AccountWrap", "a new passphrase for the same secret");
  v.field("hashed", x.hashed, "what Argon2id made of the new passphrase");
  v.field("nonce", x.nonce, "24 fresh bytes");
}

struct AccountWrapped {
  Bytes32 login;
  Bytes wrap_passphrase;
};
template <class V>
void describe(V& v, AccountWrapped& x) {
  v.type("AccountWrapped", "for the relay");
  v.field("login", x.login, "what the relay asks at login");
  v.field("wrap_passphrase", x.wrap_passphrase, "account secret, sealed by the passphrase");
}

struct AccountNewRecovery {
  FixedBytes<20> random;
  Bytes24 nonce;
};
template <class V>
void describe(V& v, AccountNewRecovery& x) {
  v.type("AccountNewRecovery", "a new recovery kit; the old one stops working once the relay has this one");
  v.field("random", x.random, "20 fresh bytes");
  v.field("nonce", x.nonce, "24 fresh bytes");
}

struct AccountRecovery {
  std::vector<std::string> recovery_words;
  Bytes32 recovery_login;
  Bytes wrap_recovery;
};
template <class V>
void describe(V& v, AccountRecovery& x) {
  v.type("AccountRecovery", "the words for her, the rest for the relay");
  v.field("recovery_words", x.recovery_words, "shown once");
  v.field("recovery_login", x.recovery_login, "what the relay asks at recovery");
  v.field("wrap_recovery", x.wrap_recovery, "account secret, sealed by the recovery code");
}

}  // namespace ebb::bridge

namespace ebb {
template <>
struct EnumNames<bridge::UnlockBy> { static constexpr auto names = std::to_array<std::string_view>({"passphrase", "recovery"}); };
}  // namespace ebb
