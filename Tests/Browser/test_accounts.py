"""The accounts of the centre's people, by keyboard alone: password, phone, staff, audit trail."""
import base64
import hashlib
import hmac
import struct
import time

import pytest

from desk_page import check
from hall import Hall, qr_codes
from person import DESK

FIRST = "lianban-tests-first"
OWN = "lianban-tests-own"


class Centre(Hall):
    """A centre without terminals, with an administrator who has never signed in."""

    def _write_settings(self):
        super()._write_settings()
        path = self.folder / "hub.yaml"
        path.write_text(
            path.read_text()
            + f"""  - {{ workNumber: A01, name: 管理员一, posts: [administrator, supervisor], division: "{self.division}",
      password: {FIRST} }}
accounts: {{ secondFactor: [administrator] }}
"""
        )


class Desk:
    """Somebody without a mouse."""

    def __init__(self, page, centre):
        self.page, self.centre = page, centre

    def go(self, path):
        self.page.goto(self.centre.hub + path)

    def tab_to(self, selector, most=80):
        for _ in range(most):
            if self.page.locator(selector).evaluate_all("found => found.includes(document.activeElement)"):
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"not reached by keyboard: {selector}")

    def type(self, selector, text):
        self.tab_to(selector)
        self.page.keyboard.press("Control+A")
        self.page.keyboard.type(text)

    def press(self, selector):
        self.tab_to(selector)
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")
        return self

    def choose(self, selector, label):
        """Types the first letters of a choice, as in any list."""
        self.tab_to(selector)
        for _ in range(40):
            if self.page.evaluate("document.activeElement.selectedOptions[0].label") == label:
                return
            self.page.keyboard.press("ArrowDown")
        raise AssertionError(f"no such choice: {label}")

    def says(self, words):
        assert words in self.page.inner_text("main"), self.page.inner_text("main")

    def check(self):
        check(self.page)


def code(secret, step=0):
    """RFC 6238, as a phone does it."""
    key = base64.b32decode(secret.replace(" ", "").replace("-", ""))
    digest = hmac.new(key, struct.pack(">Q", int(time.time()) // 30 + step), hashlib.sha1).digest()
    start = digest[19] & 15
    return f"{(struct.unpack('>I', digest[start:start + 4])[0] & 0x7FFFFFFF) % 1_000_000:06}"


@pytest.fixture
def centre(tmp_path, programs):
    centre = Centre(tmp_path, programs)
    try:
        centre.start_hub()
        yield centre
    finally:
        centre.stop_all()


def test_an_administrators_first_day(open_page, centre):
    desk = Desk(open_page(**DESK), centre)
    desk.go("/staff")
    desk.check()
    if desk.page.locator("#division").count():
        desk.page.select_option("#division", centre.division)
    desk.type("#workNumber", "A01")
    desk.type("#password", "not-this-one")
    desk.press("main button").says("工号或密码对不上")
    desk.check()
    desk.page.select_option("#division", centre.division)
    desk.type("#password", FIRST)
    desk.press("main button").says("别人见过")
    desk.check()
    desk.type("#old", FIRST)
    desk.type("#new", "A01-is-my-number")
    desk.type("#again", "A01-is-my-number")
    desk.press("main form button").says("不能有本人的姓名或工号")
    desk.check()
    desk.type("#old", FIRST)
    desk.type("#new", OWN)
    desk.type("#again", OWN)
    desk.press("main form button").says("您的岗位要求")
    desk.check()
    desk.press("main form button").says("扫描二维码")
    desk.check()
    secret = desk.page.inner_text(".secret")
    picture = centre.folder / "qr.png"
    desk.page.locator("svg.qr").screenshot(path=str(picture))
    (address,) = qr_codes(picture)
    assert address.startswith("otpauth://totp/") and "secret=" + secret.replace(" ", "") in address
    desk.type("#code", "000000")
    desk.press("main form[action$=code] button").says("动态口令不对")
    desk.check()
    desk.type("#code", code(secret))
    desk.press("main form[action$=code] button").says("备用码")
    assert desk.page.locator(".codes li").count() == 10
    desk.check()

    desk.go("/staff/new")
    desk.says("再次验证身份")
    desk.check()
    desk.type("#proof", code(secret, step=1))
    desk.press("main form button").says("新增人员")
    desk.check()
    desk.type("#number", "w02")
    desk.type("#name", "试验员<b>二</b>")
    desk.press("main form button").says("请至少选择一个岗位")
    desk.check()
    desk.choose("#office-0", "综合窗口")
    desk.press("main form button").says("只显示这一次")
    desk.check()
    first = desk.page.inner_text(".secret")
    desk.press("main a.button").says("W02")
    desk.says("试验员<b>二</b>")
    desk.check()
    desk.press("button[value=disable]").says("账号已经停用")
    desk.check()
    desk.press("button[value=enable]").says("账号已经启用")
    desk.press("main a[href^='/staff?']").says("待改密码")
    desk.check()
    desk.go("/account")
    desk.check()
    desk.go("/audit")
    desk.says("新增人员")
    desk.check()
    desk.press("form[aria-label=核对] button").says("全部记录衔接完好")
    desk.check()

    other = Desk(open_page(**DESK), centre)
    other.go("/login")
    other.page.select_option("#division", centre.division)
    other.type("#workNumber", "W02")
    other.type("#password", first)
    other.press("main button").says("别人见过")


def test_somebody_without_the_post_is_told_whose_it_is(open_page, centre):
    desk = Desk(open_page(**DESK), centre)
    desk.go("/login")
    desk.page.select_option("#division", centre.division)
    desk.type("#workNumber", "W01")
    desk.type("#password", "lianban-tests-only")
    desk.press("main button")
    desk.go("/staff")
    desk.says("没有权限")
    desk.check()
    assert "lianban-tests" not in centre.logs()
