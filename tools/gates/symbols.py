#!/usr/bin/env python3
"""What core's compiled code reaches for outside itself, and whether it holds anything that can change. Usage: symbols.py BUILD_DIR...

Reads every object under BUILD_DIR/rooms/core with nm and readelf (not the tests). Allowed symbols stand in tools/gates/symbols.txt, where
`except <unit> <symbol or section>` names a debt: the gate fails as soon as no build needs it, so the list only shrinks.
"""
import pathlib
import re
import subprocess
import sys

import gate

NAME = "core symbols"
# Sections that are written after loading, or run code before main.
CHANGING = re.compile(r"\.(data|bss|tdata|tbss|init_array|fini_array|ctors)(\..*)?$")
# Refused whatever the list says: with these core would not be a function of its arguments.
NEVER = re.compile(r"(std::)?(s?rand(om)?(_r)?|[dlm]rand48|getrandom|getentropy|arc4random\w*|random_device.*|time|clock(_gettime|_getres)?|gettimeofday|localtime(_r)?|gmtime(_r)?|mktime|"
                   r"chrono::.*::now\(\)|fopen(64)?|open(64)?|read|write|socket|connect|send|recv|getenv|secure_getenv|setlocale|pthread_create|thread::.*|"
                   r"(sin|cos|tan|a(sin|cos|tan)|atan2|sinh|cosh|tanh|exp2?|expm1|log(2|10|1p)?|pow|cbrt|hypot|[lt]gamma|erfc?)f?)|__cxa_throw|__cxa_guard_acquire")
ONCE = re.compile(r"\.data\.rel\.ro(\..*)?$")


def objects(build):
    found = sorted(pathlib.Path(build).glob("rooms/core/**/*.o"))
    plan = pathlib.Path(build, "build.ninja")
    if plan.exists():  # what an earlier layout of the build left behind is nobody's
        named = set(re.findall(r"rooms/core/\S+\.o", plan.read_text()))
        found = [o for o in found if o.relative_to(build).as_posix() in named]
    return [o for o in found if not re.search(r"_test\.(dir|cpp)", o.as_posix())]


def nm(paths, *options):
    """(object, demangled symbol) pairs."""
    out = subprocess.run(["nm", "-A", "-C", "-P", *options, *paths], capture_output=True, text=True, check=True).stdout
    for line in out.splitlines():
        where, _, rest = line.partition(": ")
        m = re.match(r"(.*?) [A-Za-z-](?: [0-9a-f]+)*\s*$", rest)
        yield where, m.group(1) if m else rest


def sections(path):
    """(name, size) of the sections of one object."""
    out = subprocess.run(["readelf", "-S", "-W", path], capture_output=True, text=True, check=True).stdout
    for m in re.finditer(r"\]\s+(\.\S+)\s+\w+\s+[0-9a-f]+\s+[0-9a-f]+\s+([0-9a-f]+)", out):
        yield m.group(1), int(m.group(2), 16)


def lists(path):
    allow, debts = [], set()
    for line in pathlib.Path(path).read_text(encoding="utf-8").splitlines():
        key, _, rest = line.strip().partition(" ")
        if key == "allow":
            allow.append(rest.strip())
        elif key == "except":
            unit, _, symbol = rest.strip().partition(" ")
            debts.add((unit, symbol.strip()))
    return re.compile("|".join(f"(?:{a})" for a in allow)), debts


def short(path):
    """core/base/json.cpp out of .../rooms/core/base/CMakeFiles/ebb_base.dir/json.cpp.o"""
    return re.sub(r".*rooms/(core/\w+)/CMakeFiles/\w+\.dir/", r"\1/", str(path)).removesuffix(".o")


def joined(path):
    """Of what a build joined: the files in it, which alone can be named in symbols.txt (EBB_ALONE in cmake/ebb.cmake leaves one alone)."""
    source = pathlib.Path(str(path).removesuffix(".o"))
    if source.parent.name != "Unity":
        return ""
    text = source.read_text() if source.exists() else ""
    return " (one of " + ", ".join(pathlib.Path(f).name for f in re.findall(r'#include "(.*)"', text)) + ")"


def needs(build):
    """(unit, what, sentence): everything outside core that one build's core reaches for, and every section that can change."""
    paths = objects(build)
    defined = {symbol for _, symbol in nm(paths, "--defined-only")}
    for where, symbol in nm(paths, "--undefined-only"):
        if symbol not in defined:
            yield short(where), symbol, f"needs {symbol}, which core may not use"
    for path in paths:
        for section, size in sections(path):
            if size and CHANGING.match(section) and not ONCE.match(section):
                yield short(path), section, f"{size} bytes in {section}: core holds no data that can change and runs nothing before main{joined(path)}"


def check(builds, allow_file=gate.HERE / "symbols.txt"):
    allow, debts = lists(allow_file)
    out, owed = [], set()
    for build in builds:
        if not objects(build):
            return [f"{build}: no objects of core: build it first"]
        for unit, what, sentence in needs(build):
            never = NEVER.fullmatch(what)
            if (unit, what) in debts:
                owed.add((unit, what))
            if never:
                out.append(f"{unit}:1: {sentence}, and no exception can allow it ({build})")
            elif (unit, what) not in debts and not allow.fullmatch(what):
                out.append(f"{unit}:1: {sentence} ({build})")
    if len(builds) == 1:  # the compilers differ in what they need: only all of them together can say that nobody does
        return out
    return out + [f"tools/gates/symbols.txt: {unit} no longer needs {what}: remove the exception" for unit, what in sorted(debts - owed)]


if __name__ == "__main__":
    gate.report([(NAME, lambda _: check(sys.argv[1:] or ["build/native"]))], gate.ROOT)
