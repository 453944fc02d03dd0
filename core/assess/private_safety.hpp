// The rules of the private-safety compartment. What they hold reads paused_for_now everywhere else; what is in here is shown to her alone.
#pragma once
#include "core/assess/answers.hpp"

namespace ebb::assess {

/// How help is shown. `offered`: one line that can be opened. `first`: crisis help before anything else.
enum class Help { none, offered, first };

struct PrivateSafety {
  bool held = true;                   ///< this reader holds the compartment
  bool answered = false;              ///< at least one of its questions was answered or skipped
  bool complete = false;              ///< every question that is shown was asked once
  bool partner_stages_closed = true;  ///< afraid now, or not known
  bool solo_practice_confirmed = false;  ///< not afraid, or she confirmed that practice on her own is her own wish
  bool crisis = true;                 ///< insertion, exposure and partner work wait
  bool self_harm_above_zero = false;
  Help help = Help::none;
  bool trauma_options = false;        ///< hurt in the past only: options for practising after trauma are shown
  bool asked_again = false;           ///< the question about self-harm is due again
  std::vector<std::string> open_questions;
};

/// Pure. Everything that was not answered counts as unknown and takes the cautious branch.
PrivateSafety private_safety(const Answers& answers);

template <class V>
void describe(V& v, PrivateSafety& x) {
  v.type("PrivateSafety", "what the private answers mean; shown to her alone, never exported or synced to a shared device");
  v.field("held", x.held, "this reader holds the compartment");
  v.field("answered", x.answered, "at least one of its questions was answered or skipped");
  v.field("complete", x.complete, "every question that is shown was asked once");
  v.field("partner_stages_closed", x.partner_stages_closed, "afraid now, or not known");
  v.field("solo_practice_confirmed", x.solo_practice_confirmed, "not afraid, or she confirmed that practice on her own is her own wish");
  v.field("crisis", x.crisis, "insertion, exposure and partner work wait");
  v.field("self_harm_above_zero", x.self_harm_above_zero, "thoughts of self-harm were reported");
  v.field("help", x.help, "how help is shown");
  v.field("trauma_options", x.trauma_options, "options for practising after trauma are shown");
  v.field("asked_again", x.asked_again, "the question about self-harm is due again");
  v.field("open_questions", x.open_questions, "shown, and neither answered nor too fresh to be asked again");
}

}  // namespace ebb::assess

namespace ebb {
template <>
struct EnumNames<assess::Help> { static constexpr auto names = std::to_array<std::string_view>({"none", "offered", "first"}); };
}  // namespace ebb
