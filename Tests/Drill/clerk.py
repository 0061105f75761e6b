"""A clerk at the window: takes in one case after another by the pages' own forms, notes what was said to be done."""
import dataclasses
import http.cookies
import re
import urllib.parse

from kiosk import Line
from processes import ADDRESS

NUMBER, PASSWORD, DIVISION = "W01", "lianban-drills-only", "421300"
ACCOUNT = {
    "workNumber": NUMBER, "name": "试验员", "posts": ["window"], "division": DIVISION, "password": PASSWORD,
    "mustChange": False,
}
FORM = re.compile(r'<form method="post" action="(/cases/[^"]+/orders)"[^>]*>(.*?)</form>', re.S)
HIDDEN = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)">')
RECEPTION = "finish:received"


@dataclasses.dataclass(frozen=True)
class Done:
    """The pages' word that a case was taken in."""

    case: str
    kiosk: str
    version: int


class Clerk:
    def __init__(self, port):
        self.line, self.origin, self.cookie = Line(port), f"http://{ADDRESS}:{port}", ""
        self.done = []

    def sign_in(self, number=NUMBER):
        status, _, headers = self.post(
            "/login", {"division": DIVISION, "workNumber": number, "password": PASSWORD})
        if status != 303:
            raise RuntimeError(f"the clerk was not let in: {status}")
        cookies = http.cookies.SimpleCookie(headers["Set-Cookie"])
        self.cookie = "; ".join(f"{name}={cookie.value}" for name, cookie in cookies.items())

    def get(self, path):
        status, body, _ = self.line.ask("GET", path, headers={"Cookie": self.cookie})
        return status, body.decode()

    def post(self, path, fields):
        headers = {
            "Cookie": self.cookie, "Origin": self.origin, "Content-Type": "application/x-www-form-urlencoded",
        }
        return self.line.ask("POST", path, urllib.parse.urlencode(fields).encode(), headers)

    def take_in(self, case, kiosk):
        """Whether the case is taken in now, by this try or by one before whose answer was lost."""
        status, page = self.get(f"/cases/{case}")
        if status != 200:
            return False
        fields = self._reception(page)
        if fields is None:
            return True
        status, _, headers = self.post(f"/cases/{case}/orders", fields)
        if status != 303:
            return False
        self.done.append(Done(case, kiosk, int(fields["version"]) + 1))
        return True

    @staticmethod
    def _reception(page):
        """The fields of the form that takes the case in; None when there is nothing to take in."""
        for _, content in FORM.findall(page):
            fields = dict(HIDDEN.findall(content))
            if fields.get("form") == RECEPTION:
                return fields | {"order": "finish"}
        return None
