// A scenario file, expanded to the log it stands for.
#pragma once
#include <fstream>

#include "core/program/today_document.hpp"
#include "tests/scenario/program/drafts.hpp"

namespace ebb::scenario {

class Writer {
 public:
  void line(const std::string& text) {
    const auto parts = split(text, ' ');
    std::size_t used = 2;
    std::string offset = "Z", device = "phone";
    while (used < parts.size() && (parts[used][0] == '+' || parts[used][0] == '-' || parts[used][0] == '@')) {
      (parts[used][0] == '@' ? device : offset) = parts[used][0] == '@' ? parts[used].substr(1) : parts[used];
      ++used;
    }
    std::string rest;
    for (std::size_t i = used; i < parts.size(); ++i) rest += (rest.empty() ? "" : " ") + parts[i];
    at_ = *parse_moment(parts[0] + "T" + parts[1] + ":00" + offset);
    device_ = id_of(device == "phone" ? 21 : 22);
    const Line what(rest);
    wrong_day_ = what.has("wrong day");
    two_contents_ = what.has("two contents");
    write(what);
  }
  std::string log;
  std::size_t impossible = 0;  ///< lines that cannot be read

 private:
  Moment at_;
  Ulid device_;
  std::uint64_t written_ = 0;
  bool wrong_day_ = false, two_contents_ = false;
  std::optional<std::pair<Ulid, record::SessionEnded>> last_end_;  ///< its entry, and what it said

  void event(Data data, bool critical = false) {
    record::Event e;
    ++written_;
    e.id = id_of(10'000 + written_);
    e.member = id_of(20);
    e.device = device_;
    e.hlc = {at_.instant.ms, static_cast<std::uint32_t>(written_)};
    e.at = at_;
    e.zone = "Etc/UTC";
    e.day = at_.day() + (wrong_day_ ? 7 : 0);
    e.data = std::move(data);
    e.critical = critical;
    log += record::encode_line(e) + "\n";
    if (const auto* end = std::get_if<record::SessionEnded>(&e.data)) last_end_.emplace(e.id, *end);
    if (!two_contents_) return;
    e.zone = "Etc/GMT";
    log += record::encode_line(e) + "\n";
  }

  // Torn in the middle: only its id and its kind are there.
  void broken(const std::string& kind) {
    log += "{\"id\":\"" + id_of(10'000 + ++written_).str() + "\",\"kind\":\"" + kind + "\",\"v\":1,garbled\n";
    ++impossible;
  }

  // The session before, ended once more on another device, or as it should have been.
  void about_the_last_session(const Line& l, bool corrected) {
    const auto [entry, before] = *last_end_;
    Line as = l;
    as.words.erase(as.words.begin());
    const record::SessionEnded now = ended(as, before.session);
    if (!corrected) return event(now);
    event(record::EntryCorrected{entry, l.has("in another part") ? record::Compartment::clinical : record::Compartment::body, 1, encode(now)});
  }

  // As another version of the program may write it: an option that is not known here.
  void make_impossible() {
    const std::string known = "\"presence\":\"here\"";
    log.replace(log.rfind(known), known.size(), "\"presence\":\"somewhere\"");
    ++impossible;
  }

  void session(const Line& l) {
    const Ulid id = id_of(50'000 + written_);
    if (l.word(0) == "inside" && !l.has("without a yes")) event(opening(Line("yes"), true));
    const record::SessionEnded e = ended(l, id);
    event(record::SessionStarted{id, e.ladder, e.step, e.width_tenth_mm, "script"});
    if (const auto p = l.number("checked pain")) event(record::SessionChecked{id, *Pain0to10::make(*p), {}, record::CheckChoice::smaller});
    if (const auto m = l.number("ended after")) at_ = Moment{Instant{at_.instant.ms + *m * ms_per_minute}, at_.offset_min};
    if (!l.has("interrupted")) event(e);
    if (l.has("not readable")) make_impossible();
  }

  void calm_and_release() {
    const Moment last = at_;
    for (int back = 2; back >= 0; --back) {
      at_ = Moment{Instant{last.instant.ms - back * ms_per_day}, last.offset_min};
      session(Line("breathing: pain 0, fear 20"));
      session(Line("release: pain 0, fear 20"));
    }
    at_ = last;
  }

  void goal(const Line& l) {
    record::GoalsSet g;
    std::string all;
    for (std::size_t i = 1; i < l.words.size(); ++i) all += l.words[i] + " ";
    for (const std::string& each : split(all, ',')) {
      const auto words = split(each, ' ');
      g.goals.push_back({*enum_named<record::GoalKind>(words[0]), words.size() > 1 ? width(words[1]) : std::nullopt, {}});
    }
    event(g);
  }

  static std::optional<Day> last_day(const Line& l) {
    const auto until = l.text("until");
    return until ? std::optional(*parse_day(*until)) : std::nullopt;
  }

  void clinician(const Line& l) {
    if (l.word(1) == "says") return event(record::ClinicianYesStated{*enum_named<record::ClearedTopic>(l.details.at(0)), {}, {}, last_day(l)});
    record::PlacementRecorded p;
    p.step = step_named(Line("inside " + l.word(2) + " " + l.word(3)), p.ladder);
    event(p);
  }

  void clinic(const Line& l) {
    record::ClinicSessionRecorded c;
    c.ladder = enum_named<record::Ladder>(l.word(1)).value_or(record::Ladder::dilator);
    c.width_tenth_mm = width(l.word(1));
    c.worst_pain = pain(l);
    c.comfortable = l.has("comfortable");
    event(c);
  }

  void pause(const Line& l) {
    if (l.word(1) == "ends") return event(record::PauseEnded{});
    const auto of = l.word(1) == "inside" ? std::optional(record::Ladder::dilator) : l.word(1) == "touch" ? std::optional(record::Ladder::touch) : std::nullopt;
    event(record::PauseBegan{of, record::PauseReason::own_choice});
  }

  void write(const Line& l) {
    const std::string what = l.word(0);
    if (what == "yes" || what == "no") return event(opening(l, what == "yes"));
    if (what == "try") return event(attempt(l));
    if (what == "clinic") return clinic(l);
    if (what == "clinician") return clinician(l);
    if (what == "set" || what == "other") return event(set(l));
    if (what == "goal") return goal(l);
    if (what == "pause") return pause(l);
    if (what == "day") return event(day(l));
    if (what == "answer") return event(answer(l.word(1), l.details));
    if (what == "skip") return event(answer(l.word(1), {}));
    if (what == "calm") return calm_and_release();
    if (what == "broken") return broken(l.word(1));
    if (what == "again" || what == "corrected") return about_the_last_session(l, what == "corrected");
    if (what == "checked") return event(record::SessionChecked{id_of(60'000 + written_), pain(l), {}, record::CheckChoice::smaller});
    if (what == "something") return event(record::UnknownKind{"weather.seen", 1, true, json::Value(json::Object{})}, true);
    if (what == "gate") {
      for (Data& d : gate_answered()) event(std::move(d));
      return;
    }
    session(l);
  }
};

struct Scenario {
  std::string name, says, log;
  std::size_t impossible = 0;
  Moment at;
  program::TodayOptions options;
  json::Value expect;
};

inline std::string step_in_words(const std::string& words) {
  record::Ladder ladder{};
  const auto w = split(words, ' ');
  if (w.size() == 2 && width(w[0])) return step_named(Line("inside " + words), ladder);
  return words;
}

inline Scenario read(const std::string& path) {
  std::ifstream in(path);
  std::stringstream text;
  text << in.rdbuf();
  const auto document = json::parse(text.str());
  if (!document) throw std::runtime_error(path + ": " + document.error().detail);
  Scenario s;
  s.name = path.substr(path.rfind('/') + 1);
  s.says = *document->find("says")->as_string();
  Writer w;
  if (*document->find("given")->as_string() == "ready") {
    for (const char* line : {"2026-02-24 08:00 gate answered", "2026-02-24 08:10 set 12 14 16 18 mm", "2026-02-27 08:00 calm and release done"}) w.line(line);
  }
  for (const auto& e : *document->find("events")->as_array()) w.line(*e.as_string());
  s.log = w.log;
  s.impossible = w.impossible;
  const auto at = split(*document->find("at")->as_string(), ' ');
  s.at = *parse_moment(at[0] + "T" + at[1] + ":00" + (at.size() > 2 ? at[2] : "Z"));
  if (const auto* m = document->find("minutes")) s.options.minutes = static_cast<std::int32_t>(*m->as_int());
  s.expect = *document->find("expect");
  return s;
}

}  // namespace ebb::scenario
