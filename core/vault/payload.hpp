// What an envelope holds, in clear: JSON, padded with zeros to a size class.
//   plaintext = length u32 || {"v":1,"compartment":"body","heads":[{"device","stream","sequence","hash"}…],"events":[event,…]} || zeros
// Heads are the last links their writer saw: whoever reads them later knows what a relay holds back. Bytes are base64url.
#pragma once
#include "core/base/json.hpp"
#include "core/base/result.hpp"
#include "core/record/terms.hpp"
#include "core/vault/envelope_header.hpp"

namespace ebb::vault {

using record::Compartment;

struct Head {
  DeviceId device;
  StreamId stream;
  std::uint64_t sequence = 0;
  Hash hash{};  ///< of that header
  bool operator==(const Head&) const = default;
};

struct Payload {
  Compartment compartment{};
  std::vector<Head> heads;
  json::Array events;  ///< as they were written; core/record reads and judges them
  bool operator==(const Payload&) const = default;
};

inline constexpr std::size_t payload_bytes_max = size_classes.back() - 4;
inline constexpr std::size_t heads_max = 1'024;

/// `events` are JSON objects as text.
std::string write_payload(Compartment compartment, std::span<const Head> heads, std::span<const std::string> events);
/// Errors: envelope_malformed (what is wrong inside, never a word of it).
Result<Payload> read_payload(std::string_view text);

/// The smallest class that holds a payload of so many bytes. Errors: event_too_large.
Result<std::uint8_t> size_class_for(std::size_t payload_bytes);
/// Errors: event_too_large (it does not fit the class).
Result<SecretBuffer> pad(std::string_view payload, std::uint8_t size_class);
/// Errors: envelope_malformed (a length beyond the end, padding that is not zeros).
Result<std::string_view> unpad(View plaintext);

}  // namespace ebb::vault
