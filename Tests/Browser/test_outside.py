"""Each city's journey from the terminal to connection and evaluation, all over HTTP: utilities by their own systems, which
hubsim plays, offices by their pages, the applicant by the phone."""
import time
import urllib.parse

import pytest

from cities import CITIES
from hall import qr_codes, until
from offices import Centre, Forms, phone
from outside import City
from person import TERMINAL, Resident
from walker import begin, walk

# What the offices find out, by city: the answers that a form would not begin with.
FOUND = {
    "suizhou": {"works.external": "yes", "works.length": "800", "works.needsApproval": "yes", "commitment.eligible": "no"},
    "huaibei": {"works.external": "no"},
    "zhoukou": {"works.external": "no"},
    "shaoguan": {"papers.handedOver": "no", "review.result": "qualified", "reception.complete": "yes", "result.agreed": "yes", "works.external": "no",
                 "project.key": "no", "project.investment": "no"},
    "qijiang": {"works.external": "no", "contract.ready": "yes", "visit.needed": "no"},
}


@pytest.mark.parametrize("city", CITIES)
def test_from_the_terminal_to_connection_and_evaluation(city, tmp_path, programs, open_page):
    with City(tmp_path, programs, pack=city) as hall:
        number, proof = apply(hall, CITIES[city].forms[0], open_page)
        centre = Centre(hall, hall.staff, FOUND[city], hall.simulator)
        finish(centre)
        assert_each_task_came_once(hall, CITIES[city].forms[0])
        evaluate(hall, number, proof)


def apply(hall, form, open_page):
    """At the terminal, by card; gives the number and what the slip's code proves."""
    resident = Resident(open_page(**TERMINAL), hall)
    begin(resident, form, "zhang")
    walk(resident, form, "company" if "company" in form.kinds else form.kinds[0])
    number = resident.sign_and_submit()
    resident.paper_says("回执已印出")
    code = qr_codes(hall.papers()[-1])[0]
    return number, code.split(".")[-1] if code.startswith("LB1") else code.split(".")[2]


def finish(centre):
    """Works until nobody has anything left to do."""
    until(lambda: any(o.cases() for o in centre.offices.values()), "the case has arrived")
    idle = 0
    while idle < 12:
        idle = 0 if centre.round() else idle + 1
        if idle:
            # What a utility reported is on its way.
            time.sleep(0.25)
        assert len(centre.done) < 400, centre.done[-10:]
    left = {n: [(c, [f["hidden"].get("form") for f in o.tasks(c)]) for c in o.cases()] for n, o in centre.offices.items()}
    assert not any(left.values()), {n: v for n, v in left.items() if v}
    assert len(centre.done) > 4


def assert_each_task_came_once(hall, form):
    simulator = hall.simulator
    for utility in form.utilities:
        assert [task.get("arrivals", 1) for task in simulator.tasks(utility)] == [1], utility


def evaluate(hall, number, proof):
    """By the slip's code on a phone: everything done, then five stars."""
    path = f"/t/{number}?p={urllib.parse.quote(proof)}"
    status, page = phone(hall, "GET", path)
    assert status == 200 and "已办结" in page, page[:400]
    form = next(f for f in Forms(page).forms if (f["action"] or "").endswith("/evaluation"))
    said = {name: question["options"][0] if question["options"] else "" for name, question in form["questions"].items()}
    status, _ = phone(hall, "POST", form["action"], **form["hidden"], **said)
    assert status == 303
    assert "评价" in phone(hall, "GET", path)[1]
