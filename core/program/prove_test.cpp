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
/// The property of that name was found not to hold, with a case against it.
bool fails(const std::vector<Property>& properties, std::string_view name) {
  for (const Property& p : properties) {
    if (p.name == name) return !p.holds && p.counterexample;
  }
  ADD_FAILURE() << "no property is called " << name;
  return false;
}

TEST(Prove, EveryTableIsTotalExclusiveAndReachable) {
  for (const Table* t : all_tables()) expect_all_hold(prove_table(*t));
}
TEST(Prove, SessionProperties) { expect_all_hold(prove_sessions(session_table, outcome_table)); }
TEST(Prove, StandingProperties) { expect_all_hold(prove_standing(standing_table)); }
TEST(Prove, Numbers) { expect_all_hold(prove_numbers()); }
// Under sanitizers the same code with shorter histories; the whole ones run in the other builds.
#ifdef EBB_SANITIZED
constexpr std::int32_t sessions = proved_sessions - 1;
#else
constexpr std::int32_t sessions = proved_sessions;
#endif
TEST(Prove, Histories) { expect_all_hold(prove_histories(sessions)); }
TEST(Prove, Ladders) { expect_all_hold(prove_ladders(sessions)); }
TEST(Prove, Records) { expect_all_hold(prove_records()); }
TEST(Prove, PrivateSafetyLooksLikeAPause) { expect_all_hold(prove_private_safety()); }

// Planted: the session table with one row left out. The property that is about this row must fail, with a case against it.
struct Plant {
  std::string_view row, property;
};
constexpr auto plants = std::to_array<Plant>({
    {"row_2_bleeding", "bleeding that is not the period rests or asks for care"},
    {"row_3_not_with_it", "far away or not wanted: the count begins again, or practice rests"},
    {"row_4_severe_pain", "severe pain never advances, never counts, and where no earlier row decides it steps back"},
    {"row_5_hard_twice", "two hard sessions in a row step back"},
    {"row_6_hard_once", "after one hard session the next begins with something smaller"},
    {"outside_the_plan", "what happened outside the plan never advances and never counts"},
    {"row_7_comfortable", "a whole comfortable session on the step, with her in it and nothing numbing, counts"},
    {"row_8_short_or_masked", "a comfortable session that was stopped, short or numbed leaves the count as it was"},
    {"row_9_everything_else", "every session has a decision"},
});

std::vector<Row> without_row(std::string_view left_out) {
  std::vector<Row> rows;
  for (const Row& r : session_table.rows) rows.push_back(r.rule == left_out ? Row{r.rule, {}, 0} : r);  // keeps the numbering, never holds
  return rows;
}

class PlantedRow : public testing::TestWithParam<Plant> {};
TEST_P(PlantedRow, IsFound) {
  const std::vector<Row> rows = without_row(GetParam().row);
  const Table planted{"planted", session_dimensions, rows};
  EXPECT_TRUE(fails(prove_sessions(planted, outcome_table), GetParam().property)) << GetParam().row;
}
INSTANTIATE_TEST_SUITE_P(Prove, PlantedRow, testing::ValuesIn(plants), [](const testing::TestParamInfo<Plant>& p) { return std::string(p.param.row); });

TEST(Prove, EveryRowOfASessionHasItsProperty) {
  ASSERT_EQ(plants.size(), session_table.rows.size());
  for (std::size_t i = 0; i < plants.size(); ++i) EXPECT_EQ(plants[i].row, session_table.rows[i].rule);
}

TEST(Prove, AnUnsafeRowIsFoundWithItsCase) {
  std::vector<Row> rows(session_table.rows.begin(), session_table.rows.end());
  // Planted: comfortable whatever the numbing, and with unanswered fear.
  rows[static_cast<std::size_t>(SessionRow::row_7_comfortable)] = row("row_7_comfortable", only(only(session_dimension::pain, PainBand::comfortable), session_dimension::time, Time::full));
  const Table planted{"planted", session_dimensions, rows};
  EXPECT_TRUE(fails(prove_sessions(planted, outcome_table), "an unanswered question never advances and never counts"));
}

TEST(Prove, AStandingTableThatForgetsTheYesIsFound) {
  std::vector<Row> rows;
  for (const Row& r : standing_table.rows) rows.push_back(r.rule == "no_yes_today" ? Row{r.rule, {}, 0} : r);
  const Table planted{"planted", standing_dimensions, rows};
  EXPECT_TRUE(fails(prove_standing(planted), "only when every question of row 1 is answered well is a ladder open"));
}

}  // namespace
}  // namespace ebb::program
