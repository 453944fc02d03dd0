// Ten years of a made-up person's log, read and folded. `record_bench --log` prints the log itself, for wasm.mjs.
#include <chrono>
#include <cstdio>
#include <string_view>

#include "core/record/journey_document.hpp"
#include "core/record/testing.hpp"

using namespace ebb;
using namespace ebb::record;

namespace {

constexpr std::uint64_t seed = 20'260'105;
constexpr int days = 3'650;

// Marsaglia's xorshift: the same log on every machine.
struct Chance {
  std::uint64_t state = seed;
  std::uint64_t below(std::uint64_t n) {
    state ^= state << 13, state ^= state >> 7, state ^= state << 17;
    return state % n;
  }
};

SessionEnded ended(Chance& chance, const Ulid& session) {
  SessionEnded e;
  e.session = session, e.ladder = Ladder::dilator, e.step = "insert.whole", e.width_tenth_mm = *WidthTenthMm::make(120 + static_cast<int>(chance.below(130)));
  e.planned_s = *Seconds::make(300), e.practised_s = *Seconds::make(300);
  e.worst_pain = *Pain0to10::make(static_cast<int>(chance.below(8))), e.highest_fear = *Fear0to100::make(static_cast<int>(chance.below(90)));
  e.wanted = true, e.presence = Presence::here, e.numbing = Numbing::none, e.notes = {Note::nothing};
  return e;
}

std::string ten_years() {
  Chance chance;
  std::string text;
  std::uint64_t id = 1;
  const auto write = [&](std::int64_t minutes, Data data) { text += encode_line(event_for_testing(id++, minutes, std::move(data))) + '\n'; };
  for (std::int64_t day = 0; day < days; ++day) {
    std::int64_t minute = day * 24 * 60 + static_cast<std::int64_t>(chance.below(600));
    write(minute++, DayDescribed{Level::medium, Level::low, PeriodToday::no, 10});
    write(minute++, OpeningAnswered{Ladder::dilator, true, {NewSince::nothing}, {Note::nothing}});
    const Ulid session = ulid_for_testing(1'000'000 + static_cast<std::uint64_t>(day));
    write(minute++, SessionStarted{session, Ladder::dilator, "insert.whole", {}, "insert.whole.normal"});
    for (int n = 0; n < 2; ++n) write(minute++, SessionChecked{session, *Pain0to10::make(2), *Fear0to100::make(30), CheckChoice::go_on});
    write(minute++, ended(chance, session));
    if (day % 28 == 0) for (int q = 0; q < 15; ++q) write(minute++, AnswerGiven{"safety.question_" + std::to_string(q), false, {"no"}, {}, {}});
    if (day % 10 == 0) write(minute++, EntryCorrected{ulid_for_testing(id - 2), Compartment::body, 1, encode(ended(chance, session))});
    if (day % 50 == 0) write(minute++, EntryWithdrawn{ulid_for_testing(id - 2), Compartment::body});
  }
  return text;
}

double ms_since(std::chrono::steady_clock::time_point began) { return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - began).count(); }

}  // namespace

int main(int argc, char** argv) {
  const std::string text = ten_years();
  if (argc > 1 && std::string_view(argv[1]) == "--log") return std::fwrite(text.data(), 1, text.size(), stdout) == text.size() ? 0 : 1;
  const auto reading = std::chrono::steady_clock::now();
  const Log log = read_log(text);
  const double read_ms = ms_since(reading);
  const Moment at = event_for_testing(1, days * 24 * 60, PauseEnded{}).at;
  const auto folding = std::chrono::steady_clock::now();
  const Journey journey = fold(log, at);
  const double fold_ms = ms_since(folding);
  const auto writing = std::chrono::steady_clock::now();
  const std::size_t bytes = json::write(encode(journey)).size();
  if (journey.sessions.size() != days || !log.refused.empty()) return 1;
  std::printf("ten_year_log_events %zu\nten_year_log_bytes %zu\nten_year_log_read %.1f ms\nten_year_log_fold %.1f ms\njourney_document %.1f ms\njourney_bytes %zu\n", log.events.size(),
              text.size(), read_ms, fold_ms, ms_since(writing), bytes);
}
