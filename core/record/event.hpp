// One event = one JSON line: a header that every kind shares, and the data of its kind.
#pragma once
#include <concepts>
#include <utility>
#include <variant>

#include "core/record/events/answer_given.hpp"
#include "core/record/events/clinician_yes_stated.hpp"
#include "core/record/events/goals_set.hpp"
#include "core/record/events/dilator_set_entered.hpp"
#include "core/record/events/opening_answered.hpp"
#include "core/record/events/session_started.hpp"
#include "core/record/events/session_checked.hpp"
#include "core/record/events/session_ended.hpp"
#include "core/record/events/try_recorded.hpp"
#include "core/record/events/clinic_session_recorded.hpp"
#include "core/record/events/placement_recorded.hpp"
#include "core/record/events/day_described.hpp"
#include "core/record/events/pause_began.hpp"
#include "core/record/events/pause_ended.hpp"
#include "core/record/events/preference_set.hpp"
#include "core/record/events/entry_corrected.hpp"
#include "core/record/events/entry_withdrawn.hpp"
#include "core/record/events/decision_published.hpp"

namespace ebb::record {

/// Hybrid logical clock: physical milliseconds and a counter, written "<ms>-<n>".
struct Hlc {
  std::int64_t ms = 0;
  std::uint32_t n = 0;
  auto operator<=>(const Hlc&) const = default;
};
std::string format(const Hlc& h);
Result<Hlc> parse_hlc(std::string_view text);  ///< Errors: bad_hlc

/// A kind this build does not know: kept and forwarded whole. `critical`: nothing may be advised without understanding it.
struct UnknownKind {
  std::string kind;
  std::int32_t version = 1;
  bool critical = false;
  json::Value data;
};

using Kinds = std::variant<AnswerGiven, ClinicianYesStated, GoalsSet, DilatorSetEntered, OpeningAnswered, SessionStarted, SessionChecked, SessionEnded, TryRecorded, ClinicSessionRecorded, PlacementRecorded, DayDescribed, PauseBegan, PauseEnded, PreferenceSet, EntryCorrected, EntryWithdrawn, DecisionPublished, UnknownKind>;

/// One of them. Copied, moved and dropped in event.cpp, not in every unit that holds an event.
struct Data : Kinds {
  template <class T>
    requires(!std::same_as<std::remove_cvref_t<T>, Data> && std::constructible_from<Kinds, T &&>)
  Data(T&& kind) : Kinds(std::forward<T>(kind)) {}
  Data();
  Data(const Data&);
  Data(Data&&) noexcept;
  Data& operator=(const Data&);
  Data& operator=(Data&&) noexcept;
  ~Data();
};

struct Event {
  Ulid id;
  Ulid member;
  Ulid device;
  Hlc hlc;
  Moment at;         ///< the clock on her wall when it was written
  std::string zone;  ///< IANA name, for people; rules never read it
  Day day;           ///< her local day when it was written; the only thing rules count days by
  Data data;
  bool critical = false;
};

std::string_view kind_of(const Event& e);
std::string_view kind_of(const Data& data);
std::int32_t version_of(const Event& e);
/// The stream an event travels in. Of a kind this build does not know: the most closed one.
Compartment compartment_of(const Event& e);
Compartment compartment_of(const Data& data);

/// The newest version this build reads and writes of a kind; absent when it does not know the kind.
std::optional<std::int32_t> known_version(std::string_view kind);

/// The data of a kind from JSON; an older version is brought up to date, a newer one or an unknown kind becomes UnknownKind.
/// Errors: wrong_shape, impossible_value, bad_id, bad_day, not_a_whole_number; the detail begins with the path.
Result<Data> decode_data(std::string_view kind, std::int32_t version, const json::Value& data);
json::Value encode_data(const Data& data);

/// What is known of a line that is an event, also when its data says something impossible.
struct LineHead {
  Ulid id;
  std::string kind;
  Moment at;
  Day day;
  Hlc hlc;
};

inline constexpr std::size_t line_bytes_max = 64 * 1024;

/// One line, without its newline. Errors: line_too_large, json_*, wrong_shape, impossible_value, not_a_whole_number, bad_*; the detail begins
/// with the path. `head`, when given, receives it as soon as the line is known to be an event, also when its data is then refused.
Result<Event> decode_line(std::string_view line, std::optional<LineHead>* head = nullptr);
/// The same of a line of which no more can be read, where it names a kind that bears on practice. What it does not say is taken from `before`, the line
/// before it; where that is not known either, it is of no time.
std::optional<LineHead> head_of_a_broken_line(std::string_view line, const LineHead* before);
/// Canonical bytes: the same event always gives the same line.
std::string encode_line(const Event& e);

/// The one order of events: hlc, device, id.
bool before(const Event& a, const Event& b);

}  // namespace ebb::record
