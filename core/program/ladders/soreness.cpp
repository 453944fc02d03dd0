#include "core/program/ladders/soreness.hpp"

#include <algorithm>

#include "core/program/ladders/walk.hpp"

namespace ebb::program::ladders {

namespace {

using record::Note;

bool sore(const std::vector<Note>& notes) { return std::find(notes.begin(), notes.end(), Note::soreness_that_lasted) != notes.end(); }

// The newest place in the order at which it has to be asked.
class Asked {
 public:
  Asked(const record::Journey& j, const Protocol& p) {
    for (const Ladder l : all_of<Ladder>()) {
      for (const Mark& m : marks_of(l, j)) {
        if (pain_band(m, p) == rules::PainBand::severe) at(m.order);
      }
    }
    for (const record::Session& s : j.sessions) {
      if (s.ended && sore(s.ended->notes)) at(s.end ? s.end->order : s.origin.order);
    }
    for (const record::Try& t : j.tries) {
      if (sore(t.recorded.notes)) at(t.origin.order);
    }
  }
  bool after(std::uint32_t order) const { return newest_ && *newest_ > order; }
  bool ever() const { return newest_.has_value(); }

 private:
  std::optional<std::uint32_t> newest_;
  void at(std::uint32_t order) { newest_ = std::max(newest_.value_or(order), order); }
};

}  // namespace

Soreness soreness_of(const record::Journey& j, const Protocol& p) {
  const record::Opening* answer = nullptr;
  for (const record::Opening& o : j.openings) {
    if (!o.answered.notes_since_last.empty() && (!answer || o.origin.order > answer->origin.order)) answer = &o;
  }
  const Asked asked(j, p);
  if (!answer) return {asked.ever(), {}};
  if (sore(answer->answered.notes_since_last)) return {true, answer->origin.day};
  return {asked.after(answer->origin.order), {}};
}

}  // namespace ebb::program::ladders
