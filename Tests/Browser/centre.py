"""The centre with one person per office, and what they do by keyboard alone."""
from hall import Hall

PASSWORD = "lianban-tests-only"
DIVISION = "421300"
OFFICES = {
    "W01": "window", "U01": "utility:water", "U02": "utility:power", "U03": "utility:network", "D01": "department:planning",
    "M01": "manager", "S01": "supervisor", "A01": "administrator",
}


class Centre(Hall):
    """A hall whose centre knows somebody in each office."""

    def hub_packs(self):
        return [self.pack]

    def hub_settings(self):
        staff = "\n".join(
            f"  - {{ workNumber: {number}, name: 试验员{number}, posts: [\"{post}\"], division: \"{DIVISION}\","
            f" password: {PASSWORD}, mustChange: false }}"
            for number, post in OFFICES.items())
        return f"accounts: {{ secondFactor: [] }}\nstaff:\n{staff}\n"


class Officer:
    """Somebody at the centre's pages."""

    def __init__(self, page, hall, number):
        self.page, self.hall, self.number = page, hall, number

    def sign_in(self):
        self.page.goto(self.hall.hub + "/login")
        self.page.fill("[name=workNumber]", self.number)
        self.page.fill("#password", PASSWORD)
        self.page.keyboard.press("Enter")
        self.page.wait_for_selector(".who")

    def open(self, number):
        self.page.goto(self.hall.hub + "/")
        self.page.locator(f"a.number:has-text('{number}')").first.click()
        self.page.wait_for_selector("h1.number")

    def form(self, name):
        """The form of one thing to do, by its id."""
        return self.page.locator(f"[id=\"{name}\"]")

    def press(self, form, button):
        self.form(form).locator(f"button[value={button}]").click()

    def tab_to(self, selector, most=120):
        """Goes there as somebody does who has no mouse."""
        for _ in range(most):
            if self.page.evaluate("s => document.activeElement.matches(s)", selector):
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"not reached by keyboard: {selector}")
