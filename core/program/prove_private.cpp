// What private answers may change outside their compartment: nothing but "paused for now", the same as a pause she chose.
#include <algorithm>

#include "core/program/prove_points.hpp"
#include "core/program/prove_record.hpp"
#include "core/program/prove_shown.hpp"
#include "core/record/wishes.hpp"

namespace ebb::program {

namespace {

struct Question {
  std::string_view id;
  std::vector<std::string_view> choices;  ///< "" is skipped
};

const std::vector<Question> asked() {
  return {{"private.afraid", {"no", "now", "past", "prefer_not_to_say", ""}},
          {"private.solo_wish", {"yes", "no", ""}},
          {"private.self_harm", {"not_at_all", "several_days", "more_than_half_the_days", "nearly_every_day", ""}},
          {"private.self_harm_plan", {"no", "yes", ""}},
          {"private.self_harm_safe", {"yes", "no", ""}}};
}

// Equal but for gates and decisions that read paused_for_now.
bool only_pauses_differ(const TodayDocument& calm, const TodayDocument& other) {
  for (std::size_t f = 0; f < calm.gates.of.size(); ++f) {
    const GateDocument &a = calm.gates.of[f], &b = other.gates.of[f];
    if (b.reason != assess::GateReason::paused_for_now && (a.state != b.state || a.reason != b.reason)) return false;
  }
  for (std::size_t l = 0; l < calm.decisions.size(); ++l) {
    const std::string mine = json::write(encode(other.decisions[l]));
    const Looked paused{.walk = {}, .standing = {}, .row = rules::StandingRow::paused_for_now, .decision = paused_for_now(other.decisions[l].ladder), .when_yes = {}};
    if (mine != json::write(encode(calm.decisions[l])) && mine != json::write(encode(document_of(paused)))) return false;
  }
  return calm.smaller.step == other.smaller.step && calm.refused.size() == other.refused.size();
}

bool is_shown(const std::vector<Question>& questions, const std::vector<std::size_t>& pick, std::size_t q) {
  const auto chosen = [&](std::size_t i) { return questions[i].choices[pick[i]]; };
  const bool afraid = chosen(0) != "no" && chosen(0) != "past", harm = chosen(2) != "not_at_all";  // not care: their places in asked()
  return q == 0 || q == 2 || (q == 1 ? afraid : harm);                                             // not care: their places in asked()
}

// Questions that are not shown are not answered: each such answer once.
bool once(const std::vector<Question>& questions, const std::vector<std::size_t>& pick) {
  for (std::size_t q = 0; q < pick.size(); ++q) {
    if (pick[q] != 0 && !is_shown(questions, pick, q)) return false;
  }
  return true;
}

template <class F>
void every_answer(F f) {
  const std::vector<Question> questions = asked();
  std::vector<std::size_t> pick(questions.size(), 0);
  while (true) {
    if (once(questions, pick)) f(questions, pick);
    std::size_t d = 0;
    while (d < pick.size() && ++pick[d] == questions[d].choices.size()) pick[d++] = 0;
    if (d == pick.size()) return;
  }
}

// The answers of the questions that are shown, as they come to be asked.
record::Journey with(const std::vector<Question>& questions, const std::vector<std::size_t>& pick) {
  MadeUp r;
  r.gate(first_day);
  for (std::size_t q = 0; q < questions.size(); ++q) {
    if (is_shown(questions, pick, q)) r.answer(first_day, questions[q].id, questions[q].choices[pick[q]]);
  }
  r.look(first_day);
  return std::move(r.journey);
}

// The answers by name, for a case against a property.
std::string said(const std::vector<Question>& q, const std::vector<std::size_t>& pick) {
  std::string which;
  for (std::size_t i = 0; i < q.size(); ++i) {
    const std::string_view choice = q[i].choices[pick[i]];
    if (is_shown(q, pick, i)) which += " " + std::string(q[i].id) + " " + std::string(choice.empty() ? "skipped" : choice) + ";";
  }
  return which;
}

// `wishes` switches partner stages and exploring on.
std::string seen(record::Journey j, unsigned wishes, ShowRule show) {
  constexpr auto names = std::to_array({record::wish_together, record::wish_explore});
  for (std::size_t w = 0; w < names.size(); ++w) {
    const bool has_her_own = std::any_of(j.preferences.begin(), j.preferences.end(), [&](const record::PreferenceSet& p) { return p.name == names[w]; });
    if ((wishes >> w & 1u) != 0 && !has_her_own) j.preferences.push_back({std::string(names[w]), "on"});
  }
  return bytes(show(j));
}

// Every choice among her own pauses: of what goes inside, of touch, of partner stages where they are switched on.
std::vector<std::string> chosen_pauses(unsigned wishes, ShowRule show) {
  std::vector<std::string> all;
  for (unsigned pick = 0; pick < 1u << 3u; ++pick) {  // not care: a bit for each pause
    record::Journey own = with(asked(), std::vector<std::size_t>(asked().size(), 0));
    const auto rests = [&](Ladder l) { own.pauses.push_back({{}, {.ladder = l, .reason = record::PauseReason::own_choice}, {}}); };
    if ((pick & 1u) != 0) rests(Ladder::dilator);
    if ((pick & 2u) != 0) rests(Ladder::touch);  // not care: a bit for each pause
    if ((pick & 4u) != 0 && (wishes & 1u) != 0) own.preferences.push_back({std::string(record::wish_together), "paused"});  // not care: a bit for each pause
    all.push_back(seen(std::move(own), wishes, show));
  }
  return all;
}

}  // namespace

Property prove_nothing_but_pauses(ShowRule show) {
  Property p{"whatever she answered in private, other documents differ by \"paused for now\" alone"};
  const TodayDocument calm = show(with(asked(), std::vector<std::size_t>(asked().size(), 0))).today;
  every_answer([&](const std::vector<Question>& q, const std::vector<std::size_t>& pick) {
    ++p.cases;
    if (!only_pauses_differ(calm, show(with(q, pick)).today)) against(p, [&] { return said(q, pick); });
  });
  return p;
}

// Whatever a private answer holds, some pause she could have chosen gives the same documents, byte for byte.
Property prove_looks_like_a_pause(ShowRule show) {
  Property p{"whatever she answered in private, every gate, decision and practice is, byte for byte, what a pause she could have chosen gives"};
  for (unsigned wishes = 0; wishes < 1u << 2u; ++wishes) {  // not care: a bit for each wish
    const std::vector<std::string> chosen = chosen_pauses(wishes, show);
    every_answer([&](const std::vector<Question>& q, const std::vector<std::size_t>& pick) {
      ++p.cases;
      const std::string secret = seen(with(q, pick), wishes, show);
      if (std::find(chosen.begin(), chosen.end(), secret) == chosen.end()) against(p, [&] { return said(q, pick); });
    });
  }
  return p;
}

Shown shown(const record::Journey& j) { return {today(j, {.minutes = {}, .explain = true}), assess::document(assess::assess(j), j)}; }
std::string bytes(const Shown& s) { return json::write(encode(s.today)) + json::write(encode(s.assessment)); }

std::vector<Property> prove_private_safety() { return {prove_nothing_but_pauses(shown), prove_looks_like_a_pause(shown), prove_past_holds(shown)}; }

}  // namespace ebb::program
