// The Journey as a JSON document (`ebb log fold --json`, bridge op `journey`).
#pragma once
#include "core/record/journey.hpp"

namespace ebb::record {

template <class V>
void describe(V& v, Origin& x) {
  v.type("Origin", "the event something came from");
  v.field("event", x.event, "its id");
  v.field("at", x.at, "the time on the wall");
  v.field("day", x.day, "the local day");
  v.field("order", x.order, "its place in the one order of events");
}

// An entry that came from one event: its origin and what it says.
#define EBB_ENTRY(Type, key, member, doc)                \
  template <class V>                                     \
  void describe(V& v, Type& x) {                         \
    v.type(#Type, doc);                                  \
    v.field("origin", x.origin, "where it comes from");  \
    v.field(key, x.member, "what it says");              \
  }
EBB_ENTRY(Answer, "given", given, "an answer")
EBB_ENTRY(ClinicianYes, "stated", stated, "her statement that a clinician said yes")
EBB_ENTRY(DilatorSet, "entered", entered, "her set, as last entered")
EBB_ENTRY(Opening, "answered", answered, "what she said before a practice that goes inside")
EBB_ENTRY(Try, "recorded", recorded, "something tried outside the plan")
EBB_ENTRY(ClinicSession, "recorded", recorded, "a session with a therapist in the room")
EBB_ENTRY(Placement, "recorded", recorded, "where a ladder starts, by her clinician")
EBB_ENTRY(DayNote, "described", described, "how a day was")
EBB_ENTRY(Published, "decision", decision, "a decision published by a device that holds every compartment")
#undef EBB_ENTRY

template <class V>
void describe(V& v, Session& x) {
  v.type("Session", "a session from start to end; at least one of started and ended is there");
  v.field("session", x.session, "its id");
  v.field("origin", x.origin, "its start, or its end when the start is not held");
  v.nullable("started", x.started, "how it began");
  v.field("checks", x.checks, "checks in the middle, in order");
  v.nullable("ended", x.ended, "how it closed; null: still open, or lost");
  v.nullable("end", x.end, "where its end comes from");
}

template <class V>
void describe(V& v, Pause& x) {
  v.type("Pause", "a time in which practice rests");
  v.field("origin", x.origin, "where it comes from");
  v.field("began", x.began, "what it says");
  v.nullable("last", x.last, "the day it was ended on; null while it lasts");
}

template <class V>
void describe(V& v, Refused& x) {
  v.type("Refused", "an entry or line that counts for nothing, and why");
  v.field("id", x.id, "id of the entry; empty when it could not be read");
  v.nullable("line", x.line, "line of the log, from 1; null where the entries did not come as lines");
  v.field("reason", x.reason, "id of an error");
}

template <class V>
void describe(V& v, Ahead& x) {
  v.type("Ahead", "entries dated ahead of this moment: shown, and counting for nothing until their time comes");
  v.field("sessions", x.sessions, "that began or ended ahead of it, in order");
  v.field("tries", x.tries, "in order");
  v.field("days", x.days, "in order");
}

template <class V>
void describe(V& v, Journey& x) {
  v.type("Journey", "everything the record says, folded for one moment");
  v.field("at", x.at, "the moment it was folded for");
  v.field("events", x.events, "how many events count");
  v.field("held", x.held, "compartments this reader holds");
  v.field("update_needed", x.update_needed, "an entry is there that this build cannot read and must not ignore");
  v.field("answers", x.answers, "all, in order; the last of a question counts");
  v.field("clinician_yes", x.clinician_yes, "all, in order");
  v.nullable("goals", x.goals, "the last; null: never set");
  v.field("sets", x.sets, "the last of each set, in order of first entry");
  v.field("openings", x.openings, "in order");
  v.field("sessions", x.sessions, "in order of start");
  v.field("tries", x.tries, "in order");
  v.field("clinic_sessions", x.clinic_sessions, "in order");
  v.field("placements", x.placements, "in order");
  v.field("days", x.days, "in order");
  v.field("pauses", x.pauses, "in order of their beginning");
  v.field("published", x.published, "in order");
  v.field("preferences", x.preferences, "the last of each name");
  v.field("refused", x.refused, "what counts for nothing, and why");
  v.field("from_the_future", x.from_the_future, "ids of events whose time has not come");
  v.field("ahead", x.ahead, "those of them that a diary shows");
}

}  // namespace ebb::record
