// How each decision fell: the facts each table was given, the row that held, and which single other fact would have led elsewhere.
#pragma once
#include "core/program/decide.hpp"

namespace ebb::program {

json::Value explain(const ladders::Ground& ground, const Decided& decided);

}  // namespace ebb::program
