"""A maintainer looks after the terminal by touch alone: in by five touches, past every page, out of service and back."""
import json
import subprocess

import pytest

from glass import Glass
from hall import Hall, until
from measure import REFERENCE, STRUCTURE, View, have, measure
from person import TERMINAL
from test_pages import check

PIN = "864209"


def kioskctl(binaries, *words, given=""):
    done = subprocess.run(
        [binaries / "kioskctl", *map(str, words), "--json"], input=given, capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


class MaintainedHall(Hall):
    """A hall with a maintainer who has a badge."""

    def kiosk_settings(self):
        self.badge = kioskctl(self.binaries, "staff", "badge")
        pin = kioskctl(self.binaries, "staff", "pin", given=PIN + "\n")["pin"]
        return (f'staff:\n  - {{ number: M09, name: 李大明, pin: "{pin}", roles: [maintenance], '
                f'badge: "{self.badge["badge"]}" }}\n')

    def log(self):
        found = kioskctl(self.binaries, "maintenance", "log", "--state", self.folder / "kiosk")
        return found["closed"], [(one["who"], one["act"], one["result"]) for one in reversed(found["entries"])]


@pytest.fixture
def hall(tmp_path, programs):
    with MaintainedHall(tmp_path, programs) as hall:
        yield hall


class Maintainer:
    """Somebody with work to do at the terminal, and one finger."""

    def __init__(self, page, hall):
        self.page, self.hall, self.glass = page, hall, Glass(page)

    def knock(self):
        """Five touches on the band that says how the devices are."""
        for _ in range(5):
            self.page.locator("[data-knock]").tap()
        self.page.wait_for_url("**/maintenance")

    def enter(self):
        self.type("number", "letters", "m09")
        self.type("pin", "digits", PIN)
        self.tap("[data-role=next]")
        self.page.wait_for_selector("h1:has-text('终端状态')")

    def type(self, name, board, signs):
        self.glass.into(name)
        self.glass.board(board)
        self.glass.signs(signs)

    def tap(self, selector):
        self.page.locator(selector).first.tap()

    def go(self, name):
        self.tap("[data-role=home]")
        self.page.wait_for_url("**/maintenance")
        self.tap(f".tile[href='/maintenance/{name}']")
        self.page.wait_for_url(f"**/maintenance/{name}")

    def tries(self, name, result, act=lambda: None):
        """Runs a test of a device and reads its result from the page."""
        self.tap(f"button[value={name}]")
        act()
        part = self.page.locator("section.card", has=self.page.locator(f"#part-{name}"))
        part.locator(".results li", has_text=result).first.wait_for()


def looked_at(page, panel=REFERENCE):
    """axe, and the rules of size, type and structure."""
    check(page)
    assert page.evaluate(STRUCTURE) == {}
    assert measure(page, View(panel, 1.0, "")) == {}
    have(page, None)


def test_a_maintainer_goes_past_every_page_by_touch(open_page, hall):
    page = open_page(**TERMINAL)
    maintainer = Maintainer(page, hall)
    page.goto(hall.kiosk + "/")
    maintainer.knock()
    looked_at(page)
    maintainer.enter()
    looked_at(page)
    assert "正常" in page.inner_text(".facts") and "suizhou" in page.inner_text(".facts")

    maintainer.go("tests")
    looked_at(page)
    maintainer.tries("card", "毫秒", lambda: (page.wait_for_selector("[role=status]:has-text('正在等')"), hall.sim("card", "place", "zhang")))
    hall.sim("card", "remove")
    maintainer.tries("printer", "毫秒")
    maintainer.tries("scanner", "成功", lambda: (page.wait_for_selector("[role=status]:has-text('扫任意')"), hall.sim("scanner", "scan", "ANY")))
    assert "张三测" not in page.content() and "990101" not in page.content() and "ANY" not in page.content()
    maintainer.tap("a[href='/maintenance/touch']")
    page.wait_for_url("**/maintenance/touch")
    looked_at(page)
    for point in page.locator(".points label").all():
        point.tap()
    maintainer.tap("[data-role=next]")
    page.locator(".results li", has_text="成功 9 点").wait_for()

    maintainer.go("paper")
    maintainer.tap("section button")
    page.locator(".results li", has_text="成功").wait_for()
    looked_at(page)
    maintainer.go("network")
    maintainer.tap("section button")
    page.locator(".results li", has_text="成功").wait_for()
    looked_at(page)

    maintainer.go("log")
    looked_at(page)
    assert "M09 打印测试：成功" in page.inner_text("main") and "receipt printer: ready" in page.inner_text("main")
    maintainer.tap("button[value=show]")
    page.wait_for_url("**/maintenance/report")
    looked_at(page)

    maintainer.go("settings")
    looked_at(page)
    maintainer.tap("a[href$='/panel']")
    page.wait_for_url("**/settings/panel")
    looked_at(page)
    before = page.evaluate("getComputedStyle(document.documentElement).getPropertyValue('--mm')")
    page.locator("label.choice", has_text="32").tap()
    maintainer.tap("[data-role=next]")
    page.wait_for_url("**/maintenance/settings")
    assert page.evaluate("getComputedStyle(document.documentElement).getPropertyValue('--mm')") != before
    for topic in ("volume", "pin"):
        maintainer.tap(f"a[href$='/{topic}']")
        page.wait_for_url(f"**/settings/{topic}")
        looked_at(page, 32.0)
        maintainer.tap("[data-role=back]")
        page.wait_for_url("**/maintenance/settings")

    maintainer.go("service")
    maintainer.tap("button[value=close]")
    page.wait_for_selector("[role=status]:has-text('起暂停服务')")
    check(page)
    hall.stop("kioskd")
    hall.start_kiosk()
    page.wait_for_selector("h1:has-text('维护入口')")
    maintainer.tap("[data-role=leave]")
    page.wait_for_selector("h1:has-text('本机暂停服务')")
    check(page)
    assert page.request.get(hall.kiosk + "/home").url == hall.kiosk + "/"
    until(lambda: hall.status()["devices"]["scanner"] == "ready", "the scanner is ready")
    hall.sim("scanner", "scan", hall.badge["code"])
    page.wait_for_url("**/maintenance")
    maintainer.type("pin", "digits", PIN)
    maintainer.tap("[data-role=next]")
    page.wait_for_selector("h1:has-text('终端状态')")
    maintainer.go("service")
    maintainer.tap("button[value=open]")
    page.wait_for_selector("[role=status]:has-text('正常开放')")
    maintainer.tap("[data-role=home]")
    page.wait_for_selector("h1:has-text('终端状态')")
    maintainer.tap("[data-role=leave]")
    page.wait_for_selector(".wake")

    closed, entries = hall.log()
    acts = [act for _, act, _ in entries]
    assert not closed and {who for who, _, _ in entries} == {"M09"}
    assert acts == ["entered", "cardTest", "printTest", "scannerTest", "touchTest", "paperReplaced", "sentNow",
                    "reportShown", "panelChanged", "closed", "entered", "opened", "left"]
    assert all(result == "done" for _, _, result in entries)
    assert PIN not in hall.logs() and "李大明" not in hall.logs() and hall.badge["code"] not in hall.logs()
