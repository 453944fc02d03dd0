// The safety properties, checked by enumerating every input of every table and many whole records. A property that does not hold says for which input.
#pragma once
#include "core/program/decide.hpp"
#include "core/program/rules/registry.hpp"

namespace ebb::program {

struct Property {
  std::string name;
  bool holds = true;
  std::int64_t cases = 0;
  std::optional<std::string> counterexample;
};

/// total, exclusive, reachable, first match = exclusive conditions.
std::vector<Property> prove_table(const rules::Table& table);
/// What the rows of a session may lead to. The tables are arguments, so that a planted one can be shown to fail.
std::vector<Property> prove_sessions(const rules::Table& session, const rules::Table& outcome);
std::vector<Property> prove_standing(const rules::Table& standing);
/// Rings of every number, and the bands over every value.
std::vector<Property> prove_numbers();
/// Whole records, made up in every combination. The rules they are put to are arguments, so that a planted one can be shown to fail.
using WalkRule = ladders::Walk (*)(Ladder, const ladders::Ground&);
using DecideRule = Decided (*)(const ladders::Ground&);
/// Histories of that many sessions, on one ladder and across them.
inline constexpr std::int32_t proved_sessions = 3;  // not care: how far the proofs go
std::vector<Property> prove_histories(std::int32_t sessions = proved_sessions, WalkRule walk = ladders::walk);
std::vector<Property> prove_ladders(std::int32_t sessions = proved_sessions, DecideRule rule = decide);
/// Sizes are entered anew, or days pass with something felt elsewhere.
std::vector<Property> prove_records(WalkRule walk = ladders::walk);
/// Private answers, as they stand and as they held for a time, with practice in that time.
std::vector<Property> prove_private_safety();

/// One group of properties, so that a front end can time each.
struct ProofPart {
  std::string_view name;
  std::vector<Property> (*run)();
};
std::span<const ProofPart> proof();

struct PropertyDocument {
  std::string name;
  bool holds = true;
  std::int64_t cases = 0;
  std::optional<std::string> counterexample;
  std::optional<double> seconds;
};
struct ProofDocument {
  std::vector<PropertyDocument> properties;
};
template <class V>
void describe(V& v, PropertyDocument& x) {
  v.type("Property", "a safety property and how far it was checked");
  v.field("name", x.name, "what it says");
  v.field("holds", x.holds, "no case against it was found");
  v.field("cases", x.cases, "cases looked at");
  v.nullable("counterexample", x.counterexample, "the first case against it");
  v.optional("seconds", x.seconds, "time its group took; only with --timing");
}
template <class V>
void describe(V& v, ProofDocument& x) {
  v.type("Proof", "the safety properties");
  v.field("properties", x.properties, "all of them");
}

}  // namespace ebb::program
