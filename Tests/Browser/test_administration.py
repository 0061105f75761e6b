"""What an administrator of the centre does, by keyboard alone: packs, terminals, money."""
import json
import re
import shutil
import subprocess
import urllib.request

import pytest

from hall import ROOT, TOKEN, Hall, qr_codes, until
from person import DESK, TERMINAL, Resident
from test_accounts import Desk
from test_bills import Outside, accounts, owing

PASSWORD = "lianban-tests-only"
ADMINISTRATOR = f"""  - {{ workNumber: A01, name: 管理员一, posts: [administrator], division: "421300",
      password: {PASSWORD}, mustChange: false }}
accounts: {{ secondFactor: [] }}
"""


class Packs:
    """Signed packs of one city, each in a folder of its own."""

    def __init__(self, folder, binaries):
        self.folder, self.binaries = folder, binaries
        self.key = folder / "signing.key"
        self.public = None

    def make(self, name, changes=()):
        """A signed copy of the city's pack with texts replaced, file by file."""
        place = self.folder / name
        for part in ("base", "suizhou"):
            shutil.copytree(ROOT / "Config/packs" / part, place / part)
        for file, before, after in changes:
            path = place / "suizhou" / file
            text = path.read_text()
            assert before in text
            path.write_text(text.replace(before, after))
        words = ["--key", self.key] + ([] if self.public else ["--make-key"])
        self.public = self.ask("sign", place / "suizhou", *words)["publicKey"]
        return place / "suizhou"

    def bundle(self, pack):
        out = pack.parent / "pack.json"
        self.ask("bundle", pack, "--out", out)
        return out

    def ask(self, *words):
        done = subprocess.run(
            [self.binaries / "kioskctl", "pack", *map(str, words), "--calendars", ROOT / "Config/calendars", "--json"],
            capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)


class Centre(Hall):
    """A hall whose packs are signed, and whose centre has an administrator."""

    def __init__(self, folder, binaries):
        self.packs = Packs(folder / "packs", binaries)
        (folder / "packs").mkdir()
        self.first = self.packs.make("first")
        super().__init__(folder, binaries)

    def _write_settings(self):
        super()._write_settings()
        for name, old, new in (
                ("hub.yaml", r"packs: \[.*\]", f"packs: [{self.first}]"), ("kiosk.yaml", r"pack: .*", f"pack: {self.first}")):
            path = self.folder / name
            path.write_text(re.sub(old, new, path.read_text()) + (
                ADMINISTRATOR + f"packKey: {self.packs.public}\n" if name == "hub.yaml" else f"packKey: {self.packs.public}\n"))


@pytest.fixture
def centre(tmp_path, programs):
    centre = Centre(tmp_path, programs)
    try:
        yield centre
    finally:
        centre.stop_all()


def signed_in(page, hall):
    desk = Desk(page, hall)
    # Signing in is made slow on purpose, and slower still on a machine that does much else.
    page.set_default_timeout(60000)
    desk.go("/login")
    if desk.page.locator("#division").count():
        desk.page.select_option("#division", "421300")
    desk.type("#workNumber", "A01")
    desk.type("#password", PASSWORD)
    desk.press("main button")
    return desk


def proved(desk):
    desk.says("再次验证身份")
    desk.type("#proof", PASSWORD)
    return desk.press("main form button")


def send(desk, file):
    """Choosing the file is the browser's own window; the rest is done by keyboard."""
    desk.tab_to("#pack")
    desk.page.set_input_files("#pack", file)
    return desk.press("form[action='/admin/packs'] button")


def test_a_pack_comes_in_is_read_through_and_holds_at_the_terminal(open_page, centre):
    centre.start_all()
    later = centre.packs.make("later", [
        ("pack.yaml", "version: 2.0.0", "version: 2.1.0"), ("fees.yaml", "用户不交任何费用。", "用户一律不交费用。")])
    bundle = centre.packs.bundle(later)
    forged = centre.folder / "forged.json"
    forged.write_text(bundle.read_text().replace("用户一律不交费用。", "用户每户交一百元。"))
    unsound = centre.packs.make("unsound", [("pack.yaml", "version: 2.0.0", "version: 2.2.0")])
    broken = centre.packs.bundle(unsound)
    broken.write_text(broken.read_text().replace("payer: 用户零投资", "payor: 用户零投资"))

    desk = signed_in(open_page(**DESK), centre)
    desk.press("main a[href^='/admin/packs']")
    proved(desk).says("没有等启用的政策包")
    desk.check()
    send(desk, forged).says("签名没有通过验证")
    desk.check()
    send(desk, broken).says("没有通过检查")
    desk.says("fees.yaml")
    desk.check()
    send(desk, centre.folder / "hub.yaml").says("这不是政策包文件")
    send(desk, bundle).says("已经导入")
    desk.says("版本 2.1.0")
    desk.says("建筑红线外接入工程改为：建筑红线外的水、电、气、网、暖接入工程，用户一律不交费用。")
    desk.check()
    desk.press("button[name=activate]").says("已经安排启用")
    assert "版本 2.1.0" in desk.page.inner_text("[aria-labelledby=now-head]")
    desk.check()
    desk.go("/audit")
    desk.says("启用政策包")

    until(lambda: "works by a pack of the centre" in centre.logs(), "the terminal takes the pack", 90)
    until(lambda: centre.answers(centre.kiosk), "the terminal answers again")
    until(lambda: all(v == "ready" for v in centre.status()["devices"].values()), "its devices are ready again")
    until(lambda: centre.status()["link"] == "up", "its line is up again")
    page = open_page(**TERMINAL)
    resident = Resident(page, centre)
    resident.wake()
    page.goto(centre.kiosk + "/guides/fees")
    assert "用户一律不交费用" in page.inner_text("body")


def test_a_terminal_is_let_in_by_a_code_and_out_again(open_page, centre):
    centre.start_hub()
    desk = signed_in(open_page(**DESK), centre)
    desk.check()
    desk.says("等待登记（设置文件）")
    desk.press("main a[href^='/admin/kiosks/new']")
    proved(desk).says("新增终端")
    desk.check()
    desk.type("#code", "terminal")
    desk.press("main form button").says("两个大写字母")
    desk.check()
    desk.type("#code", "sz03")
    desk.choose("#hall", desk.page.locator("#hall option").nth(1).inner_text())
    desk.press("main form button").says("只显示这一次")
    desk.check()
    code = desk.page.inner_text(".secret")
    desk.press("main a.button")
    assert "等待登记" in desk.page.inner_text("tr:has-text('SZ03')")
    desk.check()

    settings = centre.folder / "kiosk.yaml"
    text = re.sub(r"devices:\n(  - .*\n)+", "", settings.read_text()).replace(TOKEN, code)
    settings.write_text(text + "kiosk: { code: SZ03 }\n")
    centre.start_kiosk()
    until(lambda: centre.status()["link"] == "up", "the line is up")
    desk.go("/admin")
    assert "已登记" in desk.page.inner_text("tr:has-text('SZ03')")
    desk.tab_to("tr:has-text('SZ03') details:has(button[name=revoke]) summary")
    desk.page.keyboard.press("Enter")
    desk.check()
    desk.press("button[name=revoke][value=SZ03]").says("终端 SZ03 已吊销")
    assert "已吊销" in desk.page.inner_text("tr:has-text('SZ03')")
    desk.press("main a[href^='/admin/halls/']")
    desk.check()
    until(lambda: centre.status()["link"] != "up", "the terminal is out", 60)
    assert code not in centre.logs()


class PayingCentre(Outside):
    def hub_settings(self):
        person, rest = ADMINISTRATOR.split("accounts:")
        return super().hub_settings().replace("staff:\n", "staff:\n" + person) + "accounts:" + rest


def test_a_second_payment_is_given_back_and_a_day_is_compared(open_page, tmp_path, programs):
    hall = PayingCentre(tmp_path, programs)
    try:
        hall.start_all()
        resident = Resident(open_page(**TERMINAL), hall)
        page = resident.page
        accounts(resident)
        owing(page)
        page.click("text=手机扫码缴费")
        page.wait_for_selector(".payqr")
        picture = hall.folder / "pay.png"
        page.locator(".payqr").screenshot(path=picture)
        address = qr_codes(picture)[0]
        phone = open_page(viewport={"width": 390, "height": 844})
        phone.goto(address)
        phone.click("button")
        page.wait_for_selector("h1:has-text('已缴')")
        order = re.search(r"[0-9a-f-]{36}", address)[0]
        request = urllib.request.Request(
            f"{hall.outside}/control/orders/{order}/payment", method="POST", data=b'{"late": true}',
            headers={"content-type": "application/json"})
        assert urllib.request.urlopen(request, timeout=5).status in (200, 202, 204)

        desk = signed_in(open_page(**DESK), hall)
        until(lambda: desk.go("/payments") or desk.page.locator("button[name=refund]").count(), "a refund waits")
        desk.check()
        desk.type("[name=reference]", "BANK-2026-0001")
        desk.press("button[name=refund]")
        proved(desk).says("退款已经登记")
        desk.says("没有要退的款")
        desk.tab_to("details summary")
        desk.page.keyboard.press("Enter")
        desk.says("BANK-2026-0001")
        desk.check()
        today = desk.page.get_attribute("#day", "max")
        desk.go(f"/payments?day={today}")
        desk.says("2 笔，共")
        desk.says("全部一致")
        desk.check()
        desk.tab_to("a[href^='/payments/day.csv']")
        with desk.page.expect_download() as download:
            desk.page.keyboard.press("Enter")
        table = download.value.path().read_text("utf-8-sig")
        assert "一致，已退款" in table and order in table
        desk.go("/audit")
        desk.says("登记退款")
    finally:
        hall.stop_all()
