"""Every page on three panels, in two scales and in every mode of its own switches: the rules that can be measured."""
import pytest

import tour
from evidence import Evidence
from test_bills import Outside, accounts, owing


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
    tour.crawl(resident.page, hall.kiosk, evidence.look, {})
    assert evidence.complaints == []


def test_pages_of_a_case(resident, hall, evidence):
    resident.begin_with_card("zhang")
    resident.three_utilities()
    resident.sign_and_submit()
    resident.paper_says("回执已印出")
    tour.crawl(resident.page, hall.kiosk, evidence.look, {})
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
