"""Figures of typing with pinyin: what is found, how many taps it takes, how soon the list stands."""
import argparse
import collections
import json
import os
import pathlib
import platform
import tempfile

from playwright.sync_api import sync_playwright

from browsers import launch
from glass import Glass
from hall import ROOT, Hall, binaries
from person import TERMINAL, Resident
from requests_of_a_browser import Browser

LISTS = {"tuned": "tuned.tsv", "held-out": "held-out.tsv"}
FIELDS = ("name", "address", "company", "words")
A_PAGE, MOST_PAGES = 8, 60
# How far a person looks for the longest piece before taking a shorter one.
PAGES_LOOKED_AT = 2

Entry = collections.namedtuple("Entry", "text field city syllables")
Found = collections.namedtuple("Found", "place taps")


def entries(name):
    lines = (ROOT / "Tests/InputLists" / LISTS[name]).read_text().splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    return [Entry(text, field, city, pinyin.split("'")) for text, field, city, pinyin in rows]


def candidates(browser, letters, field, before):
    answer = json.loads(browser.ask("POST", "/input/candidates", typed=letters, field=field, before=before[-6:])[1])
    assert answer["state"] == "ok", answer["state"]
    return [(item["text"], item["takes"]) for item in answer["items"]]


def fitting(found, text, syllables):
    """Places of the candidates that begin the text and take just the letters of their characters."""
    lengths = [0]
    for syllable in syllables:
        lengths.append(lengths[-1] + len(syllable))
    return [(place, piece) for place, (piece, takes) in enumerate(found[:A_PAGE * MOST_PAGES])
            if text.startswith(piece) and takes == lengths[len(piece)]]


def chosen(fits):
    near = [fit for fit in fits if fit[0] < A_PAGE * PAGES_LOOKED_AT]
    return max(near, key=lambda fit: (len(fit[1]), -fit[0])) if near else fits[0]


def type_in(browser, entry):
    """Where the whole text stood at once, and the taps on candidates and pages until it stands in the field."""
    browser.ask("POST", "/touch")
    text, syllables, before, taps, place = entry.text, entry.syllables, "", 0, None
    while text:
        found = candidates(browser, "".join(syllables), entry.field, before)
        if not before:
            place = next((at for at, (piece, _) in enumerate(found) if piece == text), None)
        fits = fitting(found, text, syllables)
        if not fits:
            return Found(place, None)
        at, piece = chosen(fits)
        taps += at // A_PAGE + 1
        text, syllables, before = text[len(piece):], syllables[len(piece):], before + piece
    return Found(place, taps)


def browsers(folder, programs, cities):
    """One terminal a city; the centre and devices are not needed."""
    for city in sorted(cities):
        (folder / city).mkdir()
        hall = Hall(folder / city, programs, pack=city)
        hall.start_kiosk()
        browser = Browser(hall)
        browser.ask("POST", "/start")
        yield city, (hall, browser)


def say(name, field, found):
    reached = [one.taps for one in found if one.taps is not None]
    top = [sum(one.place is not None and one.place < most for one in found) for most in (1, 5)]
    taps = sum(reached) / max(len(reached), 1)
    print(f"{name:9} {field:9} {len(found):4} entries   top-1 {100 * top[0] / len(found):5.1f} %   "
          f"top-5 {100 * top[1] / len(found):5.1f} %   taps {taps:5.2f}   not reached {len(found) - len(reached)}",
          flush=True)


def accuracy(halls, names, missed):
    for name in names:
        results = [(entry, type_in(halls[entry.city][1], entry)) for entry in entries(name)]
        for field in FIELDS:
            say(name, field, [found for entry, found in results if entry.field == field])
        say(name, "all", [found for _, found in results])
        if missed:
            print("  not in the first five: " + " ".join(
                f"{entry.text}({found.taps})" for entry, found in results if found.place is None or found.place > 4))


WATCH = """() => {
  window.times = [];
  let began = 0;
  document.addEventListener('click', (event) => { began = event.timeStamp; }, true);
  new MutationObserver(() => requestAnimationFrame(() => requestAnimationFrame(
    () => { if (began) window.times.push(performance.now() - began); began = 0; })))
    .observe(document.querySelector('#keys-list'), { childList: true });
}"""


def speed(hall, taps):
    with sync_playwright() as playwright:
        chrome = launch(playwright)
        resident = Resident(chrome.new_context(locale="zh-CN", **TERMINAL).new_page(), hall)
        resident.begin_without_card()
        resident.choose("water", kind="resident")
        glass = Glass(resident.page)
        glass.into("applicant.personName")
        resident.page.evaluate(WATCH)
        signs = "".join("".join(entry.syllables) for entry in entries("tuned"))[:taps]
        for at in range(0, len(signs), 12):
            for sign in signs[at:at + 12]:
                glass.signs(sign)
                glass.settle()
                resident.page.wait_for_timeout(40)
            glass.act("clear")
            glass.settle()
        times = sorted(resident.page.evaluate("window.times"))
        chrome.close()
    for share in (0.5, 0.99):
        print(f"tap on a key to the list drawn, p{share * 100:.0f} of {len(times)}: "
              f"{times[min(len(times) - 1, int(len(times) * share))]:6.1f} ms")


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--list", choices=LISTS, action="append", help="default: both")
    options.add_argument("--taps", type=int, default=300, help="taps for the speed; 0 leaves it out")
    options.add_argument("--missed", action="store_true", help="names what did not stand in the first five")
    options = options.parse_args()
    names = options.list or list(LISTS)
    print(f"machine: {platform.machine()}, {os.cpu_count()} cores")
    with tempfile.TemporaryDirectory() as folder:
        halls = {}
        try:
            cities = {entry.city for name in names for entry in entries(name)}
            halls.update(browsers(pathlib.Path(folder), binaries(), cities))
            accuracy(halls, names, options.missed)
            if options.taps:
                speed(halls["suizhou"][0], options.taps)
        finally:
            for hall, _ in halls.values():
                hall.stop_all()


if __name__ == "__main__":
    main()
