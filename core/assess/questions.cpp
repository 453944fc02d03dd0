#include <algorithm>

#include "core/assess/tables/goal.hpp"
#include "core/assess/tables/possible.hpp"
#include "core/assess/tables/private_safety.hpp"
#include "core/assess/tables/safety.hpp"

namespace ebb::assess {
namespace {

template <std::size_t... N>
constexpr auto joined(const std::array<Question, N>&... rows) {
  std::array<Question, (N + ...)> all{};
  std::size_t n = 0;
  (std::for_each(rows.begin(), rows.end(), [&](const Question& q) { all[n++] = q; }), ...);
  return all;
}

constexpr auto table_of_all = joined(table::safety_rows, table::private_rows, table::possible_rows, table::goal_rows);

// A follow-up stands behind its question, so that one pass over the table settles every branch.
constexpr bool follow_ups_stand_behind() {
  for (std::size_t i = 0; i < table_of_all.size(); ++i) {
    const std::string_view parent = table_of_all[i].shown_if.question;
    bool found = parent.empty();
    for (std::size_t j = 0; j < i; ++j) found = found || table_of_all[j].id == parent;
    if (!found) return false;
  }
  return true;
}
static_assert(follow_ups_stand_behind());

bool has_option(const Question& q, std::string_view id) {
  return std::any_of(q.options.begin(), q.options.end(), [&](const Option& o) { return o.id == id && !o.writes_nothing; });
}

bool stands_alone(const Question& q, std::string_view id) {
  return std::any_of(q.options.begin(), q.options.end(), [&](const Option& o) { return o.id == id && o.alone; });
}

bool each_once(const std::vector<std::string>& choices) {
  for (auto a = choices.begin(); a != choices.end(); ++a) {
    if (std::find(std::next(a), choices.end(), *a) != choices.end()) return false;
  }
  return true;
}

bool choices_fit(const Question& q, const std::vector<std::string>& choices) {
  if (choices.empty() || !each_once(choices)) return false;
  if (choices.size() > 1 && q.kind != QuestionKind::choices) return false;
  if (!std::all_of(choices.begin(), choices.end(), [&](const std::string& c) { return has_option(q, c); })) return false;
  return choices.size() == 1 || std::none_of(choices.begin(), choices.end(), [&](const std::string& c) { return stands_alone(q, c); });
}

bool fits(const Question& q, const record::AnswerGiven& a) {
  if (a.skipped) return a.choices.empty() && !a.number && !a.text;
  if (q.goals) return false;  // goals.set answers it
  if (q.kind == QuestionKind::number) return a.choices.empty() && a.number && *a.number >= q.min && *a.number <= q.max;
  return !a.number && choices_fit(q, a.choices);
}

}  // namespace

std::span<const Question> all_questions() { return table_of_all; }

std::optional<std::size_t> question_index(std::string_view id) {
  const auto q = std::find_if(table_of_all.begin(), table_of_all.end(), [&](const Question& x) { return x.id == id; });
  if (q == table_of_all.end()) return std::nullopt;
  return static_cast<std::size_t>(q - table_of_all.begin());
}

const Question* find_question(std::string_view id) {
  const auto i = question_index(id);
  return i ? &table_of_all[*i] : nullptr;
}

Result<void> check_answer(const Question& q, const record::AnswerGiven& given) {
  if (given.question != q.id || !fits(q, given)) return fail(ErrorId::answer_impossible, std::string(q.id));
  return {};
}

}  // namespace ebb::assess
