"""What a run of the measurements has seen: one line a page and view, kept for the evidence page when a folder is named."""
import json
import os
import pathlib
from collections import defaultdict

from measure import FONTS, REFERENCE, SPACING, STRUCTURE, axe, fonts, have, measure, views

# Rules that every page is measured for, in every view or once.
IN_EVERY_VIEW = (1, 2, 3, 4, 5, 6, 7, 8, 9, 12, 13, 15)
ON_EVERY_PAGE = (9, 10, 11, 17, 20, 26, 27, 33, 40, 53, 58, 60)


class Evidence:
    """Looks at pages, collects complaints by rule, and never stops at the first."""

    def __init__(self, kiosk, leg):
        self.kiosk, self.leg, self.lines, self.titles = kiosk, leg, [], {}
        self.outside = []

    def watch(self, page):
        page.on("request", lambda request: self.outside.append(request.url)
                if not request.url.startswith((self.kiosk, "data:")) else None)

    def look(self, page, name):
        """The page in every view; axe in every mode and scale on the reference panel."""
        for view in views(page):
            found = measure(page, view)
            if view.panel == REFERENCE:
                for rule, text in axe(page):
                    found.setdefault(rule, []).append(text)
            self._keep(name, str(view), found)
        have(page, None)
        self._keep(name, "once", self._structure(page, name))

    def _structure(self, page, name):
        found = {int(rule): texts for rule, texts in page.evaluate(STRUCTURE).items()}
        lost = page.evaluate(SPACING)
        if lost:
            found[9] = [f"lost when lines and letters are spaced: {lost}"]
        strange = fonts(page) - FONTS
        if strange:
            found[11] = [f"drawn by {strange}"]
        address = page.url.split("?")[0]
        other = self.titles.setdefault(page.title(), address)
        if other != address and page.locator(".bar").count():
            found[27] = [f"the title of {other}: {page.title()}"]
        return found

    def _keep(self, page, view, found):
        self.lines.append({"leg": self.leg, "page": page, "view": view, "found": found})

    @property
    def complaints(self):
        """By rule, each said once, with where it was seen first and how often."""
        seen = defaultdict(list)
        for line in self.lines:
            for rule, texts in line["found"].items():
                for text in texts:
                    seen[rule, text].append(f"{line['page']} ({line['view']})")
        if self.outside:
            seen[58, str(self.outside[:3])].append("the whole leg")
        return sorted(f"rule {rule}: {text}: {places[0]}, {len(places)} times" for (rule, text), places in seen.items())

    def write(self):
        folder = os.environ.get("LIANBAN_EVIDENCE")
        if folder:
            path = pathlib.Path(folder) / f"measured-{self.leg}.json"
            path.write_text(json.dumps({"outside": self.outside, "lines": self.lines}, ensure_ascii=False))
