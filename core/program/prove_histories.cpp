// Short histories in every combination, through the whole engine, with the smallest admissible count so that moves come as soon as they ever can.
#include <algorithm>

#include "core/program/prove_points.hpp"
#include "core/program/prove_record.hpp"

namespace ebb::program {

namespace {

// not care: the shape of the enumeration
constexpr auto day_steps = std::to_array<std::int32_t>({0, 1, -1, 8});
constexpr auto place_steps = std::to_array<std::int32_t>({-1, 0, 1, 2});
constexpr std::int32_t widths[] = {120, 140, 160, 180, 200};
constexpr std::int32_t severe_pain = 8, hard_pain = 5, high_fear = 90, compared_while_left = 2;

enum class Felt { comfortable, stopped, severe, unanswered, hard, afraid };
constexpr auto all_felt = std::to_array({Felt::comfortable, Felt::stopped, Felt::severe, Felt::unanswered, Felt::hard, Felt::afraid});
constexpr auto explored = std::to_array({Felt::comfortable, Felt::stopped, Felt::severe, Felt::unanswered});
/// What may come beside it.
enum class Beside { nothing, bleeding, far_away };

/// One history: a record that grows by sessions and is looked at after each.
class History {
 public:
  History() {
    record_.sizes(first_day, named_by_width(widths));
    for (const ladders::Place& p : ladders::steps_of(Ladder::dilator, record_.journey, Protocol{}, {}).places) steps_.push_back(p.steps.front());
  }

  void session(std::int32_t day, std::size_t place, Felt felt, Beside beside = Beside::nothing) {
    record_.yes_inside(day);
    record_.session(day, ended(place, felt, beside));
  }
  void drop() { record_.journey.sessions.pop_back(), record_.journey.openings.pop_back(); }

  ladders::Walk walk(const Protocol& p, WalkRule rule) const { return rule(Ladder::dilator, {record_.journey, assessment_, p}); }

 private:
  MadeUp record_;
  assess::Assessment assessment_ = open_to_all();
  std::vector<std::string> steps_;

  record::SessionEnded ended(std::size_t place, Felt felt, Beside beside) const {
    record::SessionEnded e = comfortable(Ladder::dilator, steps_[std::min(place, steps_.size() - 1)]);
    if (felt == Felt::stopped) e.closed = record::Closed::stopped;
    if (felt == Felt::severe) e.worst_pain = *Pain0to10::make(severe_pain);
    if (felt == Felt::hard) e.worst_pain = *Pain0to10::make(hard_pain);
    if (felt == Felt::afraid) e.highest_fear = *Fear0to100::make(high_fear);
    if (felt == Felt::unanswered) e.worst_pain.reset(), e.highest_fear.reset();
    if (beside == Beside::bleeding) e.notes = {record::Note::pink_spotting};
    if (beside == Beside::far_away) e.presence = record::Presence::far_away_or_numb;
    return e;
  }
};

struct Findings {
  Property no_skip{"no size is ever skipped"};
  Property once_a_day{"never two upward moves on one local day"};
  Property unanswered{"an unanswered session never moves up and never counts"};
  Property stopped{"a stopped session never moves up, never counts and never leads lower"};
  Property severe_back{"after severe pain the place is never higher, and practice inside rests"};
  Property more_harm{"bleeding or being far away beside whatever was felt never leads higher, counts more or begins larger than that alone"};
  Property keeps_a_place{"there is always a place on the ladder"};
};

struct Before {
  ladders::Walk walk;
  std::int32_t day;
  std::int32_t moved_up_on;  ///< local day of the last upward move; before the first day: none
};

class Explorer {
 public:
  explicit Explorer(WalkRule walk) : walk_(walk) {
    const Override two{"comfortable_sessions", evidence::comfortable_sessions.absolute_min};
    protocol_ = *Protocol::make({&two, 1});
  }

  std::vector<Property> run(std::int32_t depth) {
    for (std::int32_t i = 0; i < protocol_.comfortable_sessions; ++i) history_.session(first_day + i, 0, Felt::comfortable);
    explore({walked(), first_day + protocol_.comfortable_sessions - 1, 0}, depth);
    return {f_.no_skip, f_.once_a_day, f_.unanswered, f_.stopped, f_.severe_back, f_.more_harm, f_.keeps_a_place};
  }

 private:
  WalkRule walk_;
  Protocol protocol_;
  History history_;
  Findings f_;
  std::string path_;

  ladders::Walk walked() const { return history_.walk(protocol_, walk_); }

  void explore(const Before& before, std::int32_t left) {
    if (left == 0) return;
    for (const std::int32_t days : day_steps) {
      for (const std::int32_t places : place_steps) {
        for (const Felt felt : explored) take(before, days, places, felt, left);
        if (left >= compared_while_left) compare(before.day + days, static_cast<std::int32_t>(before.walk.place) + places);
      }
    }
  }

  void take(const Before& before, std::int32_t days, std::int32_t places, Felt felt, std::int32_t left) {
    const std::int32_t place = static_cast<std::int32_t>(before.walk.place) + places;
    if (place < 0) return;
    const std::int32_t day = before.day + days;
    const std::string said = path_;
    path_ += " day " + std::to_string(day - first_day) + " place " + std::to_string(place) + " felt " + std::to_string(static_cast<int>(felt)) + ";";
    history_.session(day, static_cast<std::size_t>(place), felt);
    Before after{walked(), day, before.moved_up_on};
    const bool up = after.walk.place > before.walk.place && !restored(before.walk, after.walk);
    check(before, after, felt, up);
    if (up) after.moved_up_on = day;
    explore(after, left - 1);
    history_.drop();
    path_ = said;
  }

  // The same session, with and without what came beside it.
  void compare(std::int32_t day, std::int32_t place) {
    if (place < 0) return;
    for (const Felt felt : all_felt) {
      const ladders::Walk alone = after_session(day, place, felt, Beside::nothing);
      for (const Beside beside : {Beside::bleeding, Beside::far_away}) {
        const std::string said = path_;
        path_ += " day " + std::to_string(day - first_day) + " place " + std::to_string(place) + " felt " + std::to_string(static_cast<int>(felt)) + " beside " + std::to_string(static_cast<int>(beside)) + ";";
        expect(f_.more_harm, no_higher(after_session(day, place, felt, beside), alone));
        path_ = said;
      }
    }
  }

  ladders::Walk after_session(std::int32_t day, std::int32_t place, Felt felt, Beside beside) {
    history_.session(day, static_cast<std::size_t>(place), felt, beside);
    ladders::Walk w = walked();
    history_.drop();
    return w;
  }

  bool no_higher(const ladders::Walk& worse, const ladders::Walk& alone) const {
    if (worse.place != alone.place) return worse.place < alone.place;
    return worse.count <= alone.count && (!worse.full(protocol_) || alone.full(protocol_)) && (worse.begin_below || !alone.begin_below);
  }

  // Coming back to one's own place after a gap is no upward move.
  static bool restored(const ladders::Walk& before, const ladders::Walk& after) { return before.return_to && after.place == *before.return_to; }

  void expect(Property& p, bool holds) {
    ++p.cases;
    if (!holds) against(p, [&] { return path_; });
  }

  void check(const Before& before, const Before& after, Felt felt, bool up) {
    const ladders::Walk &b = before.walk, &a = after.walk;
    expect(f_.no_skip, a.place <= b.place + 1);
    expect(f_.once_a_day, !up || after.day != before.moved_up_on);
    expect(f_.keeps_a_place, a.place < a.steps.places.size());
    if (felt == Felt::unanswered) expect(f_.unanswered, a.count <= b.count);
    if (felt == Felt::stopped) expect(f_.stopped, a.count <= b.count && (a.place >= b.place || a.return_to.has_value()));
    if (felt == Felt::severe) expect(f_.severe_back, a.place <= b.place && a.rest_until && *a.rest_until > Day{after.day});
  }
};

}  // namespace

std::vector<Property> prove_histories(std::int32_t sessions, WalkRule walk) { return Explorer(walk).run(sessions); }

}  // namespace ebb::program
