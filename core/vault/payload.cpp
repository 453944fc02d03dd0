#include "core/vault/payload.hpp"

#include <string>

#include "core/base/base64.hpp"

namespace ebb::vault {
namespace {

std::unexpected<Error> bad(const char* what) { return fail(ErrorId::envelope_malformed, std::string("inside: ") + what); }

void append_head(std::string& out, const Head& h) {
  out += R"({"device":")" + base64url(h.device.bytes) + R"(","stream":")" + base64url(h.stream.bytes) + R"(","sequence":)" +
         std::to_string(h.sequence) + R"(,"hash":")" + base64url(h.hash) + "\"}";
}

template <std::size_t N>
bool read_bytes(const json::Value* v, Bytes<N>& out) {
  const std::string* text = v ? v->as_string() : nullptr;
  const auto bytes = text ? parse_base64url(*text) : fail(ErrorId::wrong_shape);
  if (!bytes || bytes->size() != N) return false;
  std::ranges::copy(*bytes, out.begin());
  return true;
}

Result<Head> read_head(const json::Value& v) {
  Head h;
  const json::Value* number = v.find("sequence");
  const std::int64_t* sequence = number ? number->as_int() : nullptr;
  const bool good = read_bytes(v.find("device"), h.device.bytes) && read_bytes(v.find("stream"), h.stream.bytes) && sequence && *sequence > 0 &&
                    read_bytes(v.find("hash"), h.hash);
  if (!good) return bad("a head");
  h.sequence = static_cast<std::uint64_t>(*sequence);
  return h;
}

Result<std::vector<Head>> read_heads(const json::Value* v) {
  const json::Array* items = v ? v->as_array() : nullptr;
  if (!items || items->size() > heads_max) return bad("the list of heads");
  std::vector<Head> heads;
  for (const json::Value& item : *items) {
    EBB_TRY(const Head h, read_head(item));
    heads.push_back(h);
  }
  return heads;
}

// The events, moved out of the parsed value: a restore reads many.
Result<json::Array> take_events(json::Value& parsed) {
  for (auto& [key, value] : *parsed.as_object()) {
    if (key != "events") continue;
    json::Array* events = value.as_array();
    const bool objects = events && std::ranges::all_of(*events, [](const json::Value& e) { return e.as_object() != nullptr; });
    if (objects) return std::move(*events);
  }
  return bad("the list of events");
}

}  // namespace

std::string write_payload(Compartment compartment, std::span<const Head> heads, std::span<const std::string> events) {
  std::string out = R"({"v":1,"compartment":")" + std::string(name_of(compartment)) + R"(","heads":[)";
  for (std::size_t i = 0; i < heads.size(); ++i) {
    if (i) out += ',';
    append_head(out, heads[i]);
  }
  out += R"(],"events":[)";
  for (std::size_t i = 0; i < events.size(); ++i) {
    if (i) out += ',';
    out += events[i];
  }
  return out += "]}";
}

Result<Payload> read_payload(std::string_view text) {
  auto parsed = json::parse(text, {.bytes_max = payload_bytes_max});
  if (!parsed) return bad("not JSON as Ebb writes it");
  const json::Value* version = parsed->find("v");
  if (!version || !version->as_int() || *version->as_int() != 1) return bad("a version that is not known here");
  const json::Value* compartment = parsed->find("compartment");
  const auto named = compartment && compartment->as_string() ? enum_named<Compartment>(*compartment->as_string()) : std::nullopt;
  if (!named) return bad("the compartment");
  EBB_TRY(std::vector<Head> heads, read_heads(parsed->find("heads")));
  EBB_TRY(json::Array events, take_events(*parsed));
  return Payload{*named, std::move(heads), std::move(events)};
}

Result<std::uint8_t> size_class_for(std::size_t payload_bytes) {
  for (std::size_t c = 0; c < size_classes.size(); ++c) {
    if (payload_bytes + 4 <= size_classes[c]) return static_cast<std::uint8_t>(c);
  }
  return fail(ErrorId::event_too_large, std::to_string(payload_bytes) + " bytes; an envelope holds " + std::to_string(payload_bytes_max));
}

Result<SecretBuffer> pad(std::string_view payload, std::uint8_t size_class) {
  EBB_TRY(const std::uint8_t needed, size_class_for(payload.size()));
  if (needed > size_class || size_class >= size_classes.size()) return fail(ErrorId::event_too_large, "it does not fit the size class");
  SecretBuffer plain(size_classes[size_class]);
  const Buffer length = Writer().u32(static_cast<std::uint32_t>(payload.size())).take();
  std::ranges::copy(length, plain.expose().begin());
  std::ranges::copy(as_bytes(payload), plain.expose().begin() + 4);
  return plain;
}

Result<std::string_view> unpad(View plaintext) {
  Reader r(plaintext);
  const std::size_t length = r.u32();
  const View payload = r.bytes(length);
  if (!r.ok()) return bad("a length beyond the end");
  const View zeros = r.bytes(r.left());
  if (std::ranges::any_of(zeros, [](std::uint8_t b) { return b != 0; })) return bad("padding that is not zeros");
  return as_text(payload);
}

}  // namespace ebb::vault
