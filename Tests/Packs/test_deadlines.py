"""The engine against an independent count over 2025 and 2026."""
import datetime as time
import json
import random

import pytest
from places import ROOT
from counting import Hall

CASES = 21_000
FIRST, LAST = time.datetime(2025, 1, 1), time.datetime(2026, 12, 31, 23, 59, 59)
PACKS = {
    "suizhou": Hall([("08:30", "12:00"), ("14:30", "17:30")]),
    "qijiang": Hall([("09:00", "12:00"), ("14:00", "17:30")]),
}


def random_rule(dice):
    kind = dice.choice(["workdays"] * 5 + ["appointment", "same_day", "immediate", "calendar_days"])
    if kind == "calendar_days":
        return {"kind": kind, "days": str(dice.randrange(0, 40))}
    if kind in ("workdays", "appointment"):
        return {"kind": kind, "days": dice.choice(["0", "0.25", "0.5", "0.75", "1", "1.5", "2", "2.5", "3", "5", "7.5", "15"])}
    return {"kind": kind}


def random_instant(dice):
    """Half of them at the borders where counts go wrong: openings, closings, the second before and after."""
    instant = FIRST + time.timedelta(seconds=dice.randrange(int((LAST - FIRST).total_seconds())))
    if dice.random() < 0.5:
        minute = dice.choice([510, 540, 720, 840, 870, 1019, 1050, 0, 1439])
        instant = instant.replace(hour=minute // 60, minute=minute % 60, second=0)
        instant += time.timedelta(seconds=dice.choice([-1, 0, 0, 1]))
    return instant


def expected(hall, order):
    try:
        return hall.due(order["rule"], time.datetime.fromisoformat(order["from"][:19]), order["counting"])
    except NotImplementedError:
        return None  # beyond what chinesecalendar knows


@pytest.mark.parametrize("pack", PACKS)
def test_twenty_thousand_limits_agree_with_an_independent_count(kioskctl, pack):
    dice = random.Random(20260101)
    orders = [
        {
            "from": random_instant(dice).isoformat() + "+08:00",
            "rule": random_rule(dice),
            "counting": dice.choice(["minutes", "minutes", "session"]),
        }
        for _ in range(CASES // len(PACKS))
    ]
    lines = "\n".join(map(json.dumps, orders))
    done = kioskctl("deadline", "--pack", ROOT / "Config/packs" / pack, "--batch", "-", text=lines)
    assert done.returncode == 0, done.stderr
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(answers) == len(orders)
    compared = 0
    for order, answer in zip(orders, answers):
        wanted = expected(PACKS[pack], order)
        if wanted is None:
            assert answer["provisional"], order
            continue
        compared += 1
        assert answer["due"][:19] == wanted.isoformat(), (order, answer)
        assert answer["provisional"] == (wanted > LAST), (order, answer)
    assert compared >= 10_000


def test_a_looser_limit_is_counted_beside(kioskctl_json):
    answer = kioskctl_json(
        "deadline", "--pack", "Config/packs/suizhou", "--from", "2026-11-20T16:30:00+08:00", "--workdays", "0.5",
        "--legal", "1",
    )
    assert answer["due"] == "2026-11-23T10:45:00+08:00"
    assert answer["legal"]["due"] == "2026-11-23T17:30:00+08:00"


def test_a_line_that_cannot_be_counted_says_why(kioskctl):
    done = kioskctl("deadline", "--pack", "Config/packs/suizhou", "--batch", "-", text='{"from": "yesterday"}\n')
    assert done.returncode == 1
    assert "error" in json.loads(done.stdout)


@pytest.mark.parametrize("today, status, left", [("2026-11-01", 0, 60), ("2026-11-02", 1, 59), ("2027-01-05", 1, -5)])
def test_calendars_warn_before_they_run_out(kioskctl, today, status, left):
    done = kioskctl("calendar", "check", "--today", today, "--json")
    assert done.returncode == status
    assert json.loads(done.stdout)["daysLeft"] == left
