"""What every gate shares: which files there are, code without its comments and strings, and how a gate reports.

A gate is a module with NAME and check(root) -> violations, each "path:line: what is wrong and what to do". It only ever gets stricter, and
tests/gates plants a violation for each thing it finds.
"""
import os
import pathlib
import re
import shutil
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]
TOKEN = re.compile(r'//[^\n]*|/\*.*?\*/|R"(\w*)\(.*?\)\1"|"(?:\\.|[^"\\\n])*"|(?<![0-9A-Fa-f])\'(?:\\.|[^\'\\\n])+\'', re.S)


BUILT = {".git", "build", "node_modules", "dist", ".svelte-kit", "__pycache__"}  # what .gitignore leaves out, for a tree without git


def git_files(root):
    """What git tracks or would; None where there is no git, or this is no repository of it. The tree may belong to another user."""
    if not (root / ".git").exists() or not shutil.which("git"):
        return None
    asked = subprocess.run(["git", "-c", "safe.directory=*", "-C", root, "ls-files", "-co", "--exclude-standard", "-z"], capture_output=True)
    return asked.stdout.decode().split("\0") if asked.returncode == 0 else None


def walked_files(root):
    for folder, inner, names in os.walk(root):
        inner[:] = [i for i in inner if i not in BUILT]
        yield from ((pathlib.Path(folder) / n).relative_to(root).as_posix() for n in names)


def files(root, *patterns):
    """The repository's files, tracked or new (in a tree without git: all that is not built), that match one of the globs; relative paths in order."""
    root = pathlib.Path(root)
    names = git_files(root)
    names = set(walked_files(root) if names is None else names)
    return sorted(n for n in names if n and (root / n).is_file() and any(pathlib.PurePath(n).match(p) for p in patterns))


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
