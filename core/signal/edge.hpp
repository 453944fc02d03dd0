// The moment a contraction begins (or, read backwards, ends), finer than a frame.
#pragma once
#include <cstddef>
#include <span>

namespace ebb::signal {

/// `energies` are mean squares of short bins (about 1 ms) from well before the edge, where the muscle rests with mean square
/// `rest`, to well within the contraction. Answers the bin at which the rise begins: the most likely place under Gaussian
/// activity whose variance rises from rest to a plateau, at once or along a ramp. No ramp length is preferred except none.
/// `latest`: the last bin at which it may begin. `spiky`: heartbeats or the like stand in the rest; they are given little weight.
std::size_t find_edge(std::span<const double> energies, double rest, double bin_s, std::size_t latest, bool spiky = false);

}  // namespace ebb::signal
