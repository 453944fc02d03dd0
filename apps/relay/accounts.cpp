// Accounts without e-mail: creating, the salt of a name, logging in and out, new wraps, and leaving.
#include <algorithm>

#include "apps/relay/house.hpp"
#include "core/vault/certificate.hpp"
#include "core/vault/member_list.hpp"

namespace ebb::relay {
namespace {

constexpr std::size_t name_bytes_max = 64, wrap_bytes_min = 40, wrap_bytes_max = 512, list_bytes_max = 6'000;
// What an unknown name is told: what the app itself uses.
constexpr std::uint32_t usual_mem_kib = 64 * 1024, usual_ops = 3;
constexpr std::uint32_t mem_kib_max = 4 * 1024 * 1024, ops_max = 100;

bool is_name(std::string_view name) {
  if (name.empty() || name.size() > name_bytes_max || std::count(name.begin(), name.end(), '-') != 3) return false;
  if (name.front() == '-' || name.back() == '-' || name.find("--") != name.npos) return false;
  return std::all_of(name.begin(), name.end(), [](char c) { return (c >= 'a' && c <= 'z') || c == '-'; });
}

Result<void> check_hashing(std::uint32_t mem_kib, std::uint32_t ops) {
  if (mem_kib < usual_mem_kib || ops < usual_ops) return fail(ErrorId::weak_parameters, "at least 65536 KiB and 3 passes");
  if (mem_kib > mem_kib_max || ops > ops_max) return fail(ErrorId::invalid_parameter, "mem_kib, ops: more than any device can do");
  return {};
}

struct NewSession {
  std::string text;
  Session session;
};

NewSession make_session(House& house, const RecordId& record) {
  const auto token = sodium::random<32>();
  return {base64url(token), Session{token_hash(house.cipher, token), record, house.today()}};
}

Result<Account> account_from(House& house, const NewAccount& d) {
  if (!is_name(d.name)) return fail(ErrorId::invalid_parameter, "name: four words of a to z joined by -");
  EBB_CHECK_OK(check_hashing(d.mem_kib, d.ops));
  EBB_TRY(const auto record, fixed_bytes<16>(d.record, "record"));
  EBB_TRY(const auto salt, fixed_bytes<16>(d.salt, "salt"));
  EBB_TRY(const auto login, fixed_bytes<32>(d.login, "login"));
  EBB_TRY(Buffer wrap, bytes_of(d.wrap_passphrase, "wrap_passphrase", wrap_bytes_min, wrap_bytes_max));
  Account a{{record}, d.name, {salt, d.mem_kib, d.ops}, login_hash(house.cipher, login), {}, std::move(wrap), {}};
  if (d.recovery_login.has_value() != d.wrap_recovery.has_value()) return fail(ErrorId::invalid_parameter, "recovery_login and wrap_recovery belong together");
  if (d.recovery_login) {
    EBB_TRY(const auto half, fixed_bytes<32>(*d.recovery_login, "recovery_login"));
    EBB_TRY(Buffer recovery, bytes_of(*d.wrap_recovery, "wrap_recovery", wrap_bytes_min, wrap_bytes_max));
    a.recovery_login = login_hash(house.cipher, half);
    a.wrap_recovery = std::move(recovery);
  }
  return a;
}

Result<Record> record_from(House& house, const NewAccount& d, const RecordId& id) {
  EBB_TRY(const auto identity, fixed_bytes<32>(d.identity, "identity"));
  EBB_TRY(Buffer list, bytes_of(d.member_list, "member_list", 1, list_bytes_max));
  EBB_TRY(const vault::MemberList read, vault::read_member_list(house.cipher, list, id, identity));
  if (read.version != 1) return fail(ErrorId::member_list_bad, "a record begins with version 1");
  return Record{id, identity, read.epoch, std::move(list), 0, 0};
}

void answer_with_session(House& house, Call call, NewSession session, std::function<Result<void>(Store&)> before, net::Response answer) {
  house.writer.submit<bool>(
      [before = std::move(before), s = session.session](Store& store) -> Result<bool> {
        EBB_CHECK_OK(before(store));
        EBB_CHECK_OK(store.put_session(s));
        return true;
      },
      [call = std::move(call), answer = std::move(answer)](Result<bool> done) {
        if (!done) return call.refuse(done.error());
        call.reply(answer);
      });
}

Result<NewAccount> readable(const Call& call) { return document<NewAccount>(call.request); }

struct Created {
  Account account;
  Record record;
  Device device;
};

Result<Created> created_from(House& house, const Call& call) {
  EBB_TRY(const NewAccount d, readable(call));
  EBB_TRY(Account account, account_from(house, d));
  EBB_TRY(Record record, record_from(house, d, account.record));
  EBB_TRY(Device device, device_from(house, record, d.device_certificate));
  return Created{std::move(account), std::move(record), std::move(device)};
}

Result<void> store_created(Store& store, const Created& c) {
  EBB_TRY(const auto same_name, store.account(c.account.name));
  if (same_name) return fail(ErrorId::account_exists);
  EBB_TRY(const auto same_record, store.record(c.record.id));
  if (same_record) return fail(ErrorId::record_exists);
  EBB_CHECK_OK(store.put_record(c.record));
  EBB_CHECK_OK(store.put_account(c.account));
  return store.put_device(c.record.id, c.device);
}

// Unknown names cost the same steps and get the same refusal as wrong halves.
Result<std::optional<std::pair<Account, bool>>> account_for(House& house, const LoginRequest& d) {
  const bool recovery = d.recovery_login.has_value();
  if (recovery == d.login.has_value()) return fail(ErrorId::invalid_parameter, "one of login and recovery_login");
  EBB_TRY(const auto half, fixed_bytes<32>(recovery ? *d.recovery_login : *d.login, recovery ? "recovery_login" : "login"));
  const Hash given = login_hash(house.cipher, half);
  EBB_TRY(auto account, house.reader->account(d.name));
  const Hash kept = !account ? Hash{} : recovery ? account->recovery_login.value_or(Hash{}) : account->login;
  const bool fits = sodium::equal_constant_time(given, kept);
  if (!account || !fits || (recovery && !account->wrap_recovery)) return std::nullopt;
  return std::pair(std::move(*account), recovery);
}

Result<void> change_passphrase(House& house, const NewWraps& w, Account& a) {
  const int given = w.salt.has_value() + w.mem_kib.has_value() + w.ops.has_value() + w.login.has_value() + w.wrap_passphrase.has_value();
  if (given == 0) return {};
  if (given != 5) return fail(ErrorId::invalid_parameter, "salt, mem_kib, ops, login and wrap_passphrase belong together");
  EBB_CHECK_OK(check_hashing(*w.mem_kib, *w.ops));
  EBB_TRY(const auto salt, fixed_bytes<16>(*w.salt, "salt"));
  EBB_TRY(const auto half, fixed_bytes<32>(*w.login, "login"));
  EBB_TRY(Buffer wrap, bytes_of(*w.wrap_passphrase, "wrap_passphrase", wrap_bytes_min, wrap_bytes_max));
  a.hashing = {salt, *w.mem_kib, *w.ops};
  a.login = login_hash(house.cipher, half);
  a.wrap_passphrase = std::move(wrap);
  return {};
}

Result<void> change_kit(House& house, const NewWraps& w, Account& a) {
  if (w.recovery_login.has_value() != w.wrap_recovery.has_value()) return fail(ErrorId::invalid_parameter, "recovery_login and wrap_recovery belong together");
  if (!w.recovery_login) return {};
  EBB_TRY(const auto half, fixed_bytes<32>(*w.recovery_login, "recovery_login"));
  EBB_TRY(Buffer wrap, bytes_of(*w.wrap_recovery, "wrap_recovery", wrap_bytes_min, wrap_bytes_max));
  a.recovery_login = login_hash(house.cipher, half);
  a.wrap_recovery = std::move(wrap);
  return {};
}

void reply_done(const Call& call, const Result<bool>& done) {
  if (!done) return call.refuse(done.error());
  call.reply(json_response(200, json::Value(json::Object{})));
}

}  // namespace

void create_account(House& house, Call call) {
  if (!house.options.accounts_open) return call.refuse({ErrorId::accounts_closed, {}, {}});
  auto created = created_from(house, call);
  if (!created) return call.refuse(created.error());
  NewSession session = make_session(house, created->record.id);
  net::Response answer = json_document(201, Token{session.text});
  answer_with_session(house, std::move(call), std::move(session), [c = std::move(*created)](Store& store) { return store_created(store, c); }, std::move(answer));
}

void tell_salt(House& house, Call call) {
  auto account = house.reader->account(call.record_text);
  if (!account) return call.refuse(account.error());
  if (*account) {
    const Hashing& h = (*account)->hashing;
    return call.reply(json_document(200, Salt{base64url(h.salt), h.mem_kib, h.ops}));
  }
  const Hash fake = house.cipher.keyed_hash(house.secret, vault::as_bytes(call.record_text));
  call.reply(json_document(200, Salt{base64url(vault::View(fake).first(16)), usual_mem_kib, usual_ops}));
}

void log_in(House& house, Call call) {
  const auto d = document<LoginRequest>(call.request);
  if (!d) return call.refuse(d.error());
  if (!is_name(d->name)) return call.refuse({ErrorId::login_refused, {}, {}});  // also keeps long texts out of the allowances
  if (const int wait = house.limits.login_name.take(d->name, house.now())) {
    return call.refuse({ErrorId::too_many_requests, std::to_string(wait) + " s", {}}, {{"retry_after_s", wait}});
  }
  const auto found = account_for(house, *d);
  if (!found) return call.refuse(found.error());
  if (!*found) return call.refuse({ErrorId::login_refused, {}, {}});
  const auto& [account, recovery] = **found;
  const auto record = house.reader->record(account.record);
  if (!record) return call.refuse(record.error());
  if (!*record) return call.refuse({ErrorId::login_refused, {}, {}});
  NewSession session = make_session(house, account.record);
  const LoginAnswer answer{session.text, base64url(account.record.bytes), base64url((*record)->identity),
                           base64url(recovery ? *account.wrap_recovery : account.wrap_passphrase), base64url((*record)->member_list)};
  net::Response response = json_document(200, answer);
  answer_with_session(house, std::move(call), std::move(session), [](Store&) { return Result<void>{}; }, std::move(response));
}

void log_out(House& house, Call call) {
  const Hash token = call.session->token;
  house.writer.submit<bool>(
      [token](Store& store) -> Result<bool> {
        EBB_CHECK_OK(store.remove_session(token));
        return true;
      },
      [call = std::move(call)](const Result<bool>& done) { reply_done(call, done); });
}

void replace_wraps(House& house, Call call) {
  const auto w = document<NewWraps>(call.request);
  if (!w) return call.refuse(w.error());
  house.writer.submit<bool>(
      [&house, w = *w, session = *call.session](Store& store) -> Result<bool> {
        EBB_TRY(auto account, store.account_of(session.record));
        if (!account) return fail(ErrorId::unauthenticated);
        EBB_CHECK_OK(change_passphrase(house, w, *account));
        EBB_CHECK_OK(change_kit(house, w, *account));
        EBB_CHECK_OK(store.put_account(*account));
        if (w.log_out_others.value_or(false)) EBB_CHECK_OK(store.remove_sessions(session.record, session.token));
        return true;
      },
      [call = std::move(call)](const Result<bool>& done) { reply_done(call, done); });
}

void remove_account(House& house, Call call) {
  const RecordId record = call.session->record;
  house.writer.submit_erasure<bool>(
      [record](Store& store) { return store.remove_record(record); },
      [&house, record, call = std::move(call)](const Result<bool>& done) {
        if (!done) return call.refuse(done.error());
        house.feeds.close_all(record);
        net::Response answer = json_response(200, json::Value(json::Object{}));
        answer.set("clear-site-data", "\"storage\"");  // a browser drops what it kept of this place, freed pages too
        call.reply(std::move(answer));
      });
}

}  // namespace ebb::relay
