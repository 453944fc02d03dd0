// What nearly every unit of core reads. The lists stand in files of their own, so that a change of them is seen like that of any header.
#pragma once
#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>
#include <memory>
#include <span>
#include <variant>

#include "core/base/describe.hpp"
