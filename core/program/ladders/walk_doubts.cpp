// Entries that do not count: nobody knows what happened.
#include "core/program/ladders/walker.hpp"

namespace ebb::program::ladders {

// It may have hurt or bled: nothing is offered for the comfort that lies before it.
void Walker::counted_anew(const Mark& m) {
  w_.count = 0;
  w_.in_doubt = m.order;
}

}  // namespace ebb::program::ladders
