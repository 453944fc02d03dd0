// How binary and long lists stand in a request or reply.
#pragma once
#include <algorithm>
#include <span>
#include <string>
#include <vector>

#include "core/base/describe.hpp"

namespace ebb::bridge {

/// Bytes, in JSON as base64url without padding.
struct Bytes {
  std::vector<std::uint8_t> bytes;

  json::Value to_json() const;
  static Result<Bytes> from_json(const json::Value& v);
  static json::Value schema();
};

/// Exactly N of them. Errors: wrong_shape.
template <std::size_t N>
struct FixedBytes {
  std::array<std::uint8_t, N> bytes{};

  json::Value to_json() const { return Bytes{{bytes.begin(), bytes.end()}}.to_json(); }
  static Result<FixedBytes> from_json(const json::Value& v) {
    EBB_TRY(const Bytes any, Bytes::from_json(v));
    if (any.bytes.size() != N) return fail(ErrorId::wrong_shape, "expected " + std::to_string(N) + " bytes");
    FixedBytes out;
    std::copy_n(any.bytes.begin(), N, out.bytes.begin());
    return out;
  }
  static json::Value schema() { return Bytes::schema(); }
};

using Bytes16 = FixedBytes<16>;
using Bytes24 = FixedBytes<24>;
using Bytes32 = FixedBytes<32>;

/// Text of any length.
struct Text {
  std::string text;

  json::Value to_json() const;
  static Result<Text> from_json(const json::Value& v);
  static json::Value schema();
};

/// The lines of a log, without newlines; as many as there are.
struct Lines {
  std::vector<std::string> lines;

  json::Value to_json() const;
  static Result<Lines> from_json(const json::Value& v);
  static json::Value schema();
};

}  // namespace ebb::bridge
