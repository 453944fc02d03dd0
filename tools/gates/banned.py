#!/usr/bin/env python3
"""Constructs that behave differently on two platforms, or reach outside, are not in core. Usage: banned.py [ROOT]

A line that is right for a reason the gate cannot see carries `// same everywhere: <why>`.
"""
import re

import gate

NAME = "banned constructs in core"
BANNED = [
    (r"\bstd::(?:ranges::)?sort\b", "equal elements come out in another order elsewhere: std::stable_sort"),
    (r"\bstd::(?:ranges::)?(?:partial_sort|nth_element|partition|sort_heap|make_heap)\b|\bstd::priority_queue\b",
     "the order of equal elements differs between standard libraries"),
    (r"\bunordered_(?:multi)?(?:map|set)\b", "its order differs between standard libraries: std::map, std::set or a sorted vector"),
    (r"\bstd::hash\b", "differs between standard libraries"),
    (r"\bstd::(?:basic_)?regex\b|#\s*include\s*<regex>", "differs between standard libraries and is not linear in time"),
    (r"\bstd::\w+_distribution\b", "differs between standard libraries"),
    (r"\bstd::(?:random_device|mt19937\w*|default_random_engine)\b|\bs?rand\s*\(", "chance is an argument"),
    (r"\b(?:system|steady|high_resolution)_clock\b|\bstd::time\b|\bclock_gettime\b", "time is an argument"),
    (r"\bstd::(?:thread|jthread|mutex|async|atomic)\b|\bthread_local\b", "core has no threads"),
    (r"#\s*include\s*<(?:iostream|fstream|filesystem|locale|thread|mutex|random|cstdio|ctime|format|future)>", "core does no input, output, time or chance"),
    (r"\b(?:throw|try|catch)\b(?!\w)", "errors are values: ebb::Result"),
    (r"\bstd::(?:pow|exp|exp2|expm1|log|log2|log10|log1p|sin|cos|tan|asin|acos|atan|atan2|sinh|cosh|tanh|cbrt|hypot|fma|lgamma|tgamma|erf)\b",
     "libm differs between platforms: core/base/math"),
    (r"\bstd::sto[dfil]\w*\b|\bstrto[dfl]\w*\b|\batof\b|\batoi\b", "locale and exceptions: std::from_chars for integers, fast_float for fractions"),
]
DESCRIBE = re.compile(r"\bdescribe\s*\(\s*\w+\s*&\s*\w+\s*,\s*(\w+)\s*&")
PLATFORM_WIDE = re.compile(r"\b(?:std::)?s?size_t\b|\blong\b|\bwchar_t\b|\b(?:std::)?ptrdiff_t\b")


def described_structs(code):
    """(offset, body) of each struct that has a describe() in this file."""
    for name in set(DESCRIBE.findall(code)):
        m = re.search(rf"\bstruct\s+{name}\b[^;{{]*\{{", code)
        if not m:
            continue
        depth, end = 1, m.end()
        while depth and end < len(code):
            depth += {"{": 1, "}": -1}.get(code[end], 0)
            end += 1
        yield m.end(), code[m.end():end]


def check(root):
    out = []
    for name in gate.code_files(root, "core"):
        text = gate.read(root, name)
        lines, code = text.split("\n"), gate.without_comments_and_strings(text)

        def found(offset, what, why):
            line = gate.line_of(text, offset)
            if not re.search(r"// same everywhere: \S", lines[line - 1]):
                out.append(f"{name}:{line}: {what}: {why}")

        for pattern, why in BANNED:
            for m in re.finditer(pattern, code):
                found(m.start(), m.group(0).strip(), why)
        for start, body in described_structs(code):
            for m in PLATFORM_WIDE.finditer(body):
                found(start + m.start(), m.group(0), "its width differs between platforms; encoded data has std::int32_t and the like")
    return out


if __name__ == "__main__":
    gate.main(NAME, check)
