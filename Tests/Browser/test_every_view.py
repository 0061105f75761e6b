"""Every page on three panels, in two scales and in every mode of its own switches: the rules that can be measured."""
import pytest

import tour
from evidence import Evidence
from hall import until
from measure import UNSEEN_MODES
from test_bills import Outside, accounts, owing
from test_maintenance import MaintainedHall, Maintainer
from test_speech import SpeakingHall
from test_staff import PIN, StaffedHall, enter, fill_all
from test_wishes import open_case, submitted_case


@pytest.fixture
def evidence(request, resident, hall):
    evidence = Evidence(hall.kiosk, request.node.name.removeprefix("test_"))
    evidence.watch(resident.page)
    yield evidence
    evidence.write()


def test_application(resident, evidence):
    tour.application(resident, evidence.look)
    assert evidence.complaints == []


def test_leaving(resident, evidence):
    tour.leaving(resident, evidence.look)
    assert evidence.complaints == []


def test_pages_without_a_card(resident, hall, evidence):
    resident.wake()
    tour.crawl(resident.page, hall.kiosk, evidence.look)
    assert evidence.complaints == []


def test_pages_of_a_case(resident, hall, evidence):
    resident.begin_with_card("zhang")
    resident.three_utilities()
    resident.sign_and_submit()
    resident.paper_says("回执已印出")
    tour.crawl(resident.page, hall.kiosk, evidence.look, within=("/home", "/progress", "/rate"))
    assert evidence.complaints == []


def test_corrections(resident, clerk, hall, evidence):
    page = resident.page
    number, code = submitted_case(resident, clerk, hall)
    resident.leave()
    clerk.open(number)
    clerk.ask_correction("power", "补用电设备清单")

    def asked():
        open_case(resident, hall, code)
        return page.locator("text=去补正").count()

    until(asked, "the terminal knows of the list")
    evidence.look(page, "/progress/cases with a list")
    page.click("text=去补正")
    page.wait_for_selector("h1:has-text('补正')")
    evidence.look(page, "/progress/mend")
    tour.mistakes(resident, evidence.look)
    page.check("[id='done-item-0']", force=True)
    resident.next()
    page.wait_for_selector("text=已印出")
    evidence.look(page, "a mended list")
    assert evidence.complaints == []


class TestBills:
    @pytest.fixture
    def hall(self, tmp_path, programs):
        with Outside(tmp_path, programs) as hall:
            yield hall

    def test_bills(self, resident, evidence):
        page = resident.page
        accounts(resident)
        evidence.look(page, "/bills/accounts")
        page.goto(page.url.replace("/accounts", "?by=number"))
        evidence.look(page, "/bills")
        tour.mistakes(resident, evidence.look)
        page.go_back()
        page.click("[data-role=back]")
        page.wait_for_url("**/home")
        page.locator(".tile", has_text="查费缴费").click()
        page.wait_for_url("**/bills/accounts")
        owing(page)
        evidence.look(page, "/bills/account")
        page.click("text=手机扫码缴费")
        page.wait_for_selector(".payqr")
        evidence.look(page, "/bills/pay")
        assert evidence.complaints == []

    def test_bills_by_number(self, resident, hall, evidence):
        page = resident.page
        resident.wake()
        page.goto(hall.kiosk + "/bills?by=number")
        page.check("#utility-water", force=True)
        page.fill("#number", "W12345 00152")
        resident.next()
        page.wait_for_url("**/bills/proof")
        evidence.look(page, "/bills/proof")
        page.fill("#proof", "9999")
        resident.next()
        page.wait_for_selector(".summary")
        evidence.look(page, "/bills/proof with mistakes")
        hall.break_system("bills", "down")
        accounts(resident)
        page.wait_for_selector("h1:has-text('现在查不到账单')")
        evidence.look(page, "no bills now")
        assert evidence.complaints == []


class TestMaintenance:
    @pytest.fixture
    def hall(self, tmp_path, programs):
        with MaintainedHall(tmp_path, programs) as hall:
            yield hall

    def test_maintenance(self, resident, hall, evidence):
        page = resident.page
        maintainer = Maintainer(page, hall)
        page.goto(hall.kiosk + "/")
        maintainer.knock()
        evidence.look(page, "/maintenance, the door")
        maintainer.enter()
        tour.crawl(page, hall.kiosk, evidence.look, within="/maintenance", start="/maintenance")
        assert evidence.complaints == []


class TestStaff:
    @pytest.fixture
    def hall(self, tmp_path, programs):
        with StaffedHall(tmp_path, programs) as hall:
            yield hall

    def test_help_by_staff(self, resident, hall, evidence):
        page = resident.page
        resident.begin_without_card()
        enter(page, "111111")
        page.wait_for_selector(".summary")
        evidence.look(page, "/staff with mistakes")
        page.fill("[name=pin]", PIN)
        resident.next()
        page.wait_for_selector(".assist")
        evidence.look(page, "/apply/choose with help")
        fill_all(resident)
        evidence.look(page, "/apply/review with help")
        page.click(".assist button")
        page.wait_for_selector("[data-role=next]:has-text('是我的意思')")
        evidence.look(page, "/apply/review after help")
        page.goto(hall.kiosk + "/leave")
        page.click("form[action='/carry'] button")
        page.wait_for_selector(".number")
        evidence.look(page, "/carry")
        resident.wake()
        page.goto(hall.kiosk + "/carry/take")
        evidence.look(page, "/carry/take")
        tour.mistakes(resident, evidence.look)
        assert evidence.complaints == []


class TestReadAloud:
    @pytest.fixture
    def hall(self, tmp_path, programs):
        with SpeakingHall(tmp_path, programs) as hall:
            until(lambda: hall.status()["speech"] == "ready", "the voice is ready")
            yield hall

    def test_read_aloud_and_slower(self, resident, evidence):
        """What only changes time or sound shows more buttons while it is on."""
        page = resident.page
        resident.begin_without_card()
        for mode in UNSEEN_MODES:
            page.locator(f"[data-modes] button[value={mode}]").first.evaluate("e => e.click()")
            page.wait_for_selector(f"html.mode-{mode}")
        evidence.look(page, "/apply/choose read aloud")
        resident.choose("water", kind="resident")
        page.wait_for_url("**/apply/applicant")
        evidence.look(page, "/apply/applicant read aloud")
        page.goto(resident.hall.kiosk + "/home")
        evidence.look(page, "/home read aloud")
        assert evidence.complaints == []
