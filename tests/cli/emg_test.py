"""`ebb emg analyze` keeps its promises to scripts: documents, warnings, refusals, reports.

python3 -m unittest discover -s tests/cli -p '*_test.py'      (EBB names another program than build/native/bin/ebb)
"""
import json
import math
import os
import pathlib
import re
import stat
import subprocess
import tempfile
import time
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
EBB = os.environ.get("EBB", str(ROOT / "build/native/bin/ebb"))
DATA = ROOT / "tests/data"


def edf(records=b"2", samples=1000, body=None, count=2):
    """One channel of `samples` in a record of one second, microvolt."""
    pad = lambda s, n: s.ljust(n)
    h = b"0       " + pad(b"X", 80) + pad(b"X", 80) + b"01.01.2600.00.00" + pad(b"512", 8) + pad(b"", 44) + pad(records, 8) + pad(b"1", 8) + pad(b"1", 4)
    h += pad(b"EMG", 16) + pad(b"", 80) + pad(b"uV", 8) + pad(b"-1000", 8) + pad(b"1000", 8) + pad(b"-32768", 8) + pad(b"32767", 8) + pad(b"", 80)
    h += pad(str(samples).encode(), 8) + pad(b"", 32)
    if body is None:
        values = [int(3000 * math.sin(i * 0.7) * math.sin(i * 1.9)) for i in range(samples * count)]
        body = b"".join(v.to_bytes(2, "little", signed=True) for v in values)
    return h + body


class Emg(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def run_ebb(self, *args, stdin=None):
        return subprocess.run([EBB, "emg", "analyze", *map(str, args)], capture_output=True, input=stdin, timeout=60)

    def document(self, *args, stdin=None):
        done = self.run_ebb(*args, "--json", stdin=stdin)
        self.assertEqual(done.returncode, 0, done.stderr.decode())
        return json.loads(done.stdout)

    def refused(self, name, *args, code=3):
        done = self.run_ebb(*args)
        self.assertEqual(done.returncode, code, done.stderr.decode())
        self.assertIn(f"[{name}]", done.stderr.decode())
        self.assertEqual(done.stdout, b"")
        return done.stderr.decode()

    def file(self, name, data):
        path = self.folder / name
        path.write_bytes(data)
        return path

    def test_nine_and_three(self):
        nine, three = self.document(DATA / "plux_emg_bursts_1000Hz.csv"), self.document(DATA / "bmc_emg.csv", "--scale", 1000)
        self.assertEqual(len(nine["channels"][0]["bursts"]), 9)
        self.assertEqual(len(three["channels"][0]["bursts"]), 3)
        self.assertIsNone(nine["channels"][0]["rest_uv_rms"])
        self.assertGreater(nine["channels"][0]["level_rms"], 0)
        self.assertEqual((three["rate_hz"], three["channels"][0]["unit"]), (1000, "uV"))
        self.assertGreater(three["channels"][0]["bursts"][0]["mean_uv_rms"], three["channels"][0]["rest_uv_rms"])

    def test_equal_inputs_equal_bytes_also_from_standard_input(self):
        path = DATA / "bmc_emg.csv"
        a, b = self.run_ebb(path, "--json"), self.run_ebb("-", "--json", stdin=path.read_bytes())
        self.assertEqual(a.stdout, b.stdout)

    def test_milliseconds_taken_for_seconds_are_refused_with_the_hint(self):
        path = self.file("ms.csv", b"time,a\n" + b"".join(b"%d,%d\n" % (i, i % 7) for i in range(3000)))
        self.assertIn("--time-unit ms", self.refused("step_too_long", path))
        self.assertEqual(self.document(path, "--time-unit", "ms")["rate_hz"], 1000)

    def test_rate_from_the_caller(self):
        path = self.file("numbers.txt", b"".join(b"%d\n" % (i % 11) for i in range(3000)))
        self.assertIn("--rate", self.refused("no_rate", path))
        self.assertEqual(self.document(path, "--rate", 500)["duration_s"], 6)

    def test_damaged_but_readable(self):
        whole = edf()
        for name, data, code in (("killed.edf", edf(records=b"-1"), "header_count_unknown"), ("cut.edf", whole[:-700], "last_record_cut"), ("more.edf", edf(records=b"1"), "header_count_wrong")):
            with self.subTest(name):
                d = self.document(self.file(name, data))
                self.assertIn(code, [w["code"] for w in d["warnings"]])
                self.assertEqual(d["channels"][0]["unit"], "uV")

    def test_nothing_readable(self):
        self.assertIn("byte 300", self.refused("recording_header_damaged", self.file("head.edf", edf()[:300])))
        self.refused("recording_empty", self.file("no_record.edf", edf()[:600]))
        self.refused("recording_header_damaged", self.file("hostile.edf", edf().replace(b"1000    " + b" " * 32, b"9e99    " + b" " * 32)))
        self.refused("no_such_channel", DATA / "bmc_emg.csv", "--channel", 2)

    def test_what_cannot_be_read_is_not_called_fine(self):
        numbers = self.file("numbers.txt", b"".join(b"%d\n" % (i % 11) for i in range(3000)))
        self.assertIn("1 samples a second", self.refused("rate_not_possible", numbers, "--rate", 1))
        still = edf().replace(b"2       1       1   ", b"2       0       1   ")
        self.refused("rate_not_possible", self.file("still.edf", still))
        self.assertIn("byte 244", self.refused("recording_header_damaged", self.file("tiny.edf", still.replace(b"2       0       1   ", b"2       1e-300  1   "))))
        self.refused("recording_empty", self.file("inf.csv", b"time,a\n" + b"".join(b"%.3f,%s\n" % (i / 1000, (b"inf", b"1e308", b"-1e400")[i % 3]) for i in range(2000))))

    def test_gaps_are_time_that_cannot_be_read(self):
        rows = b"".join(b"%.3f,%d\n" % (i / 1000 + (1000 if i >= 4000 else 0), i * 37 % 23) for i in range(9000))
        path = self.file("jump.csv", b"time,a\n" + rows)
        d = self.document(path)
        self.assertAlmostEqual(d["duration_s"], 1009, places=1)
        self.assertLess(d["channels"][0]["quality"]["usable_fraction"], 0.01)
        self.assertEqual(d["channels"][0]["quality"]["flags"], ["dropped"])
        self.assertIn("gaps", [w["code"] for w in d["warnings"]])
        text = self.run_ebb(path).stdout.decode()
        self.assertIn("Samples are missing (99.1 % of the time)", text)
        self.assertNotIn("Nothing that stands in the way", text)

    def test_cells_without_a_number_are_said(self):
        path = self.file("nan.csv", b"time,a\n" + b"".join(b"%.3f,%s\n" % (i / 1000, b"nan" if i % 100 == 50 else b"%d" % (i * 37 % 23)) for i in range(5000)))
        d = self.document(path)
        self.assertIn({"code": "values_missing", "detail": "channel 1: 50 of 5000 lines"}, d["warnings"])
        self.assertEqual(d["channels"][0]["quality"]["flags"], ["dropped"])

    def test_enormous_files_are_refused_soon(self):
        path = self.file("days.edf", edf(records=b"-1", body=b""))
        os.truncate(path, 12 << 30)  # sparse: 74 days
        began = time.monotonic()
        self.refused("recording_too_large", path)
        zeros = self.file("zeros.csv", b"# fs=1000\n1\n2\n3\n")
        os.truncate(zeros, 12 << 30)
        self.refused("not_a_recording", zeros)
        self.assertLess(time.monotonic() - began, 30)

    def test_usage(self):
        for args in ([], [DATA / "bmc_emg.csv", "--mains", "55"], [DATA / "bmc_emg.csv", "--scale", "-1"], [DATA / "bmc_emg.csv", "--protocol", "dance"]):
            self.assertEqual(self.run_ebb(*args).returncode, 2, args)

    def test_report_stands_alone(self):
        path = self.folder / "report.html"
        self.assertEqual(self.run_ebb(DATA / "plux_emg_bursts_1000Hz.csv", "--report", path).returncode, 0)
        text = path.read_text(encoding="utf-8")
        self.assertIn("limb EMG", text)
        self.assertIn("not a diagnosis", text)
        self.assertEqual(text.count('class="burst"'), 9)
        self.assertIsNone(re.search(r"<script|https?://|src=|@import|url\(", text))
        self.assertEqual([p.name for p in self.folder.iterdir()], ["report.html"])

    def test_report_to_standard_output_is_all_there_is(self):
        done = self.run_ebb(DATA / "bmc_emg.csv", "--report", "-")
        self.assertEqual((done.returncode, done.stderr), (0, b""))
        self.assertTrue(done.stdout.startswith(b"<!doctype html>") and done.stdout.endswith(b"</html>\n"))
        both = self.run_ebb(DATA / "bmc_emg.csv", "--report", "-", "--json")
        self.assertEqual((both.returncode, both.stdout), (2, b""))
        self.assertEqual(self.run_ebb(DATA / "bmc_emg.csv", "--report", "").returncode, 2)
        self.assertFalse((ROOT / "-").exists() or pathlib.Path("-").exists())

    def test_report_never_replaces_the_recording(self):
        path, link, twin = self.file("p.csv", (DATA / "bmc_emg.csv").read_bytes()), self.folder / "link", self.folder / "twin"
        link.symlink_to("p.csv")
        twin.hardlink_to(path)
        for target in (path, link, twin):
            self.refused("target_exists", path, "--report", target, code=1)
        with open(path, "rb") as given:
            done = subprocess.run([EBB, "emg", "analyze", "-", "--report", str(path)], stdin=given, capture_output=True, timeout=60)
        self.assertEqual(done.returncode, 1, done.stderr)
        self.assertEqual(path.read_bytes(), (DATA / "bmc_emg.csv").read_bytes())
        self.assertEqual(sorted(p.name for p in self.folder.iterdir()), ["link", "p.csv", "twin"])

    def test_report_follows_links_and_fills_pipes_and_devices(self):
        link = self.folder / "link"
        link.symlink_to("real.html")
        self.assertEqual(self.run_ebb(DATA / "bmc_emg.csv", "--report", link).returncode, 0)
        self.assertTrue(link.is_symlink() and (self.folder / "real.html").read_text().startswith("<!doctype html>"))
        pipe = self.folder / "pipe"
        os.mkfifo(pipe)
        with subprocess.Popen(["cat", str(pipe)], stdout=subprocess.PIPE) as cat:
            self.assertEqual(self.run_ebb(DATA / "bmc_emg.csv", "--report", pipe).returncode, 0)
            self.assertTrue(cat.stdout.read().endswith(b"</html>\n"))
        self.assertTrue(pipe.is_fifo())

    def test_a_device_node_survives_being_named(self):
        node = self.folder / "node"  # made here: a test never names one of /dev
        try:
            os.mknod(node, 0o600 | stat.S_IFCHR, os.makedev(1, 3))
            open(node, "wb").close()
        except PermissionError:
            self.skipTest("no right to make device nodes")
        self.assertEqual(self.run_ebb(DATA / "bmc_emg.csv", "--report", node).returncode, 0)
        self.assertTrue(node.is_char_device())

    def test_names_in_a_file_cannot_write_the_report(self):
        path = self.file("x.csv", b"time,<script>alert(1)</script>\n" + b"".join(b"%.3f,%d\n" % (i / 1000, i % 7) for i in range(2000)))
        self.assertEqual(self.run_ebb(path, "--report", self.folder / "r.html").returncode, 0)
        self.assertNotIn("<script", (self.folder / "r.html").read_text())

    def test_every_word_is_in_the_catalogue(self):
        words = json.loads((ROOT / "content/locales/en/emg.json").read_text())
        used = set()
        for source in (ROOT / "apps/cli").glob("emg*.cpp"):
            used |= set(re.findall(r'"(emg\.[a-z_.]+[a-z])"', source.read_text()))
        self.assertEqual(sorted(k for k in used if k not in words and not k.endswith(("emg.flag", "emg.warning", "emg.report.table"))), [])
        header = (ROOT / "core/sensor/recording.hpp").read_text() + (ROOT / "core/signal/frame.hpp").read_text()
        for kind, names in (("warning", re.search(r"string_view, 21> names\{(.*?)\}", header, re.S)), ("flag", re.search(r"string_view, 9> names\{(.*?)\}", header, re.S))):
            for name in re.findall(r'"(\w+)"', names.group(1)):
                self.assertIn(f"emg.{kind}.{name}", words)


if __name__ == "__main__":
    unittest.main()
