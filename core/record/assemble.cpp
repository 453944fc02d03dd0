#include "core/record/assemble.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace ebb::record {
namespace {

// Sessions are put together before they are listed: their parts may stand in any order.
struct Parts {
  const Standing* started = nullptr;
  const Standing* ended = nullptr;
  std::vector<const Standing*> checks;
};

template <class T>
const T& as(const Standing& s) { return std::get<T>(*s.data); }

Origin origin_of(const Standing& s) { return {s.event->id, s.event->at, s.event->day, s.order}; }

class Assembler {
 public:
  Assembler(Resolved& resolved, Journey& journey) : resolved_(resolved), j_(journey) {}

  std::vector<Standing> run() {
    for (const Standing& s : resolved_.standing) {
      pauses_until(s.order);
      current_ = &s;
      std::visit([&](const auto& x) { take(x); }, *s.data);
    }
    pauses_until(UINT32_MAX);
    std::map<std::uint32_t, std::pair<Ulid, const Parts*>> in_order;
    for (const auto& [id, parts] : sessions_) in_order.emplace(first_of(parts)->order, std::pair(id, &parts));
    for (const auto& [order, session] : in_order) close_session(session.first, *session.second);
    return counted();
  }

 private:
  Resolved& resolved_;
  Journey& j_;
  const Standing* current_ = nullptr;
  std::map<Ulid, Parts> sessions_;
  std::size_t pauses_taken_ = 0;
  std::vector<bool> refused_ = std::vector<bool>(resolved_.standing.size());

  Origin origin() const { return origin_of(*current_); }

  void refuse(const Standing& s, ErrorId reason) {
    refused_[static_cast<std::size_t>(&s - resolved_.standing.data())] = true;
    resolved_.refused.push_back({s.event, reason});
  }

  void take(const AnswerGiven& x) { j_.answers.push_back({origin(), x}); }
  void take(const ClinicianYesStated& x) { j_.clinician_yes.push_back({origin(), x}); }
  void take(const GoalsSet& x) { j_.goals = x; }
  void take(const OpeningAnswered& x) { j_.openings.push_back({origin(), x}); }
  void take(const TryRecorded& x) { j_.tries.push_back({origin(), x}); }
  void take(const ClinicSessionRecorded& x) { j_.clinic_sessions.push_back({origin(), x}); }
  void take(const PlacementRecorded& x) { j_.placements.push_back({origin(), x}); }
  void take(const DayDescribed& x) { j_.days.push_back({origin(), x}); }
  void take(const DecisionPublished& x) { j_.published.push_back({origin(), x}); }
  void take(const EntryCorrected&) {}
  void take(const EntryWithdrawn&) {}

  // A step is named after its size: one id for two of them would be two widths for one step.
  bool a_size_is_there_twice(const DilatorSetEntered& x) const {
    std::vector<Ulid> ids;
    for (const DilatorItem& i : x.items) ids.push_back(i.item);
    for (const DilatorSet& s : j_.sets) {
      if (s.entered.set == x.set) continue;
      for (const DilatorItem& i : s.entered.items) ids.push_back(i.item);
    }
    std::stable_sort(ids.begin(), ids.end());
    return std::adjacent_find(ids.begin(), ids.end()) != ids.end();
  }

  void take(const DilatorSetEntered& x) {
    if (a_size_is_there_twice(x)) return refuse(*current_, ErrorId::size_entered_twice);
    const auto same = std::find_if(j_.sets.begin(), j_.sets.end(), [&](const DilatorSet& s) { return s.entered.set == x.set; });
    if (same == j_.sets.end()) j_.sets.push_back({origin(), x});
    else j_.replaced_sets.push_back(std::exchange(*same, {origin(), x}));
  }

  void take(const PreferenceSet& x) {
    const auto same = std::find_if(j_.preferences.begin(), j_.preferences.end(), [&](const PreferenceSet& p) { return p.name == x.name; });
    if (same == j_.preferences.end()) j_.preferences.push_back(x);
    else *same = x;
  }

  // A newer version of a kind that rules read may say anything: as cautious as a critical one.
  void take(const UnknownKind& x) { j_.update_needed = j_.update_needed || x.critical || known_version(x.kind); }

  void take(const SessionStarted& x) {
    Parts& parts = sessions_[x.session];
    if (parts.started) refuse(*current_, ErrorId::session_already_started);
    else parts.started = current_;
  }
  void take(const SessionEnded& x) {
    Parts& parts = sessions_[x.session];
    if (parts.ended) refuse(*current_, ErrorId::session_already_ended);
    else parts.ended = current_;
  }
  void take(const SessionChecked& x) { sessions_[x.session].checks.push_back(current_); }

  void take(const PauseBegan& x) { j_.pauses.push_back({origin(), x, {}}); }
  // Those that do not count, at their place among the others.
  void pauses_until(std::uint32_t order) {
    for (; pauses_taken_ < resolved_.pauses.size() && resolved_.pauses[pauses_taken_].order <= order; ++pauses_taken_) {
      const DoubtedPause& p = resolved_.pauses[pauses_taken_];
      const Day day = std::min(p.event->at.day(), j_.at.day());
      j_.pauses.push_back({{p.event->id, p.event->at, day, p.order}, p.began, p.order_known ? std::nullopt : ended_today(p.began)});
    }
  }
  std::optional<Day> ended_today(const PauseBegan& p) const {
    const Day today = j_.at.day();
    const bool ended = std::any_of(resolved_.standing.begin(), resolved_.standing.end(), [&](const Standing& s) {
      const auto* e = std::get_if<PauseEnded>(s.data);
      return e && s.event->day == today && (!e->ladder || e->ladder == p.ladder);
    });
    return ended ? std::optional(today) : std::nullopt;
  }

  // One of which nobody can tell whether it began before.
  bool may_end_one(const PauseEnded& x) const {
    return std::any_of(resolved_.pauses.begin(), resolved_.pauses.end(), [&](const DoubtedPause& p) { return !p.order_known && (!x.ladder || p.began.ladder == x.ladder); });
  }

  // Without a ladder every pause ends; with one, only the pauses of that ladder.
  void take(const PauseEnded& x) {
    bool any = false;
    for (Pause& p : j_.pauses) {
      if (p.last || (x.ladder && p.began.ladder != x.ladder)) continue;
      p.last = std::max(p.origin.day, current_->event->day);
      any = true;
    }
    if (!any && !may_end_one(x)) refuse(*current_, ErrorId::pause_not_open);
  }

  static const Standing* first_of(const Parts& parts) {
    if (parts.started) return parts.started;
    return parts.ended ? parts.ended : parts.checks.front();
  }

  void close_session(const Ulid& id, const Parts& parts) {
    if (!parts.started && !parts.ended) {
      for (const Standing* check : parts.checks) refuse(*check, ErrorId::session_unknown);
      return;
    }
    Session s{id, origin_of(*first_of(parts)), {}, {}, {}, {}};
    if (parts.started) s.started = as<SessionStarted>(*parts.started);
    for (const Standing* check : parts.checks) s.checks.push_back(as<SessionChecked>(*check));
    if (parts.ended) s.ended = as<SessionEnded>(*parts.ended), s.end = origin_of(*parts.ended);
    j_.sessions.push_back(std::move(s));
  }

  std::vector<Standing> counted() const {
    std::vector<Standing> out;
    for (std::size_t i = 0; i < refused_.size(); ++i) {
      if (!refused_[i]) out.push_back(resolved_.standing[i]);
    }
    return out;
  }
};

}  // namespace

std::vector<Standing> assemble(Resolved& resolved, Journey& journey) { return Assembler(resolved, journey).run(); }

}  // namespace ebb::record
