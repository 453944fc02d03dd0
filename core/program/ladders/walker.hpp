// Replays marks one by one. A member function a thing that can happen. Used by the files walk*.cpp alone.
#pragma once
#include "core/program/ladders/walk.hpp"

namespace ebb::program::ladders {

/// Something of that kind happened before, at most `window` days ago.
bool within(const std::vector<Day>& days, Day today, std::int32_t window);

class Walker {
 public:
  Walker(Ladder ladder, const Ground& ground);
  Walk replay();

 private:
  const Ground& g_;
  const Protocol& p_;
  Walk w_;
  std::optional<Walk> before_;  ///< the ladder before; walked once, when it is first asked for
  std::vector<Practised> later_;
  Day began_;                       ///< of the first practice; today where there is none yet

  // ---- the marks, one by one (walk.cpp)
  static const Mark* first_practice(const std::vector<Mark>& marks);
  void take(const Mark& m);
  void session(const Mark& m);
  bool came_before_the_sizes(const Mark& m) const;
  bool after_gap(const Mark& m);
  bool closed(const Mark& m) const;
  const Walk& before();
  bool touch_came_first(const Mark& m);
  bool touched() const;
  void family_before_done(std::uint32_t order);
  bool resting(const Mark& m) const;

  // ---- where she stands (walk_places.cpp)
  void move_to(std::size_t place);
  void placed(const Mark& m, std::size_t place);
  void place_recorded(const Mark& m);
  void clinic(const Mark& m);
  void hurt_in_the_room(const Mark& m);
  void practised(const Mark& m, bool gap_is_closed);
  void passed_until(std::uint32_t order);
  void lower_once();
  rules::Where where_of(const Mark& m, std::optional<std::size_t> p);
  bool offer_taken(const Mark& m, std::size_t p) const;
  bool next(const Mark& m, std::size_t p) const;
  void restore_outside(const Mark& m, const Seen& s, std::optional<std::size_t> p);
  void settled(const Mark& m);
  void lower(const Seen& s, std::size_t from);

  // ---- what a row says, and what it changes (walk_rows.cpp)
  void read(const Mark& m, rules::Where where, std::optional<std::size_t> p);
  void note_days(const Mark& m, const Seen& s);
  static rules::SessionRow beside_the_bleeding(const Seen& s);
  void count(const Mark& m, const Seen& s);
  void note_comfort(const Mark& m, const Seen& s);
  void note_short(bool is_short);
  void count_comfortable(const Mark& m);
  bool counts(const Mark& m) const;
  rules::OutcomeFacts context(const Mark& m, const Seen& s, std::optional<std::size_t> p) const;
  void apply(const Mark& m, const Seen& s, std::optional<std::size_t> p);
  static bool named_first(const Seen& s);
  bool also_lower(const Seen& s) const;
  void begun_below(const Seen& s);
  static bool felt_and_known(const Seen& s);

  // ---- what nobody knows (walk_doubts.cpp)
  void counted_anew(const Mark& m);

  // ---- what the body felt, wherever it was (walk_body.cpp)
  void felt_elsewhere(const Mark& m);
  void bled_elsewhere(const Mark& m);
  void rest(const Mark& m, const Guarded& clear_days);
  void no_gap(const Mark& m, Day until);
  rules::AwayContext away_context(const Mark& m) const;
  bool reduced_feeling(const Mark& m) const;
  rules::SevereContext severe_context(const Mark& m) const;
  rules::BleedingContext bleeding_context(const Mark& m) const;
  bool pregnant_about(const Mark& m, std::int32_t days_after) const;
  bool after_menopause(const Mark& m) const;
  void ask_for_care(std::optional<CareAsked>& care, const Mark& m, std::int32_t days_after) const;
  void ground(const Mark& m);
  static bool far(const Mark& m);
  void remember_away(const Mark& m);
  void remember(const Mark& m, const Seen& s);
};

}  // namespace ebb::program::ladders
