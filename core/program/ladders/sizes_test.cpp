#include <gtest/gtest.h>

#include "core/program/ladders/steps.hpp"

namespace ebb::program::ladders {
namespace {

constexpr const evidence::Ring& ring = evidence::size_width_tenth_mm;

record::DilatorSetEntered set_of(std::int32_t tenth_mm, std::optional<bool> confirmed = {}) {
  record::DilatorSetEntered set;
  set.items.push_back({Ulid{}, "usual", *WidthTenthMm::make(ring.recommended_min), {}, {}});
  set.items.push_back({Ulid{}, "asked about", *WidthTenthMm::make(tenth_mm), {}, confirmed});
  return set;
}

std::optional<ErrorId> refused(const record::DilatorSetEntered& set) {
  const auto checked = check_sizes(set);
  return checked ? std::nullopt : std::optional(checked.error().id);
}

TEST(Sizes, InsideTheRecommendedRingNothingIsAsked) {
  for (const std::int32_t w : {ring.recommended_min, ring.recommended_max}) EXPECT_EQ(refused(set_of(w)), std::nullopt) << w;
}

TEST(Sizes, OutsideTheRecommendedRingIsAsked) {
  for (const std::int32_t w : {ring.recommended_min - 1, ring.recommended_max + 1, ring.absolute_min, ring.absolute_max}) {
    EXPECT_EQ(refused(set_of(w)), ErrorId::width_unusual) << w;
    EXPECT_EQ(refused(set_of(w, false)), ErrorId::width_unusual) << w;
    EXPECT_EQ(refused(set_of(w, true)), std::nullopt) << w;
  }
}

TEST(Sizes, OutsideTheAbsoluteRingIsRefused) {
  for (const std::int32_t w : {ring.absolute_min - 1, ring.absolute_max + 1}) EXPECT_EQ(refused(set_of(w, true)), ErrorId::width_outside_the_ring) << w;
}

TEST(Sizes, TheRefusalNamesTheSize) { EXPECT_EQ(check_sizes(set_of(ring.absolute_max)).error().detail, "/items/1/diameter_tenth_mm"); }

TEST(Sizes, TheRefusalNamesEverySizeAtOnce) {
  record::DilatorSetEntered set = set_of(ring.absolute_max);
  set.items.push_back({Ulid{}, "usual too", *WidthTenthMm::make(ring.recommended_max), {}, {}});
  set.items.push_back({Ulid{}, "asked about too", *WidthTenthMm::make(ring.absolute_min), {}, {}});
  EXPECT_EQ(check_sizes(set).error().detail, "/items/1/diameter_tenth_mm, /items/3/diameter_tenth_mm");
}

TEST(Sizes, WhatCannotBeIsSaidBeforeWhatIsUnusual) {
  record::DilatorSetEntered set = set_of(ring.absolute_max);
  set.items.push_back({Ulid{}, "no dilator", *WidthTenthMm::make(ring.absolute_max + 1), {}, {}});
  EXPECT_EQ(refused(set), ErrorId::width_outside_the_ring);
}

TEST(Sizes, EveryWidthThatCannotBeIsNamedAtOnce) {
  record::DilatorSetEntered set = set_of(ring.absolute_min - 1);
  set.items.push_back({Ulid{}, "asked about", *WidthTenthMm::make(ring.absolute_min), {}, {}});
  set.items.push_back({Ulid{}, "no dilator either", *WidthTenthMm::make(ring.absolute_max + 1), {}, true});
  EXPECT_EQ(check_sizes(set).error().detail, "/items/1/diameter_tenth_mm, /items/3/diameter_tenth_mm");
}

TEST(Sizes, WhatIsNotUsableIsListed) {
  record::Journey j;
  j.sets.push_back({{}, set_of(ring.absolute_max)});
  EXPECT_EQ(sizes_to_confirm(j).size(), 1u);
  j.sets.front().entered = set_of(ring.absolute_max, true);
  EXPECT_TRUE(sizes_to_confirm(j).empty());
}

TEST(SizeGaps, SayWhatWouldLieBetween) {
  record::Journey j;
  record::DilatorSetEntered set;
  for (const std::int32_t w : {150, 180, 220}) set.items.push_back({Ulid{}, "", *WidthTenthMm::make(w), {}, {}});
  j.sets.push_back({{}, set});
  const Steps steps = steps_of(Ladder::dilator, j, Protocol{}, {});
  ASSERT_EQ(steps.gaps.size(), 1u) << "3 mm is no wide gap, 4 mm is one";
  EXPECT_EQ(steps.gaps[0].from.value(), 180);
  EXPECT_EQ(steps.gaps[0].to.value(), 220);
  EXPECT_EQ(steps.gaps[0].between.value(), 200);
}

}  // namespace
}  // namespace ebb::program::ladders
