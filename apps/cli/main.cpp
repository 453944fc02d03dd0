#include <CLI/CLI.hpp>
#include <clocale>
#include <iostream>

#include "apps/cli/command.hpp"

namespace {

std::string name_of(const CLI::App& app) { return app.get_parent() ? name_of(*app.get_parent()) + " " + app.get_name() : "ebb"; }

std::string commands_of(const CLI::App& app) {
  std::string out;
  for (const CLI::App* command : app.get_subcommands([](const CLI::App*) { return true; })) out += " " + command->get_name();
  return out;
}

// The first word nobody asked for, in the command that met it. CLI11 would rather say what is missing besides.
std::string wrong_word(const CLI::App& app) {
  const auto rest = app.remaining();
  if (rest.empty()) {
    const auto chosen = app.get_subcommands();
    return chosen.empty() ? "" : wrong_word(*chosen.front());
  }
  const std::string said = "ebb: \"" + name_of(app) + "\" ", word = "\"" + rest.front() + "\"";
  if (rest.front().starts_with('-')) return said + "has no option " + word + ".";
  const std::string commands = commands_of(app);
  return commands.empty() ? said + "does not take " + word + "." : said + "has no command " + word + ". There are:" + commands;
}

// The command line ended where a command was to follow: how it goes on, and with which.
std::string command_missing(const CLI::App& app) {
  const auto chosen = app.get_subcommands();
  if (!chosen.empty()) return command_missing(*chosen.front());
  const std::string commands = commands_of(app);
  return commands.empty() ? "" : "Usage: " + name_of(app) + " COMMAND ...\nThere are:" + commands;
}

// How the command is written that was meant, as far as it was understood.
std::string usage_of(const CLI::App& app) {
  const auto chosen = app.get_subcommands();
  if (!chosen.empty()) return usage_of(*chosen.front());
  if (!commands_of(app).empty()) return "Usage: " + name_of(app) + " COMMAND ...";
  const std::string help = app.help(app.get_parent() ? name_of(*app.get_parent()) : "");
  const std::size_t from = help.find("Usage: ");
  return from == std::string::npos ? "" : help.substr(from, help.find('\n', from) - from);
}

int usage(const CLI::App& root, const CLI::ParseError& e) {
  std::string wrong = wrong_word(root);
  if (wrong.empty()) wrong = command_missing(root);
  if (wrong.empty()) wrong = std::string("ebb: ") + e.what();
  if (!wrong.starts_with("Usage: ")) wrong += "\n" + usage_of(root);
  std::cerr << wrong << "\nNothing was changed. Run with --help for more information.\n";
  return static_cast<int>(ebb::cli::Exit::usage);
}

}  // namespace

int main(int argc, char** argv) {
  using ebb::cli::Exit;
  CLI::App root{"Ebb: a private record and guided practice for people with vaginismus, and tools for those who help them.", "ebb"};
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
    if (e.get_exit_code() != 0) return usage(root, e);
    root.exit(e, std::cout, std::cerr);  // --help, --version
    return static_cast<int>(Exit::done);
  }
  return static_cast<int>(outcome.exit);
}
