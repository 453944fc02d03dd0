// Errors are values with names. The names come from content/errors.json, where each has its words, exit code and HTTP status.
#pragma once
#include <cstdint>
#include <expected>
#include <optional>
#include <string>
#include <utility>

#include "error_ids.hpp"  // generated from content/errors.json

namespace ebb {

/// Where in an input something was wrong. Lines and columns count from 1; bytes from 0.
struct Position {
  std::uint64_t byte = 0;
  std::uint32_t line = 0;  ///< 0: unknown
  bool operator==(const Position&) const = default;
};

/// A named refusal. `detail` says what was found and what was expected, without anything a person wrote (log-safe).
struct Error {
  ErrorId id{};
  std::string detail;
  std::optional<Position> at;
  bool operator==(const Error&) const = default;
};

template <class T>
using Result = std::expected<T, Error>;

inline std::unexpected<Error> fail(ErrorId id, std::string detail = {}, std::optional<Position> at = {}) {
  return std::unexpected(Error{id, std::move(detail), at});
}

}  // namespace ebb

/// `EBB_TRY(auto value, expression);` binds the value or returns the error of the enclosing function.
#define EBB_TRY_JOIN2(a, b) a##b
#define EBB_TRY_JOIN(a, b) EBB_TRY_JOIN2(a, b)
#define EBB_TRY_IMPL(temp, decl, expr)                      \
  auto temp = (expr);                                       \
  if (!temp) return std::unexpected(std::move(temp.error())); \
  decl = std::move(*temp)
#define EBB_TRY(decl, expr) EBB_TRY_IMPL(EBB_TRY_JOIN(ebb_try_, __LINE__), decl, expr)
/// The same for `Result<void>`.
#define EBB_CHECK_OK(expr)                                         \
  do {                                                             \
    if (auto ebb_checked = (expr); !ebb_checked) return std::unexpected(std::move(ebb_checked.error())); \
  } while (0)
