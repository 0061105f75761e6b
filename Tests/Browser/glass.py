"""Typing by touch alone on the keyboard of the page."""
import re


class Glass:
    """A finger at the keyboard."""

    def __init__(self, page, tap=lambda key: key.tap()):
        self.page, self.tap = page, tap

    def into(self, name):
        self.tap(self.field(name))
        self.page.wait_for_selector("#keys:not([hidden])")

    def board(self, name):
        self.tap(self.page.locator(f'#keys [data-layout="{name}"]'))

    def signs(self, text):
        for sign in text:
            self.tap(self.page.locator(f'#keys [data-sign="{sign}"]'))

    def act(self, name):
        self.tap(self.page.locator(f'#keys [data-do="{name}"]').first)

    def pinyin(self, letters, text):
        """Types letters and takes the text, on whatever page of candidates it stands."""
        self.signs(letters)
        self.take(text)

    def take(self, text):
        wanted = self.page.locator("#keys-list button", has_text=text).filter(has_text=_whole(text))
        self.page.locator("#keys-list button").first.wait_for()
        self.settle()
        for _ in range(60):
            if wanted.count():
                self.tap(wanted.first)
                return
            self.tap(self.page.locator('#keys [data-turn="1"]'))
        raise AssertionError(f"not among the candidates: {text}")

    def settle(self):
        """Until the candidates are those of what is typed now."""
        self.page.wait_for_selector("#keys:not([data-asking])")

    def field(self, name):
        return self.page.locator(f'[name="{name}"]:not([type=checkbox])')

    def value(self, name):
        return self.field(name).input_value()


def _whole(text):
    return re.compile(f"^{re.escape(text)}$")
