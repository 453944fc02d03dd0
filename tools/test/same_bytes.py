#!/usr/bin/env python3
"""The core answers with the same bytes whoever compiled it. Usage: same_bytes.py [--write]

Each tests/golden/bridge/NAME.requests.jsonl (requests to the bridge, one a line) goes through the clang build, the g++ build and the WebAssembly
module; their replies must be equal, and equal to the committed NAME.replies.jsonl. --write writes what the clang build answers, for a person to
read before committing it. `{"$lines": "PATH"}` in a request stands for the lines of that file of the repository.
The scenarios of tests/scenario/program go the same way; what they are to decide is checked natively, so no replies are kept.
"""
import json
import os
import pathlib
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
DRIVERS = {
    "clang": ["build/native/bin/ebb_driver"],
    "g++": ["build/gxx/bin/ebb_driver"],
    "wasm": ["build/node/bin/node", "tests/driver/wasm.mjs", "build/wasm/bin/ebb.wasm"],
}


def with_files(value):
    if isinstance(value, dict) and list(value) == ["$lines"]:
        return (ROOT / value["$lines"]).read_text(encoding="utf-8").splitlines()
    if isinstance(value, dict):
        return {k: with_files(v) for k, v in value.items()}
    return [with_files(v) for v in value] if isinstance(value, list) else value


def requests(path):
    lines = path.read_text(encoding="utf-8").splitlines()
    return "".join(json.dumps(with_files(json.loads(line)), ensure_ascii=False, separators=(",", ":")) + "\n" for line in lines if line.strip())


def replies(driver, asked):
    done = subprocess.run(DRIVERS[driver], input=asked.encode(), cwd=ROOT, capture_output=True)
    if done.returncode:
        return f"the {driver} driver ended with {done.returncode}: {done.stderr.decode(errors='replace')[-500:]}\n"
    return done.stdout.decode()


def difference(path, a, b, who_a, who_b):
    if a == b:
        return []
    for n, (x, y) in enumerate(zip(a.splitlines() + [""], b.splitlines() + [""]), 1):
        if x != y:
            at = next((i for i, (c, d) in enumerate(zip(x, y)) if c != d), min(len(x), len(y)))
            return [f"{path.relative_to(ROOT)}:{n}: {who_a} and {who_b} differ at character {at}: ...{x[max(0, at - 60):at + 60]} | ...{y[max(0, at - 60):at + 60]}"]
    return [f"{path.relative_to(ROOT)}: {who_a} and {who_b} gave different numbers of replies"]


def scenarios():
    """The requests that ask for every scenario of the program, as its test writes them."""
    with tempfile.TemporaryDirectory() as folder:
        out = pathlib.Path(folder) / "scenarios.requests.jsonl"
        command = [ROOT / "build/native/bin/ebb_tests_scenario", "--gtest_filter=ProgramScenarios.CanBeAskedThroughTheBridge"]
        subprocess.run(command, cwd=ROOT, env={**os.environ, "EBB_SCENARIO_REQUESTS": str(out)}, capture_output=True, check=True)
        return out.read_text(encoding="utf-8")


def same_scenarios():
    path, text = ROOT / "tests/scenario/program", scenarios()
    clang = replies("clang", text)
    found = [d for other in ("g++", "wasm") for d in difference(path, clang, replies(other, text), "clang", other)]
    found += [f"tests/scenario/program: a request was refused: {line[:200]}" for line in clang.splitlines() if line.startswith('{"error"')][:1]
    print("\n".join([f"{'FAILED' if found else 'ok':<7} scenarios of the program: {len(text.splitlines())} requests", *found]))
    return bool(found)


def main():
    asked = sorted((ROOT / "tests/golden/bridge").glob("*.requests.jsonl"))
    if not asked:
        sys.exit("tests/golden/bridge holds no *.requests.jsonl")
    failed = 0
    for path in asked:
        text, kept = requests(path), path.with_name(path.name.replace(".requests.", ".replies."))
        clang = replies("clang", text)
        if "--write" in sys.argv:
            kept.write_text(clang, encoding="utf-8")
            continue
        found = difference(path, clang, kept.read_text(encoding="utf-8") if kept.exists() else "", "clang", kept.name)
        for other in ("g++", "wasm"):
            found += difference(path, clang, replies(other, text), "clang", other)
        failed += bool(found)
        print("\n".join([f"{'FAILED' if found else 'ok':<7} {path.name}: {len(text.splitlines())} requests", *found]))
    if "--write" not in sys.argv:
        failed += same_scenarios()
    print(f"{len(asked) + 1 - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
