#include "core/program/ladders/past.hpp"

#include "core/program/ladders/steps.hpp"

namespace ebb::program::ladders {

namespace {

Then of_the_ladders(const assess::Then& x) {
  Then t{.pregnant_or_maybe = x.pregnant_or_maybe, .pregnancy_open = x.pregnancy_open, .after_menopause = x.after_menopause, .reduced_feeling = x.reduced_feeling};
  for (const Ladder l : all_of<Ladder>()) {
    const assess::FamilyThen& f = x.on(family_of(l));
    const auto i = static_cast<std::size_t>(l);
    t.closed[i] = l != Ladder::breathing && f.closed;
    t.held[i] = l != Ladder::breathing && f.held;
  }
  return t;
}

}  // namespace

Then Past::before(std::uint32_t order, Day day) const { return of_the_ladders(history_.before(order, day)); }
Then Past::on(Day day) const { return of_the_ladders(history_.on(day)); }

bool Past::paused(Ladder ladder, Day day) const { return history_.paused(family_of(ladder), day); }

}  // namespace ebb::program::ladders
