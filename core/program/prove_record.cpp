#include "core/program/prove_record.hpp"

namespace ebb::program {

namespace {

// not care: the shape of made-up records
constexpr std::int32_t full_s = 600, little_fear = 10;
constexpr std::int64_t noon = ms_per_day / 2, looked_at = noon + ms_per_hour;  // whatever was entered before: how much it was must show nowhere

Moment on(std::int32_t day, std::int64_t ms) { return {Instant{std::int64_t{day} * ms_per_day + ms}, 0}; }

}  // namespace

Ulid numbered(std::uint64_t n) {
  std::array<std::uint8_t, 10> chance{};
  return Ulid::make(n, chance);
}

assess::Assessment open_to_all() {
  assess::Assessment a;
  for (const record::Family f : all_of<record::Family>()) a.gates.push_back({.family = f, .state = assess::GateState::open, .reason = assess::GateReason::open});
  return a;
}

record::SessionEnded comfortable(Ladder ladder, std::string step) {
  record::SessionEnded e;
  e.ladder = ladder;
  e.step = std::move(step);
  e.closed = record::Closed::completed;
  e.planned_s = e.practised_s = Seconds::of<full_s>();
  e.worst_pain = *Pain0to10::make(0);
  e.highest_fear = *Fear0to100::make(little_fear);
  e.wanted = true;
  e.presence = record::Presence::here;
  e.numbing = record::Numbing::none;
  e.notes = {record::Note::nothing};
  return e;
}

std::vector<Size> named_by_width(std::span<const std::int32_t> widths) {
  std::vector<Size> out;
  for (const std::int32_t w : widths) out.push_back({w, w});
  return out;
}

std::string step_of(std::int32_t size, std::string_view part) { return "insert." + numbered(static_cast<std::uint64_t>(size)).str() + "." + std::string(part); }

MadeUp::MadeUp() {
  for (const record::Compartment c : all_of<record::Compartment>()) journey.held.push_back(c);
}

record::Origin MadeUp::origin(std::int32_t day) {
  ++order_;
  return {numbered(order_), on(day, noon + order_), Day{day}, order_};
}

void MadeUp::answer(std::int32_t day, std::string_view question, std::string_view choice) {
  journey.answers.push_back({origin(day), {std::string(question), choice.empty(), {}, {}, {}}});
  if (!choice.empty()) journey.answers.back().given.choices.emplace_back(choice);
}

void MadeUp::gate(std::int32_t day) {
  answer(day, "safety.adult", "yes");
  for (const std::string_view q : {"safety.pregnant", "safety.birth_or_surgery", "safety.cancer_or_radiation", "safety.prescribed_dilation", "safety.lump", "safety.fainting",
                                   "safety.reduced_feeling", "safety.something_inside"}) {
    answer(day, q, "no");
  }
  for (const std::string_view q : {"safety.infection", "safety.bleeding", "safety.pain", "safety.nerve", "safety.hormones"}) answer(day, q, "none");
}

void MadeUp::sizes(std::int32_t day, std::span<const Size> all) {
  for (const record::DilatorSet& before : journey.sets) journey.replaced_sets.push_back(before);
  record::DilatorSetEntered s;
  s.set = numbered(1);
  for (const Size& x : all) s.items.push_back({numbered(static_cast<std::uint64_t>(x.name)), "", *WidthTenthMm::make(x.width_tenth_mm), {}, true});
  journey.sets = {{origin(day), s}};
}

void MadeUp::yes_inside(std::int32_t day) {
  journey.openings.push_back({origin(day), {.ladder = Ladder::dilator, .yes_today = true, .anything_new = {record::NewSince::nothing}, .notes_since_last = {record::Note::nothing}}});
}

void MadeUp::session(std::int32_t day, record::SessionEnded ended) {
  const record::Origin o = origin(day);
  ended.session = o.event;
  record::Session s{.session = o.event, .origin = o};
  s.ended = std::move(ended);
  s.end = o;
  journey.sessions.push_back(std::move(s));
}

void MadeUp::pause(std::int32_t day, Ladder ladder) { journey.pauses.push_back({origin(day), {.ladder = ladder, .reason = record::PauseReason::own_choice}, {}}); }

void MadeUp::look(std::int32_t day) { journey.at = on(day, looked_at); }

}  // namespace ebb::program
