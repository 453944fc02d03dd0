#!/usr/bin/env python3
"""The WebAssembly module imports only what tools/gates/wasm_imports.txt names, and knows no folder of the machine that built it: its hash is published,
and whoever builds it elsewhere must get the same one. Usage: wasm_imports.py MODULE.wasm"""
import fnmatch
import pathlib
import sys

import gate

NAME = "wasm imports"


class Reader:
    def __init__(self, data):
        self.data, self.at = data, 0

    def byte(self):
        self.at += 1
        return self.data[self.at - 1]

    def number(self):  # LEB128
        value = shift = 0
        while True:
            b = self.byte()
            value |= (b & 0x7F) << shift
            shift += 7
            if b < 0x80:
                return value

    def name(self):
        n = self.number()
        self.at += n
        return self.data[self.at - n:self.at].decode()

    def skip_description(self):
        kind = self.byte()
        if kind == 0:  # a function: its type
            self.number()
        elif kind == 3:  # a global: type, mutability
            self.at += 2
        else:  # a table (with its element type) or a memory: limits
            self.at += kind == 1
            flags = self.byte()
            self.number()
            if flags & 1:
                self.number()


def imports(data):
    if data[:4] != b"\0asm":
        raise ValueError("not a WebAssembly module")
    r, out = Reader(data), []
    r.at = 8
    while r.at < len(data):
        section, size = r.byte(), r.number()
        end = r.at + size
        if section == 2:
            for _ in range(r.number()):
                out.append(f"{r.name()}.{r.name()}")
                r.skip_description()
        r.at = end
    return out


def check(path):
    allowed = gate.data_lines(gate.HERE / "wasm_imports.txt")
    try:
        data = pathlib.Path(path).read_bytes()
        found = imports(data)
    except (OSError, ValueError, IndexError) as e:
        return [f"{path}: {e}"]
    wrong = [f"{path}: imports {i}, which is not in tools/gates/wasm_imports.txt" for i in found if not any(fnmatch.fnmatchcase(i, a) for a in allowed)]
    if str(gate.ROOT).encode() in data:
        wrong.append(f"{path}: names the folder it was built in ({gate.ROOT}), so it is another module elsewhere")
    return wrong


if __name__ == "__main__":
    gate.report([(NAME, lambda _: check(sys.argv[1]))], gate.ROOT)
