#!/usr/bin/env python3
"""content/errors.json -> error_ids.hpp (C++ enum with exit codes and texts). Usage: errors.py ERRORS.json OUT.hpp"""
import json
import pathlib
import re
import sys

KEYS = ["id", "exit", "http", "happened", "safe", "do"]


def load(path):
    errors = json.loads(pathlib.Path(path).read_text(encoding="utf-8"))
    seen = set()
    for e in errors:
        if list(e) != KEYS:
            sys.exit(f"{path}: {e.get('id')}: the members are {KEYS}, in this order")
        if not re.fullmatch(r"[a-z][a-z0-9_]*", e["id"]) or e["id"] in seen:
            sys.exit(f"{path}: {e['id']}: ids are unique, a-z 0-9 _")
        if e["exit"] not in (1, 2, 3, 4):
            sys.exit(f"{path}: {e['id']}: exit is 1 refused, 2 usage, 3 bad input or 4 environment")
        seen.add(e["id"])
    return sorted(errors, key=lambda e: e["id"])


def cpp(errors):
    q = lambda s: json.dumps(s, ensure_ascii=False)
    out = ["// Generated from content/errors.json. Do not edit.", "#pragma once", "#include <array>", "#include <cstdint>", "#include <string_view>", "",
           "namespace ebb {", "", "enum class ErrorId : std::uint16_t {"]
    out += [f"  {e['id']}," for e in errors]
    out += ["};", "", "struct ErrorText {", "  std::string_view id;", "  int exit_code;", "  int http_status;",
            "  std::string_view happened, safe, what_to_do;", "};", "", f"inline constexpr std::array<ErrorText, {len(errors)}> error_texts{{{{"]
    out += [f"    {{{q(e['id'])}, {e['exit']}, {e['http']}, {q(e['happened'])}, {q(e['safe'])}, {q(e['do'])}}}," for e in errors]
    out += ["}};", "", "constexpr const ErrorText& text_of(ErrorId id) { return error_texts[static_cast<std::size_t>(id)]; }",
            "constexpr std::string_view name_of(ErrorId id) { return text_of(id).id; }", "", "}  // namespace ebb", ""]
    return "\n".join(out)


def write_if_changed(path, text):
    path = pathlib.Path(path)
    if not path.exists() or path.read_text(encoding="utf-8") != text:
        path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write_if_changed(sys.argv[2], cpp(load(sys.argv[1])))
