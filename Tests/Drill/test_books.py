"""The comparison that judges a drill notices what it is there to notice."""
import dataclasses

import pytest

import books
import hallsync
from clerk import Done
from kiosk import Acknowledged


def event(sequence, previous):
    digest = hallsync.link(previous, str(sequence).encode())
    return books.Event("s", sequence, f"e{sequence}", f"c{sequence}", "done", previous, digest, True)


FIRST = event(1, hallsync.CHAIN_START)
SECOND = event(2, FIRST.hash)
CASES = [books.Case("c1", "n1", 2), books.Case("c2", "n2", 2)]
NEWS = books.FeedEntry("SZ01", 1, "f1", "c1")
STORED = books.Stored([FIRST, SECOND], CASES, [("c1", 1)], [NEWS])
TOLD = books.Told(
    [Acknowledged("s", row.sequence, row.id, row.case, case.number, row.hash, 0.0)
     for row, case in zip([FIRST, SECOND], CASES)],
    [Done("c1", "SZ01", 1)], {"SZ01": ["f1"]})


def compare(told=TOLD, **changes):
    return books.compare(told, dataclasses.replace(STORED, **changes))


def test_whole_books_are_clean():
    findings = compare()
    assert findings.clean
    assert (findings.acknowledged, findings.done, findings.items) == (2, 1, 1)


@pytest.mark.parametrize("changes", [
    {"events": [FIRST]},
    {"events": [FIRST, dataclasses.replace(SECOND, hash=bytes(32))]},
    {"events": [FIRST, dataclasses.replace(SECOND, id="another")]},
    {"cases": CASES[:1]},
    {"entries": []},
    {"feed": []},
])
def test_what_was_acknowledged_and_is_not_there_is_lost(changes):
    assert len(compare(**changes).lost) == 1


def test_an_item_that_never_reached_its_terminal_is_lost():
    assert compare(dataclasses.replace(TOLD, items={"SZ01": []})).lost == ["item 1 of the feed of SZ01"]


@pytest.mark.parametrize("changes", [
    {"events": [FIRST, SECOND, dataclasses.replace(SECOND, sequence=3, case="c3")]},
    {"cases": CASES + [books.Case("c3", "n2", 2)]},
    {"entries": [("c1", 1)] * 2},
    {"feed": [NEWS, dataclasses.replace(NEWS, position=2)]},
])
def test_what_is_there_twice_is_doubled(changes):
    assert len(compare(**changes).doubled) == 1


def test_an_item_that_was_read_twice_is_doubled():
    assert compare(dataclasses.replace(TOLD, items={"SZ01": ["f1", "f1"]})).doubled


@pytest.mark.parametrize("changes", [
    {"events": [FIRST, dataclasses.replace(SECOND, previous=bytes(32))]},
    {"events": [FIRST, dataclasses.replace(SECOND, sound=False)]},
    {"events": [FIRST, dataclasses.replace(SECOND, state="received")]},
    {"cases": [CASES[0], books.Case("c2", "n2", 1)]},
])
def test_a_chain_a_reading_or_a_case_that_is_not_whole_is_broken(changes):
    findings = compare(**changes)
    assert len(findings.broken) == 1
    assert not findings.clean
