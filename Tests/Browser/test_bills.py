"""Bills at the terminal: card, accounts, twelve months, paying on the phone's page, slips; and what is left behind."""
import os
import re

import pytest

from hall import qr_codes, until
from outside import OutsideHall
from person import TERMINAL, Resident
from test_pages import check

# In the played outside's invention this card's holder owes something.
CARD = "zhang"


class Outside(OutsideHall):
    """A hall whose centre has a played billing system and payment gateway."""

    def hub_settings(self):
        secret = self.secret("gateway")
        return super().hub_settings() + f"""bills: {{ url: "{self.outside}/bills" }}
payments: {{ url: "{self.outside}/gateway", webhookKeys: ["{secret}"] }}
"""


@pytest.fixture
def hall(tmp_path, programs):
    with Outside(tmp_path, programs) as hall:
        yield hall


@pytest.fixture
def screenshots():
    """A folder to look at the pages in, when one is named."""
    folder = os.environ.get("LIANBAN_SCREENSHOTS")

    def keep(page, name):
        if folder:
            page.screenshot(path=f"{folder}/{name}.png", full_page=True)

    return keep


def accounts(resident):
    """From the first touch to the accounts of the card."""
    page = resident.page
    resident.wake()
    page.locator(".tile", has_text="查费缴费").click()
    page.wait_for_url("**/bills")
    resident.hall.sim("card", "place", CARD)
    # A terminal that has just started may take the card for a forgotten one.
    arrived, forgotten = page.locator("h1:has-text('账单'):not(:has-text('哪种'))"), page.locator("#said:has-text('先前放的')")
    arrived.or_(forgotten).first.wait_for()
    if forgotten.count():
        resident.hall.sim("card", "remove")
        page.wait_for_selector("#said:has-text('拿走')")
        resident.hall.sim("card", "place", CARD)
    page.wait_for_url("**/bills/accounts")
    resident.hall.sim("card", "remove")


def owing(page):
    """Opens the account that owes most, and gives the sum."""
    first = page.locator("a.account").first
    assert "欠" in first.inner_text(), "the invention owes nothing; choose another seed"
    first.click()
    page.wait_for_url("**/bills/account?n=0")
    return re.search(r"[\d.]+ 元", page.inner_text(".owes .sum"))[0]


def slip(hall, words):
    """The newest paper that says so."""
    return until(lambda: next((t for t in map(hall.paper_text, reversed(hall.papers())) if words in t), None), words)


def test_from_the_card_to_the_slip(resident, hall, open_page, screenshots):
    page = resident.page
    outside = []
    page.on("request", lambda request: outside.append(request.url) if not request.url.startswith(hall.kiosk) else None)
    accounts(resident)
    check(page)
    screenshots(page, "bill-accounts")
    amount = owing(page)
    check(page)
    screenshots(page, "bill-account")
    assert page.locator("table.bills tbody tr").count() == 12
    page.click("text=打印账单")
    page.wait_for_selector("text=已印出")
    assert f"欠费合计 {amount}" in slip(hall, "欠费合计")

    page.click("text=手机扫码缴费")
    page.wait_for_selector(".payqr")
    check(page)
    screenshots(page, "bill-pay")
    picture = hall.folder / "pay.png"
    page.locator(".payqr").screenshot(path=picture)
    address = qr_codes(picture)[0]
    page.click("text=打印凭条")
    assert "结果待确认" in slip(hall, "缴费凭条")

    phone = open_page(viewport={"width": 390, "height": 844})
    phone.goto(address)
    assert amount in phone.inner_text("main")
    phone.click("button")
    page.wait_for_selector("h1:has-text('已缴')")
    check(page)
    screenshots(page, "bill-paid")
    page.click("text=打印凭条")
    assert "支付流水号" in slip(hall, "已缴")
    page.click("[data-role=back]")
    page.wait_for_selector(f"text=刚才已缴 {amount}")
    page.click("[data-role=next]")
    page.wait_for_selector(".wake")
    assert outside == []
    nothing_is_left(hall)


def nothing_is_left(hall):
    """Neither the holder's number nor an account is in a log, an address or the terminal's database."""
    texts = hall.logs() + "".join(
        path.read_bytes().decode("utf-8", "replace") for path in (hall.folder / "kiosk").glob("kiosk.sqlite*"))
    assert "990101199003070015" not in texts
    assert not re.search(r"\b[WEGHN]\d{10}\b", texts)


def test_by_account_number(resident, hall, screenshots):
    page = resident.page
    resident.wake()
    page.locator(".tile", has_text="查费缴费").click()
    page.wait_for_url("**/bills")
    check(page)
    screenshots(page, "bill-ask")
    resident.next()
    page.wait_for_selector(".summary")
    check(page)
    assert page.title().startswith("有误：")
    page.check("#utility-water", force=True)
    page.fill("#number", "W12345 00152")
    resident.next()
    page.wait_for_url("**/bills/proof")
    check(page)
    screenshots(page, "bill-proof")
    page.fill("#proof", "9999")
    resident.next()
    page.wait_for_selector(".summary")
    check(page)
    # Five digits, the holder's last four, the last digit of their sum.
    number = "12345" + "0015"
    page.click("[data-role=back]")
    page.check("#utility-water", force=True)
    page.fill("#number", "W" + number + str(sum(map(int, number)) % 10))
    resident.next()
    page.wait_for_url("**/bills/proof")
    page.fill("#proof", "0015")
    resident.next()
    page.wait_for_url("**/bills/account?n=0")
    assert page.locator("table.bills tbody tr").count() == 12


def test_a_code_that_is_given_up_cannot_be_paid_any_more(resident, hall, open_page):
    page = resident.page
    accounts(resident)
    owing(page)
    page.click("text=手机扫码缴费")
    page.wait_for_selector(".payqr")
    picture = hall.folder / "pay.png"
    page.locator(".payqr").screenshot(path=picture)
    address = qr_codes(picture)[0]
    page.click("[data-role=home]")
    page.click("[data-role=leave]")
    page.wait_for_selector(".wake")
    phone = open_page(viewport={"width": 390, "height": 844})

    def closed():
        phone.goto(address)
        return "订单已关闭" in phone.inner_text("main")

    until(closed, "the order is closed")


def test_a_billing_that_is_down_and_a_line_that_is_down_say_so(resident, hall):
    page = resident.page
    hall.break_system("bills", "down")
    accounts(resident)
    page.wait_for_selector("h1:has-text('现在查不到账单')")
    check(page)
    hall.stop("hubd")
    until(lambda: hall.status()["link"] == "down", "the line is down")
    page.goto(hall.kiosk + "/home")
    page.locator(".tile", has_text="起网络中断").click()
    page.wait_for_selector("h1:has-text('现在不能查费缴费')")
    check(page)


@pytest.mark.parametrize("panel", ["{ diagonal: 21.5, width: 1080, height: 1920 }", "{ diagonal: 32, width: 1080, height: 1920 }"])
def test_other_panels(tmp_path, programs, open_page, panel):
    hall = Outside(tmp_path, programs)
    with open(tmp_path / "kiosk.yaml", "a") as settings:
        settings.write(f"panel: {panel}\n")
    with hall:
        resident = Resident(open_page(**TERMINAL), hall)
        accounts(resident)
        check(resident.page)
        owing(resident.page)
        check(resident.page)
