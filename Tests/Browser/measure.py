"""What can be measured on a page: sizes, gaps, type, what is cut off, in every way the screen can be had.

Panels differ by the width of their millimetre only, and a mode is a class of the page's root: so one page is measured in
all of them without being asked for again. The modes are read from the switches on the page itself.
"""
import math
from dataclasses import dataclass
from itertools import product

from barriers import barriers

WIDTH, HEIGHT = 1080, 1920
# Diagonals in inches; the middle one is the reference.
PANELS = (21.5, 27.0, 32.0)
REFERENCE = 27.0
# A mode that only changes time or sound looks as the page without it, but for its own switch.
UNSEEN_MODES = ("slow", "speech")
LARGE_TEXT, BIG_BUTTONS, LOW_REACH = "large", "buttons", "reach"
# How high the lower edge of the picture hangs, and what somebody who sits reaches, in millimetres above the floor.
BOTTOM_EDGE, HIGHEST_REACH = 800, 1220
FONTS = {"Noto Sans CJK SC", "HanaMinA", "HanaMinB"}


def millimetre(panel):
    """Pixels in a millimetre."""
    return math.hypot(WIDTH, HEIGHT) / (panel * 25.4)


@dataclass(frozen=True)
class View:
    """One way to have the screen."""
    panel: float
    scale: float
    mode: str

    @property
    def classes(self):
        return " ".join(f"mode-{mode}" for mode in ([LARGE_TEXT] if self.scale > 1 else []) + [self.mode] if mode)

    @property
    def reach_top(self):
        return max(0, HEIGHT - (HIGHEST_REACH - BOTTOM_EDGE) * millimetre(self.panel))

    def __str__(self):
        return f"{self.panel:g} inch, scale {self.scale}, {self.mode or 'plain'}"


def modes(page):
    """What the page's own switches offer."""
    return page.evaluate("[...document.querySelectorAll('[data-modes] button')].map(e => e.value)")


def views(page):
    offered = modes(page)
    looks = [""] + [mode for mode in offered if mode not in (LARGE_TEXT, *UNSEEN_MODES)]
    scales = (1.0, 1.5) if LARGE_TEXT in offered else (1.0,)
    return [View(*one) for one in product(PANELS, scales, looks)]


def have(page, view):
    """Shows the page in that way. Its own classes come back with `have(page, None)`."""
    page.evaluate("""([classes, mm, reach]) => {
      const root = document.documentElement;
      root.dataset.own ??= root.className;
      root.className = classes ?? root.dataset.own;
      if (mm) { root.style.setProperty('--mm', mm + 'px'); root.style.setProperty('--reach-top', reach + 'px'); }
      else root.removeAttribute('style');
      dispatchEvent(new Event('resize'));
      scrollTo(0, 0);
      document.getElementById('main')?.scrollTo(0, 0);
      return new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
    }""", [view.classes, millimetre(view.panel), view.reach_top] if view else [None, None, None])


MEASURE = """([mm, least, reachTop, isLarge]) => {
  const found = {};
  const say = (rule, text) => (found[rule] ??= []).push(text);
  const modal = document.querySelector('dialog:modal');
  const shown = e => e.checkVisibility({ visibilityProperty: true }) && (!modal || modal.contains(e));
  const name = e => (e.innerText || e.getAttribute('aria-label') || e.name || e.outerHTML).trim().slice(0, 24);
  const targets = [...document.querySelectorAll('a, button, input, select, textarea, summary, label.choice, [role=button]')]
    .filter(e => shown(e) && e.type !== 'hidden' && !(e.tagName === 'INPUT' && e.closest('label.choice')))
    .filter(e => !e.closest('.visually-hidden'));
  const boxes = targets.map(e => [e, e.getBoundingClientRect()]);
  for (const [e, b] of boxes)
    if (b.width < least * mm - 0.5 || b.height < least * mm - 0.5)
      say(least > 20 ? 3 : 2, `${Math.round(b.width / mm)} x ${Math.round(b.height / mm)} mm: ${name(e)}`);
  for (const [i, [e, a]] of boxes.entries()) for (const [f, b] of boxes.slice(i + 1)) {
    if (e.contains(f) || f.contains(e) || !!e.closest('.foot') !== !!f.closest('.foot')) continue;
    const gap = Math.hypot(Math.max(0, a.left - b.right, b.left - a.right), Math.max(0, a.top - b.bottom, b.top - a.bottom));
    if (gap < 3 * mm - 0.5) say(5, `${(gap / mm).toFixed(1)} mm between ${name(e)} and ${name(f)}`);
  }
  const texts = [...document.querySelectorAll('body *')].filter(e => shown(e) && !e.closest('.visually-hidden')
    && !/^(radio|checkbox|hidden)$/.test(e.type) && (e.matches('input, textarea') && e.value || [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim())));
  const task = 'h1, h2, legend, label, button, .button, a, input, textarea, dd, .complaint, .notice, .lead, .card p';
  for (const e of texts) {
    const size = parseFloat(getComputedStyle(e).fontSize) / mm;
    if (size < 8.1 - 0.02) say(7, `${size.toFixed(1)} mm: ${name(e)}`);
    const small = e.closest('small, .optional, .tag, .hint, .cite, .source, .compact, .modes, .tile');
    if (!small && e.matches(task) && size < 10 - 0.02) say(6, `${size.toFixed(1)} mm: ${name(e)}`);
    const style = getComputedStyle(e), lines = e.getBoundingClientRect().height / parseFloat(style.lineHeight);
    const ratio = parseFloat(style.lineHeight) / parseFloat(style.fontSize);
    if (e.matches('p, li, dd') && lines > 1.9 && ratio < 1.5 - 0.01) say(9, `line ${ratio.toFixed(2)}: ${name(e)}`);
    if (!e.matches('input, textarea') && e.scrollWidth > e.clientWidth + 2 && style.display !== 'inline')
      say(isLarge ? 8 : 13, `cut off: ${name(e)}`);
  }
  const root = document.documentElement;
  if (root.scrollWidth > innerWidth) say(isLarge ? 8 : 13, `the page is ${root.scrollWidth} px wide`);
  const paging = document.getElementById('paging');
  const long = main => main && main.scrollHeight > main.clientHeight + 4;
  if ((root.scrollHeight > innerHeight + 4 || long(document.getElementById('main'))) && (!paging || paging.hidden)) say(13, 'longer than the screen, without buttons');
  for (const svg of document.querySelectorAll('svg')) {
    const about = svg.closest('a, button, label, span, div');
    if (shown(svg) && svg.getAttribute('aria-hidden') === 'true' && !about.closest('a, button, label, main').innerText.trim())
      say(12, 'a picture without words');
  }
  for (const e of targets) if (!e.matches('input, select, textarea') && !e.innerText.trim()) say(12, `no words: ${e.outerHTML.slice(0, 60)}`);
  if (reachTop !== null) for (const [e, b] of boxes)
    if (b.bottom > 0 && b.top < innerHeight && b.top < reachTop - 1 && !e.closest('main')?.matches('*:has(.wake)'))
      say(15, `at ${Math.round(b.top)} px, above ${Math.round(reachTop)}: ${name(e)}`);
  return found;
}"""

SPACING = """() => {
  const clipped = () => new Set([...document.querySelectorAll('main *')].filter(e => {
    const style = getComputedStyle(e);
    return e.checkVisibility() && style.overflow !== 'visible' && !e.closest('.visually-hidden') && !e.closest('svg')
      && (e.scrollHeight > e.clientHeight + 2 || e.scrollWidth > e.clientWidth + 2);
  }).map(e => e.className + e.id));
  const before = clipped();
  const style = new CSSStyleSheet();
  style.replaceSync('* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; } p { margin-bottom: 2em !important; }');
  document.adoptedStyleSheets.push(style);
  const lost = [...clipped()].filter(e => !before.has(e));
  const wide = document.documentElement.scrollWidth > innerWidth;
  document.adoptedStyleSheets.pop();
  return lost.concat(wide ? ['the page is wider than the screen'] : []);
}"""

STRUCTURE = """() => {
  const found = {};
  const say = (rule, text) => (found[rule] ??= []).push(text);
  const headings = [...document.querySelectorAll('h1')];
  if (headings.length !== 1) say(26, `${headings.length} headings`);
  const asked = document.querySelectorAll('#question[data-draft] .field:not([data-depends], [data-when])');
  if (asked.length === 1 && !document.querySelector('main > .lead') && !asked[0].contains(headings[0])) say(26, 'the only question is not the heading');
  if (document.querySelector('meta[http-equiv=refresh]')) say(20, 'the page goes on by itself');
  if (document.querySelector('iframe, [target=_blank], embed, object, marquee, video')) say(40, 'a window or a film');
  const order = ['home', 'back', 'leave', 'help', 'next'];
  const bar = [...document.querySelectorAll('.bar [data-role]')].map(e => order.indexOf(e.dataset.role));
  if (bar.some((place, i) => place < 0 || i && place < bar[i - 1])) say(17, `order ${bar}`);
  if (document.querySelector('.bar') && !document.querySelector('[data-modes]')) say(49, 'no switches');
  if (document.querySelector('.bar') && !bar.includes(3)) say(50, 'no help');
  if (document.querySelector('.bar') && !(bar[0] === 0 && bar.includes(3))) say(17, 'no way home or no help');
  for (const e of document.querySelectorAll('main input[type=text], main input[type=tel], main textarea')) {
    if (e.autocomplete !== 'off') say(53, `the browser would remember ${e.name}`);
    if (e.required || e.closest('.field')?.querySelector('label, legend')?.innerText.includes('*')) say(33, e.name);
  }
  if (localStorage.length + sessionStorage.length) say(53, 'something is stored');
  return found;
}"""


def measure(page, view):
    """Complaints by rule about the page in that view."""
    have(page, view)
    least = 25 if view.mode == BIG_BUTTONS else 20
    reach = view.reach_top if view.mode == LOW_REACH else None
    found = page.evaluate(MEASURE, [millimetre(view.panel), least, reach, view.scale > 1])
    return {int(rule): texts for rule, texts in found.items()}


def fonts(page):
    """The fonts that really drew the page, as the browser tells."""
    session = page.context.new_cdp_session(page)
    session.send("DOM.enable")
    session.send("CSS.enable")
    root = session.send("DOM.getDocument", {"depth": -1})["root"]
    names, ahead = set(), [root]
    while ahead:
        node = ahead.pop()
        ahead += node.get("children", [])
        if node["nodeName"].lower() in ("body", "main"):
            used = session.send("CSS.getPlatformFontsForNode", {"nodeId": node["nodeId"]})["fonts"]
            names |= {font["familyName"] for font in used}
    session.detach()
    return names


def axe(page):
    """Rule 60, and 10 among it: complaints of axe by rule of ours."""
    return [(10 if "contrast" in name else 60, f"{name}: {html}") for name, html in barriers(page)]
