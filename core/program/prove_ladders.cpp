// What one ladder does to another: short histories on release, touch and inside in every combination, and a way on from each of them.
#include <algorithm>

#include "core/program/prove_points.hpp"
#include "core/program/prove_record.hpp"
#include "core/program/today.hpp"

namespace ebb::program {

namespace {

// not care: the shape of the enumeration
constexpr std::int32_t whole_day_minutes = 20, depth_way_on = 2, way_on_days = 24, spacing_max = 12, later_max = 6;
constexpr std::int32_t severe_pain = 8, hard_pain = 5;
constexpr std::int32_t widths[] = {120, 140, 160};

enum class Felt { comfortable, hard, severe, away };

/// A record of sessions, and what is decided and planned on a day. Calm and release are done, and something inside is wanted.
class Life {
 public:
  explicit Life(DecideRule rule) : rule_(rule) {
    record_.sizes(first_day, named_by_width(widths));
    record_.journey.goals = record::GoalsSet{.goals = {{record::GoalKind::tampon, {}, {}}}};
    for (std::int32_t i = 0; i < evidence::opening_sessions; ++i) {
      session(Ladder::breathing, "calm.breathing", Felt::comfortable, first_day + i);
      session(Ladder::release, "release.reverse_kegel", Felt::comfortable, first_day + i);
    }
  }

  void session(Ladder ladder, const std::string& step, Felt felt, std::int32_t day) {
    record::SessionEnded e = comfortable(ladder, step);
    if (felt == Felt::hard) e.worst_pain = *Pain0to10::make(hard_pain);
    if (felt == Felt::severe) e.worst_pain = *Pain0to10::make(severe_pain);
    if (felt == Felt::away) e.presence = record::Presence::far_away_or_numb;
    record_.session(day, std::move(e));
  }
  void forget(std::size_t sessions) { record_.journey.sessions.resize(record_.journey.sessions.size() - sessions); }
  std::size_t sessions() const { return record_.journey.sessions.size(); }

  Decided decided(std::int32_t day) { return rule_(on(day)); }
  Plan planned(std::int32_t day, const Decided& d) { return plan(on(day), d, whole_day_minutes); }
  std::optional<std::int32_t> away(Ladder l, std::int32_t day) {
    const ladders::Ground g = on(day);
    return ladders::days_away(ladders::walk(l, g), g, Day{day});
  }

 private:
  DecideRule rule_;
  MadeUp record_;
  assess::Assessment assessment_ = open_to_all();
  Protocol protocol_;

  ladders::Ground on(std::int32_t day) {
    record_.look(day);
    return {record_.journey, assessment_, protocol_};
  }
};

// What a yes would lead to, where only the yes is missing.
const Decision& effective(const Decided& d, Ladder l) { return d.on(l).when_yes ? *d.on(l).when_yes : d.on(l).decision; }

bool may_practise(const Decided& d, Ladder l, std::int32_t day) {
  const Decision& on = effective(d, l);
  const auto* back = std::get_if<StepBack>(&on.move);
  return permission(on.move) > 0 && !(back && back->family_before) && (!on.earliest_day || *on.earliest_day <= Day{day});
}
bool held_by(const Decided& d, Ladder l, std::string_view gate) {
  const auto* hold = std::get_if<Hold>(&effective(d, l).move);
  return hold && hold->gate == gate;
}
// Open, or waiting for a clinician, also where the family before is what waits.
bool goes_on(const Decided& d, Ladder l, std::int32_t day) {
  const auto* back = std::get_if<StepBack>(&effective(d, l).move);
  if (back && back->family_before && held_by(d, *back->family_before, "severe_pain_again")) return true;
  return may_practise(d, l, day) || held_by(d, l, "severe_pain_again");
}
bool any_hold(const Decided& d, Ladder l) { return permission(effective(d, l).move) == 0; }

struct Findings {
  Property touch_rests{"severe pain in release, on touch or inside rests touch and practice inside the day after"};
  Property severe_twice{"severe pain twice in the window, in release, on touch or inside, holds touch and practice inside until a clinician"};
  Property away_twice{"far away twice in the window, on touch or inside, holds practice inside"};
  Property hard_touch{"while touch was led lower nothing inside is proposed, and the decision holds it too"};
  Property something{"every day some practice is proposed"};
  Property way_on{"from every state comfortable practice of what is proposed leads on, unless a clinician is asked for"};
};

class Explorer {
 public:
  Explorer(std::int32_t sessions, DecideRule rule) : life_(rule), depth_(sessions) {}

  std::vector<Property> run() {
    explore(first_day + evidence::opening_sessions, depth_);
    touch_was_done();
    explore(day_after_touch_, depth_way_on);
    return {f_.touch_rests, f_.severe_twice, f_.away_twice, f_.hard_touch, f_.something, f_.way_on};
  }

 private:
  Life life_;
  Findings f_;
  std::string path_;
  std::vector<std::pair<Ladder, Felt>> said_;
  std::int32_t day_after_touch_ = 0, depth_;

  // Touch practised until it was reached.
  void touch_was_done() {
    std::int32_t day = first_day + evidence::opening_sessions;
    for (const char* step : {"touch.look", "touch.outside", "touch.opening"}) {
      for (std::int32_t i = 0; i < evidence::comfortable_sessions; ++i) life_.session(Ladder::touch, step, Felt::comfortable, day++);
    }
    day_after_touch_ = day;
  }

  void explore(std::int32_t day, std::int32_t left) {
    look(day);
    if (left >= depth_ - depth_way_on || day_after_touch_ != 0) go_on(day);
    if (left == 0) return;
    for (const auto& [ladder, step] : {std::pair{Ladder::release, "release.reverse_kegel"}, std::pair{Ladder::touch, "touch.look"}, std::pair{Ladder::dilator, "insert.fingertip"}}) {
      for (const Felt felt : {Felt::comfortable, Felt::hard, Felt::severe, Felt::away}) {
        const std::string before = path_;
        path_ += " " + std::string(step) + " felt " + std::to_string(static_cast<int>(felt)) + ";";
        life_.session(ladder, step, felt, day);
        said_.emplace_back(ladder, felt);
        explore(day + 1, left - 1);
        said_.pop_back();
        life_.forget(1);
        path_ = before;
      }
    }
  }

  void expect(Property& p, bool holds) {
    ++p.cases;
    if (!holds) against(p, [&] { return path_; });
  }
  std::ptrdiff_t times(Felt felt) const {
    const Ladder from = felt == Felt::severe ? Ladder::release : Ladder::touch;  // pain is pain; being far away while letting go is another matter
    return std::count_if(said_.begin(), said_.end(), [&](const auto& x) { return x.first >= from && x.second == felt; });
  }

  void look(std::int32_t day) {
    const Decided d = life_.decided(day);
    const bool hurt = !said_.empty() && said_.back().second == Felt::severe;
    if (hurt) expect(f_.touch_rests, !may_practise(d, Ladder::touch, day) && !may_practise(d, Ladder::dilator, day));
    if (times(Felt::severe) > 1) expect(f_.severe_twice, held_by(d, Ladder::touch, "severe_pain_again") && held_by(d, Ladder::dilator, "severe_pain_again"));
    if (times(Felt::away) > 1) expect(f_.away_twice, any_hold(d, Ladder::dilator));
    const Plan p = life_.planned(day, d);
    expect(f_.something, !p.practices.empty());
    const auto* lower = std::get_if<StepBack>(&effective(d, Ladder::touch).move);
    const bool inside = std::any_of(p.practices.begin(), p.practices.end(), [](const Practice& x) { return x.ladder == Ladder::dilator; });
    if (lower && !lower->once) expect(f_.hard_touch, !inside && !may_practise(d, Ladder::dilator, day));
  }

  // She does what is proposed, comfortably, day after day.
  void go_on(std::int32_t day) {
    const std::size_t before = life_.sessions();
    bool ever_empty = false;
    for (const std::int32_t last = day + way_on_days; day < last; ++day) {
      const Plan p = life_.planned(day, life_.decided(day));
      ever_empty = ever_empty || p.practices.empty();
      for (const Practice& x : p.practices) life_.session(x.ladder, x.step, Felt::comfortable, day);
    }
    const Decided d = life_.decided(day);
    const auto all = all_of<Ladder>();
    expect(f_.way_on, !ever_empty && may_practise(d, Ladder::breathing, day) && std::all_of(all.begin(), all.end(), [&](Ladder l) { return goes_on(d, l, day); }));
    life_.forget(life_.sessions() - before);
  }
};

constexpr auto one_of_each = std::to_array<std::pair<Ladder, const char*>>({{Ladder::breathing, "calm.breathing"}, {Ladder::release, "release.reverse_kegel"}, {Ladder::touch, "touch.look"}, {Ladder::dilator, "insert.fingertip"}});

// Severe pain in any practice, and again in any practice, at every spacing.
Property severe_anywhere(DecideRule rule) {
  Property p{"severe pain twice in the window, in any two practices, breathing among them, holds touch and practice inside until a clinician"};
  for (const auto& [first, first_step] : one_of_each) {
    for (const auto& [again, again_step] : one_of_each) {
      for (std::int32_t days = 0; days <= evidence::severe_again_days; ++days) {
        Life life(rule);
        const std::int32_t day = first_day + evidence::opening_sessions;
        life.session(first, first_step, Felt::severe, day);
        life.session(again, again_step, Felt::severe, day + days);
        const std::int32_t later = day + days + later_max;
        const Decided d = life.decided(later);
        const Plan planned = life.planned(later, d);
        const bool held = held_by(d, Ladder::touch, "severe_pain_again") && held_by(d, Ladder::dilator, "severe_pain_again");
        const bool proposed = std::any_of(planned.practices.begin(), planned.practices.end(), [](const Practice& x) { return x.ladder >= Ladder::touch; });
        ++p.cases;
        if (!held || proposed) against(p, [&] { return std::string(first_step) + ", and " + again_step + " " + std::to_string(days) + " days later"; });
      }
    }
  }
  return p;
}

// Touch once, then inside at every spacing: what was passed is practised with what comes later.
Property passed_with_later() {
  Property p{"days away from touch count from the newest practice on touch or inside"};
  for (std::int32_t spacing = 1; spacing <= spacing_max; ++spacing) {
    Life life(decide);
    std::int32_t day = first_day + evidence::opening_sessions;
    life.session(Ladder::touch, "touch.look", Felt::comfortable, day);
    for (std::int32_t n = 0; n < later_max; ++n) {
      day += spacing;
      life.session(Ladder::dilator, "insert.fingertip", Felt::comfortable, day);
      for (std::int32_t later = 0; later <= evidence::gap_place_days; ++later) {
        ++p.cases;
        if (life.away(Ladder::touch, day + later) != later || life.away(Ladder::dilator, day + later) != later) against(p, [&] { return std::to_string(spacing) + " days apart, " + std::to_string(later) + " later"; });
      }
    }
  }
  return p;
}

}  // namespace

std::vector<Property> prove_ladders(std::int32_t sessions, DecideRule rule) {
  std::vector<Property> all = Explorer(sessions, rule).run();
  all.push_back(severe_anywhere(rule));
  all.push_back(passed_with_later());
  return all;
}

}  // namespace ebb::program
