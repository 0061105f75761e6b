"""A paper from the applicant's phone, checked by the window, is fetched by the utilities' own systems that need it."""
import http.client
import urllib.parse

from cities import CITIES
from hall import qr_codes, until
from offices import Centre, Forms, Office, phone
from outside import City
from person import TERMINAL, Resident
from test_outside import FOUND
from test_uploads import picture
from walker import begin, walk


def test_a_checked_paper_reaches_the_utilities_that_need_it(tmp_path, programs, open_page):
    with City(tmp_path, programs, pack="qijiang") as hall:
        number, proof, utilities = apply(hall, CITIES["qijiang"].forms[0], open_page)
        centre = Centre(hall, hall.staff, FOUND["qijiang"], hall.simulator)
        window = next(o for n, o in centre.offices.items() if centre.posts[n] == "window")
        case = until(lambda: next(iter(window.cases()), None), "the case has arrived")
        send(hall, number, proof)
        assert accept(window, case) == 303
        until(lambda: all(hall.simulator.tasks(u) for u in utilities) or centre.round() and False, "all have their tasks")
        papers = until(lambda: fetched(hall, utilities), "the papers were fetched")
        assert len({tuple(p) for p in papers.values()}) == 1 and all(papers.values()), papers
        supervisor = next(n for n, (post, _) in hall.staff.items() if post == "supervisor")
        assert_recorded(hall, supervisor, number, len(utilities))


def apply(hall, form, open_page):
    """At the terminal, with papers that wait."""
    resident = Resident(open_page(**TERMINAL), hall)
    begin(resident, form, "zhang")
    walk(resident, form, "resident", has_papers=False)
    number = resident.sign_and_submit()
    resident.paper_says("回执已印出")
    code = qr_codes(hall.papers()[-1])[0]
    return number, code.split(".")[-1] if code.startswith("LB1") else code.split(".")[2], form.utilities


def send(hall, number, proof):
    """One picture for the first paper that the phone's page asks for."""
    status, page = phone(hall, "GET", f"/t/{number}?p={urllib.parse.quote(proof)}")
    form = next(f for f in Forms(page).forms if (f["action"] or "").endswith("/papers"))
    fields = [("p", proof.encode()), ("material", form["hidden"]["material"].encode()), ("page", picture())]
    body = b"".join(
        b'--mark\r\nContent-Disposition: form-data; name="%s"; filename="a.png"\r\n\r\n%s\r\n' % (n.encode(), v)
        for n, v in fields) + b"--mark--\r\n"
    connection = http.client.HTTPConnection("127.0.0.1", hall.hub_port, timeout=20)
    connection.request("POST", form["action"], body, {
        "Origin": hall.hub, "Content-Type": "multipart/form-data; boundary=mark"})
    assert connection.getresponse().status == 303
    connection.close()


def accept(window, case):
    form = next(f for f in window.tasks(case) if "accept-upload" in f["buttons"])
    return window.ask("POST", form["action"], **form["hidden"], order="accept-upload")[0]


def fetched(hall, utilities):
    """By utility the digests that came; nothing as long as one is not there or differs from what was named."""
    papers = {u: hall.simulator.tasks(u)[0]["papers"] for u in utilities}
    whole = all(p and all(one["sha256"] == named for named, one in p.items()) for p in papers.values())
    return {u: sorted(p) for u, p in papers.items()} if whole else None


def assert_recorded(hall, supervisor, number, times):
    status, trail = Office(hall, supervisor, hall.staff[supervisor][1]).ask("GET", "/audit")
    assert status == 200 and trail.count("单位的系统取走材料") >= times and number in trail, trail[:500]
