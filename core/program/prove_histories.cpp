// Short histories in every combination, through the whole engine, with the smallest admissible count so that moves come as soon as they ever can.
#include <algorithm>

#include "core/program/prove_points.hpp"

namespace ebb::program {

namespace {

using record::Closed;

// not care: the shape of the enumeration
constexpr std::int32_t first_day = 20'000, hour_ms = 3'600'000;
constexpr auto day_steps = std::to_array<std::int32_t>({0, 1, -1, 8});
constexpr auto place_steps = std::to_array<std::int32_t>({-1, 0, 1, 2});
constexpr std::int32_t widths[] = {120, 140, 160, 180, 200};
constexpr std::int32_t severe_pain = 8, mild_fear = 10, full_s = 600;

enum class Felt { comfortable, stopped, severe, unanswered };
/// What may come beside it.
enum class Beside { nothing, bleeding, far_away };

Ulid numbered(std::uint64_t n) {
  std::array<std::uint8_t, 10> chance{};
  return Ulid::make(n, chance);
}

/// One history: a record that grows by sessions and is looked at after each.
class History {
 public:
  History() {
    for (const record::Compartment c : all_of<record::Compartment>()) j_.held.push_back(c);
    record::DilatorSetEntered set;
    set.set = numbered(1);
    for (const std::int32_t w : widths) set.items.push_back({numbered(static_cast<std::uint64_t>(w)), "", *WidthTenthMm::make(w), {}, {}});
    j_.sets.push_back({{}, set});
  }

  void session(std::int32_t day, std::size_t place, Felt felt, Beside beside = Beside::nothing) {
    const std::uint32_t order = static_cast<std::uint32_t>(j_.sessions.size() + j_.openings.size()) + 1;
    const record::Origin o{numbered(order), Moment{Instant{std::int64_t{day} * ms_per_day + hour_ms * 12 + order}, 0}, Day{day}, order};  // not care: noon
    record::Opening yes{o, {.ladder = Ladder::dilator, .yes_today = true, .anything_new = {record::NewSince::nothing}, .notes_since_last = {record::Note::nothing}}};
    j_.openings.push_back(yes);
    record::Session s{.session = o.event, .origin = o};
    s.origin.order = order + 1;
    s.ended = ended(place, felt);
    if (beside == Beside::bleeding) s.ended->notes = {record::Note::pink_spotting};
    if (beside == Beside::far_away) s.ended->presence = record::Presence::far_away_or_numb;
    j_.sessions.push_back(s);
  }
  void drop() { j_.sessions.pop_back(), j_.openings.pop_back(); }

  ladders::Walk walk(const Protocol& p, WalkRule rule) const {
    const ladders::Ground g{j_, assessment_, p};
    return rule(Ladder::dilator, g);
  }
  std::string step(std::size_t place) const { return steps()[std::min(place, steps().size() - 1)]; }

 private:
  record::Journey j_;
  assess::Assessment assessment_ = open_to_all();
  mutable std::vector<std::string> steps_;

  static assess::Assessment open_to_all() {
    assess::Assessment a;
    for (const Family f : all_of<Family>()) a.gates.push_back({.family = f, .state = assess::GateState::open, .reason = assess::GateReason::open});
    return a;
  }
  const std::vector<std::string>& steps() const {
    if (steps_.empty()) {
      const auto s = ladders::steps_of(Ladder::dilator, j_, Protocol{}, {});
      for (const ladders::Place& p : s.places) steps_.push_back(p.steps.front());
    }
    return steps_;
  }
  record::SessionEnded ended(std::size_t place, Felt felt) const {
    record::SessionEnded e;
    e.ladder = Ladder::dilator;
    e.step = step(place);
    e.closed = felt == Felt::stopped ? Closed::stopped : Closed::completed;
    e.planned_s = e.practised_s = Seconds::of<full_s>();
    if (felt != Felt::unanswered) e.worst_pain = *Pain0to10::make(felt == Felt::severe ? severe_pain : 0), e.highest_fear = *Fear0to100::make(mild_fear);
    e.wanted = true;
    e.presence = record::Presence::here;
    e.numbing = record::Numbing::none;
    e.notes = {record::Note::nothing};
    return e;
  }
};

struct Findings {
  Property no_skip{"no size is ever skipped"};
  Property once_a_day{"never two upward moves on one local day"};
  Property unanswered{"an unanswered session never moves up and never counts"};
  Property stopped{"a stopped session never moves up, never counts and never leads lower"};
  Property severe_back{"after severe pain the place is never higher, and practice inside rests"};
  Property more_harm{"bleeding or being far away beside severe pain never leads to a higher place than severe pain alone"};
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
        for (const Felt felt : {Felt::comfortable, Felt::stopped, Felt::severe, Felt::unanswered}) take(before, days, places, felt, left);
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
    if (felt == Felt::severe) compare(after, day, place);
    if (up) after.moved_up_on = day;
    explore(after, left - 1);
    history_.drop();
    path_ = said;
  }

  void compare(const Before& alone, std::int32_t day, std::int32_t place) {
    for (const Beside beside : {Beside::bleeding, Beside::far_away}) {
      history_.drop();
      history_.session(day, static_cast<std::size_t>(place), Felt::severe, beside);
      expect(f_.more_harm, walked().place <= alone.walk.place);
    }
    history_.drop();
    history_.session(day, static_cast<std::size_t>(place), Felt::severe);
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
