"""Each city's forms, from the card to the paper and to the centre, by that city's pack."""
import re

import pytest

from cities import CITIES
from hall import Hall, qr_codes, until
from person import DESK, TERMINAL, Clerk, Resident
from test_pages import check
from walker import begin, walk

JOURNEYS = [
    (city, form, kind) for city, known in CITIES.items() for form in known.forms for kind in form.kinds
]


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
        return running[city]

    yield hall
    for last in running.values():
        last.stop_all()


@pytest.fixture(scope="module")
def seen():
    """Pages that were examined, by city and heading."""
    return set()


@pytest.mark.parametrize("city, form, kind", JOURNEYS, ids=[f"{c}-{f.id}-{k}" for c, f, k in JOURNEYS])
def test_from_the_card_to_the_paper_and_to_the_centre(city, form, kind, halls, seen, open_page):
    hall = halls(city)
    resident = Resident(open_page(**TERMINAL), hall)

    def look(page):
        where = (city, page.inner_text("h1"))
        if where not in seen:
            seen.add(where)
            check(page)

    begin(resident, form, "zhang")
    walk(resident, form, kind, look)
    number = resident.sign_and_submit()
    resident.paper_says("回执已印出")
    look(resident.page)

    paper = hall.papers()[-1]
    codes = qr_codes(paper)
    assert len(codes) == 1 and re.match(rf"LB[12]\.{number}\.", codes[0])
    printed = re.sub(r"\s", "", hall.paper_text(paper))
    assert CITIES[city].hall in printed and number in printed
    assert "张三测" not in printed and "9901011990" not in printed
    resident.leave()

    clerk = Clerk(open_page(**DESK), hall)
    clerk.sign_in()
    until(lambda: clerk.rows(number), "the case stands in the window's queue")


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
