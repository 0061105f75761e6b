"""The evidence page of one run: rule, check, result.

usage: evidence_page.py browser | targets | page FOLDER
"""
import collections
import datetime
import html
import json
import pathlib
import re
import subprocess
import sys
import xml.etree.ElementTree as tree

from rules import RULES

TESTS = pathlib.Path(__file__).resolve().parents[1]
PASSED, FAILED, NOT_RUN, BY_HAND = "passed", "failed", "not run", "by a person"


def browser_tests():
    """The tests of this folder that rules name."""
    return sorted({f"Tests/Browser/{check.what}" for rule in RULES for check in rule.checks if check.how == "browser"})


def targets():
    """A filter for the Swift test targets that hold what rules name."""
    sentences = {check.what for rule in RULES for check in rule.checks if check.how == "unit"}
    return "|".join(sorted({path.relative_to(TESTS).parts[0] for path in TESTS.rglob("*.swift")
                            if sentences & set(re.findall(r"func `([^`]+)`", path.read_text()))}))


class Results:
    """What the folder's result files say."""

    def __init__(self, folder):
        self.cases, self.found = {}, collections.Counter()
        for path in folder.glob("*.xml"):
            for case in tree.parse(path).iter("testcase"):
                self._take(case)
        legs = [json.loads(path.read_text()) for path in sorted(folder.glob("measured-*.json"))]
        self.lines = [line for leg in legs for line in leg["lines"]]
        for line in self.lines:
            self.found.update({int(rule): len(texts) for rule, texts in line["found"].items()})
        self.found[58] += sum(len(leg["outside"]) for leg in legs)
        if any(self.found[number] for number in (2, 3, 5, 6, 7, 8, 9, 13, 15)):
            self.found[1] += 1

    def _take(self, case):
        name = re.sub(r"\(.*\)$|\[.*\]$", "", case.get("name")).strip("`")
        bad = case.find("failure") is not None or case.find("error") is not None
        self.cases[name] = FAILED if bad or self.cases.get(name) == FAILED else PASSED

    def of(self, rule, check):
        if check.how == "why":
            return BY_HAND
        if check.how == "measured":
            if not self.lines:
                return NOT_RUN
            return FAILED if self.found[rule.number] else PASSED
        return self.cases.get(check.what.split("::")[-1], NOT_RUN)


def views_table(lines):
    """How many pages were seen in each view, and how many complaints there were."""
    seen, complaints = collections.Counter(), collections.Counter()
    for line in lines:
        seen[line["view"]] += 1
        complaints[line["view"]] += sum(len(texts) for texts in line["found"].values())
    return [(view, seen[view], complaints[view]) for view in sorted(seen)]


def row(*cells):
    return "<tr>" + "".join(f"<td>{html.escape(str(cell))}</td>" for cell in cells) + "</tr>\n"


def page(folder):
    results = Results(folder)
    rows = [(rule, check, results.of(rule, check)) for rule in RULES for check in rule.checks]
    count = collections.Counter(result for _, _, result in rows)
    pages = len({line["page"] for line in results.lines})
    commit = subprocess.run(["git", "rev-parse", "--short", "HEAD"], capture_output=True, text=True, cwd=TESTS).stdout
    when = datetime.datetime.now().astimezone().isoformat(timespec="seconds")
    text = f"""<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Rules of the screens: evidence</title>
<style>body {{ font: 16px/1.5 sans-serif; margin: 2em; }} table {{ border-collapse: collapse; }}
td, th {{ border: 1px solid #999; padding: 0.2em 0.6em; text-align: left; vertical-align: top; }}
.failed, .not {{ background: #fdeaea; }}</style></head><body>
<h1>Rules of the screens: evidence</h1>
<p>Version {commit.strip()}, {when}. {len(RULES)} rules, {len(rows)} checks:
{", ".join(f"{number} {result}" for result, number in sorted(count.items()))}. {pages} pages were measured.</p>
<table><thead><tr><th>Rule</th><th>Words</th><th>How</th><th>Check</th><th>Result</th></tr></thead><tbody>
""" + "".join(
        row(rule.number, rule.words, check.how, check.what, result).replace("<tr>", f'<tr class="{result}">')
        for rule, check, result in rows) + """</tbody></table>
<h2>Views</h2><table><thead><tr><th>View</th><th>Pages</th><th>Complaints</th></tr></thead><tbody>
""" + "".join(row(*one) for one in views_table(results.lines)) + "</tbody></table></body></html>\n"
    (folder / "index.html").write_text(text)
    print(f"{folder}/index.html: " + ", ".join(f"{number} {result}" for result, number in sorted(count.items())))
    return 1 if count[FAILED] or count[NOT_RUN] else 0


if __name__ == "__main__":
    if sys.argv[1] == "browser":
        print("\n".join(browser_tests()))
    elif sys.argv[1] == "targets":
        print(targets())
    else:
        sys.exit(page(pathlib.Path(sys.argv[2])))
