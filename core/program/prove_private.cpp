// What private answers may change outside their compartment: nothing but "paused for now", the same as a pause she chose.
#include <algorithm>

#include "core/program/prove_points.hpp"
#include "core/program/today_document.hpp"

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

record::Journey everybody() {
  record::Journey j;
  j.at = *parse_moment("2026-03-10T10:00:00Z");
  for (const record::Compartment c : all_of<record::Compartment>()) j.held.push_back(c);
  return j;
}

void answer(record::Journey& j, std::string_view question, std::string_view choice) {
  record::Answer a;
  a.origin = {Ulid{}, j.at, j.at.day(), static_cast<std::uint32_t>(j.answers.size()) + 1};
  a.given.question = question;
  a.given.skipped = choice.empty();
  if (!choice.empty()) a.given.choices.emplace_back(choice);
  j.answers.push_back(a);
}

// The rest of the gate, answered so that everything else is open.
record::Journey all_else_open() {
  record::Journey j = everybody();
  answer(j, "safety.adult", "yes");
  for (const std::string_view q : {"safety.pregnant", "safety.birth_or_surgery", "safety.cancer_or_radiation", "safety.prescribed_dilation", "safety.lump", "safety.fainting",
                                   "safety.reduced_feeling", "safety.something_inside"}) {
    answer(j, q, "no");
  }
  for (const std::string_view q : {"safety.infection", "safety.bleeding", "safety.pain", "safety.nerve", "safety.hormones"}) answer(j, q, "none");
  return j;
}

std::string bytes(const TodayDocument& t) { return json::write(encode(t)); }

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

template <class F>
void every_answer(F f) {
  const std::vector<Question> questions = asked();
  std::vector<std::size_t> pick(questions.size(), 0);
  while (true) {
    f(questions, pick);
    std::size_t d = 0;
    while (d < pick.size() && ++pick[d] == questions[d].choices.size()) pick[d++] = 0;
    if (d == pick.size()) return;
  }
}

// The answers of the questions that are shown, as they come to be asked.
record::Journey with(const std::vector<Question>& questions, const std::vector<std::size_t>& pick) {
  record::Journey j = all_else_open();
  const auto chosen = [&](std::size_t q) { return questions[q].choices[pick[q]]; };
  const bool afraid = chosen(0) != "no" && chosen(0) != "past", harm = chosen(2) != "not_at_all";  // not care: their places in asked()
  for (std::size_t q = 0; q < questions.size(); ++q) {
    const bool shown = q == 0 || q == 2 || (q == 1 ? afraid : harm);  // not care: their places in asked()
    if (shown) answer(j, questions[q].id, chosen(q));
  }
  return j;
}

Property nothing_but_pauses() {
  Property p{"whatever she answered in private, other documents differ by \"paused for now\" alone"};
  const TodayDocument calm = today(with(asked(), std::vector<std::size_t>(asked().size(), 0)), {.minutes = {}, .explain = true});
  every_answer([&](const std::vector<Question>& q, const std::vector<std::size_t>& pick) {
    ++p.cases;
    std::string which;
    for (std::size_t i = 0; i < q.size(); ++i) which += std::string(q[i].choices[pick[i]]) + " ";
    if (!only_pauses_differ(calm, today(with(q, pick)))) against(p, [&] { return which; });
  });
  return p;
}

// One ladder held by a private answer, and by a pause she chose.
Property looks_like_a_pause() {
  Property p{"a hold from a private answer and a pause she chose give the same decision, byte for byte"};
  std::vector<std::size_t> crisis(asked().size(), 0);
  crisis[2] = 1, crisis[3] = 1;  // not care: thoughts of self-harm, with a plan
  for (const auto& [answered, ladder] : {std::pair{crisis, Ladder::dilator}}) {
    const TodayDocument secret = today(with(asked(), answered), {.minutes = {}, .explain = true});
    record::Journey own = with(asked(), std::vector<std::size_t>(asked().size(), 0));
    own.pauses.push_back({{}, {.ladder = ladder, .reason = record::PauseReason::own_choice}, {}});
    const TodayDocument hers = today(own, {.minutes = {}, .explain = true});
    const auto l = static_cast<std::size_t>(ladder);
    const auto family = static_cast<std::size_t>(ladders::family_of(ladder));
    ++p.cases;
    const bool same = json::write(encode(secret.decisions[l])) == json::write(encode(hers.decisions[l])) && secret.gates.of[family].reason == hers.gates.of[family].reason &&
                      json::write(*secret.explain) == json::write(*hers.explain) && secret.decisions[l].gate == "paused_for_now";
    if (!same) against(p, [&] { return bytes(secret); });
  }
  return p;
}

}  // namespace

std::vector<Property> prove_private_safety() { return {nothing_but_pauses(), looks_like_a_pause()}; }

}  // namespace ebb::program
