#include "apps/cli/command.hpp"

#include <cstdio>

namespace ebb::cli {

Exit report(const Error& error) {
  const ErrorText& text = text_of(error.id);
  std::string line = "ebb: " + std::string(text.happened);
  if (error.at) {
    line += " (";
    if (error.at->line > 0) line += "line " + std::to_string(error.at->line) + ", ";
    line += "byte " + std::to_string(error.at->byte) + ")";
  }
  if (!error.detail.empty()) line += "\n  " + error.detail;
  line += "\n  " + std::string(text.safe) + " " + std::string(text.what_to_do) + "\n  [" + std::string(text.id) + "]\n";
  std::fputs(line.c_str(), stderr);
  return static_cast<Exit>(text.exit_code);
}

Exit print(std::string_view text) {
  const bool whole = std::fwrite(text.data(), 1, text.size(), stdout) == text.size() && std::fflush(stdout) == 0;
  return whole ? Exit::done : report({ErrorId::cannot_write, "standard output", {}});
}

Exit print_json(const json::Value& document) { return print(json::write(document) + "\n"); }

}  // namespace ebb::cli
