#!/usr/bin/env python3
"""What the repository keeps of `ebb schema`: the web app's types and tables in the documents. Usage: current.py EBB [--check]

- apps/web/src/generated/core.ts, by typescript.py;
- docs/**/*.md: between `<!-- schema: NAME -->` and `<!-- /schema -->`, a table of NAME's members.
With --check nothing is written; what is not current is named, and the exit code is 1.
"""
import json
import pathlib
import re
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import typescript  # noqa: E402

ROOT = pathlib.Path(__file__).resolve().parents[2]
REGION = re.compile(r"(<!-- schema: (\S+) -->\n).*?(<!-- /schema -->)", re.S)


def cell(text):
    return re.sub(r"\s+", " ", re.sub(r"/\*\*.*?\*/", "", text)).strip().replace("|", "\\|")


def table(defs, name):
    if name not in defs:
        sys.exit(f"there is no schema {name}")
    rows, required = ["| member | type | what |", "|---|---|---|"], set(defs[name].get("required", []))
    for key, schema in defs[name].get("properties", {}).items():
        absent = "" if key in required else " (may be left out)"
        rows.append(f"| `{key}`{absent} | `{cell(typescript.type_of(schema))}` | {cell(schema.get('description', ''))} |")
    return "\n".join(rows) + "\n"


def wanted(schema, root):
    """path -> text as it should be."""
    out = {root / "apps/web/src/generated/core.ts": typescript.typescript(schema)} if (root / "apps/web/package.json").exists() else {}
    for path in sorted((root / "docs").rglob("*.md")):
        text = path.read_text(encoding="utf-8")
        if REGION.search(text):
            out[path] = REGION.sub(lambda m: m.group(1) + table(schema["$defs"], m.group(2)) + m.group(3), text)
    return out


def stale(schema, root):
    return [(path, text) for path, text in wanted(schema, root).items() if not path.exists() or path.read_text(encoding="utf-8") != text]


def main():
    found = subprocess.run([sys.argv[1], "schema"], capture_output=True, text=True)
    if found.returncode:
        sys.exit(f"{sys.argv[1]} schema failed: {found.stderr}")
    old = stale(json.loads(found.stdout), ROOT)
    for path, text in old:
        if "--check" in sys.argv:
            print(f"{path.relative_to(ROOT)}:1: not current: run python3 tools/generate/current.py {sys.argv[1]}")
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
            print(f"written: {path.relative_to(ROOT)}")
    if "--check" not in sys.argv:
        return 0
    print("0 passed, 1 failed" if old else "1 passed, 0 failed")
    return 1 if old else 0


if __name__ == "__main__":
    sys.exit(main())
