// Files that were packed into this program when it was built (cmake: ebb_embed). The web app is in here, so that one binary serves everything.
#pragma once
#include <cstddef>
#include <span>
#include <string_view>

namespace ebb {

struct Embedded {
  std::string_view path;          ///< "index.html", "assets/app-1a2b.js": relative, with /
  std::string_view content_type;
  std::string_view etag;          ///< of the plain bytes, with its quotes
  std::span<const unsigned char> plain;
  std::span<const unsigned char> gzip;    ///< empty where it would not be smaller
  std::span<const unsigned char> brotli;  ///< empty where it would not be smaller
};

/// Every embedded file in order of its path; empty when the program was built without the web app.
std::span<const Embedded> embedded_web();

}  // namespace ebb
