"""A finger that writes on the pad of the page, by touches as the browser gets them from a panel."""

# Rough writing in a box of 100, each stroke by its corners.
ROUGH = {
    "王": [[(15, 15), (85, 13)], [(20, 48), (80, 46)], [(50, 15), (51, 85)], [(8, 86), (92, 85)]],
    "张": [
        [(10, 15), (40, 13), (38, 35)], [(12, 36), (38, 35)], [(14, 36), (10, 58), (38, 57), (36, 82), (27, 90), (20, 84)],
        [(82, 10), (70, 25), (58, 34)], [(46, 50), (97, 46)], [(62, 8), (62, 88), (76, 76)], [(66, 50), (80, 74), (97, 86)]],
    "水": [
        [(50, 6), (51, 88), (40, 80)], [(14, 34), (40, 33), (30, 56), (10, 76)], [(84, 22), (70, 38), (55, 46)],
        [(54, 46), (70, 66), (92, 80)]],
    "一": [[(8, 50), (92, 47)]],
}


class Handwriter:
    """One finger on the pad; what it writes fills the height of the pad but for a margin."""

    def __init__(self, page):
        self.page = page
        self.touch = page.context.new_cdp_session(page)

    def write(self, text, left=0.03):
        """The characters side by side, from a share of the pad's width on."""
        pad = self.page.locator(".hand-pad").bounding_box()
        size = pad["height"] * 0.8
        for place, character in enumerate(text):
            corner = (pad["x"] + left * pad["width"] + place * size * 1.25, pad["y"] + pad["height"] * 0.1)
            for stroke in ROUGH[character]:
                self.draw([(corner[0] + x * size / 100, corner[1] + y * size / 100) for x, y in stroke])

    def draw(self, corners):
        self._send("touchStart", corners[0])
        for start, end in zip(corners, corners[1:]):
            for step in range(1, 9):
                self._send("touchMove", [a + (b - a) * step / 8 for a, b in zip(start, end)])
        self.touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})

    def _send(self, kind, at):
        self.touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": at[0], "y": at[1]}]})
