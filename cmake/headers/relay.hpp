// What nearly every unit of the relay reads.
#pragma once
#include "cmake/headers/core.hpp"
#include "apps/relay/house.hpp"
#include "apps/relay/store_sqlite.hpp"
