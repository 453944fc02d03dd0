// The manners every command shares: exit codes, messages on stderr, one JSON document on stdout.
#pragma once
#include <string>
#include <string_view>

#include "core/base/json.hpp"
#include "core/base/result.hpp"

namespace CLI {
class App;
}

namespace ebb::cli {

/// 0 done · 1 refused · 2 usage · 3 bad input · 4 environment.
enum class Exit { done = 0, refused = 1, usage = 2, bad_input = 3, environment = 4 };

/// Where a command leaves its answer: set by the callback that CLI11 runs.
struct Outcome {
  Exit exit = Exit::done;
};

/// Prints what happened, what is safe and what to do on stderr, and gives the exit code of that error.
Exit report(const Error& error);

/// Writes one JSON document and a newline to stdout. Errors of the pipe end in Exit::environment.
Exit print_json(const json::Value& document);
Exit print(std::string_view text);

// Each noun adds itself. A command never calls exit(); it sets outcome.exit.
#define EBB_COMMANDS(X) X(serve) X(log) X(today) X(assess) X(emg) X(relay) X(schema) X(prove) X(rules)
#define EBB_DECLARE(name) void add_##name(CLI::App& root, Outcome& outcome);
EBB_COMMANDS(EBB_DECLARE)
#undef EBB_DECLARE

}  // namespace ebb::cli
