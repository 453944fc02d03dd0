#include "core/assess/history.hpp"

#include <algorithm>

#include "core/assess/care.hpp"
#include "core/assess/gates.hpp"
#include "core/assess/interview.hpp"

namespace ebb::assess {

namespace {

bool not_asked(GateReason r) { return r == GateReason::not_asked_yet || r == GateReason::asked_too_long_ago || r == GateReason::new_since_last; }

Then read(const Answers& a) {
  const PrivateSafety secret = private_safety(a);
  const std::vector<Care> all = care(a);
  const bool urgent = std::any_of(all.begin(), all.end(), [](const Care& c) { return c.urgency != Urgency::routine; });
  Then t{.families = {},
         .pregnant_or_maybe = pregnant_or_unknown(a),
         .pregnancy_open = asked(a, *find_question("safety.pregnant")) != Asked::fresh,
         .after_menopause = a.reports("safety.hormones", "menopause"),
         .reduced_feeling = reduced_feeling(a)};
  for (const Gate& g : gates_of_the_body(a, secret)) {
    const bool shut = g.state != GateState::open;
    t.families[static_cast<std::size_t>(g.family)] = {urgent || shut, urgent || (shut && !not_asked(g.reason))};
  }
  return t;
}

bool is_private(const Change& c) {
  if (const auto* a = std::get_if<const record::Answer*>(&c.what)) return (*a)->given.question.starts_with("private.");
  const auto* aside = std::get_if<const record::SetAside*>(&c.what);
  return aside && (*aside)->question.starts_with("private.");
}

bool by_place(const Change& a, const Change& b) { return a.place < b.place; }
bool by_day(const Change& a, const Change& b) { return a.day != b.day ? a.day < b.day : a.place < b.place; }

std::vector<Change> sorted(std::vector<Change> all, bool (*before)(const Change&, const Change&)) {
  std::stable_sort(all.begin(), all.end(), before);
  return all;
}

// A question with its follow-ups is one: they are read after it, or not at all.
std::string_view first_asked(std::string_view question) {
  const Question* q = find_question(question);
  while (q && !q->shown_if.question.empty()) q = find_question(question = q->shown_if.question);
  return question;
}

// What a change is about: a question, or the private ones together. Nothing for what no later answer replaces.
std::string_view about(const Change& c) {
  if (is_private(c)) return "private.";
  if (const auto* a = std::get_if<const record::Answer*>(&c.what)) return first_asked((*a)->given.question);
  const auto* aside = std::get_if<const record::SetAside*>(&c.what);
  return aside ? first_asked((*aside)->question) : std::string_view();
}

// From the day on which it could count. What was answered last counts last, also where an earlier answer carries a later day, from a clock that was
// ahead: as a pause that is ended is over.
std::vector<Change> from_their_days(const record::Journey& journey) {
  std::vector<Change> all = sorted(changes_of(journey), by_place);
  std::map<std::string_view, Day> latest;
  for (Change& c : all) {
    const std::string_view what = about(c);
    if (what.empty()) continue;
    const auto at = latest.emplace(what, c.day).first;
    at->second = c.day = std::max(at->second, c.day);
  }
  return sorted(std::move(all), by_day);
}

template <class Key, class Make>
const Then& once(std::map<Key, Then>& known, Key key, Make make) {
  const auto there = known.find(key);
  return there != known.end() ? there->second : known.emplace(key, make()).first->second;
}

}  // namespace

/// The answers, read as far as it came.
class History::Reading {
 public:
  Reading(const record::Journey& journey) : answers_(then_, {.magnets = magnets_in(journey)}) {
    then_.held = journey.held;
    then_.preferences = journey.preferences;
  }
  std::size_t taken() const { return taken_; }

  const Answers& until(const std::vector<Change>& changes, std::size_t end, Day day) {
    for (; taken_ < end; ++taken_) take(changes[taken_]);
    then_.at = Moment{Instant{std::int64_t{day.number} * ms_per_day}, 0};
    return answers_;
  }

 private:
  record::Journey then_;
  Answers answers_;
  std::size_t taken_ = 0;

  void take(const Change& c) {
    if (const auto* yes = std::get_if<const record::ClinicianYes*>(&c.what)) then_.clinician_yes.push_back(**yes);
    if (const auto* set = std::get_if<const record::DilatorSet*>(&c.what)) then_.sets.push_back(**set);
    const auto* aside = std::get_if<const record::SetAside*>(&c.what);
    if (!aside || (*aside)->order_known) answers_.take(c);
  }
};

/// A few of them, since the ladders ask one after the other and each goes forward in time: nothing is read again that one of them has read.
class History::Readings {
 public:
  Readings(const record::Journey& journey, std::vector<Change> changes) : journey_(journey), changes_(std::move(changes)) {}

  template <class In>
  const Answers& where(In in, Day day) {
    const auto end = static_cast<std::size_t>(std::partition_point(changes_.begin(), changes_.end(), in) - changes_.begin());
    return furthest(end).until(changes_, end, day);
  }

  std::vector<Day> private_days() const {
    std::vector<Day> days;
    for (const Change& c : changes_) {
      if (is_private(c) && (days.empty() || days.back() != c.day)) days.push_back(c.day);
    }
    return days;
  }

 private:
  static constexpr std::size_t most = 3;  // not care: one a day, one two days on, one to go back
  const record::Journey& journey_;
  std::vector<Change> changes_;
  std::vector<std::unique_ptr<Reading>> readings_;

  Reading& furthest(std::size_t end) {
    Reading* best = nullptr;
    for (const auto& r : readings_) {
      if (r->taken() <= end && (!best || r->taken() > best->taken())) best = r.get();
    }
    if (best) return *best;
    if (readings_.size() == most) readings_.erase(readings_.begin());
    return *readings_.emplace_back(std::make_unique<Reading>(journey_));
  }
};

History::History(const record::Journey& journey)
    : by_order_(std::make_unique<Readings>(journey, sorted(changes_of(journey), by_place))), by_day_(std::make_unique<Readings>(journey, from_their_days(journey))) {}
History::~History() = default;

const Then& History::before(std::uint32_t order, Day day) const {
  return once(before_, order, [&] { return read(by_order_->where([&](const Change& c) { return c.place < place_before(order); }, day)); });
}

const Then& History::on(Day day) const {
  return once(on_, day.number, [&] { return read(by_day_->where([&](const Change& c) { return c.day <= day; }, day)); });
}

bool History::paused(Family family, Day day) const {
  if (!holds_) {
    holds_.emplace();
    for (const Day d : by_day_->private_days()) {
      const PrivateSafety secret = private_safety(by_day_->where([&](const Change& c) { return c.day <= d; }, d));
      Holds& h = holds_->emplace_back(Holds{.from = d});
      for (const Family f : all_of<Family>()) h.families[static_cast<std::size_t>(f)] = holds(secret, f);
    }
  }
  const auto after = std::partition_point(holds_->begin(), holds_->end(), [&](const Holds& h) { return h.from <= day; });
  return after != holds_->begin() && std::prev(after)->families[static_cast<std::size_t>(family)];
}

bool gate_asked_between(const record::Journey& j, std::uint32_t after, std::uint32_t before) {
  record::Journey then;
  then.at = j.at;
  then.held = j.held;
  Answers answers(then, {.magnets = magnets_in(j)});
  for (const Change& c : changes_of(j)) {
    if (c.place < place_before(before)) answers.take(c);
  }
  bool answered = false;
  for (const Question& q : all_questions()) {
    if (q.module != Module::safety_gate || q.renew != Renew::with_the_gate || q.shown_if.with_magnets || !answers.shown(q)) continue;
    const record::Answer* a = answers.of(q.id);
    if (!a || a->origin.order <= after) return false;
    answered = answered || !a->given.skipped;
  }
  return answered;
}

}  // namespace ebb::assess
