#!/usr/bin/env python3
"""content/practice/*.json -> practice_scripts.hpp: the guided sessions as constant tables. Usage: practice.py FOLDER OUT.hpp

One file a practice:
  practice      its id, as the file's name
  ladder        breathing · release · touch · dilator
  content_note  (optional) true: a note about the body is shown before
  hands_on      (optional) true: her own body is touched; there is a check in the middle and "smaller"
  inserts       (optional) true: something goes inside; the questions after an insertion are asked
  prepare       keys practice.prepare.<key>, shown before the start
  positions     keys practice.position.<key>, to choose from
  normal, short, eyes_closed: {"whole": is this the whole practice, "segments": [...]}
A segment: {"phase": settle · practise · close, "seconds", "say": key practice.say.<key>, "pacer": the breathing form moves,
  "check": ask about pain and fear when it ends, "grounding": what is said instead when grounding replaces breathing (no pacer then),
  "only": "warm_up" - left out unless she warms up with the size below}
"""
import json
import pathlib
import re
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from errors import write_if_changed  # noqa: E402

VERSIONS = ["normal", "short", "eyes_closed"]
PHASES = ["settle", "practise", "close"]
KEY = re.compile(r"[a-z][a-z0-9_]*")


class BadScript(Exception):
    pass


def need(ok, path, what):
    if not ok:
        raise BadScript(f"{path}: {what}")


def known(path, where, members, required, optional):
    extra = set(members) - set(required) - set(optional)
    need(not extra, path, f"{where}: {', '.join(sorted(extra))} is not known here")
    missing = [k for k in required if k not in members]
    need(not missing, path, f"{where}: {', '.join(missing)} is missing")


def check_segment(path, where, s, hands_on):
    known(path, where, s, ["phase", "seconds", "say"], ["pacer", "check", "grounding", "only"])
    need(s["phase"] in PHASES, path, f"{where}: phase is one of {', '.join(PHASES)}")
    need(isinstance(s["seconds"], int) and 5 <= s["seconds"] <= 600, path, f"{where}: seconds are 5 to 600")
    need(all(KEY.fullmatch(s[k]) for k in ("say", "grounding") if k in s), path, f"{where}: keys are a-z 0-9 _")
    need(s.get("only", "warm_up") == "warm_up" and not ("only" in s and s["phase"] != "settle"), path, f"{where}: only is warm_up, while settling")
    need(not s.get("check") or (hands_on and (s["phase"] == "practise" or "only" in s)), path, f"{where}: a check belongs to the practice of something hands_on, or to its warm-up")
    need("only" not in s or s.get("check"), path, f"{where}: a warm-up ends with a check")


def check_version(path, name, version, script):
    known(path, name, version, ["whole", "segments"], [])
    segments = version["segments"]
    for i, s in enumerate(segments):
        check_segment(path, f"{name}/segments/{i}", s, script.get("hands_on", False))
    order = [PHASES.index(s["phase"]) for s in segments]
    need(order == sorted(order) and set(order) == {0, 1, 2}, path, f"{name}: settle, then practise, then close")
    checks = [i for i, s in enumerate(segments) if s.get("check") and s["phase"] == "practise"]
    need(bool(checks) == script.get("hands_on", False), path, f"{name}: what is hands_on has a check in the middle")
    need(not checks or any(s["phase"] == "practise" for s in segments[checks[-1] + 1:]), path, f"{name}: a check is not the end of the practice")


def load_one(path):
    script = json.loads(path.read_text(encoding="utf-8"))
    known(path, "the script", script, ["practice", "ladder", "prepare", "positions", *VERSIONS], ["content_note", "hands_on", "inserts"])
    need(script["practice"] == path.stem, path, "practice is the file's name")
    need(script["ladder"] in ("breathing", "release", "touch", "dilator"), path, "ladder is breathing, release, touch or dilator")
    need(not script.get("inserts") or script.get("hands_on"), path, "what inserts is hands_on too")
    need(all(KEY.fullmatch(k) for k in script["prepare"] + script["positions"]), path, "keys are a-z 0-9 _")
    for name in VERSIONS:
        check_version(path, name, script[name], script)
    return script


def load(folder):
    scripts = [load_one(p) for p in sorted(pathlib.Path(folder).glob("*.json"))]
    need(scripts, folder, "there is no script")
    return scripts


def cpp(scripts):
    q, b = json.dumps, lambda v: "true" if v else "false"
    out = ["// Generated from content/practice/*.json. Do not edit.", "#pragma once", '#include "core/practice/script.hpp"', "", "namespace ebb::practice::generated {", ""]
    for n, s in enumerate(scripts):
        for key in ("prepare", "positions"):
            out.append(f"inline constexpr auto {key}_{n} = std::to_array<std::string_view>({{{', '.join(q(k) for k in s[key])}}});")
        for name in VERSIONS:
            rows = [f"    {{Phase::{g['phase']}, {g['seconds']}, {q(g['say'])}, {q(g.get('grounding', ''))}, {b(g.get('pacer'))}, {b(g.get('check'))}, {b(g.get('only'))}}}"
                    for g in s[name]["segments"]]
            out.append(f"inline constexpr auto {name}_{n} = std::to_array<Segment>({{\n" + ",\n".join(rows) + "});")
    out += ["", "inline constexpr auto scripts = std::to_array<Script>({"]
    for n, s in enumerate(scripts):
        versions = ", ".join(f"Version{{{b(s[v]['whole'])}, {v}_{n}}}" for v in VERSIONS)
        out.append(f"    {{{q(s['practice'])}, record::Ladder::{s['ladder']}, {b(s.get('content_note'))}, {b(s.get('hands_on'))}, {b(s.get('inserts'))}, "
                   f"prepare_{n}, positions_{n}, {{{versions}}}}},")
    out += ["});", "", "}  // namespace ebb::practice::generated", ""]
    return "\n".join(out)


if __name__ == "__main__":
    try:
        write_if_changed(sys.argv[2], cpp(load(sys.argv[1])))
    except (BadScript, ValueError) as e:
        sys.exit(str(e))
