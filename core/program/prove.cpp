#include "core/program/prove.hpp"

#include "core/program/rules/outcome.hpp"
#include "core/program/rules/standing.hpp"

namespace ebb::program {

namespace {

std::vector<Property> tables() {
  std::vector<Property> out;
  for (const rules::Table* t : rules::all_tables()) {
    for (Property& p : prove_table(*t)) out.push_back(std::move(p));
  }
  return out;
}
std::vector<Property> sessions() { return prove_sessions(rules::session_table, rules::outcome_table); }
std::vector<Property> standing() { return prove_standing(rules::standing_table); }

constexpr auto parts = std::to_array<ProofPart>({{"tables", tables}, {"sessions", sessions}, {"standing", standing}, {"numbers", prove_numbers}, {"histories", [] { return prove_histories(); }}, {"ladders", [] { return prove_ladders(); }}, {"records", [] { return prove_records(); }}, {"private safety", [] { return prove_private_safety(); }}});

}  // namespace

std::span<const ProofPart> proof() { return parts; }

}  // namespace ebb::program
