#include "core/program/rules/registry.hpp"

#include "core/program/rules/at_home.hpp"
#include "core/program/rules/foundation.hpp"
#include "core/program/rules/gap.hpp"
#include "core/program/rules/outcome.hpp"
#include "core/program/rules/placement.hpp"
#include "core/program/rules/session.hpp"
#include "core/program/rules/standing.hpp"

namespace ebb::program::rules {

namespace {
constexpr std::array<const Table*, 7> registered{&standing_table, &session_table, &outcome_table, &gap_table, &placement_table, &foundation_table, &at_home_table};
static_assert(total_exclusive_reachable(standing_table));
static_assert(total_exclusive_reachable(session_table));
static_assert(total_exclusive_reachable(outcome_table));
static_assert(total_exclusive_reachable(gap_table));
static_assert(total_exclusive_reachable(placement_table));
static_assert(total_exclusive_reachable(foundation_table));
static_assert(total_exclusive_reachable(at_home_table));
}  // namespace

std::span<const Table* const> all_tables() { return registered; }

}  // namespace ebb::program::rules
