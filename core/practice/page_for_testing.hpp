// For tests of this room: a page that plays a session. Not part of the product.
#pragma once
#include <gtest/gtest.h>

#include <algorithm>

#include "core/practice/practice.hpp"

namespace ebb::practice {

using Kinds = std::vector<std::string>;

/// A page: ticks every second, writes drafts down.
class Page {
 public:
  explicit Page(StartRequest r) : practice(*Practice::start(r, 0)), view(practice.view()) {}
  static Page of(std::string practice, Length length = Length::normal) { return Page(StartRequest{.practice = std::move(practice), .length = length}); }

  Page& act(Do what) { return act(Input{.what = what, .ms = ms}); }
  Page& act(Input input) {
    const auto v = practice.act(input);
    EXPECT_TRUE(v.has_value()) << name_of(input.what) << (v ? "" : v.error().detail);
    if (v) view = *v, log();
    return *this;
  }
  Page& check(std::optional<int> pain, std::optional<int> fear, std::optional<record::CheckChoice> choice = {}) {
    Input i{.what = Do::check_answer, .ms = ms, .choice = choice};
    if (pain) i.pain = *Pain0to10::make(*pain);
    if (fear) i.fear = *Fear0to100::make(*fear);
    return act(i);
  }
  Page& after(After a) { return act(Input{.what = Do::answer, .ms = ms, .after = std::move(a)}); }
  Page& tick(int seconds) {
    for (int i = 0; i < seconds; ++i) ms += ms_per_second, act(Do::tick);
    return *this;
  }
  /// Until something waits for her.
  Page& play() {
    for (int i = 0; i < ms_per_hour / ms_per_second && view.phase != Phase::questions && view.phase != Phase::done && !view.check && view.paused == Paused::no; ++i) tick(1);
    return *this;
  }
  bool refuses(Input input) {
    input.ms = ms;
    const auto v = practice.act(input);
    return !v && v.error().id == ErrorId::practice_not_allowed;
  }
  void log() {
    for (const Draft& d : view.drafts) written.push_back(d);
  }
  record::SessionEnded ended() const { return *decode<record::SessionEnded>(written.back().data); }
  std::vector<std::string> kinds() const {
    std::vector<std::string> k;
    for (const Draft& d : written) k.push_back(d.kind);
    return k;
  }

  Practice practice;
  View view;
  std::int64_t ms = 0;
  std::vector<Draft> written;
};

inline std::string offered(const View& v) {
  std::string s;
  for (const record::CheckChoice c : v.check->choices) s += (s.empty() ? "" : " ") + std::string(name_of(c));
  return s;
}

}  // namespace ebb::practice
