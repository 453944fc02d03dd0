// The operations of the bridge: each a function from a described request to a described reply.
#pragma once
#include "apps/wasm/instance.hpp"
#include "core/base/describe.hpp"

namespace ebb::bridge {

struct OpRow {
  std::string_view name;
  std::string_view doc;
  Result<json::Value> (*run)(Instance&, const json::Value&);
  /// Schemas of request and reply. Not in the module for the browser, which would be twice as large.
  std::pair<json::Value, json::Value> (*schema)(SchemaBuilder&);
};

namespace detail {
template <class F>
struct Signature;
template <class Request, class Reply>
struct Signature<Result<Reply> (*)(Instance&, const Request&)> {
  using request = Request;
  using reply = Reply;
};
template <class Request, class Reply>
std::pair<json::Value, json::Value> describe_op([[maybe_unused]] SchemaBuilder& b) {
#if defined(__wasm__)
  return {};
#else
  return {b.of<Request>(), b.of<Reply>()};
#endif
}
}  // namespace detail

/// A row from a function `Result<Reply> op(Instance&, const Request&)`.
template <auto F>
constexpr OpRow op(std::string_view name, std::string_view doc) {
  using S = detail::Signature<decltype(F)>;
  return {name, doc,
          [](Instance& instance, const json::Value& v) -> Result<json::Value> {
            EBB_TRY(const auto request, decode<typename S::request>(v));
            EBB_TRY(const auto reply, F(instance, request));
            return encode(reply);
          },
          &detail::describe_op<typename S::request, typename S::reply>};
}

const OpRow* find_op(std::string_view name);

std::span<const OpRow> space_ops();
std::span<const OpRow> assess_ops();
std::span<const OpRow> practice_ops();
std::span<const OpRow> account_ops();
std::span<const OpRow> envelope_ops();
std::span<const OpRow> program_ops();
std::span<const OpRow> live_ops();

/// Errors: space_not_open.
Result<Space*> opened(Instance& instance);
/// Errors: account_locked.
Result<Account*> unlocked(Instance& instance);

/// Adds `Ops`: every operation with its request and reply.
void schemas(SchemaBuilder& builder);

}  // namespace ebb::bridge
