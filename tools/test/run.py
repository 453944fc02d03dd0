#!/usr/bin/env python3
"""Runs the stages of tools/test/stages. ./test calls this; see ./test --help."""
import argparse
import os
import pathlib
import re
import signal
import subprocess
import sys
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
LOGS = ROOT / "build" / "test"
PATIENCE = 3  # times its budget, a stage is waited for
ANSI = re.compile(r"\x1b\[[0-9;]*m")
# How each runner ends, and which numbers passed and failed in it. The first kind found in a log counts; the others would count it twice.
RUNNERS = [
    ("gtest", r"\[  PASSED  \] (\d+) tests?\.", r"\[  FAILED  \] (\d+) tests?, listed below"),
    ("ctest", r"tests passed, \d+ tests? failed out of (\d+)", r"tests passed, (\d+) tests? failed"),
    ("vitest", r"^\s+Tests .*?(\d+) passed", r"^\s+Tests .*?(\d+) failed"),
    ("node", r"^(?:#|ℹ) pass (\d+)", r"^(?:#|ℹ) fail (\d+)"),
    ("unittest", r"^Ran (\d+) tests?", r"^FAILED \((?:failures|errors)=(\d+)"),
    ("gate", r"^(\d+) passed, \d+ failed", r"^\d+ passed, (\d+) failed"),
]
CLOSING = re.compile(r"tests passed, |^\s+Tests .*(passed|failed)|^(#|ℹ) (pass|fail|tests) |^Ran \d+ tests?|^OK|^FAILED|^\d+ passed, \d+ failed")


def stages():
    out = []
    for line in (ROOT / "tools/test/stages").read_text().splitlines():
        if line.strip() and not line.startswith("#"):
            name, budget, sets, needs, command = (part.strip() for part in line.split("|", 4))
            if not any(ROOT.glob(needs)):
                sys.exit(f"tools/test/stages: {name} tests {needs}, which is not there: a stage never goes missing in silence")
            out.append({"name": name, "budget": int(budget), "sets": sets.split(), "command": command})
    return out


def count(log, ok):
    """How many tests the log reports. Several runners may have written into one log: each kind counts, but ctest only where no gtest did."""
    passed = failed = 0
    for kind, good, bad in RUNNERS:
        if kind == "ctest" and passed + failed:
            continue
        p, f = (sum(int(m) for m in re.findall(x, log, re.M)) for x in (good, bad))
        passed, failed = passed + p - (f if kind in ("ctest", "unittest") else 0), failed + f
    if not ok and not failed:
        failed = 1
    return (passed, failed) if passed + failed else (1, 0)


def end(running):
    """Ends a stage and everything it started."""
    os.killpg(running.pid, signal.SIGKILL)
    return running.wait()


def wait(running, path, began, most):
    """Waits for a stage, and says every half minute how far it is. One that hangs is ended, so that the others are still seen."""
    while True:
        try:
            return running.wait(timeout=30)
        except subprocess.TimeoutExpired:
            if time.monotonic() - began > most:
                print(f"    ended: it took more than {most} s", flush=True)
                return end(running)
            said = [line.strip() for line in ANSI.sub("", path.read_text(errors="replace")).splitlines() if re.search(r"[A-Za-z]{3}", line) and "duration_ms" not in line]
            print(f"    {time.monotonic() - began:.0f} s: {said[-1][:100] if said else ''}", flush=True)
        except KeyboardInterrupt:
            end(running)
            raise


def run(stage):
    path = LOGS / f"{stage['name']}.log"
    print(f"==> {stage['name']}: {stage['command']}", flush=True)
    began = time.monotonic()
    with open(path, "wb") as log:
        running = subprocess.Popen(stage["command"], shell=True, cwd=ROOT, stdout=log, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL, start_new_session=True,
                                   env=os.environ | {"PATH": f"{ROOT}/build/node/bin:{os.environ['PATH']}"})
    code = wait(running, path, began, max(60, PATIENCE * stage["budget"]))
    text = ANSI.sub("", path.read_text(errors="replace"))
    stage |= {"seconds": time.monotonic() - began, "ok": code == 0, "log": path}
    stage["passed"], stage["failed"] = count(text, stage["ok"])
    stage["closing"] = [line for line in text.splitlines() if CLOSING.search(line)]
    if not stage["ok"]:
        print("\n".join(text.splitlines()[-60:]))
    print(f"    {'passed' if stage['ok'] else 'FAILED'} after {stage['seconds']:.0f} s; whole log: {path.relative_to(ROOT)}", flush=True)
    return stage["ok"]


def table(done):
    print(f"\n{'stage':<14}{'budget s':>9}{'took s':>9}{'passed':>9}{'failed':>8}  result")
    for s in done:
        slow = "" if s["seconds"] <= s["budget"] else "  over its budget"
        print(f"{s['name']:<14}{s['budget']:>9}{s['seconds']:>9.0f}{s['passed']:>9}{s['failed']:>8}  {'ok' if s['ok'] else 'FAILED'}{slow}")
    print(f"{'all':<14}{sum(s['budget'] for s in done):>9}{sum(s['seconds'] for s in done):>9.0f}\n")


def main():
    ask = argparse.ArgumentParser(prog="./test", description="Builds and tests everything. Logs lie in build/test.",
                                  epilog=f"A stage that takes {PATIENCE} times its budget (tools/test/stages), and more than a minute, is ended and has failed.")
    ask.add_argument("--quick", action="store_true", help="unit tests, scenarios and the cheap gates (at most 3 minutes when built)")
    ask.add_argument("--deep", action="store_true", help="long fuzzing, mutation, references: hours, for a person, not for CI")
    ask.add_argument("--only", metavar="STAGE", action="append", help="only this stage (may be given again)")
    ask.add_argument("--list", action="store_true", help="name the stages and stop")
    args = ask.parse_args()
    known = stages()
    if unknown := set(args.only or []) - {s["name"] for s in known}:
        ask.error(f"no such stage: {', '.join(sorted(unknown))} (./test --list names them)")
    wanted = "quick" if args.quick else "deep" if args.deep else "full"
    chosen = [s for s in known if (s["name"] in args.only if args.only else wanted in s["sets"])]
    if args.list:
        for s in chosen if args.quick or args.deep or args.only else known:
            print(f"{s['name']:<14}{s['budget']:>5} s  {' '.join(s['sets']):<16} {s['command']}")
        return 0
    if not chosen:
        print("There is no stage in this set.", file=sys.stderr)
        return 1
    LOGS.mkdir(parents=True, exist_ok=True)
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # ended from outside: what a stage started ends too
    for s in chosen:
        run(s)
    table(chosen)
    for s in chosen:
        if not s["ok"]:
            print(f"FAILED: {s['name']}; read {s['log'].relative_to(ROOT)}; again: ./test --only {s['name']}")
    for s in chosen:
        if s["closing"]:
            print(f"{s['name']}:", *s["closing"], sep="\n")
    print(f"{sum(s['passed'] for s in chosen)} passed, {sum(s['failed'] for s in chosen)} failed")
    return 0 if all(s["ok"] for s in chosen) else 1


if __name__ == "__main__":
    sys.exit(main())
