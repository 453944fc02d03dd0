"""A mistyped command, option or number is named. Exit 2, nothing on stdout, nothing changed, the way to --help.

python3 -m unittest discover -s tests/cli -p '*_test.py'      (EBB names another program than build/native/bin/ebb)
"""
import os
import pathlib
import subprocess
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
EBB = os.environ.get("EBB", str(ROOT / "build/native/bin/ebb"))
RECORDING = str(ROOT / "tests/data/bmc_emg.csv")
LOG = str(ROOT / "content/demo/twelve_weeks.jsonl")
AT = ["--at", "2026-11-22T18:00:00+01:00"]


class Usage(unittest.TestCase):
    def refused(self, *args):
        done = subprocess.run([EBB, *args], capture_output=True, text=True, timeout=60)
        self.assertEqual((done.returncode, done.stdout), (2, ""), (args, done.stderr))
        self.assertTrue(done.stderr.endswith("\nNothing was changed. Run with --help for more information.\n"), done.stderr)
        return done.stderr

    def test_the_wrong_word_is_named_where_it_was_met(self):
        for args, command, word in ((["dance"], "ebb", "dance"), (["--foo"], "ebb", "--foo"), (["log", "foo"], "ebb log", "foo"), (["emg", "convert"], "ebb emg", "convert"),
                                    (["log", "check", "--x"], "ebb log check", "--x"), (["log", "check", LOG, "more"], "ebb log check", "more"),
                                    (["--foo", "log", "check"], "ebb", "--foo"), (["serve", "now"], "ebb serve", "now"), (["today", LOG, *AT, "--all"], "ebb today", "--all")):
            with self.subTest(args):
                self.assertTrue(self.refused(*args).startswith(f'ebb: "{command}" '))
                self.assertIn(f' "{word}".', self.refused(*args))

    def test_what_there_is_instead(self):
        self.assertIn("There are: check fold\n", self.refused("log", "foo"))
        self.assertIn(" serve log today assess emg ", self.refused("dance"))

    def test_what_is_missing_is_said_when_no_word_is_wrong(self):
        self.assertIn("FILE is required", self.refused("log", "check"))
        self.assertIn("--at is required", self.refused("log", "fold", LOG))

    def test_a_command_that_is_missing_is_listed_with_the_usage(self):
        for args, usage, some in (([], "Usage: ebb COMMAND", " serve log today assess emg "), (["log"], "Usage: ebb log COMMAND", " check fold\n"), (["relay"], "Usage: ebb relay COMMAND", " backup restore erase\n")):
            with self.subTest(args):
                said = self.refused(*args)
                self.assertTrue(said.startswith(usage), said)
                self.assertIn("There are:", said)
                self.assertIn(some, said)

    def test_how_it_is_written_is_said_with_every_mistake(self):
        for args, usage in ((["dance"], "Usage: ebb COMMAND ..."), (["today", "--bogus", "x"], "Usage: ebb today [OPTIONS] FILE"), (["today"], "Usage: ebb today [OPTIONS] FILE"), (["log", "foo"], "Usage: ebb log COMMAND ...")):
            with self.subTest(args):
                self.assertIn("\n" + usage + "\nNothing was changed.", self.refused(*args))

    def test_a_protocol_that_is_not_known_is_said_in_words(self):
        self.assertIn("no protocol of exercises is known yet", self.refused("emg", "analyze", RECORDING, "--protocol", "glazer"))

    def test_numbers_that_are_none_are_refused(self):
        for option, values in (("--scale", ("nan", "inf", "-1", "0", "1e13", "one", "")), ("--rate", ("nan", "inf", "0.5", "1e7", "10x")),
                               ("--channel", ("0", "-1", "1.5", "99999999999999999999", "nan"))):
            for value in values:
                with self.subTest(f"{option} {value}"):
                    said = self.refused("emg", "analyze", RECORDING, f"{option}={value}" if value else option, *([] if value else [""]))
                    self.assertIn(option, said)
        for value in ("0", "241", "nan", "5.5", "99999999999999999999"):
            with self.subTest(value):
                self.assertIn("--minutes", self.refused("today", LOG, *AT, "--minutes", value))
        self.assertIn("--rate-scale", self.refused("serve", "--rate-scale", "nan"))
        self.assertTrue(self.refused("serve", "--quota", "0").startswith('ebb: --quota: "0" is not a whole number from 1 to '))

    def test_an_address_that_cannot_be_read_has_its_name(self):
        for address in ("nonsense", "127.0.0.1", "127.0.0.1:99999", ":8137", ""):
            with self.subTest(address):
                done = subprocess.run([EBB, "serve", "--listen", address], capture_output=True, text=True, timeout=60)
                self.assertEqual((done.returncode, done.stdout), (2, ""))
                self.assertTrue(done.stderr.endswith("ADDRESS:PORT, like 127.0.0.1:8137 or [::1]:8137.\n  [listen_unreadable]\n"), done.stderr)
                self.assertIn("Nothing was started.", done.stderr)

    def test_what_is_final_says_so(self):
        self.assertIn("for good: nothing brings it back", " ".join(subprocess.run([EBB, "relay", "erase", "--help"], capture_output=True, text=True, timeout=60).stdout.split()))


if __name__ == "__main__":
    unittest.main()
