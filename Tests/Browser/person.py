"""What a person does at the terminal, and a clerk at the window."""
import re

from hall import CLERK

COMPANY = "随州市测试䶮制造有限公司"
CREDIT_CODE = "91990101MA00TE5T2P"
PHONE = "13800138000"

# The glass of a terminal, and a window's screen.
TERMINAL = {"viewport": {"width": 1080, "height": 1920}, "has_touch": True}
DESK = {"viewport": {"width": 1366, "height": 768}}


class Resident:
    """One person at the screen of a terminal."""

    def __init__(self, page, hall):
        self.page, self.hall = page, hall

    def wake(self):
        self.page.goto(self.hall.kiosk + "/")
        self.page.click(".wake")
        self.page.wait_for_url("**/home")

    def next(self):
        self.page.click("[data-role=next]")

    def choose(self, *utilities, kind="company"):
        for utility in utilities:
            self.page.check(f"#utilities-{utility}", force=True)
        self.page.check(f"#kind-{kind}", force=True)
        self.next()

    def begin_with_card(self, card):
        self.wake()
        self.page.click(".tile:has-text('联合报装')")
        self.page.wait_for_url("**/who?for=apply")
        self.place_card(card)
        self.page.wait_for_url("**/apply/choose")
        self.hall.sim("card", "remove")

    def place_card(self, card):
        """Lays a card on the reader; once more if the terminal, which has just started, takes it for a forgotten one."""
        self.hall.sim("card", "place", card)
        said = self.page.locator("#said", has_text=re.compile("已读取|先前放的"))
        said.or_(self.page.locator("#question[data-draft]")).first.wait_for()
        if self.page.locator("#said", has_text="先前放的").count():
            self.hall.sim("card", "remove")
            self.page.wait_for_selector("#said:has-text('拿走')")
            self.hall.sim("card", "place", card)

    def begin_without_card(self):
        self.wake()
        self.page.click(".tile:has-text('联合报装')")
        self.next()
        self.page.wait_for_url("**/apply/choose")

    def fill(self, **fields):
        for name, value in fields.items():
            self.page.fill(f'[name="{name.replace("__", ".")}"]', value)

    def pick(self, field, option):
        self.page.check(f'[id="{field}-{option}"]', force=True)

    def company(self, contact=None):
        self.company_name()
        self.handler(contact)

    def company_name_of(self, name):
        self.fill(applicant__companyName=name, applicant__creditCode=CREDIT_CODE)
        self.next()

    def company_name(self):
        self.company_name_of(COMPANY)
        self.page.wait_for_url("**/apply/handler*")

    def handler(self, contact=None):
        if contact:
            self.fill(contact__name=contact)
        self.fill(contact__phone=PHONE)
        self.next()

    def place(self):
        self.page.wait_for_url("**/apply/place*")
        self.pick("place.district", "421303")
        self.fill(place__road="迎宾大道88号")
        self.next()

    def appoint(self):
        self.page.wait_for_url("**/apply/appointment*")
        self.page.locator('input[name="appointment.time~day"]').nth(1).check(force=True)
        self.page.locator('input[name="appointment.time~hour"]').nth(1).check(force=True)
        self.next()

    def three_utilities(self):
        """From the choice to the review, for water, power and network."""
        self.choose("water", "power", "network")
        self.company()
        self.place()
        self.page.wait_for_url("**/apply/water*")
        self.pick("water.businessType", "open")
        self.fill(water__dailyVolume="10")
        self.next()
        self.page.wait_for_url("**/apply/power*")
        self.pick("power.businessType", "open")
        self.fill(power__mainCapacity="400")
        self.next()
        self.page.wait_for_url("**/apply/network*")
        self.fill(network__floorArea="1200")
        self.next()
        self.appoint()
        self.page.wait_for_url("**/apply/review")

    def sign_and_submit(self):
        self.next()
        self.page.wait_for_url("**/apply/sign*")
        box = self.page.locator("#pad").bounding_box()
        self.page.mouse.move(box["x"] + 100, box["y"] + 100)
        self.page.mouse.down()
        for step in range(20):
            self.page.mouse.move(box["x"] + 100 + step * 30, box["y"] + 100 + step % 5 * 30)
        self.page.mouse.up()
        self.next()
        self.page.wait_for_url("**/apply/receipt")
        return self.page.inner_text(".number").strip()

    def paper_says(self, words):
        self.page.locator("section[aria-label=回执]", has_text=words).wait_for(timeout=30000)

    def leave(self):
        self.page.click("[data-role=next]")
        self.page.wait_for_selector(".wake")


class Clerk:
    """One clerk at the centre's pages."""

    def __init__(self, page, hall):
        self.page, self.hall = page, hall

    def sign_in(self):
        self.page.goto(self.hall.hub + "/login")
        if self.page.locator("#division").count():
            self.page.select_option("#division", self.hall.division)
        self.page.fill("#workNumber", CLERK["number"])
        self.page.fill("#password", CLERK["password"])
        self.page.click("button.main")
        self.page.wait_for_selector(".who")

    def rows(self, number):
        self.page.goto(self.hall.hub + "/")
        return self.page.locator(f"a.number:has-text('{number}')").count()

    def open(self, number):
        self.page.goto(self.hall.hub + "/")
        self.page.locator(f"a.number:has-text('{number}')").first.click()

    def lane(self, utility):
        return self.page.locator(f"#lane-{utility}")

    def done(self, words):
        self.page.locator(".notice.good", has_text=words).wait_for()

    def receive(self):
        """Takes the case in; each of its lanes is then accepted."""
        self.page.locator("article.task button[value=finish]").first.click()
        self.done("办完")

    def ask_correction(self, utility, text):
        """Puts one thing on the list and sends it."""
        self.page.click("#note summary")
        self.page.select_option("[id='note.lane']", utility)
        self.page.fill("[id='note.text']", text)
        self.page.click("#note button[value=note]")
        self.done("列入补正")
        self.page.click("button[value=send-corrections]")
        self.done("发出一次性补正告知")
