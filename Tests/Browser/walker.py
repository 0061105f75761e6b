"""Walks through whatever form a city has, page by page, as a person would who answers every question."""
import re

# Groups of big buttons of which none is pressed yet, on the screen now.
OPEN_CHOICES = """() => [...new Set([...document.querySelectorAll('#question input[type=radio]')]
  .filter(e => e.checkVisibility() && !e.disabled).map(e => e.name))]
  .filter(name => !document.querySelector(`[name="${CSS.escape(name)}"]:checked`))"""

TICKS = """() => [...document.querySelectorAll('#question input[type=checkbox]')]
  .filter(e => e.checkVisibility() && e.value !== 'unknown' && e.name !== 'utilities').map(e => e.id)"""


def answer(page, typed, has_papers=True):
    """Answers everything on this page."""
    while open_choices := page.evaluate(OPEN_CHOICES):
        name = open_choices[0]
        wanted = f'[value="{typed[name]}"]' if name in typed else ""
        page.locator(f'[name="{name}"]{wanted}:enabled').first.check(force=True)
    for tick in page.evaluate(TICKS):
        if has_papers or not tick.startswith("material."):
            page.check(f'[id="{tick}"]', force=True)
    for name, value in typed.items():
        boxes = page.locator(f'[name="{name}~year"]:visible')
        if boxes.count():
            for part, text in zip(("year", "month", "dayOfMonth"), value.split("-")):
                page.fill(f'[name="{name}~{part}"]', text)
        entry = page.locator(f'input[type=text][name="{name}"]:visible, input[type=tel][name="{name}"]:visible, textarea[name="{name}"]:visible')
        if entry.count():
            entry.fill(value)


def report(page):
    """A repair: what is broken, and what happened to it."""
    page.click(".tile:has-text('报修')")
    page.wait_for_url("**/repair")
    page.locator("a.tile").first.click()
    page.wait_for_url("**/repair/*")
    page.locator("button.tile", has_text="其他").click()


def change(page, form):
    """A transfer or a closure, of one utility to begin with."""
    page.click(".tile:has-text('销户')")
    page.wait_for_url("**/change")
    page.locator("a.tile", has_text=form.change).click()
    page.wait_for_url("**/change/*")
    page.check(f"#utilities-{form.utilities[0]}", force=True)
    page.click("[data-role=next]")


def begin(resident, form, card):
    """From the first touch to the choice of utilities, with a card."""
    page = resident.page
    resident.wake()
    if form.id == "repair":
        report(page)
    elif form.change:
        change(page, form)
    elif form.button:
        page.click(".tile:has-text('其他业务')")
        page.wait_for_url("**/services")
        page.locator(".choices .button", has_text=form.button).click()
    else:
        page.click(".tile:has-text('联合报装')")
    page.wait_for_url("**/who?*")
    resident.place_card(card)
    page.wait_for_url("**/apply/choose")
    resident.hall.sim("card", "remove")


def walk(resident, form, kind, look=lambda page: None, has_papers=True):
    """From the choice to the review. `look` sees every page as it is found, and again when it is filled."""
    page = resident.page
    look(page)
    for utility in form.utilities:
        page.check(f"#utilities-{utility}", force=True)
    page.check(f"#kind-{kind}", force=True)
    steps = ["choose"]
    while steps[-1] != "review":
        answer(page, form.typed, has_papers)
        look(page)
        here = page.url
        resident.next()
        page.wait_for_url(lambda url: url != here)
        page.wait_for_load_state()
        assert not page.locator(".summary").count(), page.locator(".summary").inner_text()
        steps.append(re.search(r"/apply/(\w+)", page.url).group(1))
        look(page)
    return steps
