// Every table there is. A table that does not cover its inputs, or has a row nothing reaches, does not compile (registry.cpp).
#pragma once
#include "core/program/rules/table.hpp"

namespace ebb::program::rules {

std::span<const Table* const> all_tables();

}  // namespace ebb::program::rules
