"""Whatever file a command is given, it names what is wrong, says what to do, exits with the promised code and leaves nothing behind.

python3 -m unittest discover -s tests/cli -p '*_test.py'      (EBB names another program than build/native/bin/ebb)
"""
import os
import pathlib
import re
import subprocess
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
EBB = os.environ.get("EBB", str(ROOT / "build/native/bin/ebb"))
AT = ["--at", "2026-11-21T22:10:00+01:00"]
READERS = {"log check": [], "log fold": AT, "today": AT, "assess": AT, "emg analyze": []}
RECORDING = ROOT / "tests/data/plux_emg_bursts_1000Hz.csv"


def ebb(*args, stdout=subprocess.PIPE, stdin=b""):
    return subprocess.run([EBB, *args], stdout=stdout, stderr=subprocess.PIPE, input=stdin, timeout=120)


class Given(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)

    def file(self, name, data):
        path = pathlib.Path(self.folder.name) / name
        path.write_bytes(data)
        return str(path)

    def assert_named(self, done, code, name=None):
        said = done.stderr.decode()
        self.assertEqual(done.returncode, code, said)
        names = re.findall(r"\[([a-z0-9_]+)\]\n", said)
        self.assertEqual(len(names), 1, said)
        if name:
            self.assertEqual(names[0], name, said)


class BadInput(Given):
    def each_reader(self, path, check):
        for command, more in READERS.items():
            with self.subTest(command):
                check(ebb(*command.split(), path, *more))

    def all_refuse(self, path, name=None):
        self.each_reader(path, lambda done: self.assert_named(done, 3, name))

    def test_missing(self):
        self.all_refuse(f"{self.folder.name}/not here", "file_missing")

    def test_folder(self):
        self.all_refuse(self.folder.name, "file_unreadable")

    def test_empty(self):
        path = self.file("empty", b"")
        self.assert_named(ebb("log", "check", path), 3, "log_empty")
        self.all_refuse(path)

    def test_binary(self):
        self.all_refuse(self.file("binary", bytes(range(256)) * 300))

    def test_enormous(self):
        path = pathlib.Path(self.folder.name) / "enormous"
        with open(path, "wb") as file:
            file.truncate(1 << 40)  # sparse
        self.assert_named(ebb("log", "check", str(path)), 3, "file_too_large")
        self.all_refuse(str(path))

    def test_deep_and_long_lines(self):
        for data in (b"[" * 100_000 + b"\n", b'{"id":"' + b"a" * 200_000 + b'"}\n', b'{"a":1,"a":2}\n', b"\xff\xfe{}\n"):
            path = self.file("log.jsonl", data)
            self.assert_named(ebb("log", "check", path), 3)

    def test_standard_input(self):
        self.assert_named(ebb("log", "check", "-", stdin=b"hello\n"), 3)

    def test_bad_time(self):
        path = self.file("log.jsonl", b"{}\n")
        self.assert_named(ebb("log", "fold", path, "--at", "yesterday"), 3, "bad_time")

    def test_a_time_that_does_not_exist_is_told_from_one_that_is_written_otherwise(self):
        path = self.file("log.jsonl", b"{}\n")
        for at, part in (("2026-02-30T10:00:00Z", "that month has no such day"), ("2026-13-01T10:00:00Z", "months go from 01 to 12"), ("2026-11-21T25:00:00Z", "hours go from 00 to 23"),
                         ("2026-11-21T22:60:00Z", "minutes go from 00 to 59"), ("1969-07-20T20:17:00Z", "years begin with 1970"), ("2026-11-21 22:10", "a time is written like 2026-11-21T22:10:00+01:00, with its offset")):
            for command in ("log fold", "today", "assess"):
                with self.subTest(f"{command} {at}"):
                    done = ebb(*command.split(), path, "--at", at)
                    self.assert_named(done, 3, "bad_time")
                    self.assertIn(f"\n  --at: {part}\n", done.stderr.decode())

    def test_every_command_that_reads_is_in_the_help_of_its_noun(self):
        for command in READERS:
            with self.subTest(command):
                noun, *verb = command.split()
                self.assertRegex(ebb("--help").stdout.decode(), rf"(?m)^  {noun}  ")
                for name in verb:
                    self.assertRegex(ebb(noun, "--help").stdout.decode(), rf"(?m)^  {name}  ")

    def test_unknown_command_and_option(self):
        for args in (["dance"], ["log", "check", "--dance", "x"], []):
            with self.subTest(args):
                done = ebb(*args)
                self.assertEqual(done.returncode, 2, done.stderr)
                self.assertIn(b"--help", done.stderr)

    def test_unknown_schema(self):
        self.assert_named(ebb("schema", "Dance"), 3, "schema_unknown")


class NothingHalfWritten(Given):
    def test_standard_output_full(self):
        with open("/dev/full", "wb") as full:
            self.assert_named(ebb("schema", stdout=full), 4, "cannot_write")

    def test_report_into_a_folder_that_is_not_there(self):
        self.assert_named(ebb("emg", "analyze", str(RECORDING), "--report", f"{self.folder.name}/no/report.html"), 4, "cannot_write")

    def test_no_report_of_a_bad_recording(self):
        path = self.file("bad.csv", b"a,b\nx,y\n")
        report = pathlib.Path(self.folder.name) / "report.html"
        self.assert_named(ebb("emg", "analyze", path, "--report", str(report)), 3)
        self.assertEqual([p.name for p in pathlib.Path(self.folder.name).iterdir()], ["bad.csv"])


if __name__ == "__main__":
    unittest.main()
