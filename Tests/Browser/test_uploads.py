"""A paper the case lacks, from the applicant's phone to the window and back; and a paper printed again."""
import struct
import zlib

import pytest

from cities import CITIES
from desk_page import check
from desk_page import picture as picture_to_look_at
from hall import TOKEN, Hall, qr_codes, until
from person import DESK, TERMINAL, Clerk, Resident
from walker import begin, walk

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}


def picture():
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = b"".join(b"\0" + b"\xff\x80\0" * 40 for _ in range(40))
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 40, 40, 8, 2, 0, 0, 0))
            + chunk(b"tEXt", b"Comment\0GPS 31.69N") + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b""))


class Reachable(Hall):
    """A hall whose centre phones reach."""

    def _write_settings(self):
        super()._write_settings()
        kiosk = self.folder / "kiosk.yaml"
        kiosk.write_text(kiosk.read_text().replace(f"token: {TOKEN} }}", f"token: {TOKEN}, page: \"{self.hub}\" }}"))

    def hub_settings(self):
        return super().hub_settings() + f"page: {self.hub}\n"


@pytest.fixture
def qijiang(tmp_path, programs):
    hall = Reachable(tmp_path, programs, pack="qijiang")
    try:
        hall.start_all()
        yield hall
    finally:
        hall.stop_all()


def send(page, *files):
    page.set_input_files("input[id^=pick-]", [dict(name=n, mimeType=m, buffer=b) for n, m, b in files])
    page.locator(".wanted button").first.click()


def test_a_paper_by_phone_is_checked_sent_back_and_taken(qijiang, open_page):
    hall = qijiang
    resident = Resident(open_page(**TERMINAL), hall)
    form = CITIES["qijiang"].forms[0]
    begin(resident, form, "zhang")
    walk(resident, form, "resident", has_papers=False)
    number = resident.sign_and_submit()
    resident.paper_says("回执已印出")
    code = qr_codes(hall.papers()[-1])[0]
    assert code.startswith(hall.hub.upper() + "/C/LB2.") and code == code.upper()
    proof = code.split("/C/")[1].split(".")[2]
    clerk = Clerk(open_page(**DESK), hall)
    clerk.sign_in()
    until(lambda: clerk.rows(number), "the case has arrived")

    phone = open_page(**PHONE)
    phone.goto(code)
    assert phone.url == f"{hall.hub}/t/{number}?p={proof}"
    check(phone)
    phone.screenshot(path=hall.folder / "phone.png", full_page=True)
    send(phone, ("证件.jpg", "image/jpeg", b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"))
    phone.wait_for_selector("text=只收照片")
    check(phone)
    send(phone, ("a.png", "image/png", picture()))
    phone.wait_for_selector("text=已传 1 页")
    send(phone, ("a.png", "image/png", picture()))
    phone.wait_for_selector("text=已传 1 页")
    check(phone)
    phone.screenshot(path=hall.folder / "phone-sent.png", full_page=True)
    assert "张三测" not in phone.content()

    clerk.open(number)
    check(clerk.page)
    clerk.page.screenshot(path=hall.folder / "desk.png", full_page=True)
    address = clerk.page.locator("a[href*='/pages/']").get_attribute("href")
    answer = clerk.page.request.get(hall.hub + address)
    assert answer.status == 200 and b"GPS" not in answer.body() and answer.body().startswith(b"\x89PNG")
    assert answer.headers["content-security-policy"].startswith("sandbox") and answer.headers["x-content-type-options"] == "nosniff"
    assert phone.request.get(hall.hub + address, max_redirects=0).status == 303, "nobody but staff opens it"
    clerk.page.click("button[value=send-back-upload]")
    clerk.page.wait_for_selector("text=请写清楚哪里不行")
    clerk.page.fill("textarea[name=reason]", "反光，请关闪光灯重拍")
    clerk.page.click("button[value=send-back-upload]")
    clerk.done("退回手机上传")
    phone.goto(f"{hall.hub}/t/{number}?p={proof}")
    assert "反光，请关闪光灯重拍" in phone.inner_text("main")
    send(phone, ("a.png", "image/png", picture()))
    phone.wait_for_selector("text=已传 1 页")
    clerk.open(number)
    clerk.page.click("button[value=accept-upload]")
    clerk.done("已核对")

    clerk.page.click("#reprint summary")
    clerk.page.select_option("[id='reprint.paper']", "receipt")
    clerk.page.click("#reprint button[value=reprint]")
    clerk.done("补打")
    check(clerk.page)
    address = clerk.page.locator("a[href*='/papers/']").get_attribute("href")
    answer = clerk.page.request.get(hall.hub + address)
    assert answer.status == 200 and "第 2 份（补打）" in answer.text() and number in answer.text()
    clerk.page.goto(hall.hub + address)
    # As fine as a printer draws it.
    printed = open_page(storage_state=clerk.page.context.storage_state(), device_scale_factor=4)
    printed.goto(hall.hub + address)
    picture_to_look_at(printed)
    paper = hall.folder / "reprint.png"
    printed.locator("svg.code").screenshot(path=paper)
    assert qr_codes(paper) == [code], "the paper printed again leads to the same place"

    resident.leave()
    resident.wake()
    hall.sim("scanner", "scan", code)
    resident.page.wait_for_url("**/progress/cases")
    assert number in resident.page.inner_text("main")
