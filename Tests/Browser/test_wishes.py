"""Mending what the list asks for and withdrawing, at the terminal: with the line up, with the line down, and too late."""
import pytest

from hall import qr_codes, until
from test_pages import check


@pytest.fixture
def submitted(resident, clerk, hall):
    """A case at the centre, and a resident back at the home page with the receipt in hand."""
    case = submitted_case(resident, clerk, hall)
    resident.leave()
    return case


def submitted_case(resident, clerk, hall):
    """Number and printed code of a case that has reached the centre; the resident still stands before the receipt."""
    resident.begin_with_card("zhang")
    resident.three_utilities()
    number = resident.sign_and_submit()
    resident.paper_says("回执已印出")
    clerk.sign_in()
    until(lambda: clerk.rows(number), "the case has arrived")
    return number, qr_codes(hall.papers()[-1])[0]


def open_case(resident, hall, code):
    resident.wake()
    hall.sim("scanner", "scan", code)
    resident.page.wait_for_url("**/progress/cases")


def test_a_list_of_corrections_is_mended_at_the_terminal(resident, clerk, hall, submitted):
    number, code = submitted
    clerk.open(number)
    clerk.page.click("#note summary")
    clerk.page.select_option("[id='note.subject']", "field:place.road")
    clerk.page.fill("[id='note.text']", "写清门牌号")
    clerk.page.click("#note button[value=note]")
    clerk.done("列入补正")
    clerk.ask_correction("power", "补用电设备清单")
    page = resident.page

    def asked():
        open_case(resident, hall, code)
        return page.locator("text=去补正").count()

    until(asked, "the terminal knows of the list")
    check(page)
    page.click("text=去补正、补材料（2 项）")
    assert "迎宾大道" not in page.content(), "what the application says is not shown to who holds the receipt"
    resident.next()
    page.wait_for_selector(".summary")
    check(page)
    resident.fill(place__road="迎宾大道99号")
    page.check("[id='done-item-1']", force=True)
    page.screenshot(path=hall.folder / "mend.png")
    resident.next()
    page.wait_for_selector("h1:has-text('补正已办好')")
    page.wait_for_selector("text=已印出")
    check(page)
    page.screenshot(path=hall.folder / "asked.png")
    assert "中心已收到，接着办理" in page.inner_text("main")
    assert "补正回执" in hall.paper_text(hall.papers()[-1])
    clerk.open(number)
    assert "补正 2 项" in clerk.page.inner_text("main") and "99号" in clerk.page.content()


def test_a_withdrawal_made_while_the_line_is_down_is_decided_by_the_centre(resident, clerk, hall, submitted):
    number, code = submitted
    hall.stop("hubd")
    page = resident.page
    open_case(resident, hall, code)
    page.click("text=不办了，撤回申请")
    check(page)
    page.screenshot(path=hall.folder / "withdraw.png")
    assert "网络" in page.inner_text("main") or hall.status()["link"] == "up"
    page.click("text=确定撤回")
    page.wait_for_selector("h1:has-text('撤件申请已保存')")
    page.wait_for_selector("text=已印出")
    check(page)
    page.screenshot(path=hall.folder / "kept.png")
    hall.start_hub()
    page.wait_for_selector("h1:has-text('撤件申请已办好')", timeout=60000)
    assert "已撤回" in page.inner_text("main")
    paper = hall.paper_text(hall.papers()[-1])
    assert "撤件申请回执" in paper and "中心还没有答复" in paper and "测试" not in paper.replace("随州", "")
    clerk.page.goto(hall.hub + "/login")
    clerk.sign_in()


def test_a_withdrawal_after_acceptance_waits_for_the_window(resident, clerk, hall, submitted):
    number, code = submitted
    clerk.open(number)
    clerk.receive()
    open_case(resident, hall, code)
    resident.page.click("text=不办了，撤回申请")
    resident.page.click("text=确定撤回")
    resident.page.wait_for_selector("h1:has-text('撤件待确认')", timeout=30000)
    resident.page.click("[data-role=back]")
    assert number in resident.page.inner_text("main")


def test_the_number_alone_opens_no_correction(resident, hall, submitted):
    number, _ = submitted
    resident.wake()
    resident.page.goto(hall.kiosk + "/progress?by=number")
    resident.fill(number=number)
    resident.next()
    resident.page.wait_for_url("**/progress/cases")
    assert "撤回申请" not in resident.page.inner_text("main")
    assert "扫回执" in resident.page.inner_text("main")
