// Requests about the assessment and about practice.
#pragma once
#include "apps/wasm/messages.hpp"
#include "core/assess/documents.hpp"
#include "core/practice/practice.hpp"

namespace ebb::bridge {

struct AssessNext {
  Moment at;
  assess::Module module{};
};
template <class V>
void describe(V& v, AssessNext& x) {
  v.type("AssessNext", "which question a module asks next");
  v.field("at", x.at, "the time on the wall");
  v.field("module", x.module, "the module");
}

struct AssessFollowUp {
  Moment at;
  std::string id;
};
template <class V>
void describe(V& v, AssessFollowUp& x) {
  v.type("AssessFollowUp", "which follow-up of one question is open");
  v.field("at", x.at, "the time on the wall");
  v.field("id", x.id, "the question that was answered");
}

struct AssessModule {
  Moment at;
  assess::Module module{};
};
template <class V>
void describe(V& v, AssessModule& x) {
  v.type("AssessModule", "every question of a module with its answer");
  v.field("at", x.at, "the time on the wall");
  v.field("module", x.module, "the module");
}

struct AssessQuestion {
  std::string id;
};
template <class V>
void describe(V& v, AssessQuestion& x) {
  v.type("AssessQuestion", "one question");
  v.field("id", x.id, "its id");
}

struct PracticeBegin {
  Moment at;
  std::int64_t ms = 0;
  practice::StartRequest how;
};
template <class V>
void describe(V& v, PracticeBegin& x) {
  v.type("PracticeBegin", "opens a practice; one that is open is dropped first");
  v.field("at", x.at, "the time on the wall");
  v.field("ms", x.ms, "the page's clock");
  practice::fields_of(v, x.how);
}

struct PracticeKept {
  practice::State state;
};
template <class V>
void describe(V& v, PracticeKept& x) {
  v.type("PracticeKept", "a session to keep, sealed, until it is done");
  v.field("state", x.state, "its state");
}

struct PracticeResume {
  Moment at;
  practice::State state;
  std::int64_t ms = 0;
};
template <class V>
void describe(V& v, PracticeResume& x) {
  v.type("PracticeResume", "takes up a session that was kept");
  v.field("at", x.at, "the time on the wall");
  v.field("state", x.state, "its state");
  v.field("ms", x.ms, "the page's clock, of the same kind as before");
}

}  // namespace ebb::bridge
