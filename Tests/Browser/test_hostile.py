"""Text that is more than text to somebody, typed at the terminal: it is text on every page and on the paper."""
import itertools

from cities import CITIES
from hall import until
from walker import begin, walk

TEXTS = (
    "测'; DROP TABLE staff; --", "测<script>alert(1)</script>", "测\"><img src=x onerror=alert(1)>", "测{{{name}}}%00",
)
LIVE = ("<script>alert", "<img src=x", "onerror=alert(1)>")

# Entries that take any text; numbers of every kind have digits, and codes a length of their own.
ANY_TEXT = """all => all.filter(e => e.checkVisibility() && e.dataset.keys !== 'digits' && !/number$|code$|~/i.test(e.name)).map(e => [e.name, e.maxLength])"""


def harmless(page):
    content = page.content()
    assert not [sign for sign in LIVE if sign in content], page.url


def test_in_every_field_of_the_terminal_is_text_at_the_centre_and_on_the_receipt(resident, clerk, hall):
    texts, typed, alerts = itertools.cycle(TEXTS), {}, []

    def spoil(page):
        harmless(page)
        for name, most in page.locator("#question input[type=text], #question textarea").evaluate_all(ANY_TEXT):
            typed[name] = next(texts)[:most]
            page.fill(f'[name="{name}"]', typed[name])

    for page in (resident.page, clerk.page):
        page.on("dialog", lambda dialog: (alerts.append(dialog.message), dialog.dismiss()))
    form = CITIES["suizhou"].forms[0]
    begin(resident, form, "zhang")
    walk(resident, form, "company", spoil)
    assert len(typed) >= 4, typed
    harmless(resident.page)
    shown = resident.page.inner_text("main")
    assert typed["place.road"] in shown and typed["applicant.companyName"] in shown
    number = resident.sign_and_submit()
    resident.paper_says("回执已印出")
    harmless(resident.page)
    assert number in hall.paper_text(hall.papers()[-1])
    resident.leave()

    clerk.sign_in()
    until(lambda: clerk.rows(number), "the case stands in the window's queue")
    harmless(clerk.page)
    clerk.open(number)
    harmless(clerk.page)
    assert any(text in clerk.page.inner_text("main") for text in typed.values())
    assert not alerts


def test_longer_than_a_field_takes_is_refused_in_words(resident, hall):
    resident.begin_with_card("zhang")
    resident.choose("water")
    page = resident.page
    page.wait_for_selector('[name="applicant.companyName"]')
    page.evaluate("document.querySelectorAll('[maxlength]').forEach(e => e.removeAttribute('maxlength'))")
    resident.company_name_of("长" * 5000)
    page.wait_for_selector(".summary")
    assert "太长，请减到" in page.inner_text("main")
    assert "/handler" not in page.url
