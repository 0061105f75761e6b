"""The centre's pages: accessible, usable by keyboard alone, and clear when two people meet or something is refused."""
import pytest

from centre import Centre, Officer
from desk_page import check
from hall import until
from person import DESK, Resident, TERMINAL

@pytest.fixture
def centre(tmp_path, programs):
    with Centre(tmp_path, programs) as hall:
        yield hall


@pytest.fixture
def officer(open_page, centre):
    def officer(number):
        someone = Officer(open_page(**DESK), centre, number)
        someone.sign_in()
        return someone

    return officer


@pytest.fixture
def submitted(open_page, centre, officer):
    """A case for three utilities, arrived at the centre."""
    resident = Resident(open_page(**TERMINAL), centre)
    resident.begin_with_card("zhang")
    resident.three_utilities()
    number = resident.sign_and_submit()
    window = officer("W01")

    def arrived():
        window.page.goto(centre.hub + "/")
        return window.page.locator(f"a.number:has-text('{number}')").count()

    until(arrived, "the case has arrived")
    return number, window


def open_all(page):
    page.evaluate("document.querySelectorAll('details').forEach(e => e.open = true)")


def test_every_page_of_the_centre(centre, officer, submitted, open_page):
    number, window = submitted
    check(window.page)
    window.open(number)
    check(window.page)
    window.press("finish:received", "finish")
    open_all(window.page)
    check(window.page)
    for who, path in (("U01", "/"), ("S01", "/board"), ("A01", "/admin"), ("D01", "/"), ("M01", "/"), ("M01", "/mine")):
        someone = officer(who)
        someone.page.goto(centre.hub + path)
        open_all(someone.page)
        check(someone.page)
    phone = open_page(viewport={"width": 390, "height": 844})
    phone.goto(centre.hub + "/t")
    check(phone)
    phone.goto(centre.hub + f"/t/{number}?p=wrong")
    assert "没有找到这个办件" in phone.inner_text("main")
    check(phone)


def test_a_department_gives_its_opinion(centre, officer, submitted):
    number, window = submitted
    window.open(number)
    window.press("finish:received", "finish")
    accept = window.form("finish:accepted")
    accept.locator("input[value=yes]").check(force=True)
    accept.locator("button[value=finish]").click()
    for who, utility in (("U01", "water"), ("U02", "power"), ("U03", "network")):
        specialist = officer(who)
        specialist.open(number)
        survey = specialist.form(f"finish:survey:{utility}")
        survey.locator("[name='fact.works.length']").fill("620")
        survey.locator("[name='fact.works.needsApproval'][value=yes]").check(force=True)
        survey.locator("[name='fact.commitment.eligible'][value=no]").check(force=True)
        survey.locator("button[value=finish]").click()
        specialist.page.wait_for_selector(".notice.good")
    department = officer("D01")
    department.open(number)
    check(department.page)
    text = department.page.inner_text("main")
    assert "620 米" in text and "13800138000" not in text and "张三测" not in text
    department.press("opinion:jointApproval:planning", "object")
    assert department.page.title().startswith("有误：")
    check(department.page)
    department.page.fill("[name=remark]", "沿红线外侧敷设")
    department.press("opinion:jointApproval:planning", "agree")
    department.page.wait_for_selector("text=沿红线外侧敷设")
    check(department.page)


def test_by_keyboard_alone(centre, officer, submitted):
    """Queue → case → a stage with a fact → a refused order keeps what was typed → a conflict says who was first."""
    number, window = submitted
    page = window.page
    page.goto(centre.hub + "/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "跳到正文"
    window.tab_to("a.number")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    page.keyboard.press("Enter")
    page.wait_for_selector("h1.number")
    window.tab_to("[id='finish:received'] button[value=finish]")
    page.keyboard.press("Enter")
    page.wait_for_selector(".notice.good:has-text('办完“收件”')")

    window.tab_to("[id='finish:accepted.fact.works.external-yes']")
    page.keyboard.press("Space")
    window.tab_to("[id='finish:accepted'] button[value=finish]")
    page.keyboard.press("Enter")
    page.wait_for_selector(".notice.good:has-text('有没有外线工程')")

    window.tab_to("[id=report] summary")
    page.keyboard.press("Enter")
    window.tab_to("[id='report.text']")
    window.tab_to("[id=report] button[value=report]")
    page.keyboard.press("Enter")
    page.wait_for_selector("#trouble")
    assert page.title().startswith("有误：")
    window.tab_to("#trouble a")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "report.text"
    page.keyboard.type("现场有树，要移")

    specialist = officer("U01")
    specialist.open(number)
    specialist.form("offer-hours:water").locator("input[type=checkbox]").first.check(force=True)
    specialist.press("offer-hours:water", "offer")
    specialist.page.wait_for_selector(".notice.good")

    window.tab_to("[id=report] button[value=report]")
    page.keyboard.press("Enter")
    page.wait_for_selector("#trouble:has-text('先办了一步')")
    assert "随州市水务集团（工号 U01）" in page.inner_text("#trouble")
    assert page.input_value("[id='report.text']") == "现场有树，要移"
    check(page)
    window.tab_to("[id=report] button[value=report]")
    page.keyboard.press("Enter")
    page.wait_for_selector(".notice.good:has-text('现场有树，要移')")
