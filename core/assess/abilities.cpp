#include "core/assess/abilities.hpp"

namespace ebb::assess {
namespace {

template <class Q>
std::optional<Q> quantity(const Answers& a, const std::string& question) {
  const auto n = a.number(question);
  const auto q = n ? Q::make(*n) : Result<Q>(std::unexpected(Error{}));
  return q ? std::optional<Q>(*q) : std::nullopt;
}

AbilityRung rung(const Answers& a, Ability what) {
  const std::string id = "possible." + std::string(name_of(what));
  AbilityRung r{.what = what, .possible = enum_named<Possible>(a.choice(id)).value_or(Possible::not_asked)};
  r.pain = quantity<Pain0to10>(a, id + ".pain");
  r.fear = quantity<Fear0to100>(a, id + ".fear");
  r.width_tenth_mm = quantity<WidthTenthMm>(a, id + ".width");
  if (const record::Answer* given = a.of(id)) r.asked = given->origin.day;
  return r;
}

}  // namespace

std::vector<AbilityRung> abilities(const Answers& answers) {
  std::vector<AbilityRung> rungs;
  for (const Ability what : all_of<Ability>()) rungs.push_back(rung(answers, what));
  return rungs;
}

std::optional<WidthTenthMm> comfortable_width(const std::vector<AbilityRung>& rungs) {
  std::optional<WidthTenthMm> widest;
  for (const AbilityRung& r : rungs) {
    if (r.possible == Possible::comfortable && r.width_tenth_mm && (!widest || *r.width_tenth_mm > *widest)) widest = r.width_tenth_mm;
  }
  return widest;
}

}  // namespace ebb::assess
