#!/usr/bin/env python3
"""content/recovery/words.en.txt -> recovery_words.hpp (one text of 2048 words, each padded to 8 bytes).

Usage: words.py WORDS.txt OUT.hpp
Refuses a list that is not 2048 different, sorted words of 3 to 7 letters a-z, or where one slip of the pen turns a word into another.
"""
import re
import sys


def slips(word):
    """What one left-out, changed or swapped letter makes of a word, with * for the place."""
    yield word
    for i in range(len(word)):
        yield word[:i] + word[i + 1:]
        yield word[:i] + "*" + word[i + 1:]
    for i in range(len(word) - 1):
        yield word[:i] + word[i + 1] + word[i] + word[i + 2:]


def check(words):
    if len(words) != 2048:
        return f"there are {len(words)} words; 2048 are needed"
    if words != sorted(set(words)):
        return "the words are not sorted, or one is there twice"
    odd = [w for w in words if not re.fullmatch("[a-z]{3,7}", w)]
    if odd:
        return f"{odd[0]}: words have 3 to 7 letters a-z"
    made = {}
    for w in words:
        for slip in set(slips(w)):
            # Two words that meet in a changed letter, or one of which is a slip of the other, are too close.
            other = made.get(slip)
            if other and other != w and ("*" in slip or slip in (w, other)):
                return f"{w} and {other} are one slip apart"
            if "*" in slip or slip == w or other is None:
                made[slip] = w
    return None


def cpp(words):
    out = ["// Generated from content/recovery/words.en.txt. Do not edit.", "#pragma once", "",
           "namespace ebb::vault {", "", "/// 2048 sorted words, each padded with blanks to 8 bytes.", "inline constexpr char recovery_word_text[] ="]
    out += ['    "' + "".join(w.ljust(8) for w in words[i:i + 12]) + '"' for i in range(0, len(words), 12)]
    return "\n".join(out) + ";\n\n}  // namespace ebb::vault\n"


if __name__ == "__main__":
    words = open(sys.argv[1], encoding="ascii").read().split()
    if problem := check(words):
        sys.exit(f"{sys.argv[1]}: {problem}")
    text = cpp(words)
    try:
        same = open(sys.argv[2], encoding="utf-8").read() == text
    except FileNotFoundError:
        same = False
    if not same:
        open(sys.argv[2], "w", encoding="utf-8").write(text)
