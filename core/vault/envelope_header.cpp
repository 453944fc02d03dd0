#include "core/vault/envelope_header.hpp"

#include <string>

namespace ebb::vault {

Bytes<header_bytes> format(const EnvelopeHeader& h) {
  Writer w;
  w.reserve(header_bytes);
  w.text(envelope_magic).id(h.record).id(h.stream).u32(h.epoch).id(h.device).u64(h.sequence).bytes(h.previous);
  w.u8(h.size_class).bytes(h.nonce).bytes(h.ciphertext_hash);
  return Reader(w.view()).array<header_bytes>();
}

Result<EnvelopeHeader> parse_header(View bytes) {
  if (bytes.size() < header_bytes) {
    return fail(ErrorId::envelope_cut_off, "a header has 153 bytes; there are " + std::to_string(bytes.size()));
  }
  Reader r(bytes.first(header_bytes));
  if (!r.text(envelope_magic)) return fail(ErrorId::envelope_malformed, "it does not begin with EBE1");
  EnvelopeHeader h;
  h.record = r.id<RecordId>();
  h.stream = r.id<StreamId>();
  h.epoch = r.u32();
  h.device = r.id<DeviceId>();
  h.sequence = r.u64();
  h.previous = r.array<32>();
  h.size_class = r.u8();
  h.nonce = r.array<24>();
  h.ciphertext_hash = r.array<32>();
  if (h.size_class >= size_classes.size()) return fail(ErrorId::envelope_malformed, "its size class is not 0 to 4");
  if (h.sequence == 0) return fail(ErrorId::envelope_malformed, "sequences begin at 1");
  if ((h.sequence == 1) != (h.previous == Hash{})) {
    return fail(ErrorId::envelope_malformed, "the first envelope of a chain, and only that, has zeros as its previous hash");
  }
  return h;
}

Hash header_hash(const Cipher& cipher, View header) { return cipher.hash(header.first(header_bytes)); }

Result<EnvelopeView> parse_envelope(View bytes) {
  EBB_TRY(EnvelopeHeader header, parse_header(bytes));
  const std::size_t expected = envelope_bytes(header.size_class);
  if (bytes.size() < expected) {
    return fail(ErrorId::envelope_cut_off, "its size class needs " + std::to_string(expected) + " bytes; there are " + std::to_string(bytes.size()));
  }
  if (bytes.size() > expected) {
    return fail(ErrorId::envelope_malformed, std::to_string(bytes.size() - expected) + " bytes follow its end");
  }
  Reader r(bytes.subspan(header_bytes));
  const auto signature = r.array<signature_bytes>();
  return EnvelopeView{header, bytes.first(header_bytes), signature, bytes.subspan(envelope_prefix_bytes)};
}

Result<void> check_envelope(const Cipher& cipher, const EnvelopeView& e, const RecordId& record, const PublicKey& device_key) {
  if (e.header.record != record) return fail(ErrorId::envelope_wrong_record);
  if (!cipher.verify(e.header_bytes, e.signature, device_key)) return fail(ErrorId::envelope_bad_signature);
  if (cipher.hash(e.ciphertext) != e.header.ciphertext_hash) return fail(ErrorId::envelope_hash_mismatch);
  return {};
}

}  // namespace ebb::vault
