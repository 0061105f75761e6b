"""Names from every block of GB 18030 on the screen: each character drawn by a known font, none by the box for none."""
import pytest

from measure import FONTS
from person import TERMINAL, Resident

# First and last of the base block and of the extensions A to F.
BLOCKS = {"base": (0x4E00, 0x9FA5), "A": (0x3400, 0x4DB5), "B": (0x20000, 0x2A6D6), "C": (0x2A700, 0x2B734),
          "D": (0x2B740, 0x2B81D), "E": (0x2B820, 0x2CEA1), "F": (0x2CEB0, 0x2EBE0)}
SAMPLE = 200

# Characters that look like one which no font has, in the page's own type.
BOXES = """(text) => {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = 40;
  const pen = canvas.getContext('2d', { willReadFrequently: true });
  const family = getComputedStyle(document.body).fontFamily;
  const drawn = (character) => {
    pen.clearRect(0, 0, 40, 40);
    pen.font = `32px ${family}`;
    pen.fillText(character, 2, 32);
    return pen.getImageData(0, 0, 40, 40).data.join();
  };
  const none = drawn(String.fromCodePoint(0x10FFFD)), blank = drawn(' ');
  return [...text].filter(character => [none, blank].includes(drawn(character)));
}"""

# The browser counts the glyphs of what it has laid out: asked for a height, it lays out at once.
SHOW = """(text) => {
  const main = document.querySelector('main');
  main.textContent = text;
  return main.offsetHeight;
}"""


def sample(first, last):
    step = max(1, (last - first) // SAMPLE)
    return "".join(chr(code) for code in range(first, last + 1, step))


@pytest.fixture
def sheet(open_page, hall):
    """A page of ours whose main part can hold any text. Without its scripts it follows nothing and stays."""
    resident = Resident(open_page(**TERMINAL, java_script_enabled=False), hall)
    resident.wake()
    return resident.page


def test_names_of_the_standard_are_drawn_on_the_screen(sheet):
    session = sheet.context.new_cdp_session(sheet)
    session.send("DOM.enable")
    session.send("CSS.enable")
    for block, ends in BLOCKS.items():
        text = sample(*ends)
        assert sheet.evaluate(BOXES, text) == [], block
        sheet.evaluate(SHOW, text)
        root = session.send("DOM.getDocument")["root"]["nodeId"]
        node = session.send("DOM.querySelector", {"nodeId": root, "selector": "main"})["nodeId"]
        used = session.send("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"]
        assert {font["familyName"] for font in used} <= FONTS, block
        assert sum(font["glyphCount"] for font in used) == len(text), block


def test_a_character_that_no_font_has_is_noticed(sheet):
    assert sheet.evaluate(BOXES, "测\U0010FFFC") == ["\U0010FFFC"]
