// The Journey: everything the log says, folded. Everything shown or advised is computed from this and the time.
#pragma once
#include "core/record/event.hpp"

namespace ebb::record {

/// Common to everything that came from one event. `order` is its place in the one order of events.
struct Origin {
  Ulid event;
  Moment at;
  Day day;
  std::uint32_t order = 0;
};

struct Answer {
  Origin origin;
  AnswerGiven given;
};
struct ClinicianYes {
  Origin origin;
  ClinicianYesStated stated;
};
struct DilatorSet {
  Origin origin;
  DilatorSetEntered entered;
};
struct Opening {
  Origin origin;
  OpeningAnswered answered;
};
/// A session from start to end; at least one of `started` and `ended` is there. Without `ended` it is still open or was lost: it counts as
/// interrupted, nothing felt is invented.
struct Session {
  Ulid session;
  Origin origin;  ///< of its start (or of its end, when the start is not held)
  std::optional<SessionStarted> started;
  std::vector<SessionChecked> checks;
  std::optional<SessionEnded> ended;
  std::optional<Origin> end;
};
struct Try {
  Origin origin;
  TryRecorded recorded;
};
struct ClinicSession {
  Origin origin;
  ClinicSessionRecorded recorded;
};
struct Placement {
  Origin origin;
  PlacementRecorded recorded;
};
struct DayNote {
  Origin origin;
  DayDescribed described;
};
/// A pause, from its first day to `last`, the day it was ended on; `last` is absent while it lasts.
struct Pause {
  Origin origin;
  PauseBegan began;
  std::optional<Day> last;
};
struct Published {
  Origin origin;
  DecisionPublished decision;
};

/// An answer that does not count: refused, or dated later than now. Whatever was answered before it is no longer certain.
struct SetAside {
  std::string question;
  std::uint32_t order = 0;   ///< answers whose order is smaller were given before it
  bool order_known = true;   ///< false: its clock ran so far ahead that nobody can tell what came before it
  std::optional<Day> day = {};  ///< on which it was written, today at the latest; absent: the day of what stands before it
  bool operator==(const SetAside&) const = default;
};

/// An entry that bears on practice and does not count, so that nobody knows what it says: dated a little later than now, refused, or not readable. What was
/// comfortable before it counts no more.
struct NotCounted {
  std::uint32_t order = 0;  ///< entries whose order is smaller came before it
  Day day;
  bool holds = false;       ///< its time has not come, or it is of today or yesterday: touch and practice inside wait
  bool hurt = false;        ///< pain or soreness may be in it
  bool operator==(const NotCounted&) const = default;
};

/// An event or line that counts for nothing, and why.
struct Refused {
  std::string id;                    ///< of the event, empty when it could not be read
  std::optional<std::int64_t> line;  ///< where the log came as lines; counts from 1
  std::string reason;                ///< an error id
};

/// Entries of a clock that is ahead of now: to be seen, and counting for nothing until their time comes.
struct Ahead {
  std::vector<Session> sessions;
  std::vector<Try> tries;
  std::vector<DayNote> days;
};

struct Journey {
  Moment at;                                 ///< the moment it was folded for
  std::int64_t events = 0;                   ///< that count
  std::vector<Compartment> held;             ///< compartments this reader holds
  bool update_needed = false;                ///< a critical event of an unknown kind is in the log
  std::vector<Answer> answers;               ///< all, in order; the last of a question counts
  std::vector<SetAside> set_aside;           ///< answers that do not count, in order; not part of the document
  std::vector<NotCounted> not_counted;       ///< in order; not part of the document
  std::vector<ClinicianYes> clinician_yes;   ///< all, in order
  std::optional<GoalsSet> goals;             ///< the last
  std::vector<DilatorSet> sets;              ///< the last of each set id, in order of first entry
  std::vector<DilatorSet> replaced_sets;     ///< their entries before that, in order; not part of the document
  std::vector<Opening> openings;
  std::vector<Session> sessions;             ///< in order of start
  std::vector<Try> tries;
  std::vector<ClinicSession> clinic_sessions;
  std::vector<Placement> placements;
  std::vector<DayNote> days;
  std::vector<Pause> pauses;                 ///< also one that does not count: until it is ended, withdrawn or its time has come, it rests all the same
  std::vector<Published> published;
  std::vector<PreferenceSet> preferences;    ///< the last of each name
  std::vector<Refused> refused;
  std::vector<Ulid> from_the_future;         ///< kept, but counting for nothing until their time comes
  Ahead ahead;                               ///< those of them that a diary shows

  bool holds(Compartment c) const;
  /// Something that does not count holds touch and practice inside.
  bool practice_not_counted() const;
  /// The last answer to a question, or nullptr when it was never asked. A skipped one is returned as skipped.
  const Answer* answer(std::string_view question) const;
};

}  // namespace ebb::record
