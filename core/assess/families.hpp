// Sets of families of practice, as questions and gates name them.
#pragma once
#include "core/record/journey.hpp"

namespace ebb::assess::families {

using record::Family;

using FamilySet = std::uint32_t;
constexpr FamilySet only(Family f) { return FamilySet{1} << static_cast<unsigned>(f); }
template <class... F>
constexpr FamilySet of(F... f) { return (only(f) | ...); }

inline constexpr FamilySet inside = only(Family::insertion);
inline constexpr FamilySet bodily = of(Family::release, Family::touch, Family::insertion, Family::together, Family::explore, Family::life, Family::sense);

}  // namespace ebb::assess::families
