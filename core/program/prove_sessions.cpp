#include <algorithm>

#include "core/program/prove_points.hpp"
#include "core/program/rules/outcome.hpp"
#include "core/program/rules/standing.hpp"

namespace ebb::program {

namespace {

using rules::Outcome;
using rules::Point;
using rules::SessionRow;
using rules::Table;

// What each outcome allows next: 0 nothing, 1 lower, 2 the same, 3 higher. In the order of Outcome.
// not care: an order, not a quantity
constexpr auto allows = std::to_array<int>({0, 0, 0, 2, 0, 0, 2, 0, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 3, 2, 2, 2, 2});
static_assert(allows.size() == EnumNames<Outcome>::names.size());

constexpr int same_step = 2;  // not care: see above

/// Every answer of a table, looked up by its point.
class Lookup {
 public:
  explicit Lookup(const Table& t) : t_(t) {
    every_point(t, [&](const Point& p) {
      points_.push_back(p);
      rows_.push_back(static_cast<std::uint8_t>(rules::first_match(t, p)));
    });
  }
  std::uint8_t row(const Point& p) const {
    std::size_t index = 0;
    for (std::size_t d = t_.dimensions.size(); d-- > 0;) index = index * t_.dimensions[d].values.size() + p[d];
    return rows_[index];
  }
  const std::vector<Point>& points() const { return points_; }

 private:
  const Table& t_;
  std::vector<Point> points_;
  std::vector<std::uint8_t> rows_;
};

/// A session and its context through both tables.
class Both {
 public:
  Both(const Table& session, const Table& outcome) : s_(session), o_(outcome), rows_(session), outcomes_(outcome) {}

  /// `context`: the point of the outcome table, its row not yet known.
  Outcome run(const Point& session, Point context) const {
    context[0] = rows_.row(session);
    return context[0] < s_.rows.size() ? static_cast<Outcome>(outcomes_.row(context)) : static_cast<Outcome>(o_.rows.size());
  }
  SessionRow row(const Point& session) const { return static_cast<SessionRow>(rows_.row(session)); }

  template <class F>
  void every(F f) const {
    for (const Point& context : outcomes_.points()) {
      if (context[0] != 0) continue;
      for (const Point& session : rows_.points()) f(session, context);
    }
  }
  std::string say_both(const Point& session, const Point& context) const { return say(s_, session) + " | " + say(o_, context); }

 private:
  const Table& s_;
  const Table& o_;
  Lookup rows_, outcomes_;
};

int permits(Outcome o) { return static_cast<std::size_t>(o) < allows.size() ? allows[static_cast<std::size_t>(o)] : 0; }
bool moves_on(Outcome o) { return o == Outcome::advance || o == Outcome::reached || o == Outcome::end_of_set || o == Outcome::count_one; }

// `dimension` rises in harm up to `values`; what is unknown is not compared here.
Property never_higher(const Both& both, std::string name, std::size_t dimension, std::uint8_t values) {
  Property p{std::move(name)};
  both.every([&](const Point& s, const Point& c) {
    if (s[dimension] != 0) return;
    Point worse = s;
    int allowed = permits(both.run(s, c));
    for (std::uint8_t v = 1; v < values; ++v) {
      worse[dimension] = v;
      ++p.cases;
      const int now = permits(both.run(worse, c));
      if (now > allowed) against(p, [&] { return both.say_both(worse, c); });
      allowed = now;
    }
  });
  return p;
}

bool unknown(const Point& s) {
  using namespace rules::session_dimension;
  return s[pain] == rules::at(rules::PainBand::unknown) || s[fear] == rules::at(rules::FearBand::unknown) || s[with_it] == rules::at(rules::WithIt::unknown) ||
         s[masked] == rules::at(rules::Masked::unknown);
}

Property missing_never_advances(const Both& both) {
  Property p{"an unanswered question never advances and never counts"};
  both.every([&](const Point& s, const Point& c) {
    if (!unknown(s)) return;
    ++p.cases;
    if (moves_on(both.run(s, c))) against(p, [&] { return both.say_both(s, c); });
  });
  return p;
}

Property outside_never_counts(const Both& both) {
  Property p{"what happened outside the plan never advances and never counts"};
  both.every([&](const Point& s, const Point& c) {
    if (s[rules::session_dimension::where] == rules::at(rules::Where::on_the_step)) return;
    ++p.cases;
    if (moves_on(both.run(s, c))) against(p, [&] { return both.say_both(s, c); });
  });
  return p;
}

Property stop_never_worsens(const Both& both) {
  Property p{"stopping never worsens a decision"};
  both.every([&](const Point& s, const Point& c) {
    if (s[rules::session_dimension::time] != rules::at(rules::Time::full)) return;
    Point stopped = s;
    stopped[rules::session_dimension::time] = rules::at(rules::Time::short_or_stopped);
    ++p.cases;
    const Outcome full = both.run(s, c), short_one = both.run(stopped, c);
    const bool counted = both.row(s) == SessionRow::row_7_comfortable;
    if (counted ? permits(short_one) < same_step : permits(short_one) < permits(full)) against(p, [&] { return both.say_both(stopped, c); });
  });
  return p;
}

Property stop_never_advances(const Both& both) {
  Property p{"stopping never advances: without a full count before, nothing is offered"};
  both.every([&](const Point& s, const Point& c) {
    const bool stopped = s[rules::session_dimension::time] == rules::at(rules::Time::short_or_stopped);
    if (!stopped || c[rules::outcome_dimension::count] == rules::at(rules::Count::full)) return;
    ++p.cases;
    if (moves_on(both.run(s, c))) against(p, [&] { return both.say_both(s, c); });
  });
  return p;
}

Property red_flag_in_session(const Both& both) {
  Property p{"a red flag or a hold wins over every row"};
  both.every([&](const Point& s, const Point& c) {
    if (s[0] == rules::at(rules::Standing::open)) return;
    ++p.cases;
    if (both.run(s, c) != Outcome::not_today) against(p, [&] { return both.say_both(s, c); });
  });
  return p;
}

Property severe_never_ignored(const Both& both) {
  Property p{"severe pain never advances, never counts, and where no earlier row decides it steps back"};
  using namespace rules::session_dimension;
  both.every([&](const Point& s, const Point& c) {
    if (s[pain] != rules::at(rules::PainBand::severe)) return;
    ++p.cases;
    const bool earlier = both.row(s) < SessionRow::row_4_severe_pain;
    const Outcome o = both.run(s, c);
    if (moves_on(o) || (!earlier && permits(o) >= same_step)) against(p, [&] { return both.say_both(s, c); });
  });
  return p;
}

Property lowest_has_a_decision(const Both& both) {
  Property p{"at the lowest place there is always a decision, and none goes below it"};
  both.every([&](const Point& s, const Point& c) {
    if (c[rules::outcome_dimension::below] == rules::at(rules::Below::step)) return;
    ++p.cases;
    const Outcome o = both.run(s, c);
    const bool lower = o == Outcome::step_back || o == Outcome::step_back_and_rest;
    if (lower || static_cast<std::size_t>(o) >= allows.size()) against(p, [&] { return both.say_both(s, c); });
  });
  return p;
}

Property nothing_beyond_the_goal(const Both& both) {
  Property p{"at her goal, or at the end of her set, nothing larger is proposed"};
  both.every([&](const Point& s, const Point& c) {
    if (c[rules::outcome_dimension::above] == rules::at(rules::Above::next_step)) return;
    ++p.cases;
    if (both.run(s, c) == Outcome::advance) against(p, [&] { return both.say_both(s, c); });
  });
  return p;
}

Property step_back_reachable(const Both& both) {
  Property p{"from every place a step back is reachable"};
  for (const rules::Below b : all_of<rules::Below>()) {
    bool found = false;
    both.every([&](const Point& s, const Point& c) {
      if (found || c[rules::outcome_dimension::below] != rules::at(b)) return;
      ++p.cases;
      found = permits(both.run(s, c)) == 1;
    });
    if (!found) against(p, [&] { return "below=" + std::string(name_of(b)); });
  }
  return p;
}

}  // namespace

std::vector<Property> prove_sessions(const Table& session, const Table& outcome) {
  const Both both(session, outcome);
  using namespace rules::session_dimension;
  const auto pain_known = static_cast<std::uint8_t>(rules::PainBand::unknown), fear_known = static_cast<std::uint8_t>(rules::FearBand::unknown);
  return {never_higher(both, "more pain never leads to a higher step", pain, pain_known), never_higher(both, "more fear never leads to a higher step", fear, fear_known),
          missing_never_advances(both), outside_never_counts(both), stop_never_worsens(both), stop_never_advances(both), red_flag_in_session(both),
          severe_never_ignored(both), lowest_has_a_decision(both), nothing_beyond_the_goal(both), step_back_reachable(both)};
}

std::vector<Property> prove_standing(const Table& t) {
  using namespace rules::standing_dimension;
  Property flag{"a red flag wins over every other reason of today, once everything is known"}, open{"only when every question of row 1 is answered well is a ladder open"},
      unknown_holds{"what row 1 does not know holds"};
  const std::size_t open_row = static_cast<std::size_t>(rules::StandingRow::open), flag_row = static_cast<std::size_t>(rules::StandingRow::red_flag);
  every_point(t, [&](const Point& p) {
    const std::size_t row = rules::first_match(t, p);
    ++open.cases;
    const bool well = std::all_of(p.begin(), p.end(), [](std::uint8_t v) { return v == 0; });
    if ((row == open_row) != well) against(open, [&] { return say(t, p); });
    if (p[known] == rules::at(rules::Known::all) && p[red_flag] != rules::at(rules::RedFlag::none)) {
      ++flag.cases;
      if (row != flag_row) against(flag, [&] { return say(t, p); });
    }
    const bool missing = p[known] != rules::at(rules::Known::all) || p[yes] == rules::at(rules::YesToday::not_asked) || p[news] == rules::at(rules::News::unanswered) || p[sore] == rules::at(rules::Sore::unanswered);
    if (missing) {
      ++unknown_holds.cases;
      if (row == open_row) against(unknown_holds, [&] { return say(t, p); });
    }
  });
  return {flag, open, unknown_holds};
}

}  // namespace ebb::program
