"""`ebb log` and `ebb schema` as a person at a terminal meets them. Needs build/native/bin/ebb or EBB."""
import json
import os
import pathlib
import subprocess
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
EBB = os.environ.get("EBB", str(ROOT / "build/native/bin/ebb"))
DEMO = ROOT / "content/demo/twelve_weeks.jsonl"
AT = "2026-11-22T18:00:00+01:00"


def ebb(*args, stdin=None):
    done = subprocess.run([EBB, *map(str, args)], input=stdin, capture_output=True, timeout=60)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


class Log(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)

    def file(self, content):
        path = pathlib.Path(self.folder.name) / "log.jsonl"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    def test_a_good_log_is_accepted(self):
        code, out, err = ebb("log", "check", DEMO, "--json")
        self.assertEqual((code, err), (0, ""))
        check = json.loads(out)
        self.assertEqual((check["refused"], check["not_an_event"], check["accepted"]), ([], None, check["lines"]))

    def test_a_byte_order_mark_is_skipped_at_the_front_only(self):
        mark, log = b"\xef\xbb\xbf", DEMO.read_bytes()
        with_mark = self.file(mark + log)
        for command in (("log", "check"), ("log", "fold", "--at", AT), ("today", "--at", AT), ("assess", "--at", AT)):
            with self.subTest(command):
                self.assertEqual(ebb(*command, with_mark, "--json"), ebb(*command, DEMO, "--json"))
        first, rest = log.split(b"\n", 1)
        code, _, err = ebb("log", "check", self.file(first + b"\n" + mark + rest))
        self.assertEqual(code, 3)
        self.assertIn(f"(line 2, byte {len(first) + 1})", err)
        for nothing in (mark, mark + b"\n"):
            self.assertIn("[log_empty]", ebb("log", "check", self.file(nothing))[2])

    def test_a_torn_last_line_is_refused_by_name(self):
        torn = DEMO.read_bytes()[:-40]
        code, out, _ = ebb("log", "check", self.file(torn), "--json")
        self.assertEqual(code, 1)
        check = json.loads(out)
        self.assertEqual([r["reason"] for r in check["refused"]], ["torn_last_line"])
        self.assertEqual(check["refused"][0]["line"], check["lines"])

    def test_a_line_that_is_no_event_says_line_and_byte(self):
        lines = DEMO.read_text().split("\n")
        text = lines[0] + "\n" + "{ not json\n" + lines[1] + "\n"
        code, out, err = ebb("log", "check", self.file(text), "--json")
        self.assertEqual(code, 3)
        self.assertEqual(json.loads(out)["not_an_event"]["line"], 2)
        self.assertIn("line 2, byte", err)
        self.assertIn("[json_malformed]", err)

    def test_an_impossible_value_is_refused_by_id(self):
        lines = DEMO.read_text().split("\n")
        bad = next(line for line in lines if '"worst_pain":4' in line)
        code, out, _ = ebb("log", "check", self.file("\n".join(lines).replace(bad, bad.replace('"worst_pain":4', '"worst_pain":44'))), "--json")
        self.assertEqual(code, 1)
        refused = json.loads(out)["refused"]
        self.assertIn({"id": json.loads(bad)["id"], "line": lines.index(bad) + 1, "reason": "impossible_value"}, refused)

    def test_what_is_no_log_is_named(self):
        for content, reason in ((b"", "log_empty"), (b"\n\n", "log_empty"), (os.urandom(1 << 16), "json_"), (b"\x00" * 100, "json_malformed"), (b"[" * 100_000, "line_too_large"),
                                (b"[" * 1000, "json_too_deep")):
            path = self.file(content)
            for command in (("log", "check", path), ("log", "fold", path, "--at", AT)):
                code, out, err = ebb(*command)
                self.assertEqual((code, out), (3, ""), command)
                self.assertIn(f"[{reason}", err)

    def test_missing_file_folder_and_usage(self):
        self.assertEqual(ebb("log", "check", "/nowhere/log.jsonl")[0], 3)
        self.assertEqual(ebb("log", "check", self.folder.name)[0], 3)
        self.assertEqual(ebb("log", "fold", DEMO)[0], 2)
        self.assertEqual(ebb("log", "check", DEMO, "--nonsense")[0], 2)
        self.assertEqual(ebb("log", "fold", DEMO, "--at", "yesterday")[0], 3)
        self.assertEqual(ebb("log")[0], 2)

    def test_fold_reads_standard_input_and_replays_the_past(self):
        _, whole, _ = ebb("log", "fold", DEMO, "--at", AT, "--json")
        code, piped, _ = ebb("log", "fold", "-", "--at", AT, "--json", stdin=DEMO.read_bytes())
        self.assertEqual((code, piped), (0, whole))
        then = json.loads(ebb("log", "fold", DEMO, "--at", "2026-09-01T00:00:00+02:00", "--json")[1])
        self.assertEqual(then["events"] + len(then["from_the_future"]), 246)
        self.assertLess(len(then["sessions"]), len(json.loads(whole)["sessions"]))

    def test_fold_carries_what_was_refused(self):
        code, out, _ = ebb("log", "fold", ROOT / "tests/golden/record/two_devices.jsonl", "--at", "2026-10-26T08:00:00+01:00", "--json")
        self.assertEqual(code, 0)
        reasons = {r["reason"] for r in json.loads(out)["refused"]}
        self.assertLessEqual({"same_id_other_content", "day_not_of_at", "impossible_value", "torn_last_line", "json_malformed", "target_not_here", "pause_not_open",
                              "session_unknown", "correction_circular", "wrong_shape"}, reasons)

    def test_a_refused_line_is_named_by_its_number_in_text_too(self):
        for args in (["log", "fold"], ["assess"]):
            with self.subTest(args):
                code, out, _ = ebb(*args, ROOT / "tests/golden/record/two_devices.jsonl", "--at", "2026-10-26T08:00:00+01:00")
                self.assertEqual(code, 0)
                self.assertRegex(out, r"line \d+: torn_last_line")
                self.assertNotIn("()", out)

    def test_schema_prints_one_or_all(self):
        every = json.loads(ebb("schema")[1])["$defs"]
        self.assertLessEqual({"Event", "Journey", "LogCheck", "Ops", "SessionEnded"}, set(every))
        one = json.loads(ebb("schema", "LogCheck")[1])
        self.assertEqual(set(one["$defs"]), {"LogCheck", "NotAnEvent", "Refused"})
        code, out, err = ebb("schema", "Moon")
        self.assertEqual((code, out), (3, ""))
        self.assertIn("[schema_unknown]", err)


if __name__ == "__main__":
    unittest.main()
