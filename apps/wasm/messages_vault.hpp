// Requests and replies about her account, what this device keeps, and envelopes.
#pragma once
#include "apps/wasm/wire.hpp"
#include "core/vault/space.hpp"

namespace ebb::bridge {

using Bytes16 = FixedBytes<16>;
using Bytes24 = FixedBytes<24>;
using Bytes32 = FixedBytes<32>;

enum class UnlockBy { passphrase, recovery };
/// In the order of vault::LocalKind, which counts from 1.
enum class LocalPart { segment, snapshot, draft, outbox, device_key, chains, settings };

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

struct AccountNewDevice {
  FixedBytes<vault::new_device_random_bytes> random;
  Bytes24 nonce;
  Instant ms;
};
template <class V>
void describe(V& v, AccountNewDevice& x) {
  v.type("AccountNewDevice", "a key of its own for this profile");
  v.field("random", x.random, "fresh bytes");
  v.field("nonce", x.nonce, "24 fresh bytes");
  v.field("ms", x.ms, "the time");
}

struct AccountDevice {
  Ulid device;
  Bytes certificate, device_key_sealed;
};
template <class V>
void describe(V& v, AccountDevice& x) {
  v.type("AccountDevice", "a new device of hers");
  v.field("device", x.device, "its id in events");
  v.field("certificate", x.certificate, "for the relay");
  v.field("device_key_sealed", x.device_key_sealed, "kept by this device");
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

struct AccountCertificates {
  Bytes member_list;
  std::vector<Bytes> certificates;
};
template <class V>
void describe(V& v, AccountCertificates& x) {
  v.type("AccountCertificates", "who may write into the record, as the relay lists it now");
  v.field("member_list", x.member_list, "signed by her");
  v.field("certificates", x.certificates, "of the devices");
}

struct AccountDeviceRow {
  Ulid device;
  Instant created;
  bool here = false;
};
template <class V>
void describe(V& v, AccountDeviceRow& x) {
  v.type("AccountDeviceRow", "a device of the record");
  v.field("device", x.device, "its id in events");
  v.field("created", x.created, "when it joined, by its own clock");
  v.field("here", x.here, "it is this one");
}

struct AccountDevices {
  std::vector<AccountDeviceRow> devices;
};
template <class V>
void describe(V& v, AccountDevices& x) {
  v.type("AccountDevices", "every device with a certificate signed by her, the oldest first");
  v.field("devices", x.devices, "devices");
}

struct LocalSeal {
  LocalPart kind{};
  std::string name;
  Bytes data;
  Bytes24 nonce;
};
template <class V>
void describe(V& v, LocalSeal& x) {
  v.type("LocalSeal", "seals something this device keeps");
  v.field("kind", x.kind, "what it is");
  v.field("name", x.name, "of the row; it opens under this name alone");
  v.field("data", x.data, "in clear");
  v.field("nonce", x.nonce, "24 fresh bytes");
}

struct LocalOpen {
  LocalPart kind{};
  std::string name;
  Bytes sealed;
};
template <class V>
void describe(V& v, LocalOpen& x) {
  v.type("LocalOpen", "opens something this device keeps");
  v.field("kind", x.kind, "what it is");
  v.field("name", x.name, "of the row");
  v.field("sealed", x.sealed, "as it was kept");
}

struct Sealed {
  Bytes sealed;
};
template <class V>
void describe(V& v, Sealed& x) {
  v.type("Sealed", "nobody without the account secret can read it");
  v.field("sealed", x.sealed, "to be kept");
}

struct Opened {
  Bytes data;
};
template <class V>
void describe(V& v, Opened& x) {
  v.type("Opened", "in clear");
  v.field("data", x.data, "what was sealed");
}

struct ChainsSave {
  Bytes24 nonce;
};
template <class V>
void describe(V& v, ChainsSave& x) {
  v.type("ChainsSave", "where the chains stand, to be kept together with the events");
  v.field("nonce", x.nonce, "24 fresh bytes");
}

struct ChainHeadRow {
  FixedBytes<16> device, stream;
  std::int64_t sequence = 0;
};
template <class V>
void describe(V& v, ChainHeadRow& x) {
  v.type("ChainHeadRow", "how far a chain was read from the relay");
  v.field("device", x.device, "whose chain, as in headers");
  v.field("stream", x.stream, "in which stream");
  v.field("sequence", x.sequence, "of the last link that was read");
}

struct ChainsListed {
  std::vector<ChainHeadRow> heads;
};
template <class V>
void describe(V& v, ChainsListed& x) {
  v.type("ChainsListed", "what the relay holds, as far as it was read");
  v.field("heads", x.heads, "chains of which nothing was read are not here");
}

struct EnvelopesPlan {
  Lines lines;
};
template <class V>
void describe(V& v, EnvelopesPlan& x) {
  v.type("EnvelopesPlan", "events to be uploaded; replaces the plan before");
  v.field("lines", x.lines, "oldest first");
}

struct EnvelopesPlanned {
  std::int64_t nonces = 0;
};
template <class V>
void describe(V& v, EnvelopesPlanned& x) {
  v.type("EnvelopesPlanned", "what sealing needs");
  v.field("nonces", x.nonces, "how many fresh nonces of 24 bytes; 0: nothing to send");
}

struct EnvelopesSeal {
  std::vector<Bytes24> nonces;
};
template <class V>
void describe(V& v, EnvelopesSeal& x) {
  v.type("EnvelopesSeal", "seals what was planned, for the current epoch");
  v.field("nonces", x.nonces, "fresh, never used before");
}

struct EnvelopesSealed {
  std::vector<Bytes> batches;
};
template <class V>
void describe(V& v, EnvelopesSealed& x) {
  v.type("EnvelopesSealed", "bodies to be sent one after the other");
  v.field("batches", x.batches, "keep them until they are acknowledged; after that: envelopes.sent");
}

struct EnvelopesOpen {
  Bytes listing;
};
template <class V>
void describe(V& v, EnvelopesOpen& x) {
  v.type("EnvelopesOpen", "reads what the relay lists");
  v.field("listing", x.listing, "its bytes");
}

struct EnvelopeRefusal {
  std::int64_t cursor = 0;
  std::string id, detail;
};
template <class V>
void describe(V& v, EnvelopeRefusal& x) {
  v.type("EnvelopeRefusal", "an envelope that was not taken, and why");
  v.field("cursor", x.cursor, "where it stands at the relay");
  v.field("id", x.id, "id of an error");
  v.field("detail", x.detail, "what was found");
}

struct EnvelopePlace {
  Ulid device;
  record::Compartment compartment{};
  std::int64_t sequence = 0;
  Bytes32 hash;
  std::vector<Ulid> events;
};
template <class V>
void describe(V& v, EnvelopePlace& x) {
  v.type("EnvelopePlace", "an envelope and the events in it; to be kept, for the day it is erased");
  v.field("device", x.device, "who wrote it");
  v.field("compartment", x.compartment, "in which stream");
  v.field("sequence", x.sequence, "its number there");
  v.field("hash", x.hash, "of its header");
  v.field("events", x.events, "ids of its events");
}

struct EnvelopeErased {
  Ulid device;
  record::Compartment compartment{};
  std::int64_t sequence = 0;
};
template <class V>
void describe(V& v, EnvelopeErased& x) {
  v.type("EnvelopeErased", "an envelope whose content was erased: whoever has its events from nowhere else forgets them");
  v.field("device", x.device, "who wrote it");
  v.field("compartment", x.compartment, "in which stream");
  v.field("sequence", x.sequence, "its number there");
}

struct EnvelopesErase {
  std::vector<EnvelopePlace> places;
  Instant ms;
};
template <class V>
void describe(V& v, EnvelopesErase& x) {
  v.type("EnvelopesErase", "envelopes whose content shall be erased at the relay");
  v.field("places", x.places, "which; at most 256");
  v.field("ms", x.ms, "the time");
}

struct EnvelopesTombstones {
  Bytes batch;
};
template <class V>
void describe(V& v, EnvelopesTombstones& x) {
  v.type("EnvelopesTombstones", "says to the relay, signed by her, that they are erased");
  v.field("batch", x.batch, "body to be sent");
}

struct EnvelopesOpened {
  Lines lines;
  std::vector<EnvelopeRefusal> refused;
  std::optional<EnvelopeRefusal> stopped;
  std::int64_t cursor = 0, erased = 0, not_held = 0;
  std::vector<EnvelopePlace> places;
  std::vector<EnvelopeErased> erasures;
};
template <class V>
void describe(V& v, EnvelopesOpened& x) {
  v.type("EnvelopesOpened", "events that arrived; keep them and the chains together, or neither");
  v.field("lines", x.lines, "their lines, for space.add");
  v.field("refused", x.refused, "authentic envelopes whose content is no good");
  v.nullable("stopped", x.stopped, "where reading stopped: what follows cannot be trusted");
  v.field("cursor", x.cursor, "up to here everything was read");
  v.field("erased", x.erased, "envelopes of which only the header is left");
  v.field("not_held", x.not_held, "envelopes of streams that are not here");
  v.field("places", x.places, "where the lines came from");
  v.field("erasures", x.erasures, "envelopes erased; their places hold no events any more");
}

}  // namespace ebb::bridge

namespace ebb {
template <>
struct EnumNames<bridge::UnlockBy> { static constexpr auto names = std::to_array<std::string_view>({"passphrase", "recovery"}); };
template <>
struct EnumNames<bridge::LocalPart> { static constexpr auto names = std::to_array<std::string_view>({"segment", "snapshot", "draft", "outbox", "device_key", "chains", "settings"}); };
}  // namespace ebb
