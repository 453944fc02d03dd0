#include "core/vault/upload.hpp"

#include <set>

#include "core/vault/frames.hpp"

namespace ebb::vault {
namespace {

using Events = std::span<const std::string>;

std::size_t empty_bytes(Compartment c, std::span<const Head> heads) { return write_payload(c, heads, {}).size(); }

// How many of the first events fit one envelope.
Result<std::size_t> fitting(Events events, std::size_t used) {
  std::size_t n = 0;
  for (; n < events.size(); ++n) {
    used += events[n].size() + (n ? 1 : 0);
    if (used > payload_bytes_max) break;
  }
  if (n == 0 && !events.empty()) return fail(ErrorId::event_too_large, std::to_string(events[0].size()) + " bytes");
  return n;
}

Result<void> check_events(const Keyring& keyring, std::span<const Outgoing> outgoing) {
  for (const Outgoing& o : outgoing) {
    if (!keyring.find(o.compartment)) return fail(ErrorId::envelope_wrong_stream, std::string(name_of(o.compartment)) + " is not held");
    for (const std::string& e : o.events) {
      const auto parsed = json::parse(e, {.bytes_max = payload_bytes_max});
      if (!parsed && parsed.error().id == ErrorId::json_too_large) return fail(ErrorId::event_too_large, std::to_string(e.size()) + " bytes");
      if (!parsed || !parsed->as_object()) return fail(ErrorId::envelope_malformed, "an event is not a JSON object");
    }
  }
  return {};
}

std::vector<std::string> events_of(std::span<const Outgoing> outgoing, Compartment c) {
  std::vector<std::string> events;
  for (const Outgoing& o : outgoing) {
    if (o.compartment == c) events.insert(events.end(), o.events.begin(), o.events.end());
  }
  return events;
}

// Cuts a stream's events into payloads that each fit an envelope.
Result<std::vector<std::string>> payloads_of(Compartment c, std::span<const Head> heads, Events events) {
  std::vector<std::string> payloads;
  while (!events.empty()) {
    EBB_TRY(const std::size_t n, fitting(events, empty_bytes(c, heads)));
    payloads.push_back(write_payload(c, heads, events.first(n)));
    events = events.subspan(n);
    heads = {};
  }
  return payloads;
}

bool all_differ(std::span<const Nonce> nonces) { return std::set<Nonce>(nonces.begin(), nonces.end()).size() == nonces.size(); }

}  // namespace

Result<std::vector<UploadGroup>> plan_upload(const Keyring& keyring, std::span<const Outgoing> outgoing, std::span<const Head> heads) {
  EBB_CHECK_OK(check_events(keyring, outgoing));
  std::vector<std::vector<std::string>> rows;
  std::size_t groups = 0;
  for (const Stream& s : keyring.streams()) {
    const auto events = events_of(outgoing, s.compartment);
    EBB_TRY(auto payloads, payloads_of(s.compartment, heads, events));
    groups = groups < payloads.size() ? payloads.size() : groups;
    rows.push_back(std::move(payloads));
  }
  std::vector<UploadGroup> plan(groups);
  for (std::size_t g = 0; g < groups; ++g) {
    for (std::size_t s = 0; s < rows.size(); ++s) {
      const auto own_heads = g == 0 ? heads : std::span<const Head>{};
      plan[g].payloads.push_back(g < rows[s].size() ? std::move(rows[s][g]) : write_payload(keyring.streams()[s].compartment, own_heads, {}));
      EBB_TRY(const std::uint8_t needed, size_class_for(plan[g].payloads.back().size()));
      plan[g].size_class = needed > plan[g].size_class ? needed : plan[g].size_class;
    }
  }
  return plan;
}

std::size_t nonces_needed(std::span<const UploadGroup> groups) {
  std::size_t n = 0;
  for (const UploadGroup& g : groups) n += g.payloads.size();
  return n;
}

Result<Upload> seal_upload(const Cipher& cipher, const Author& author, const Keyring& keyring, std::uint32_t epoch, const ChainBook& book,
                           std::span<const UploadGroup> groups, std::span<const Nonce> nonces) {
  if (nonces.size() != nonces_needed(groups) || !all_differ(nonces)) return fail(ErrorId::wrong_shape, "one fresh nonce for each envelope");
  Upload upload;
  for (const Stream& s : keyring.streams()) {
    const ChainKey chain{author.device, s.id};
    upload.written.emplace_back(chain, book.last_written(chain));
  }
  for (std::size_t g = 0, nonce = 0; g < groups.size(); ++g) {
    if (groups[g].payloads.size() != upload.written.size()) return fail(ErrorId::wrong_shape, "the plan was made with another keyring");
    std::vector<Buffer> envelopes;
    for (std::size_t s = 0; s < groups[g].payloads.size(); ++s) {
      auto& [chain, head] = upload.written[s];
      EBB_TRY(SealedEnvelope sealed, seal_envelope(cipher, author, chain.stream, epoch, keyring.key(chain.stream, epoch), head, groups[g].size_class,
                                                   groups[g].payloads[s], nonces[nonce++]));
      head = sealed.head;
      envelopes.push_back(std::move(sealed.bytes));
    }
    EBB_TRY(Buffer batch, format_batch(envelopes));
    upload.batches.push_back(std::move(batch));
  }
  return upload;
}

}  // namespace ebb::vault
