#!/usr/bin/env python3
"""The web app shows what the core says: it declares no type the core describes and compares nothing with a clinical value. Usage: web_thin.py [ROOT]

A comparison that decides nothing about care carries `// only shown: <why>` on its line.
"""
import re

import gate

NAME = "thin web app"
GENERATED = "apps/web/src/generated/core.ts"
EXPORTED = re.compile(r"^export (?:interface|type) (\w+)", re.M)
DECLARED = re.compile(r"^\s*(?:export\s+)?(?:declare\s+)?(?:interface|type)\s+(\w+)\b(?!.*\bfrom\b)", re.M)
CLINICAL = r"[\w.?!\]\[]*(?:pain|fear|width|_mm|phq|gad|fsfi|vpcq|hits|numb|bleed)\w*"
# pain >= 4, width_tenth_mm < 250, 3 < worst_pain; a comparison with 0 or 1 asks whether there is anything at all
COMPARED = re.compile(rf"({CLINICAL}\s*(?:[<>]=?|[!=]==?)\s*(\d[\d_.]*))|((\d[\d_.]*)\s*(?:[<>]=?|[!=]==?)\s*{CLINICAL})", re.I)


def check(root):
    sources = [n for n in gate.files(root, "*.ts", "*.svelte") if n.startswith("apps/web/src/") and n != GENERATED and not n.endswith(".test.ts")]
    described = set(EXPORTED.findall(gate.read(root, GENERATED))) if gate.files(root, GENERATED) else set()
    out = []
    for name in sources:
        text = gate.read(root, name)
        for m in DECLARED.finditer(text):
            if m.group(1) in described:
                out.append(f"{name}:{gate.line_of(text, m.start(1))}: {m.group(1)} is described by the core: import it from generated/core.ts")
        script = re.sub(r"<style.*?</style>", lambda m: re.sub(r"[^\n]", " ", m.group(0)), text, flags=re.S)
        for n, line in enumerate(gate.without_comments_and_strings(script).split("\n"), 1):
            for m in COMPARED.finditer(line):
                number = (m.group(2) or m.group(4)).replace("_", "")
                if float(number.rstrip(".")) >= 2 and not re.search(r"// only shown: \S", text.split("\n")[n - 1]):
                    out.append(f"{name}:{n}: {m.group(0).strip()}: whether a value is high or low is the core's to say")
    return out


if __name__ == "__main__":
    gate.main(NAME, check)
