"""The rules of the screens: that each has a check, and the checks that belong to one rule only."""
import pathlib
import re
import signal
import time

import pytest

from measure import REFERENCE, millimetre
from person import TERMINAL, Resident
from rules import RULES

TESTS = pathlib.Path(__file__).resolve().parents[1]
MM = millimetre(REFERENCE)


@pytest.fixture
def timed(open_page, hall):
    """Somebody whose time is under the test's hand."""
    page = open_page(**TERMINAL)
    page.clock.install()
    return Resident(page, hall)


def test_every_rule_has_a_check_or_a_reason():
    assert [rule.number for rule in RULES] == list(range(1, 61))
    sentences = set(re.findall(r"func `([^`]+)`", "".join(path.read_text() for path in TESTS.rglob("*.swift"))))
    for rule in RULES:
        assert rule.checks, rule
        for check in rule.checks:
            if check.how == "unit":
                assert check.what in sentences, f"rule {rule.number}: no Swift test says: {check.what}"
            if check.how == "browser":
                file, name = check.what.split("::")
                assert re.search(rf"^\s*def {name}\(", (TESTS / "Browser" / file).read_text(), re.M), check.what
            if check.how == "why":
                assert len(check.what) > 20, f"rule {rule.number} needs a reason"


def test_what_is_chosen_shows_without_colours(resident):
    """Rule 12: in forced colours a choice that is taken looks different from one that is not."""
    resident.begin_without_card()
    resident.page.emulate_media(forced_colors="active")
    label = resident.page.locator("label.choice").first
    before = label.screenshot()
    label.locator("input").check(force=True)
    resident.page.locator("h1").click()
    assert label.screenshot() != before


def test_a_page_to_read_warns_after_a_minute(timed):
    """Rules 18 and 19: not at 59 s, at 61 s with a countdown, and to be put off ten times."""
    timed.wake()
    clock, dialog = timed.page.clock, timed.page.locator("#idle")
    for _ in range(10):
        clock.run_for(59_000)
        assert not dialog.is_visible()
        clock.run_for(2_000)
        assert dialog.is_visible()
        shown = int(timed.page.inner_text("#idle-count"))
        clock.run_for(3_000)
        assert 20 <= int(timed.page.inner_text("#idle-count")) == shown - 3
        timed.page.click("#idle-stay")
        assert not dialog.is_visible()
    assert timed.page.url.endswith("/home")


def test_the_limit_is_said_before_the_first_field(resident):
    """Rule 21."""
    resident.begin_without_card()
    assert re.search(r"\d+ 秒不操作会提醒，再过 \d+ 秒清除内容", resident.page.inner_text("main"))


def test_what_was_typed_is_gone_within_a_second(resident, hall):
    """Rule 22: by leaving, seen from the page and from the daemon's answer."""
    resident.begin_without_card()
    resident.choose("water")
    resident.page.wait_for_url("**/apply/applicant")
    resident.fill(applicant__companyName="随州市测试有限公司")
    browser = resident.page.context.request
    resident.page.click("[data-role=home]")
    resident.page.wait_for_url("**/home")
    cookies = {cookie["name"]: cookie["value"] for cookie in resident.page.context.cookies()}
    began = time.monotonic()
    browser.post(hall.kiosk + "/leave", headers={"Origin": hall.kiosk})
    page = browser.get(hall.kiosk + "/apply/applicant", headers={"Cookie": f"visit={cookies['visit']}"})
    assert "随州市测试" not in page.text() and "内容已经清除" in page.text()
    assert time.monotonic() - began < 1
    resident.page.wait_for_selector(".wake", timeout=1000)


def test_the_first_touch_only_wakes(resident, hall):
    """Rule 23: wherever the finger lands, the home page comes; nothing moves."""
    page = resident.page
    for place in (0.1, 0.5, 0.9):
        page.goto(hall.kiosk + "/")
        assert page.evaluate("document.getAnimations().length") == 0
        box = page.locator(".wake").bounding_box()
        page.touchscreen.tap(box["x"] + box["width"] * place, box["y"] + box["height"] * place)
        page.wait_for_url("**/home")


def test_a_card_wakes_the_terminal_too(resident, hall):
    page = resident.page
    page.goto(hall.kiosk + "/")
    hall.sim("card", "place", "zhang")
    forgotten = page.locator("#said", has_text="先前放的")
    forgotten.or_(page.locator("main", has_text="已读取证件")).first.wait_for()
    if forgotten.count():
        hall.sim("card", "remove")
        page.wait_for_selector("#said:has-text('拿走')")
        hall.sim("card", "place", "zhang")
    page.wait_for_url("**/home")
    assert "已读取证件" in page.inner_text("main")


def test_a_terminal_at_rest_says_what_does_not_work_now(resident, hall):
    page = resident.page
    page.goto(hall.kiosk + "/")
    hall.sim("printer", "paper", "out")
    page.wait_for_selector(".attract .limit:has-text('打印')")
    hall.sim("printer", "paper", "ok")
    page.wait_for_selector(".attract:not(:has(.limit))")


def test_a_page_that_takes_long_says_so(resident, hall):
    """Rule 24: after a second in words."""
    resident.wake()
    daemon = hall.running["kioskd"]
    daemon.send_signal(signal.SIGSTOP)
    try:
        # A page that waits for the next one answers no questions: it has to tell.
        with resident.page.expect_console_message(lambda told: "请稍候" in told.text, timeout=8000):
            resident.page.evaluate("""() => {
              const said = document.getElementById('said');
              new MutationObserver(() => console.log(said.textContent)).observe(said, { childList: true });
              setTimeout(() => document.querySelector('a[href="/guides"]').click(), 50);
            }""")
    finally:
        daemon.send_signal(signal.SIGCONT)
    resident.page.wait_for_url("**/guides")


def test_mistakes_are_said_on_top_and_at_the_field(resident):
    """Rule 28."""
    page = resident.page
    resident.begin_without_card()
    resident.choose("water")
    page.wait_for_url("**/apply/applicant")
    resident.fill(applicant__companyName="随州市测试有限公司")
    resident.next()
    page.wait_for_selector(".summary")
    assert page.title().startswith("有误：")
    assert page.inner_text(".summary h2") == "请检查以下内容"
    assert page.evaluate("document.activeElement.classList.contains('summary')")
    assert page.input_value("[name='applicant.companyName']") == "随州市测试有限公司"
    assert page.locator("main > *").filter(has=page.locator("h2", has_text="请检查")).count() == 1
    for link in page.locator(".summary a").all():
        field = page.locator(f"[id='{link.get_attribute('href')[1:]}']")
        around = field.locator("xpath=ancestor-or-self::*[contains(@class, 'field')]").first
        assert around.locator(".complaint").text_content() == "有误：" + link.inner_text()
        assert len(link.inner_text()) <= 24


def test_nothing_is_said_before_continue(resident):
    """Rule 32: leaving a field does not complain."""
    resident.begin_without_card()
    resident.choose("water")
    resident.page.wait_for_url("**/apply/applicant")
    resident.fill(applicant__creditCode="１２")
    resident.page.locator("[name='applicant.companyName']").focus()
    assert resident.page.locator(".complaint").count() == 0


def test_what_nobody_can_mend_is_a_page(resident, hall):
    """Rule 31: a wiped visit is told on a page of its own that leads on."""
    resident.wake()
    resident.page.goto("about:blank")
    resident.page.context.clear_cookies()
    resident.page.goto(hall.kiosk + "/apply/review")
    assert resident.page.locator(".summary").count() == 0
    assert resident.page.locator("[data-role=next]").count() == 1


def test_the_review_changes_and_comes_back(resident):
    """Rule 35."""
    page = resident.page
    resident.begin_with_card("zhang")
    resident.three_utilities()
    assert "还没有提交" in page.inner_text("h1")
    rows = page.locator(".changes > div")
    assert rows.count() == page.locator(".changes a").count() > 10
    rows.locator("a[href*='water.dailyVolume']").click()
    page.wait_for_url("**/apply/water?then=review*")
    resident.fill(water__dailyVolume="12")
    resident.next()
    page.wait_for_url("**/apply/review")
    assert "12" in page.inner_text("main")
    resident.next()
    page.wait_for_url("**/apply/sign*")
    assert "提交" in page.inner_text("[data-role=next]")


def test_the_receipt_says_who_does_what_by_when(resident):
    """Rule 36."""
    page = resident.page
    resident.begin_with_card("zhang")
    resident.three_utilities()
    number = resident.sign_and_submit()
    resident.paper_says("回执已印出")
    text = page.inner_text("main")
    assert re.fullmatch(r"[0-9A-Z-]{20,}", number)
    assert re.search(r"\d+月\d+日.*前", text), "an hour by when"
    page.locator("main svg[role=img]").wait_for()
    assert re.search(r"电话|窗口", text)


def test_numbers_stand_with_their_units(resident):
    """Rule 38."""
    page = resident.page
    resident.begin_with_card("zhang")
    resident.choose("water", "power")
    resident.company()
    resident.place()
    for utility in ("water", "power"):
        page.wait_for_url(f"**/apply/{utility}*")
        numbers = page.locator("main input[data-keys=digits]")
        for number in numbers.all():
            box, unit = number.bounding_box(), number.locator("xpath=following-sibling::span[1]")
            if unit.count():
                beside = unit.bounding_box()
                assert beside["x"] >= box["x"] + box["width"] and unit.inner_text().strip()
        assert page.locator("main input[data-keys=digits] + span").count() > 0
        resident.pick(f"{utility}.businessType", "open")
        resident.fill(**({"water__dailyVolume": "10"} if utility == "water" else {"power__mainCapacity": "400"}))
        resident.next()


def test_without_a_reader_there_is_another_way(resident, hall):
    """Rule 41: each of the ways to be known works without the other device."""
    page = resident.page
    hall.sim("reader", "unplug")
    resident.wake()
    page.locator("#devices", has_text="读卡器").wait_for()
    page.click(".tile:has-text('联合报装')")
    page.wait_for_url("**/who*")
    assert "可以继续" in page.inner_text("main")
    resident.next()
    page.wait_for_url("**/apply/choose")
    page.goto(hall.kiosk + "/progress")
    assert page.locator("#number").is_visible()
    assert page.locator("canvas, [class*=captcha]").count() == 0


def test_a_finger_that_slides_off_does_nothing(resident):
    """Rule 43: pressing changes nothing; only letting go on the same target does."""
    page = resident.page
    resident.begin_without_card()
    before = page.url
    for target in page.locator("main label.choice, .bar a, .bar button").all():
        box = target.bounding_box()
        page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        page.mouse.down()
        page.mouse.move(5, 5)
        page.mouse.up()
    assert page.url == before and page.locator(":checked").count() == 0


def test_the_signature_has_room_and_another_way(resident):
    """Rule 44."""
    page = resident.page
    resident.begin_with_card("zhang")
    resident.three_utilities()
    resident.next()
    page.wait_for_url("**/apply/sign*")
    box = page.locator("#pad").bounding_box()
    assert box["width"] >= 120 * MM and box["height"] >= 50 * MM
    page.mouse.move(box["x"] + 50, box["y"] + 50)
    page.mouse.down()
    page.mouse.move(box["x"] + 300, box["y"] + 200, steps=5)
    page.mouse.up()
    assert page.input_value("#signature")
    page.click("#clear")
    assert page.input_value("#signature") == ""
    page.check("#paper", force=True)
    resident.next()
    page.wait_for_url("**/apply/receipt")


def test_a_printer_without_paper_is_said_before(resident, hall):
    """Rule 56."""
    hall.sim("printer", "paper", "out")
    resident.wake()
    resident.page.locator("#devices", has_text="缺纸，回执可扫码保存").wait_for()
