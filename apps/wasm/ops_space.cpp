#include <algorithm>
#include <set>

#include "apps/wasm/messages.hpp"
#include "apps/wasm/ops.hpp"
#include "core/program/ladders/steps.hpp"

namespace ebb::bridge {

Result<Space*> opened(Instance& instance) {
  if (!instance.space) return fail(ErrorId::space_not_open);
  return &*instance.space;
}

namespace {

using record::Event;
using record::Refused;

Result<Hello> hello(Instance&, const Nothing&) {
  Hello h;
  h.core = EBB_VERSION;
  return h;
}

// Adds what can be read; says by line what cannot.
std::int64_t add_lines(Space& space, const Lines& lines, std::vector<Refused>& refused) {
  std::int64_t added = 0, number = 0;
  for (const std::string& line : lines.lines) {
    ++number;
    std::optional<record::LineHead> head;
    auto event = record::decode_line(line, &head);
    if (event) added += space.add(std::move(*event));
    else refused.push_back({head ? head->id.str() : std::string(), number, std::string(name_of(event.error().id))});
    if (!event && !head) head = record::head_of_a_broken_line(line, nullptr);
    if (!event && head) space.could_not_read(std::move(*head));
  }
  return added;
}

Result<SpaceOpened> space_open(Instance& instance, const SpaceOpen& q) {
  record::FoldOptions options;
  if (q.held) options.held = *q.held;
  instance.space.emplace(record::Author{q.member, q.device}, std::move(options));
  SpaceOpened reply;
  reply.events = add_lines(*instance.space, q.lines, reply.refused);
  return reply;
}

Result<SpaceAdded> space_add(Instance& instance, const SpaceAdd& q) {
  EBB_TRY(Space* space, opened(instance));
  SpaceAdded reply;
  reply.added = add_lines(*space, q.lines, reply.refused);
  return reply;
}

Result<SpaceLines> space_lines(Instance& instance, const SpaceLinesAsk& q) {
  EBB_TRY(Space* space, opened(instance));
  const std::set<Ulid> wanted = q.events ? std::set<Ulid>(q.events->begin(), q.events->end()) : std::set<Ulid>{};
  SpaceLines reply;
  for (const Event& e : space->events()) {
    if (!q.events || wanted.contains(e.id)) reply.lines.lines.push_back(record::encode_line(e));
  }
  return reply;
}

Result<SpaceEvents> space_about(Instance& instance, const SpaceAbout& q) {
  EBB_TRY(Space* space, opened(instance));
  return SpaceEvents{space->about(q.event)};
}

Result<Nothing> space_forget(Instance& instance, const SpaceEvents& q) {
  EBB_TRY(Space* space, opened(instance));
  space->forget(q.events);
  return Nothing{};
}

// A correction that speaks of a private question speaks of it whatever compartment it claims.
bool speaks_of_private(const json::Value& v) {
  if (const auto* text = v.as_string()) return text->starts_with("private.");
  if (const auto* list = v.as_array()) return std::any_of(list->begin(), list->end(), speaks_of_private);
  const auto* members = v.as_object();
  return members && std::any_of(members->begin(), members->end(), [](const auto& m) { return speaks_of_private(m.second); });
}

bool is_private(const Event& e) {
  if (record::compartment_of(e) == record::Compartment::private_safety) return true;
  const auto* correction = std::get_if<record::EntryCorrected>(&e.data);
  return correction && speaks_of_private(correction->data);
}

// What leaves the sealed record by her hand. Kinds this build does not know travel in private_safety, so they stay behind with it.
Result<SpaceLines> space_copy(Instance& instance, const SpaceCopy& q) {
  EBB_TRY(Space* space, opened(instance));
  SpaceLines reply;
  for (const Event& e : space->events()) {
    if (!is_private(e) || q.private_safety.value_or(false)) reply.lines.lines.push_back(record::encode_line(e));
  }
  return reply;
}

Result<Nothing> space_close(Instance& instance, const Nothing&) {
  instance.space.reset();
  return Nothing{};
}

void fill_in(json::Object& members, const char* key, json::Value value) {
  for (const auto& m : members) {
    if (m.first == key) return;
  }
  members.emplace_back(key, std::move(value));
}

// What a correction or withdrawal says about its target is known here: nobody has to repeat it, and nobody may say otherwise. Errors:
// target_not_here, wrong_compartment.
Result<json::Value> about_target(const Space& space, std::string_view kind, json::Value data) {
  const json::Value* target = data.find("target");
  const auto id = target && target->as_string() ? Ulid::parse(*target->as_string()) : fail(ErrorId::bad_id);
  if (!id) return data;  // refused when it is read
  const Event* e = space.find(*id);
  if (!e) return fail(ErrorId::target_not_here, "/data/target");
  const json::Value compartment(name_of(record::compartment_of(*e)));
  fill_in(*data.as_object(), "compartment", compartment);
  if (*data.find("compartment") != compartment) return fail(ErrorId::wrong_compartment, "/data/compartment");
  if (kind == record::EntryCorrected::kind) fill_in(*data.as_object(), "data_v", json::Value(record::known_version(record::kind_of(*e)).value_or(record::version_of(*e))));
  return data;
}

Result<Written> write(Instance& instance, const Write& q) {
  EBB_TRY(Space* space, opened(instance));
  const auto version = record::known_version(q.kind);
  if (!version) return fail(ErrorId::unknown_kind, "/kind");
  const bool about = q.kind == record::EntryCorrected::kind || q.kind == record::EntryWithdrawn::kind;
  json::Value data = q.data;
  if (about) {
    EBB_TRY(data, about_target(*space, q.kind, std::move(data)));
  }
  EBB_TRY(record::Data draft, record::decode_data(q.kind, *version, data));
  if (const auto* set = std::get_if<record::DilatorSetEntered>(&draft)) EBB_CHECK_OK(program::ladders::check_sizes(*set));
  EBB_TRY(const Event event, space->write({q.at, q.zone}, q.random.bytes, std::move(draft)));
  return Written{Text{record::encode_line(event)}, record::compartment_of(event)};
}

Result<record::Journey> journey(Instance& instance, const AtTime& q) {
  EBB_TRY(Space* space, opened(instance));
  return space->journey(q.at);
}

constexpr OpRow space_rows[] = {
    op<&hello>("hello", "which build answers"),
    op<&space_open>("space.open", "opens a record"),
    op<&space_add>("space.add", "adds events received from elsewhere"),
    op<&space_lines>("space.lines", "the log, or some events of it"),
    op<&space_about>("space.about", "all events of one entry"),
    op<&space_forget>("space.forget", "events whose content was erased"),
    op<&space_copy>("space.copy", "the log for a readable file, without the private answers unless they are asked for"),
    op<&space_close>("space.close", "forgets the open record"),
    op<&write>("write", "writes an event into the open record"),
    op<&journey>("journey", "everything the record says, folded"),
};

}  // namespace

std::span<const OpRow> space_ops() { return space_rows; }

}  // namespace ebb::bridge
