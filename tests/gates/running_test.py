"""The stages that run code fail when they should: replies that differ, memory misused, a fuzz target that crashes, a stage that is gone."""
import contextlib
import io
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

from planted import ROOT

sys.path.insert(0, str(ROOT / "tools" / "test"))
import run  # noqa: E402
import same_bytes  # noqa: E402

COMPILER = "clang++-19"


class SameBytes(unittest.TestCase):
    def test_a_difference_is_named_by_line_and_place(self):
        path = ROOT / "tests/golden/bridge/made_up.requests.jsonl"
        self.assertEqual(same_bytes.difference(path, "a\nb\n", "a\nb\n", "clang", "wasm"), [])
        found = same_bytes.difference(path, '{"x":1}\n{"x":0.1}\n', '{"x":1}\n{"x":0.10000000000000002}\n', "clang", "wasm")
        self.assertIn("made_up.requests.jsonl:2: clang and wasm differ at character 8", found[0])
        self.assertTrue(same_bytes.difference(path, "a\n", "a\nb\n", "clang", "wasm"))

    def test_a_driver_that_fails_is_a_difference(self):
        kept = dict(same_bytes.DRIVERS)
        self.addCleanup(lambda: same_bytes.DRIVERS.update(kept))
        same_bytes.DRIVERS["wasm"] = [sys.executable, "-c", "import sys; sys.exit(3)"]
        self.assertIn("ended with 3", same_bytes.replies("wasm", "{}\n"))

    def test_one_driver_that_answers_otherwise_fails_the_stage(self):
        kept, root = dict(same_bytes.DRIVERS), same_bytes.ROOT
        self.addCleanup(lambda: (same_bytes.DRIVERS.update(kept), setattr(same_bytes, "ROOT", root)))
        with tempfile.TemporaryDirectory() as folder:
            bridge = pathlib.Path(folder, "tests/golden/bridge")
            bridge.mkdir(parents=True)
            (bridge / "a.requests.jsonl").write_text("{}\n")
            (bridge / "a.replies.jsonl").write_text("{}\n")
            same_bytes.ROOT = pathlib.Path(folder)
            echo, other = [sys.executable, "-c", "import sys; print(sys.stdin.read(), end='')"], [sys.executable, "-c", "print('[]')"]
            same_scenarios, same_bytes.same_scenarios = same_bytes.same_scenarios, lambda: False
            self.addCleanup(lambda: setattr(same_bytes, "same_scenarios", same_scenarios))
            for wasm, failed in ((echo, 0), (other, 1)):
                same_bytes.DRIVERS.update({"clang": echo, "g++": echo, "wasm": wasm})
                with contextlib.redirect_stdout(io.StringIO()):
                    self.assertEqual(same_bytes.main(), failed)


class Sanitizers(unittest.TestCase):
    def flags(self):
        presets = {p["name"]: p for p in json.loads((ROOT / "CMakePresets.json").read_text())["configurePresets"]}
        return presets["asan"]["cacheVariables"]["CMAKE_CXX_FLAGS_DEBUG"].split()

    def ends(self, code):
        with tempfile.TemporaryDirectory() as folder:
            source, program = pathlib.Path(folder, "a.cpp"), pathlib.Path(folder, "a")
            source.write_text(code)
            subprocess.run([COMPILER, "-std=c++23", *self.flags(), source, "-o", program], check=True)
            return subprocess.run([program], capture_output=True, timeout=60).returncode

    def test_a_clean_program(self):
        self.assertEqual(self.ends("int main() { return 0; }\n"), 0)

    def test_misuse_ends_the_program(self):
        for name, code in (("heap", "int main(int n, char**) { int* p = new int[4]; p[3 + n] = 1; int x = p[3 + n]; delete[] p; return x - 1; }\n"),
                           ("overflow", "#include <climits>\nint main(int n, char**) { int x = INT_MAX; x += n; return x == 0; }\n")):
            with self.subTest(name):
                self.assertNotEqual(self.ends(code), 0)


class Fuzz(unittest.TestCase):
    def test_a_target_that_crashes_fails_and_keeps_what_it_found(self):
        with tempfile.TemporaryDirectory() as folder:
            for name, body in (("good_fuzz", ""), ("bad_fuzz", "if (n > 1 && d[0] == 'a') __builtin_trap();")):
                source = pathlib.Path(folder, f"{name}.cpp")
                source.write_text(f"#include <cstddef>\n#include <cstdint>\nextern \"C\" int LLVMFuzzerTestOneInput(const std::uint8_t* d, std::size_t n) {{ (void)d; (void)n; {body} return 0; }}\n")
                subprocess.run([COMPILER, "-O1", "-fsanitize=fuzzer", source, "-o", pathlib.Path(folder, name)], check=True)
            for targets, failed in (("good_fuzz", False), ("good_fuzz bad_fuzz", True)):
                with self.subTest(targets):
                    scratch = pathlib.Path(folder, "scratch")
                    done = subprocess.run([ROOT / "tools/test/fuzz.sh", "2"], capture_output=True, text=True, timeout=120,
                                          env=os.environ | {"EBB_FUZZ_TARGETS": targets, "EBB_FUZZ_BIN": folder, "EBB_FUZZ_SCRATCH": str(scratch)})
                    self.assertEqual(done.returncode != 0, failed, done.stdout + done.stderr)
                    self.assertEqual(bool(list(scratch.glob("bad_fuzz/found-*"))), failed)


class Stages(unittest.TestCase):
    def test_a_stage_whose_tests_are_gone_fails(self):
        root = run.ROOT
        self.addCleanup(lambda: setattr(run, "ROOT", root))
        with tempfile.TemporaryDirectory() as folder:
            pathlib.Path(folder, "tools/test").mkdir(parents=True)
            pathlib.Path(folder, "tools/test/stages").write_text("gone | 1 | full | tests/gone | true\n")
            run.ROOT = pathlib.Path(folder)
            with self.assertRaises(SystemExit) as failed:
                run.stages()
            self.assertIn("tests/gone", str(failed.exception))


if __name__ == "__main__":
    unittest.main()
