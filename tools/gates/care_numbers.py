#!/usr/bin/env python3
"""Numbers that decide care live in evidence/*.md alone. Usage: care_numbers.py [ROOT]

- every card is well formed, used by the code, and names tests that exist;
- in core/program, core/assess, core/measure and the feedback of core/signal no literal of 2 or more and no fraction stands in the code.
A number that does not decide care (a size, a digit, a unit's factor) carries `// not care: <why>`: at the end of its line, or on a line of its
own, which covers the lines below it up to the next blank one. Sizes in std::array<T, N> and shifts need no marker.
"""
import pathlib
import re
import sys

import gate

sys.path.insert(0, str(gate.ROOT / "tools" / "generate"))
import evidence  # noqa: E402

NAME = "care numbers"
WATCHED = re.compile(r"core/(program|practice|assess|measure)/|core/signal/[^/]*feedback")
NUMBER = re.compile(r"(?<![\w.])(0[xX][0-9a-fA-F']+|0[bB][01']+|\d[\d']*\.?\d*(?:[eE][+-]?\d+)?|\.\d+)[a-zA-Z_]*")
FREE = re.compile(r"std::array<[^;{}()]*>|(?:<<|>>)=?\s*\d+|^\s*#.*$", re.M)
MARK = re.compile(r"// not care: \S")


def marked(lines):
    """Line numbers (from 1) that a marker covers."""
    covered, block = set(), False
    for n, line in enumerate(lines, 1):
        mark = MARK.search(line)
        if not line.strip():
            block = False
        elif mark and not line[:mark.start()].strip():
            block = True
        if block or mark:
            covered.add(n)
    return covered


def magic(literal):
    digits = literal.replace("'", "")
    if "." in digits or (re.search("[eE]", digits) and not digits.lower().startswith("0x")):
        return True
    return int(digits, 0 if digits[:2].lower() in ("0x", "0b") else 10) >= 2


def literals(root):
    out = []
    for name in gate.code_files(root, "core"):
        if not WATCHED.match(name):
            continue
        text = gate.read(root, name)
        covered = marked(text.split("\n"))
        code = FREE.sub(lambda m: re.sub(r"[^\n]", " ", m.group(0)), gate.without_comments_and_strings(text))
        for m in NUMBER.finditer(code):
            line = gate.line_of(code, m.start())
            if line not in covered and magic(m.group(1)):
                out.append(f"{name}:{line}: the number {m.group(0)}: give it a card in evidence/, or say why it does not decide care: // not care: ...")
    return out


def known_tests(root):
    """Names a card may give: Suite.Case of a unit test, or a path of a file that exists."""
    names = set()
    for name in gate.files(root, "*_test.cpp"):
        names.update(f"{a}.{b}" for a, b in re.findall(r"\b(?:TEST|TEST_F|TEST_P|RC_GTEST_PROP)\(\s*(\w+)\s*,\s*(\w+)", gate.read(root, name)))
    return names


def cards(root):
    out, root = [], pathlib.Path(root)
    try:
        found = evidence.load(root / "evidence")
    except (evidence.BadCard, ValueError) as e:
        return [f"{e}"]
    code = "\n".join(gate.without_comments_and_strings(gate.read(root, n)) for n in gate.code_files(root, "core", "adapters", "apps"))
    words, tests = set(re.findall(r"\w+", code)), known_tests(root)
    for card in found:
        path = f"evidence/{card['id']}.md"
        if card["id"] not in words:
            out.append(f"{path}:1: no code uses evidence::{card['id']}")
        for test in (t.strip() for t in card["tests"].split(",")):
            if test not in tests and not ("/" in test and (root / test).is_file()):
                out.append(f"{path}:1: there is no test {test} (Suite.Case of a unit test, or the path of a file)")
    return out


def check(root):
    return cards(root) + literals(root)


if __name__ == "__main__":
    gate.main(NAME, check)
