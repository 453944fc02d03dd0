#include "core/record/resolve.hpp"

#include <algorithm>

#include "core/record/corrections.hpp"
#include "core/record/doubts.hpp"

namespace ebb::record {
namespace {

using Pointers = std::vector<const Event*>;

bool holds(const FoldOptions& options, Compartment c) { return std::find(options.held.begin(), options.held.end(), c) != options.held.end(); }

Pointers held_events(std::span<const Event> events, const FoldOptions& options) {
  Pointers out;
  out.reserve(events.size());
  for (const Event& e : events) {
    if (holds(options, compartment_of(e))) out.push_back(&e);
  }
  return out;
}

// One of each content, the first that came; in the order of their lines.
Pointers distinct(std::span<const Event* const> same_id) {
  std::vector<std::pair<std::string, const Event*>> lines;
  for (const Event* e : same_id) lines.emplace_back(encode_line(*e), e);
  std::stable_sort(lines.begin(), lines.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  Pointers out;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (i == 0 || lines[i].first != lines[i - 1].first) out.push_back(lines[i].second);
  }
  return out;
}

// Duplicates are nothing new. Where one id has several contents nobody can tell which is right, so that none of them counts.
Pointers one_of_each_id(Pointers events, Resolved& out) {
  std::stable_sort(events.begin(), events.end(), [](const Event* a, const Event* b) { return a->id < b->id; });
  Pointers unique;
  unique.reserve(events.size());
  for (std::size_t begin = 0, end = 0; begin < events.size(); begin = end) {
    while (end < events.size() && events[end]->id == events[begin]->id) ++end;
    const auto group = std::span(events).subspan(begin, end - begin);
    const Pointers contents = group.size() == 1 ? Pointers{group[0]} : distinct(group);
    if (contents.size() == 1) unique.push_back(contents[0]);
    else for (const Event* e : contents) out.refused.push_back({e, ErrorId::same_id_other_content});
  }
  std::stable_sort(unique.begin(), unique.end(), [](const Event* a, const Event* b) { return before(*a, *b); });
  return unique;
}

bool in_the_future(const Event& e, const Moment& at) { return e.at.instant > at.instant || e.hlc.ms > at.instant.ms + clock_ahead_ms_max; }

// Around midnight, and after a change of zone, a device may still be on the day before or after.
bool day_belongs(const Event& e) {
  const std::int32_t apart = e.day - e.at.day();
  return apart >= -1 && apart <= 1;
}

Pointers timely(const Pointers& events, const Moment& at, Resolved& out) {
  Pointers kept;
  kept.reserve(events.size());
  for (const Event* e : events) {
    if (in_the_future(*e, at)) out.ahead.push_back(e), out.from_the_future.push_back(e->id);
    else if (!day_belongs(*e)) out.refused.push_back({e, ErrorId::day_not_of_at});
    else kept.push_back(e);
  }
  return kept;
}

std::vector<Ulid> withdrawn_by(const Pointers& kept) {
  std::vector<Ulid> out;
  for (const Event* e : kept) {
    if (const auto* w = std::get_if<EntryWithdrawn>(&e->data)) out.push_back(w->target);
  }
  std::stable_sort(out.begin(), out.end());
  return out;
}

// Every answer that is held and does not count, at its place among those that do.
std::vector<SetAside> set_aside(Pointers held, const Pointers& kept, const std::vector<Ulid>& withdrawn, const Moment& at) {
  std::vector<SetAside> out;
  std::stable_sort(held.begin(), held.end(), [](const Event* a, const Event* b) { return before(*a, *b); });
  for (const Event* e : held) {
    const auto* answer = std::get_if<AnswerGiven>(&e->data);
    if (!answer) continue;
    const auto place = std::lower_bound(kept.begin(), kept.end(), e, [](const Event* a, const Event* b) { return before(*a, *b); });
    const bool counts = place != kept.end() && (*place)->id == e->id;
    if (counts || std::binary_search(withdrawn.begin(), withdrawn.end(), e->id)) continue;
    SetAside aside{answer->question, static_cast<std::uint32_t>(place - kept.begin()), e->hlc.ms <= at.instant.ms + clock_ahead_ms_max, std::min(e->at.day(), at.day())};
    if (out.empty() || out.back() != aside) out.push_back(std::move(aside));
  }
  return out;
}

void add_corrected_answers(Resolved& out, const Moment& at) {
  const std::vector<SetAside> corrected = doubted_answers(out, at);
  out.set_aside.insert(out.set_aside.end(), corrected.begin(), corrected.end());
  std::stable_sort(out.set_aside.begin(), out.set_aside.end(), [](const SetAside& a, const SetAside& b) { return a.order < b.order; });
}

}  // namespace

Resolved resolve(std::span<const Event> events, const Moment& at, const FoldOptions& options) {
  Resolved out;
  const Pointers held = held_events(events, options);
  out.kept = timely(one_of_each_id(held, out), at, out);
  out.withdrawn = withdrawn_by(out.kept);
  out.set_aside = set_aside(held, out.kept, out.withdrawn, at);
  correct(out.kept, out);
  add_corrected_answers(out, at);
  out.pauses = doubted_pauses(out, at);
  return out;
}

}  // namespace ebb::record
