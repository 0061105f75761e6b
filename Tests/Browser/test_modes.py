"""The six ways to have the screen, by touch, and the pages for help, repairs, changes and guides."""
import urllib.request

import pytest

from hall import Hall, qr_codes, until
from person import TERMINAL, Resident
from test_pages import check

MODES = ("large", "buttons", "contrast", "reach", "slow")


def switch(page, mode):
    """One touch, after unfolding the strip where people are busy."""
    fold = page.locator("details.fold")
    if fold.count() and not fold.evaluate("e => e.open"):
        fold.locator("summary").click()
    page.locator(f"[data-modes] button[value={mode}]").first.click()
    page.wait_for_load_state()


def classes(page):
    return set(page.evaluate("document.documentElement.className.split(' ').filter(Boolean)"))


def test_what_is_set_before_the_first_touch_lasts_until_the_visit_ends(resident, hall):
    page = resident.page
    page.goto(hall.kiosk + "/")
    for mode in MODES:
        switch(page, mode)
        page.wait_for_selector(f"html.mode-{mode}")
        assert page.locator(".wake").is_visible(), "a switch does not begin a visit"
    check(page)
    page.click(".wake")
    page.wait_for_url("**/home")
    assert classes(page) == {f"mode-{mode}" for mode in MODES}
    check(page)
    switch(page, "large")
    page.wait_for_selector("html:not(.mode-large)")
    page.click("[data-role=leave]")
    page.wait_for_selector(".wake")
    assert classes(page) == set()


def test_a_switch_in_the_middle_of_a_page_loses_nothing(resident, hall):
    page = resident.page
    resident.begin_without_card()
    resident.choose("water")
    page.wait_for_url("**/apply/applicant")
    resident.fill(applicant__companyName="随州市测试有限公司")
    before = page.evaluate("parseFloat(getComputedStyle(document.querySelector('h1')).fontSize)")
    switch(page, "large")
    page.wait_for_selector("html.mode-large")
    after = page.evaluate("parseFloat(getComputedStyle(document.querySelector('h1')).fontSize)")
    assert after == pytest.approx(before * 1.5, rel=0.01)
    assert page.input_value('[name="applicant.companyName"]') == "随州市测试有限公司"
    switch(page, "buttons")
    until(lambda: set_on_the_server(page, hall) == {"mode-large", "mode-buttons"}, "the daemon has heard of both")
    hall.stop("kioskd")
    hall.start_kiosk()
    page.goto(hall.kiosk + "/apply/applicant")
    assert classes(page) == {"mode-large", "mode-buttons"}
    assert page.input_value('[name="applicant.companyName"]') == "随州市测试有限公司"


def set_on_the_server(page, hall):
    html = page.evaluate("fetch('/guides').then(answer => answer.text())")
    return set(html.split("<html", 1)[1].split(">", 1)[0].split('class="')[-1].rstrip('"').split())


def test_in_low_reach_nothing_that_is_touched_lies_too_high(resident, hall):
    page = resident.page
    resident.wake()
    switch(page, "reach")
    page.wait_for_selector("html.mode-reach")
    top = page.evaluate("parseFloat(getComputedStyle(document.documentElement).getPropertyValue('--reach-top'))")
    assert 560 < top < 580, "1220 mm above the floor, on 27 inches at 800 mm"
    for path in ("/home", "/guides", "/repair", "/repair/power", "/help", "/who?for=apply"):
        page.goto(hall.kiosk + path)
        highest = page.evaluate("""Math.min(...[...document.querySelectorAll('a, button, input, summary')]
          .filter(e => e.checkVisibility()).map(e => e.getBoundingClientRect().top))""")
        assert highest >= top - 1, path


def test_who_asked_for_more_time_is_warned_after_twice_as_long(open_page, hall):
    page = open_page(**TERMINAL)
    page.clock.install()
    Resident(page, hall).wake()
    switch(page, "slow")
    page.wait_for_selector("html.mode-slow")
    assert "120 秒不操作" in page.inner_text("main")
    page.clock.run_for(118_000)
    assert not page.locator("#idle").is_visible()
    page.clock.run_for(4_000)
    assert page.locator("#idle").is_visible() and 50 < int(page.inner_text("#idle-count")) <= 60


class BellHall(Hall):
    """A hall with a bell, which writes down that it rang."""

    def _write_settings(self):
        super()._write_settings()
        bell = self.folder / "bell"
        bell.write_text(f'#!/bin/sh\necho "$@" >> {self.folder}/rung\n')
        bell.chmod(0o755)
        settings = self.folder / "kiosk.yaml"
        settings.write_text(settings.read_text() + f"hall: {{ bell: {bell}, helpDesk: 一号窗口 }}\n")


def test_help_is_about_its_page_and_calls_somebody(tmp_path, programs, open_page):
    with BellHall(tmp_path, programs) as hall:
        resident = Resident(open_page(**TERMINAL), hall)
        page = resident.page
        resident.begin_without_card()
        page.click("[data-role=help]")
        page.wait_for_url("**/help*")
        assert "选择要办的项目" in page.inner_text("h1")
        check(page)
        page.click("form[action='/call'] button")
        page.locator("main [role=status]", has_text="已通知工作人员").wait_for()
        assert (tmp_path / "rung").read_text() == "SZ01 help\n"
        coming = urllib.request.Request(
            hall.kiosk + "/api/v1/staff-call/coming", method="POST", headers={"Origin": hall.kiosk})
        assert urllib.request.urlopen(coming).status == 204
        page.locator("main [role=status]", has_text="正在过来").wait_for()
        check(page)
        page.click("[data-role=back]")
        page.wait_for_url("**/apply/choose")
        assert "kiosk_staff_calls_total 1" in urllib.request.urlopen(hall.kiosk + "/metrics").read().decode()


def test_danger_comes_before_any_form(resident, hall):
    page = resident.page
    resident.wake()
    page.click("a.danger")
    page.wait_for_url("**/emergency/gas")
    assert "先离开" in page.inner_text("h1") and "119" in page.inner_text("main")
    check(page)
    page.goto(hall.kiosk + "/repair/power")
    check(page)
    page.locator("button.tile.danger").click()
    page.wait_for_url("**/emergency/wire")


def test_a_page_of_the_guide_is_printed_and_taken_along(resident, hall):
    page = resident.page
    page.goto(hall.kiosk + "/guides/halls")
    check(page)
    before = len(hall.papers())
    page.click("form[action='/guides/print'] button")
    page.locator("main [role=status]", has_text="已印出").wait_for()
    until(lambda: len(hall.papers()) > before, "a paper came out")
    assert "共享窗口" in hall.paper_text(hall.papers()[-1])
    picture = hall.folder / "code.png"
    page.locator(".qr.large").screenshot(path=picture)
    assert qr_codes(picture)[0].startswith("有哪些大厅")


def test_one_touch_says_how_it_was(resident, hall):
    page = resident.page
    resident.begin_with_card("zhang")
    resident.three_utilities()
    resident.sign_and_submit()
    resident.paper_says("回执已印出")
    page.click(".grades button[value='5']")
    page.locator("text=谢谢您的评价").wait_for()
    check(page)
    metrics = urllib.request.urlopen(hall.kiosk + "/metrics").read().decode()
    assert 'kiosk_visit_ratings_total{grade="5"} 1' in metrics
