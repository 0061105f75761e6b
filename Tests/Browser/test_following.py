"""How the page follows the daemon: through its restarts, and when it ends a visit by itself."""
import signal
import sqlite3

from hall import until


def test_a_restart_in_the_middle_keeps_what_was_typed(resident, hall):
    resident.begin_without_card()
    resident.choose("water")
    resident.page.wait_for_url("**/apply/applicant")
    with resident.page.expect_response("**/apply/field"):
        resident.fill(applicant__companyName="随州市测试有限公司")
        resident.page.locator('[name="applicant.companyName"]').blur()
    hall.stop("kioskd", signal.SIGKILL)
    with resident.page.expect_navigation():
        hall.start_kiosk()
    assert resident.page.input_value('[name="applicant.companyName"]') == "随州市测试有限公司"


def test_what_is_being_typed_while_the_terminal_restarts_is_kept_and_sent_when_it_is_back(resident, hall):
    page = resident.page
    resident.begin_without_card()
    resident.choose("water")
    page.wait_for_url("**/apply/applicant")
    hall.stop("kioskd", signal.SIGKILL)
    page.locator('[name="applicant.companyName"]').press_sequentially("随州市测试有限公司")
    resident.next()
    page.wait_for_selector("#said:has-text('正在恢复')")
    hall.start_kiosk()
    page.wait_for_selector(".summary")
    assert page.input_value('[name="applicant.companyName"]') == "随州市测试有限公司"


def test_a_receipt_printed_before_the_page_could_listen_is_shown(resident, hall):
    def is_printed():
        with sqlite3.connect(hall.folder / "kiosk" / "kiosk.sqlite") as stored:
            return stored.execute("SELECT count(*) FROM receipt WHERE state = 'printed'").fetchone()[0]

    def hold(route):
        if route.request.headers.get("referer", "").endswith("/apply/receipt"):
            until(is_printed, "the receipt is printed")
        route.continue_()

    resident.begin_with_card("zhang")
    resident.three_utilities()
    resident.page.route("**/events", hold)
    resident.sign_and_submit()
    resident.paper_says("回执已印出")


def test_a_visit_that_the_terminal_ends_leaves_the_screen(resident, hall):
    page = resident.page
    resident.begin_without_card()
    resident.choose("water")
    page.wait_for_url("**/apply/applicant")
    page.context.request.post(hall.kiosk + "/leave", headers={"Origin": hall.kiosk}, max_redirects=0)
    page.wait_for_selector(".wake")


def test_a_link_pressed_while_the_terminal_restarts_is_followed_afterwards(resident, hall):
    page = resident.page
    resident.begin_without_card()
    resident.choose("water")
    page.wait_for_url("**/apply/applicant")
    hall.stop("kioskd", signal.SIGKILL)
    page.click("[data-role=help]")
    page.wait_for_selector("#said:has-text('正在恢复')")
    hall.start_kiosk()
    page.wait_for_url("**/help")
    page.click("[data-role=back]")
    page.wait_for_url("**/apply/applicant")
