"""Which files the gates see: the same with git, without it, and in a repository another user owns."""
import pathlib
import subprocess
import tempfile
import unittest
from unittest import mock

import planted  # noqa: F401  puts tools/gates on the path
import gate

TREE = {"core/a.cpp": "int a;\n", "build/b.cpp": "int b;\n", "apps/web/node_modules/n/c.cpp": "int c;\n", ".gitignore": "/build/\nnode_modules/\n"}


class Files(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = pathlib.Path(folder.name)
        for name, text in TREE.items():
            (self.root / name).parent.mkdir(parents=True, exist_ok=True)
            (self.root / name).write_text(text)

    def make_repository(self):
        subprocess.run(["git", "init", "-q", self.root], check=True)

    def assert_sees_the_source_only(self):
        self.assertEqual(gate.files(self.root, "*.cpp"), ["core/a.cpp"])

    def test_a_tree_without_git(self):
        self.assert_sees_the_source_only()

    @unittest.skipUnless(gate.shutil.which("git"), "git is not installed")
    def test_a_new_file_in_a_repository(self):
        self.make_repository()
        self.assert_sees_the_source_only()

    @unittest.skipUnless(gate.shutil.which("git"), "git is not installed")
    def test_a_repository_another_user_owns(self):
        self.make_repository()
        with mock.patch.dict("os.environ", {"GIT_TEST_ASSUME_DIFFERENT_OWNER": "1"}):
            self.assertIsNotNone(gate.git_files(self.root))
            self.assert_sees_the_source_only()

    def test_a_repository_where_git_is_not_installed(self):
        (self.root / ".git").mkdir()
        with mock.patch("shutil.which", return_value=None):
            self.assert_sees_the_source_only()


if __name__ == "__main__":
    unittest.main()
