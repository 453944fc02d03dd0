#include "core/record/doubts.hpp"

#include <algorithm>

#include "core/record/kinds.hpp"

namespace ebb::record {
namespace {

constexpr auto may_hurt = std::to_array<std::string_view>({"session.checked", "session.ended", "try.", "clinic_session.", "opening."});
constexpr auto on_practice = std::to_array<std::string_view>({"session.", "try.", "clinic_session.", "opening.", "day.", "pause.began", "placement."});
constexpr std::size_t chain_max = 64;  // not care: a longer chain of corrections is taken for one whose entry is not here

template <class Kinds>
bool among(const Kinds& kinds, std::string_view kind) {
  return std::any_of(kinds.begin(), kinds.end(), [&](std::string_view k) { return kind.starts_with(k); });
}

// Of what was said nothing but a different period bears on practice; a critical entry, or a newer version of a known kind, may say anything.
Bears bears_of(const Data& d) {
  if (const auto* day = std::get_if<DayDescribed>(&d)) return {day->period == PeriodToday::different_from_usual, false};
  if (const auto* unknown = std::get_if<UnknownKind>(&d)) {
    const bool anything = unknown->critical || known_version(unknown->kind);
    return {anything, anything};
  }
  return std::holds_alternative<PauseBegan>(d) ? Bears{} : bears(kind_of(d));
}

Bears both(Bears a, Bears b) { return {a.practice || b.practice, a.hurt || b.hurt}; }

bool later(const Event& e, const Moment& at) { return e.at.instant > at.instant || e.hlc.ms > at.instant.ms + clock_ahead_ms_max; }

// What a clock that runs fast wrote may have happened already.
bool within_a_day(const Event& e, const Moment& at) {
  const std::int64_t latest = at.instant.ms + clock_ahead_ms_max;
  return e.at.instant.ms <= latest && e.hlc.ms <= latest;
}

// Today, yesterday or tomorrow: so long it holds.
bool fresh(Day day, const Moment& at) { return at.day() - day <= 1 && day - at.day() <= 1; }

std::optional<Ulid> target_of(const Event& e) {
  if (const auto* c = std::get_if<EntryCorrected>(&e.data)) return c->target;
  if (const auto* w = std::get_if<EntryWithdrawn>(&e.data)) return w->target;
  return std::nullopt;
}

/// Everything that does not count and was not taken back.
class Uncounted {
 public:
  Uncounted(const Resolved& r, const Moment& at) : r_(r), at_(at), events_(r.ahead) {
    for (const RefusedEvent& x : r.refused) events_.push_back(x.event);
    if (std::any_of(events_.begin(), events_.end(), [](const Event* e) { return target_of(*e).has_value(); })) know_all();
    std::erase_if(events_, [&](const Event* e) { return withdrawn(e->id); });
  }

  const std::vector<const Event*>& events() const { return events_; }

  bool withdrawn(const Ulid& id) const { return std::binary_search(r_.withdrawn.begin(), r_.withdrawn.end(), id); }

  // Entries whose order is smaller came before it.
  std::uint32_t place(const Event& e) const {
    return static_cast<std::uint32_t>(std::lower_bound(r_.kept.begin(), r_.kept.end(), &e, [](const Event* a, const Event* b) { return before(*a, *b); }) - r_.kept.begin());
  }
  std::uint32_t place(const LineHead& l) const {
    const bool known = l.hlc.ms <= at_.instant.ms + clock_ahead_ms_max;
    const Hlc hlc = known ? l.hlc : Hlc{l.at.instant.ms, 0};
    return static_cast<std::uint32_t>(std::partition_point(r_.kept.begin(), r_.kept.end(), [&](const Event* e) { return e->hlc <= hlc; }) - r_.kept.begin());
  }

  // The entry a correction or withdrawal is about, or nullptr: it is not here, or was itself taken back.
  const Event* root(const Event& e) const {
    const Event* x = &e;
    for (std::size_t i = 0; x && i < chain_max; ++i) {
      const auto target = target_of(*x);
      if (!target) return x;
      x = find(*target);
    }
    return nullptr;
  }
  bool about_what_was_withdrawn(const Event& e) const {
    const Event* entry = root(e);
    return entry && entry != &e && withdrawn(entry->id);
  }

  // What it may say: its own data, or what an entry would become; where that entry is not here, whatever its data can be read as.
  std::vector<Data> data(const Event& e) const {
    const auto* c = std::get_if<EntryCorrected>(&e.data);
    if (!c) return target_of(e) ? std::vector<Data>{} : std::vector<Data>{e.data};
    std::vector<Data> out;
    const Event* entry = root(e);
    const auto read = [&](std::string_view kind) {
      if (auto d = decode_data(kind, c->data_v, c->data)) out.push_back(std::move(*d));
    };
    if (entry) read(kind_of(*entry));
    else for (const KindRow& row : kind_rows) read(row.kind);
    return out;
  }

  Bears bearing(const Event& e) const {
    if (about_what_was_withdrawn(e)) return {};
    Bears b;
    for (const Data& d : data(e)) b = both(b, bears_of(d));
    const Event* entry = root(e);
    if (!target_of(e) || !entry) return b;
    return both(b, {bears_of(entry->data).practice, std::holds_alternative<EntryCorrected>(e.data) && bears_of(entry->data).hurt});
  }

 private:
  const Resolved& r_;
  const Moment& at_;
  std::vector<const Event*> events_;
  std::vector<const Event*> all_;  ///< by id; filled where a correction or withdrawal has to be followed

  void know_all() {
    all_ = r_.kept;
    all_.insert(all_.end(), events_.begin(), events_.end());
    std::stable_sort(all_.begin(), all_.end(), [](const Event* a, const Event* b) { return a->id < b->id; });
  }

  const Event* find(const Ulid& id) const {
    const auto at = std::lower_bound(all_.begin(), all_.end(), id, [](const Event* x, const Ulid& wanted) { return x->id < wanted; });
    return at != all_.end() && (*at)->id == id ? *at : nullptr;
  }
};

template <class T>
std::vector<T> in_order(std::vector<T> all) {
  std::stable_sort(all.begin(), all.end(), [](const T& a, const T& b) { return a.order < b.order; });
  return all;
}

}  // namespace

Bears bears(std::string_view kind) { return {among(on_practice, kind), among(may_hurt, kind)}; }

std::vector<DoubtedPause> doubted_pauses(const Resolved& resolved, const Moment& at) {
  const Uncounted uncounted(resolved, at);
  std::vector<DoubtedPause> out;
  for (const Event* e : uncounted.events()) {
    if (uncounted.about_what_was_withdrawn(*e)) continue;
    for (const Data& d : uncounted.data(*e)) {
      if (const auto* pause = std::get_if<PauseBegan>(&d)) out.push_back({e, *pause, uncounted.place(*e), e->hlc.ms <= at.instant.ms + clock_ahead_ms_max});
    }
  }
  return in_order(std::move(out));
}

std::vector<SetAside> doubted_answers(const Resolved& resolved, const Moment& at) {
  const Uncounted uncounted(resolved, at);
  std::vector<SetAside> out;
  for (const Event* e : uncounted.events()) {
    const Event* entry = target_of(*e) ? uncounted.root(*e) : nullptr;
    const auto* answer = entry && !uncounted.withdrawn(entry->id) ? std::get_if<AnswerGiven>(&entry->data) : nullptr;
    if (answer) out.push_back({answer->question, uncounted.place(*e), e->hlc.ms <= at.instant.ms + clock_ahead_ms_max, std::min(e->at.day(), at.day())});
  }
  return in_order(std::move(out));
}

std::vector<NotCounted> doubted_practice(const Resolved& resolved, std::span<const LineHead> impossible, const Moment& at) {
  const Uncounted uncounted(resolved, at);
  std::vector<NotCounted> out;
  for (const Event* e : uncounted.events()) {
    if (later(*e, at) && !within_a_day(*e, at)) continue;
    const Bears b = uncounted.bearing(*e);
    if (b.practice) out.push_back({uncounted.place(*e), e->at.day(), later(*e, at) || fresh(e->at.day(), at), b.hurt});
  }
  for (const LineHead& l : impossible) {
    const Bears b = bears(l.kind);
    if (b.practice && l.at.day() - at.day() <= 1 && !uncounted.withdrawn(l.id)) out.push_back({uncounted.place(l), l.at.day(), fresh(l.at.day(), at), b.hurt});
  }
  return in_order(std::move(out));
}

}  // namespace ebb::record
