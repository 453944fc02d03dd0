#include <CLI/CLI.hpp>
#include <clocale>
#include <cstdio>

#include "apps/cli/command.hpp"

int main(int argc, char** argv) {
  using ebb::cli::Exit;
  CLI::App root{"Ebb: a private record and guided practice for people with vaginismus, and tools for those who help them."};
  root.set_version_flag("--version", std::string("ebb ") + EBB_VERSION);
  root.require_subcommand(1);
  root.footer("Exit codes: 0 done, 1 refused, 2 usage, 3 bad input, 4 environment.");
  ebb::cli::Outcome outcome;
#define EBB_ADD(name) ebb::cli::add_##name(root, outcome);
#include "commands.inc"  // made by CMake from the files of this folder
#undef EBB_ADD
  try {
    root.parse(argc, argv);
  } catch (const CLI::ParseError& e) {
    const bool asked = e.get_exit_code() == 0;  // --help, --version
    root.exit(e, asked ? std::cout : std::cerr, std::cerr);
    return static_cast<int>(asked ? Exit::done : Exit::usage);
  }
  return static_cast<int>(outcome.exit);
}
