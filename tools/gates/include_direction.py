#!/usr/bin/env python3
"""apps -> adapters -> core, and inside core only downwards, as tools/gates/rooms.txt says. Usage: include_direction.py [ROOT]"""
import re

import gate

NAME = "include direction"
INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*([<"])([^>"]+)[>"]', re.M)
LAYERS = ["core", "adapters", "apps"]


def rules():
    r = {"may": set(), "bare": set(), "only": {}}
    for line in gate.data_lines(gate.HERE / "rooms.txt"):
        key, _, rest = line.partition(":")
        words = rest.split()
        if key in LAYERS:
            r[key] = words
        elif key == "may":
            r["may"].add((words[0], words[1]))
        elif key == "bare":
            r["bare"].update(words)
        elif key == "only":
            r["only"][words[0]] = words[1]
    return r


def room_of(path):
    parts = path.split("/")
    return (parts[0], parts[1]) if parts[0] in LAYERS and len(parts) > 2 else None


def wrong(rule, here, there):
    """Why a file of room `here` may not include one of room `there`; None when it may."""
    (layer, room), (other_layer, other) = here, there
    if here == there:
        return None
    if LAYERS.index(other_layer) > LAYERS.index(layer):
        return f"{layer} may not include {other_layer}"
    if layer == other_layer == "core" and rule["core"].index(other) > rule["core"].index(room):
        return f"core/{room} stands below core/{other}"
    if layer == other_layer == "adapters":
        return "an adapter never includes another"
    if layer == other_layer == "apps" and (f"apps/{room}", f"apps/{other}") not in rule["may"]:
        return "an app does not include another"
    return None


def check_include(rule, root, name, here, kind, target):
    for library, only in rule["only"].items():
        if target.startswith(library) and name != only:
            return f"only {only} may include {library}"
    if ".." in target.split("/"):
        return f'{target}: write the path from the repository root'
    if kind == "<":
        return f'<{target}>: write what is ours in quotes' if room_of(target) else None
    if "/" not in target:
        return None if target in rule["bare"] else f'"{target}": write the path from the repository root'
    there = room_of(target)
    if there is None:
        return None if here is None else f'"{target}" is in no room'
    if there[1] not in rule[there[0]]:
        return f'"{target}": no such room in tools/gates/rooms.txt'
    return wrong(rule, here, there) if here else None


def check(root):
    rule, out = rules(), []
    for name in gate.files(root, "*.cpp", "*.hpp", "*.h"):
        here = room_of(name)
        if here and here[1] not in rule[here[0]]:
            out.append(f"{name}:1: the room {here[0]}/{here[1]} is not in tools/gates/rooms.txt")
            continue
        text = gate.read(root, name)
        for m in INCLUDE.finditer(text):
            if why := check_include(rule, root, name, here, m.group(1), m.group(2)):
                out.append(f"{name}:{gate.line_of(text, m.start())}: {why}")
    return out


if __name__ == "__main__":
    gate.main(NAME, check)
