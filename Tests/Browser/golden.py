"""Golden cases of a pack: filed at the terminal and worked off by all offices, each step at the instant the case names."""
import datetime
import json
import re

import yaml

from cities import EVERYWHERE
from hall import ROOT, case_numbers, qr_codes, until
from offices import Centre, Forms, phone
from outside import City
from requests_of_a_browser import Browser
from shown import lanes_of, limits_on_the_phone


def golden_cases(city):
    """By id."""
    cases = [case for path in sorted((ROOT / "Config/packs" / city / "tests").glob("*.yaml"))
             for case in yaml.safe_load(path.read_text())["cases"]]
    return {case["id"]: case for case in cases}


def instant(text):
    return datetime.datetime.fromisoformat(text)


class Deadlines:
    """What a pack's limits are called, and what they are counted from."""

    def __init__(self, city):
        listed = yaml.safe_load((ROOT / "Config/packs" / city / "deadlines.yaml").read_text())["deadlines"]
        self._known = {one["id"]: one for one in listed}

    def title(self, deadline):
        return self._known[deadline]["title"]

    def is_timed(self, deadline, golden):
        """Whether the case names the moment it is counted from."""
        beginning = self._known[deadline]["from"]
        finished = {done["stage"] for done in golden.get("done", [])}
        return beginning in ("submission", "appointment") or beginning.removeprefix("stage:") in finished


class Stages:
    """Whose a pack's stages are."""

    def __init__(self, city):
        listed = yaml.safe_load((ROOT / "Config/packs" / city / "stages.yaml").read_text())["stages"]
        self._known = {one["id"]: one for one in listed}

    def is_utilities(self, stage):
        one = self._known[stage]
        return one.get("party", "utility") == "utility" and (
            "party" in one or one["kind"] not in ("reception", "acceptance", "answer", "closing"))


class Applicant(Browser):
    """Somebody who files a golden case at the terminal, without a card, and signs on paper."""

    def file(self, golden):
        """Gives the number that was shown."""
        self.typed = dict(golden.get("answers", {}))
        form = golden.get("form", "application")
        self._go("POST", "/start")
        path = self._go("POST", "/who", **{"for": "apply", "form": form})
        path = self._go("POST", path, utilities=golden["utilities"], kind=golden["applicant"], **self._answers(path))
        while path != "/apply/review":
            if "check=1" in path:
                self._add(path)
            path = self._go("POST", path.split("?")[0], **self._answers(path))
        self._go("POST", "/apply/submit", paper="yes")
        numbers = case_numbers(self.ask("GET", "/apply/receipt")[1])
        assert len(numbers) == 1, (golden["id"], numbers)
        return numbers[0]

    def _go(self, method, path, **form):
        answer, text = self.ask(method, path, **form)
        assert answer.status == 303, (path, answer.status, text[-500:])
        return answer.headers["Location"]

    def _mistakes(self, path):
        page = self.ask("GET", path)[1]
        return re.findall(r'<li><a href="#[^"]*">(.*?)</a>', page) or page[-800:]

    def _answers(self, path):
        """What the case answers on this page; every paper it asks for is there."""
        form = next(f for f in Forms(self.ask("GET", path)[1]).forms if f["action"] == path.split("?")[0])
        values = {}
        for name, question in form["questions"].items():
            field, _, part = name.partition("~")
            text = self.typed.get(field)
            if part:
                values[name] = self._part(part, text or "")
            elif name.startswith("material.") and question["options"]:
                values[name] = self.typed[name] = question["options"][0]
            elif text is not None and name not in ("utilities", "kind"):
                values[name] = text
        return {name: value for name, value in values.items() if value}

    def _add(self, path):
        """What the form wants and the case does not say, since nothing it is about hangs on it."""
        wanted = re.findall(r'<a href="#([\w.]+)', self.ask("GET", path)[1])
        form = next(f for f in Forms(self.ask("GET", path)[1]).forms if f["action"] == path.split("?")[0])
        for field in wanted:
            field = next((name for name in form["questions"] if field.startswith(name)), None)
            if field is None or field in self.typed:
                continue
            options = form["questions"][field]["options"]
            self.typed[field] = options[0] if options else EVERYWHERE.get(field, "1")
            return
        raise AssertionError((path, self._mistakes(path)))

    @staticmethod
    def _part(part, text):
        day, _, hour = text.partition("T")
        date = day.split("-") if day.count("-") == 2 else ["", "", ""]
        return {"day": day, "hour": hour, "year": date[0], "month": date[1], "dayOfMonth": date[2]}[part]


class GoldenCase:
    """One of them on its way."""

    def __init__(self, golden):
        self.golden, self.id = golden, golden["id"]
        self.at = instant(golden["at"])
        self.number = self.case = self.proof = self.slip = None
        self.asked, self.phone = {}, {}

    def file(self, hall):
        papers = len(hall.papers())
        applicant = Applicant(hall)
        self.number, self.typed = applicant.file(self.golden), applicant.typed
        paper = until(lambda: next(iter(hall.papers()[papers:]), None), f"{self.id} has its receipt")
        self.slip = until(lambda: self.number in (text := hall.paper_text(paper)) and text, f"{self.id}: all is printed")
        code = qr_codes(paper)[0]
        self.proof = code.split(".")[-1] if code.startswith("LB1") else code.split(".")[2]
        show = hall.kioskctl("case", "show", self.number, "--state", hall.folder / "kiosk", "--clear")
        self.case, self.answers = f"/cases/{show['id']}", show["form"]

    def look(self, hall, office):
        """What the applicant reads on the phone now; the hour last read of each limit is kept."""
        lanes = lanes_of(office.ask("GET", self.case)[1])
        self.phone |= limits_on_the_phone(phone(hall, "GET", f"/t/{self.number}?p={self.proof}")[1], lanes)

    def moment(self, stage, lanes):
        """When a stage is finished, if the case says so."""
        found = [instant(done["at"]) for done in self.golden.get("done", [])
                 if done["stage"] == stage and (not lanes or done.get("lane", lanes[0]) in lanes)]
        return max(found) if found else None

    @property
    def known(self):
        facts = {**self.golden.get("facts", {}), **self.golden.get("later", {})}
        return {name.split(":")[-1]: value for name, value in facts.items()}


class GoldenHall(City):
    """One person holds all offices, so that each instant takes one sign-in and one page a case."""

    def staff_settings(self, listed):
        posts = [post for post, _ in self.staff.values() if post not in ("supervisor", "administrator")]
        self.staff = {"A1": ("all", "lianban-tests-only")}
        return ("limits: { search: { perMinute: 100000 }, tracking: { perMinute: 100000 } }\n"
                f'staff:\n  - {{ workNumber: A1, name: 试验员, posts: {json.dumps(posts)}, division: "{self.division}",'
                f" password: lianban-tests-only, mustChange: false }}\n")


class GoldenCentre(Centre):
    """All offices work on all cases; a stage that a case times is finished at its instant and not before. A survey is held
    at the hour that the applicant chose."""

    def __init__(self, hall, known):
        self.cases, self.waiting = {}, set()
        super().__init__(hall, hall.staff, known, hall.simulator)
        self.office, self._general, self.stages = self.offices["A1"], known, Stages(hall.pack)

    def round(self):
        self.waiting = set()
        return super().round()

    def _do(self, number, office, case, form):
        mine, lanes = self.cases[case], self.lanes(form)
        moment = mine.moment(form["hidden"].get("stage"), lanes)
        if moment and moment > self.hall.clock.now:
            self.waiting.add(moment)
            return False
        self.known, self.wish = {**self._general, **mine.known}, mine.golden.get("answers", {}).get("appointment.time")
        if not super()._do(number, office, case, form):
            return False
        if moment:
            mine.look(self.hall, self.office)
        mine.asked |= {re.sub(r"^(fact|answer)\.", "", name): value for name, value in self._answers(form).items()}
        return True

    def _answers(self, form):
        values = super()._answers(form)
        for name, question in form["questions"].items():
            if self.wish in question["options"]:
                values[name] = [self.wish] if question["kind"] == "checkbox" else self.wish
        return values

    def _report(self, utility, case, form):
        """Done when the centre has taken it in."""
        super()._report(utility, case, form)
        until(lambda: self._same(case, form) is None, f"{utility} said {form['hidden']['form']}")

    def _same(self, case, form):
        """The same thing to do, with the same questions, if it is still there."""
        kept = [f for f in self.office.tasks(case) if f["hidden"].get("form") == form["hidden"]["form"]]
        return next((f for f in kept if f["questions"] == form["questions"]), None)

    def utility(self, number, form):
        kind, *place = form["hidden"].get("form", "").split(":")
        is_task = kind in ("finish", "supply") and len(place) == 2
        return place[1] if is_task and self.stages.is_utilities(place[0]) else None

    @staticmethod
    def lanes(form):
        hidden = form["hidden"].get("lane")
        return [hidden] if hidden else form["questions"].get("lanes", {}).get("options")

    def rest(self):
        """Works until nobody has anything to do at this instant."""
        while self.round():
            assert len(self.done) < 1000, self.done[-10:]


def play(hall, cases, known):
    """Files and works off all cases, from instant to instant."""
    unfiled = sorted(cases, key=lambda case: case.at)
    centre = GoldenCentre(hall, known)
    while unfiled or centre.waiting:
        hall.clock.set(min([case.at for case in unfiled[:1]] + sorted(centre.waiting)[:1]))
        centre.sign_in()
        while unfiled and unfiled[0].at == hall.clock.now:
            case = unfiled.pop(0)
            case.file(hall)
            centre.cases[case.case] = case
            until(lambda: case.case in centre.office.cases(), f"{case.id} has arrived")
            case.look(hall, centre.office)
        centre.rest()
        for case in centre.cases.values():
            case.look(hall, centre.office)
    return centre
