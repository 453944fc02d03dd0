"""./test believes a stage's exit code, and counts what its runners say."""
import sys
import unittest

from planted import ROOT

sys.path.insert(0, str(ROOT / "tools" / "test"))
import run  # noqa: E402


class Counting(unittest.TestCase):
    def test_each_runner(self):
        for log, counts in (("1: [  PASSED  ] 10 tests.\n100% tests passed, 0 tests failed out of 1\n", (10, 0)),
                            ("[  PASSED  ] 9 tests.\n[  FAILED  ] 1 test, listed below:\n", (9, 1)),
                            ("50% tests passed, 1 tests failed out of 2\n", (1, 1)),
                            ("      Tests  2 failed | 40 passed (42)\n", (40, 2)),
                            ("ℹ tests 5\nℹ pass 5\nℹ fail 0\n", (5, 0)),
                            ("# pass 3\n# fail 1\n", (3, 1)),
                            ("Ran 30 tests in 2.0s\n\nFAILED (failures=2)\n", (28, 2)),
                            ("4 passed, 1 failed\n", (4, 1))):
            with self.subTest(log):
                self.assertEqual(run.count(log, counts[1] == 0), counts)

    def test_a_failed_stage_never_counts_as_passed(self):
        self.assertEqual(run.count("ninja: build stopped: subcommand failed.\n", False), (0, 1))
        self.assertEqual(run.count("1: [  PASSED  ] 10 tests.\n", False), (10, 1))

    def test_a_stage_without_numbers_counts_once(self):
        self.assertEqual(run.count("built\n", True), (1, 0))

    def test_every_stage_is_well_formed(self):
        for stage in run.stages():
            self.assertLessEqual(set(stage["sets"]), {"quick", "full", "deep"})
            self.assertTrue(stage["sets"] and stage["command"])
