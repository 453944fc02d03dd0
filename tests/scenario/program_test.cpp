// Every scenario of tests/scenario/program, and that its record means the same in whatever order it arrives.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>

#include "tests/scenario/program/scenario.hpp"

namespace ebb::scenario {
namespace {

std::vector<std::string> files() {
  std::vector<std::string> out;
  for (const auto& f : std::filesystem::directory_iterator(std::string(EBB_ROOT) + "tests/scenario/program")) {
    if (f.path().extension() == ".json") out.push_back(f.path().string());
  }
  std::sort(out.begin(), out.end());
  return out;
}

program::TodayDocument today(const Scenario& s, const record::Log& log) { return program::today(record::fold(log, s.at), s.options); }

// Steps are written in words in a scenario: "14 whole".
void expect_field(const json::Value& decision, const std::string& key, const json::Value& wanted) {
  const json::Value* is = decision.find(key);
  ASSERT_TRUE(is) << key;
  const bool is_step = (key == "step" || key == "begin_with") && wanted.as_string();
  EXPECT_EQ(json::write(*is), json::write(is_step ? json::Value(step_in_words(*wanted.as_string())) : wanted)) << key;
}

void expect_decision(const json::Value& decision, const json::Value& wanted) {
  for (const auto& [key, value] : *wanted.as_object()) {
    if (key == "when_yes" && value.as_object()) {
      ASSERT_TRUE(decision.find("when_yes") && decision.find("when_yes")->as_object()) << "no when_yes";
      expect_decision(*decision.find("when_yes"), value);
    } else if (key == "words") {
      EXPECT_EQ(*decision.find("reason")->find("code")->as_string(), *value.as_string());
    } else {
      expect_field(decision, key, value);
    }
  }
}

void expect_practices(const json::Value& document, const json::Value& wanted) {
  json::Array steps;
  for (const auto& p : *document.find("practices")->as_array()) steps.push_back(*p.find("step"));
  json::Array in_words;
  for (const auto& w : *wanted.as_array()) in_words.emplace_back(step_in_words(*w.as_string()));
  EXPECT_EQ(json::write(json::Value(steps)), json::write(json::Value(in_words)));
}

void expect_because(const json::Value& document, const json::Value& wanted) {
  for (const auto& [step, code] : *wanted.as_object()) {
    bool found = false;
    for (const auto& p : *document.find("practices")->as_array()) {
      if (*p.find("step")->as_string() != step) continue;
      found = true;
      EXPECT_EQ(*p.find("because")->as_array()->front().find("code")->as_string(), *code.as_string()) << step;
    }
    EXPECT_TRUE(found) << step << " is not proposed";
  }
}

void expect_care(const json::Value& document, const json::Value& wanted) {
  json::Array said;
  for (const auto& c : *document.find("care")->as_array()) said.emplace_back(*c.find("urgency")->as_string() + " " + *c.find("because")->as_string());
  EXPECT_EQ(json::write(json::Value(said)), json::write(wanted));
}

// "touch dilator: rest.bleeding, hold.infection_signs"
std::string in_words(const json::Value& waiting) {
  std::string out;
  for (const auto& l : *waiting.find("ladders")->as_array()) out += (out.empty() ? "" : " ") + *l.as_string();
  out += ":";
  for (const auto& r : *waiting.find("reasons")->as_array()) out += (out.back() == ':' ? " " : ", ") + *r.find("reason")->find("code")->as_string();
  return out;
}

void expect_waits(const json::Value& document, const json::Value& wanted) {
  json::Array said;
  for (const auto& w : *document.find("waits")->as_array()) said.emplace_back(in_words(w));
  EXPECT_EQ(json::write(json::Value(said)), json::write(wanted));
}

const json::Value& decision_on(const json::Value& document, const std::string& ladder) {
  for (const auto& d : *document.find("decisions")->as_array()) {
    if (*d.find("ladder")->as_string() == ladder) return d;
  }
  throw std::runtime_error(ladder);
}

void expect_all(const json::Value& document, const json::Value& expected) {
  for (const auto& [key, wanted] : *expected.as_object()) {
    if (key == "practices") expect_practices(document, wanted);
    else if (key == "because") expect_because(document, wanted);
    else if (key == "care") expect_care(document, wanted);
    else if (key == "waits") expect_waits(document, wanted);
    else if (key == "to_confirm") EXPECT_EQ(static_cast<std::int64_t>(document.find("sizes_to_confirm")->as_array()->size()), *wanted.as_int());
    else if (key == "from_the_future") EXPECT_EQ(static_cast<std::int64_t>(document.find(key)->as_array()->size()), *wanted.as_int());
    else expect_decision(decision_on(document, key), wanted);
  }
}

// The requests by which the driver and the module are asked the same (tools/test/same_bytes.py).
void append_requests(std::string& out, const Scenario& s) {
  json::Array lines;
  for (const std::string& l : split(s.log, '\n')) lines.emplace_back(l);
  json::Value open(json::Object{{"op", "space.open"}, {"lines", json::Value(lines)}, {"member", id_of(20).str()}, {"device", id_of(21).str()}});
  json::Object ask{{"op", "today"}, {"at", format(s.at)}, {"explain", true}};
  if (s.options.minutes) ask.emplace_back("minutes", std::int64_t{*s.options.minutes});
  out += json::write(open) + "\n" + json::write(json::Value(ask)) + "\n";
}

class Program : public testing::TestWithParam<std::string> {};

TEST_P(Program, Decides) {
  const Scenario s = read(GetParam());
  SCOPED_TRACE(s.says);
  const record::Log log = record::read_log(s.log);
  EXPECT_EQ(log.refused.size(), s.impossible);
  const json::Value document = encode(today(s, log));
  expect_all(document, s.expect);
  if (HasFailure()) std::puts(json::write_pretty(document).c_str());
}

TEST_P(Program, MeansTheSameInAnyOrderAndTwice) {
  const Scenario s = read(GetParam());
  record::Log log = record::read_log(s.log);
  const auto written = [&] { return json::write(encode(program::today(record::fold(log.events, s.at, {.impossible = log.impossible}), s.options))); };
  const std::string first = written();
  std::vector<record::Event> again = log.events;
  std::reverse(log.events.begin(), log.events.end());
  log.events.insert(log.events.end(), again.begin(), again.end());
  EXPECT_EQ(written(), first);
}

TEST_P(Program, GivesADecisionAndAtLeastOnePractice) {
  const Scenario s = read(GetParam());
  const auto document = today(s, record::read_log(s.log));
  EXPECT_EQ(document.decisions.size(), EnumNames<record::Ladder>::names.size());
  EXPECT_GE(document.practices.size(), 1u);
  EXPECT_LE(document.practices.size(), 3u);
  EXPECT_EQ(document.smaller.step, "calm.grounding");
}

// Every code a decision carries has words.
std::string catalogue() {
  std::string all;
  for (const auto& f : std::filesystem::directory_iterator(std::string(EBB_ROOT) + "content/locales/en")) {
    std::ifstream in(f.path());
    all.append(std::istreambuf_iterator<char>(in), {});
  }
  return all;
}

// A page says a source by its kind: a working value of our own, a published guide, or both.
bool own_value(const std::string& source) { return source.find("working default") != std::string::npos; }
bool published_guide(const std::string& source) {
  const auto s = source.find('S');
  return s != std::string::npos && s + 1 < source.size() && std::isdigit(static_cast<unsigned char>(source[s + 1]));
}

TEST_P(Program, HasWords) {
  static const std::string words = catalogue();
  const auto has = [](const std::string& key) { return words.find("\"" + key + "\":") != std::string::npos; };
  const Scenario s = read(GetParam());
  const auto document = today(s, record::read_log(s.log));
  for (const auto& d : document.decisions) {
    EXPECT_TRUE(has("reason." + d.reason.code)) << d.reason.code;
    EXPECT_TRUE(has("rule." + d.rule)) << d.rule;
    if (d.gate) EXPECT_TRUE(has("gate." + *d.gate)) << *d.gate;
    if (d.limit) EXPECT_TRUE(has("limit." + d.limit->card)) << d.limit->card;
    if (!d.source.empty()) EXPECT_TRUE(own_value(d.source) || published_guide(d.source)) << d.source;
    for (const auto& u : d.until) EXPECT_TRUE(has("until." + u)) << u;
  }
  for (const auto& w : document.waits) {
    for (const auto& r : w.reasons) EXPECT_TRUE(has("reason." + r.reason.code)) << r.reason.code;
  }
  for (const auto* source : {"source.default", "source.direction", "source.guides"}) EXPECT_TRUE(has(source)) << source;
  for (const auto& c : document.care) EXPECT_TRUE(has(c.because)) << c.because;
  for (const auto& p : document.practices) {
    for (const auto& b : p.because) EXPECT_TRUE(has("reason." + b.code)) << b.code;
  }
}

// Every ladder is proposed, waits once and with a reason, or is open; nothing that holds it back is left out.
TEST_P(Program, SaysOnceWhatWaitsAndWhy) {
  const Scenario s = read(GetParam());
  const auto document = today(s, record::read_log(s.log));
  for (const auto& d : document.decisions) {
    const auto names_it = [&](const program::WaitingDocument& w) { return std::count(w.ladders.begin(), w.ladders.end(), d.ladder); };
    std::ptrdiff_t named = 0;
    for (const auto& w : document.waits) named += names_it(w);
    const bool proposed = std::any_of(document.practices.begin(), document.practices.end(), [&](const auto& p) { return p.ladder == d.ladder; });
    const bool held = d.move == program::MoveName::hold || d.move == program::MoveName::seek_care || d.family_before;
    if (proposed) EXPECT_EQ(named, 0) << name_of(d.ladder);
    else if (held) EXPECT_EQ(named, 1) << name_of(d.ladder);
    else EXPECT_LE(named, 1) << name_of(d.ladder);
  }
  for (const auto& w : document.waits) EXPECT_FALSE(w.reasons.empty());
}

// Whatever waits for a clinician's yes says what the yes has to be about: a page can offer to write it down.
TEST_P(Program, NamesTheYesItWaitsFor) {
  const Scenario s = read(GetParam());
  const auto document = today(s, record::read_log(s.log));
  for (const auto& d : document.decisions) {
    if (std::find(d.until.begin(), d.until.end(), "clinician_yes") != d.until.end()) EXPECT_TRUE(d.clinician_topic) << name_of(d.ladder);
  }
}

std::string name_of_file(const testing::TestParamInfo<std::string>& info) {
  std::string name = info.param.substr(info.param.rfind('/') + 1);
  name = name.substr(0, name.find('.'));
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
}
INSTANTIATE_TEST_SUITE_P(Scenarios, Program, testing::ValuesIn(files()), name_of_file);

TEST(ProgramScenarios, CanBeAskedThroughTheBridge) {
  std::string requests;
  for (const auto& f : files()) append_requests(requests, read(f));
  EXPECT_GT(requests.size(), 1'000u);
  const char* out = std::getenv("EBB_SCENARIO_REQUESTS");
  if (out) std::ofstream(out) << requests;
}

TEST(ProgramScenarios, AreAtLeastForty) { EXPECT_GE(files().size(), 40u); }

}  // namespace
}  // namespace ebb::scenario
