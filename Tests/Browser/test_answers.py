"""What a person may answer, change, ask for and begin again."""
from hall import qr_codes


def test_unknown_is_an_answer_and_is_never_shown_as_a_code(resident):
    page = resident.page
    resident.begin_without_card()
    resident.choose("water")
    resident.company("张三测")
    resident.place()
    page.wait_for_url("**/apply/water*")
    resident.fill(water__dailyVolume="10")
    page.check('[id="water.dailyVolume-unknown"]', force=True)
    assert page.input_value('[id="water.dailyVolume"]') == ""
    resident.next()
    resident.appoint()
    page.wait_for_url("**/apply/review")
    assert "不知道" in page.inner_text("main") and "unknown" not in page.inner_text("main")
    assert "138****8000" in page.inner_text("main") and "13800138000" not in page.content()
    page.click("text=修改供水需求")
    page.wait_for_url("**/apply/water?then=review#water.dailyVolume")
    assert page.is_checked('[id="water.dailyVolume-unknown"]')
    resident.fill(water__dailyVolume="12")
    assert not page.is_checked('[id="water.dailyVolume-unknown"]')
    resident.next()
    page.wait_for_url("**/apply/review")
    assert "12 吨/日" in page.inner_text("main")


def test_a_second_application_begins_afresh_with_the_same_card(resident):
    page = resident.page
    resident.begin_with_card("zhang")
    resident.three_utilities()
    number = resident.sign_and_submit()
    page.click("[data-role=home]")
    page.click(".tile:has-text('联合报装')")
    page.wait_for_url("**/apply/choose")
    assert page.locator("input:checked").count() == 0
    resident.choose("gas", kind="resident")
    page.wait_for_url("**/apply/applicant")
    assert page.input_value('[name="applicant.personName"]') == "张三测"
    assert number not in page.content()


def test_a_receipt_can_be_scanned_on_the_home_page_and_after_a_wrong_number(resident, hall):
    page = resident.page
    resident.begin_with_card("zhang")
    resident.three_utilities()
    number = resident.sign_and_submit()
    resident.paper_says("回执已印出")
    code = qr_codes(hall.papers()[-1])[0]
    page.click("[data-role=home]")
    page.wait_for_url("**/home")
    hall.sim("scanner", "scan", code)
    page.wait_for_url("**/progress/cases")
    page.click("text=用编号查另一件")
    page.wait_for_url("**/progress?by=number")
    resident.fill(number="4213-261121-SZ01A-0001-0")
    resident.next()
    page.wait_for_selector(".summary")
    assert page.input_value("#number") == "4213-261121-SZ01A-0001-0"
    hall.sim("scanner", "scan", code)
    page.wait_for_url("**/progress/cases")
    assert number in page.inner_text("main")
