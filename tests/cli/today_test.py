"""`ebb today` as a person at a terminal reads it, and where commands look for data. Needs build/native/bin/ebb or EBB."""
import json
import os
import pathlib
import re
import subprocess
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
EBB = os.environ.get("EBB", str(ROOT / "build/native/bin/ebb"))
DEMO = ROOT / "content/demo/twelve_weeks.jsonl"
ID = re.compile(r"[0-9A-HJKMNP-TV-Z]{26}")


def ebb(*args, stdin=None, **environment):
    done = subprocess.run([EBB, *map(str, args)], input=stdin, capture_output=True, text=True, timeout=60, env={**os.environ, **environment})
    return done.returncode, done.stdout, done.stderr


class Today(unittest.TestCase):
    def test_sizes_are_named_as_she_knows_them(self):
        at = "2026-11-22T18:00:00+01:00"
        code, text, _ = ebb("today", DEMO, "--at", at, "--explain")
        self.assertEqual(code, 0)
        self.assertEqual(ID.findall(text), [])
        self.assertRegex(text, r'insert "[1-5]", \d+ mm, (opening|tip|half|whole|movement)')
        _, document, _ = ebb("today", DEMO, "--at", at, "--json")
        self.assertIn("insert.0000000000", document)  # scripts keep the ids

    def test_a_past_day_is_seen_as_it_was_then(self):
        lines = DEMO.read_text().splitlines(keepends=True)
        at = "2026-10-10T20:00:00+02:00"
        written = "".join(line for line in lines if json.loads(line)["at"] <= at)  # the demo's offset changes only after that day
        self.assertLess(len(written), len("".join(lines)))
        for command in (("today",), ("assess",), ("log", "fold")):
            with self.subTest(command):
                then = ebb(*command, "-", "--at", at, "--json", stdin=written)
                self.assertEqual(ebb(*command, DEMO, "--at", at, "--json", "--replay"), then)
                self.assertEqual(then[0], 0)
        code, text, _ = ebb("today", DEMO, "--at", at)
        self.assertIn("add --replay", text)

    def test_a_label_cannot_steer_the_terminal_and_may_be_missing(self):
        lines = DEMO.read_text()
        for label, shown in (('"label":"\\u001b[2J"', '" [2J", 15 mm'), ('"label":""', "insert 15 mm, ")):
            code, text, _ = ebb("today", "-", "--at", "2026-11-22T18:00:00+01:00", stdin=lines.replace('"label":"2"', label))
            self.assertEqual(code, 0)
            self.assertNotIn("\x1b", text)
            self.assertIn(shown, text)


class Data(unittest.TestCase):
    def test_where_the_data_lies(self):
        with tempfile.TemporaryDirectory() as home:
            for xdg, place in ((f"{home}/x", f"{home}/x/ebb/"), ("", f"{home}/.local/share/ebb/"), ("relative", f"{home}/.local/share/ebb/")):
                with self.subTest(xdg):
                    code, _, said = ebb("relay", "erase", "nobody", HOME=home, XDG_DATA_HOME=xdg)
                    self.assertEqual(code, 3)
                    self.assertIn(place, said)
            self.assertEqual(os.listdir(home), [])
        self.assertIn("XDG_DATA_HOME", ebb("serve", "--help")[1])
        self.assertIn("XDG_DATA_HOME", ebb("relay", "backup", "--help")[1])


if __name__ == "__main__":
    unittest.main()
