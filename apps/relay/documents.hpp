// The JSON documents of the API. Bytes travel as base64url without padding. docs/api.md says the same in words.
#pragma once
#include "core/base/describe.hpp"

namespace ebb::relay {

struct NewAccount {
  std::string name, salt;
  std::uint32_t mem_kib = 0, ops = 0;
  std::string login, wrap_passphrase;
  std::optional<std::string> recovery_login, wrap_recovery;
  std::string record, identity, member_list, device_certificate;
};
template <class V> void describe(V& v, NewAccount& a) {
  v.type("ApiNewAccount", "a private space: who may log in, the wrapped account secret, and the record it opens");
  v.field("name", a.name, "four words joined by -, chosen by chance on the device");
  v.field("salt", a.salt, "16 bytes for Argon2id");
  v.field("mem_kib", a.mem_kib, "memory of Argon2id in KiB");
  v.field("ops", a.ops, "passes of Argon2id");
  v.field("login", a.login, "login half of the passphrase's key, 32 bytes");
  v.nullable("recovery_login", a.recovery_login, "login half of the recovery code's key, 32 bytes; null: no kit");
  v.field("wrap_passphrase", a.wrap_passphrase, "account secret sealed for the passphrase");
  v.nullable("wrap_recovery", a.wrap_recovery, "account secret sealed for the recovery code");
  v.field("record", a.record, "16 bytes");
  v.field("identity", a.identity, "her identity key, 32 bytes");
  v.field("member_list", a.member_list, "version 1, signed by her identity key");
  v.field("device_certificate", a.device_certificate, "of the device that speaks");
}

struct Token {
  std::string token;
};
template <class V> void describe(V& v, Token& t) {
  v.type("ApiToken", "a login");
  v.field("token", t.token, "for the header Authorization: Bearer");
}

struct Salt {
  std::string salt;
  std::uint32_t mem_kib = 0, ops = 0;
};
template <class V> void describe(V& v, Salt& s) {
  v.type("ApiSalt", "how the passphrase of a name becomes keys; unknown names get an answer that stays the same and opens nothing");
  v.field("salt", s.salt, "16 bytes");
  v.field("mem_kib", s.mem_kib, "memory of Argon2id in KiB");
  v.field("ops", s.ops, "passes of Argon2id");
}

struct LoginRequest {
  std::string name;
  std::optional<std::string> login, recovery_login;
};
template <class V> void describe(V& v, LoginRequest& l) {
  v.type("ApiLogin", "one of the two halves");
  v.field("name", l.name, "the four words");
  v.optional("login", l.login, "32 bytes");
  v.optional("recovery_login", l.recovery_login, "32 bytes");
}

struct LoginAnswer {
  std::string token, record, identity, wrap, member_list;
};
template <class V> void describe(V& v, LoginAnswer& a) {
  v.type("ApiLoginAnswer", "what a device needs to open the record again");
  v.field("token", a.token, "for the header Authorization: Bearer");
  v.field("record", a.record, "16 bytes");
  v.field("identity", a.identity, "32 bytes");
  v.field("wrap", a.wrap, "account secret, sealed for the half that logged in");
  v.field("member_list", a.member_list, "the current one");
}

struct NewWraps {
  std::optional<std::string> salt;
  std::optional<std::uint32_t> mem_kib, ops;
  std::optional<std::string> login, wrap_passphrase, recovery_login, wrap_recovery;
  std::optional<bool> log_out_others;
};
template <class V> void describe(V& v, NewWraps& w) {
  v.type("ApiNewWraps", "a new passphrase (salt, mem_kib, ops, login, wrap_passphrase together), a new recovery kit (recovery_login, wrap_recovery together), or both");
  v.optional("salt", w.salt, "16 bytes");
  v.optional("mem_kib", w.mem_kib, "memory of Argon2id in KiB");
  v.optional("ops", w.ops, "passes of Argon2id");
  v.optional("login", w.login, "32 bytes");
  v.optional("wrap_passphrase", w.wrap_passphrase, "account secret sealed for the new passphrase");
  v.optional("recovery_login", w.recovery_login, "32 bytes");
  v.optional("wrap_recovery", w.wrap_recovery, "account secret sealed for the new code; the old kit opens nothing afterwards");
  v.optional("log_out_others", w.log_out_others, "end every other login of this record");
}

struct NewDevice {
  std::string certificate;
};
template <class V> void describe(V& v, NewDevice& d) {
  v.type("ApiNewDevice", "a device that may write");
  v.field("certificate", d.certificate, "signed by the identity key of a member");
}

struct DeviceList {
  std::string member_list;
  std::vector<std::string> certificates;
};
template <class V> void describe(V& v, DeviceList& d) {
  v.type("ApiDeviceList", "who writes in this record");
  v.field("member_list", d.member_list, "the current one");
  v.field("certificates", d.certificates, "of every device, former ones too: old envelopes are verified with them");
}

struct NewMembers {
  std::string member_list;
};
template <class V> void describe(V& v, NewMembers& m) {
  v.type("ApiNewMembers", "the next member list, and with it perhaps a new epoch");
  v.field("member_list", m.member_list, "version + 1, signed by the owner");
}

struct CursorAnswer {
  std::int64_t cursor = 0;
};
template <class V> void describe(V& v, CursorAnswer& c) {
  v.type("ApiCursor", "where the record's newest entry stands");
  v.field("cursor", c.cursor, "everything up to here is durable");
}

struct FeedNews {
  std::int64_t cursor = 0;
  std::string store;
};
template <class V> void describe(V& v, FeedNews& n) {
  v.type("ApiFeedNews", "what a feed says");
  v.field("cursor", n.cursor, "where the record's newest entry stands");
  v.field("store", n.store, "as in the header Ebb-Store");
}

struct FeedHello {
  std::string token;
  std::optional<std::int64_t> after;
  std::optional<std::string> store;
};
template <class V> void describe(V& v, FeedHello& h) {
  v.type("ApiFeedHello", "the first message on a feed");
  v.field("token", h.token, "of a login");
  v.optional("after", h.after, "the cursor the device has; answered at once when there is more");
  v.optional("store", h.store, "the store that cursor is of; answered at once when it is another");
}

struct About {
  std::string version;
  std::int64_t api = 0, api_oldest = 0, schema = 0;
  bool demo = false, accounts_open = true;
};
template <class V> void describe(V& v, About& a) {
  v.type("ApiAbout", "which server this is");
  v.field("version", a.version, "release");
  v.field("api", a.api, "newest version of this API");
  v.field("api_oldest", a.api_oldest, "oldest version still answered");
  v.field("schema", a.schema, "version of the stored data");
  v.field("demo", a.demo, "started to show a made-up person");
  v.field("accounts_open", a.accounts_open, "new accounts are taken");
}

/// Adds every document of the API to a schema.
inline void api_schemas(SchemaBuilder& b) {
  const auto add = [&]<class... T>() { (b.of<T>(), ...); };
  add.template operator()<NewAccount, Token, Salt, LoginRequest, LoginAnswer, NewWraps, NewDevice, DeviceList, NewMembers, CursorAnswer, FeedNews, FeedHello, About>();
}

}  // namespace ebb::relay
