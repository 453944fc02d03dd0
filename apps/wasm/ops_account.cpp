#include "apps/wasm/messages.hpp"
#include "apps/wasm/messages_account.hpp"
#include "apps/wasm/messages_devices.hpp"
#include "apps/wasm/messages_local.hpp"
#include "apps/wasm/ops.hpp"

namespace ebb::bridge {

namespace {
constexpr std::array here{record::Compartment::body, record::Compartment::private_safety};
}

Account::Account(const vault::Cipher& cipher, vault::AccountSecret s, const vault::RecordId& r, vault::Membership m, vault::Buffer list)
    : secret(std::move(s)), local(vault::local_key(cipher, secret)), record(r), membership(std::move(m)), member_list(std::move(list)), keyring(cipher, secret, here) {
  for (const vault::Member& one : membership.list().members) {
    if (one.identity == membership.list().owner) member = one.id;
  }
}

Result<const vault::Cipher*> cipher_of(const Instance& instance) {
  if (!instance.cipher) return fail(ErrorId::op_unknown, "no cipher was given to this instance");
  return instance.cipher;
}

Result<Account*> unlocked(Instance& instance) {
  if (!instance.account) return fail(ErrorId::account_locked);
  return &*instance.account;
}

namespace {

template <std::size_t N>
Bytes bytes(const std::array<std::uint8_t, N>& a) { return {{a.begin(), a.end()}}; }
Bytes bytes(vault::View v) { return {{v.begin(), v.end()}}; }
Bytes32 exposed(const vault::Key& key) { return {key.expose()}; }

std::vector<vault::View> views(const std::vector<Bytes>& all) {
  std::vector<vault::View> out;
  for (const Bytes& b : all) out.emplace_back(b.bytes);
  return out;
}

std::vector<std::string> words_of(const vault::Cipher& cipher, const vault::RecoveryCode& code) {
  std::vector<std::string> out;
  for (const std::string_view word : vault::recovery_words(cipher, code)) out.emplace_back(word);
  return out;
}

constexpr std::string_view device_row = "device";

// Device id and seed, sealed: what this profile keeps of its own key.
Bytes seal_device(const vault::Cipher& cipher, const Account& account, const vault::NewDevice& device, const vault::Nonce& nonce) {
  vault::SecretBuffer plain;
  auto& out = plain.expose();
  out.insert(out.end(), device.id.bytes.begin(), device.id.bytes.end());
  out.insert(out.end(), device.seed.expose().begin(), device.seed.expose().end());
  return {vault::seal_local(cipher, vault::LocalKind::device_key, device_row, out, account.local, nonce)};
}

Result<DeviceKey> open_device(const vault::Cipher& cipher, const Account& account, const Bytes& sealed) {
  EBB_TRY(const vault::SecretBuffer plain, vault::open_local(cipher, vault::LocalKind::device_key, device_row, sealed.bytes, account.local));
  vault::Reader reader(plain.expose());
  DeviceKey out{reader.id<vault::DeviceId>(), {}};
  const vault::Key seed(reader.array<32>());
  if (!reader.at_end()) return fail(ErrorId::local_cannot_open, "device key");
  out.key = cipher.signing_key(seed);
  return out;
}

// Her own identity key is the only root: what a server says about it is not asked.
Result<void> enter(Instance& instance, vault::AccountSecret secret, const vault::RecordId& record, const Bytes& member_list, const std::vector<Bytes>& certificates) {
  const vault::Cipher& cipher = *instance.cipher;
  const vault::PublicKey owner = vault::public_of(vault::identity_key(cipher, secret));
  EBB_TRY(vault::Membership membership, vault::Membership::read(cipher, record, owner, member_list.bytes, views(certificates)));
  instance.account.emplace(cipher, std::move(secret), record, std::move(membership), member_list.bytes);
  return {};
}

Result<AccountCreated> create(Instance& instance, const AccountCreate& q) {
  EBB_TRY(const vault::Cipher* cipher, cipher_of(instance));
  vault::NewSpace s = vault::new_space(*cipher, vault::Key(q.hashed.bytes), q.ms, vault::Secret(q.random.bytes));
  AccountCreated out;
  out.name = vault::account_name(q.name_random.bytes);
  out.record.bytes = s.record.bytes;
  out.member = vault::ulid_of(s.owner.bytes);
  out.device = vault::ulid_of(s.device.id.bytes);
  out.identity.bytes = s.identity;
  out.member_list = bytes(vault::View(s.member_list));
  out.certificate = bytes(s.device.certificate);
  out.login = exposed(s.by_passphrase.login);
  out.recovery_login = exposed(s.by_recovery.login);
  out.wrap_passphrase = bytes(s.wrap_passphrase);
  out.wrap_recovery = bytes(s.wrap_recovery);
  out.recovery_words = words_of(*cipher, s.recovery);
  EBB_CHECK_OK(enter(instance, std::move(s.secret), s.record, out.member_list, {out.certificate}));
  instance.account->device.emplace(s.device.id, cipher->signing_key(s.device.seed));
  out.device_key_sealed = seal_device(*cipher, *instance.account, s.device, q.nonce.bytes);
  return out;
}

Result<Login> logins(Instance& instance, const Hashed& q) {
  EBB_TRY(const vault::Cipher* cipher, cipher_of(instance));
  return Login{exposed(vault::passphrase_keys(*cipher, vault::Key(q.hashed.bytes)).login)};
}

Result<RecoveryLogin> recovery(Instance& instance, const RecoveryWords& q) {
  EBB_TRY(const vault::Cipher* cipher, cipher_of(instance));
  EBB_TRY(const vault::RecoveryCode code, vault::read_recovery_words(*cipher, q.words));
  return RecoveryLogin{exposed(vault::recovery_keys(*cipher, code).login)};
}

Result<vault::AccountSecret> unwrap(const vault::Cipher& cipher, const AccountUnlock& q) {
  const vault::RecordId record{q.record.bytes};
  if (q.kind == UnlockBy::passphrase) {
    if (!q.hashed) return fail(ErrorId::wrong_shape, "/hashed: is missing");
    const vault::LoginKeys keys = vault::passphrase_keys(cipher, vault::Key(q.hashed->bytes));
    return vault::unwrap_secret(cipher, q.wrap.bytes, vault::WrapKind::passphrase, record, keys.wrap);
  }
  if (!q.words) return fail(ErrorId::wrong_shape, "/words: is missing");
  EBB_TRY(const vault::RecoveryCode code, vault::read_recovery_words(cipher, *q.words));
  return vault::unwrap_secret(cipher, q.wrap.bytes, vault::WrapKind::recovery, record, vault::recovery_keys(cipher, code).wrap);
}

Result<AccountUnlocked> unlock(Instance& instance, const AccountUnlock& q) {
  EBB_TRY(const vault::Cipher* cipher, cipher_of(instance));
  instance.account.reset();
  EBB_TRY(vault::AccountSecret secret, unwrap(*cipher, q));
  EBB_CHECK_OK(enter(instance, std::move(secret), vault::RecordId{q.record.bytes}, q.member_list, q.certificates));
  Account& account = *instance.account;
  AccountUnlocked out{{account.membership.list().owner}, vault::ulid_of(account.member.bytes), {}};
  if (!q.device_key_sealed) return out;
  auto device = open_device(*cipher, account, *q.device_key_sealed);
  if (!device) return instance.account.reset(), std::unexpected(device.error());
  out.device = vault::ulid_of(device->id.bytes);
  account.device = std::move(*device);
  return out;
}

Result<AccountDevice> add_device(Instance& instance, const AccountNewDevice& q) {
  EBB_TRY(Account* account, unlocked(instance));
  const vault::NewDevice device = vault::new_device(*instance.cipher, account->secret, account->record, account->member, q.ms, vault::Secret(q.random.bytes));
  account->device.emplace(device.id, instance.cipher->signing_key(device.seed));
  account->book = {};
  account->pending = {};
  return AccountDevice{vault::ulid_of(device.id.bytes), bytes(device.certificate), seal_device(*instance.cipher, *account, device, q.nonce.bytes)};
}

Result<AccountWrapped> wrap(Instance& instance, const AccountWrap& q) {
  EBB_TRY(Account* account, unlocked(instance));
  const vault::LoginKeys keys = vault::passphrase_keys(*instance.cipher, vault::Key(q.hashed.bytes));
  return AccountWrapped{exposed(keys.login), bytes(vault::wrap_secret(*instance.cipher, account->secret, vault::WrapKind::passphrase, account->record, keys.wrap, q.nonce.bytes))};
}

Result<AccountRecovery> new_recovery(Instance& instance, const AccountNewRecovery& q) {
  EBB_TRY(Account* account, unlocked(instance));
  const vault::RecoveryCode code(q.random.bytes);
  const vault::LoginKeys keys = vault::recovery_keys(*instance.cipher, code);
  return AccountRecovery{words_of(*instance.cipher, code), exposed(keys.login),
                         bytes(vault::wrap_secret(*instance.cipher, account->secret, vault::WrapKind::recovery, account->record, keys.wrap, q.nonce.bytes))};
}

Result<Nothing> certificates(Instance& instance, const AccountCertificates& q) {
  EBB_TRY(Account* account, unlocked(instance));
  const vault::PublicKey owner = account->membership.list().owner;
  EBB_TRY(vault::Membership next, vault::Membership::read(*instance.cipher, account->record, owner, q.member_list.bytes, views(q.certificates)));
  EBB_CHECK_OK(vault::check_succession(*instance.cipher, account->member_list, account->membership.list(), q.member_list.bytes, next.list()));
  account->membership = std::move(next);
  account->member_list = q.member_list.bytes;
  return Nothing{};
}

Result<AccountDevices> devices(Instance& instance, const Nothing&) {
  EBB_TRY(Account* account, unlocked(instance));
  AccountDevices out;
  for (const auto& [id, certificate] : account->membership.devices()) {
    out.devices.push_back({vault::ulid_of(id.bytes), certificate.created, account->device && account->device->id == id});
  }
  std::stable_sort(out.devices.begin(), out.devices.end(), [](const auto& a, const auto& b) { return a.created < b.created; });
  return out;
}

Result<Nothing> lock(Instance& instance, const Nothing&) {
  instance.account.reset();
  instance.space.reset();
  return Nothing{};
}

constexpr OpRow account_rows[] = {
    op<&create>("account.create", "makes a private space"),
    op<&logins>("account.logins", "what the relay is shown for a passphrase"),
    op<&recovery>("account.recovery", "what the relay is shown for a recovery code"),
    op<&unlock>("account.unlock", "opens the account secret"),
    op<&add_device>("account.new_device", "a key of its own for this profile"),
    op<&wrap>("account.wrap", "a new passphrase for the same secret"),
    op<&new_recovery>("account.new_recovery", "a new recovery kit"),
    op<&certificates>("account.certificates", "who may write, as the relay lists it now"),
    op<&devices>("account.devices", "the devices of the record"),
    op<&lock>("account.lock", "forgets keys and record"),
};

}  // namespace

std::span<const OpRow> account_ops() { return account_rows; }

}  // namespace ebb::bridge
