#include "core/vault/envelope.hpp"

namespace ebb::vault {

Result<SealedEnvelope> seal_envelope(const Cipher& cipher, const Author& author, const StreamId& stream, std::uint32_t epoch, const Key& stream_key,
                                     const ChainHead& last, std::uint8_t size_class, std::string_view payload, const Nonce& nonce) {
  if (epoch < last.epoch) return fail(ErrorId::stale_epoch);
  EBB_TRY(const SecretBuffer plain, pad(payload, size_class));
  EnvelopeHeader h{author.record, stream, epoch, author.device, last.sequence + 1, last.hash, size_class, nonce, {}};
  const auto ad = format(h);
  Buffer out(envelope_bytes(size_class));
  const std::span<std::uint8_t> ciphertext = std::span(out).subspan(envelope_prefix_bytes);
  cipher.aead_seal(ciphertext, plain.expose(), View(ad).first(header_ad_bytes), nonce, stream_key);
  h.ciphertext_hash = cipher.hash(ciphertext);
  const auto header = format(h);
  std::ranges::copy(header, out.begin());
  std::ranges::copy(cipher.sign(header, *author.key), out.begin() + header_bytes);
  return SealedEnvelope{std::move(out), {h.sequence, header_hash(cipher, header), epoch}};
}

Result<Payload> open_envelope(const Cipher& cipher, const EnvelopeView& e, const Key& stream_key) {
  SecretBuffer plain(e.ciphertext.size() - Cipher::aead_tag_bytes);
  if (!cipher.aead_open(plain.expose(), e.ciphertext, e.header_bytes.first(header_ad_bytes), e.header.nonce, stream_key)) {
    return fail(ErrorId::envelope_cannot_open);
  }
  EBB_TRY(const std::string_view text, unpad(plain.expose()));
  return read_payload(text);
}

}  // namespace ebb::vault
