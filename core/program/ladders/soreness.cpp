#include "core/program/ladders/soreness.hpp"

#include <algorithm>

#include "core/program/ladders/walk.hpp"

namespace ebb::program::ladders {

namespace {

using record::Note;

bool sore(const std::vector<Note>& notes) { return std::find(notes.begin(), notes.end(), Note::soreness_that_lasted) != notes.end(); }

// What made the question due. An answer of the day of severe pain says how it is on that day, and nothing yet about the next.
struct Due {
  std::int64_t order = 0;
  std::optional<Day> severe_on;

  bool ended_by(const record::Opening& o, Day today) const { return o.origin.order > order && (!severe_on || o.origin.day > *severe_on || o.origin.day >= today); }
};

std::vector<Due> all_due(const record::Journey& j, const Protocol& p) {
  std::vector<Due> all;
  for (const Ladder l : all_of<Ladder>()) {
    for (const Mark& m : marks_of(l, j)) {
      if (pain_band(m, p) == rules::PainBand::severe) all.push_back({m.order, m.felt_on});
    }
  }
  for (const record::Session& s : j.sessions) {
    if (s.ended && sore(s.ended->notes)) all.push_back({s.end ? s.end->order : s.origin.order, {}});
  }
  for (const record::Try& t : j.tries) {
    if (sore(t.recorded.notes)) all.push_back({t.origin.order, {}});
  }
  return all;
}

// What does not count may have hurt as much.
std::vector<Due> in_doubt(const record::Journey& j) {
  std::vector<Due> all;
  for (const record::NotCounted& n : j.not_counted) {
    if (n.hurt) all.push_back({std::int64_t{n.order} - 1, n.day});
  }
  return all;
}

}  // namespace

Soreness soreness_of(const record::Journey& j, const Protocol& p) {
  const record::Opening* answer = nullptr;
  for (const record::Opening& o : j.openings) {
    if (!o.answered.notes_since_last.empty() && (!answer || o.origin.order > answer->origin.order)) answer = &o;
  }
  if (answer && sore(answer->answered.notes_since_last)) return {true, answer->origin.day};
  const auto still = [&](const Due& d) { return !answer || !d.ended_by(*answer, j.at.day()); };
  const std::vector<Due> due = all_due(j, p), doubted = in_doubt(j);
  return {std::any_of(due.begin(), due.end(), still) || std::any_of(doubted.begin(), doubted.end(), still), {}};
}

}  // namespace ebb::program::ladders
