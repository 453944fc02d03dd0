#!/usr/bin/env python3
"""`ebb schema` -> TypeScript types. Usage: ebb schema | typescript.py OUT.ts   (--check: says whether OUT.ts is current, writes nothing)

Every definition becomes one exported type. Event becomes a union over its kinds, so that `event.kind` tells the type of `event.data`.
"""
import json
import pathlib
import re
import sys

PREFIX = "#/$defs/"
HEAD = "// Generated from the core's own descriptions (`ebb schema`, tools/generate/typescript.py). Do not edit.\n"
RESERVED = {"Event": "RecordEvent"}  # names the browser's own types have


def name_of(ref):
    name = ref[len(PREFIX):]
    return RESERVED.get(name, name)


def key(name):
    return name if re.fullmatch(r"[A-Za-z_]\w*", name) else json.dumps(name)


def comment(text, indent=""):
    return f"{indent}/** {text.replace('*/', '* /')} */\n" if text else ""


def type_of(s, indent=""):
    if "$ref" in s:
        return name_of(s["$ref"])
    if "const" in s:
        return json.dumps(s["const"])
    if "enum" in s:
        return " | ".join(json.dumps(n) for n in s["enum"])
    if "anyOf" in s:
        return " | ".join(type_of(x, indent) for x in s["anyOf"])
    kind = s.get("type")
    if kind == "array":
        item = type_of(s["items"], indent)
        return f"({item})[]" if "|" in item else f"{item}[]"
    if kind == "object":
        return members(s, indent) if "properties" in s else "Record<string, unknown>"
    return {"string": "string", "integer": "number", "number": "number", "boolean": "boolean", "null": "null", None: "any"}[kind]  # free JSON: whoever reads it says what it expects


def members(s, indent):
    inner, out = indent + "  ", "{\n"
    for k, v in s["properties"].items():
        optional = "" if k in s.get("required", []) else "?"
        out += comment(v.get("description", ""), inner) + f"{inner}{key(k)}{optional}: {type_of(v, inner)};\n"
    return out + indent + "}"


def event(s):
    """KindData maps kinds to their data; RecordEvent is the union of all kinds."""
    header = {k: v for k, v in s["properties"].items() if k not in ("kind", "v", "data")}
    required = [k for k in s["required"] if k in header]
    out = comment("data of each kind") + "export interface KindData {\n"
    for rule in s["allOf"]:
        out += f"  {json.dumps(rule['if']['properties']['kind']['const'])}: {type_of(rule['then']['properties']['data'])};\n"
    out += "}\n\n" + comment("what every event carries, whatever its kind") + "export interface EventHeader "
    out += members({"properties": header, "required": required}, "") + "\n\n"
    out += comment(s["description"])
    return out + "export type RecordEvent = { [K in keyof KindData]: EventHeader & { kind: K; v: number; data: KindData[K] } }[keyof KindData];\n"


def definition(name, s):
    if name == "Event":
        return event(s)
    text = comment(s.get("description", ""))
    if s.get("type") == "object" and s.get("properties"):
        return text + f"export interface {RESERVED.get(name, name)} {members(s, '')}\n"
    if s.get("type") == "object":
        return text + f"export type {name} = Record<string, never>;\n"
    return text + f"export type {RESERVED.get(name, name)} = {type_of(s)};\n"


def typescript(schema):
    return HEAD + "".join("\n" + definition(n, s) for n, s in schema["$defs"].items())


def main():
    args = [a for a in sys.argv[1:] if a != "--check"]
    if len(args) != 1:
        sys.exit(__doc__)
    path, text = pathlib.Path(args[0]), typescript(json.load(sys.stdin))
    current = path.exists() and path.read_text(encoding="utf-8") == text
    if "--check" in sys.argv:
        sys.exit(0 if current else f"{path} is not what the core describes: ebb schema | tools/generate/typescript.py {path}")
    if not current:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
