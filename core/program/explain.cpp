#include "core/program/explain.hpp"

namespace ebb::program {

namespace {

using json::Array;
using json::Object;
using json::Value;

Value facts_of(const rules::Table& t, const rules::Point& p) {
  Object facts;
  for (std::size_t d = 0; d < t.dimensions.size(); ++d) facts.emplace_back(std::string(t.dimensions[d].name), t.dimensions[d].values[p[d]]);
  return Value(std::move(facts));
}

// Every single fact that, alone changed, would lead to another row.
Value would_change(const rules::Table& t, const rules::Point& p) {
  const std::size_t now = rules::first_match(t, p);
  Array out;
  for (std::size_t d = 0; d < t.dimensions.size(); ++d) {
    for (std::uint8_t v = 0; v < t.dimensions[d].values.size(); ++v) {
      rules::Point other = p;
      other[d] = v;
      if (const std::size_t row = rules::first_match(t, other); row != now) {
        out.push_back(Value(Object{{"fact", t.dimensions[d].name}, {"value", t.dimensions[d].values[v]}, {"row", t.rows[row].rule}}));
      }
    }
  }
  return Value(std::move(out));
}

Value asked(const rules::Table& t, const rules::Point& p) {
  return Value(Object{{"table", t.name}, {"facts", facts_of(t, p)}, {"row", t.rows[rules::first_match(t, p)].rule}, {"would_change", would_change(t, p)}});
}

Value explain_one(const ladders::Ground& g, const Looked& l) {
  const ladders::Walk& w = l.walk;
  Object out{{"ladder", name_of(w.steps.ladder)}};
  if (l.row == rules::StandingRow::paused_for_now) {  // whatever is behind it stays there
    out.emplace_back("row", rules::standing_table.rows[static_cast<std::size_t>(l.row)].rule);
    return Value(std::move(out));
  }
  out.emplace_back("place", std::int64_t(w.place));
  out.emplace_back("places", std::int64_t(w.steps.places.size()));
  out.emplace_back("count", std::int64_t{w.count});
  out.emplace_back("needed", std::int64_t{g.protocol.comfortable_sessions});
  Array tables{asked(rules::standing_table, rules::point(l.standing))};
  tables.push_back(asked(rules::gap_table, rules::point(ladders::gap_facts(w, g, g.journey.at.day(), UINT32_MAX))));
  if (w.last && !w.last->placed) {
    tables.push_back(asked(rules::session_table, rules::point(w.last->facts)));
    tables.push_back(asked(rules::outcome_table, rules::point(w.last->context)));
  }
  out.emplace_back("tables", Value(std::move(tables)));
  return Value(std::move(out));
}

}  // namespace

Value explain(const ladders::Ground& g, const Decided& decided) {
  Array out;
  for (const Looked& l : decided.ladders) out.push_back(explain_one(g, l));
  return Value(std::move(out));
}

}  // namespace ebb::program
