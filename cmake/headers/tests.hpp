// What nearly every test reads.
#pragma once
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "cmake/headers/program.hpp"
