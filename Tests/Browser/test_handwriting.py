"""Writing with a finger, read by the real recogniser where it is installed, and no board where it is not."""
import os
import signal
import sys

import pytest

from handwriter import Handwriter
from glass import Glass
from hall import ROOT, Hall, until
from measure import REFERENCE, axe, measure, views
from person import TERMINAL, Resident
from test_pages import check

NAME = "applicant.personName"


class Alone(Hall):
    """A terminal without centre and devices."""

    def start_all(self):
        self.start_kiosk()


class WritingHall(Alone):
    """Handwriting as README.md says it is installed, but for where Python is."""

    def typing_settings(self):
        return f", handwriting: [{sys.executable}, {ROOT}/Config/handwriting/inkd.py]"


class BrokenHall(Alone):
    """Handwriting is wanted, and what is named is another program."""

    def typing_settings(self):
        return ", handwriting: [/bin/echo, hello]"


def standing(hall):
    return hall.status()["input"]["handwriting"]


@pytest.fixture
def writing(tmp_path, programs, open_page):
    """A resident before the field for a name, at a terminal that reads handwriting."""
    with WritingHall(tmp_path, programs) as hall:
        until(lambda: standing(hall) == "ready", "handwriting is ready")
        yield at_the_name(open_page(**TERMINAL), hall)


def at_the_name(page, hall):
    resident = Resident(page, hall)
    resident.begin_without_card()
    resident.choose("water", kind="resident")
    page.wait_for_url("**/apply/applicant")
    resident.glass, resident.finger = Glass(page), Handwriter(page)
    resident.glass.into(NAME)
    return resident


def read(page):
    """Until the candidates are those of what is written now."""
    page.wait_for_selector("#keys-list button")
    page.wait_for_timeout(650)
    page.wait_for_selector("#keys:not([data-asking])")


def reader(hall):
    """The process that reads handwriting for this hall's terminal."""
    parent = hall.running["kioskd"].pid
    children = (open(f"/proc/{parent}/task/{thread}/children").read().split()
                for thread in os.listdir(f"/proc/{parent}/task"))
    found = [int(child) for some in children for child in some if b"inkd.py" in open(f"/proc/{child}/cmdline", "rb").read()]
    return found[0] if found else None


def test_a_resident_writes_a_name_with_a_finger(writing):
    page, glass, finger = writing.page, writing.glass, writing.finger
    glass.board("hand")
    assert page.locator("#keys-list button").first.inner_text(), "surnames are offered before anything is written"
    finger.write("张")
    read(page)
    assert page.evaluate("document.activeElement.name") == NAME
    assert glass.value(NAME) == "", "nothing is taken by itself"
    glass.take("张")
    assert glass.value(NAME) == "张"
    finger.write("王")
    glass.act("read")
    glass.settle()
    glass.take("王")
    assert glass.value(NAME) == "张王"
    check(page)


def test_a_line_is_taken_whole_or_by_character(writing):
    page, glass, finger = writing.page, writing.glass, writing.finger
    glass.board("hand")
    finger.write("王水")
    read(page)
    glass.take("王水")
    assert glass.value(NAME) == "王水"
    glass.act("clear")
    finger.write("王水")
    read(page)
    glass.take("王")
    glass.settle()
    glass.take("水")
    assert glass.value(NAME) == "王水"


def test_strokes_are_taken_back_and_a_failed_try_leads_to_other_boards(writing):
    page, glass, finger = writing.page, writing.glass, writing.finger
    glass.board("hand")
    finger.write("一")
    corner = page.locator(".hand-pad").bounding_box()
    finger.draw([(corner["x"] + 300, corner["y"] + 20), (corner["x"] + 320, corner["y"] + 150)])
    glass.act("undo")
    glass.settle()
    glass.take("一")
    assert glass.value(NAME) == "一"
    finger.write("王")
    read(page)
    glass.act("again")
    glass.settle()
    assert "笔画" in page.inner_text("#keys-typed") and "拼音" in page.inner_text("#keys-typed")
    assert page.evaluate("""() => { const pad = document.querySelector('.hand-pad');
        return pad.getContext('2d').getImageData(0, 0, pad.width, pad.height).data.every(one => one === 0); }""")


def test_the_pad_is_there_only_where_ideographs_are_typed(writing):
    page, glass = writing.page, writing.glass
    assert page.locator('#keys [data-layout="hand"]').is_visible()
    glass.into("applicant.citizenNumber")
    assert not page.locator('#keys [data-layout="hand"]').is_visible()


def test_the_pad_in_every_view(writing):
    page = writing.page
    writing.glass.board("hand")
    writing.finger.write("张")
    read(page)
    found = []
    for view in views(page):
        found += measure(page, view).items()
        found += axe(page) if view.panel == REFERENCE else []
    assert found == []


def test_the_end_of_a_visit_ends_the_reader_and_leaves_nothing(writing):
    page, hall = writing.page, writing.hall
    writing.glass.board("hand")
    writing.finger.write("张")
    read(page)
    before = reader(hall)
    assert before
    page.click("[data-role=home]")
    page.click("[data-role=leave]")
    page.click("#wipe")
    page.wait_for_selector(".wake")
    until(lambda: reader(hall) not in (None, before), "the reader is another process")
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0
    assert "张" not in hall.logs()


def test_the_reader_is_killed_in_the_middle(writing):
    page, glass, finger = writing.page, writing.glass, writing.finger
    glass.board("hand")
    os.kill(reader(writing.hall), signal.SIGKILL)
    finger.write("王")
    read(page)
    glass.take("王")
    assert glass.value(NAME) == "王"


def test_without_the_component_there_is_no_board(tmp_path, programs, open_page):
    with Alone(tmp_path, programs) as hall:
        assert standing(hall) == "absent"
        page = at_the_name(open_page(**TERMINAL), hall).page
        assert page.locator('#keys [data-layout="pinyin"]').is_visible()
        assert not page.locator('#keys [data-layout="hand"]').count()


def test_a_component_that_does_not_answer_is_named_and_has_no_board(tmp_path, programs, open_page):
    with BrokenHall(tmp_path, programs) as hall:
        until(lambda: standing(hall).startswith("failed: "), "it is away")
        assert "handwriting is away" in hall.logs()
        page = at_the_name(open_page(**TERMINAL), hall).page
        assert not page.locator('#keys [data-layout="hand"]').count()
