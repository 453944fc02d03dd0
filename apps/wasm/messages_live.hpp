// Requests about the live page: a simulated sensor, the chain and its feedback.
#pragma once
#include "core/sensor/live_session.hpp"

namespace ebb::bridge {

struct LiveStart {
  std::int64_t seed = 1;
  std::int32_t rate_hz = 1000;
};
template <class V>
void describe(V& v, LiveStart& x) {
  v.type("LiveStart", "a simulated sensor begins; one that runs is stopped first");
  v.field("seed", x.seed, "all chance comes from here");
  v.field("rate_hz", x.rate_hz, "samples a second, 200 to 10000");
}

struct LiveStarted {
  std::int32_t delay_ms = 0;
};
template <class V>
void describe(V& v, LiveStarted& x) {
  v.type("LiveStarted", "it runs");
  v.field("delay_ms", x.delay_ms, "from a sample to the level that holds it");
}

struct LiveStep {
  std::int32_t ms = 0;
};
template <class V>
void describe(V& v, LiveStep& x) {
  v.type("LiveStep", "time passes");
  v.field("ms", x.ms, "how much; at most 1000 at once");
}

struct LiveFrames {
  std::vector<signal::FeedbackFrame> frames;
};
template <class V>
void describe(V& v, LiveFrames& x) {
  v.type("LiveFrames", "what to show; how the time is cut into steps never shows in it");
  v.field("frames", x.frames, "those that were completed, a hundred a second");
}

struct LiveSet {
  std::optional<std::int32_t> let_go, contract;
  std::optional<bool> lose_contact;
};
template <class V>
void describe(V& v, LiveSet& x) {
  v.type("LiveSet", "what the simulated body does from now on; absent: as before");
  v.optional("let_go", x.let_go, "0 to 1000");
  v.optional("contract", x.contract, "0 to 1000");
  v.optional("lose_contact", x.lose_contact, "the electrodes hang in the air");
}

}  // namespace ebb::bridge
