#include "core/record/ahead.hpp"

#include <algorithm>

#include "core/record/assemble.hpp"
#include "core/record/corrections.hpp"

namespace ebb::record {
namespace {

/// The record as it will be once everything has come.
class Then {
 public:
  explicit Then(const Resolved& now) : ahead_(now.ahead), all_(now.kept) {
    all_.insert(all_.end(), ahead_.begin(), ahead_.end());
    std::stable_sort(all_.begin(), all_.end(), [](const Event* a, const Event* b) { return before(*a, *b); });
    correct(all_, resolved_);
    assemble(resolved_, journey_);
  }

  Ahead take() {
    Ahead out;
    for (Session& s : journey_.sessions) {
      if (is_ahead(s.origin) || (s.end && is_ahead(*s.end))) out.sessions.push_back(std::move(s));
    }
    for (Try& t : journey_.tries) {
      if (is_ahead(t.origin)) out.tries.push_back(std::move(t));
    }
    for (DayNote& d : journey_.days) {
      if (is_ahead(d.origin)) out.days.push_back(std::move(d));
    }
    return out;
  }

 private:
  const std::vector<const Event*>& ahead_;
  std::vector<const Event*> all_;
  Resolved resolved_;
  Journey journey_;

  bool is_ahead(const Origin& o) const {
    return std::any_of(ahead_.begin(), ahead_.end(), [&](const Event* e) { return e->id == o.event; });
  }
};

}  // namespace

Ahead ahead_of_the_clock(const Resolved& resolved) { return resolved.ahead.empty() ? Ahead{} : Then(resolved).take(); }

}  // namespace ebb::record
