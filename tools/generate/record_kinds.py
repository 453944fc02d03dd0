#!/usr/bin/env python3
"""`ebb schema Event` -> the tables of kinds at the end of docs/record-format.md. Usage: ebb schema Event | record_kinds.py FILE.md"""
import json
import pathlib
import sys

MARK = "## Kinds\n"


def kind_of_type(s):
    if "$ref" in s:
        return s["$ref"].split("/")[-1]
    if "enum" in s:
        return " · ".join(f"`{n}`" for n in s["enum"])
    if s.get("type") == "array":
        return "list of " + kind_of_type(s["items"])
    if s.get("type") == "integer":
        return f"{s['minimum']} to {s['maximum']}" if "maximum" in s else "whole number"
    if "pattern" in s:
        return "id"
    return {"date": "day", "date-time": "time"}.get(s.get("format")) or {"string": "text", "boolean": "true or false"}.get(s.get("type"), "any JSON")


def rows(s):
    for name, member in s["properties"].items():
        optional = "" if name in s["required"] else ", optional"
        yield f"| `{name}` | {kind_of_type(member)}{optional} | {member.get('description', '')} |"


def tables(schema):
    defs, shown = schema["$defs"], []
    for rule in defs["Event"]["allOf"]:
        given, name = rule["if"]["properties"], rule["then"]["properties"]["data"]["$ref"].split("/")[-1]
        yield f"\n### `{given['kind']['const']}` version {given['v']['const']}\n{defs[name]['description'].capitalize()}.\n\n| member | | |\n|---|---|---|\n" + "\n".join(rows(defs[name])) + "\n"
        shown.append(name)
    for name in sorted(set(defs) - set(shown) - {"Event"}):
        yield f"\n### {name}\n{defs[name]['description'].capitalize()}.\n\n| member | | |\n|---|---|---|\n" + "\n".join(rows(defs[name])) + "\n"


def main():
    path = pathlib.Path(sys.argv[1])
    text = path.read_text(encoding="utf-8")
    head = text[:text.index(MARK) + len(MARK)]
    path.write_text(head + "".join(tables(json.load(sys.stdin))), encoding="utf-8")


if __name__ == "__main__":
    main()
