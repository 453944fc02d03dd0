#include "core/program/prove.hpp"

#include <gtest/gtest.h>

#include "core/program/rules/outcome.hpp"
#include "core/program/rules/standing.hpp"

namespace ebb::program {
namespace {

using namespace rules;

void expect_all_hold(const std::vector<Property>& properties) {
  for (const Property& p : properties) {
    EXPECT_TRUE(p.holds) << p.name << ": " << p.counterexample.value_or("");
    EXPECT_GT(p.cases, 0) << p.name;
  }
}
bool some_fails(const std::vector<Property>& properties) {
  for (const Property& p : properties) {
    if (!p.holds && p.counterexample) return true;
  }
  return false;
}

TEST(Prove, EveryTableIsTotalExclusiveAndReachable) {
  for (const Table* t : all_tables()) expect_all_hold(prove_table(*t));
}
TEST(Prove, SessionProperties) { expect_all_hold(prove_sessions(session_table, outcome_table)); }
TEST(Prove, StandingProperties) { expect_all_hold(prove_standing(standing_table)); }
TEST(Prove, Numbers) { expect_all_hold(prove_numbers()); }
TEST(Prove, Histories) { expect_all_hold(prove_histories()); }
TEST(Prove, PrivateSafetyLooksLikeAPause) { expect_all_hold(prove_private_safety()); }

// Planted: the session table with one row left out. Each must be found, with a case against it.
class PlantedRow : public testing::TestWithParam<std::string_view> {};
TEST_P(PlantedRow, IsFound) {
  std::vector<Row> rows;
  for (const Row& r : session_table.rows) {
    if (r.rule != GetParam()) rows.push_back(r);
    else rows.push_back({r.rule, {}, 0});  // keeps the numbering, never holds
  }
  const Table planted{"planted", session_dimensions, rows};
  EXPECT_TRUE(some_fails(prove_sessions(planted, outcome_table)) || some_fails(prove_table(planted)));
}
#ifdef EBB_SANITIZED  // each plant enumerates millions of cases; the plain build tries them all
INSTANTIATE_TEST_SUITE_P(Prove, PlantedRow, testing::Values("row_4_severe_pain"));
#else
INSTANTIATE_TEST_SUITE_P(Prove, PlantedRow,
                         testing::Values("row_1_not_today", "row_2_bleeding", "row_3_not_with_it", "row_4_severe_pain", "row_5_hard_twice", "row_6_hard_once", "outside_the_plan", "row_8_short_or_masked", "row_9_everything_else"));
#endif

TEST(Prove, AnUnsafeRowIsFoundWithItsCase) {
  std::vector<Row> rows(session_table.rows.begin(), session_table.rows.end());
  // Planted: comfortable whatever the numbing, and with unanswered fear.
  rows[static_cast<std::size_t>(SessionRow::row_7_comfortable)] = row("row_7_comfortable", only(only(session_dimension::pain, PainBand::comfortable), session_dimension::time, Time::full));
  const Table planted{"planted", session_dimensions, rows};
  const auto found = prove_sessions(planted, outcome_table);
  bool missing_found = false;
  for (const Property& p : found) missing_found = missing_found || (!p.holds && p.name.starts_with("an unanswered question") && p.counterexample->find("unknown") != std::string::npos);
  EXPECT_TRUE(missing_found);
}

TEST(Prove, AStandingTableThatForgetsTheYesIsFound) {
  std::vector<Row> rows;
  for (const Row& r : standing_table.rows) rows.push_back(r.rule == "no_yes_today" ? Row{r.rule, {}, 0} : r);
  const Table planted{"planted", standing_dimensions, rows};
  EXPECT_TRUE(some_fails(prove_standing(planted)));
}

}  // namespace
}  // namespace ebb::program
