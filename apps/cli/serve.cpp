#include <CLI/CLI.hpp>
#include <charconv>
#include <chrono>
#include <cstdlib>
#include <iostream>

#include "adapters/net/server.hpp"
#include "apps/cli/command.hpp"
#include "apps/cli/data_place.hpp"
#include "apps/cli/number_check.hpp"
#include "apps/relay/relay.hpp"
#include "apps/relay/store_sqlite.hpp"

namespace ebb::cli {
namespace {

struct ServeOptions {
  std::string data, listen = "127.0.0.1:8137", store, tls_cert, tls_key, assets, log = "warning";
  std::vector<std::string> hosts;
  bool demo = false, behind_proxy = false, no_new_accounts = false;
  double rate_scale = 1.0;
  std::uint64_t quota_mib = 256;
};

struct Address {
  std::string host;
  std::uint16_t port = 0;
};

/// "127.0.0.1:8137" or "[::1]:8137".
Result<Address> parse_address(const std::string& text) {
  const std::size_t colon = text.rfind(':');
  Address a;
  if (colon != text.npos && colon > 0) {
    a.host = text.substr(0, colon);
    if (a.host.starts_with('[') && a.host.ends_with(']')) a.host = a.host.substr(1, a.host.size() - 2);
    const char* end = text.data() + text.size();
    const auto [stop, ec] = std::from_chars(text.data() + colon + 1, end, a.port);
    if (ec == std::errc() && stop == end && !a.host.empty()) return a;
  }
  return fail(ErrorId::listen_unreadable, "--listen " + text);
}

bool is_wildcard(const std::string& host) { return host == "0.0.0.0" || host == "::"; }

Result<void> check_exposure(const ServeOptions& o, const Address& a) {
  if (o.tls_cert.empty() && !o.behind_proxy && !relay::is_loopback_name(a.host)) return fail(ErrorId::insecure_listen, a.host);
  return {};
}

relay::Options relay_options(const ServeOptions& o, const Address& a) {
  relay::Options r;
  for (const std::string& h : o.hosts) r.names.hosts.push_back(net::lower_ascii(h));
  if (!is_wildcard(a.host)) r.names.hosts.push_back(net::lower_ascii(a.host));
  r.names.behind_proxy = o.behind_proxy;
  r.demo = o.demo;
  r.accounts_open = !o.no_new_accounts;
  r.rate_scale = o.rate_scale;
  r.quota_bytes = o.quota_mib << 20;
  r.now_ms = [] { return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::system_clock::now().time_since_epoch()).count(); };
  return r;
}

net::ServerOptions server_options(const ServeOptions& o, const Address& a) {
  net::ServerOptions s;
  s.address = a.host == "localhost" ? "127.0.0.1" : a.host;
  s.port = a.port;
  s.tls_certificate = o.tls_cert;
  s.tls_key = o.tls_key;
  s.one_peer = o.behind_proxy;
  return s;
}

void announce(const ServeOptions& o, const Address& a, std::uint16_t port, const std::string& database) {
  const std::string host = !o.hosts.empty() ? o.hosts.front() : is_wildcard(a.host) ? "localhost" : a.host.find(':') != a.host.npos ? "[" + a.host + "]" : a.host;
  const std::string address = (o.tls_cert.empty() ? "http://" : "https://") + host + ":" + std::to_string(port) + "/";
  std::string text = "Ebb is at " + address + (o.demo ? "?demo" : "") + "\nThe data lies in " + database + "\n";
  if (is_wildcard(a.host) && o.hosts.empty()) text += "It answers only under names of this machine; add --host NAME for others.\n";
  text += "Stop with Ctrl-C.\n";
  std::cout << text << std::flush;
}

Result<relay::Assets> assets_of(const ServeOptions& o) {
  if (!o.assets.empty()) return relay::Assets::of_folder(o.assets);
  return relay::Assets(embedded_web());
}

Result<void> serve(const ServeOptions& o) {
  EBB_TRY(const Address address, parse_address(o.listen));
  EBB_CHECK_OK(check_exposure(o, address));
  EBB_TRY(const std::string database, database_of(o.data, o.store));
  EBB_TRY(relay::Assets assets, assets_of(o));
  EBB_TRY(const auto server, net::Server::listen(server_options(o, address)));  // before anything is made: the port may be taken
  EBB_TRY(relay::StoreLock lock, relay::StoreLock::take(database));
  EBB_TRY(const auto answering, relay::Relay::open(database, relay_options(o, address), std::move(assets), relay::Journal(o.log == "warning"),
                                                   [s = server.get()](std::function<void()> work) { s->post(std::move(work)); }));
  lock.keep();
  server->every(std::chrono::seconds(1), [r = answering.get()] { r->tick(); });
  announce(o, address, server->port(), database);
  server->run(*answering);
  return {};
}

}  // namespace

void add_serve(CLI::App& root, Outcome& outcome) {
  const auto o = std::make_shared<ServeOptions>();
  CLI::App* c = root.add_subcommand("serve", "Serve the app and keep its sealed envelopes");
  c->option_defaults()->multi_option_policy(CLI::MultiOptionPolicy::TakeLast);
  c->add_option("--data", o->data, data_option)->type_name("DIR");
  c->add_option("--listen", o->listen, "where to listen (default: 127.0.0.1:8137)")->type_name("ADDR:PORT");
  c->add_option("--store", o->store, store_option)->type_name("URL");
  c->add_flag("--demo", o->demo, "open a made-up person's twelve weeks, clearly marked");
  CLI::Option* cert = c->add_option("--tls-cert", o->tls_cert, "certificate chain, PEM")->type_name("FILE")->check(some_name());
  CLI::Option* key = c->add_option("--tls-key", o->tls_key, "its private key, PEM")->type_name("FILE")->check(some_name())->needs(cert);
  cert->needs(key);
  c->add_flag("--behind-proxy", o->behind_proxy, "a proxy in front speaks TLS and sets X-Forwarded-For");
  c->add_option("--host", o->hosts, "a name this server is reached under (may be given several times)")->type_name("NAME")->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
  c->add_flag("--no-new-accounts", o->no_new_accounts, "take no new accounts");
  c->add_option("--quota", o->quota_mib, "space for one record in MiB (default: 256)")->type_name("MIB")->check(whole_between(1, 1 << 20));
  c->add_option("--rate-scale", o->rate_scale, "multiplies how often one address may ask (default: 1)")->type_name("N")->check(number_between(0.01, 1e6));
  c->add_option("--log", o->log, "what is logged on stderr (default: warning)")->check(CLI::IsMember({"info", "warning"}));
  c->add_option("--assets", o->assets, "serve the app's files from a folder instead (for developers)")->type_name("DIR")->check(some_name());
  c->callback([o, &outcome] {
    const auto served = serve(*o);
    if (!served) outcome.exit = report(served.error());
  });
}

}  // namespace ebb::cli
