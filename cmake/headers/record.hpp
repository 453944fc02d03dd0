// What nearly every unit of a room that stands on the record reads.
#pragma once
#include "cmake/headers/core.hpp"
#include "core/record/event.hpp"
#include "core/record/journey_document.hpp"
