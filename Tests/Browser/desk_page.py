"""What every page of the centre has to stand: no barrier, nothing cut off, all of it by keyboard alone."""
import os
import pathlib

from barriers import WCAG_AA, barriers

LEAST_TARGET = 44
# Year, month, day and the calendar, at most hour and minute besides.
PARTS_OF_A_FIELD = 6

SMALL_TARGETS = """least => [...document.querySelectorAll('a, button, input, select, textarea, summary')]
  .filter(e => e.checkVisibility() && e.type !== 'hidden' && !e.closest('.option') && !e.matches('.skip'))
  .map(e => [e.outerHTML.slice(0, 80), e.getBoundingClientRect()])
  .filter(([, box]) => box.height < least - 0.5)
  .map(([html, box]) => `${Math.round(box.width)}x${Math.round(box.height)} ${html}`)"""

# Everything that takes a person's input and can be seen; of radio buttons with one name, the keyboard stops at one.
STOPS = """() => {
  const seen = e => e.checkVisibility({visibilityProperty: true}) && !e.disabled && e.tabIndex >= 0;
  const all = [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary')];
  const groups = new Set();
  const stops = [];
  for (const e of all) {
    if (!seen(e)) continue;
    if (e.type === 'radio') {
      const key = (e.form?.id ?? '') + [...document.forms].indexOf(e.form) + e.name;
      if (groups.has(key)) continue;
      groups.add(key);
      stops.push('radio ' + key);
    } else {
      e.dataset.stop ??= String(stops.length);
      stops.push(e.tagName + ' ' + e.dataset.stop);
    }
  }
  return stops;
}"""

# Where the keyboard is: its name as above, and whether it can be seen to be there, within the window.
FOCUS = """() => {
  const e = document.activeElement;
  if (!e || e === document.body || e === document.documentElement) return null;
  // What only scrolls can be reached as well.
  e.dataset.stop ??= 'beside ' + document.querySelectorAll('[data-stop]').length;
  const key = e.type === 'radio' ? 'radio ' + (e.form?.id ?? '') + [...document.forms].indexOf(e.form) + e.name
    : e.tagName + ' ' + e.dataset.stop;
  const marked = [e, ...(e.labels ?? []), e.nextElementSibling, e.parentElement].filter(Boolean).some(
    m => getComputedStyle(m).outlineStyle !== 'none' && parseFloat(getComputedStyle(m).outlineWidth) >= 2);
  const box = (e.labels?.[0] ?? e).getBoundingClientRect();
  const within = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
  return {key, marked, within, what: (e.labels?.[0]?.textContent || e.textContent || e.name || '').trim().slice(0, 40)};
}"""


def walk_by_tab(page):
    """Goes once round the page by Tab: everything is reached, is seen to be reached, and nothing holds the keyboard."""
    page.evaluate("document.activeElement?.blur(); scrollTo(0, 0)")
    # From the top of the page, wherever the keyboard was.
    page.evaluate("""() => { const s = document.createElement('span'); s.tabIndex = -1; document.body.prepend(s);
                          s.focus(); s.remove(); }""")
    wanted = page.evaluate(STOPS)
    reached, within_field = [], 0
    for _ in range(2 * len(wanted) + PARTS_OF_A_FIELD):
        page.keyboard.press("Tab")
        focus = page.evaluate(FOCUS)
        # A date is one field whose parts the keyboard goes through.
        within_field = within_field + 1 if focus and reached and focus["key"] == reached[-1] else 0
        assert within_field < PARTS_OF_A_FIELD, ("holds the keyboard", focus)
        if within_field:
            continue
        if focus is None or focus["key"] in reached:
            break
        assert focus["marked"], ("the keyboard's place is not marked", focus)
        assert focus["within"], ("the keyboard's place is out of sight", focus)
        reached.append(focus["key"])
    missed = set(wanted) - set(reached)
    assert not missed, ("not reached by keyboard", sorted(missed)[:5], len(wanted))


def check(page):
    """At 1366 × 768, as a person who sees little and has no mouse."""
    picture(page)
    assert barriers(page, WCAG_AA) == []
    small = page.evaluate(SMALL_TARGETS, LEAST_TARGET)
    assert small == [], small
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "the page is wider than the screen"
    assert page.locator("h1").count() == 1
    walk_by_tab(page)


def picture(page):
    """Kept for somebody to look at, when asked for."""
    folder = os.environ.get("LIANBAN_PICTURES")
    if folder:
        name = f"{len(os.listdir(folder)):03}.png"
        page.screenshot(path=str(pathlib.Path(folder) / name), full_page=True)
