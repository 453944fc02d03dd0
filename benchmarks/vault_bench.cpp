// How fast envelopes are sealed, verified and opened, and what a restore costs: one thread, libsodium.
#include <chrono>
#include <cstdio>
#include <string>
#include <vector>

#include "adapters/sodium/sodium.hpp"
#include "core/vault/envelope.hpp"
#include "core/vault/frames.hpp"
#include "core/vault/receive.hpp"
#include "core/vault/space.hpp"
#include "core/vault/upload.hpp"

namespace {

using namespace ebb;
using namespace ebb::vault;
using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point began) { return std::chrono::duration<double>(Clock::now() - began).count(); }

template <class F>
void rate(const char* name, const char* unit, F once) {
  const auto began = Clock::now();
  int n = 0;
  while (n % 64 || seconds_since(began) < 0.5) once(), ++n;
  std::printf("%s %.0f %s\n", name, n / seconds_since(began), unit);
}

std::string event(int i) {
  return R"({"id":"01JD0000000000000000000000","kind":"session.ended","v":1,"hlc":"1732222200000-)" + std::to_string(i) +
         R"(","at":"2026-11-21T22:10:00+01:00","zone":"Europe/Berlin","day":"2026-11-21","data":{"pain":3,"fear":40}})";
}

struct Person {
  sodium::SodiumCipher cipher;
  Secret<Bytes<new_space_random_bytes>> random{sodium::random<new_space_random_bytes>()};
  NewSpace space = new_space(cipher, Key(sodium::random<32>()), Instant{1'763'758'800'000}, random);
  SigningKey key = cipher.signing_key(space.device.seed);
  Author author{space.record, space.device.id, &key};
  Keyring ring{cipher, space.secret, std::array{Compartment::body, Compartment::private_safety}};
};

// One person's years: so many uploads of one event each, listed by a relay.
Buffer listing_of(const Person& p, int uploads) {
  Buffer listing;
  ChainBook book;
  std::uint64_t cursor = 0;
  for (int i = 0; i < uploads; ++i) {
    const auto plan = plan_upload(p.ring, std::vector<Outgoing>{{Compartment::body, {event(i)}}}, book.heads_to_report()).value();
    const std::vector<Nonce> nonces{sodium::random<24>(), sodium::random<24>()};
    const Upload up = seal_upload(p.cipher, p.author, p.ring, 1, book, plan, nonces).value();
    for (const auto& [chain, head] : up.written) book.wrote(chain, head);
    for (const View item : parse_batch(up.batches[0]).value()) append_frame(listing, {++cursor, FrameKind::envelope, item});
  }
  return listing;
}

void one_size(const Person& p, std::uint8_t c, const char* name) {
  const StreamId stream = p.ring.streams()[0].id;
  const Key stream_key = p.ring.key(stream, 1);
  std::vector<std::string> events;
  for (std::size_t bytes = 0; bytes + 400 < size_classes[c]; bytes += events.back().size() + 1) events.push_back(event(7));
  const std::string payload = write_payload(Compartment::body, {}, events);
  const auto seal = [&] { return seal_envelope(p.cipher, p.author, stream, 1, stream_key, {}, c, payload, sodium::random<24>()).value(); };
  const Buffer bytes = seal().bytes;
  const EnvelopeView view = parse_envelope(bytes).value();
  const PublicKey device = public_of(p.key);
  const std::string label(name);
  rate(("vault_seal_" + label).c_str(), "envelopes/s", [&] { (void)seal(); });
  rate(("vault_verify_" + label).c_str(), "envelopes/s", [&] { (void)check_envelope(p.cipher, view, p.space.record, device); });
  rate(("vault_open_" + label).c_str(), "envelopes/s", [&] { (void)open_envelope(p.cipher, view, stream_key); });
}

}  // namespace

int main() {
  const Person p;
  one_size(p, 0, "1KiB");
  one_size(p, 2, "16KiB");
  one_size(p, 4, "256KiB");

  const Buffer listing = listing_of(p, 5'000);
  const std::vector<View> certificates{p.space.device.certificate};
  const Membership members = Membership::read(p.cipher, p.space.record, p.space.identity, p.space.member_list, certificates).value();
  const auto began = Clock::now();
  ChainBook book;
  const Received r = receive(p.cipher, members, p.ring, book, listing);
  if (r.stopped || r.batches.size() != 10'000) return 1;
  std::printf("vault_restore_10000_envelopes %.2f s\n", seconds_since(began));

  const auto hashing = Clock::now();
  if (!sodium::argon2id("correct horse battery", sodium::random<16>(), passphrase_memory_kib_min, passphrase_operations_min)) return 1;
  std::printf("vault_passphrase_at_the_floor %.2f s\n", seconds_since(hashing));
}
