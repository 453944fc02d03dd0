#include "core/vault/tombstone.hpp"

namespace ebb::vault {
namespace {

constexpr std::string_view magic = "EBT1";
constexpr std::size_t signed_bytes = tombstone_bytes - 64;

std::unexpected<Error> bad(const char* why) { return fail(ErrorId::tombstone_bad, why); }

}  // namespace

Bytes<tombstone_bytes> sign_tombstone(const Cipher& cipher, const Tombstone& t, const SigningKey& identity) {
  Writer w;
  w.text(magic).id(t.record).id(t.stream).id(t.device).u64(t.sequence).bytes(t.header_hash).u64(static_cast<std::uint64_t>(t.at.ms));
  const Signature signature = cipher.sign(w.view(), identity);
  return Reader(w.bytes(signature).view()).array<tombstone_bytes>();
}

Result<Tombstone> read_tombstone(const Cipher& cipher, View bytes, const RecordId& record, const PublicKey& identity) {
  if (bytes.size() != tombstone_bytes) return bad("a tombstone has 164 bytes");
  Reader r(bytes);
  if (!r.text(magic)) return bad("it does not begin with EBT1");
  Tombstone t;
  t.record = r.id<RecordId>();
  t.stream = r.id<StreamId>();
  t.device = r.id<DeviceId>();
  t.sequence = r.u64();
  t.header_hash = r.array<32>();
  t.at = Instant{static_cast<std::int64_t>(r.u64() & 0x7fff'ffff'ffff'ffff)};
  if (t.record != record) return bad("it is for another record");
  if (!cipher.verify(bytes.first(signed_bytes), r.array<64>(), identity)) return bad("its signature is wrong");
  return t;
}

Result<void> check_tombstone(const Cipher& cipher, const Tombstone& t, View header) {
  EBB_TRY(const EnvelopeHeader h, parse_header(header));
  const bool same = t.record == h.record && t.stream == h.stream && t.device == h.device && t.sequence == h.sequence;
  if (!same || t.header_hash != header_hash(cipher, header)) return bad("it is about another envelope");
  return {};
}

}  // namespace ebb::vault
