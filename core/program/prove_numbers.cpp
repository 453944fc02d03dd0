#include "core/program/ladders/walk.hpp"
#include "core/program/prove_points.hpp"

namespace ebb::program {

namespace {

bool refused(const evidence::Number& card, std::int64_t value) {
  const Override change{std::string(card.id), value};
  return !Protocol::make({&change, 1});
}

Property rings() {
  Property p{"no protocol leaves an absolute ring, and nobody changes a number that has no override"};
  for (const evidence::Number* card : evidence::all_numbers) {
    ++p.cases;
    if (!refused(*card, std::int64_t{card->absolute_min} - 1) || !refused(*card, std::int64_t{card->absolute_max} + 1)) against(p, [&] { return std::string(card->id); });
    if (card->clinician_may_override) continue;
    for (std::int64_t v = card->absolute_min; v <= card->absolute_max; ++v) {
      ++p.cases;
      if (v != card->value && !refused(*card, v)) against(p, [&] { return std::string(card->id) + " = " + std::to_string(v); });
    }
  }
  return p;
}

// Every protocol that the rings of the four thresholds admit.
template <class F>
void every_threshold(F f) {
  namespace e = evidence;
  for (std::int64_t hard = e::pain_hard.absolute_min; hard <= e::pain_hard.absolute_max; ++hard) {
    for (std::int64_t calm = e::pain_comfortable.absolute_min; calm <= e::pain_comfortable.absolute_max; ++calm) {
      for (std::int64_t high = e::fear_high.absolute_min; high <= e::fear_high.absolute_max; ++high) {
        for (std::int64_t low = e::fear_comfortable.absolute_min; low <= e::fear_comfortable.absolute_max; ++low) {
          const std::array changes{Override{"pain_hard", hard}, Override{"pain_comfortable", calm}, Override{"fear_high", high}, Override{"fear_comfortable", low}};
          if (const auto p = Protocol::make(changes)) f(*p);
        }
      }
    }
  }
}

ladders::Mark felt(std::int32_t pain, std::int32_t fear) {
  ladders::Mark m;
  m.pain = pain, m.fear = fear;
  m.pain_answered = m.fear_answered = true;
  return m;
}

Property bands_rise() {
  Property p{"under every admissible protocol the bands rise with pain and with fear"};
  every_threshold([&](const Protocol& protocol) {
    for (std::int32_t pain = Pain0to10::min; pain < Pain0to10::max; ++pain) {
      ++p.cases;
      if (ladders::pain_band(felt(pain, 0), protocol) > ladders::pain_band(felt(pain + 1, 0), protocol)) against(p, [&] { return "pain " + std::to_string(pain); });
    }
    for (std::int32_t fear = Fear0to100::min; fear < Fear0to100::max; ++fear) {
      ++p.cases;
      if (ladders::fear_band(felt(0, fear), protocol) > ladders::fear_band(felt(0, fear + 1), protocol)) against(p, [&] { return "fear " + std::to_string(fear); });
    }
  });
  return p;
}

Property seven_is_severe() {
  Property p{"under every admissible protocol severe pain is severe, and unanswered is never comfortable"};
  every_threshold([&](const Protocol& protocol) {
    for (std::int32_t pain = Pain0to10::min; pain <= Pain0to10::max; ++pain) {
      ladders::Mark m = felt(pain, 0);
      ++p.cases;
      if ((ladders::pain_band(m, protocol) == rules::PainBand::severe) != (pain >= evidence::pain_severe)) against(p, [&] { return "pain " + std::to_string(pain); });
      m.pain_answered = false;
      if (ladders::pain_band(m, protocol) == rules::PainBand::comfortable) against(p, [&] { return "unanswered pain " + std::to_string(pain); });
    }
  });
  return p;
}

}  // namespace

std::vector<Property> prove_numbers() { return {rings(), bands_rise(), seven_is_severe()}; }

}  // namespace ebb::program
