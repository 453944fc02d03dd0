#include <CLI/CLI.hpp>
#include <clocale>
#include <cstdio>

#include "apps/cli/command.hpp"

namespace {

// CLI11 would only say that a command is missing; a person who mistyped one wants to see it named.
bool names_unknown_command(const CLI::App& root, int argc, char** argv) {
  if (argc < 2 || argv[1][0] == '-') return false;
  const std::string word = argv[1];
  const auto commands = root.get_subcommands([](const CLI::App*) { return true; });
  for (const CLI::App* command : commands) {
    if (command->get_name() == word) return false;
  }
  std::fprintf(stderr, "ebb: there is no command \"%s\". There are:", argv[1]);
  for (const CLI::App* command : commands) std::fprintf(stderr, " %s", command->get_name().c_str());
  std::fputs("\nRun ebb --help for more information.\n", stderr);
  return true;
}

}  // namespace

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
  if (names_unknown_command(root, argc, argv)) return static_cast<int>(Exit::usage);
  try {
    root.parse(argc, argv);
  } catch (const CLI::ParseError& e) {
    const bool asked = e.get_exit_code() == 0;  // --help, --version
    root.exit(e, asked ? std::cout : std::cerr, std::cerr);
    return static_cast<int>(asked ? Exit::done : Exit::usage);
  }
  return static_cast<int>(outcome.exit);
}
