#include "apps/relay/house.hpp"

namespace ebb::relay {

std::size_t Feeds::count(const RecordId& record) const {
  std::size_t n = 0;
  for (auto it = open_.lower_bound({record, nullptr}); it != open_.end() && it->first == record; ++it) ++n;
  return n;
}

void Feeds::tell(const std::shared_ptr<net::Socket>& socket, std::uint64_t cursor) const {
  socket->send(json::write(encode(FeedNews{static_cast<std::int64_t>(cursor), store})), false);
}

void Feeds::announce(const RecordId& record, std::uint64_t cursor) const {
  for (auto it = open_.lower_bound({record, nullptr}); it != open_.end() && it->first == record; ++it) tell(it->second, cursor);
}

void Feeds::close_all(const RecordId& record) const {
  for (auto it = open_.lower_bound({record, nullptr}); it != open_.end() && it->first == record; ++it) it->second->close(1008, "logged out");
}

void Limits::sweep(std::int64_t now_ms) {
  for (Buckets* b : {&address, &record, &login_address, &login_name, &new_account}) b->sweep(now_ms);
}

net::Response json_response(int status, const json::Value& value) {
  net::Response r;
  r.status = status;
  r.body = json::write(value);
  r.set("content-type", "application/json; charset=utf-8");
  r.set("cache-control", "no-store");
  return r;
}

Result<Buffer> bytes_of(std::string_view text, const char* field, std::size_t min, std::size_t max) {
  auto bytes = parse_base64url(text);
  if (!bytes || bytes->size() < min || bytes->size() > max) {
    const std::string size = min == max ? std::to_string(min) : std::to_string(min) + " to " + std::to_string(max);
    return fail(ErrorId::invalid_parameter, std::string(field) + ": expected " + size + " bytes as base64url");
  }
  return std::move(*bytes);
}

namespace {

Hash labelled(const vault::Cipher& cipher, std::string_view label, vault::View bytes) {
  vault::Writer w;
  w.text(label).bytes(bytes);
  return cipher.hash(w.view());
}

}  // namespace

Hash login_hash(const vault::Cipher& cipher, vault::View half) { return labelled(cipher, "ebb relay login v1", half); }
Hash token_hash(const vault::Cipher& cipher, vault::View token) { return labelled(cipher, "ebb relay token v1", token); }

Result<std::optional<Session>> session_of(House& house, std::string_view token_text) {
  const auto token = fixed_bytes<32>(token_text, "token");
  if (!token) return std::nullopt;
  EBB_TRY(auto session, house.reader->session(token_hash(house.cipher, *token)));
  if (session && session->day + session_days_max < house.today()) return std::nullopt;
  return session;
}

}  // namespace ebb::relay
