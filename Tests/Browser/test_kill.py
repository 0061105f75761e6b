"""kill -9 at random instants of the journey: no confirmed case is lost, none is made twice."""
import http.client
import random
import signal
import threading
import time
import urllib.parse

from hall import case_numbers, until

KILLS = 100
SECONDS = 400


class Browser:
    """A browser as far as the daemon can tell: keeps the cookie, posts forms, follows the person through the journey."""

    def __init__(self, hall):
        self.hall, self.cookie = hall, None

    def ask(self, method, path, cookie=None, **form):
        connection = http.client.HTTPConnection("127.0.0.1", self.hall.kiosk_port, timeout=10)
        headers = {"Origin": self.hall.kiosk, "Content-Type": "application/x-www-form-urlencoded"}
        if cookie or self.cookie:
            headers["Cookie"] = cookie or self.cookie
        connection.request(method, path, urllib.parse.urlencode(form, doseq=True) if form else None, headers)
        answer = connection.getresponse()
        body = answer.read().decode()
        if answer.headers["Set-Cookie"]:
            name, _, value = answer.headers["Set-Cookie"].split(";")[0].partition("=")
            self.cookie = f"{name}={value}" if value else None
        connection.close()
        return answer, body

    def journey(self, day):
        """Gives the number that was shown to the person. Begins again where an earlier try was cut off."""
        if not self.cookie:
            self.ask("POST", "/start")
        self.ask("POST", "/apply/choose", utilities=["water", "power"], kind="resident")
        self.ask("POST", "/apply/applicant", **{
            "applicant.personName": "张三测", "applicant.citizenNumber": "990101189912310005"})
        self.ask("POST", "/apply/handler", **{"contact.name": "张三测", "contact.phone": "13800138000"})
        self.ask("POST", "/apply/place", **{"place.district": "421303", "place.road": "迎宾大道88号"})
        self.ask("POST", "/apply/appointment", **{"appointment.time~day": day, "appointment.time~hour": "10"})
        self.ask("POST", "/apply/submit", paper="yes")
        _, page = self.ask("GET", "/apply/receipt")
        numbers = case_numbers(page)
        assert len(numbers) == 1, page
        return numbers[0]

    def leave(self):
        """The person walks away, whether the terminal answers or not."""
        cookie, self.cookie = self.cookie, None
        self.ask("POST", "/leave", cookie=cookie)


def offered_day(hall):
    browser = Browser(hall)
    browser.ask("POST", "/start")
    browser.ask("POST", "/apply/choose", utilities=["water"], kind="resident")
    _, page = browser.ask("GET", "/apply/appointment")
    return page.split('name="appointment.time~day" value="')[3].split('"')[0]


def test_kill_at_a_hundred_instants(hall):
    chance = random.Random(20261121)
    day, shown, kills, end = offered_day(hall), [], 0, time.monotonic() + SECONDS
    hall.sim("printer", "unplug")
    browser, length = Browser(hall), 0.3
    while kills < KILLS:
        assert time.monotonic() < end, f"only {kills} kills in {SECONDS} s"
        killer = threading.Timer(chance.uniform(0, length), lambda: hall.running["kioskd"].send_signal(signal.SIGKILL))
        killer.start()
        began = time.monotonic()
        try:
            number = browser.journey(day)
            length = max(0.05, time.monotonic() - began)
            shown.append(number)
            browser.leave()
        except (OSError, http.client.HTTPException):
            pass
        killer.join()
        hall.running["kioskd"].wait(10)
        kills += 1
        hall.start_kiosk()
    number = browser.journey(day)
    shown.append(number)

    assert len(set(shown)) == len(shown), "a number was given twice"
    stored = {case["number"] for case in hall.kioskctl("case", "list", "--limit", 1000, "--state", hall.folder / "kiosk")["cases"]}
    assert set(shown) <= stored, "a confirmed case is lost"
    until(lambda: hall.status()["queue"]["unsent"] == 0, "all are sent", seconds=60)
    print(f"{kills} kills, {len(shown)} cases shown, {len(stored)} stored")
    assert stored == set(shown), "a case was made twice"
