// Reads the lines of a scenario into events.
#pragma once
#include <gtest/gtest.h>

#include <cmath>
#include <cstdio>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "core/record/fold.hpp"

namespace ebb::scenario {

using record::Data;

inline Ulid id_of(std::uint64_t n) {
  std::array<std::uint8_t, 10> chance{};
  chance.back() = 7;
  return Ulid::make(n, chance);
}
/// Items of her set are known by their width in whole millimetres.
inline Ulid item_of(int mm) { return id_of(1'000 + static_cast<std::uint64_t>(mm)); }

inline std::vector<std::string> split(const std::string& text, char at) {
  std::vector<std::string> out;
  std::stringstream in(text);
  for (std::string part; std::getline(in, part, at);) {
    const auto from = part.find_first_not_of(' ');
    if (from != std::string::npos) out.push_back(part.substr(from, part.find_last_not_of(' ') - from + 1));
  }
  return out;
}

/// "inside 14 whole: pain 2, fear 20" without its time.
struct Line {
  std::vector<std::string> words;
  std::vector<std::string> details;

  explicit Line(const std::string& text) {
    const auto colon = text.find(':');
    words = split(text.substr(0, colon), ' ');
    if (colon != std::string::npos) details = split(text.substr(colon + 1), ',');
  }
  std::string word(std::size_t i) const { return i < words.size() ? words[i] : ""; }
  bool has(const std::string& detail) const {
    for (const auto& d : details) {
      if (d == detail) return true;
    }
    return false;
  }
  /// The number in "pain 2", "stopped after 4 min".
  std::optional<int> number(const std::string& before) const {
    for (const auto& d : details) {
      if (d.starts_with(before + " ") && std::isdigit(static_cast<unsigned char>(d[before.size() + 1]))) return std::stoi(d.substr(before.size() + 1));
    }
    return std::nullopt;
  }
  std::optional<std::string> text(const std::string& before) const {
    for (const auto& d : details) {
      if (d.starts_with(before + " ")) return d.substr(before.size() + 1);
    }
    return std::nullopt;
  }
};

inline std::optional<Pain0to10> pain(const Line& l) { return l.number("pain") ? std::optional(*Pain0to10::make(*l.number("pain"))) : std::nullopt; }
inline std::optional<Fear0to100> fear(const Line& l) { return l.number("fear") ? std::optional(*Fear0to100::make(*l.number("fear"))) : std::nullopt; }
inline std::optional<WidthTenthMm> width(const std::string& mm) {
  return !mm.empty() && std::isdigit(static_cast<unsigned char>(mm[0])) ? std::optional(*WidthTenthMm::make(std::lround(std::stod(mm) * 10))) : std::nullopt;
}

inline std::vector<record::Note> notes(const Line& l) {
  using record::Note;
  std::vector<Note> out;
  const std::map<std::string, Note> all{{"spotting", Note::pink_spotting}, {"fresh red", Note::fresh_red}, {"soaks pads", Note::soaks_pads}, {"period", Note::period_as_usual},
                                        {"soreness", Note::soreness_that_lasted}, {"discharge or sores", Note::discharge_or_sores}, {"will not come out", Note::something_will_not_come_out}};
  for (const auto& [words, note] : all) {
    if (l.has(words)) out.push_back(note);
  }
  if (out.empty() && !l.has("notes unanswered")) out.push_back(Note::nothing);
  return out;
}

inline std::string step_named(const Line& l, record::Ladder& ladder) {
  using record::Ladder;
  const std::string what = l.word(0);
  if (what == "breathing" || what == "grounding") return ladder = Ladder::breathing, "calm." + what;
  if (what == "release") return ladder = Ladder::release, "release.reverse_kegel";
  if (what == "touch") return ladder = Ladder::touch, "touch." + l.word(1);
  ladder = Ladder::dilator;
  if (!width(l.word(1))) return "insert." + l.word(1);
  return "insert." + item_of(std::stoi(l.word(1))).str() + "." + l.word(2);
}

inline void read_time(record::SessionEnded& e, const Line& l) {
  using record::Closed;
  const auto minutes = [](int m) { return *Seconds::make(m * 60); };
  e.closed = Closed::completed;
  e.planned_s = e.practised_s = minutes(10);
  if (const auto m = l.number("stopped after")) e.closed = Closed::stopped, e.practised_s = minutes(*m);
  if (const auto m = l.number("shorter")) e.closed = Closed::shortened, e.practised_s = minutes(*m);
  if (l.has("closed for pain")) e.closed = Closed::closed_for_pain;
  if (const auto m = l.number("held")) e.planned_s = e.practised_s = minutes(*m);
}

inline record::SessionEnded ended(const Line& l, const Ulid& session) {
  record::SessionEnded e;
  e.session = session;
  e.step = step_named(l, e.ladder);
  e.width_tenth_mm = e.ladder == record::Ladder::dilator ? width(l.word(1)) : std::nullopt;
  read_time(e, l);
  e.worst_pain = pain(l);
  e.highest_fear = fear(l);
  if (l.has("not wanted")) e.wanted = false;
  if (l.has("far away")) e.presence = record::Presence::far_away_or_numb;
  e.notes = notes(l);
  if (e.ladder != record::Ladder::dilator) {
    std::erase(e.notes, record::Note::nothing);  // only after practice inside is that an answer
    return e;
  }
  if (!l.has("without a yes") && !e.wanted) e.wanted = true;
  if (!e.presence && !l.has("presence unanswered")) e.presence = record::Presence::here;
  if (!l.has("numbing unanswered")) e.numbing = l.has("gel") ? record::Numbing::gel : record::Numbing::none;
  return e;
}

inline record::OpeningAnswered opening(const Line& l, bool yes) {
  record::OpeningAnswered o;
  o.ladder = l.word(1) == "touch" ? record::Ladder::touch : record::Ladder::dilator;
  o.yes_today = yes;
  if (const auto what = l.text("new")) o.anything_new = {*enum_named<record::NewSince>(*what)};
  else if (!l.has("news unanswered")) o.anything_new = {record::NewSince::nothing};
  o.notes_since_last = notes(l);
  return o;
}

inline record::TryRecorded attempt(const Line& l) {
  record::TryRecorded t;
  t.what = *enum_named<record::TryKind>(l.word(1));
  t.width_tenth_mm = width(l.word(2));
  t.worst_pain = pain(l);
  t.highest_fear = fear(l);
  t.presence = l.has("far away") ? record::Presence::far_away_or_numb : record::Presence::here;
  t.notes = notes(l);
  return t;
}

inline record::DilatorSetEntered set(const Line& l) {
  record::DilatorSetEntered s;
  s.set = id_of(l.word(0) == "other" ? 6 : 5);
  s.label = "mine";
  s.holds_magnets = l.has("magnets");
  for (const auto& w : l.words) {
    const auto now = w.find("->") == std::string::npos ? width(w) : width(w.substr(w.find("->") + 2));
    if (now) s.items.push_back({item_of(std::stoi(w)), w + " mm", *now, {}, l.has("confirmed") ? std::optional(true) : std::nullopt});
  }
  return s;
}

inline record::DayDescribed day(const Line& l) {
  record::DayDescribed d;
  if (const auto x = l.text("energy")) d.energy = enum_named<record::Level>(*x);
  if (const auto x = l.text("stress")) d.stress = enum_named<record::Level>(*x);
  if (const auto x = l.text("period")) d.period = enum_named<record::PeriodToday>(*x);
  d.minutes = l.number("minutes");
  return d;
}

inline record::AnswerGiven answer(const std::string& question, const std::vector<std::string>& choices) {
  record::AnswerGiven a;
  a.question = question;
  a.skipped = choices.empty();
  if (choices.size() == 1 && std::isdigit(static_cast<unsigned char>(choices[0][0]))) a.number = std::stoi(choices[0]);
  else a.choices = choices;
  return a;
}

/// Every question of the gate and of private safety, answered so that everything is open.
inline std::vector<Data> gate_answered() {
  std::vector<Data> out;
  const auto add = [&](const char* q, const char* a) { out.emplace_back(answer(q, {a})); };
  add("safety.adult", "yes");
  for (const char* q : {"safety.pregnant", "safety.birth_or_surgery", "safety.cancer_or_radiation", "safety.prescribed_dilation", "safety.lump", "safety.fainting", "safety.reduced_feeling", "safety.something_inside"}) add(q, "no");
  for (const char* q : {"safety.infection", "safety.bleeding", "safety.pain", "safety.nerve", "safety.hormones"}) add(q, "none");
  add("private.afraid", "no");
  add("private.self_harm", "not_at_all");
  return out;
}

}  // namespace ebb::scenario
