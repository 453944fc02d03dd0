// Everything of the vault that reads bytes of others. The Cipher here says yes to all, so that the fuzzer gets behind the signatures.
// The first byte of an input chooses what reads it.
#include <cstdlib>

#include "core/vault/envelope.hpp"
#include "core/vault/frames.hpp"
#include "core/vault/local_seal.hpp"
#include "core/vault/receive.hpp"
#include "core/vault/space.hpp"

namespace {

using namespace ebb;
using namespace ebb::vault;

class Yes final : public Cipher {
 public:
  ~Yes() = default;
  // A sum of position and byte: no hash, but equal bytes give equal values.
  Hash keyed_hash(View key, View message) const override {
    Hash h{};
    for (std::size_t i = 0; i < key.size(); ++i) h[i % 32] = static_cast<std::uint8_t>(h[i % 32] + key[i] * 3u);
    for (std::size_t i = 0; i < message.size(); ++i) h[(i * 7) % 32] = static_cast<std::uint8_t>(h[(i * 7) % 32] * 5u + message[i]);
    return h;
  }
  Key derive(const Key& key, std::string_view, std::uint64_t) const override { return key.copy(); }
  void aead_seal(std::span<std::uint8_t> out, View plain, View, const Nonce&, const Key&) const override { std::ranges::copy(plain, out.begin()); }
  bool aead_open(std::span<std::uint8_t> out, View sealed, View, const Nonce&, const Key&) const override {
    std::ranges::copy(sealed.first(out.size()), out.begin());
    return true;
  }
  SigningKey signing_key(const Key&) const override { return {}; }
  Signature sign(View, const SigningKey&) const override { return {}; }
  bool verify(View, const Signature&, const PublicKey&) const override { return true; }
};

void must(bool ok) {
  if (!ok) std::abort();
}

void read_header(View bytes) {
  if (const auto h = parse_header(bytes)) must(std::ranges::equal(format(*h), bytes.first(header_bytes)));
  if (const auto e = parse_envelope(bytes)) must(e->ciphertext.size() == size_classes[e->header.size_class] + 16);
}

void read_frames(View bytes) {
  (void)parse_batch(bytes);
  if (const auto frames = parse_listing(bytes)) {
    Buffer again;
    for (const Frame& f : *frames) append_frame(again, f);
    must(std::ranges::equal(again, bytes));
  }
}

void read_signed(const Cipher& cipher, View bytes) {
  if (const auto owner = claimed_owner(bytes)) (void)read_member_list(cipher, bytes, {}, *owner);
  (void)claimed_member(bytes);
  (void)read_certificate(cipher, bytes, {}, {});
  (void)read_tombstone(cipher, bytes, {}, {});
}

void read_inside(View bytes) {
  (void)unpad(bytes);
  (void)read_payload(as_text(bytes));
}

void read_kept(const Cipher& cipher, View bytes) {
  if (const auto book = ChainBook::decode(bytes)) must(ChainBook::decode(book->encode()).value() == *book);
  (void)open_local(cipher, LocalKind::draft, "name", bytes, {});
  (void)read_recovery_words(cipher, as_text(bytes));
  (void)words_near(as_text(bytes.first(bytes.size() < 16 ? bytes.size() : 16)));
}

// A listing for a record of zeros whose one device is zeros too.
void read_listing(const Cipher& cipher, View bytes) {
  const Member owner{{}, {}, Role::owner};
  const Buffer list = sign_member_list(cipher, {{}, 1, 1'000, {}, {owner}, {}}, {});
  const auto certificate = sign_certificate(cipher, {}, {});
  const std::vector<View> certificates{certificate};
  const auto membership = Membership::read(cipher, {}, {}, list, certificates);
  must(membership.has_value());
  const AccountSecret secret{};
  const std::array held{Compartment::body};
  const Keyring ring(cipher, secret, held);
  ChainBook book;
  const Received r = receive(cipher, *membership, ring, book, bytes);
  // Every frame is read, refused, erased news or not held.
  must(r.stopped || !r.refused.empty() || parse_listing(bytes)->size() == r.batches.size() + r.erasures.size() + r.not_held);
  (void)book.check_complete();
  must(ChainBook::decode(book.encode()).value() == book);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const Yes cipher;
  const View rest(data + 1, size - 1);
  switch (data[0] % 6) {
    case 0: read_header(rest); break;
    case 1: read_frames(rest); break;
    case 2: read_signed(cipher, rest); break;
    case 3: read_inside(rest); break;
    case 4: read_kept(cipher, rest); break;
    default: read_listing(cipher, rest);
  }
  return 0;
}
