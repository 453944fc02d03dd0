#!/usr/bin/env python3
"""Every id of content/errors.json is well formed, used by the code and named in a test. Usage: error_ids.py [ROOT]"""
import pathlib
import re
import sys

import gate

sys.path.insert(0, str(gate.ROOT / "tools" / "generate"))
import errors  # noqa: E402

NAME = "error ids"
CATALOGUE = "content/errors.json"
TEXT = ("*.cpp", "*.hpp", "*.ts", "*.svelte", "*.mjs", "*.js", "*.py", "*.json", "*.jsonl", "*.txt", "*.md")


def is_test(name):
    return name.startswith("tests/") or re.search(r"_test\.cpp$|\.test\.ts$|/tests?/", name) is not None


def check(root):
    try:
        ids = [e["id"] for e in errors.load(pathlib.Path(root) / CATALOGUE)]
    except (SystemExit, ValueError, KeyError) as e:
        return [f"{e}"]
    used, tested = set(), set()
    for name in gate.files(root, *TEXT):
        text = gate.read(root, name)
        words = set(re.findall(r"\w+", text)) & set(ids)
        if is_test(name):  # expected by name: as the enumerator or as a whole string, not as any word of a sentence
            tested |= {w for w in words if re.search(rf"""ErrorId::{w}\b|\b{w}["'`/:,)\]]""", text)}
        elif name.startswith(("core/", "adapters/", "apps/")) and "/generated/" not in name and not name.endswith(".md"):
            used |= words
    out = [f"{CATALOGUE}:1: {i}: no code reports it; use it or remove it" for i in ids if i not in used]
    out += [f"{CATALOGUE}:1: {i}: no test names it" for i in ids if i not in tested]
    for name in gate.files(root, "*.ts", "*.svelte"):
        text = gate.read(root, name)
        for m in re.finditer(r"\berrors\.([a-z][a-z0-9_]*)\b", text):
            if m.group(1) not in ids and name.startswith("apps/web/src/") and "/generated/" not in name and m.group(1) != "json":
                out.append(f"{name}:{gate.line_of(text, m.start())}: {m.group(1)} is not in {CATALOGUE}")
    return out


if __name__ == "__main__":
    gate.main(NAME, check)
