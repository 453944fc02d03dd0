#!/usr/bin/env python3
"""A flat catalogue (content/locales/en/NAME.json) -> a sorted C++ table of keys and messages. Usage: catalogue.py IN.json OUT.hpp NAMESPACE

Messages may hold {name} places and nothing more of ICU's syntax: this table is for programs without ICU.
"""
import json
import pathlib
import re
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from errors import write_if_changed  # noqa: E402


def cpp(words, space):
    for key, text in words.items():
        if not re.fullmatch(r"[a-z0-9_.]+", key) or re.search(r"[{}]", re.sub(r"\{[a-z_]+\}", "", text)):
            sys.exit(f"{key}: keys are a-z 0-9 _ . and messages hold only {{name}} places")
    q = lambda s: json.dumps(s, ensure_ascii=False)
    rows = [f"    Word{{{q(k)}, {q(words[k])}}}," for k in sorted(words)]
    return "\n".join(["// Generated from the catalogue. Do not edit.", "#pragma once", "#include <array>", "#include <string_view>", "",
                      f"namespace {space} {{", "", "struct Word {", "  std::string_view key, text;", "};", "",
                      f"inline constexpr std::array<Word, {len(rows)}> words{{", *rows, "};", "", f"}}  // namespace {space}", ""])


if __name__ == "__main__":
    write_if_changed(sys.argv[2], cpp(json.load(open(sys.argv[1], encoding="utf-8")), sys.argv[3]))
