"""Each city's forms by touch alone, from the first touch to the paper and to the centre, by that city's pack."""
import re
import signal
from urllib.parse import quote

import pytest

from cities import CITIES
from hall import CLERK, Hall, qr_codes, until
from journeys import ALL, COVERING, NUMBER, WALKED, pairs
from offices import Office
from person import PHONE, TERMINAL, Resident
from test_pages import check
from visitor import Visitor
from walker import begin, walk

CLEAR = ("张三测", "990101199001010", "王芳", "李强", NUMBER, PHONE)


@pytest.fixture(scope="module")
def halls(tmp_path_factory, programs):
    """A hall for each city, begun when it is first asked for; one at a time."""
    running = {}

    def hall(city):
        if city not in running:
            for other in running.values():
                other.stop_all()
            running.clear()
            running[city] = Hall(tmp_path_factory.mktemp(city), programs, pack=city)
            running[city].start_all()
        if "hubd" not in running[city].running:
            running[city].start_hub()
        return running[city]

    yield hall
    for last in running.values():
        last.stop_all()


@pytest.fixture(scope="module")
def check_once(tmp_path_factory, worker_id):
    """Examines each city's page of a heading once, whichever of those who walk at the same time comes first. The pages of
    随州 are examined in every view by test_every_view."""
    folder = tmp_path_factory.getbasetemp()
    seen = (folder if worker_id == "master" else folder.parent) / "seen"
    seen.mkdir(exist_ok=True)

    def check_once(city, page):
        if city == "suizhou":
            return
        try:
            (seen / quote(f"{city} {page.inner_text('h1')}", safe="")).touch(exist_ok=False)
        except FileExistsError:
            return
        check(page)

    return check_once


@pytest.fixture(scope="module")
def queue():
    """The cases with a number of which something is to be done at a hall's window."""
    desks = {}

    def cases(hall, number):
        if hall.folder not in desks:
            desks[hall.folder] = Office(hall, CLERK["number"], CLERK["password"])
        desk = desks[hall.folder]
        return set(re.findall(rf'href="([^"#]+)[^"]*">{number}<', desk.ask("GET", "/")[1]))

    return cases


@pytest.mark.parametrize("journey", WALKED, ids=[journey.id for journey in WALKED])
def test_by_touch_from_the_first_touch_to_the_paper_and_the_window(
        journey, halls, check_once, queue, open_page, record_property):
    hall = halls(journey.city)
    visitor = Visitor(open_page(**TERMINAL), hall)

    def look(page):
        check_once(journey.city, page)

    visitor.begin(journey.form, "zhang" if journey.way == "card" else None)
    if not journey.is_admitted:
        if journey.line == "down":
            lose_the_line(hall)
        look(visitor.page)
        return is_told_who_may_apply(visitor)
    visitor.fill(journey, look)
    if journey.line == "down":
        lose_the_line(hall)
    number = visitor.sign_and_submit(look)
    paper = visitor.paper()
    is_said(visitor.page, journey.line)
    look(visitor.page)
    is_on_paper(hall, paper, number)
    visitor.leave()
    record_property("taps", visitor.finger.taps)

    if journey.line == "down":
        hall.start_hub()
    until(lambda: queue(hall, number), "the case stands in the window's queue", 60)
    until(lambda: hall.status()["queue"]["unsent"] == 0, "everything is sent", 60)
    assert len(queue(hall, number)) == 1


def is_told_who_may_apply(visitor):
    """Where only enterprises apply, a resident is told so before anything is asked, and where to go instead."""
    page = visitor.page
    words = page.locator("fieldset", has=page.locator("#kind-company")).inner_text()
    assert "这项业务只有单位可以申请" in words and "个人要报装，请到窗口问工作人员" in words
    assert not page.locator("#kind-resident").count()
    visitor.touch("[data-role=home]", "**/home")
    visitor.leave("[data-role=leave]")


def lose_the_line(hall):
    hall.stop("hubd", signal.SIGKILL)
    until(lambda: hall.status()["link"] != "up", "the terminal knows that the line is down")


def is_said(page, line):
    """What became of the application, in plain words."""
    if line == "up":
        return page.wait_for_selector("text=中心已经收到")
    assert "已在本机受理。网络恢复后自动送到中心，不会丢。" in page.inner_text("main")
    assert "网络中断" in page.inner_text(".status") and "待上传" in page.inner_text(".status")


def is_on_paper(hall, paper, number):
    codes = qr_codes(paper)
    assert len(codes) == 1 and re.match(rf"LB[12]\.{number}\.", codes[0])
    printed = re.sub(r"\s", "", hall.paper_text(paper))
    assert CITIES[hall.pack].hall in printed and number in printed
    assert not [clear for clear in CLEAR if clear in printed + codes[0]]


def test_any_two_of_city_applicant_way_and_line_meet_in_the_journeys_walked_each_time():
    assert pairs(COVERING) == pairs(ALL)
    admitted = [journey for journey in ALL if journey.is_admitted]
    assert pairs(journey for journey in COVERING if journey.is_admitted) == pairs(admitted)


@pytest.mark.parametrize("city", CITIES)
def test_a_package_ticks_its_utilities_with_one_tap(city, halls, open_page):
    hall = halls(city)
    resident = Resident(open_page(**TERMINAL), hall)
    resident.begin_without_card()
    with resident.page.expect_response("**/apply/field"):
        resident.page.locator(".package", has_text=CITIES[city].package).first.click()
    ticked = resident.page.locator('[name="utilities"]:checked').evaluate_all("all => all.map(e => e.value)")
    assert set(ticked) == set(CITIES[city].forms[0].utilities)
    resident.page.reload()
    assert resident.page.locator('[name="utilities"]:checked').count() == len(ticked)
    assert resident.page.locator('.package[aria-pressed="true"]').count() == 1
    resident.page.uncheck("#utilities-water", force=True)
    assert resident.page.locator('.package[aria-pressed="true"]').count() <= 1
    if "resident" not in CITIES[city].forms[0].kinds:
        assert "这项业务只有单位可以申请" in resident.page.inner_text("main")
        assert not resident.page.locator("#kind-resident").count()


@pytest.mark.parametrize("city", CITIES)
def test_guides_say_what_papers_limits_and_costs_with_the_document(city, halls, open_page):
    hall = halls(city)
    resident = Resident(open_page(**TERMINAL), hall)
    page = resident.page
    resident.wake()
    page.click("text=收费与指南")
    check(page)
    page.click("text=按业务查")
    page.wait_for_url("**/guides/services")
    check(page)
    page.locator("main .button").first.click()
    page.wait_for_url("**/guides/service/*")
    check(page)
    for part in ("谁可以办", "在哪里办", "要带什么", "怎么办", "多久办好", "收费"):
        assert page.locator("h2", has_text=part).count() == 1
    assert page.locator(".cite").count() >= 4


def test_papers_that_are_not_at_hand_are_said_and_do_not_block(halls, open_page):
    hall = halls("qijiang")
    form = CITIES["qijiang"].forms[0]
    resident = Resident(open_page(**TERMINAL), hall)
    begin(resident, form, "zhang")
    steps = walk(resident, form, "resident", has_papers=False)
    assert "materials" in steps
    review = resident.page.inner_text("main")
    assert "还缺：有效身份证件" in review and "可以后补" in review
    resident.sign_and_submit()
    assert "有效身份证件：" in resident.page.inner_text("main")
    resident.leave()
