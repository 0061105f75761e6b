"""The journey as plain requests, as a browser makes them: for tests that repeat it hundreds of times."""
import http.client
import urllib.parse

from hall import case_numbers


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
        self.fill(day)
        self.ask("POST", "/apply/submit", paper="yes")
        _, page = self.ask("GET", "/apply/receipt")
        numbers = case_numbers(page)
        assert len(numbers) == 1, page
        return numbers[0]

    def fill(self, day):
        """Everything up to the submission."""
        if not self.cookie:
            self.ask("POST", "/start")
        self.ask("POST", "/apply/choose", utilities=["water", "power"], kind="resident")
        self.ask("POST", "/apply/applicant", **{
            "applicant.personName": "张三测", "applicant.citizenNumber": "990101189912310005"})
        self.ask("POST", "/apply/handler", **{"contact.name": "张三测", "contact.phone": "13800138000"})
        self.ask("POST", "/apply/place", **{"place.district": "421303", "place.road": "迎宾大道88号"})
        self.ask("POST", "/apply/appointment", **{"appointment.time~day": day, "appointment.time~hour": "10"})

    def leave(self):
        """The person walks away, whether the terminal answers or not."""
        cookie, self.cookie = self.cookie, None
        self.ask("POST", "/leave", cookie=cookie)


def offered_day(hall):
    """A day the terminal offers for the appointment."""
    browser = Browser(hall)
    browser.ask("POST", "/start")
    browser.ask("POST", "/apply/choose", utilities=["water"], kind="resident")
    _, page = browser.ask("GET", "/apply/appointment")
    return page.split('name="appointment.time~day" value="')[3].split('"')[0]
