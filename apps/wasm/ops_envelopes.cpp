#include "apps/wasm/messages.hpp"
#include "apps/wasm/messages_envelopes.hpp"
#include "apps/wasm/messages_local.hpp"
#include "apps/wasm/ops.hpp"
#include "core/vault/frames.hpp"
#include "core/vault/tombstone.hpp"

namespace ebb::bridge {
namespace {

constexpr std::string_view chains_row = "chains";

vault::LocalKind kind_of(LocalPart part) { return static_cast<vault::LocalKind>(static_cast<std::uint8_t>(part) + 1); }

Result<Sealed> seal(Instance& instance, const LocalSeal& q) {
  EBB_TRY(Account* account, unlocked(instance));
  return Sealed{{vault::seal_local(*instance.cipher, kind_of(q.kind), q.name, q.data.bytes, account->local, q.nonce.bytes)}};
}

Result<Opened> open(Instance& instance, const LocalOpen& q) {
  EBB_TRY(Account* account, unlocked(instance));
  EBB_TRY(const vault::SecretBuffer plain, vault::open_local(*instance.cipher, kind_of(q.kind), q.name, q.sealed.bytes, account->local));
  return Opened{{plain.expose()}};
}

Result<Nothing> chains_load(Instance& instance, const Sealed& q) {
  EBB_TRY(Account* account, unlocked(instance));
  EBB_TRY(const vault::SecretBuffer plain, vault::open_local(*instance.cipher, vault::LocalKind::chains, chains_row, q.sealed.bytes, account->local));
  EBB_TRY(account->book, vault::ChainBook::decode(plain.expose()));
  return Nothing{};
}

Result<Sealed> chains_save(Instance& instance, const ChainsSave& q) {
  EBB_TRY(Account* account, unlocked(instance));
  return Sealed{{vault::seal_local(*instance.cipher, vault::LocalKind::chains, chains_row, account->book.encode(), account->local, q.nonce.bytes)}};
}

Result<Nothing> chains_fresh(Instance& instance, const Nothing&) {
  EBB_TRY(Account* account, unlocked(instance));
  account->book = {};
  account->pending = {};
  return Nothing{};
}

Result<Nothing> chains_again(Instance& instance, const Nothing&) {
  EBB_TRY(Account* account, unlocked(instance));
  account->book.begin_again(account->device ? account->device->id : vault::DeviceId{});
  return Nothing{};
}

Result<ChainsListed> chains_listed(Instance& instance, const Nothing&) {
  EBB_TRY(Account* account, unlocked(instance));
  ChainsListed out;
  for (const vault::Head& h : account->book.listed()) out.heads.push_back({{h.device.bytes}, {h.stream.bytes}, static_cast<std::int64_t>(h.sequence)});
  return out;
}

// Each event into the stream of its compartment.
Result<std::vector<vault::Outgoing>> outgoing(const vault::Keyring& keyring, const Lines& lines) {
  std::vector<vault::Outgoing> out;
  for (const vault::Stream& s : keyring.streams()) out.push_back({s.compartment, {}});
  for (const std::string& line : lines.lines) {
    EBB_TRY(const record::Event event, record::decode_line(line));
    const record::Compartment c = record::compartment_of(event);
    const auto stream = std::find_if(out.begin(), out.end(), [&](const vault::Outgoing& o) { return o.compartment == c; });
    if (stream == out.end()) return fail(ErrorId::envelope_wrong_stream, std::string(name_of(c)));
    stream->events.push_back(line);
  }
  return out;
}

Result<EnvelopesPlanned> plan(Instance& instance, const EnvelopesPlan& q) {
  EBB_TRY(Account* account, unlocked(instance));
  account->pending = {};
  EBB_TRY(const std::vector<vault::Outgoing> out, outgoing(account->keyring, q.lines));
  account->pending.heads = account->book.heads_to_report();
  EBB_TRY(account->pending.groups, vault::plan_upload(account->keyring, out, account->pending.heads));
  return EnvelopesPlanned{static_cast<std::int64_t>(vault::nonces_needed(account->pending.groups))};
}

Result<EnvelopesSealed> seal_planned(Instance& instance, const EnvelopesSeal& q) {
  EBB_TRY(Account* account, unlocked(instance));
  if (!account->device) return fail(ErrorId::account_locked, "this profile has no device key yet");
  std::vector<vault::Nonce> nonces;
  for (const Bytes24& n : q.nonces) nonces.push_back(n.bytes);
  const vault::Author author{account->record, account->device->id, &account->device->key};
  EBB_TRY(vault::Upload upload,
          vault::seal_upload(*instance.cipher, author, account->keyring, account->membership.list().epoch, account->book, account->pending.groups, nonces));
  account->pending.written = std::move(upload.written);
  EnvelopesSealed out;
  for (vault::Buffer& b : upload.batches) out.batches.push_back({std::move(b)});
  return out;
}

Result<Nothing> sent(Instance& instance, const Nothing&) {
  EBB_TRY(Account* account, unlocked(instance));
  for (const auto& [chain, head] : account->pending.written) account->book.wrote(chain, head);
  account->book.reported(account->pending.heads);
  account->pending = {};
  return Nothing{};
}

EnvelopeRefusal refusal(const vault::ReceiveRefusal& r) { return {static_cast<std::int64_t>(r.cursor), std::string(name_of(r.error.id)), r.error.detail}; }

std::vector<Ulid> ids_of(const json::Array& events) {
  std::vector<Ulid> ids;
  for (const json::Value& event : events) {
    const json::Value* id = event.find("id");
    const auto read = id && id->as_string() ? Ulid::parse(*id->as_string()) : fail(ErrorId::bad_id);
    if (read) ids.push_back(*read);
  }
  return ids;
}

EnvelopePlace place_of(const vault::ReceivedBatch& b) {
  return {vault::ulid_of(b.device.bytes), b.compartment, static_cast<std::int64_t>(b.sequence), {b.hash}, ids_of(b.events)};
}

Result<Nothing> last(Instance& instance, const EnvelopesOpen& q) {
  EBB_TRY(Account* account, unlocked(instance));
  EBB_CHECK_OK(vault::check_last_read(*instance.cipher, account->book, q.listing.bytes));
  return Nothing{};
}

Result<EnvelopesTombstones> erase(Instance& instance, const EnvelopesErase& q) {
  EBB_TRY(Account* account, unlocked(instance));
  const vault::SigningKey identity = vault::identity_key(*instance.cipher, account->secret);
  std::vector<vault::Buffer> tombstones;
  for (const EnvelopePlace& p : q.places) {
    const vault::Stream* stream = account->keyring.find(p.compartment);
    if (!stream) return fail(ErrorId::envelope_wrong_stream, std::string(name_of(p.compartment)));
    const vault::Tombstone t{account->record, stream->id, {vault::bytes_of(p.device)}, static_cast<std::uint64_t>(p.sequence), p.hash.bytes, q.ms};
    const auto bytes = vault::sign_tombstone(*instance.cipher, t, identity);
    tombstones.emplace_back(bytes.begin(), bytes.end());
  }
  EBB_TRY(vault::Buffer batch, vault::format_batch(tombstones));
  return EnvelopesTombstones{{std::move(batch)}};
}

Result<EnvelopesOpened> open_listing(Instance& instance, const EnvelopesOpen& q) {
  EBB_TRY(Account* account, unlocked(instance));
  const vault::Received received = vault::receive(*instance.cipher, account->membership, account->keyring, account->book, q.listing.bytes);
  EnvelopesOpened out;
  for (const vault::ReceivedBatch& batch : received.batches) {
    for (const json::Value& event : batch.events) out.lines.lines.push_back(json::write(event));
    out.places.push_back(place_of(batch));
  }
  for (const vault::Erasure& e : received.erasures) {
    const vault::Stream* stream = account->keyring.find(e.stream);
    if (stream) out.erasures.push_back({vault::ulid_of(e.device.bytes), stream->compartment, static_cast<std::int64_t>(e.sequence)});
  }
  for (const vault::ReceiveRefusal& r : received.refused) out.refused.push_back(refusal(r));
  if (received.stopped) out.stopped = refusal(*received.stopped);
  out.cursor = static_cast<std::int64_t>(account->book.cursor());
  out.erased = received.erased;
  out.not_held = received.not_held;
  return out;
}

Result<Nothing> complete(Instance& instance, const Nothing&) {
  EBB_TRY(Account* account, unlocked(instance));
  EBB_CHECK_OK(account->book.check_complete());
  return Nothing{};
}

constexpr OpRow envelopes_rows[] = {
    op<&seal>("local.seal", "seals something this device keeps"),
    op<&open>("local.open", "opens something this device keeps"),
    op<&chains_load>("chains.load", "where the chains stand, as it was kept"),
    op<&chains_save>("chains.save", "where the chains stand, sealed"),
    op<&chains_fresh>("chains.fresh", "begins without any chain"),
    op<&chains_again>("chains.again", "another store answers: reads from its beginning, and keeps what is known"),
    op<&chains_listed>("chains.listed", "how far every chain was read"),
    op<&plan>("envelopes.plan", "events to be uploaded"),
    op<&seal_planned>("envelopes.seal", "seals what was planned"),
    op<&sent>("envelopes.sent", "the relay has acknowledged what was sealed"),
    op<&open_listing>("envelopes.open", "reads what the relay lists"),
    op<&last>("envelopes.last", "does the relay still hold what was read last?"),
    op<&erase>("envelopes.erase", "signs that the content of envelopes is erased"),
    op<&complete>("envelopes.complete", "there is nothing newer at the relay: does anybody know of more?"),
};

}  // namespace

std::span<const OpRow> envelope_ops() { return envelopes_rows; }

}  // namespace ebb::bridge
