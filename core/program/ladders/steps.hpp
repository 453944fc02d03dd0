// The ladders as this person has them: places in order, each with the steps that stand for it.
#pragma once
#include <span>

#include "core/program/decision.hpp"
#include "core/program/protocol.hpp"

namespace ebb::program::ladders {

/// A place on a ladder. Its steps are alternatives, not a chain; the first is proposed.
struct Place {
  std::vector<std::string> steps;
  std::optional<WidthTenthMm> width_tenth_mm;
  bool whole = true;   ///< false: a smaller step towards this width (opening, tip, half)
};

/// Two neighbouring sizes that are far apart, and the width that would lie between.
struct SizeGap {
  WidthTenthMm from = WidthTenthMm::of<WidthTenthMm::min>(), to = from, between = from;
};

struct Steps {
  Ladder ladder{};
  std::vector<Place> places;            ///< never empty
  std::vector<SizeGap> gaps;            ///< between sizes, where they are wide
  std::optional<WidthTenthMm> goal;     ///< the widest she wants, where every goal inside has a width; nothing wider is among the places
  std::int32_t measured_tenth_mm = 0;   ///< how much wider a size may be measured anew and still be the same

  bool inside() const { return ladder == Ladder::dilator; }
};

/// Places of a ladder. Sizes wider than her goal are left out; sub-steps stand before the first size and where the gap is wide.
/// `held_back`: sets of which nothing is proposed (Assessment::sets_to_ask_about).
Steps steps_of(Ladder ladder, const record::Journey& journey, const Protocol& protocol, std::span<const Ulid> held_back);

/// A width that may go inside: within the recommended ring, or within the absolute one and confirmed by her.
bool usable(const record::DilatorItem& item);
/// The sizes of a set as she wants to write them down. Errors: width_outside_the_ring, width_unusual (outside the recommended ring and
/// not confirmed); the detail of either names every such size.
Result<void> check_sizes(const record::DilatorSetEntered& set);
/// Sizes that are on no ladder until she has looked at their width again.
std::vector<Ulid> sizes_to_confirm(const record::Journey& journey);

/// The same ladder with her sets as they were entered before a place in the order.
Steps steps_then(const record::Journey& journey, const Protocol& protocol, std::span<const Ulid> held_back, std::uint32_t before_order);
/// Whether a ladder has such a place: the same width, whole or on the way to it. An item that was entered anew is the same width.
bool on_the_ladder(const Steps& steps, const Place& place);

/// The width of a step's size as it was entered before a place in the order; nothing where it was not, or the step is of no size.
std::optional<WidthTenthMm> width_then(const record::Journey& journey, std::string_view step, std::uint32_t before_order);

/// Where a step stands: by its id, unless its size has become wider since than `width`, and by more than a reading of the ruler; else by its width and how far it goes in; nothing when it is
/// on no place of this ladder.
std::optional<std::size_t> place_of(const Steps& steps, std::string_view step, std::optional<WidthTenthMm> width);

/// The widest place at or below a width, or nothing.
std::optional<std::size_t> place_at_most(const Steps& steps, WidthTenthMm width);

/// Something goes inside for it.
bool goes_inside(record::GoalKind kind);

/// The family of practice a ladder belongs to.
Family family_of(Ladder ladder);
/// Touch before practice inside, release before touch, calm before release.
std::optional<Ladder> ladder_before(Ladder ladder);

}  // namespace ebb::program::ladders
