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

// Another finger, or what an examination was done with, is not told apart in what she records: nothing is claimed of them.
std::optional<Ability> practised_with(const record::SessionEnded& e) {
  if (e.step == "insert.swab") return Ability::cotton_swab;
  if (e.step == "insert.fingertip") return Ability::own_finger;
  return e.ladder == record::Ladder::dilator ? std::optional(Ability::dilator) : std::nullopt;
}
std::optional<Ability> tried(record::TryKind what) {
  switch (what) {
    case record::TryKind::dilator: return Ability::dilator;
    case record::TryKind::swab: return Ability::cotton_swab;
    case record::TryKind::tampon:
    case record::TryKind::cup: return Ability::tampon_or_cup;
    case record::TryKind::sex:
    case record::TryKind::toy: return Ability::penis_or_toy;
    default: return std::nullopt;
  }
}

/// Puts what came after an answer beside it.
class Since {
 public:
  Since(std::vector<AbilityRung>& rungs, const Answers& answers) : rungs_(rungs), answers_(answers), newest_(rungs.size()) {}

  void take(std::optional<Ability> what, const record::Origin& o, PractisedSince p) {
    if (!what) return;
    const auto n = static_cast<std::size_t>(*what);
    const record::Answer* asked = answers_.of("possible." + std::string(name_of(*what)));
    if ((asked && asked->origin.order > o.order) || newest_[n] > o.order) return;
    newest_[n] = o.order;
    rungs_[n].practised = std::move(p);
  }

 private:
  std::vector<AbilityRung>& rungs_;
  const Answers& answers_;
  std::vector<std::uint32_t> newest_;
};

// What was not wanted says nothing about what is possible.
bool unwanted(const std::optional<bool>& wanted) { return wanted && !*wanted; }

void add_practised(std::vector<AbilityRung>& rungs, const Answers& answers) {
  const record::Journey& j = answers.journey();
  Since since(rungs, answers);
  for (const record::Session& s : j.sessions) {
    if (!s.ended || !s.end || s.ended->practised_s.value() == 0 || unwanted(s.ended->wanted)) continue;
    since.take(practised_with(*s.ended), *s.end, {s.origin.day, false, s.ended->width_tenth_mm, s.ended->worst_pain, s.ended->highest_fear});
  }
  for (const record::Try& t : j.tries) {
    if (!unwanted(t.recorded.wanted)) since.take(tried(t.recorded.what), t.origin, {t.origin.day, true, t.recorded.width_tenth_mm, t.recorded.worst_pain, t.recorded.highest_fear});
  }
}

}  // namespace

std::vector<AbilityRung> abilities(const Answers& answers) {
  std::vector<AbilityRung> rungs;
  for (const Ability what : all_of<Ability>()) rungs.push_back(rung(answers, what));
  add_practised(rungs, answers);
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
