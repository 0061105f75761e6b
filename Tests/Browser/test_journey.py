"""From the card to the paper, to the window and back, with real processes."""
import signal

from hall import case_numbers, qr_codes, until


def lanes(page):
    page.wait_for_selector(".lane")
    return dict(zip(page.locator(".lane b").all_inner_texts(), page.locator(".lane .badge").all_inner_texts()))


def follow_by_card(resident, card):
    resident.hall.sim("card", "remove")
    resident.wake()
    resident.page.click("text=办理进度")
    resident.hall.sim("card", "place", card)
    resident.page.wait_for_url("**/progress/cases")
    return lanes(resident.page)


def test_three_utilities_on_one_form(resident, clerk, hall):
    resident.begin_with_card("zhang")
    resident.three_utilities()
    number = resident.sign_and_submit()
    resident.paper_says("回执已印出")

    paper = hall.papers()[-1]
    codes = qr_codes(paper)
    assert len(codes) == 1 and codes[0].startswith(f"LB2.{number}.")
    assert number in hall.paper_text(paper)
    assert "990101" not in hall.paper_text(paper) and "张三测" not in hall.paper_text(paper)
    resident.leave()

    clerk.sign_in()
    until(lambda: clerk.rows(number), "the case stands in the window's queue")
    clerk.open(number)
    clerk.receive()
    clerk.ask_correction("power", "请补用电设备清单")

    def told():
        shown = follow_by_card(resident, "zhang")
        return shown if shown["供电"] == "待补正" else None

    shown = until(told, "the resident sees the clerk's word")
    assert shown == {"供水": "已受理", "供电": "待补正", "网络": "已受理"}
    assert "请补用电设备清单" in resident.page.inner_text("main")
    assert "张三测" not in resident.page.content()


def test_progress_by_number_and_by_the_papers_code(resident, hall):
    resident.begin_without_card()
    resident.choose("water", kind="resident")
    resident.fill(applicant__personName="测𪚥", applicant__citizenNumber="990101189912310005")
    resident.next()
    resident.fill(contact__name="测𪚥", contact__phone="13800138000")
    resident.next()
    resident.place()
    resident.next()
    resident.appoint()
    number = resident.sign_and_submit()
    resident.paper_says("回执已印出")
    code = qr_codes(hall.papers()[-1])[0]
    resident.leave()

    resident.wake()
    resident.page.click("text=办理进度")
    resident.next()
    resident.page.wait_for_url("**/progress")
    resident.fill(number=number.replace("-", "").lower()[:-1] + ("0" if number[-1] != "0" else "1"))
    resident.next()
    resident.page.wait_for_selector(".summary")
    resident.fill(number=number.replace("-", "").lower())
    resident.next()
    assert lanes(resident.page) == {"供水": "已提交"}
    resident.leave()

    resident.wake()
    resident.page.click("text=办理进度")
    resident.next()
    resident.page.wait_for_url("**/progress")
    hall.sim("scanner", "scan", code)
    resident.page.wait_for_url("**/progress/cases")
    assert number in resident.page.inner_text("main")


def test_with_the_centre_down_the_case_arrives_once_afterwards(resident, clerk, hall):
    hall.stop("hubd", signal.SIGKILL)
    resident.begin_with_card("wang")
    resident.three_utilities()
    number = resident.sign_and_submit()
    resident.paper_says("回执已印出")
    resident.page.wait_for_selector(".status:has-text('网络中断'):has-text('待上传')")
    assert hall.status()["queue"]["unsent"] >= 1
    resident.leave()

    hall.start_hub()
    until(lambda: hall.status()["queue"]["unsent"] == 0, "everything is sent", seconds=60)
    clerk.sign_in()
    assert clerk.rows(number) == 1
    assert case_numbers(clerk.page.inner_text("table")) == [number]


def test_a_printer_unplugged_in_the_middle_leaves_the_receipt_unknown_and_asks(resident, hall):
    hall.sim("printer", "unplug-after", 1500)
    resident.begin_with_card("yan")
    resident.three_utilities()
    number = resident.sign_and_submit()
    resident.paper_says("不知道回执印完没有")
    before = hall.papers()

    hall.sim("printer", "plug")
    until(lambda: hall.status()["devices"]["receiptPrinter"] == "ready", "the printer is ready again")
    stubs = [paper for paper in hall.papers() if paper not in before]
    assert not any("收件" in hall.paper_text(stub) for stub in stubs), "a receipt is printed that nobody asked for"
    resident.page.click("text=没有，再印一份")
    resident.paper_says("回执已印出")
    text = hall.paper_text(hall.papers()[-1])
    assert number in text and "第 2 份" in text


def test_paper_out_before_printing_says_so_and_keeps_the_case(resident, hall):
    hall.sim("printer", "paper", "out")
    until(lambda: "paperOut" in hall.status()["devices"]["receiptPrinter"], "the terminal knows there is no paper")
    resident.begin_with_card("zhang")
    resident.three_utilities()
    number = resident.sign_and_submit()
    resident.paper_says("回执没有印出：打印机缺纸")
    hall.sim("printer", "paper", "ok")
    until(lambda: hall.status()["devices"]["receiptPrinter"] == "ready", "the printer is ready again")
    resident.page.click("text=再试一次")
    resident.paper_says("回执已印出")
    assert number in hall.paper_text(hall.papers()[-1])
    assert "第 2 份" not in hall.paper_text(hall.papers()[-1])
