// Today for a made-up person's twelve weeks: the assessment, every ladder walked and decided, the plan and its document; and the enumeration of `ebb prove`.
#include <algorithm>
#include <chrono>
#include <cstdio>

#include "core/program/prove.hpp"
#include "core/program/today_document.hpp"
#include "core/record/testing.hpp"

using namespace ebb;
using namespace ebb::record;

namespace {

constexpr int days = 84, rounds = 300;
constexpr std::int64_t minutes_a_day = 24 * 60;

SessionEnded ended(const Ulid& session, Ladder ladder, std::string step) {
  SessionEnded e;
  e.session = session, e.ladder = ladder, e.step = std::move(step);
  e.planned_s = *Seconds::make(600), e.practised_s = *Seconds::make(600);
  e.worst_pain = *Pain0to10::make(1), e.highest_fear = *Fear0to100::make(20);
  e.wanted = true, e.presence = Presence::here, e.numbing = Numbing::none, e.notes = {Note::nothing};
  return e;
}

Journey twelve_weeks() {
  std::vector<Event> events;
  std::uint64_t id = 1;
  const auto write = [&](std::int64_t minute, Data data) { events.push_back(event_for_testing(id++, minute, std::move(data))); };
  DilatorSetEntered set;
  set.set = ulid_for_testing(500);
  for (const int w : {120, 140, 160, 180, 200}) set.items.push_back({ulid_for_testing(500 + static_cast<std::uint64_t>(w)), "", *WidthTenthMm::make(w), {}});
  write(0, set);
  for (std::int64_t day = 0; day < days; ++day) {
    const std::int64_t minute = day * minutes_a_day;
    write(minute + 1, ended(ulid_for_testing(10'000 + id), Ladder::breathing, "calm.breathing"));
    write(minute + 2, ended(ulid_for_testing(10'000 + id), Ladder::release, "release.reverse_kegel"));
    write(minute + 3, OpeningAnswered{Ladder::dilator, true, {NewSince::nothing}, {Note::nothing}});
    write(minute + 4, ended(ulid_for_testing(10'000 + id), Ladder::dilator, "insert.fingertip"));
  }
  return fold(events, event_for_testing(id, days * minutes_a_day, PauseEnded{}).at);
}

double us_since(std::chrono::steady_clock::time_point began) { return std::chrono::duration<double, std::micro>(std::chrono::steady_clock::now() - began).count(); }

}  // namespace

int main() {
  const Journey journey = twelve_weeks();
  std::vector<double> us;
  std::size_t bytes = 0;
  for (int i = 0; i < rounds; ++i) {
    const auto began = std::chrono::steady_clock::now();
    const program::TodayDocument today = program::today(journey);
    us.push_back(us_since(began));
    bytes = json::write(encode(today)).size();
  }
  std::stable_sort(us.begin(), us.end());
  std::printf("today_twelve_weeks_median %.0f us\ntoday_twelve_weeks_p99 %.0f us\ntoday_bytes %zu\n", us[rounds / 2], us[rounds * 99 / 100], bytes);
  std::int64_t cases = 0;
  const auto began = std::chrono::steady_clock::now();
  for (const program::ProofPart& part : program::proof()) {
    for (const program::Property& p : part.run()) cases += p.cases;
  }
  const double s = us_since(began) / 1e6;
  std::printf("prove_cases %lld\nprove_seconds %.2f s\n", static_cast<long long>(cases), s);
}
