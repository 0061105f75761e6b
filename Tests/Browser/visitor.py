"""Somebody who stands at the terminal and has one finger, a card and a receipt: everything is done by touch."""
import re

from cities import CITIES
from finger import Finger
from glass import Glass
from person import Resident

# What a page asks, from top to bottom, as it stands on the screen now.
ASKED = """() => [...document.querySelectorAll('#question .field')].filter(e => e.checkVisibility()).map(field => ({
  optional: Boolean(field.querySelector(':scope > :is(h1, legend, label) .optional')),
  choices: [...field.querySelectorAll('.choices input')].filter(e => !e.disabled && e.closest('label').checkVisibility())
    .map(e => ({ id: e.id, name: e.name, value: e.value, checked: e.checked })),
  unknown: [...field.querySelectorAll('.unknown input')].map(e => ({ id: e.id, checked: e.checked }))[0],
  boxes: [...field.querySelectorAll('input[type=text], input[type=tel], textarea')].map(e => ({ name: e.name, value: e.value })),
}))"""

# A name written with a finger: a few strokes, as parts of the pad.
NAME = (
    [(0.1, 0.3), (0.2, 0.28), (0.3, 0.3), (0.4, 0.27)],
    [(0.25, 0.1), (0.25, 0.3), (0.22, 0.6), (0.12, 0.85)],
    [(0.5, 0.2), (0.62, 0.4), (0.7, 0.7), (0.88, 0.8)],
)

# How the words of the journeys are spelled.
SPELLED = {
    "王芳": "wangfang", "李强": "liqiang", "测试": "ceshi", "公司": "gongsi", "文峰路": "wenfenglu", "号": "hao", "户": "hu",
    "锅炉": "guolu", "新厂": "xinchang", "旧厂": "jiuchang", "吨": "dun", "千伏安": "qianfuan", "没有水": "meiyoushui",
}


class Visitor:
    """One person at the terminal's glass, who has no other way to it than a finger."""

    def __init__(self, page, hall):
        self.page, self.hall = page, hall
        self.finger = Finger(page)
        self.glass = Glass(page, self.finger.tap)

    def arrive(self):
        """The terminal's screen as it stands in the hall, and the touch that wakes it."""
        self.page.goto(self.hall.kiosk + "/")
        self.touch(".wake", "**/home")

    def touch(self, wanted, arrives):
        """Touches what leads to another page, and waits for that."""
        self.finger.tap(wanted)
        self.page.wait_for_url(arrives)

    def begin(self, form, card=None):
        """From the first touch to the choice of utilities."""
        self.arrive()
        if form.id == "repair":
            self.report()
        elif form.change:
            self.change(form)
        elif form.button:
            self.touch(self.tile("其他业务"), "**/services")
            self.touch(self.page.locator(".choices .button", has_text=form.button), "**/who?*")
        else:
            self.touch(self.tile("联合报装"), "**/who?*")
        self.lay_card(card) if card else self.next()
        self.page.wait_for_url("**/apply/choose")

    def report(self):
        """A repair: what is broken, and what happened to it."""
        self.touch(self.tile("报修"), "**/repair")
        self.touch(self.page.locator("a.tile").first, "**/repair/*")
        self.touch(self.page.locator("button.tile", has_text="其他"), "**/who?*")

    def change(self, form):
        """A transfer or a closure, of one utility to begin with."""
        self.touch(self.tile("销户"), "**/change")
        self.touch(self.page.locator("a.tile", has_text=form.change), "**/change/*")
        self.choose(f"utilities-{form.utilities[0]}")
        self.touch("[data-role=next]", "**/who?*")

    def lay_card(self, card):
        """Lays a card on the reader and takes it away when the next page has come."""
        Resident(self.page, self.hall).place_card(card)
        self.page.wait_for_url("**/apply/choose")
        self.hall.sim("card", "remove")

    def tile(self, words):
        return self.page.locator(".tile", has_text=words)

    def next(self):
        here = self.page.url
        self.touch("[data-role=next]", lambda url: url != here)

    @property
    def step(self):
        found = re.search(r"/apply/(\w+)", self.page.url)
        return found and found[1]

    # Writing

    def write(self, name, words):
        """Puts words into a field: those that can be spelled by pinyin, everything else sign by sign."""
        before = self.glass.value(name)
        self.glass.into(name)
        self.page.wait_for_selector(f'.typing[name="{name}"]')
        for word in words.split():
            self.put(word)
        text = words.replace(" ", "")
        self.page.wait_for_function(
            "([name, text]) => [...document.getElementsByName(name)].some(e => e.value === text)", arg=[name, before + text])

    def put(self, word):
        if word not in SPELLED:
            return self.signs(word)
        self.board("pinyin")
        self.glass.settle()
        if word not in self.offered():
            self.glass.signs(SPELLED[word])
        while word:
            taken = self.found(word)
            self.finger.tap(self.page.locator("#keys-list").get_by_text(taken, exact=True).first)
            word = word.removeprefix(taken)

    def found(self, word):
        """The longest beginning of the word that is offered, on the first page that has one."""
        self.page.locator("#keys-list button").first.wait_for()
        self.glass.settle()
        while not (fitting := [text for text in self.offered() if word.startswith(text)]):
            self.finger.tap('#keys [data-turn="1"]')
        return max(fitting, key=len)

    def offered(self):
        return self.page.locator("#keys-list button").all_inner_texts()

    def signs(self, word):
        """Digits or letters, on the board that has them."""
        if not self.page.locator(f'#keys [data-sign="{word[0]}"]').count():
            self.board("digits" if word[0].isdigit() else "letters")
        self.glass.signs(word)

    def board(self, name):
        tab = self.page.locator(f'#keys [data-layout="{name}"]')
        if tab.get_attribute("aria-pressed") != "true":
            self.finger.tap(tab)

    # Pages of a form

    def choose(self, *ids):
        """Ticks what a person sees, the whole of the big button."""
        for id in ids:
            box = self.page.locator(f'[id="{id}"]')
            self.finger.tap(box)
            self.page.wait_for_function("id => document.getElementById(id).checked", arg=id)
            self.finger.wait_for_quiet()

    def answer(self, answers):
        """Answers what this page asks: what has to be answered, and what there is an answer to."""
        while task := next(self.tasks(answers), None):
            kind, what, words = task
            self.choose(what) if kind == "choose" else self.write(what, words)

    def tasks(self, answers):
        """What is still to be done on this page."""
        for field in self.page.evaluate(ASKED):
            choices = field["choices"]
            if choices and not any(c["checked"] for c in choices):
                wanted = [c for c in choices if answers.get(c["name"]) == c["value"]]
                if wanted or not field["optional"]:
                    yield "choose", (wanted or choices)[0]["id"], None
            for box in field["boxes"]:
                name = box["name"]
                words = part_of(answers, name)
                assert words or box["value"] or field["optional"] or field["unknown"], f"nobody knows what to write: {name}"
                if words and not box["value"]:
                    yield "write", name, words
                elif not (box["value"] or field["optional"] or field["unknown"]["checked"]):
                    yield "choose", field["unknown"]["id"], None

    def fill(self, journey, look):
        """From the choice of utilities to the review. `look` sees each page as it is found."""
        look(self.page)
        self.choose_utilities(journey)
        while self.step != "review":
            self.answer(journey.answers)
            self.next()
            assert not self.page.locator(".summary").count(), self.page.inner_text(".summary")
            look(self.page)

    def choose_utilities(self, journey):
        if journey.utilities:
            self.choose(*(f"utilities-{one}" for one in journey.utilities if not self.is_chosen(f"utilities-{one}")))
        else:
            self.finger.tap(self.page.locator(".package", has_text=CITIES[journey.city].package).first)
            self.page.wait_for_selector('.package[aria-pressed="true"]')
        if not self.is_chosen(f"kind-{journey.kind}"):
            self.choose(f"kind-{journey.kind}")

    def is_chosen(self, id):
        return self.page.locator(f'[id="{id}"]').is_checked()

    def sign_and_submit(self, look):
        """Goes on from the review, signs with the finger, and gives it off: its number."""
        self.touch("[data-role=next]", "**/apply/sign*")
        look(self.page)
        self.finger.draw("#pad", NAME)
        self.touch("[data-role=next]", "**/apply/receipt")
        return self.page.inner_text(".number").strip()

    def paper(self):
        """The printed receipt, once the screen says it is out."""
        self.page.locator("section[aria-label=回执]", has_text="回执已印出").wait_for(timeout=30000)
        return self.hall.papers()[-1]

    def leave(self, way="[data-role=next]"):
        self.finger.tap(way)
        self.page.wait_for_selector(".wake")


def part_of(answers, name):
    """The answer to a box: of a day it has one part."""
    whole, _, part = name.partition("~")
    if not part or whole not in answers:
        return answers.get(name)
    return dict(zip(("year", "month", "dayOfMonth"), answers[whole].split("-"))).get(part)
