// The operator's work on a relay's data: a checked copy, putting one back, and erasing.
#include <CLI/CLI.hpp>
#include <unistd.h>

#include "apps/cli/command.hpp"
#include "apps/cli/data_place.hpp"
#include "apps/relay/store_sqlite.hpp"
#include "core/base/base64.hpp"

namespace ebb::cli {
namespace {

struct RelayArguments {
  std::string data, store, subject;
  bool json = false;
};

Result<std::unique_ptr<relay::Store>> existing_store(const std::string& path) {
  if (::access(path.c_str(), F_OK) != 0) return fail(ErrorId::file_missing, path);
  EBB_CHECK_OK(relay::prepare_store(path));
  return relay::open_store(path);
}

json::Value totals_of(relay::Store& store, const char* done, const std::string& where) {
  const relay::Totals t = store.totals().value_or(relay::Totals{});
  const auto number = [](std::uint64_t n) { return json::Value(static_cast<std::int64_t>(n)); };
  return json::Value(json::Object{{"done", done}, {"file", where}, {"accounts", number(t.accounts)}, {"records", number(t.records)}, {"bytes", number(t.bytes)}});
}

std::string in_words(const json::Value& d) {
  const auto n = [&](const char* key) { return std::to_string(*d.find(key)->as_int()); };
  return *d.find("done")->as_string() + ": " + *d.find("file")->as_string() + " (" + n("accounts") + " accounts, " + n("bytes") + " bytes of envelopes)\n";
}

Result<json::Value> backup(const RelayArguments& a) {
  EBB_TRY(const std::string database, database_of(a.data, a.store));
  EBB_CHECK_OK(relay::backup_store(database, a.subject));
  EBB_TRY(const auto copy, relay::open_store(a.subject));
  return totals_of(*copy, "backup", a.subject);
}

Result<json::Value> restore(const RelayArguments& a) {
  EBB_TRY(const std::string database, database_of(a.data, a.store));
  EBB_CHECK_OK(relay::restore_store(a.subject, database));
  EBB_TRY(const auto store, relay::open_store(database));  // as it is: what is put back is whole, whether or not there is room to serve it
  return totals_of(*store, "restore", database);
}

Result<relay::RecordId> record_named(relay::Store& store, const std::string& subject) {
  EBB_TRY(const auto account, store.account(subject));
  if (account) return account->record;
  relay::RecordId id;
  const auto bytes = parse_base64url(subject);
  if (!bytes || bytes->size() != id.bytes.size()) return fail(ErrorId::not_in_relay);
  std::copy(bytes->begin(), bytes->end(), id.bytes.begin());
  return id;
}

Result<void> erase_in_transaction(relay::Store& store, const std::string& subject) {
  EBB_TRY(const relay::RecordId id, record_named(store, subject));
  EBB_TRY(const bool any, store.remove_record(id));
  return any ? Result<void>{} : fail(ErrorId::not_in_relay);
}

Result<json::Value> erase(const RelayArguments& a) {
  EBB_TRY(const std::string database, database_of(a.data, a.store));
  EBB_TRY(const auto store, existing_store(database));
  EBB_CHECK_OK(store->begin());
  if (auto done = erase_in_transaction(*store, a.subject); !done) {
    store->rollback();
    return std::unexpected(done.error());
  }
  EBB_CHECK_OK(store->commit());
  EBB_CHECK_OK(store->purge());
  return totals_of(*store, "erase", database);
}

using Work = Result<json::Value> (*)(const RelayArguments&);

void add_work(CLI::App& noun, Outcome& outcome, const char* verb, const char* help, const char* argument, const char* argument_help, Work work) {
  const auto a = std::make_shared<RelayArguments>();
  CLI::App* c = noun.add_subcommand(verb, help);
  c->add_option(argument, a->subject, argument_help)->required();
  c->add_option("--data", a->data, data_option)->type_name("DIR");
  c->add_option("--store", a->store, store_option)->type_name("URL");
  c->add_flag("--json", a->json, "answer with one JSON document");
  c->callback([a, work, &outcome] {
    const auto done = work(*a);
    if (!done) outcome.exit = report(done.error());
    else outcome.exit = a->json ? print_json(*done) : print(in_words(*done));
  });
}

}  // namespace

void add_relay(CLI::App& root, Outcome& outcome) {
  CLI::App* noun = root.add_subcommand("relay", "An operator's work on the data of a server");
  noun->require_subcommand(1);
  add_work(*noun, outcome, "backup", "Make a checked copy while the server runs", "OUT", "file to make; nothing is written over", backup);
  add_work(*noun, outcome, "restore", "Put a copy back where there is no database", "IN", "a file made by backup", restore);
  add_work(*noun, outcome, "erase", "Remove a record with its account, its devices and every envelope, for good: nothing brings it back but a copy made before", "WHO", "name of the account, or id of the record", erase);
}

}  // namespace ebb::cli
