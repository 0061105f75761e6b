"""Everybody at the centre at once, by plain requests: each office does what its own page asks of it."""
import html.parser
import http.client
import re
import urllib.parse

from hall import until


class Forms(html.parser.HTMLParser):
    """The forms of a page, with their questions and buttons, and the page's links."""

    def __init__(self, text):
        super().__init__()
        self.forms, self.links, self.text, self._select = [], [], text, None
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        a = dict(attributes)
        if tag == "form":
            self.forms.append({"action": a.get("action"), "hidden": {}, "questions": {}, "buttons": []})
        elif tag == "a":
            self.links.append(a.get("href") or "")
        if not self.forms:
            return
        form = self.forms[-1]
        if tag == "input" and a.get("type") == "hidden":
            form["hidden"][a["name"]] = a.get("value", "")
        elif tag in ("input", "textarea"):
            question = form["questions"].setdefault(a["name"], {"kind": a.get("type", "text"), "options": [], "chosen": []})
            if a.get("type") in ("radio", "checkbox"):
                question["options"].append(a["value"])
                if "checked" in a:
                    question["chosen"].append(a["value"])
        elif tag == "select":
            self._select = form["questions"].setdefault(a["name"], {"kind": "select", "options": [], "chosen": []})
        elif tag == "option" and self._select is not None:
            self._select["options"].append(a["value"])
        elif tag == "button" and a.get("name") == "order":
            form["buttons"].append(a["value"])

    def handle_endtag(self, tag):
        if tag == "select":
            self._select = None


class Office:
    """One person of the centre, signed in."""

    def __init__(self, hall, number, password):
        self.port, self.origin, self.number, self.cookie = hall.hub_port, hall.hub, number, None
        self._secrets = {"workNumber": number, "password": password, "division": hall.division}
        self.sign_in()

    def sign_in(self):
        self.cookie = None
        status, text = self.ask("POST", "/login", **self._secrets)
        assert status == 303, text

    def ask(self, method, path, **form):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        headers = {"Origin": self.origin, "Content-Type": "application/x-www-form-urlencoded"}
        if self.cookie:
            headers["Cookie"] = self.cookie
        connection.request(method, path, urllib.parse.urlencode(form, doseq=True) if form else None, headers)
        answer = connection.getresponse()
        text = answer.read().decode()
        if answer.headers["Set-Cookie"]:
            self.cookie = answer.headers["Set-Cookie"].split(";")[0]
        connection.close()
        return answer.status, text

    def cases(self):
        """The addresses of the cases in the queue."""
        status, text = self.ask("GET", "/")
        assert status == 200, text
        return sorted({re.match(r"/cases/[0-9a-f-]{36}", link)[0] for link in Forms(text).links
                       if re.match(r"/cases/[0-9a-f-]{36}", link)})

    def tasks(self, case):
        """What is theirs to do, form by form."""
        status, text = self.ask("GET", case)
        assert status == 200, text
        work = text.split('id="work-head"')[1].split("</section>")[0] if 'id="work-head"' in text else text
        return [form for form in Forms(work).forms if (form["action"] or "").endswith("/orders")]


def phone(hall, method, path, **form):
    """What an applicant's phone gets from the centre: the status and the page."""
    connection = http.client.HTTPConnection("127.0.0.1", hall.hub_port, timeout=20)
    connection.request(
        method, path, urllib.parse.urlencode(form) if form else None,
        {"Origin": hall.hub, "Content-Type": "application/x-www-form-urlencoded"})
    answer = connection.getresponse()
    text = answer.read().decode()
    connection.close()
    return answer.status, text


class Centre:
    """All offices of a hall; utilities that have systems of their own are played by hubsim."""

    def __init__(self, hall, staff, known, simulator=None):
        self.hall, self.known, self.simulator = hall, known, simulator
        self.posts = {n: post for n, (post, _) in staff.items() if post not in ("supervisor", "administrator")}
        self.offices = {number: Office(hall, number, staff[number][1]) for number in self.posts}
        self.done = []

    def sign_in(self):
        """Everybody whose session has ended, as it does overnight."""
        for office in self.offices.values():
            if office.ask("GET", "/")[0] != 200:
                office.sign_in()

    def round(self):
        """Everybody does what they find; says how many things were done."""
        before = len(self.done)
        for number, office in self.offices.items():
            for case in office.cases():
                for form in office.tasks(case):
                    if self._do(number, office, case, form):
                        break
        return len(self.done) - before

    def _do(self, number, office, case, form):
        post, name = self.posts[number], form["hidden"].get("form", "")
        utility = self.utility(number, form)
        if self.simulator and utility and name.split(":")[0] in ("finish", "supply"):
            self._report(utility, case, form)
            return True
        values = self._answers(form)
        order = next((b for b in form["buttons"] if b in ("finish", "supply", "agree", "receive", "offer", "appoint",
                                                          "send-corrections", "take-over", "allow-withdrawal")), None)
        if order is None:
            return False
        status, text = office.ask("POST", form["action"], **form["hidden"], **values, order=order)
        assert status == 303, (name, values, re.findall(r'class="(?:mistake|notice wrong)[^>]*>(.*?)<', text)[:5])
        self.done.append((post, name))
        return True

    def utility(self, number, form):
        """The utility whose task a form is; none when another office's."""
        kind, _, place = self.posts[number].partition(":")
        return place if kind == "utility" else None

    def _answers(self, form):
        values = {}
        for name, question in form["questions"].items():
            fact = re.sub(r"^(fact|answer)\.", "", name)
            wanted = self.known.get(fact)
            if question["kind"] == "checkbox":
                values[name] = question["chosen"] or question["options"][:2]
            elif question["options"]:
                values[name] = wanted if wanted in question["options"] else question["options"][0]
            else:
                values[name] = wanted or ""
        return values

    def _report(self, utility, case, form):
        """The utility's own system says what its page would have said."""
        key = until(
            lambda: next((t["key"] for t in self.simulator.tasks(utility) if case.split("/")[2] in t["key"]), None),
            f"{utility} has its task")
        lanes = form["questions"].get("lanes", {}).get("options")
        assert lanes in (None, [], [utility]), lanes
        found = {re.sub(r"^fact\.", "", n): v for n, v in self._answers(form).items() if n != "lanes" and v}
        if found:
            self.simulator.report(utility, key, kind="facts-found", facts=found)
        if "stage" in form["hidden"]:
            self.simulator.report(utility, key, kind="stage-finished", stage=form["hidden"]["stage"])
        self.done.append((f"utility:{utility}", form["hidden"].get("form", "")))
