// Requests and replies about the open record.
#pragma once
#include "apps/wasm/wire.hpp"
#include "core/record/journey_document.hpp"

namespace ebb::bridge {

struct Nothing {};
template <class V>
void describe(V& v, Nothing&) { v.type("Nothing", "no members"); }

struct Hello {
  std::int32_t bridge = 1;  ///< of these messages
  std::int32_t record = 1;  ///< of the event format
  std::int32_t api = 1;     ///< of the HTTP API it speaks
  std::string core;         ///< version of this build
};
template <class V>
void describe(V& v, Hello& x) {
  v.type("Hello", "which build answers; a page of another build refuses it");
  v.field("bridge", x.bridge, "version of these messages");
  v.field("record", x.record, "version of the record format");
  v.field("api", x.api, "version of the HTTP API");
  v.field("core", x.core, "version of the build");
}

struct SpaceOpen {
  Lines lines;
  Ulid member, device;
  std::optional<std::vector<record::Compartment>> held;
};
template <class V>
void describe(V& v, SpaceOpen& x) {
  v.type("SpaceOpen", "opens a record; one that is open is closed first");
  v.field("lines", x.lines, "its log");
  v.field("member", x.member, "who writes here");
  v.field("device", x.device, "on which device");
  v.optional("held", x.held, "compartments that are here; absent: all");
}

struct SpaceOpened {
  std::int64_t events = 0;
  std::vector<record::Refused> refused;
};
template <class V>
void describe(V& v, SpaceOpened& x) {
  v.type("SpaceOpened", "what of the lines is events; what among those counts, the Journey says");
  v.field("events", x.events, "events that are here now");
  v.field("refused", x.refused, "lines that gave no event");
}

struct SpaceAdd {
  Lines lines;
};
template <class V>
void describe(V& v, SpaceAdd& x) {
  v.type("SpaceAdd", "events received from elsewhere; those that are here already are nothing new");
  v.field("lines", x.lines, "their lines");
}

struct SpaceAdded {
  std::int64_t added = 0;
  std::vector<record::Refused> refused;
};
template <class V>
void describe(V& v, SpaceAdded& x) {
  v.type("SpaceAdded", "what was new");
  v.field("added", x.added, "events that were not here before");
  v.field("refused", x.refused, "lines that gave no event");
}

struct SpaceLinesAsk {
  std::optional<std::vector<Ulid>> events;
};
template <class V>
void describe(V& v, SpaceLinesAsk& x) {
  v.type("SpaceLinesAsk", "which lines");
  v.optional("events", x.events, "of these events alone; absent: all");
}

struct SpaceAbout {
  Ulid event;
};
template <class V>
void describe(V& v, SpaceAbout& x) {
  v.type("SpaceAbout", "an entry, by one of its events");
  v.field("event", x.event, "its id");
}

/// Ids of events that are here.
struct SpaceEvents {
  std::vector<Ulid> events;
};
template <class V>
void describe(V& v, SpaceEvents& x) {
  v.type("SpaceEvents", "events of the open record");
  v.field("events", x.events, "their ids");
}

struct SpaceLines {
  Lines lines;
};
template <class V>
void describe(V& v, SpaceLines& x) {
  v.type("SpaceLines", "lines of the log, in the order they came here");
  v.field("lines", x.lines, "one event a line");
}

struct SpaceCopy {
  std::optional<bool> private_safety;
};
template <class V>
void describe(V& v, SpaceCopy& x) {
  v.type("SpaceCopy", "the log as she may want to keep or show it");
  v.optional("private_safety", x.private_safety, "with what she said about her safety; absent: without, so that a copy does not betray it");
}

struct Write {
  std::string kind;
  json::Value data;
  Moment at;
  std::string zone;
  FixedBytes<10> random;
};
template <class V>
void describe(V& v, Write& x) {
  v.type("Write", "a new event. For entry.corrected and entry.withdrawn, compartment and data_v are filled in from the target");
  v.field("kind", x.kind, "its kind");
  v.field("data", x.data, "the data of that kind");
  v.field("at", x.at, "the time on the wall");
  v.field("zone", x.zone, "IANA name of the time zone");
  v.field("random", x.random, "10 fresh bytes");
}

struct Written {
  Text line;
  record::Compartment compartment{};
};
template <class V>
void describe(V& v, Written& x) {
  v.type("Written", "the event as it was written, part of the open record from now on");
  v.field("line", x.line, "its line");
  v.field("compartment", x.compartment, "the stream it travels in");
}

struct AtTime {
  Moment at;
};
template <class V>
void describe(V& v, AtTime& x) {
  v.type("AtTime", "for which moment");
  v.field("at", x.at, "the time on the wall");
}

}  // namespace ebb::bridge
