// What others may see of a record: every practice, every decision, every gate with its cautions.
#pragma once
#include "core/program/prove.hpp"
#include "core/program/today_document.hpp"

namespace ebb::program {

struct Shown {
  TodayDocument today;
  assess::AssessmentDocument assessment;
};
Shown shown(const record::Journey& journey);
std::string bytes(const Shown& all);

/// The rule is an argument, so that a planted one can be shown to fail.
using ShowRule = Shown (*)(const record::Journey&);
Property prove_nothing_but_pauses(ShowRule show);
Property prove_looks_like_a_pause(ShowRule show);
/// Private answers that held for a time and hold no more, or still do: what is counted over them.
Property prove_past_holds(ShowRule show);

}  // namespace ebb::program
