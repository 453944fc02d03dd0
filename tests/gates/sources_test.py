"""Each gate over the sources, with a violation planted for each thing it finds."""
import json

from planted import Planted

import banned
import care_numbers
import error_ids
import hazards
import include_direction
import left_behind
import web_thin


def error(name):
    return {"id": name, "exit": 3, "http": 400, "happened": "A.", "safe": "B.", "do": "C."}


def card(name, **changes):
    keys = {"id": name, "title": "t", "value": "7", "unit": "days", "absolute": "[1, 30]", "recommended": "[5, 10]", "override": "nobody",
            "source": "none: working default", "status": "default, unreviewed", "harm": "h", "tests": "Rules.Holds"} | changes
    return "---\n" + "".join(f"{k}: {v}\n" for k, v in keys.items()) + "---\nWhy.\n"


class IncludeDirection(Planted):
    check = staticmethod(include_direction.check)
    clean = {"core/program/a.cpp": '#include "core/record/b.hpp"\n#include <vector>\n#include "evidence.hpp"\n', "core/record/b.hpp": "#pragma once\n",
             "adapters/sqlite/s.cpp": '#include "core/vault/v.hpp"\n', "apps/cli/c.cpp": '#include "apps/relay/r.hpp"\n',
             "core/base/json.cpp": "#include <boost/json/basic_parser.hpp>\n"}

    def test_clean(self):
        self.assert_clean()

    def test_core_upwards(self):
        self.assert_finds({"core/record/b.hpp": '\n#include "core/program/p.hpp"\n'}, "core/record/b.hpp:2:", "core/record stands below core/program")

    def test_core_to_adapter(self):
        self.assert_finds({"core/record/b.hpp": '#include "adapters/sqlite/s.hpp"\n'}, "core may not include adapters")

    def test_another_spelling_hides_nothing(self):
        self.assert_finds({"core/record/b.hpp": "#include <core/program/p.hpp>\n"}, "core/record/b.hpp:1:", "write what is ours in quotes")
        self.assert_finds({"core/record/b.hpp": '#include "core/record/../program/p.hpp"\n'}, "write the path from the repository root")

    def test_core_to_app(self):
        self.assert_finds({"core/record/b.hpp": '# include "apps/cli/c.hpp"\n'}, "core may not include apps")

    def test_adapter_to_adapter(self):
        self.assert_finds({"adapters/sqlite/s.cpp": '#include "adapters/sodium/s.hpp"\n'}, "an adapter never includes another")

    def test_app_to_app(self):
        self.assert_finds({"apps/relay/r.cpp": '#include "apps/cli/c.hpp"\n'}, "an app does not include another")

    def test_boost_json_elsewhere(self):
        self.assert_finds({"apps/relay/r.cpp": "#include <boost/json.hpp>\n"}, "only core/base/json.cpp may include boost/json")

    def test_path_from_the_root(self):
        self.assert_finds({"core/record/b.hpp": '#include "event.hpp"\n'}, "write the path from the repository root")

    def test_unknown_room(self):
        self.assert_finds({"core/utils/u.hpp": "#pragma once\n"}, "the room core/utils is not in")


class Banned(Planted):
    check = staticmethod(banned.check)
    clean = {"core/record/a.hpp": "struct A { std::int32_t n; };\ntemplate <class V> void describe(V& v, A& a) {}\n// std::sort is banned\nauto s = \"std::sort\";\n"}

    def test_clean(self):
        self.assert_clean()
        self.assert_clean({"core/record/b.cpp": "std::nth_element(a, b, c);  // same everywhere: only the value at b is read\n"})

    def test_each_construct(self):
        for code in ("std::sort(a, b);", "std::ranges::sort(a);", "std::unordered_map<int, int> m;", "std::hash<int> h;", "std::regex r;",
                     "std::uniform_int_distribution<int> d;", "std::random_device r;", "std::chrono::system_clock::now();", "std::mutex m;",
                     "#include <iostream>", "throw 1;", "std::sin(x);", "std::stod(s);", "std::nth_element(a, b, c);"):
            with self.subTest(code):
                self.assert_finds({"core/record/b.cpp": f"\n{code}\n"}, "core/record/b.cpp:2:")

    def test_platform_wide_data(self):
        for kind in ("std::size_t", "long"):
            with self.subTest(kind):
                described = f"struct A {{\n  {kind} n;\n}};\ntemplate <class V> void describe(V& v, A& a) {{}}\n"
                self.assert_finds({"core/record/a.hpp": described}, "core/record/a.hpp:2:", "its width differs")


class CareNumbers(Planted):
    check = staticmethod(care_numbers.check)
    clean = {"evidence/rest_days.md": card("rest_days"), "core/program/rules.cpp": "int wait() { return evidence::rest_days + 1; }\n",
             "core/program/rules_test.cpp": "TEST(Rules, Holds) { EXPECT_EQ(wait(), 8); }\n"}

    def test_clean(self):
        self.assert_clean()
        self.assert_clean({"core/program/t.cpp": "// not care: digits of a number\nint a = 10;\nint b = 100;\n\nstd::array<int, 4> c;\nint d = 1 << 5;\n"})
        self.assert_clean({"core/vault/v.cpp": "int size = 4096;\n"})

    def test_magic_numbers(self):
        for code, number in (("int days = 14;", "14"), ("double x = 0.6;", "0.6"), ("if (pain >= 3) stop();", "3"), ("auto n = 1'000;", "1'000"), ("int m = 0b111;", "0b111")):
            with self.subTest(code):
                self.assert_finds({"core/assess/g.cpp": f"\n{code}\n"}, "core/assess/g.cpp:2:", f"the number {number}:")
        self.assert_finds({"core/signal/feedback.cpp": "int level = 80;\n"}, "the number 80")
        self.assert_finds({"core/practice/acts.cpp": "bool close(int pain) { return pain >= 7; }\n"}, "the number 7")

    def test_marker_needs_a_reason_and_ends(self):
        self.assert_finds({"core/assess/g.cpp": "int a = 10;  // not care:\n"}, "the number 10")
        self.assert_finds({"core/assess/g.cpp": "// not care: digits\nint a = 10;\n\nint b = 14;\n"}, "the number 14")

    def test_cards(self):
        self.assert_finds({"evidence/rest_days.md": "# no front matter\n"}, "front matter")
        self.assert_finds({"evidence/rest_days.md": card("rest_days", value="12")}, "absolute holds recommended holds the value")
        self.assert_finds({"evidence/unused.md": card("unused")}, "no code uses evidence::unused")
        self.assert_finds({"evidence/rest_days.md": card("rest_days", tests="Rules.Gone")}, "there is no test Rules.Gone")


class ErrorIds(Planted):
    check = staticmethod(error_ids.check)
    clean = {"content/errors.json": json.dumps([error("bad_day")]), "core/base/a.cpp": "fail(ErrorId::bad_day);\n",
             "core/base/a_test.cpp": "EXPECT_EQ(e.id, ErrorId::bad_day);\n"}

    def test_clean(self):
        self.assert_clean()

    def test_unused_and_untested(self):
        self.assert_finds({"core/base/a.cpp": "\n"}, "bad_day: no code reports it")
        self.assert_finds({"core/base/a_test.cpp": "\n"}, "bad_day: no test names it")
        self.assert_finds({"core/base/a_test.cpp": "int bad_day = 1;\n"}, "bad_day: no test names it")

    def test_unknown(self):
        self.assert_finds({"apps/web/src/a.ts": "show(errors.bad_dai);\n"}, "bad_dai is not in content/errors.json")

    def test_malformed(self):
        self.assert_finds({"content/errors.json": json.dumps([error("bad_day") | {"exit": 9}])}, "exit is 1 refused")


class Hazards(Planted):
    check = staticmethod(hazards.check)
    head = "| hazard | severity | cause | control | proved by |\n|---|---|---|---|---|\n"
    clean = {"docs/safety/hazards.md": head + "| pain ignored | high | haste | row 4 | `row-4`, `Rules.Holds`, `tests/e2e/a.test.mjs`; \"severe pain never…\" |\n| shock | high | mains | none | – (nothing to connect) |\n",
             "tests/scenario/program/row-4.json": "{}", "core/program/rules_test.cpp": "TEST(Rules, Holds) {}\n", "tests/e2e/a.test.mjs": "",
             "core/program/prove.cpp": 'property("severe pain never advances");\n'}

    def test_clean(self):
        self.assert_clean()

    def test_each_proof_that_is_gone(self):
        for file, what in (("tests/scenario/program/row-4.json", "no scenario row-4"), ("core/program/rules_test.cpp", "no test Rules.Holds"),
                           ("tests/e2e/a.test.mjs", "no tests/e2e/a.test.mjs"), ("core/program/prove.cpp", "no property")):
            with self.subTest(file):
                self.assert_finds({file: None}, what)

    def test_a_hazard_without_proof(self):
        self.assert_finds({"docs/safety/hazards.md": self.head + "| pain ignored | high | haste | row 4 | later |\n"}, "no test proves the control")
        self.assert_finds({"docs/safety/hazards.md": self.head + "| pain ignored | high | haste | | `row-4` |\n"}, "none empty")


class LeftBehind(Planted):
    check = staticmethod(left_behind.check)
    clean = {"README.md": "Ebb.\n"}

    def test_clean(self):
        self.assert_clean()

    def test_each_word(self):
        for text in ("/ro" + "ot/x", "see iss" + "ue 12", "https://registr" + "y.example.org/", "TO" + "DO later", "coming so" + "on", "<<<<" + "<<< HEAD"):
            with self.subTest(text):
                self.assert_finds({"docs/a.md": f"{text}\n"}, "docs/a.md:1:")


class WebThin(Planted):
    check = staticmethod(web_thin.check)
    clean = {"apps/web/src/generated/core.ts": "export interface Goal {\n  width: number;\n}\nexport type Ladder = 'touch';\n",
             "apps/web/src/a.ts": 'import type { Goal } from "./generated/core.ts";\nconst asked = pain === null || fear > 0;  // pain > 4\n'}

    def test_clean(self):
        self.assert_clean()
        self.assert_clean({"apps/web/src/b.ts": "const wide = width_px > 600;  // only shown: layout\n"})

    def test_own_types(self):
        for text in ("interface Goal { width: number }\n", "export type Ladder = string;\n"):
            with self.subTest(text):
                self.assert_finds({"apps/web/src/b.ts": text}, "apps/web/src/b.ts:1:", "is described by the core")

    def test_clinical_comparisons(self):
        for text in ("if (pain >= 4) stop();", "{#if 3 < s.worst_pain}", "const far = step.width_tenth_mm === 250;", "fear>50 && hold()"):
            with self.subTest(text):
                self.assert_finds({"apps/web/src/b.svelte": f"\n{text}\n"}, "apps/web/src/b.svelte:2:", "the core's to say")
