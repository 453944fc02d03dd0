// Private holds that lasted for a time: what is counted over them is what a pause of the same days gives, byte for byte.
#include "core/program/prove_points.hpp"
#include "core/program/prove_shown.hpp"

namespace ebb::program {

namespace {

// not care: the shape of the enumeration
constexpr std::int32_t first_day = 20'514, held_from = first_day + 7, last_day = held_from + 11;
constexpr std::int32_t full_s = 600, width_tenths = 120, morning = 8, noon = 12;

/// How practice was held for ten days.
struct Held {
  std::vector<std::pair<std::string_view, std::string_view>> from, until;  ///< private answers of its first and of its last day
  std::vector<Ladder> pauses;                                              ///< she chose for these days
};

/// What else happened in these days.
struct Meanwhile {
  bool practised = false, maybe_pregnant = false, ended = false;
};

/// A record of some weeks, entry by entry.
class Life {
 public:
  Life() {
    for (const record::Compartment c : all_of<record::Compartment>()) j_.held.push_back(c);
  }

  record::Journey lived(const Held& held, const Meanwhile& m) && {
    gate();
    set();
    for (std::int32_t d = first_day + 1; d <= first_day + 3; ++d) session(d, Ladder::breathing, "calm.breathing"), session(d, Ladder::release, "release.reverse_kegel");  // not care: days
    for (std::int32_t d = first_day + 5; d <= first_day + 6; ++d) session(d, Ladder::touch, "touch.look"), inside(d);                                                 // not care: days
    begin(held);
    if (m.maybe_pregnant) answer(held_from, "safety.pregnant", "maybe"), answer(held_from, "safety.pregnant_signs", "none");
    if (m.practised) session(held_from + 1, Ladder::touch, "touch.look"), inside(held_from + 1);
    if (m.maybe_pregnant) answer(held_from + 2, "safety.pregnant", "no");  // not care: days
    if (m.ended) end(held);
    answer_before(last_day);
    j_.at = Moment{at(last_day, noon + 1), 0};
    return std::move(j_);
  }

 private:
  record::Journey j_;
  std::uint32_t order_ = 0;

  static Instant at(std::int32_t day, std::int32_t hour) { return Instant{std::int64_t{day} * ms_per_day + hour * ms_per_hour}; }
  record::Origin origin(std::int32_t day, std::int32_t hour = morning) {
    std::array<std::uint8_t, 10> chance{};
    ++order_;
    return {Ulid::make(order_, chance), Moment{at(day, hour), 0}, Day{day}, order_};
  }

  void answer(std::int32_t day, std::string_view question, std::string_view choice) {
    j_.answers.push_back({origin(day), {std::string(question), choice.empty(), {}, {}, {}}});
    if (!choice.empty()) j_.answers.back().given.choices.emplace_back(choice);
  }

  void gate() {
    answer(first_day, "safety.adult", "yes");
    for (const std::string_view q : {"safety.pregnant", "safety.birth_or_surgery", "safety.cancer_or_radiation", "safety.prescribed_dilation", "safety.lump", "safety.fainting",
                                     "safety.reduced_feeling", "safety.something_inside"}) {
      answer(first_day, q, "no");
    }
    for (const std::string_view q : {"safety.infection", "safety.bleeding", "safety.pain", "safety.nerve", "safety.hormones"}) answer(first_day, q, "none");
    answer(first_day, "private.afraid", "no");
    answer(first_day, "private.self_harm", "not_at_all");
  }

  void set() {
    record::DilatorSetEntered s;
    const record::Origin o = origin(first_day);
    s.set = o.event;
    s.items.push_back({o.event, "", *WidthTenthMm::make(width_tenths), {}, {}});
    j_.sets.push_back({o, s});
  }

  void answer_before(std::int32_t day) {
    j_.openings.push_back({origin(day, noon), {.ladder = Ladder::dilator, .yes_today = true, .anything_new = {record::NewSince::nothing}, .notes_since_last = {record::Note::nothing}}});
  }

  void inside(std::int32_t day) {
    answer_before(day);
    session(day, Ladder::dilator, "insert." + j_.sets.front().entered.items.front().item.str() + ".opening");
  }

  void session(std::int32_t day, Ladder ladder, const std::string& step) {
    record::Session s;
    s.origin = origin(day, noon);
    s.session = s.origin.event;
    record::SessionEnded e;
    e.session = s.session;
    e.ladder = ladder;
    e.step = step;
    e.planned_s = e.practised_s = Seconds::of<full_s>();
    e.worst_pain = *Pain0to10::make(0);
    e.highest_fear = *Fear0to100::make(0);
    e.wanted = true;
    e.presence = record::Presence::here;
    e.numbing = record::Numbing::none;
    e.notes = {record::Note::nothing};
    s.ended = e;
    s.end = s.origin;
    j_.sessions.push_back(s);
  }

  void begin(const Held& held) {
    for (const auto& [question, choice] : held.from) answer(held_from, question, choice);
    for (const Ladder l : held.pauses) j_.pauses.push_back({origin(held_from), {.ladder = l, .reason = record::PauseReason::own_choice}, {}});
  }
  void end(const Held& held) {
    for (const auto& [question, choice] : held.until) answer(last_day, question, choice);
    for (record::Pause& p : j_.pauses) p.last = Day{last_day};
  }
};

/// Private answers, and the pauses that the same days look like.
struct PrivateHold {
  Held secret;
  std::vector<Ladder> looks_like;
};

std::vector<PrivateHold> private_holds() {
  const std::vector<std::pair<std::string_view, std::string_view>> not_afraid{{"private.afraid", "no"}}, no_harm{{"private.self_harm", "not_at_all"}};
  const std::vector<Ladder> nothing, inside{Ladder::dilator}, touch{Ladder::touch};
  return {{{{{"private.afraid", "now"}, {"private.solo_wish", "no"}}, not_afraid, {}}, touch},
          {{{{"private.afraid", "now"}, {"private.solo_wish", "yes"}}, not_afraid, {}}, nothing},
          {{{{"private.afraid", "prefer_not_to_say"}, {"private.solo_wish", ""}}, not_afraid, {}}, touch},
          {{{{"private.afraid", ""}}, not_afraid, {}}, touch},
          {{{{"private.self_harm", "several_days"}, {"private.self_harm_plan", "yes"}}, no_harm, {}}, inside},
          {{{{"private.self_harm", "several_days"}, {"private.self_harm_plan", "no"}, {"private.self_harm_safe", "yes"}}, no_harm, {}}, nothing},
          {{{{"private.self_harm", ""}}, no_harm, {}}, inside}};
}

std::string said(const Held& held, const Meanwhile& m) {
  std::string which;
  for (const auto& [question, choice] : held.from) which += " " + std::string(question) + " " + std::string(choice.empty() ? "skipped" : choice) + ";";
  return which + (m.practised ? " practised;" : "") + (m.maybe_pregnant ? " maybe pregnant;" : "") + (m.ended ? " and over" : " and still so");
}

}  // namespace

Property prove_past_holds(ShowRule show) {
  Property p{"what a private answer held for a time is counted as a pause of these days is, byte for byte"};
  for (const PrivateHold& hold : private_holds()) {
    for (unsigned pick = 0; pick < 1u << 3u; ++pick) {  // not care: a bit for each
      const Meanwhile m{(pick & 1u) != 0, (pick & 2u) != 0, (pick & 4u) != 0};  // not care: a bit for each
      ++p.cases;
      const auto seen = [&](const Held& held) { return bytes(show(Life().lived(held, m))); };
      if (seen(hold.secret) != seen({{}, {}, hold.looks_like})) against(p, [&] { return said(hold.secret, m); });
    }
  }
  return p;
}

}  // namespace ebb::program
