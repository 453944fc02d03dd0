"""Generated files that are not current are found."""
import pathlib
import tempfile
import unittest

from planted import ROOT  # noqa: F401  (finds the generators)

import current

SCHEMA = {"$defs": {"Goal": {"type": "object", "description": "what she wants", "required": ["kind"],
                             "properties": {"kind": {"enum": ["tampon", "cup"]}, "width": {"type": "integer", "description": "in tenths"}}}}}


class Current(unittest.TestCase):
    def tree(self, folder):
        root = pathlib.Path(folder)
        (root / "apps/web/src/generated").mkdir(parents=True)
        (root / "apps/web/package.json").write_text("{}")
        (root / "docs").mkdir()
        (root / "docs/api.md").write_text("A\n<!-- schema: Goal -->\nold\n<!-- /schema -->\nB\n")
        return root

    def test_stale_then_current_then_changed_by_hand(self):
        with tempfile.TemporaryDirectory() as folder:
            root = self.tree(folder)
            old = current.stale(SCHEMA, root)
            self.assertEqual({p.name for p, _ in old}, {"core.ts", "api.md"})
            for path, text in old:
                path.write_text(text)
            self.assertEqual(current.stale(SCHEMA, root), [])
            self.assertIn("| `width` (may be left out) | `number` | in tenths |", (root / "docs/api.md").read_text())
            with open(root / "apps/web/src/generated/core.ts", "a") as types:
                types.write("export type Extra = string;\n")
            self.assertEqual([p.name for p, _ in current.stale(SCHEMA, root)], ["core.ts"])
