"""A journey in large text with every page read aloud: what is said is what stands on the screen, and nothing personal."""
import re
import subprocess

import pytest
from playwright.sync_api import Error

from hall import Hall, until
from person import TERMINAL, Resident
from test_pages import check


class SpeakingHall(Hall):
    """A hall whose loudspeaker is a file."""

    def kiosk_settings(self):
        return f"speech: {{ device: \"file:'{self.folder}/heard.raw',raw\" }}\n"

    @property
    def heard(self):
        """Bytes of sound that came out so far."""
        path = self.folder / "heard.raw"
        return path.stat().st_size if path.exists() else 0


@pytest.fixture
def hall(tmp_path, programs):
    with SpeakingHall(tmp_path, programs) as hall:
        until(lambda: hall.status()["speech"] == "ready", "the voice is ready")
        yield hall


class Listener(Resident):
    """Somebody who hears every page."""

    def __init__(self, page, hall):
        super().__init__(page, hall)
        self.pages = {}
        page.on("response", self.hear)

    def hear(self, response):
        if response.url.endswith("/speak") and response.ok:
            path = dict(re.findall(r"(path)=([^&]*)", response.request.post_data or ""))["path"]
            try:
                self.pages.setdefault(path.replace("%2F", "/"), []).append(response.json()["lines"])
            except Error:
                pass  # The page went before its answer was read.

    def said(self, path, *wanted):
        """All lines of a page. What was begun before the page came anew is asked for once more."""
        until(lambda: path in self.pages or self.page.wait_for_timeout(50), f"{path} is read")
        if not self.has(path, wanted):
            self.page.click("#listen-read")
            until(lambda: self.has(path, wanted) or self.page.wait_for_timeout(50), f"{path} is read again")
        return [line for lines in self.pages[path] for line in lines]

    def has(self, path, wanted):
        lines = [line for lines in self.pages[path] for line in lines]
        return bool(lines) and all(line in lines for line in wanted)


def phonemes(line):
    done = subprocess.run(
        ["espeak-ng", "-v", "cmn-latn-pinyin", "-x", "-q", "--stdin"], input=line, capture_output=True, text=True)
    return done.stdout


def test_a_journey_that_is_read_aloud(open_page, hall):
    resident = Listener(open_page(**TERMINAL), hall)
    page = resident.page
    resident.wake()
    page.click("[data-modes] button[value=large]")
    page.wait_for_selector("html.mode-large")
    page.click("[data-modes] button[value=speech]")
    page.wait_for_selector("html.mode-speech")
    assert "您要办什么？" in resident.said("/home")
    check(page)
    page.click(".tile:has-text('联合报装')")
    assert resident.said("/who")[-1] == "好了请点，不用证件，继续"
    resident.place_card("zhang")
    page.wait_for_url("**/apply/choose")
    hall.sim("card", "remove")
    assert "好了请点，下一步" in resident.said("/apply/choose")
    check(page)
    resident.three_utilities()
    said = resident.said("/apply/review")
    assert "请核对，还没有提交" in said and any("四百 千伏安" in line for line in said)
    number = resident.sign_and_submit()
    resident.paper_says("回执已印出")
    receipt = resident.said("/apply/receipt", "申请已经提交")
    assert any("请看屏幕" in line for line in receipt)

    # The button of the other language is said in that language.
    everything = "\n".join(
        line for lines in resident.pages.values() for one in lines for line in one if line != "English")
    assert not re.search("[0-9A-Za-z<>&]", everything), re.findall(".*[0-9A-Za-z<>&].*", everything)
    for secret in ("张三测", "迎宾大道", "一三八", "幺三八", number):
        assert secret not in everything
    assert "(en)" not in phonemes(everything)
    until(lambda: hall.heard > 100_000, "sound came out")
    assert "您要办什么" not in hall.logs() and "请核对" not in hall.logs()

    page.click("[data-way=louder]")
    page.wait_for_selector("#listen-volume:has-text('4')")
    resident.leave()
    resident.wake()
    assert page.locator("html.mode-speech").count() == 0
    page.click("[data-modes] button[value=speech]")
    page.wait_for_selector("#listen-volume:has-text('3')")


def test_a_terminal_without_espeak_runs_and_says_so(open_page, tmp_path, programs, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    with SpeakingHall(tmp_path, programs) as hall:
        until(lambda: hall.status()["speech"] == "failed: noSynthesiser", "the status says so")
        resident = Resident(open_page(**TERMINAL), hall)
        resident.wake()
        assert resident.page.locator("[value=speech]").count() == 0
        assert "朗读现在不能用" in resident.page.inner_text("#devices")
