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
constexpr auto allows = std::to_array<int>({0, 0, 2, 0, 0, 2, 0, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 3, 2, 2, 2, 2});
static_assert(allows.size() == EnumNames<Outcome>::names.size());

constexpr int lower_step = 1, same_step = 2;  // not care: see above

/// Every answer of a table, by the place of its point in the enumeration: the first dimension runs fastest.
class Answers {
 public:
  explicit Answers(const Table& t) : t_(t) {
    std::size_t stride = 1;
    for (const rules::Dimension& d : t.dimensions) strides_.push_back(stride), stride *= d.values.size();
    every_point(t, [&](const Point& p) {
      points_.push_back(p);
      rows_.push_back(static_cast<std::uint8_t>(rules::first_match(t, p)));
    });
  }
  std::size_t size() const { return points_.size(); }
  const Point& point(std::size_t i) const { return points_[i]; }
  std::uint8_t row(std::size_t i) const { return rows_[i]; }
  /// The same point with another value of one dimension.
  std::size_t with(std::size_t i, std::size_t dimension, std::uint8_t value) const { return i + (value - points_[i][dimension]) * strides_[dimension]; }
  std::string say_at(std::size_t i) const { return say(t_, points_[i]); }

 private:
  const Table& t_;
  std::vector<std::size_t> strides_;
  std::vector<Point> points_;
  std::vector<std::uint8_t> rows_;
};

/// A session and its context through both tables.
class Both {
 public:
  Both(const Table& session, const Table& outcome) : sessions_(session), outcomes_(outcome), rows_(session.rows.size()), kinds_(outcome.dimensions[0].values.size()), none_(static_cast<Outcome>(outcome.rows.size())) {}

  /// `context`: counts the points of the outcome table without its row, which comes from the session.
  Outcome run(std::size_t session, std::size_t context) const {
    const std::uint8_t row = sessions_.row(session);
    return row < rows_ ? static_cast<Outcome>(outcomes_.row(row + kinds_ * context)) : none_;
  }
  SessionRow row(std::size_t session) const { return static_cast<SessionRow>(sessions_.row(session)); }
  const Point& session(std::size_t i) const { return sessions_.point(i); }
  const Point& context(std::size_t k) const { return outcomes_.point(kinds_ * k); }
  std::size_t with(std::size_t session, std::size_t dimension, std::uint8_t value) const { return sessions_.with(session, dimension, value); }

  /// Every session that `which` picks, in every context.
  template <class Which, class F>
  void every(Which which, F f) const {
    for (std::size_t i = 0; i < sessions_.size(); ++i) {
      if (!which(sessions_.point(i))) continue;
      for (std::size_t k = 0; k < outcomes_.size() / kinds_; ++k) f(i, k);
    }
  }
  std::string say_both(std::size_t session, std::size_t context) const { return sessions_.say_at(session) + " | " + outcomes_.say_at(kinds_ * context); }

 private:
  Answers sessions_, outcomes_;
  std::size_t rows_, kinds_;
  Outcome none_;
};

int permits(Outcome o) { return static_cast<std::size_t>(o) < allows.size() ? allows[static_cast<std::size_t>(o)] : 0; }
bool moves_on(Outcome o) { return o == Outcome::advance || o == Outcome::reached || o == Outcome::end_of_set || o == Outcome::count_one; }
bool any_session(const Point&) { return true; }

namespace d = rules::session_dimension;
template <class E>
bool is(const Point& s, std::size_t dimension, E value) { return s[dimension] == rules::at(value); }

// The sessions of a sentence: not bleeding, with it; then pain and fear.
bool no_blood(const Point& s) { return is(s, d::bleeding, rules::Bleeding::none); }
bool here(const Point& s) { return no_blood(s) && !is(s, d::with_it, rules::WithIt::no); }
bool hard(const Point& s) {
  const bool pain = is(s, d::pain, rules::PainBand::hard), severe = is(s, d::pain, rules::PainBand::severe), fear = is(s, d::fear, rules::FearBand::high);
  return here(s) && !severe && (pain || fear);
}
bool felt_well_on_the_step(const Point& s) {
  return no_blood(s) && is(s, d::with_it, rules::WithIt::yes) && is(s, d::pain, rules::PainBand::comfortable) && is(s, d::fear, rules::FearBand::comfortable) &&
         is(s, d::where, rules::Where::on_the_step);
}

/// "These sessions lead to nothing but that", in every context.
template <class Which, class Right>
Property only_leads_to(const Both& both, std::string name, Which which, Right right) {
  Property p{std::move(name)};
  both.every(which, [&](std::size_t i, std::size_t k) {
    ++p.cases;
    if (!right(i, k)) against(p, [&] { return both.say_both(i, k); });
  });
  return p;
}

// `dimension` rises in harm up to `values`; what is unknown is not compared here.
Property never_higher(const Both& both, std::string name, std::size_t dimension, std::uint8_t values) {
  Property p{std::move(name)};
  both.every([&](const Point& s) { return s[dimension] == 0; }, [&](std::size_t i, std::size_t k) {
    int allowed = permits(both.run(i, k));
    for (std::uint8_t v = 1; v < values; ++v) {
      const std::size_t worse = both.with(i, dimension, v);
      ++p.cases;
      const int now = permits(both.run(worse, k));
      if (now > allowed) against(p, [&] { return both.say_both(worse, k); });
      allowed = now;
    }
  });
  return p;
}

bool unknown(const Point& s) {
  return is(s, d::pain, rules::PainBand::unknown) || is(s, d::fear, rules::FearBand::unknown) || is(s, d::with_it, rules::WithIt::unknown) || is(s, d::masked, rules::Masked::unknown);
}

Property missing_never_advances(const Both& both) {
  return only_leads_to(both, "an unanswered question never advances and never counts", unknown, [&](std::size_t i, std::size_t k) { return !moves_on(both.run(i, k)); });
}

Property outside_never_counts(const Both& both) {
  const auto outside = [](const Point& s) { return !is(s, d::where, rules::Where::on_the_step); };
  return only_leads_to(both, "what happened outside the plan never advances and never counts", outside, [&](std::size_t i, std::size_t k) { return !moves_on(both.run(i, k)); });
}

Property stop_never_worsens(const Both& both) {
  const auto full = [](const Point& s) { return is(s, d::time, rules::Time::full); };
  return only_leads_to(both, "stopping never worsens a decision", full, [&](std::size_t i, std::size_t k) {
    const Outcome stopped = both.run(both.with(i, d::time, rules::at(rules::Time::short_or_stopped)), k);
    return both.row(i) == SessionRow::row_7_comfortable ? permits(stopped) >= same_step : permits(stopped) >= permits(both.run(i, k));
  });
}

Property stop_never_advances(const Both& both) {
  const auto stopped = [](const Point& s) { return is(s, d::time, rules::Time::short_or_stopped); };
  return only_leads_to(both, "stopping never advances: without a full count before, nothing is offered", stopped, [&](std::size_t i, std::size_t k) {
    return both.context(k)[rules::outcome_dimension::count] == rules::at(rules::Count::full) || !moves_on(both.run(i, k));
  });
}

Property stop_keeps_the_count(const Both& both) {
  const auto stopped = [](const Point& s) {
    return felt_well_on_the_step(s) && (is(s, d::time, rules::Time::short_or_stopped) || is(s, d::masked, rules::Masked::yes)) && !is(s, d::masked, rules::Masked::unknown);
  };
  return only_leads_to(both, "a comfortable session that was stopped, short or numbed leaves the count as it was", stopped, [&](std::size_t i, std::size_t) { return both.row(i) == SessionRow::row_8_short_or_masked; });
}

Property comfort_counts(const Both& both) {
  const auto whole = [](const Point& s) { return felt_well_on_the_step(s) && is(s, d::time, rules::Time::full) && is(s, d::masked, rules::Masked::no); };
  return only_leads_to(both, "a whole comfortable session on the step, with her in it and nothing numbing, counts", whole, [&](std::size_t i, std::size_t k) { return moves_on(both.run(i, k)); });
}

Property bleeding_rests(const Both& both) {
  const auto bleeds = [](const Point& s) { return is(s, d::bleeding, rules::Bleeding::not_the_period); };
  return only_leads_to(both, "bleeding that is not the period rests or asks for care", bleeds, [&](std::size_t i, std::size_t k) {
    const Outcome o = both.run(i, k);
    return o == Outcome::care_now || o == Outcome::care_this_week || o == Outcome::rest_until_clear;
  });
}

Property absence_begins_again(const Both& both) {
  const auto away = [](const Point& s) { return no_blood(s) && is(s, d::with_it, rules::WithIt::no); };
  return only_leads_to(both, "far away or not wanted: the count begins again, or practice rests", away, [&](std::size_t i, std::size_t k) {
    const Outcome o = both.run(i, k);
    return o == Outcome::clinician_first || o == Outcome::grounding_first || o == Outcome::start_again;
  });
}

Property severe_never_ignored(const Both& both) {
  const auto severe = [](const Point& s) { return is(s, d::pain, rules::PainBand::severe); };
  return only_leads_to(both, "severe pain never advances, never counts, and where no earlier row decides it steps back", severe, [&](std::size_t i, std::size_t k) {
    const bool earlier = both.row(i) < SessionRow::row_4_severe_pain;
    const Outcome o = both.run(i, k);
    return !moves_on(o) && (earlier || permits(o) < same_step);
  });
}

Property hard_twice_steps_back(const Both& both) {
  const auto twice = [](const Point& s) { return hard(s) && is(s, d::before, rules::Before::hard); };
  return only_leads_to(both, "two hard sessions in a row step back", twice, [&](std::size_t i, std::size_t k) { return permits(both.run(i, k)) == lower_step; });
}

Property hard_once_begins_below(const Both& both) {
  const auto once = [](const Point& s) { return hard(s) && is(s, d::before, rules::Before::not_hard); };
  return only_leads_to(both, "after one hard session the next begins with something smaller", once, [&](std::size_t i, std::size_t k) { return both.run(i, k) == Outcome::begin_below; });
}

Property every_session_decided(const Both& both) {
  return only_leads_to(both, "every session has a decision", any_session, [&](std::size_t i, std::size_t k) { return static_cast<std::size_t>(both.run(i, k)) < allows.size(); });
}

Property lowest_has_a_decision(const Both& both) {
  return only_leads_to(both, "at the lowest place there is always a decision, and none goes below it", any_session, [&](std::size_t i, std::size_t k) {
    if (both.context(k)[rules::outcome_dimension::below] == rules::at(rules::Below::step)) return true;
    const Outcome o = both.run(i, k);
    return o != Outcome::step_back && o != Outcome::step_back_and_rest && static_cast<std::size_t>(o) < allows.size();
  });
}

Property nothing_beyond_the_goal(const Both& both) {
  return only_leads_to(both, "at her goal, or at the end of her set, nothing larger is proposed", any_session, [&](std::size_t i, std::size_t k) {
    return both.context(k)[rules::outcome_dimension::above] == rules::at(rules::Above::next_step) || both.run(i, k) != Outcome::advance;
  });
}

Property step_back_reachable(const Both& both) {
  Property p{"from every place a step back is reachable"};
  for (const rules::Below b : all_of<rules::Below>()) {
    bool found = false;
    both.every(any_session, [&](std::size_t i, std::size_t k) {
      if (found || both.context(k)[rules::outcome_dimension::below] != rules::at(b)) return;
      ++p.cases;
      found = permits(both.run(i, k)) == lower_step;
    });
    if (!found) against(p, [&] { return "below=" + std::string(name_of(b)); });
  }
  return p;
}

}  // namespace

std::vector<Property> prove_sessions(const Table& session, const Table& outcome) {
  const Both both(session, outcome);
  const auto pain_known = static_cast<std::uint8_t>(rules::PainBand::unknown), fear_known = static_cast<std::uint8_t>(rules::FearBand::unknown);
  return {never_higher(both, "more pain never leads to a higher step", d::pain, pain_known), never_higher(both, "more fear never leads to a higher step", d::fear, fear_known),
          missing_never_advances(both), outside_never_counts(both), stop_never_worsens(both), stop_never_advances(both), stop_keeps_the_count(both), comfort_counts(both),
          bleeding_rests(both), absence_begins_again(both), severe_never_ignored(both), hard_twice_steps_back(both), hard_once_begins_below(both),
          every_session_decided(both), lowest_has_a_decision(both), nothing_beyond_the_goal(both), step_back_reachable(both)};
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
