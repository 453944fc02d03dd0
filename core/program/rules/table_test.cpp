#include <gtest/gtest.h>

#include "core/program/rules/session.hpp"
#include "core/program/rules/registry.hpp"

namespace ebb::program::rules {
namespace {

TEST(Table, FirstMatchAndExclusiveConditionsAgree) {
  const auto parts = exclusive(session_table);
  SessionFacts f{.with_it = WithIt::yes, .pain = PainBand::comfortable, .fear = FearBand::comfortable, .time = Time::full, .masked = Masked::no, .where = Where::on_the_step};
  EXPECT_EQ(decide(f), SessionRow::row_7_comfortable);
  int holding = 0;
  for (const Part& p : parts) holding += holds(p.box, point(f)) ? 1 : 0;
  EXPECT_EQ(holding, 1);
}

TEST(Table, ATableThatMissesAnInputIsNotTotal) {
  static constexpr auto rows = std::to_array<Row>({row("only_severe", only(session_dimension::pain, PainBand::severe))});
  static constexpr Table planted{"planted", session_dimensions, rows};
  EXPECT_FALSE(total_exclusive_reachable(planted));
}

TEST(Table, ARowBehindAWiderOneIsUnreachable) {
  static constexpr auto rows = std::to_array<Row>({row("all", anything()), row("never", only(session_dimension::pain, PainBand::severe))});
  static constexpr Table planted{"planted", session_dimensions, rows};
  EXPECT_FALSE(total_exclusive_reachable(planted));
}

TEST(Table, EveryRegisteredTableHasAtLeastTwoRows) {
  for (const Table* t : all_tables()) EXPECT_GE(t->rows.size(), 2u) << t->name;
}

}  // namespace
}  // namespace ebb::program::rules
