#!/usr/bin/env python3
"""Logs of made-up people, the same bytes at every run. Nobody's data: every id, word and number is invented here. Usage: made_up_logs.py [ROOT]

  tests/golden/record/two_devices.jsonl   everything that can go wrong when two devices meet, in a torn file
  tests/golden/record/first_weeks.jsonl   from the first day to the day when practice inside may begin
  content/demo/twelve_weeks.jsonl         twelve weeks, up to and down, for `ebb serve --demo`; last day 2026-11-22
"""
import datetime as dt
import hashlib
import json
import pathlib
import sys

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
SUMMER_ENDS = dt.date(2026, 10, 25)
CLEAR = {"safety.adult": "yes", "safety.pregnant": "no", "safety.birth_or_surgery": "no", "safety.cancer_or_radiation": "no", "safety.prescribed_dilation": "no",
         "safety.infection": "none", "safety.bleeding": "none", "safety.pain": "none", "safety.lump": "no", "safety.nerve": "none", "safety.fainting": "no",
         "safety.reduced_feeling": "no", "safety.something_inside": "no", "safety.hormones": "none"}
PRIVATE = {"private.alone": "yes", "private.afraid": "no", "private.self_harm": "not_at_all"}


def crockford(number, length):
    return "".join(ALPHABET[number >> 5 * i & 31] for i in reversed(range(length)))


class Person:
    """Writes events in the order they happen, each a minute after the one before."""

    def __init__(self, name, first_day):
        self.name, self.first, self.lines, self.n, self.clock = name, first_day, [], 0, None
        self.member, self.device = self.id("member"), self.id("device")
        self.sessions = 0

    def id(self, what, ms=0):
        chance = int.from_bytes(hashlib.sha256(f"{self.name} {what}".encode()).digest()[:10], "big")
        return crockford(ms, 10) + crockford(chance, 16)

    def at(self, day, hour, minute=0):
        self.clock = dt.datetime.combine(self.first + dt.timedelta(days=day), dt.time(hour, minute))
        return self

    def write(self, kind, **data):
        offset = 2 if self.clock.date() < SUMMER_ENDS else 1
        ms = int((self.clock - dt.datetime(1970, 1, 1)).total_seconds() * 1000) - offset * 3_600_000
        event_id = self.id(f"event {self.n}", ms)
        event = {"id": event_id, "kind": kind, "v": 1, "member": self.member, "device": self.device, "hlc": f"{ms}-0",
                 "at": self.clock.isoformat() + f"+0{offset}:00", "zone": "Europe/Berlin", "day": self.clock.date().isoformat(),
                 "data": {k: v for k, v in data.items() if v is not None}}
        self.lines.append(json.dumps(event, separators=(",", ":"), ensure_ascii=False))
        self.n += 1
        self.clock += dt.timedelta(minutes=1)
        return event_id

    def answer(self, question, *choices, number=None):
        return self.write("answer.given", question=question, skipped=not choices and number is None, choices=list(choices), number=number)

    def answers(self, table):
        for question, choice in table.items():
            self.answer(question, choice)

    def rung(self, what, how, pain=None, fear=None):
        self.answer(f"possible.{what}", how)
        if pain is not None:
            self.answer(f"possible.{what}.pain", number=pain)
        if fear is not None:
            self.answer(f"possible.{what}.fear", number=fear)

    def begin(self, ladder, step, width=None):
        self.sessions += 1
        session = self.id(f"session {self.sessions}")
        script = step if ladder != "dilator" or step.count(".") < 2 else "insert." + step.split(".")[-1]
        self.write("session.started", session=session, ladder=ladder, step=step, width_tenth_mm=width, script=f"{script}.normal")
        return session

    def session(self, ladder, step, pain, fear, *, width=None, minutes=5, closed="completed", practised=None, presence=None, notes=None, went=None):
        inside = ladder == "dilator"
        if inside:
            self.write("opening.answered", ladder=ladder, yes_today=True, anything_new=["nothing"], notes_since_last=["nothing"])
        session = self.begin(ladder, step, width)
        if inside:
            self.clock += dt.timedelta(minutes=2)
            self.write("session.checked", session=session, pain=min(pain, 3), fear=fear, choice="go_on" if fear < 70 else "smaller")
        self.clock += dt.timedelta(minutes=minutes + 2)
        planned = minutes * 60
        return self.write("session.ended", session=session, ladder=ladder, step=step, width_tenth_mm=width, closed=closed, planned_s=planned,
                          practised_s=planned if practised is None else practised, worst_pain=pain, highest_fear=fear, wanted=True if inside or ladder == "touch" else None,
                          presence=presence or ("here" if inside else None), numbing="none" if inside else None, notes=notes or (["nothing"] if inside else []), went=went)

    def calm(self, fear, step="calm.breathing"):
        self.session("breathing", step, 0, fear)

    def release(self, fear, pain=0):
        self.session("release", "release.reverse_kegel", pain, fear)

    def first_day(self, *goals):
        self.at(0, 19).answers(CLEAR)
        self.answers(PRIVATE)
        for what, how, pain, fear in (("touch_outside", "with_pain", 2, 50), ("cotton_swab", "never_tried", None, 60), ("own_finger", "not_possible", 7, 85),
                                      ("others_finger", "never_tried", None, 90), ("tampon_or_cup", "not_possible", 8, 90), ("speculum", "not_possible", 9, 95),
                                      ("dilator", "never_tried", None, 80), ("penis_or_toy", "not_possible", 9, 95)):
            self.rung(what, how, pain, fear)
        self.write("goals.set", goals=list(goals))

    def dilator_set(self, widths):
        self.items = [self.id(f"item {n}") for n in range(len(widths))]
        self.widths = widths
        self.write("dilator_set.entered", set=self.id("set"), label="my set", maker="made-up maker", material="silicone", holds_magnets=False,
                   items=[{"item": i, "label": str(n + 1), "diameter_tenth_mm": w, "length_tenth_mm": 700 + 100 * n} for n, (i, w) in enumerate(zip(self.items, widths))])

    def inside(self, size, part, pain, fear, **more):
        self.session("dilator", f"insert.{self.items[size]}.{part}", pain, fear, width=self.widths[size], **more)

    def save(self, path):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("".join(line + "\n" for line in self.lines), encoding="utf-8")


def first_weeks():
    p = Person("first weeks", dt.date(2026, 9, 28))
    p.first_day({"kind": "dilator", "width_tenth_mm": 250}, {"kind": "less_fear"})
    p.calm(45)
    for day, fear in ((1, 38), (2, 30), (4, 25), (6, 20)):
        p.at(day, 20).calm(fear)
    for day, fear in ((5, 35), (7, 28), (9, 22), (11, 15)):
        p.at(day, 20).release(fear)
    day = 13
    for step, fears in (("touch.look", (40, 28, 20, 15)), ("touch.outside", (45, 30, 25, 20)), ("touch.opening", (50, 30, 28, 22))):
        for n, fear in enumerate(fears):
            p.at(day, 20).session("touch", step, 2 if n == 0 else 1, fear)
            if day in (15, 23, 31):
                p.at(day, 21).calm(15)
            if day in (19, 29, 35):
                p.at(day, 21).release(12)
            day += 2
    p.at(27, 18).answers(CLEAR)
    p.at(36, 12).dilator_set([120, 160, 200, 250])
    return p


def twelve_weeks():
    p = Person("twelve weeks", dt.date(2026, 8, 31))
    p.at(0, 18).write("preference.set", name="made_up_person", value="yes")
    p.first_day({"kind": "tampon", "width_tenth_mm": 200}, {"kind": "less_fear"}, {"kind": "own_words", "words": "an examination without dread"})
    p.calm(55)
    for day, fear in ((1, 50), (2, 45), (3, 40), (5, 30), (6, 28), (9, 25), (12, 20)):
        p.at(day, 21).calm(fear, "calm.grounding" if day == 3 else "calm.breathing")
    for day, fear in ((4, 40), (6, 35), (8, 30), (10, 25), (13, 20)):
        p.at(day, 22).release(fear)
    p.at(7, 19).write("day.described", energy="medium", stress="low", period="no", minutes=10)
    for day, fear in ((11, 48), (14, 30), (16, 24), (18, 18)):
        p.at(day, 20).session("touch", "touch.look", 0, fear)
    p.at(19, 9).write("pause.began", reason="period")
    p.at(23, 9).write("pause.ended")
    lost = p.at(24, 20).begin("touch", "touch.outside")  # the battery went dead
    assert lost
    p.at(25, 20).session("touch", "touch.outside", 4, 60, went="too fast, my mind was at work")
    p.at(26, 20).calm(20)
    p.at(27, 18).answers(CLEAR)
    for day, pain, fear in ((27, 2, 40), (29, 1, 28), (31, 1, 25), (33, 1, 20)):
        p.at(day, 20).session("touch", "touch.outside", pain, fear)
    for day, pain, fear in ((35, 2, 45), (37, 2, 30), (39, 1, 28), (41, 1, 22)):
        p.at(day, 20).session("touch", "touch.opening", pain, fear)
    p.at(36, 21).release(12)
    p.at(38, 12).dilator_set([120, 150, 180, 210])
    p.at(40, 21).calm(12)
    p.at(42, 20).rung("touch_outside", "comfortable", 0, 15)
    p.rung("own_finger", "with_pain", 3, 45)
    for day, part, pain, fear in ((43, "opening", 2, 50), (45, "opening", 1, 30), (47, "opening", 1, 25), (49, "opening", 1, 20)):
        p.at(day, 20).inside(0, part, pain, fear)
    p.at(50, 9).write("pause.began", ladder="dilator", reason="period")
    p.at(53, 9).write("pause.ended", ladder="dilator")
    p.at(54, 18).answers(CLEAR)
    for day, part, pain, fear, more in ((55, "tip", 2, 40, {}), (57, "tip", 1, 28, {}), (59, "tip", 1, 22, {}), (61, "tip", 1, 18, {}),
                                        (63, "half", 4, 55, {"closed": "stopped", "practised": 140, "went": "stopped when it burned"}), (65, "half", 2, 30, {}),
                                        (67, "half", 1, 25, {}), (69, "half", 1, 20, {}), (71, "whole", 2, 35, {}), (73, "whole", 1, 28, {}), (75, "whole", 1, 22, {})):
        p.at(day, 20).inside(0, part, pain, fear, **more)
        if day % 4 == 1:
            p.at(day, 21).release(10)
    p.at(68, 21).calm(10)
    mistaken = p.at(76, 20).write("day.described", energy="low", stress="high", minutes=5)
    p.write("entry.withdrawn", target=mistaken, compartment="body")
    wrong = p.at(77, 20).write("try.recorded", what="tampon", width_tenth_mm=130, worst_pain=5, highest_fear=40, wanted=True, presence="here", notes=["nothing"])
    p.write("entry.corrected", target=wrong, compartment="body", data_v=1,
            data={"highest_fear": 40, "notes": ["nothing"], "presence": "here", "wanted": True, "what": "tampon", "width_tenth_mm": 130, "worst_pain": 3})
    p.at(78, 20).inside(0, "whole", 1, 18)
    p.at(79, 21).release(10)
    for day, pain, fear in ((80, 2, 40), (82, 2, 30)):
        p.at(day, 20).inside(1, "whole", pain, fear)
    p.at(81, 20).answers(CLEAR)
    p.at(83, 10).rung("own_finger", "comfortable", 1, 20)
    return p


def two_devices():
    """A night in which the clock is put back, two devices, and what logs really look like."""
    p = Person("two devices", dt.date(2026, 10, 24))
    p.at(0, 23, 50).answer("safety.pregnant", "maybe")
    first = p.answer("safety.fever_with", "none")
    p.at(1, 0, 20).calm(30)
    p.write("entry.corrected", target=first, compartment="body", data_v=1, data={"question": "safety.fever_with", "skipped": True, "choices": []})
    p.answer("private.afraid", "no")
    q = Person("two devices' second", dt.date(2026, 10, 25))
    q.member = p.member
    q.at(0, 2, 10).answer("safety.pregnant", "no")
    q.begin("touch", "touch.look")
    wrong_end = q.session("touch", "touch.look", 9, 90)
    q.write("entry.withdrawn", target=wrong_end, compartment="body")
    q.write("entry.withdrawn", target=q.id("never arrived"), compartment="body")
    q.write("pause.ended", ladder="dilator")
    q.write("session.checked", session=q.id("lost"), pain=4)
    q.write("entry.corrected", target=q.answer("safety.lump", "no"), compartment="body", data_v=1, data={"question": "safety.lump", "choices": "no"})
    loop = q.id("loop")
    q.write("entry.corrected", target=loop, compartment="body", data_v=1, data={})
    q.lines[-1] = q.lines[-1].replace(json.loads(q.lines[-1])["id"], loop, 1)
    q.write("moon.seen", phase="full")
    unknown = q.lines[-1].replace('"v":1', '"v":3,"critical":true')
    tomorrow = q.at(2, 9).write("answer.given", question="safety.pregnant", skipped=False, choices=["yes"]) and q.lines.pop()
    twice = p.lines[0].replace('["maybe"]', '["yes"]')
    other_day = p.lines[1].replace('"day":"2026-10-24"', '"day":"2026-10-28"').replace(json.loads(p.lines[1])["id"], p.id("other day"))
    impossible = [line for line in q.lines if '"worst_pain":9' in line][0].replace('"worst_pain":9', '"worst_pain":11')
    q.lines.pop()
    mixed = [line for pair in zip(reversed(p.lines), q.lines) for line in pair]
    mixed += [line for line in p.lines + q.lines if line not in mixed] + [unknown, twice, other_day, tomorrow, impossible, p.lines[2], "", "this line is no event"]
    p.lines = mixed
    return p


def main():
    root = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else pathlib.Path(__file__).parents[2])
    two_devices().save(root / "tests/golden/record/two_devices.jsonl")
    with open(root / "tests/golden/record/two_devices.jsonl", "a", encoding="utf-8") as f:
        f.write('{"id":"01')
    first_weeks().save(root / "tests/golden/record/first_weeks.jsonl")
    twelve_weeks().save(root / "content/demo/twelve_weeks.jsonl")


if __name__ == "__main__":
    main()
