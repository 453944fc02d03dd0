#!/usr/bin/env python3
"""Changes one operator of a room at a time and asks whether a test notices. Usage: mutate.py ROOM [--most N]

Each mutant is built in a copy of the repository (build/mutation) and run against the room's unit tests and tests/scenario. A mutant that survives is
a rule no test holds: write the test, or see why the change means nothing. Takes hours; not for CI. Exit code 1 when more than one in ten survive.
"""
import argparse
import os
import pathlib
import re
import shutil
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
COPY = ROOT / "build" / "mutation"
sys.path.insert(0, str(ROOT / "tools" / "gates"))
import gate  # noqa: E402

SWAPS = [(r" >= ", " > "), (r" <= ", " < "), (r" > (?!\{)", " >= "), (r" < (?!\{)", " <= "), (r" == ", " != "), (r" != ", " == "), (r" && ", " || "),
         (r" \|\| ", " && "), (r"\btrue\b", "false"), (r"\bfalse\b", "true"), (r" \+ 1\b", " + 2"), (r" - 1\b", " - 0")]


def mutants(room):
    """(file, offset, old, new) for every operator in the room's code."""
    for name in gate.code_files(ROOT, room):
        text = gate.read(ROOT, name)
        code = gate.without_comments_and_strings(text)
        code = re.sub(r"^\s*#.*$|\btemplate\s*<.*$|\bstatic_assert\b.*$", lambda m: " " * len(m.group(0)), code, flags=re.M)
        for old, new in SWAPS:
            for m in re.finditer(old, code):
                yield name, m.start(), m.group(0), new


def sh(*command):
    return subprocess.run(command, cwd=COPY, capture_output=True, env=os.environ | {"CCACHE_BASEDIR": str(COPY), "CCACHE_NOHASHDIR": "1"}).returncode


def prepare():
    COPY.mkdir(parents=True, exist_ok=True)
    for name in gate.files(ROOT, "*"):
        target = COPY / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ROOT / name, target)
    for shared in ("boost", "node"):
        link = COPY / "build" / shared
        link.parent.mkdir(exist_ok=True)
        if not link.exists() and (ROOT / "build" / shared).exists():
            link.symlink_to(ROOT / "build" / shared)
    return sh("cmake", "--preset", "native", "-DEBB_TESTS=ON")


def verdict(targets):
    if sh("ninja", "-C", "build/native", *targets):
        return "does not compile"
    return "survived" if all(sh("timeout", "120", f"build/native/bin/{t}") == 0 for t in targets) else "noticed"


def main():
    ask = argparse.ArgumentParser(prog="mutate.py")
    ask.add_argument("room")
    ask.add_argument("--most", type=int, default=400, help="how many mutants, spread evenly over the room")
    args = ask.parse_args()
    targets = [f"ebb_{pathlib.Path(args.room).name}_test"] + (["ebb_tests_scenario"] if list((ROOT / "tests/scenario").glob("*_test.cpp")) else [])
    if prepare() or verdict(targets) != "survived":
        sys.exit("the unchanged code does not build or does not pass its tests")
    every = list(mutants(args.room))
    chosen = every[:: max(1, len(every) // args.most)]
    seen = {"noticed": 0, "survived": 0, "does not compile": 0}
    for name, offset, old, new in chosen:
        text = (ROOT / name).read_text(encoding="utf-8")
        (COPY / name).write_text(text[:offset] + new + text[offset + len(old):], encoding="utf-8")
        found = verdict(targets)
        shutil.copyfile(ROOT / name, COPY / name)
        seen[found] += 1
        if found == "survived":
            print(f"{name}:{gate.line_of(text, offset)}: {old.strip()} -> {new.strip()} survived", flush=True)
    print(f"{len(chosen)} of {len(every)} mutants: {seen}")
    print(f"{seen['noticed']} passed, {seen['survived']} failed")
    return 1 if seen["survived"] * 9 > seen["noticed"] else 0


if __name__ == "__main__":
    sys.exit(main())
