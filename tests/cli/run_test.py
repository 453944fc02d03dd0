"""`./run` and `./test` refuse a slip of the keys before they install or build anything. Needs build/native/bin/ebb or EBB for the list of options."""
import os
import pathlib
import re
import shutil
import subprocess
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
EBB = os.environ.get("EBB", str(ROOT / "build/native/bin/ebb"))
NOTHING = "Nothing was installed, built or started."


class Command(unittest.TestCase):
    """The command in a house where installing, building and serving only leave a line in `done`."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.house = pathlib.Path(folder.name)
        for name in ("run", "test", "tools/install/say.sh", "tools/test/run.py", "tools/test/stages"):
            (self.house / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, self.house / name)
        for name in ("tools/install/install.sh", "tools/build.sh", "build/ebb"):
            stand_in = self.house / name
            stand_in.parent.mkdir(parents=True, exist_ok=True)
            stand_in.write_text(f'#!/bin/sh\nprintf "%s\\n" "{name} $*" >>"{self.house}/done"\n')
            stand_in.chmod(0o755)

    def command(self, name, *args):
        done = self.house / "done"
        done.unlink(missing_ok=True)
        ended = subprocess.run([self.house / name, *args], capture_output=True, text=True, timeout=60)
        return ended, done.read_text().splitlines() if done.exists() else []


class Run(Command):
    def refused(self, *args):
        ended, done = self.command("run", *args)
        self.assertEqual((ended.returncode, ended.stdout, done), (2, "", []), (args, ended.stderr))
        self.assertIn("\nUsage: ./run [--build-only]", ended.stderr)
        self.assertIn(NOTHING, ended.stderr)
        return ended.stderr

    def test_a_slip_is_named_and_nothing_is_installed(self):
        for args, said in ((["--bild-only"], 'no option "--bild-only"'), (["--demo", "--lisen", "127.0.0.1:0"], 'no option "--lisen"'), (["--dat=x"], 'no option "--dat=x"'),
                           (["-x"], 'no option "-x"'), (["--"], 'no option "--"'), (["demo"], '"demo" belongs to no option'), (["--data", "x", "y"], '"y" belongs to no option'),
                           (["--demo=yes"], '"--demo" takes no value'), (["--build-only=yes"], '"--build-only" takes no value')):
            with self.subTest(args):
                self.assertIn(said, self.refused(*args))

    def test_a_value_that_is_missing_is_asked_for(self):
        for args, name in ((["--data"], "--data"), (["--listen", "--demo"], "--listen"), (["--demo", "--tls-cert", "a", "--tls-key"], "--tls-key"), (["--data", "-x"], "--data")):
            with self.subTest(args):
                self.assertIn(f'"{name}" needs a value', self.refused(*args))

    def test_with_build_only_nothing_is_served(self):
        self.assertIn("mean nothing: --data x", self.refused("--build-only", "--data", "x"))

    def test_what_is_right_installs_builds_and_serves(self):
        made = ["tools/install/install.sh run", "tools/build.sh wasm web native"]
        for args in ([], ["--demo"], ["--data", "a", "--listen=127.0.0.1:0", "--host", "b", "--host", "c"], ["--data", "-"], ["--rate-scale", "-1"], ["--data="]):
            with self.subTest(args):
                ended, done = self.command("run", *args)
                self.assertEqual((ended.returncode, done), (0, [*made, " ".join(["build/ebb serve", *args])]), ended.stderr)
        ended, done = self.command("run", "--build-only")
        self.assertEqual((ended.returncode, done), (0, made), ended.stderr)

    def test_help_does_nothing_else(self):
        ended, done = self.command("run", "--help")
        self.assertEqual((ended.returncode, done, ended.stderr), (0, [], ""))
        self.assertIn("--build-only", ended.stdout)

    def test_it_knows_the_options_of_serve(self):
        help_of_serve = subprocess.run([EBB, "serve", "--help"], capture_output=True, text=True, timeout=60).stdout
        there = re.findall(r"(?m)^  (--[a-z-]+)(?: ([A-Z{]))?", help_of_serve)
        for kind, wanted in (("with_value", {n for n, value in there if value}), ("alone", {n for n, value in there if not value})):
            with self.subTest(kind):
                listed = re.search(rf"(?m)^{kind}=\((.*)\)$", (ROOT / "run").read_text())[1].split()
                self.assertEqual(set(listed), wanted)
                self.assertEqual(len(listed), len(set(listed)))


class Test(Command):
    def test_a_slip_is_refused_and_nothing_is_installed(self):
        for args in (["--quikc"], ["quick"], ["--only"]):
            with self.subTest(args):
                ended, done = self.command("test", *args)
                self.assertEqual((ended.returncode, done), (2, []), ended.stderr)
                self.assertIn("usage: ./test", ended.stderr)


if __name__ == "__main__":
    unittest.main()
