"""The gates over compiled code: objects and modules made here, with a violation in them."""
import pathlib
import shutil
import subprocess
import tempfile
import unittest

from planted import ROOT  # noqa: F401  (finds the gates)

import symbols
import gate
import wasm_imports

COMPILER = shutil.which("clang++-19") or shutil.which("g++")


class Symbols(unittest.TestCase):
    def found(self, code, lists="allow abort\n"):
        with tempfile.TemporaryDirectory() as folder:
            room = pathlib.Path(folder, "rooms/core/base/CMakeFiles/ebb_base.dir")
            room.mkdir(parents=True)
            source = pathlib.Path(folder, "a.cpp")
            source.write_text(code)
            subprocess.run([COMPILER, "-std=c++23", "-O1", "-fno-threadsafe-statics", "-c", source, "-o", room / "a.cpp.o"], check=True)
            allowed = pathlib.Path(folder, "symbols.txt")
            allowed.write_text(lists)
            return symbols.check([folder, folder], allowed)

    def assert_finds(self, code, *words, lists="allow abort\n"):
        found = self.found(code, lists)
        self.assertEqual(len(set(found)), 1, found)
        for word in words:
            self.assertIn(word, found[0])

    def test_clean(self):
        self.assertEqual(self.found('#include <cstdlib>\nextern const int table[] = {1, 2};\nint f(int x) { if (x) std::abort(); return table[x]; }\n'), [])

    def test_clock_chance_files_environment_libm(self):
        for code, symbol in (("#include <ctime>\nlong f() { return std::time(nullptr); }\n", "needs time,"),
                             ("#include <cstdlib>\nint f() { return std::rand(); }\n", "needs rand,"),
                             ("#include <cstdio>\nvoid* f() { return std::fopen(\"a\", \"r\"); }\n", "needs fopen,"),
                             ("#include <cstdlib>\nchar* f() { return std::getenv(\"A\"); }\n", "needs getenv,"),
                             ("#include <cmath>\ndouble f(double x) { return std::sin(x); }\n", "needs sin,")):
            with self.subTest(symbol):
                self.assert_finds(code, "core/base/a.cpp:1:", symbol)

    def test_data_that_can_change(self):
        self.assert_finds("int counter = 1;\nint f() { return ++counter; }\n", "bytes in .data")
        self.assert_finds("static int counter;\nint f() { return ++counter; }\n", "bytes in .bss")

    def test_exceptions_only_shrink(self):
        puts = "#include <cstdio>\nint f() { return std::puts(\"a\"); }\n"
        self.assertEqual(self.found(puts, "except core/base/a.cpp puts\n"), [])
        self.assert_finds("int f() { return 1; }\n", "no longer needs puts", lists="except core/base/a.cpp puts\n")

    def test_no_list_allows_a_clock(self):
        for lists in ("except core/base/a.cpp time\n", "allow .*\n"):
            self.assert_finds("#include <ctime>\nlong f() { return std::time(nullptr); }\n", "needs time,", "no exception can allow it", lists=lists)

    def test_nothing_built(self):
        with tempfile.TemporaryDirectory() as folder:
            self.assertIn("build it first", symbols.check([folder])[0])


class WasmImports(unittest.TestCase):
    def module(self, *imports):
        def name(s):
            return bytes([len(s)]) + s.encode()
        body = bytes([len(imports)]) + b"".join(name(m) + name(n) + b"\0\0" for m, n in imports)
        return b"\0asm\1\0\0\0" + b"\1\4\1\x60\0\0" + b"\2" + bytes([len(body)]) + body

    def found(self, data):
        with tempfile.NamedTemporaryFile(suffix=".wasm") as file:
            file.write(data)
            file.flush()
            return wasm_imports.check(file.name)

    def test_clean(self):
        self.assertEqual(self.found(self.module(("ebb_cipher", "sign"), ("wasi_snapshot_preview1", "fd_write"))), [])

    def test_another_import(self):
        found = self.found(self.module(("ebb_cipher", "sign"), ("wasi_snapshot_preview1", "clock_time_get")))
        self.assertEqual(len(found), 1)
        self.assertIn("wasi_snapshot_preview1.clock_time_get", found[0])

    def test_a_folder_of_this_machine(self):
        found = self.found(self.module() + str(gate.ROOT).encode())
        self.assertEqual(len(found), 1)
        self.assertIn("names the folder it was built in", found[0])

    def test_not_a_module(self):
        self.assertIn("not a WebAssembly module", self.found(b"hello")[0])


if __name__ == "__main__":
    unittest.main()
