// What the chain says every hundredth of a second, and why a stretch cannot be read.
#pragma once
#include <array>
#include <cstdint>
#include <string_view>

#include "core/base/describe.hpp"

namespace ebb::signal {

/// Why a frame is doubtful. The first six make it unreadable; the others are worth saying.
enum class Flag : std::uint8_t { dropped, clipped, flat, lead_off, movement, settling, mains, repeated, low_rate };

class Flags {
 public:
  constexpr Flags() = default;
  constexpr bool has(Flag f) const { return (bits_ >> static_cast<unsigned>(f)) & 1u; }
  constexpr void set(Flag f) { bits_ = static_cast<std::uint16_t>(bits_ | (1u << static_cast<unsigned>(f))); }
  constexpr void clear(Flag f) { bits_ = static_cast<std::uint16_t>(bits_ & ~(1u << static_cast<unsigned>(f))); }
  constexpr void merge(Flags other) { bits_ = static_cast<std::uint16_t>(bits_ | other.bits_); }
  /// Nothing may be read from this frame: neither a level nor calm.
  constexpr bool unreadable() const { return (bits_ & 0b111111u) != 0; }
  /// Unreadable for a reason that lies in the recording, not in the filters having just begun.
  constexpr bool bad() const { return (bits_ & 0b011111u) != 0; }
  constexpr bool operator==(const Flags&) const = default;

 private:
  std::uint16_t bits_ = 0;
};

/// Samples [floor(index * hop), floor((index + 1) * hop)) of the absolute sample count, hop = rate / 100.
struct Frame {
  std::int64_t index = 0;
  double energy = 0;   ///< mean square of the filtered signal
  double rms = 0;      ///< root mean square of the last 100 ms, at the frame's last sample
  double mains = 0;    ///< mean square of what the notches removed
  double low = 0;      ///< mean square of 4-12 Hz, where movement lives
  double raw_min = 0, raw_max = 0;
  std::int32_t samples = 0;
  std::int32_t missing = 0;      ///< of them, not recorded: the last value was held
  std::int32_t run = 0;          ///< longest stretch of one and the same value ending in this frame, in samples
  std::int32_t run_at_edge = 0;  ///< the same, only where that value is the frame's highest or lowest
  Flags flags;
  bool operator==(const Frame&) const = default;
};

inline constexpr int frames_per_second = 100;

}  // namespace ebb::signal

template <>
struct ebb::EnumNames<ebb::signal::Flag> {
  static constexpr std::array<std::string_view, 9> names{"dropped", "clipped", "flat", "lead_off", "movement", "settling", "mains", "repeated", "low_rate"};
};
