#!/usr/bin/env python3
"""evidence/*.md -> evidence.hpp: typed constants with unit, rings, source. Usage: evidence.py EVIDENCE_DIR OUT.hpp

A card begins with a front matter of `key: value` lines between two `---` lines:
  id           as the file name without .md
  title        what the number or rule decides, in a few words
  value        an integer, or none for a rule or table, or for rings around a number that she enters
  unit         of 10 · of 100 · days · hours · minutes · sessions · tenth_mm · ... ; none with value none
  absolute     [low, high] or none: the ring nobody may leave
  recommended  [low, high] or none: what is usual; inside the absolute one
  override     clinician · nobody
  source       S0…S4, author and year, or "none: working default"
  status       reviewed · default, unreviewed
  harm         what goes wrong when the value is too high, and when too low
  tests        the scenario, property or unit tests that hold it, separated by commas
Below the front matter: why, in prose, for a clinician.
"""
import json
import pathlib
import re
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from errors import write_if_changed  # noqa: E402

KEYS = ["id", "title", "value", "unit", "absolute", "recommended", "override", "source", "status", "harm", "tests"]


class BadCard(Exception):
    pass


def parse(path):
    text = path.read_text(encoding="utf-8")
    m = re.match(r"---\n(.*?)\n---\n(.*)", text, re.S)
    if not m:
        raise BadCard(f"{path}: a card begins with a front matter between two --- lines")
    card = {}
    for n, line in enumerate(m.group(1).split("\n"), 2):
        k, sep, v = line.partition(":")
        if not sep or k.strip() in card:
            raise BadCard(f"{path}:{n}: expected one `key: value`")
        card[k.strip()] = v.strip()
    if list(card) != KEYS:
        raise BadCard(f"{path}: the keys are {', '.join(KEYS)}, in this order")
    if card["id"] != path.stem or not re.fullmatch(r"[a-z][a-z0-9_]*", card["id"]):
        raise BadCard(f"{path}: id is the file's name, a-z 0-9 _")
    if card["status"] not in ("reviewed", "default, unreviewed"):
        raise BadCard(f"{path}: status is `reviewed` or `default, unreviewed`")
    if card["override"] not in ("clinician", "nobody"):
        raise BadCard(f"{path}: override is `clinician` or `nobody`")
    if not m.group(2).strip() or not card["tests"] or not card["source"]:
        raise BadCard(f"{path}: source, tests and the prose below may not be empty")
    card["value"] = None if card["value"] == "none" else int(card["value"])
    for ring in ("absolute", "recommended"):
        card[ring] = None if card[ring] == "none" else json.loads(card[ring])
    if card["value"] is not None:
        a, r, v = card["absolute"], card["recommended"], card["value"]
        if not a or not r or not (a[0] <= r[0] <= v <= r[1] <= a[1]):
            raise BadCard(f"{path}: absolute holds recommended holds the value")
    elif card["absolute"] or card["recommended"]:
        a, r = card["absolute"], card["recommended"]
        if not a or not r or not (a[0] <= r[0] <= r[1] <= a[1]):
            raise BadCard(f"{path}: absolute holds recommended")
    card["prose"] = m.group(2).strip()
    return card


def load(folder):
    return [parse(p) for p in sorted(pathlib.Path(folder).glob("*.md")) if p.name != "README.md"]


def cpp(cards):
    q = lambda s: json.dumps(s, ensure_ascii=False)
    out = ["// Generated from evidence/*.md, the only home of care numbers. Do not edit.", "#pragma once", "#include <array>", "#include <cstdint>",
           "#include <string_view>", "", "namespace ebb::evidence {", "",
           "/// An integer that decides care, with the two rings around it. `absolute`: nobody may leave it. `recommended`: what is usual.",
           "struct Number {", "  std::string_view id;", "  std::int32_t value;", "  std::int32_t absolute_min, absolute_max, recommended_min, recommended_max;",
           "  std::string_view unit, source, status;", "  bool clinician_may_override;", "  constexpr operator std::int32_t() const { return value; }", "};", "",
           "/// The two rings around a number that she enters: outside the recommended one she is asked, outside the absolute one it is refused.",
           "struct Ring {", "  std::string_view id;", "  std::int32_t absolute_min, absolute_max, recommended_min, recommended_max;", "  std::string_view unit, source, status;", "};", "",
           "/// A card without a number: a rule or a table.", "struct Rule {", "  std::string_view id, title, source, status;", "  bool clinician_may_override;", "};", ""]
    for c in cards:
        over = "true" if c["override"] == "clinician" else "false"
        if c["value"] is None and c["absolute"]:
            (a, b), (r, s) = c["absolute"], c["recommended"]
            out.append(f"inline constexpr Ring {c['id']}{{{q(c['id'])}, {a}, {b}, {r}, {s}, {q(c['unit'])}, {q(c['source'])}, {q(c['status'])}}};")
        elif c["value"] is None:
            out.append(f"inline constexpr Rule {c['id']}{{{q(c['id'])}, {q(c['title'])}, {q(c['source'])}, {q(c['status'])}, {over}}};")
        else:
            (a, b), (r, s) = c["absolute"], c["recommended"]
            out.append(f"inline constexpr Number {c['id']}{{{q(c['id'])}, {c['value']}, {a}, {b}, {r}, {s}, {q(c['unit'])}, {q(c['source'])}, {q(c['status'])}, {over}}};")
    numbers = [c["id"] for c in cards if c["value"] is not None]
    out += ["", f"inline constexpr std::array<const Number*, {len(numbers)}> all_numbers{{{', '.join('&' + n for n in numbers)}}};", "",
            "}  // namespace ebb::evidence", ""]
    return "\n".join(out)


if __name__ == "__main__":
    try:
        write_if_changed(sys.argv[2], cpp(load(sys.argv[1])))
    except (BadCard, ValueError) as e:
        sys.exit(str(e))
