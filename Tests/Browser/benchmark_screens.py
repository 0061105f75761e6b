"""Figures of the screens as a browser sees them: from the tap to the next page, what a page weighs, what moves.

usage: benchmark_screens.py [ROUNDS]
"""
import os
import pathlib
import platform
import sys
import tempfile

from playwright.sync_api import sync_playwright

import tour
from benchmark import percentile, say
from browsers import launch
from hall import Hall, binaries
from person import TERMINAL, Resident

# Keeps from one page to the next when the finger left the glass; only here, the terminal's own pages keep nothing.
TAP = """addEventListener('click', () => { name = String(performance.timeOrigin + performance.now()); }, true);
addEventListener('submit', () => { name ||= String(performance.timeOrigin + performance.now()); }, true);"""

SEEN = """() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => {
  const tapped = Number(name);
  name = '';
  const entries = performance.getEntriesByType('paint').filter(e => e.name === 'first-contentful-paint');
  const shown = performance.timeOrigin + (entries[0]?.startTime ?? performance.now());
  const files = [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
    .filter(e => !e.name.endsWith('/events'));
  done({ tap: tapped && shown > tapped ? shown - tapped : null, path: location.pathname,
         weight: files.reduce((sum, e) => sum + e.encodedBodySize, 0) });
})))"""

SHIFT = """() => new Promise(done => {
  let shift = 0;
  new PerformanceObserver(list => list.getEntries().forEach(e => { if (!e.hadRecentInput) shift += e.value; }))
    .observe({ type: 'layout-shift', buffered: true });
  setTimeout(() => done(shift), 100);
})"""


class Figures:
    """What each page of the walk took, weighed and moved."""

    def __init__(self):
        self.taps, self.weights, self.shifts = [], {}, {}

    def look(self, page, name):
        seen = page.evaluate(SEEN)
        if seen["tap"] is not None:
            self.taps.append((seen["tap"], seen["path"]))
        self.weights[seen["path"]] = max(seen["weight"], self.weights.get(seen["path"], 0))
        self.shifts[seen["path"]] = max(page.evaluate(SHIFT), self.shifts.get(seen["path"], 0))


def walk(browser, hall, figures):
    """An application with its mistakes to the receipt; at the first time also every other page."""
    context = browser.new_context(locale="zh-CN", reduced_motion="reduce", **TERMINAL)
    context.add_init_script(TAP)
    resident = Resident(context.new_page(), hall)
    tour.application(resident, figures.look)
    if len(figures.taps) < 40:
        tour.crawl(resident.page, hall.kiosk, figures.look)
    resident.page.goto(hall.kiosk + "/leave")
    resident.page.evaluate("() => { fetch('/leave', { method: 'POST' }); }")
    resident.page.wait_for_selector(".wake")
    context.close()


def main():
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 10
    figures = Figures()
    with tempfile.TemporaryDirectory() as folder, Hall(pathlib.Path(folder), binaries()) as hall, \
            sync_playwright() as playwright:
        browser = launch(playwright)
        for _ in range(rounds):
            walk(browser, hall, figures)
        browser.close()
    times = [time for time, _ in figures.taps]
    say("machine", f"{os.cpu_count()} cores, {platform.machine()}")
    say(f"from the last tap to the next page drawn, {len(times)} taps: median", f"{percentile(times, 0.5):8.1f} ms")
    say("p99", f"{percentile(times, 0.99):8.1f} ms")
    say("longest", f"{max(times):8.1f} ms  {max(figures.taps)[1]}")
    heaviest = max(figures.weights, key=figures.weights.get)
    say(f"heaviest of {len(figures.weights)} pages with its files, nothing kept by the browser",
        f"{figures.weights[heaviest] / 1000:8.1f} kB  {heaviest}")
    moved = max(figures.shifts, key=figures.shifts.get)
    say("largest layout shift", f"{figures.shifts[moved]:8.4f}     {moved if figures.shifts[moved] else ''}")


if __name__ == "__main__":
    main()
