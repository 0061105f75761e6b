"""A finger at the glass: it taps what can be seen and touched, draws, and pages. Nothing else acts on the page."""

# Where a thing can be touched: its middle, unless something else lies there; and whether paging would bring it.
PLACE = """(wanted) => {
  const target = wanted.closest('label') ?? wanted;
  const box = target.getBoundingClientRect();
  const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
  const main = document.getElementById('main');
  const frame = main?.contains(target) ? main.getBoundingClientRect() : { top: 0, bottom: innerHeight };
  const top = document.elementFromPoint(x, y);
  const mm = parseFloat(getComputedStyle(document.documentElement).getPropertyValue('--mm'));
  return {
    x, y, page: y < frame.top + 4 ? -1 : y > frame.bottom - 4 ? 1 : 0,
    least: Math.min(box.width, box.height) / mm,
    free: target.contains(top) || top?.contains(target) && top.matches('label, button, a'),
    under: top?.outerHTML.slice(0, 120) ?? 'nothing', disabled: target.disabled ?? false,
  };
}"""

# Millimetres. Half a pixel of rounding is forgiven.
LEAST_TARGET = 19.8


class Finger:
    """One finger. `taps` counts how often it touched the glass."""

    def __init__(self, page):
        self.page, self.taps = page, 0
        self._glass = page.context.new_cdp_session(page)

    def tap(self, wanted):
        """Touches something once it is there, after paging to it; fails if it is covered, dead or too small."""
        wanted = wanted if hasattr(wanted, "evaluate") else self.page.locator(wanted)
        place = self._bring(wanted)
        assert place["free"], f"covered by {place['under']}"
        assert not place["disabled"], "a dead button"
        assert place["least"] >= LEAST_TARGET, f"{place['least']:.1f} mm is too small to touch"
        self._touch(place)

    def draw(self, wanted, strokes):
        """Draws lines on a surface; points are parts of its width and height."""
        box = self.page.locator(wanted).bounding_box()
        for stroke in strokes:
            points = [{"x": box["x"] + x * box["width"], "y": box["y"] + y * box["height"]} for x, y in stroke]
            self._glass.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": points[:1]})
            for point in points[1:]:
                self._glass.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [point]})
            self._glass.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
            self.taps += 1

    def wait_for_quiet(self):
        """The keyboard goes a moment after the field is left, and what stands on the page moves then."""
        self.page.wait_for_selector("#keys", state="hidden")

    def _bring(self, wanted):
        """Pages until the thing lies on the screen. A person who sees only its edge pages, too."""
        for _ in range(12):
            place = wanted.evaluate(PLACE)
            if not place["page"]:
                return place
            button = self.page.locator(f'[data-pages="{place["page"]}"]')
            assert button.is_visible(), "it lies off the screen and there is no button that pages"
            before = self.page.evaluate("document.getElementById('main').scrollTop")
            self._touch(button.evaluate(PLACE))
            self.page.wait_for_function("top => document.getElementById('main').scrollTop !== top", arg=before)
            self.wait_for_quiet()
        raise AssertionError("paging does not bring it")

    def _touch(self, place):
        self.page.touchscreen.tap(place["x"], place["y"])
        self.taps += 1
