// Records in which something else happens than a session on the ladder: sizes entered anew, days away, and what was felt elsewhere meanwhile.
#include <algorithm>
#include <functional>

#include "core/program/prove_points.hpp"
#include "core/program/prove_record.hpp"

namespace ebb::program {

namespace {

// not care: the shape of the enumeration
constexpr std::int32_t severe = 8, some = 3;
constexpr auto widths = std::to_array<std::int32_t>({120, 180, 200});
constexpr auto entered_later = std::to_array<std::int32_t>({100, 130, 150, 160, 170, 190, 220});
constexpr auto wider_by = std::to_array<std::int32_t>({-40, -10, 10, 20, 60});
constexpr auto days_without = std::to_array<std::int32_t>({5, 6, 7, 8, 9, 14, 30});
constexpr std::int32_t at_each = 2;

/// A record in which practice inside goes on, and where she stands in it.
class Record {
 public:
  void set(const std::vector<Size>& all) { record_.sizes(first_day, all); }
  void inside(std::int32_t day, std::int32_t size, std::string_view part) {
    record::SessionEnded e = comfortable(Ladder::dilator, step_of(size, part));
    e.width_tenth_mm = *WidthTenthMm::make(size);
    record_.yes_inside(day);
    record_.session(day, std::move(e));
  }
  void elsewhere(std::int32_t day, Ladder ladder, std::string_view step, std::int32_t pain, bool spotting) {
    record::SessionEnded e = comfortable(ladder, std::string(step));
    e.worst_pain = *Pain0to10::make(pain);
    if (spotting) e.notes = {record::Note::pink_spotting};
    record_.session(day, std::move(e));
  }

  ladders::Walk walk(std::int32_t day, const Protocol& p, WalkRule rule) {
    record_.look(day);
    return rule(Ladder::dilator, {record_.journey, open_, p});
  }
  /// The place Today would lead to on that day.
  std::size_t stands(std::int32_t day, const Protocol& p, WalkRule rule) {
    const ladders::Walk w = walk(day, p, rule);
    const ladders::Ground g{record_.journey, open_, p};
    switch (rules::decide(ladders::gap_facts(w, g, Day{day}, UINT32_MAX))) {
      case rules::GapRow::gate_again: return 0;
      case rules::GapRow::place_anew: return ladders::placement(w.steps, g, UINT32_MAX, {w.away_since, Day{day}}).place;
      case rules::GapRow::step_lower_once: return w.place == 0 ? 0 : w.place - 1;
      case rules::GapRow::no_gap: break;
    }
    return w.place;
  }

 private:
  MadeUp record_;
  assess::Assessment open_ = open_to_all();
};

Protocol quick() {
  const Override two{"comfortable_sessions", evidence::comfortable_sessions.absolute_min};
  return *Protocol::make({&two, 1});
}

struct Case {
  std::string said;
  Record record;
  std::int32_t next_day = first_day;
  std::int32_t widest = 0;  ///< that was whole inside her

  void inside(std::int32_t size, std::string_view part, std::int32_t times) {
    for (std::int32_t i = 0; i < times; ++i) record.inside(next_day++, size, part);
    if (times > 0 && part == "whole") widest = std::max(widest, size);
    said += " " + std::to_string(size) + " " + std::string(part) + " x" + std::to_string(times) + ";";
  }
};

struct Part {
  std::int32_t size;
  std::string_view name;
};

// After the way up, whatever was held of these, in this order, none to enough of each.
void every_practice(std::span<const Part> way_up, std::span<const Part> parts, const std::function<void(const Case&)>& f) {
  const std::int32_t ways = at_each + 1;
  std::int32_t all = 1;
  for (std::size_t i = 0; i < parts.size(); ++i) all *= ways;
  for (std::int32_t code = 0; code < all; ++code) {
    Case c;
    c.record.set(named_by_width(widths));
    for (const Part& part : way_up) c.inside(part.size, part.name, at_each);
    std::int32_t rest = code;
    for (const Part& part : parts) c.inside(part.size, part.name, rest % ways), rest /= ways;
    f(c);
  }
}

Property sizes_entered_later(const Protocol& p, WalkRule walk) {
  Property out{"a size entered later, or entered anew with another width, is no comfort with it"};
  const auto look = [&](Case c, const std::vector<Size>& now, const std::string& what) {
    c.record.set(now);
    const ladders::Walk w = c.record.walk(c.next_day, p, walk);
    const ladders::Place& place = w.steps.places[w.place];
    ++out.cases;
    if (place.whole && place.width_tenth_mm && place.width_tenth_mm->value() > c.widest) against(out, [&] { return c.said + what; });
  };
  const auto look_at_all = [&](const Case& c) {
    for (const std::int32_t width : entered_later) {
      std::vector<Size> now = named_by_width(widths);
      now.push_back({width, width});
      look(c, now, " entered " + std::to_string(width));
    }
    for (std::size_t i = 0; i < widths.size(); ++i) {
      for (const std::int32_t by : wider_by) {
        std::vector<Size> now = named_by_width(widths);
        now[i].width_tenth_mm += by;
        look(c, now, " " + std::to_string(now[i].name) + " is " + std::to_string(now[i].width_tenth_mm));
      }
    }
  };
  // not care: places of a size
  constexpr auto by_leaps = std::to_array<Part>({{widths[0], "opening"}, {widths[0], "whole"}, {widths[1], "opening"}, {widths[1], "whole"}, {widths[2], "whole"}});
  constexpr auto way_up = std::to_array<Part>({{widths[0], "opening"}, {widths[0], "tip"}, {widths[0], "half"}, {widths[0], "whole"}, {widths[1], "opening"}, {widths[1], "tip"}, {widths[1], "half"}});
  constexpr auto wholes = std::to_array<Part>({{widths[0], "whole"}, {widths[1], "whole"}, {widths[2], "whole"}});

  every_practice({}, by_leaps, look_at_all);
  for (std::size_t up_to = 1; up_to <= way_up.size(); ++up_to) every_practice(std::span(way_up).first(up_to), wholes, look_at_all);
  return out;
}

// A week counts as one, and what hurt or bled in it on another ladder makes nothing larger.
Property felt_elsewhere_meanwhile(const Protocol& p, WalkRule walk) {
  Property out{"days away are days away: pain or bleeding elsewhere meanwhile never leads higher"};
  struct Felt {
    Ladder ladder;
    std::string_view step;
    std::int32_t pain;
    bool spotting;
  };
  constexpr auto felt = std::to_array<Felt>({{Ladder::breathing, "calm.breathing", severe, false}, {Ladder::release, "release.reverse_kegel", severe, false}, {Ladder::breathing, "calm.breathing", some, false},
                                             {Ladder::touch, "touch.look", severe, false}, {Ladder::touch, "touch.look", 0, true}, {Ladder::touch, "touch.look", severe, true}});
  constexpr auto parts = std::to_array<Part>({{widths[0], "opening"}, {widths[0], "tip"}, {widths[0], "half"}, {widths[0], "whole"}});  // a way that leads on
  every_practice({}, parts, [&](const Case& c) {
    for (const std::int32_t away : days_without) {
      Case without = c;
      const std::int32_t day = c.next_day - 1 + away;
      const std::size_t place = without.record.stands(day, p, walk);
      for (const Felt& x : felt) {
        for (const std::int32_t on : {c.next_day, c.next_day - 1 + away / 2}) {  // not care: at the beginning, and in the middle
          Case with = c;
          with.record.elsewhere(on, x.ladder, x.step, x.pain, x.spotting);
          ++out.cases;
          if (with.record.stands(day, p, walk) > place) against(out, [&] { return c.said + " away " + std::to_string(away) + ", " + std::string(x.step) + " pain " + std::to_string(x.pain) + (x.spotting ? ", spotting" : ""); });
        }
      }
    }
  });
  return out;
}

}  // namespace

std::vector<Property> prove_records(WalkRule walk) {
  const Protocol p = quick();
  return {sizes_entered_later(p, walk), felt_elsewhere_meanwhile(p, walk)};
}

}  // namespace ebb::program
