#!/usr/bin/env python3
"""Nothing of one machine, and nothing unfinished, is left in the repository. Usage: left_behind.py [ROOT]"""
import re

import gate

NAME = "nothing left behind"
# Written so that this file does not find itself.
PATTERNS = [
    (r"(?<![\w.])/(?:wor[k]|roo[t]|hom[e]/\w+)/", "a path of one machine"),
    (r"\bissue[s]? ?#?\d+\b", "the number of a note that the reader cannot see"),
    (r"https?://(?:registr[y]\.|[\w.]*npmj[s]\.(?:org|com)/)|https?://(?:localhos[t]|127\.0\.0\.1):4873", "the address of a registry"),
    (r"\bT[O]DO\b|\bFIX[M]E\b|\bX{3}\b|\bcoming soo[n]\b|\blorem ipsu[m]\b", "unfinished: finish it, or leave it out"),
    (r"^(?:<{7}|={7}|>{7})(?: |$)", "a merge that was not finished"),
]
TEXT = ("*.cpp", "*.hpp", "*.h", "*.cmake", "CMakeLists.txt", "*.json", "*.jsonl", "*.ts", "*.svelte", "*.mjs", "*.js", "*.css", "*.html", "*.py", "*.sh",
        "*.md", "*.txt", "run", "test", "bench", ".npmrc")


def check(root):
    out = []
    for name in gate.files(root, *TEXT):
        text = gate.read(root, name)
        for pattern, what in PATTERNS:
            for m in re.finditer(pattern, text, re.M):
                out.append(f"{name}:{gate.line_of(text, m.start())}: {m.group(0).strip()!r} is {what}")
    return out


if __name__ == "__main__":
    gate.main(NAME, check)
