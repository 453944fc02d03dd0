#include "apps/relay/relay.hpp"

#include <array>
#include <chrono>

#include "apps/relay/routes.hpp"
#include "apps/relay/store_sqlite.hpp"

namespace ebb::relay {
namespace {

std::int64_t steady_us() {
  return std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

std::string_view bearer(const net::Request& request) {
  const std::string_view field = request.field("authorization");
  return field.starts_with("Bearer ") ? field.substr(7) : std::string_view();
}

Result<void> check_version(const net::Request& request) {
  const std::string_view version = request.field("ebb-api");
  if (version.empty()) return {};
  for (int v = api_version_oldest; v <= api_version; ++v) {
    if (version == std::to_string(v)) return {};
  }
  return fail(ErrorId::api_version_unknown, "it speaks " + std::to_string(api_version_oldest) + " to " + std::to_string(api_version));
}

bool from_this_machine(const net::Request& request) { return is_loopback_address(request.peer) && !request.has("x-forwarded-for") && !request.has("forwarded"); }

bool is_own(const Session& session, std::string_view record_text) {
  const auto record = fixed_bytes<16>(record_text, "record");
  return record && session.record.bytes == *record;
}

Result<Buffer> installation_secret(Store& store) {
  const auto fresh = sodium::random<32>();
  return store.secret("salts", {fresh.begin(), fresh.end()});
}

Result<std::string> name_of_store(Store& store) {
  const auto fresh = sodium::random<16>();
  EBB_TRY(const Buffer kept, store.secret(incarnation, {fresh.begin(), fresh.end()}));
  return base64url(kept);
}

}  // namespace

Relay::Relay(Options options, std::unique_ptr<Store> reader, std::unique_ptr<Store> writing, Installation installation, Assets assets, Journal journal, Writer::Post post)
    : house_{options, std::move(reader), Writer(std::move(writing), std::move(post)), std::move(installation.secret), std::move(installation.store), std::move(journal), {},
             Limits(options.rate_scale), {}, {}, {}},
      assets_(std::move(assets)) {
  house_.feeds.store = house_.store;
}

Result<std::unique_ptr<Relay>> Relay::open(const std::string& path, Options options, Assets assets, Journal journal, Writer::Post post) {
  EBB_CHECK_OK(prepare_store(path));
  EBB_TRY(auto reader, open_store(path));
  EBB_TRY(auto writing, open_store(path));
  EBB_TRY(Buffer secret, installation_secret(*writing));
  EBB_TRY(std::string store, name_of_store(*writing));
  return std::unique_ptr<Relay>(
      new Relay(std::move(options), std::move(reader), std::move(writing), {std::move(secret), std::move(store)}, std::move(assets), std::move(journal), std::move(post)));
}

Result<void> Relay::check_rate(Buckets& buckets, const std::string& key, json::Object& more) {
  const int wait = buckets.take(key, house_.now());
  if (wait == 0) return {};
  more.emplace_back("retry_after_s", wait);
  return fail(ErrorId::too_many_requests, std::to_string(wait) + " s");
}

// Order matters: what costs least and tells least comes first.
Result<std::uint64_t> Relay::check_head(const net::Request& head, json::Object& more) {
  EBB_CHECK_OK(check_origin(head, house_.options.names));
  if (!is_api(head.path)) return 0;
  const std::string peer = peer_key(head, house_.options.names);
  EBB_CHECK_OK(check_rate(house_.limits.address, peer, more));
  const Match m = match(head.method, head.path);
  if (!m.route) return fail(m.other_method ? ErrorId::method_not_allowed : ErrorId::not_found);
  EBB_CHECK_OK(check_version(head));
  if (m.route->access == Access::local && !from_this_machine(head)) return fail(ErrorId::not_found);
  if (m.route->cost == Cost::login) EBB_CHECK_OK(check_rate(house_.limits.login_address, peer, more));
  if (m.route->cost == Cost::new_account) EBB_CHECK_OK(check_rate(house_.limits.new_account, peer, more));
  if (m.route->access == Access::login || m.route->access == Access::own) {
    EBB_TRY(const auto session, session_of(house_, bearer(head)));
    if (!session) return fail(ErrorId::unauthenticated);
    if (m.route->access == Access::own && !is_own(*session, m.part)) return fail(ErrorId::not_found);
    EBB_CHECK_OK(check_rate(house_.limits.record, {session->record.bytes.begin(), session->record.bytes.end()}, more));
  }
  return m.route->body_max;
}

Result<std::uint64_t> Relay::check_feed_head(const net::Request& head) {
  EBB_CHECK_OK(check_origin(head, house_.options.names));
  return 0;
}

net::Response Relay::refuse(const net::Request& request, const Error& error, json::Object more) {
  return finished(request, "refused", net::refusal(error, std::move(more)), steady_us());
}

std::expected<std::uint64_t, net::Response> Relay::admit(const net::Request& head) {
  // A feed is a GET like another until it is upgraded; its route is checked there.
  json::Object more;
  const bool feed = head.path.ends_with("/feed") && net::lower_ascii(head.field("upgrade")) == "websocket";
  const auto length = feed ? check_feed_head(head) : check_head(head, more);
  if (length) return *length;
  net::Response r = refuse(head, length.error(), more);
  for (const auto& [name, value] : more) {
    if (name == "retry_after_s") r.set("retry-after", std::to_string(*value.as_int()));
  }
  return std::unexpected(std::move(r));
}

void Relay::handle(net::Request request, net::Respond respond) {
  const std::int64_t since = steady_us();
  if (!is_api(request.path)) {
    net::Response r = assets_.answer(request);
    return respond(finished(request, "file", std::move(r), since));
  }
  const Match m = match(request.method, request.path);
  if (!m.route) return respond(refuse(request, {ErrorId::not_found, {}, {}}, {}));
  Call call{std::move(request), m.part, {}, {}};
  if (m.route->access == Access::login || m.route->access == Access::own) {
    auto session = session_of(house_, bearer(call.request));
    if (!session || !*session) return respond(refuse(call.request, session ? Error{ErrorId::unauthenticated, {}, {}} : session.error(), {}));
    call.session = **session;
    keep_session_awake(**session);
  }
  // Only the head is kept for the answer: the body moves on with the call.
  net::Request head{.method = call.request.method, .path = {}, .query = {}, .fields = {}, .body = {}, .peer = {}, .secure = call.request.secure};
  const auto record = call.session ? std::optional(call.session->record) : std::nullopt;
  call.reply = [this, head = std::move(head), route = m.route, record, since, respond = std::move(respond)](net::Response r) {
    if (record) house_.journal.say(Journal::Level::info, "answered", house_.now(),
                                   {{"method", route->method}, {"route", route->path}, {"status", r.status}, {"ms", (steady_us() - since) / 1000}, {"record", house_.journal.hashed(*record, house_.now())}});
    respond(finished(head, std::string(route->path), std::move(r), since));
  };
  m.route->answer(house_, std::move(call));
}

net::Response Relay::finished(const net::Request& request, const std::string& route, net::Response r, std::int64_t since_us) {
  add_guard_headers(r, request.secure);
  if (route != "file") {
    r.set("ebb-api", std::to_string(api_version));
    r.set("ebb-store", house_.store);
  }
  house_.metrics.answered(route, r.status, static_cast<double>(steady_us() - since_us) / 1e6);
  if (r.error) house_.metrics.refused(*r.error);
  if (r.status >= 500) house_.journal.say(Journal::Level::error, "failed", house_.now(), {{"route", route}, {"status", r.status}});
  return r;
}

std::expected<std::unique_ptr<net::SocketUser>, net::Response> Relay::upgrade(const net::Request& request) {
  constexpr std::string_view before = "/api/1/records/", after = "/feed";
  json::Object more;
  const auto refusal_for = [&](ErrorId id) { return std::unexpected(refuse(request, {id, {}, {}}, more)); };
  if (!request.path.starts_with(before) || !request.path.ends_with(after) || request.path.size() <= before.size() + after.size()) return refusal_for(ErrorId::not_found);
  if (!check_rate(house_.limits.address, peer_key(request, house_.options.names), more)) return refusal_for(ErrorId::too_many_requests);
  const auto record = fixed_bytes<16>(request.path.substr(before.size(), request.path.size() - before.size() - after.size()), "record");
  const std::string cursor = request.parameter("after").value_or("0");
  if (!record || cursor.empty() || cursor.size() > 15 || cursor.find_first_not_of("0123456789") != cursor.npos) return refusal_for(ErrorId::invalid_parameter);
  return open_feed(house_, RecordId{*record}, std::stoull(cursor));
}

void Relay::refused(net::Fault fault) {
  constexpr std::array ids{ErrorId::http_malformed, ErrorId::http_header_too_large, ErrorId::http_body_too_large, ErrorId::http_too_slow, ErrorId::http_too_many_connections};
  house_.metrics.refused(ids[static_cast<std::size_t>(fault)]);
}

// A login in use stays valid; written once a day, and nobody waits for it.
void Relay::keep_session_awake(const Session& session) {
  if (session.day == house_.today()) return;
  Session today = session;
  today.day = house_.today();
  house_.writer.submit<bool>(
      [today](Store& store) -> Result<bool> {
        EBB_TRY(const auto still, store.session(today.token));
        if (still) EBB_CHECK_OK(store.put_session(today));
        return true;
      },
      [](const Result<bool>&) {});
}

void Relay::tick() {
  constexpr std::int64_t sweep_every = 60, forget_every = 3'600;
  close_strangers(house_);
  if (++ticks_ % sweep_every == 0) house_.limits.sweep(house_.now());
  if (ticks_ % forget_every != 1) return;
  house_.writer.submit<bool>(
      [before = house_.today() - session_days_max](Store& store) -> Result<bool> {
        EBB_CHECK_OK(store.remove_sessions_before(before));
        return true;
      },
      [](const Result<bool>&) {});
}

}  // namespace ebb::relay
