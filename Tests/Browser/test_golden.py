"""Golden cases over HTTP: filed at the terminal at their own instants, worked off by offices, utilities' systems and
applicants; due hours and papers are those that were worked out by hand."""
import http.client
import re
import urllib.parse

import pytest
import yaml

from clock import Clock
from golden import Deadlines, GoldenCase, GoldenHall, golden_cases, play
from hall import ROOT
from shown import as_shown, limits
from test_outside import FOUND, evaluate

# By city: residents and companies, where the programme serves both; without and with external works; every way of
# approval. Instants on borders of the calendar where there are some.
CHOSEN = {
    "suizhou": ("residentWaterNoExternal", "allFiveExactly500", "justOver500", "commitment", "afterClosingFriday"),
    "huaibei": ("acceptAcrossLunch", "acceptAfternoon", "planAfterSurvey", "automaticApprovals", "closeWater", "repairGas"),
    "qijiang": ("dispatchLastMinute", "temporaryPower", "largeSevenSteps", "worksSameRoad"),
    "shaoguan": ("feedbackOnMakeUpSaturday", "externalWorks", "refusedOnMaterials", "insideWorks"),
    "zhoukou": ("twoLimits", "jointSameDay", "commitmentAtOnce", "fiveAccounts", "submitted1659"),
}


@pytest.mark.parametrize("city", CHOSEN)
def test_due_hours_and_papers_are_those_worked_out_by_hand(city, tmp_path, programs):
    known = golden_cases(city)
    cases = [GoldenCase(known[name]) for name in CHOSEN[city]]
    hall = GoldenHall(tmp_path, programs, pack=city)
    hall.clock = Clock(tmp_path, min(case.at for case in cases))
    with hall:
        centre = play(hall, cases, FOUND[city])
        for case in cases:
            compare_limits(case, Deadlines(city), centre.office.ask("GET", case.case)[1])
            compare_papers(case, hall)
            evaluate(hall, case.number, case.proof)
        assert_nothing_came_twice(hall)


def compare_limits(case, deadlines, page):
    """Each limit whose beginning the case names has the hour that was worked out, in every lane that has it, at the centre
    and on the phone."""
    found, compared, read, hours = limits(page), 0, 0, 0
    for wanted in case.golden["expect"].get("due", []):
        if not deadlines.is_timed(wanted["deadline"], case.golden):
            continue
        hours += wanted.get("promised") is not None
        rows = [limit for limit in found if limit.title == deadlines.title(wanted["deadline"])
                and limit.lane == wanted.get("lane", limit.lane)]
        assert rows or wanted.get("promised") is None, (case.id, wanted, [vars(limit) for limit in found])
        for row in rows:
            compared += 1
            assert row.promised == as_shown(wanted.get("promised")), (case.id, wanted, vars(row))
            if (row.lane, row.title) in case.phone:
                read += 1
                assert case.phone[row.lane, row.title] == row.promised, (case.id, wanted, case.phone)
            assert "legal" not in wanted or row.legal == as_shown(wanted["legal"]), (case.id, wanted, vars(row))
    assert compared and read or not hours, (case.id, case.phone)


def compare_papers(case, hall):
    """The printed slip, and each paper the case expects, made of the case as it was filed and of what offices were asked."""
    folder, golden = ROOT / "Config/packs" / hall.pack, case.golden
    filed = {key: golden[key] for key in ("at", "applicant", "form", "utilities") if key in golden}
    filed["answers"] = case.answers
    # What was typed, where it was filed, and the papers that were said to be there: both are given, neither is worked out.
    given = {**case.typed, **{name: value for name, value in case.answers.items()
                              if name.startswith("material.") or name == "intake.channel"}}
    if "receipt" in golden["expect"].get("papers", ["receipt"]):
        assert_slip(case, render(hall, "receipt", {**filed, "answers": given}))
    facts = {fact["id"] for fact in yaml.safe_load((folder / "facts.yaml").read_text()).get("facts", [])}
    lived = {**filed, "facts": {name: value for name, value in case.asked.items() if name in facts and value},
             **{key: golden[key] for key in ("later", "done", "pauses") if key in golden}}
    made = hall.kioskctl("pack", "simulate", "--pack", folder, "--case", written(hall, lived))
    if "papers" in golden["expect"]:
        assert sorted(paper_ids(made)) == sorted(golden["expect"]["papers"]), (case.id, lived)
    # What the golden case leaves open, offices were asked all the same.
    wanted = {**golden, "answers": given, "facts": {**lived["facts"], **golden.get("facts", {})}}
    for paper in golden["expect"].get("papers", []):
        assert_same(case, lines(render(hall, paper, lived)), lines(render(hall, paper, wanted)))


def assert_slip(case, wanted):
    """What the golden paper says stands on the slip, and nothing else does."""
    assert_same(case, lines(case.slip), lines(wanted))


def assert_same(case, printed, wanted):
    differing = next((i for i, (a, b) in enumerate(zip(printed, wanted)) if a != b), min(len(printed), len(wanted)))
    assert printed == wanted, (case.id, printed[differing - 10:][:60], wanted[differing - 10:][:60])


def paper_ids(simulated):
    return [paper["id"] if isinstance(paper, dict) else paper for paper in simulated["papers"]]


def written(hall, scenario):
    path = hall.folder / "scenario.yaml"
    path.write_text(yaml.safe_dump(scenario, allow_unicode=True))
    return path


def render(hall, paper, scenario):
    """The paper of an imagined case as text."""
    out = hall.folder / "paper.txt"
    hall.kioskctl("paper", "render", "--pack", ROOT / "Config/packs" / hall.pack, "--paper", paper,
                  "--case", written(hall, scenario), "--format", "txt", "--out", out)
    return out.read_text()


def lines(text):
    """What a paper says, without its number, its code and how it is set."""
    text = re.sub(r"\d{4}-\d{6}-[A-Z]{2}\d{2,3}[A-Z]-\d{4,}-[0-9A-Z]|\[(QR )?LB\d[^\]]*\]", "", text)
    return re.sub(r"[\s\-–—=─·.:：]+", "", text)


def assert_nothing_came_twice(hall):
    for utility in ("water", "power", "gas", "heat", "network"):
        for task in hall.simulator.tasks(utility):
            assert [message["received"] for message in task["messages"]] == [1] * len(task["messages"]), task
