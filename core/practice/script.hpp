// A guided session as timed data. The tables come from content/practice/*.json (tools/generate/practice.py says what a file holds).
#pragma once
#include <array>
#include <span>

#include "core/program/length.hpp"
#include "core/record/terms.hpp"

namespace ebb::practice {

/// Where a session is. prepare and questions wait for her; settle, practise and close run on time.
enum class Phase { prepare, settle, practise, close, questions, done };

using program::Length;

struct Segment {
  Phase phase{};
  std::int32_t seconds = 0;
  std::string_view say;        ///< key practice.say.<say>
  std::string_view grounding;  ///< said instead when grounding replaces breathing; "" keeps `say`
  bool pacer = false;          ///< the breathing form moves
  bool check = false;          ///< pain and fear are asked when it ends
  bool with_warm_up = false;   ///< left out unless she warms up with the size below
};

struct Version {
  bool whole = false;  ///< may count as the whole practice (lengths.hpp says when); else it closes as shortened
  std::span<const Segment> segments;
};

struct Script {
  std::string_view practice;
  record::Ladder ladder{};
  bool content_note = false, hands_on = false, inserts = false;
  std::span<const std::string_view> prepare, positions;
  std::array<Version, 3> versions;  ///< in the order of Length
};

std::span<const Script> all_scripts();
const Script* find_script(std::string_view practice);
/// Seconds of one phase, with or without the warm-up.
std::int32_t seconds_of(const Version& version, Phase phase, bool warm_up);

}  // namespace ebb::practice

namespace ebb {
template <>
struct EnumNames<practice::Phase> { static constexpr auto names = std::to_array<std::string_view>({"prepare", "settle", "practise", "close", "questions", "done"}); };
}  // namespace ebb
