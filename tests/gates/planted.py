"""Small made-up trees with one thing wrong in them, for testing that a gate finds it."""
import pathlib
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "tools" / "gates"), str(ROOT / "tools" / "generate")]


class Planted(unittest.TestCase):
    """`check` is the gate's; `clean` a tree in which it finds nothing."""
    check = None
    clean = {}

    def found(self, changed):
        with tempfile.TemporaryDirectory() as folder:
            for name, text in (self.clean | changed).items():
                if text is not None:
                    path = pathlib.Path(folder) / name
                    path.parent.mkdir(parents=True, exist_ok=True)
                    path.write_text(text, encoding="utf-8")
            return type(self).check(folder)

    def assert_clean(self, changed=None):
        self.assertEqual(self.found(changed or {}), [])

    def assert_finds(self, changed, *words):
        """Exactly one violation, and it says these words."""
        found = self.found(changed)
        self.assertEqual(len(found), 1, found)
        for word in words:
            self.assertIn(word, found[0])
