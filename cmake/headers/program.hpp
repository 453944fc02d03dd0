// What nearly every unit that decides, or shows what was decided, reads.
#pragma once
#include "cmake/headers/record.hpp"
#include "core/program/today_document.hpp"
