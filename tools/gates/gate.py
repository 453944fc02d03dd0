"""What every gate shares: which files there are, code without its comments and strings, and how a gate reports.

A gate is a module with NAME and check(root) -> violations, each "path:line: what is wrong and what to do". It only ever gets stricter, and
tests/gates plants a violation for each thing it finds.
"""
import pathlib
import re
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]
TOKEN = re.compile(r'//[^\n]*|/\*.*?\*/|R"(\w*)\(.*?\)\1"|"(?:\\.|[^"\\\n])*"|(?<![0-9A-Fa-f])\'(?:\\.|[^\'\\\n])+\'', re.S)


def files(root, *patterns):
    """The repository's files, tracked or new (in a tree without git: all), that match one of the globs; relative paths in order."""
    root = pathlib.Path(root)
    git = subprocess.run(["git", "-C", root, "ls-files", "-co", "--exclude-standard", "-z"], capture_output=True)
    here = git.returncode == 0 and (root / ".git").exists()
    names = git.stdout.decode().split("\0") if here else [p.relative_to(root).as_posix() for p in root.rglob("*") if p.is_file()]
    return sorted(n for n in set(names) if n and (root / n).is_file() and any(pathlib.PurePath(n).match(p) for p in patterns))


def code_files(root, *rooms, tests=False):
    """C++ files under these folders (sub-folders too); with tests=False without *_test.cpp."""
    found = files(root, "*.cpp", "*.hpp", "*.h")
    return [f for f in found if f.startswith(tuple(r.rstrip("/") + "/" for r in rooms)) and (tests or not f.endswith("_test.cpp"))]


def read(root, name):
    return (pathlib.Path(root) / name).read_text(encoding="utf-8", errors="replace")


def without_comments_and_strings(text):
    """The same lines, with every comment and literal text blanked out."""
    return TOKEN.sub(lambda m: re.sub(r"[^\n]", " ", m.group(0)), text)


def line_of(text, offset):
    return text.count("\n", 0, offset) + 1


def data_lines(path):
    """Lines of a data file without blank lines and # comments."""
    lines = (line.split("#")[0].strip() for line in pathlib.Path(path).read_text(encoding="utf-8").splitlines())
    return [line for line in lines if line]


def report(gates, root):
    """Runs (name, check) pairs, prints what they found, ends the program."""
    failed = 0
    for name, check in gates:
        violations = check(root)
        failed += bool(violations)
        print(f"{'FAILED' if violations else 'ok':<7} {name}")
        for violation in violations:
            print(f"        {violation}")
    print(f"{len(gates) - failed} passed, {failed} failed")
    sys.exit(1 if failed else 0)


def main(name, check):
    report([(name, check)], sys.argv[1] if len(sys.argv) > 1 else ROOT)
