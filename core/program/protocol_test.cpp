#include "core/program/protocol.hpp"

#include <gtest/gtest.h>

#include <array>

namespace ebb::program {
namespace {

ErrorId refused(std::initializer_list<Override> changes) {
  const auto p = Protocol::make(std::span(changes.begin(), changes.size()));
  EXPECT_FALSE(p.has_value());
  return p ? ErrorId{} : p.error().id;
}

TEST(Protocol, DefaultsAreTheCards) {
  const Protocol p;
  EXPECT_EQ(p.pain_severe.value(), evidence::pain_severe.value);
  EXPECT_FALSE(p.pain_hard.unusual());
}

TEST(Protocol, AChangeInsideTheRingIsTaken) {
  const std::array changes{Override{"comfortable_sessions", 4}, Override{"pain_hard", 3}, Override{"fear_high", 60}};
  const auto p = Protocol::make(changes);
  ASSERT_TRUE(p);
  EXPECT_EQ(p->comfortable_sessions, 4);
  EXPECT_EQ(p->pain_hard, 3);
}

TEST(Protocol, OutsideTheAbsoluteRingIsRefusedByName) {
  EXPECT_EQ(refused({{"comfortable_sessions", 1}}), ErrorId::outside_the_ring);
  EXPECT_EQ(refused({{"pain_hard", 6}}), ErrorId::outside_the_ring);
  EXPECT_EQ(name_of(ErrorId::outside_the_ring), "outside_the_ring");
}

TEST(Protocol, WhatNobodyMayChangeIsRefused) {
  EXPECT_EQ(refused({{"opening_sessions", 4}}), ErrorId::no_override);
  EXPECT_EQ(name_of(ErrorId::no_override), "no_override");
}

TEST(Protocol, AnUnknownNameIsRefused) {
  EXPECT_EQ(refused({{"pain_hrad", 4}}), ErrorId::no_such_number);
  EXPECT_EQ(name_of(ErrorId::no_such_number), "no_such_number");
}

TEST(Protocol, NumbersThatContradictEachOtherAreRefused) {
  EXPECT_EQ(refused({{"pain_hard", 3}, {"pain_comfortable", 3}}), ErrorId::numbers_contradict);
  EXPECT_EQ(name_of(ErrorId::numbers_contradict), "numbers_contradict");
}

TEST(Protocol, AllOrNothing) { EXPECT_EQ(refused({{"comfortable_sessions", 4}, {"fear_high", 81}}), ErrorId::outside_the_ring); }

}  // namespace
}  // namespace ebb::program
