// What the API's parts share, and one call as they see it. Everything here is used on the io thread only, except inside Writer jobs.
#pragma once
#include <functional>
#include <list>
#include <memory>
#include <set>

#include "adapters/net/http.hpp"
#include "adapters/sodium/sodium.hpp"
#include "apps/relay/buckets.hpp"
#include "apps/relay/documents.hpp"
#include "apps/relay/journal.hpp"
#include "apps/relay/metrics.hpp"
#include "apps/relay/origin.hpp"
#include "apps/relay/writer.hpp"
#include "core/base/base64.hpp"

namespace ebb::relay {

inline constexpr int api_version = 1, api_version_oldest = 1;
inline constexpr std::int64_t session_days_max = 90;  ///< without use

struct Options {
  Names names;
  bool demo = false;
  bool accounts_open = true;
  double rate_scale = 1.0;                     ///< multiplies every allowance
  std::uint64_t quota_bytes = 256ull << 20;    ///< of one record
  std::size_t feeds_per_record_max = 16;
  std::function<std::int64_t()> now_ms;        ///< ms since 1970
};

class Feeds {
 public:
  void add(const RecordId& record, const std::shared_ptr<net::Socket>& socket) { open_.insert({record, socket}); }
  void remove(const RecordId& record, const std::shared_ptr<net::Socket>& socket) { open_.erase({record, socket}); }
  std::size_t count(const RecordId& record) const;
  std::size_t size() const { return open_.size(); }
  void announce(const RecordId& record, std::uint64_t cursor) const;
  void tell(const std::shared_ptr<net::Socket>& socket, std::uint64_t cursor) const;
  void close_all(const RecordId& record) const;

  std::string store;  ///< House::store

 private:
  std::set<std::pair<RecordId, std::shared_ptr<net::Socket>>> open_;
};

struct Limits {
  explicit Limits(double scale)
      : address({200 * scale, 50 * scale}), record({300 * scale, 50 * scale}), login_address({20 * scale, 0.5 * scale}),
        login_name({10 * scale, 1.0 / 30 * scale}), new_account({20 * scale, 1.0 / 60 * scale}) {}
  Buckets address, record, login_address, login_name, new_account;
  void sweep(std::int64_t now_ms);
};

/// A feed that has not logged in yet.
struct Stranger {
  std::weak_ptr<net::Socket> socket;
  std::int64_t since_ms;
};

struct House {
  Options options;
  std::unique_ptr<Store> reader;
  Writer writer;
  Buffer secret;  ///< of this installation: makes the salts of unknown names
  /// Which store answers: made by chance with it, and anew when a backup is put back. Cursors of one store mean nothing in another.
  std::string store;
  Journal journal;
  sodium::SodiumCipher cipher;
  Limits limits;
  Feeds feeds;
  std::list<Stranger> strangers;
  Metrics metrics;

  std::int64_t now() const { return options.now_ms(); }
  std::int64_t today() const { return now() / ms_per_day; }
};

struct Call {
  net::Request request;
  std::string record_text;          ///< the part of the path where a route has :record or :name
  std::optional<Session> session;   ///< there for routes that need a login
  net::Respond reply;

  void refuse(const Error& error, json::Object more = {}) const { reply(net::refusal(error, std::move(more))); }
};

/// A body read as one of the documents. Errors: json_*, wrong_shape and those of its fields.
template <class T>
Result<T> document(const net::Request& request) {
  EBB_TRY(const json::Value value, json::parse(request.body, {.bytes_max = 1u << 16, .depth_max = 8}));
  return decode<T>(value);
}

net::Response json_response(int status, const json::Value& value);
template <class T>
net::Response json_document(int status, const T& document) { return json_response(status, encode(document)); }

/// Errors: invalid_parameter, naming the field.
Result<Buffer> bytes_of(std::string_view text, const char* field, std::size_t min, std::size_t max);
template <std::size_t N>
Result<vault::Bytes<N>> fixed_bytes(std::string_view text, const char* field) {
  EBB_TRY(const Buffer b, bytes_of(text, field, N, N));
  vault::Bytes<N> out{};
  std::copy(b.begin(), b.end(), out.begin());
  return out;
}

/// Hashes under which login halves and tokens are kept.
Hash login_hash(const vault::Cipher& cipher, vault::View half);
Hash token_hash(const vault::Cipher& cipher, vault::View token);

/// The login a token stands for, or nothing.
Result<std::optional<Session>> session_of(House& house, std::string_view token_text);

/// A device whose certificate was verified against the record's member list. Errors: certificate_bad, member_list_bad, invalid_parameter.
Result<Device> device_from(House& house, const Record& record, std::string_view certificate_text);

// The routes. Each answers its call once.
void about(House& house, Call call);
void health(House& house, Call call);
void show_metrics(House& house, Call call);
void create_account(House& house, Call call);
void tell_salt(House& house, Call call);
void log_in(House& house, Call call);
void log_out(House& house, Call call);
void replace_wraps(House& house, Call call);
void remove_account(House& house, Call call);
void put_device(House& house, Call call);
void list_devices(House& house, Call call);
void put_members(House& house, Call call);
void append_envelopes(House& house, Call call);
void list_envelopes(House& house, Call call);
void erase_envelopes(House& house, Call call);
std::unique_ptr<net::SocketUser> open_feed(House& house, const RecordId& record, std::uint64_t after);
/// Lets go of feeds that never logged in.
void close_strangers(House& house);

}  // namespace ebb::relay
