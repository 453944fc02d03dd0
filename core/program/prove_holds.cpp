// Private holds that lasted for a time: what is counted over them is what a pause of the same days gives, byte for byte.
#include "core/program/prove_points.hpp"
#include "core/program/prove_record.hpp"
#include "core/program/prove_shown.hpp"

namespace ebb::program {

namespace {

// not care: the shape of the enumeration
constexpr std::int32_t held_from = first_day + 7, last_day = held_from + 11, width = 120;
constexpr auto widths = std::to_array({width});

using Answers = std::vector<std::pair<std::string_view, std::string_view>>;

/// How practice was held for some days.
struct Held {
  Answers from, until;          ///< private answers of the first and of the last of them
  std::vector<Ladder> pauses;   ///< she chose for them
};

/// What else happened in these days.
struct Meanwhile {
  bool practised = false, maybe_pregnant = false, ended = false;
};

/// A record of some weeks.
class Life {
 public:
  record::Journey lived(const Held& held, const Meanwhile& m) && {
    r_.gate(first_day);
    answers(first_day, {{"private.afraid", "no"}, {"private.self_harm", "not_at_all"}});
    r_.sizes(first_day, named_by_width(widths));
    for (std::int32_t d = first_day + 1; d <= first_day + 3; ++d) session(d, Ladder::breathing, "calm.breathing"), session(d, Ladder::release, "release.reverse_kegel");  // not care: days
    for (std::int32_t d = first_day + 5; d <= first_day + 6; ++d) touch_and_inside(d);                                                                                // not care: days
    answers(held_from, held.from);
    for (const Ladder l : held.pauses) r_.pause(held_from, l);
    if (m.maybe_pregnant) answers(held_from, {{"safety.pregnant", "maybe"}, {"safety.pregnant_signs", "none"}});
    if (m.practised) touch_and_inside(held_from + 1);
    if (m.maybe_pregnant) answers(held_from + 2, {{"safety.pregnant", "no"}});  // not care: days
    if (m.ended) end(held);
    r_.yes_inside(last_day);
    r_.look(last_day);
    return std::move(r_.journey);
  }

 private:
  MadeUp r_;

  void answers(std::int32_t day, const Answers& all) {
    for (const auto& [question, choice] : all) r_.answer(day, question, choice);
  }
  void session(std::int32_t day, Ladder ladder, std::string step) { r_.session(day, comfortable(ladder, std::move(step))); }
  void touch_and_inside(std::int32_t day) {
    session(day, Ladder::touch, "touch.look");
    r_.yes_inside(day);
    session(day, Ladder::dilator, step_of(width, "opening"));
  }
  void end(const Held& held) {
    answers(last_day, held.until);
    for (record::Pause& p : r_.journey.pauses) p.last = Day{last_day};
  }
};

/// Private answers, and the pauses that the same days look like.
struct PrivateHold {
  Held secret;
  std::vector<Ladder> looks_like;
};

std::vector<PrivateHold> private_holds() {
  const Answers not_afraid{{"private.afraid", "no"}}, no_harm{{"private.self_harm", "not_at_all"}};
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
