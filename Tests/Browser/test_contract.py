"""The description at /openapi.yaml against a real hubd: whatever is asked, by whomever, is answered as described.

The questions are made from the description, valid and invalid ones, the same in every run. They are asked by nobody in
particular, by a terminal that signs, and by people who are signed in.
"""
import itertools
import pathlib
import sys

import hypothesis
import openapi_spec_validator
import pytest
import requests
import schemathesis
import yaml
from schemathesis import checks

from centre import DIVISION, OFFICES, PASSWORD, Centre
from hall import TOKEN

sys.path.append(str(pathlib.Path(__file__).parents[1] / "Drill"))

import application  # noqa: E402
import hallsync  # noqa: E402
from hubs import pack  # noqa: E402
from kiosk import Kiosk, Line  # noqa: E402

EXAMPLES = 5
KEY = "an-invented-key-of-an-app"
PROGRAMS = ("/v1", "/outside", "/open311", "/healthz", "/metrics", "/openapi", "/hub.css")
LIMITED = ("signIn", "signInAccount", "tracking", "wrongTracking", "search", "export", "hello", "enrolment", "stranger", "upload",
           "page", "repairs")
CHECKS = [
    checks.not_a_server_error, checks.status_code_conformance, checks.content_type_conformance,
    checks.response_schema_conformance, checks.response_headers_conformance,
]
asked = hypothesis.settings(
    max_examples=EXAMPLES, derandomize=True, deadline=None, database=None, phases=[hypothesis.Phase.generate],
    suppress_health_check=list(hypothesis.HealthCheck))


class Wide(Centre):
    """A centre that lets everybody ask as often as they like."""

    def _write_settings(self):
        super()._write_settings()
        with open(self.folder / "hub.yaml", "a") as settings:
            settings.write("limits:\n" + "".join(
                f"  {name}: {{ perMinute: 10000000 }}\n" for name in LIMITED))
            settings.write(f"open311: {{ clients: [{{ name: app, key: {KEY} }}] }}\n")


class Person:
    """Somebody with a browser; signs in again when a question has ended the session."""

    def __init__(self, centre, number):
        self.centre, self.number, self.session = centre, number, requests.Session()
        self.session.headers["Origin"] = centre.hub
        self.token = None

    def sign_in(self):
        form = {"workNumber": self.number, "password": PASSWORD, "division": DIVISION}
        answer = self.session.post(self.centre.hub + "/login", form, allow_redirects=False)
        assert answer.status_code == 303, answer.text
        page = self.session.get(self.centre.hub + "/account").text
        self.token = page.split('name="token" value="')[1].split('"')[0]
        proof = {"token": self.token, "step-up-page": "/", "step-up-proof": PASSWORD}
        self.session.post(self.centre.hub + "/account/confirm", proof, allow_redirects=False)

    def ready(self):
        if 'name="token"' not in self.session.get(self.centre.hub + "/account").text:
            self.sign_in()


@pytest.fixture(scope="module")
def centre(tmp_path_factory, programs):
    centre = Wide(tmp_path_factory.mktemp("centre"), programs)
    try:
        centre.start_hub()
        yield centre
    finally:
        centre.stop_all()


@pytest.fixture(scope="module")
def api(centre):
    return schemathesis.openapi.from_url(centre.hub + "/openapi.yaml")


@pytest.fixture(scope="module")
def terminal(centre, programs):
    """A terminal that has enrolled and brought one case."""
    kiosk = Kiosk("SZ01", TOKEN, centre.hub_port, pack(programs))
    kiosk.enrol()
    kiosk.commit()
    line = Line(centre.hub_port)
    assert kiosk.push(line, 1, 1)[0] == 200
    line.close()
    return kiosk


@pytest.fixture(scope="module")
def people(centre, terminal):
    return [Person(centre, number) for number in OFFICES]


def each(api, ask, choose=lambda path: True):
    """Asks questions of every kind at every chosen address; tells of all addresses that answered wrongly."""
    wrong = []
    operations = [found.ok() for found in api.get_all_operations()]
    for operation in (operation for operation in operations if choose(operation.path)):
        for mode in schemathesis.GenerationMode:
            if not _answers(operation, mode, ask, wrong):
                break
    assert not wrong, "\n\n".join(wrong)


def _answers(operation, mode, ask, wrong):
    asking = hypothesis.given(case=operation.as_strategy(generation_mode=mode))(lambda case: ask(case))
    try:
        asked(asking)()
    except hypothesis.errors.Unsatisfiable:
        pass  # There is nothing to ask wrongly where nothing is asked.
    except (Exception, BaseExceptionGroup) as fault:
        reasons = getattr(fault, "exceptions", [fault])
        wrong.append(f"{operation.method.upper()} {operation.path} ({mode.value}): {fault} {reasons}")
        return False
    return True


def prepared(case, centre, change):
    """The question as it is sent, after a last change."""
    request = requests.Request(**case.as_transport_kwargs(base_url=centre.hub))
    change(request)
    try:
        return requests.Session().prepare_request(request)
    except (UnicodeError, requests.exceptions.InvalidHeader, requests.exceptions.InvalidURL):
        return hypothesis.reject()


def judge(case, question):
    """What is answered is what is described, and a person's page is a page."""
    answer = requests.Session().send(question, allow_redirects=False, timeout=20)
    case.validate_response(answer, checks=CHECKS)
    if answer.headers.get("Content-Type", "").startswith("text/html"):
        assert "<h1" in answer.text and "<script" not in answer.text.lower()
    if answer.status_code == 429:
        assert int(answer.headers["Retry-After"]) > 0
    return answer


def test_the_description_is_openapi_3_1(centre):
    text = requests.get(centre.hub + "/openapi.yaml").text
    openapi_spec_validator.validate(yaml.safe_load(text), cls=openapi_spec_validator.OpenAPIV31SpecValidator)


def test_nobody_in_particular_asks(api, centre):
    def ask(case):
        judge(case, prepared(case, centre, lambda request: request.headers.update(Origin=centre.hub)))

    each(api, ask)


def test_a_terminal_asks(api, centre, terminal):
    def ask(case):
        case.path_parameters.update(
            {name: value for name, value in (("code", terminal.code), ("stream", terminal.stream))
             if name in (case.path_parameters or {})})
        question = prepared(case, centre, at_once)
        body = question.body or b""
        body = body.encode() if isinstance(body, str) else body
        question.headers.update(hallsync.request_headers(
            terminal.code, terminal.key, question.method, question.path_url, body, "2026-11-23T09:00:00.000+08:00"))
        answer = judge(case, question)
        # What is no text, or too long, does not reach HallSync.
        assert answer.status_code in (400, 413) or answer.headers["Hub-Signature"]
        assert answer.status_code != 401 or case.path == "/v1/enrolments"

    each(api, ask, lambda path: path.startswith("/v1/"))


def at_once(request):
    """Nobody waits at the feed."""
    if request.params and "wait" in request.params:
        request.params = {**request.params, "wait": 0}


def test_people_of_the_centre_ask(api, centre, terminal, people):
    def ask(case):
        person = next(turns)
        person.ready()
        question = prepared(case, centre, lambda request: personal(request, case, terminal, person))
        judge(case, question)

    turns = itertools.cycle(people)
    each(api, ask, lambda path: not path.startswith(PROGRAMS))


def personal(request, case, terminal, person):
    """As the person's browser sends it: with the cookie and the form's token, about a case that there is."""
    event = terminal.links[0][0]
    known = {"/cases/{id}": event["subject"], "/t/{number}": event["data"]["number"]}
    for prefix, name in known.items():
        if case.path.startswith(prefix):
            request.url = person.centre.hub + case.path.replace(prefix, prefix.split("{")[0] + name)
    request.cookies = person.session.cookies.get_dict()
    request.headers["Origin"] = person.centre.hub
    if isinstance(request.data, dict) and "token" in request.data:
        request.data["token"] = person.token
