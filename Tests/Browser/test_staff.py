"""A member of staff helps at the terminal; a half-filled form goes on at another one while the centre is away."""
import base64
import subprocess

import pytest

from hall import ROOT, Hall, free_port, until
from person import TERMINAL, Resident
from test_pages import check

PIN = "246810"


def settings_of_staff(binaries):
    done = subprocess.run([binaries / "kioskctl", "staff", "pin"], input=PIN + "\n", capture_output=True, text=True, check=True)
    return f'staff:\n  - {{ number: W01, name: 王小明, pin: "{done.stdout.strip()}" }}\n'


class StaffedHall(Hall):
    """A hall with a member of staff, and a second terminal at the window."""

    def __init__(self, folder, binaries):
        self.doors = (free_port(), free_port())
        self.window_port = free_port()
        super().__init__(folder, binaries)
        (folder / "window.yaml").write_text(
            f"kiosk: {{ code: SZ02 }}\nstate: {folder}/window\nlisten: 127.0.0.1:{self.window_port}\n"
            f"pack: {ROOT}/Config/packs/{self.pack}\ncalendars: {ROOT}/Config/calendars\nprofiles: {ROOT}/Devices\n"
            + self.carry_over(1))

    def carry_over(self, own):
        secret = base64.b64encode(bytes(range(32))).decode()
        return (f'carryOver: {{ listen: "127.0.0.1:{self.doors[own]}", peers: ["127.0.0.1:{self.doors[1 - own]}"], '
                f'secret: "{secret}" }}\n')

    def kiosk_settings(self):
        return settings_of_staff(self.binaries) + self.carry_over(0)

    @property
    def window(self):
        return f"http://127.0.0.1:{self.window_port}"

    def start_window(self):
        log = open(self.folder / "window.log", "ab")
        self.running["window"] = subprocess.Popen(
            [self.binaries / "kioskd", "--config", self.folder / "window.yaml"], stdout=log, stderr=subprocess.STDOUT,
            stdin=subprocess.DEVNULL)
        until(lambda: self.answers(self.window), "the terminal at the window answers")


@pytest.fixture
def hall(tmp_path, programs):
    with StaffedHall(tmp_path, programs) as hall:
        yield hall


def enter(page, pin=PIN):
    page.click("[data-role=help]")
    page.click("a[href^='/staff']")
    page.wait_for_url("**/staff?*")
    page.fill("[name=number]", "w01")
    page.fill("[name=pin]", pin)
    check(page)
    page.click("[data-role=next]")


def fill_all(resident):
    """From the choice to the review, for one utility, without a card."""
    resident.choose("water", kind="resident")
    resident.fill(applicant__personName="张三测", applicant__citizenNumber="990101189912310005")
    resident.next()
    resident.fill(contact__name="张三测", contact__phone="13800138000")
    resident.next()
    resident.place()
    resident.next()
    resident.appoint()
    resident.page.wait_for_url("**/apply/review")


def test_staff_fill_and_the_applicant_signs(resident, hall):
    page = resident.page
    resident.begin_without_card()
    enter(page, "111111")
    page.wait_for_selector(".summary:has-text('工号和口令对不上')")
    page.fill("[name=pin]", PIN)
    page.click("[data-role=next]")
    page.wait_for_selector(".assist:has-text('王*明')")
    check(page)
    fill_all(resident)
    assert page.locator("[data-role=next]").count() == 0, "nobody signs while staff help"
    assert "工作人员填写" in page.inner_text("main")
    check(page)
    page.goto(hall.kiosk + "/apply/sign")
    page.wait_for_url("**/apply/review")

    page.click(".assist button")
    page.wait_for_selector("[data-role=next]:has-text('是我的意思')")
    check(page)
    page.click("[data-role=next]")
    page.wait_for_url("**/apply/sign")
    page.go_back()
    page.wait_for_url("**/apply/review")
    resident.sign_and_submit()
    resident.leave()
    resident.wake()
    assert page.locator(".assist").count() == 0
    assert "王小明" not in page.content() and "王小明" not in hall.logs() and PIN not in hall.logs()


def test_a_form_goes_on_at_the_window_with_the_centre_away(resident, open_page, hall):
    page = resident.page
    hall.start_window()
    hall.stop("hubd")
    resident.begin_without_card()
    resident.choose("water", kind="resident")
    resident.fill(applicant__personName="张三测", applicant__citizenNumber="990101189912310005")
    resident.next()
    page.goto(hall.kiosk + "/leave")
    check(page)
    page.click("form[action='/carry'] button")
    code = page.inner_text(".number")
    check(page)
    resident.leave()

    window = Resident(open_page(**TERMINAL), hall)
    window.page.goto(hall.window + "/")
    window.page.click(".wake")
    window.page.wait_for_url("**/home")
    window.page.goto(hall.window + "/who?for=apply")
    window.page.click("text=用取表码接着填")
    window.page.fill("[name=code]", code)
    check(window.page)
    window.next()
    window.page.wait_for_url("**/apply/*")
    window.page.goto(hall.window + "/apply/applicant")
    assert window.page.input_value('[name="applicant.personName"]') == "张三测"
    window.page.goto(hall.window + "/carry/take")
    window.page.fill("[name=code]", code)
    window.next()
    window.page.wait_for_selector(".summary:has-text('没有这个取表码')")
    assert "张三测" not in hall.logs()
