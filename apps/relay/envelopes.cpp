// Envelopes: accepted only where they continue what is held, listed after a cursor, erased by a signed tombstone.
#include <algorithm>
#include <map>

#include "apps/relay/house.hpp"
#include "core/vault/certificate.hpp"

namespace ebb::relay {
namespace {

constexpr std::size_t list_count_usual = 500, list_count_max = 1'000, list_bytes_max = 4u << 20;

/// What a refusal adds for the device to go on with: index, expected_sequence, head.
using Note = std::shared_ptr<json::Object>;

std::unexpected<Error> at_index(std::size_t index, Error error, const Note& note) {
  if (note->empty()) note->emplace_back("index", static_cast<std::int64_t>(index));
  error.detail = "item " + std::to_string(index) + (error.detail.empty() ? "" : ": " + error.detail);
  return std::unexpected(std::move(error));
}

/// An envelope whose signature and content hash hold, or what is left of an erased one. What it continues is checked where it is written.
struct Checked {
  vault::EnvelopeHeader header;
  Hash hash{};
  vault::FrameKind kind = vault::FrameKind::envelope;
  Buffer bytes;
};

class BatchCheck {
 public:
  BatchCheck(House& house, const RecordId& record, const vault::PublicKey& identity) : house_(house), record_(record), identity_(identity) {}

  Result<std::vector<Checked>> all(vault::View body, const Note& note) {
    EBB_TRY(const std::vector<vault::View> items, vault::parse_batch(body));
    std::vector<Checked> checked;
    checked.reserve(items.size());
    for (std::size_t i = 0; i < items.size(); ++i) {
      auto c = one(items[i]);
      if (!c) return at_index(i, c.error(), note);
      checked.push_back(std::move(*c));
    }
    return checked;
  }

 private:
  Result<Checked> one(vault::View bytes) {
    if (bytes.size() == vault::erased_bytes) return erased(bytes);
    EBB_TRY(const vault::EnvelopeView e, vault::parse_envelope(bytes));
    if (e.header.record != record_) return fail(ErrorId::envelope_wrong_record);
    EBB_TRY(const vault::PublicKey key, key_of(e.header.device));
    EBB_CHECK_OK(vault::check_envelope(house_.cipher, e, record_, key));
    return Checked{e.header, vault::header_hash(house_.cipher, e.header_bytes), vault::FrameKind::envelope, {bytes.begin(), bytes.end()}};
  }

  // A store that was put back may lack an envelope whose content is gone everywhere; its chain goes on behind it.
  Result<Checked> erased(vault::View bytes) {
    EBB_TRY(const vault::EnvelopeHeader header, vault::parse_header(bytes));
    if (header.record != record_) return fail(ErrorId::envelope_wrong_record);
    EBB_TRY(const vault::PublicKey key, key_of(header.device));
    const vault::View header_part = bytes.first(vault::header_bytes);
    vault::Reader rest(bytes.subspan(vault::header_bytes));
    if (!house_.cipher.verify(header_part, rest.array<vault::signature_bytes>(), key)) return fail(ErrorId::envelope_bad_signature);
    EBB_TRY(const vault::Tombstone t, vault::read_tombstone(house_.cipher, bytes.subspan(vault::envelope_prefix_bytes), record_, identity_));
    EBB_CHECK_OK(vault::check_tombstone(house_.cipher, t, header_part));
    return Checked{header, t.header_hash, vault::FrameKind::erased, {bytes.begin(), bytes.end()}};
  }

  Result<vault::PublicKey> key_of(const DeviceId& id) {
    if (const auto known = keys_.find(id); known != keys_.end()) return known->second;
    EBB_TRY(const auto device, house_.reader->device(record_, id));
    if (!device || device->revoked) return fail(ErrorId::envelope_unknown_device);
    return keys_.emplace(id, device->key).first->second;
  }

  House& house_;
  RecordId record_;
  vault::PublicKey identity_;
  std::map<DeviceId, vault::PublicKey> keys_;
};

Result<void> check_epoch(const Record& record, std::uint32_t epoch) {
  if (epoch == record.epoch) return {};
  const std::string detail = "the record's epoch is " + std::to_string(record.epoch);
  return epoch < record.epoch ? fail(ErrorId::stale_epoch, detail) : fail(ErrorId::envelope_unknown_epoch, detail);
}

/// Appends a batch inside a transaction. Record, devices and heads are read once and written once, however long the batch.
class Append {
 public:
  Append(Store& store, Record record, std::uint64_t quota, Note note) : store_(store), record_(std::move(record)), quota_(quota), note_(std::move(note)) {}

  Result<std::uint64_t> all(const std::vector<Checked>& batch) {
    for (std::size_t i = 0; i < batch.size(); ++i) {
      note_->assign(1, {"index", static_cast<std::int64_t>(i)});
      if (auto done = one(batch[i]); !done) return at_index(i, done.error(), note_);
    }
    for (const auto& [place, chain] : chains_) EBB_CHECK_OK(store_.put_head(record_.id, place.first, place.second, chain.reached));
    EBB_CHECK_OK(store_.put_record(record_));
    return record_.cursor;
  }

 private:
  struct Chain {
    vault::ChainHead held;     ///< what the store has: what a refusal tells, for then nothing of the batch is kept
    vault::ChainHead reached;  ///< by the batch so far
  };

  Result<void> one(const Checked& c) {
    EBB_CHECK_OK(check_epoch(record_, c.header.epoch));
    EBB_TRY(Chain * chain, chain_of(c.header));
    const auto next = vault::follow(chain->reached, c.header, c.hash);
    if (!next) {
      note_->emplace_back("expected_sequence", static_cast<std::int64_t>(chain->held.sequence + 1));
      note_->emplace_back("head", base64url(chain->held.hash));
      return std::unexpected(next.error());
    }
    if (record_.bytes + c.bytes.size() > quota_) return fail(ErrorId::quota_reached, std::to_string(quota_ >> 20) + " MiB");
    chain->reached = *next;
    record_.bytes += c.bytes.size();
    return store_.add_entry(record_.id, {c.header.stream, c.header.device, c.header.sequence}, {++record_.cursor, c.kind, c.bytes}, false);
  }

  // A device may have been revoked since its signature was checked.
  Result<Chain*> chain_of(const vault::EnvelopeHeader& h) {
    const std::pair place{h.stream, h.device};
    if (const auto known = chains_.find(place); known != chains_.end()) return &known->second;
    EBB_TRY(const auto device, store_.device(record_.id, h.device));
    if (!device || device->revoked) return fail(ErrorId::envelope_unknown_device);
    EBB_TRY(const vault::ChainHead held, store_.head(record_.id, h.stream, h.device));
    return &chains_.emplace(place, Chain{held, held}).first->second;
  }

  Store& store_;
  Record record_;
  std::uint64_t quota_;
  Note note_;
  std::map<std::pair<StreamId, DeviceId>, Chain> chains_;
};

/// Whether all of it came before, the very same headers: a device whose answer was lost sends the same bytes again.
Result<bool> all_held(Store& store, const RecordId& id, const std::vector<Checked>& batch) {
  for (const Checked& c : batch) {
    EBB_TRY(const auto held, store.entry_at(id, {c.header.stream, c.header.device, c.header.sequence}));
    if (!held || !std::equal(c.bytes.begin(), c.bytes.begin() + vault::header_bytes, held->bytes.begin())) return false;
  }
  return true;
}

struct Appended {
  std::uint64_t cursor = 0;
  bool held_before = false;
};

Result<Appended> append_all(Store& store, const RecordId& id, const std::vector<Checked>& batch, std::uint64_t quota, const Note& note) {
  EBB_TRY(auto record, store.record(id));
  if (!record) return fail(ErrorId::not_found);
  EBB_TRY(const bool held, all_held(store, id, batch));
  if (held) return Appended{record->cursor, true};
  EBB_TRY(const std::uint64_t cursor, Append(store, std::move(*record), quota, note).all(batch));
  return Appended{cursor, false};
}

struct Erasure {
  vault::Tombstone tombstone;
  Buffer bytes;
};

Result<std::vector<Erasure>> read_tombstones(House& house, const Record& record, vault::View body, const Note& note) {
  EBB_TRY(const std::vector<vault::View> items, vault::parse_batch(body));
  std::vector<Erasure> all;
  for (std::size_t i = 0; i < items.size(); ++i) {
    const auto t = vault::read_tombstone(house.cipher, items[i], record.id, record.identity);
    if (!t) return at_index(i, t.error(), note);
    all.push_back({*t, {items[i].begin(), items[i].end()}});
  }
  return all;
}

/// Leaves header, signature and tombstone in the envelope's place, and the same again at a new cursor for devices that read on.
Result<bool> erase_one(const vault::Cipher& cipher, Store& store, Record& record, const Erasure& e) {
  const Place place{e.tombstone.stream, e.tombstone.device, e.tombstone.sequence};
  EBB_TRY(const auto held, store.entry_at(record.id, place));
  if (!held) return fail(ErrorId::tombstone_bad, "no such envelope is held");
  EBB_CHECK_OK(vault::check_tombstone(cipher, e.tombstone, vault::View(held->bytes).first(vault::header_bytes)));
  if (held->kind == vault::FrameKind::erased) return false;
  Entry left{held->cursor, vault::FrameKind::erased, {held->bytes.begin(), held->bytes.begin() + vault::envelope_prefix_bytes}};
  left.bytes.insert(left.bytes.end(), e.bytes.begin(), e.bytes.end());
  EBB_CHECK_OK(store.replace_entry(record.id, left));
  record.bytes = record.bytes - std::min(record.bytes, held->bytes.size()) + 2 * left.bytes.size();
  left.cursor = ++record.cursor;
  EBB_CHECK_OK(store.add_entry(record.id, place, left, true));
  return true;
}

struct Erased {
  std::uint64_t cursor = 0, count = 0;
};

Result<Erased> erase_all(const vault::Cipher& cipher, Store& store, const RecordId& id, const std::vector<Erasure>& batch, const Note& note) {
  EBB_TRY(auto record, store.record(id));
  if (!record) return fail(ErrorId::not_found);
  Erased erased;
  for (std::size_t i = 0; i < batch.size(); ++i) {
    const auto done = erase_one(cipher, store, *record, batch[i]);
    if (!done) return at_index(i, done.error(), note);
    erased.count += *done;
  }
  EBB_CHECK_OK(store.put_record(*record));
  erased.cursor = record->cursor;
  return erased;
}

/// A query's whole number; `usual` when absent, nothing when it is none.
std::optional<std::uint64_t> number_in(const net::Request& request, std::string_view name, std::uint64_t usual) {
  const auto text = request.parameter(name);
  if (!text) return usual;
  if (text->empty() || text->size() > 15 || !std::all_of(text->begin(), text->end(), [](char c) { return c >= '0' && c <= '9'; })) return std::nullopt;
  return std::stoull(*text);
}

net::Response cursor_response(std::uint64_t cursor) { return json_document(200, CursorAnswer{static_cast<std::int64_t>(cursor)}); }

}  // namespace

void append_envelopes(House& house, Call call) {
  const RecordId id = call.session->record;
  const Note note = std::make_shared<json::Object>();
  const auto record = house.reader->record(id);
  if (!record) return call.refuse(record.error());
  if (!*record) return call.refuse({ErrorId::not_found, {}, {}});
  auto checked = BatchCheck(house, id, (*record)->identity).all(vault::as_bytes(call.request.body), note);
  if (!checked) return call.refuse(checked.error(), *note);
  const std::uint64_t count = checked->size(), bytes = call.request.body.size(), quota = house.options.quota_bytes;
  house.writer.submit<Appended>(
      [id, batch = std::move(*checked), quota, note](Store& store) { return append_all(store, id, batch, quota, note); },
      [&house, id, call = std::move(call), note, count, bytes](const Result<Appended>& appended) {
        if (!appended) return call.refuse(appended.error(), *note);
        if (!appended->held_before) {
          house.metrics.envelopes += count;
          house.metrics.envelope_bytes += bytes;
          house.feeds.announce(id, appended->cursor);
        }
        call.reply(cursor_response(appended->cursor));
      });
}

void list_envelopes(House& house, Call call) {
  const auto after = number_in(call.request, "after", 0), limit = number_in(call.request, "limit", list_count_usual);
  if (!after || !limit || *limit == 0) return call.refuse({ErrorId::invalid_parameter, "after, limit: whole numbers", {}});
  const auto entries = house.reader->entries(call.session->record, *after, std::min<std::uint64_t>(*limit, list_count_max), list_bytes_max);
  if (!entries) return call.refuse(entries.error());
  Buffer frames;
  for (const Entry& e : *entries) vault::append_frame(frames, {e.cursor, e.kind, e.bytes});
  net::Response r;
  r.body.assign(frames.begin(), frames.end());
  r.set("content-type", "application/octet-stream");
  r.set("cache-control", "no-store");
  r.set("ebb-next-cursor", std::to_string(entries->empty() ? *after : entries->back().cursor));
  call.reply(std::move(r));
}

void erase_envelopes(House& house, Call call) {
  const RecordId id = call.session->record;
  const Note note = std::make_shared<json::Object>();
  const auto record = house.reader->record(id);
  if (!record) return call.refuse(record.error());
  if (!*record) return call.refuse({ErrorId::not_found, {}, {}});
  auto batch = read_tombstones(house, **record, vault::as_bytes(call.request.body), note);
  if (!batch) return call.refuse(batch.error(), *note);
  house.writer.submit_erasure<Erased>(
      [&house, id, batch = std::move(*batch), note](Store& store) { return erase_all(house.cipher, store, id, batch, note); },
      [&house, id, call = std::move(call), note](const Result<Erased>& erased) {
        if (!erased) return call.refuse(erased.error(), *note);
        house.metrics.erased += erased->count;
        house.feeds.announce(id, erased->cursor);
        call.reply(cursor_response(erased->cursor));
      });
}

}  // namespace ebb::relay
