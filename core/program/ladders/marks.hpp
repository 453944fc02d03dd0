// What happened on a ladder, in order: sessions, tries outside the plan, clinic sessions, and notes made later.
#pragma once
#include "core/program/ladders/steps.hpp"

namespace ebb::program::ladders {

/// `elsewhere`: a session on another ladder, read for what the body felt there. `in_doubt`: an entry that does not count.
enum class From { session, attempt, clinic, note, placement, elsewhere, in_doubt };

inline constexpr int pink = 1, fresh_red = 2, soaking = 3;  // not care: an order

struct Mark {
  From from{};
  std::uint32_t order = 0;
  std::uint32_t began = 0;             ///< place in the order of its beginning; for everything but a session the same
  Instant at;
  Day day;                             ///< on which it began
  Day felt_on;                         ///< on which it ended: days of rest count from here
  std::string step;
  std::optional<WidthTenthMm> width_tenth_mm;
  std::optional<std::int32_t> pain;    ///< the highest that is known; answered or not
  std::optional<std::int32_t> fear;
  bool pain_answered = false;          ///< asked and answered after the practice
  bool fear_answered = false;
  bool completed = false;              ///< not short, not stopped, not interrupted
  bool done = false;                   ///< came to its own end, also in a shorter version
  std::int32_t planned_s = 0, practised_s = 0;
  std::optional<bool> wanted;
  std::optional<record::Presence> presence;
  std::optional<record::Numbing> numbing;
  bool bleeding = false;               ///< not the period
  int redness = 0;                     ///< how much of it: 0 none, pink, fresh_red, soaking
  bool comfortable = false;            ///< clinic: it was comfortable
  bool practised = true;               ///< false: a session that was opened, and nothing of it done or said
  bool closed_for_pain = false;        ///< by the program: the pain was severe, whether it was noted again or not
};

/// The marks of one ladder, in the one order of events. Tries and later notes belong to the ladder that goes inside.
std::vector<Mark> marks_of(Ladder ladder, const record::Journey& journey);
/// The same, and on the ladders of the body (touch and inside) what was felt on the other of the two and in calm and release, as From::elsewhere.
std::vector<Mark> marks_with_the_other(Ladder ladder, const record::Journey& journey);

/// Practice on a later ladder: what was passed is practised with it.
struct Practised {
  std::uint32_t order = 0;
  Day day;
};
std::vector<Practised> practised_later(Ladder ladder, const record::Journey& journey);

/// The last answer before practice on a ladder on a day, up to a place in the order, or nullptr.
const record::Opening* answered_before(const record::Journey& journey, Ladder ladder, Day day, std::uint32_t before_order);

}  // namespace ebb::program::ladders
