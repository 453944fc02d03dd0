// What the server says about itself.
#include "apps/relay/house.hpp"
#include "apps/relay/store_sqlite.hpp"

namespace ebb::relay {
namespace {

About about_of(const House& house) {
  return {EBB_VERSION, api_version, api_version_oldest, schema_version_newest, house.options.demo, house.options.accounts_open};
}

}  // namespace

void about(House& house, Call call) { call.reply(json_document(200, about_of(house))); }

void health(House& house, Call call) {
  const auto totals = house.reader->totals();
  if (!totals) return call.refuse(totals.error());
  json::Value document = encode(about_of(house));
  document.as_object()->insert(document.as_object()->begin(), {"ok", json::Value(true)});
  call.reply(json_response(200, document));
}

void show_metrics(House& house, Call call) {
  const auto totals = house.reader->totals();
  if (!totals) return call.refuse(totals.error());
  net::Response r;
  r.set("content-type", "text/plain; version=0.0.4; charset=utf-8");
  r.set("cache-control", "no-store");
  r.body = prometheus(house.metrics, house.writer.counts(), {house.feeds.size(), totals->accounts, totals->bytes});
  call.reply(std::move(r));
}

}  // namespace ebb::relay
