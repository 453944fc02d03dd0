#include "apps/wasm/instance.hpp"

#include <set>

#include "apps/wasm/ops.hpp"

namespace ebb::bridge {

bool Space::add(record::Event event) {
  const auto [begin, end] = by_id_.equal_range(event.id);
  if (begin != end) {
    const std::string line = record::encode_line(event);
    for (auto i = begin; i != end; ++i) {
      if (record::encode_line(events_[i->second]) == line) return false;
    }
  }
  by_id_.emplace(event.id, events_.size());
  events_.push_back(std::move(event));
  return true;
}

const record::Event* Space::find(const Ulid& id) const {
  const auto at = by_id_.find(id);
  return at == by_id_.end() ? nullptr : &events_[at->second];
}

namespace {

// What an event is about: another event, or a session.
std::optional<Ulid> subject_of(const record::Event& e) {
  return std::visit(
      [](const auto& data) -> std::optional<Ulid> {
        if constexpr (requires { data.target; }) return data.target;
        else if constexpr (requires { data.session; }) return data.session;
        else return std::nullopt;
      },
      e.data);
}

}  // namespace

std::vector<Ulid> Space::about(const Ulid& id) const {
  std::set<Ulid> family, subjects{id};
  for (bool grew = true; grew;) {
    grew = false;
    for (const record::Event& e : events_) {
      const auto subject = subject_of(e);
      if (!subjects.contains(e.id) && !(subject && subjects.contains(*subject))) continue;
      grew = family.insert(e.id).second || grew;
      subjects.insert(e.id);
      if (subject) subjects.insert(*subject);
    }
  }
  return {family.begin(), family.end()};
}

void Space::forget(const std::vector<Ulid>& ids) {
  const std::set<Ulid> gone(ids.begin(), ids.end());
  std::erase_if(events_, [&](const record::Event& e) { return gone.contains(e.id); });
  by_id_.clear();
  for (std::size_t i = 0; i < events_.size(); ++i) by_id_.emplace(events_[i].id, i);
}

record::ClockState Space::clock(const record::Now& now) const {
  record::ClockState clock;
  for (const record::Event& e : events_) clock = record::receive(clock, now, e.hlc);
  return clock;
}

Result<record::Event> Space::write(const record::Now& now, std::span<const std::uint8_t, 10> random, record::Data draft) {
  EBB_TRY(record::Stamped stamped, record::stamp(clock(now), now, random, author_, std::move(draft)));
  add(stamped.event);
  return std::move(stamped.event);
}

namespace {

json::Value refusal(const Error& e) {
  return json::Value(json::Object{{"error", json::Value(json::Object{{"id", json::Value(name_of(e.id))}, {"detail", json::Value(e.detail)}})}});
}

Result<json::Value> run(Instance& instance, std::string_view text) {
  EBB_TRY(json::Value request, json::parse(text));
  json::Object* members = request.as_object();
  const json::Value* op = request.find("op");
  if (!members || !op || !op->as_string()) return fail(ErrorId::wrong_shape, "a request is an object whose op names the operation");
  const OpRow* row = find_op(*op->as_string());
  if (!row) return fail(ErrorId::op_unknown);
  std::erase_if(*members, [](const auto& m) { return m.first == "op"; });
  return row->run(instance, request);
}

}  // namespace

std::string Instance::request(std::string_view text) {
  const auto reply = run(*this, text);
  return json::write(reply ? json::Value(json::Object{{"ok", *reply}}) : refusal(reply.error()));
}

}  // namespace ebb::bridge
