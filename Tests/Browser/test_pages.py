"""Every page a person meets: accessible, big enough to touch, no missing glyph, nothing personal left behind."""
import pytest

from barriers import WCAG_AA, barriers
from person import TERMINAL, Resident

TARGET_MILLIMETRES = 20

SMALL_TARGETS = """(least) => [...document.querySelectorAll('a, button, input, select, label.choice, [role=button]')]
  .filter(e => !document.querySelector('dialog:modal') || e.closest('dialog'))
  .filter(e => e.checkVisibility() && e.type !== 'hidden' && !e.closest('label.choice input'))
  .filter(e => !(e.tagName === 'INPUT' && e.closest('label.choice')))
  .map(e => [e.outerHTML.slice(0, 80), e.getBoundingClientRect()])
  .filter(([, box]) => box.width < least || box.height < least)
  .map(([html, box]) => `${Math.round(box.width)}x${Math.round(box.height)} ${html}`)"""

FONTS_OF_TEXT = ["Noto Sans CJK SC", "HanaMinA", "HanaMinB"]
FONTS_BEYOND_THE_BASIC_PLANE = {"HanaMinA", "HanaMinB"}


def check(page):
    assert barriers(page) == []
    assert page.evaluate(SMALL_TARGETS, TARGET_MILLIMETRES * millimetre(page) - 0.5) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "the page is wider than the screen"


def millimetre(page):
    return page.evaluate("parseFloat(getComputedStyle(document.documentElement).getPropertyValue('--mm'))")


def distance(page, below, above):
    """Pixels between two things that stand one above the other."""
    below, above = page.locator(below).bounding_box(), page.locator(above).bounding_box()
    return below["y"] - above["y"] - above["height"]


def fonts(page, selector):
    """The fonts that really drew an element, as the browser tells."""
    session = page.context.new_cdp_session(page)
    session.send("DOM.enable")
    session.send("CSS.enable")
    root = session.send("DOM.getDocument")["root"]["nodeId"]
    node = session.send("DOM.querySelector", {"nodeId": root, "selector": selector})["nodeId"]
    return {font["familyName"] for font in session.send("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"]}


def test_every_page_of_an_application(resident, hall):
    page, outside = resident.page, []
    page.on("request", lambda request: outside.append(request.url) if not request.url.startswith(hall.kiosk) else None)
    page.goto(hall.kiosk + "/")
    check(page)
    resident.wake()
    check(page)
    page.click(".tile:has-text('联合报装')")
    check(page)
    resident.place_card("zhang")
    page.wait_for_url("**/apply/choose")
    hall.sim("card", "remove")
    check(page)
    resident.next()
    page.wait_for_selector(".summary")
    check(page)
    for utility in ("water", "power", "gas", "heat", "network"):
        page.check(f"#utilities-{utility}", force=True)
    page.check("#kind-company", force=True)
    resident.next()
    page.wait_for_url("**/apply/applicant")
    check(page)
    resident.next()
    page.wait_for_selector(".summary")
    check(page)
    assert page.title().startswith("有误：")
    resident.company_name()
    check(page)
    resident.handler()
    page.wait_for_url("**/apply/place*")
    check(page)
    resident.place()
    for utility in ("water", "power", "gas", "heat", "network"):
        page.wait_for_url(f"**/apply/{utility}*")
        check(page)
        resident.next()
    page.wait_for_url("**/apply/appointment*")
    check(page)
    resident.appoint()
    check(page)
    resident.next()
    page.wait_for_url("**/apply/sign*")
    check(page)
    page.go_back()
    resident.sign_and_submit()
    resident.paper_says("回执已印出")
    check(page)
    resident.leave()
    for path in ("/help", "/guides", "/guides/fees"):
        page.goto(hall.kiosk + path)
        check(page)
    assert outside == []


def test_every_page_of_the_progress(resident, hall):
    page = resident.page
    resident.begin_with_card("zhang")
    resident.three_utilities()
    resident.sign_and_submit()
    resident.paper_says("回执已印出")
    resident.leave()
    resident.wake()
    page.click("text=办理进度")
    check(page)
    resident.next()
    page.wait_for_url("**/progress")
    check(page)
    hall.sim("card", "place", "zhang")
    page.wait_for_url("**/progress/cases")
    page.wait_for_selector(".lane")
    check(page)
    page.click("text=用编号查另一件")
    page.wait_for_url("**/progress?by=number")
    check(page)


def test_every_page_of_leaving(resident, hall):
    page = resident.page
    resident.begin_without_card()
    resident.choose("water")
    page.wait_for_url("**/apply/applicant")
    page.click("[data-role=home]")
    page.wait_for_url("**/home")
    page.click("[data-role=leave]")
    page.wait_for_url("**/leave")
    check(page)
    assert distance(page, "#wipe", "#go-on") >= 10 * millimetre(page)
    page.click("#wipe")
    page.wait_for_selector(".wake")
    page.goto(hall.kiosk + "/apply/applicant")
    assert "内容已经清除" in page.inner_text("main")
    check(page)

    resident.wake()
    hall.sim("card", "place", "zhang")
    page.wait_for_selector("text=已读取证件")
    page.click("[data-role=leave]")
    page.wait_for_url("**/take-card")
    check(page)
    assert "张三测" not in page.content() and "张*" not in page.content()
    hall.sim("card", "remove")
    page.wait_for_selector(".wake")


def test_the_warning_of_a_quiet_screen(open_page, hall):
    page = open_page(**TERMINAL)
    page.clock.install()
    Resident(page, hall).wake()
    page.clock.run_for(61_000)
    assert page.locator("#idle").is_visible()
    page.clock.resume()
    check(page)
    assert distance(page, "#leave button", "#idle-stay") >= 10 * millimetre(page)


def test_every_page_of_the_window(clerk, resident, hall):
    resident.begin_with_card("zhang")
    resident.three_utilities()
    number = resident.sign_and_submit()

    def check_desk():
        assert barriers(clerk.page, WCAG_AA) == []

    clerk.page.goto(hall.hub + "/login")
    check_desk()
    clerk.sign_in()
    check_desk()
    from hall import until
    until(lambda: clerk.rows(number), "the case has arrived")
    check_desk()
    clerk.open(number)
    check_desk()


@pytest.mark.parametrize("card, name, allowed", [
    ("yan", "测䶮", set(FONTS_OF_TEXT)), ("guan", "测𪚥", FONTS_BEYOND_THE_BASIC_PLANE)])
def test_rare_names_are_drawn_on_the_page(resident, card, name, allowed):
    resident.begin_with_card(card)
    resident.choose("water", kind="resident")
    resident.page.wait_for_url("**/apply/applicant")
    assert resident.page.input_value('[name="applicant.personName"]') == name
    resident.next()
    resident.fill(contact__phone="13800138000")
    resident.next()
    resident.place()
    resident.next()
    resident.appoint()
    resident.page.wait_for_url("**/apply/review")
    resident.page.evaluate("""() => {
      const value = [...document.querySelectorAll('dd')].find(e => e.textContent.startsWith('测')).firstChild;
      const rare = document.createElement('span');
      rare.id = 'rare';
      rare.textContent = value.textContent.slice(1);
      value.textContent = '测';
      value.after(rare);
    }""")
    used = fonts(resident.page, "#rare")
    assert len(used) == 1 and used <= allowed


def test_nothing_is_left_for_the_next_person(resident, hall):
    page = resident.page
    resident.begin_with_card("zhang")
    resident.choose("water")
    resident.company()
    page.goto(hall.kiosk + "/home")
    page.click("[data-role=leave]")
    page.wait_for_url("**/leave")
    page.click("#wipe")
    page.wait_for_selector(".wake")
    page.go_back()
    page.wait_for_load_state()
    for path in ("/apply/handler", "/apply/review", "/progress/cases", "/home"):
        page.goto(hall.kiosk + path)
        assert "张三测" not in page.content() and "990101" not in page.content()
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0
    for path in (hall.folder / "kiosk").iterdir():
        content = path.read_bytes()
        assert "张三测".encode() not in content and b"13800138000" not in content, path.name


def test_no_log_names_anybody(resident, hall):
    resident.begin_with_card("zhang")
    resident.three_utilities()
    resident.sign_and_submit()
    resident.paper_says("回执已印出")
    logs = hall.logs()
    for personal in ("张三测", "9901011", "13800138000", "迎宾大道", "随州市测试"):
        assert personal not in logs


def test_a_quiet_screen_warns_counts_down_and_wipes(open_page, hall):
    page = open_page(**TERMINAL)
    page.clock.install()
    resident = Resident(page, hall)
    resident.begin_without_card()
    resident.choose("water")
    page.wait_for_url("**/apply/applicant")
    resident.fill(applicant__companyName="随州市测试有限公司")
    page.clock.run_for(118_000)
    assert not page.locator("#idle").is_visible()
    page.clock.run_for(3_000)
    assert page.locator("#idle").is_visible()
    page.click("#idle-stay")
    assert not page.locator("#idle").is_visible()
    page.clock.run_for(121_000)
    page.clock.run_for(31_000)
    page.wait_for_selector(".wake")
    page.goto(hall.kiosk + "/apply/applicant")
    assert "随州市测试有限公司" not in page.content()
