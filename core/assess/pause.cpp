#include "core/assess/pause.hpp"

namespace ebb::assess {

bool rests(std::optional<record::Ladder> paused, record::Family family) {
  using enum record::Family;
  if (!paused) return family != learn && family != think;
  switch (*paused) {
    case record::Ladder::breathing: return family == calm;
    case record::Ladder::release: return family == release;
    case record::Ladder::touch: return family == touch || family == insertion || family == explore || family == together;
    case record::Ladder::dilator: return family == insertion || family == exposure || family == together;
  }
  return true;
}

}  // namespace ebb::assess
