#include "core/record/corrections.hpp"

#include <algorithm>

namespace ebb::record {
namespace {

using Index = std::uint32_t;
constexpr Index none = 0xFFFF'FFFF;

// Where the chain of a correction ends.
enum class End : std::uint8_t { unknown, walking, base, missing, circular, withdrawn };
struct Root {
  End end = End::unknown;
  Index base = none;
};

class Corrections {
 public:
  Corrections(const std::vector<const Event*>& kept, Resolved& out) : kept_(kept), out_(out), state_(kept.size()), roots_(kept.size()) {
    by_id_.reserve(kept.size());
    for (Index i = 0; i < kept.size(); ++i) by_id_.push_back(i);
    std::stable_sort(by_id_.begin(), by_id_.end(), [&](Index a, Index b) { return kept_[a]->id < kept_[b]->id; });
  }

  void run() {
    for (Index i = 0; i < kept_.size(); ++i) withdraw(i);
    for (Index i = 0; i < kept_.size(); ++i) apply(i);
    for (Index i = 0; i < kept_.size(); ++i) stand(i);
  }

 private:
  struct State {
    bool withdrawn = false;
    bool refused = false;
    const Data* data = nullptr;
  };
  const std::vector<const Event*>& kept_;
  Resolved& out_;
  std::vector<State> state_;
  std::vector<Root> roots_;
  std::vector<Index> by_id_;

  template <class T>
  const T* as(Index i) const { return std::get_if<T>(&kept_[i]->data); }

  Index find(const Ulid& id) const {
    const auto at = std::lower_bound(by_id_.begin(), by_id_.end(), id, [&](Index i, const Ulid& wanted) { return kept_[i]->id < wanted; });
    return at != by_id_.end() && kept_[*at]->id == id ? *at : none;
  }

  bool ahead(const Ulid& id) const { return std::any_of(out_.ahead.begin(), out_.ahead.end(), [&](const Event* e) { return e->id == id; }); }

  void refuse(Index i, ErrorId reason) {
    state_[i].refused = true;
    out_.refused.push_back({kept_[i], reason});
  }

  // Pauses and some wishes travelled in the body's stream once: what was said beside them then still counts.
  static bool beside(Compartment c, const Data& target) {
    const bool once_in_body = std::holds_alternative<PauseBegan>(target) || std::holds_alternative<PauseEnded>(target) || std::holds_alternative<PreferenceSet>(target);
    return c == compartment_of(target) || (once_in_body && c == Compartment::body);
  }

  // Of a kind this build does not know the compartment is not known either.
  bool beside(Compartment c, Index target) const { return as<UnknownKind>(target) || beside(c, kept_[target]->data); }

  void withdraw(Index i) {
    const auto* w = as<EntryWithdrawn>(i);
    if (!w) return;
    const Index target = find(w->target);
    if (target == none && ahead(w->target)) return;  // withdrawn already; its time has not come
    if (target == none) refuse(i, ErrorId::target_not_here);
    else if (as<EntryWithdrawn>(target)) refuse(i, ErrorId::withdrawal_is_final);
    else if (!beside(w->compartment, target)) refuse(i, ErrorId::wrong_compartment);
    else state_[target].withdrawn = true;
  }

  // One step of a chain that needs no walking further.
  std::optional<Root> known_end(Index at) const {
    if (at == none) return Root{End::missing, none};
    if (roots_[at].end == End::walking) return Root{End::circular, none};
    if (roots_[at].end != End::unknown) return roots_[at];
    if (state_[at].withdrawn) return Root{End::withdrawn, none};
    if (!as<EntryCorrected>(at)) return Root{End::base, at};
    return std::nullopt;
  }

  Root walk(Index from) {
    std::vector<Index> path;
    Index at = from;
    std::optional<Root> end;
    while (!(end = known_end(at))) {
      roots_[at].end = End::walking;
      path.push_back(at);
      at = find(as<EntryCorrected>(at)->target);
    }
    for (const Index i : path) roots_[i] = *end;
    return *end;
  }

  void apply(Index i) {
    if (!as<EntryCorrected>(i) || state_[i].withdrawn) return;
    const Root root = walk(i);
    if (root.end == End::missing) refuse(i, ErrorId::target_not_here);
    else if (root.end == End::circular) refuse(i, ErrorId::correction_circular);
    else if (root.end == End::base) replace(i, root.base);
  }

  void replace(Index i, Index base) {
    const EntryCorrected& c = *as<EntryCorrected>(i);
    if (as<UnknownKind>(base)) return;
    if (as<EntryWithdrawn>(base)) return refuse(i, ErrorId::withdrawal_is_final);
    auto data = decode_data(kind_of(*kept_[base]), c.data_v, c.data);
    if (!data) return refuse(i, data.error().id);
    if (std::holds_alternative<UnknownKind>(*data)) return refuse(i, ErrorId::unknown_kind);  // a newer version than this build reads
    if (!beside(c.compartment, kept_[base]->data) || compartment_of(*data) != compartment_of(*kept_[base])) return refuse(i, ErrorId::wrong_compartment);
    out_.corrected.push_back(std::make_unique<Data>(std::move(*data)));
    state_[base].data = out_.corrected.back().get();
  }

  void stand(Index i) {
    if (state_[i].withdrawn || state_[i].refused) return;
    out_.standing.push_back({kept_[i], state_[i].data ? state_[i].data : &kept_[i]->data, i});
  }
};

}  // namespace

void correct(const std::vector<const Event*>& kept, Resolved& out) { Corrections(kept, out).run(); }

}  // namespace ebb::record
