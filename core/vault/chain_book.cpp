#include "core/vault/chain_book.hpp"

#include <string>

#include "core/vault/ids.hpp"

namespace ebb::vault {
namespace {

constexpr std::string_view magic = "EBC1";
constexpr std::size_t recent_max = 32, report_max = 16, chains_max = 10'000;

std::unexpected<Error> forked(const ChainKey& chain, std::uint64_t sequence) {
  return fail(ErrorId::history_forked, "device " + ulid_of(chain.device.bytes).str() + ", sequence " + std::to_string(sequence));
}

void write_head(Writer& w, const ChainHead& h) { w.u64(h.sequence).bytes(h.hash).u32(h.epoch); }

ChainHead read_head(Reader& r) {
  ChainHead h;
  h.sequence = r.u64();
  h.hash = r.array<32>();
  h.epoch = r.u32();
  return h;
}

}  // namespace

const Hash* ChainBook::hash_at(const Known& k, std::uint64_t sequence) {
  const std::uint64_t back = k.listed.sequence - sequence;
  return sequence <= k.listed.sequence && back < k.recent.size() ? &k.recent[k.recent.size() - 1 - back] : nullptr;
}

ChainHead ChainBook::listed(const ChainKey& chain) const {
  const auto k = chains_.find(chain);
  return k == chains_.end() ? ChainHead{} : k->second.listed;
}

std::vector<Head> ChainBook::listed() const {
  std::vector<Head> heads;
  for (const auto& [chain, k] : chains_) {
    if (k.listed.sequence > 0) heads.push_back({chain.device, chain.stream, k.listed.sequence, k.listed.hash});
  }
  return heads;
}

void ChainBook::begin_again(const DeviceId& own) {
  for (auto& [chain, k] : chains_) {
    if (k.listed.sequence > k.claimed) k.claimed = k.listed.sequence, k.claimed_hash = k.listed.hash;
    if (chain.device == own && k.listed.sequence > k.written.sequence) k.written = k.listed;
    k.listed = {};
    k.recent.clear();
  }
  cursor_ = 0;
}

Result<void> ChainBook::accept(const ChainKey& chain, const EnvelopeHeader& header, const Hash& hash) {
  EBB_TRY(const ChainHead next, follow(listed(chain), header, hash));
  Known& k = chains_[chain];
  const bool said_otherwise = k.claimed == next.sequence && k.claimed_hash != hash;
  const bool wrote_otherwise = k.written.sequence == next.sequence && k.written.hash != hash;
  if (said_otherwise || wrote_otherwise) return forked(chain, next.sequence);
  k.listed = next;
  k.recent.push_back(hash);
  if (k.recent.size() > recent_max) k.recent.erase(k.recent.begin());
  return {};
}

Result<void> ChainBook::claim(const Head& head) {
  const ChainKey chain{head.device, head.stream};
  Known& k = chains_[chain];
  const Hash* read = hash_at(k, head.sequence);
  const bool twice = k.claimed == head.sequence && k.claimed_hash != head.hash;
  if ((read && *read != head.hash) || twice) return forked(chain, head.sequence);
  if (head.sequence > k.claimed) k.claimed = head.sequence, k.claimed_hash = head.hash;
  return {};
}

Result<void> ChainBook::check_read(const Head& head) const {
  const ChainKey chain{head.device, head.stream};
  const auto k = chains_.find(chain);
  if (k == chains_.end() || k->second.listed.sequence < head.sequence) return forked(chain, head.sequence);
  const Hash* read = hash_at(k->second, head.sequence);
  return read && *read != head.hash ? forked(chain, head.sequence) : Result<void>{};
}

ChainHead ChainBook::last_written(const ChainKey& chain) const {
  const auto k = chains_.find(chain);
  if (k == chains_.end()) return {};
  return k->second.written.sequence > k->second.listed.sequence ? k->second.written : k->second.listed;
}

void ChainBook::wrote(const ChainKey& chain, const ChainHead& head) { chains_[chain].written = head; }

std::vector<Head> ChainBook::heads_to_report() const {
  std::vector<Head> heads;
  for (const auto& [chain, k] : chains_) {
    if (k.listed.sequence > k.reported && heads.size() < report_max) heads.push_back({chain.device, chain.stream, k.listed.sequence, k.listed.hash});
  }
  return heads;
}

void ChainBook::reported(std::span<const Head> heads) {
  for (const Head& h : heads) {
    Known& k = chains_[{h.device, h.stream}];
    k.reported = k.reported < h.sequence ? h.sequence : k.reported;
  }
}

Result<void> ChainBook::check_complete() const {
  for (const auto& [chain, k] : chains_) {
    const std::uint64_t known = k.claimed > k.written.sequence ? k.claimed : k.written.sequence;
    if (known > k.listed.sequence) {
      return fail(ErrorId::behind_known_head, "device " + ulid_of(chain.device.bytes).str() + ": the server shows " + std::to_string(k.listed.sequence) +
                                                  ", known is " + std::to_string(known));
    }
  }
  return {};
}

Buffer ChainBook::encode() const {
  Writer w;
  w.text(magic).u64(cursor_).u32(static_cast<std::uint32_t>(chains_.size()));
  for (const auto& [chain, k] : chains_) {
    w.id(chain.device).id(chain.stream);
    write_head(w, k.listed);
    write_head(w, k.written);
    w.u64(k.claimed).bytes(k.claimed_hash).u64(k.reported).u8(static_cast<std::uint8_t>(k.recent.size()));
    for (const Hash& h : k.recent) w.bytes(h);
  }
  return w.take();
}

Result<ChainBook> ChainBook::decode(View bytes) {
  const auto bad = [] { return fail(ErrorId::local_cannot_open, "the list of chains"); };
  Reader r(bytes);
  if (!r.text(magic)) return bad();
  ChainBook book;
  book.cursor_ = r.u64();
  const std::size_t count = r.u32();
  if (count > chains_max) return bad();
  for (std::size_t i = 0; i < count && r.ok(); ++i) {
    ChainKey chain;
    chain.device = r.id<DeviceId>();
    chain.stream = r.id<StreamId>();
    Known k;
    k.listed = read_head(r);
    k.written = read_head(r);
    k.claimed = r.u64();
    k.claimed_hash = r.array<32>();
    k.reported = r.u64();
    const std::size_t recent = r.u8();
    if (recent > recent_max || recent > k.listed.sequence) return bad();
    for (std::size_t n = 0; n < recent; ++n) k.recent.push_back(r.array<32>());
    book.chains_[chain] = std::move(k);
  }
  if (!r.at_end() || book.chains_.size() != count) return bad();
  return book;
}

}  // namespace ebb::vault
