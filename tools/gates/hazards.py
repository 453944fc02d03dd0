#!/usr/bin/env python3
"""Every hazard has a control and a test that exists. Usage: hazards.py [ROOT]

The last column of docs/safety/hazards.md names its proofs in backticks: a scenario file, a GoogleTest `Suite.Name`, or a path under tests/; or, in
quotation marks, the beginning of a property that `ebb prove` prints. A dash with a reason stands where there is nothing that could harm yet.
"""
import pathlib
import re

import gate

NAME = "hazards"
LIST = "docs/safety/hazards.md"


def gtests(root):
    found = set()
    for name in gate.files(root, "*_test.cpp"):
        for m in re.finditer(r"\b(?:TEST|TEST_F|TEST_P|RC_GTEST_PROP|RC_GTEST_FIXTURE_PROP)\(\s*(\w+),\s*(\w+)", gate.read(root, name)):
            found |= {f"{m.group(1)}.{m.group(2)}"}
    return found


def missing(root, proof, tests, properties):
    for name in re.findall(r"`([^`]+)`", proof):
        if "/" in name:
            if not (pathlib.Path(root) / name).is_file():
                yield f"there is no {name}"
        elif "." in name:
            if name not in tests:
                yield f"there is no test {name}"
        elif not (pathlib.Path(root) / f"tests/scenario/program/{name}.json").is_file():
            yield f"there is no scenario {name}"
    for words in re.findall(r'"([^"]+)"', proof):
        if words.rstrip("…") not in properties:
            yield f"no property of `ebb prove` begins with {words!r}"


def check(root):
    text = gate.read(root, LIST)
    tests = gtests(root)
    properties = "\n".join(gate.read(root, n) for n in gate.files(root, "*.cpp") if n.startswith("core/program/prove"))
    out = []
    for number, line in enumerate(text.splitlines(), 1):
        cells = [c.strip() for c in line.strip().strip("|").split("|")]
        if not line.startswith("|") or set(line) <= set("|- ") or cells[0] == "hazard":
            continue
        if len(cells) != 5 or not all(cells):
            out.append(f"{LIST}:{number}: a hazard has five columns, none empty")
        elif not re.search(r"`|\"", cells[4]) and not re.match(r"– \(.+\)$", cells[4]):
            out.append(f"{LIST}:{number}: {cells[0]}: no test proves the control")
        else:
            out += [f"{LIST}:{number}: {cells[0]}: {what}" for what in missing(root, cells[4], tests, properties)]
    return out


if __name__ == "__main__":
    gate.main(NAME, check)
