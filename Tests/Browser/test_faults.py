"""Faults of utilities' systems, which hubsim plays, driven through a real centre: lane, clock, words and exactly one task."""
import re

import pytest

from clock import Clock
from desk_page import check
from golden import GoldenCase, GoldenCentre, GoldenHall, golden_cases
from hall import until
from offices import Forms, Office
from person import DESK
from shown import limits
from test_outside import FOUND, evaluate

MONDAY = "2026-11-23T09:10:00+08:00"


@pytest.fixture
def world(tmp_path, programs):
    """A case for water, filed on a Monday morning in 周口 and not yet accepted, and everybody at the centre."""
    hall = FaultyHall(tmp_path, programs, pack="zhoukou")
    hall.clock = Clock(tmp_path, MONDAY)
    with hall:
        case = GoldenCase(golden_cases("zhoukou")["twoLimits"])
        case.file(hall)
        centre = GoldenCentre(hall, FOUND["zhoukou"])
        centre.cases[case.case] = case
        until(lambda: case.case in centre.office.cases(), "the case has arrived")
        yield World(hall, case, centre)


class FaultyHall(GoldenHall):
    def staff_settings(self, listed):
        text = super().staff_settings(listed)
        self.staff["S1"] = ("supervisor", "lianban-tests-only")
        return text + (f'  - {{ workNumber: S1, name: 监督员, posts: [supervisor], division: "{self.division}",'
                       f" password: lianban-tests-only, mustChange: false }}\n")

    def system_options(self, utility):
        return ", timeout: 2"

    def open_desk(self, open_page, number):
        """A browser in which somebody of the centre is signed in."""
        page = open_page(**DESK)
        page.goto(self.hub + "/login")
        if page.locator("#division").count():
            page.select_option("#division", self.division)
        page.fill("#workNumber", number)
        page.fill("#password", self.staff[number][1])
        page.click("button.main")
        page.wait_for_selector(".who")
        return page


class World:
    def __init__(self, hall, case, centre):
        self.hall, self.case, self.centre = hall, case, centre

    @property
    def page(self):
        self.centre.sign_in()
        return self.centre.office.ask("GET", self.case.case)[1]

    @property
    def lane(self):
        return re.search(r'id="lane-water".*?</article>', self.page, re.S)[0]

    @property
    def connection(self):
        """How the utility's limit stands, which is counted from the applicant's hour whatever the line does."""
        row = next(row for row in limits(self.page) if (row.lane, row.title) == ("water", "接入"))
        assert (row.promised, row.legal) == ((12, 1, 14, 45), (12, 2, 17, 30)), vars(row)
        return re.search(r'<td>接入<span.*?<span class="due-badge (\w+)">', self.lane, re.S)[1]

    @property
    def board(self):
        return Office(self.hall, "S1", self.hall.staff["S1"][1]).ask("GET", "/board")[1]

    def accept(self):
        """The window does what is there until the task goes out to the utility."""
        for stage in ("received", "accepted"):
            form = next(f for f in self.centre.office.tasks(self.case.case)
                        if f["hidden"].get("stage") == stage)
            assert self.centre._do("A1", self.centre.office, self.case.case, form)

    def says(self, words):
        return until(lambda: words in (lane := self.lane) and lane, words, 40)

    @property
    def arrivals(self):
        """How often each task of this case came to the utility."""
        return [task["messages"][0]["received"] for task in self.hall.simulator.tasks("water")]

    def restart_hub(self):
        """At the present instant, as after a night."""
        self.hall.stop("hubd")
        self.hall.start_hub()

    def finish(self):
        assert "VIP组团联合上门对接" in self.lane, "nothing was done before the task was there"
        self.centre.sign_in()
        self.centre.rest()
        evaluate(self.hall, self.case.number, self.case.proof)


def assert_delivered_once(world, outcome="done"):
    until(lambda: world.hall.simulator.tasks("water"), "the task is there", 40)
    world.finish()
    assert len(world.hall.simulator.tasks("water")) == 1
    assert world.arrivals == [1]
    assert world.connection == outcome


def test_accepted_but_the_answer_lost(world):
    world.hall.simulator.break_system("water", "lose-answer", times=1)
    world.accept()
    until(lambda: world.arrivals == [1], "the task is there")
    world.hall.clock.pass_by(minutes=1)
    world.says("线路用时 1 分钟")
    assert world.arrivals == [1], "it was asked for by its key and not sent again"
    assert_delivered_once(world)


def test_down_for_three_working_days(world):
    world.hall.simulator.break_system("water", "down")
    world.accept()
    assert "没有送到对方系统" in world.says("再试") and world.connection == "running"
    world.hall.clock.set("2026-11-26T09:10:00+08:00")
    world.restart_hub()
    # The line's three days stand apart; the utility's clock and the applicant's promise are what they were.
    lane = world.says("线路用时 3 个工作日")
    assert "不算承办单位的" in lane and world.connection == "running"
    assert world.hall.simulator.tasks("water") == []
    world.hall.simulator.heal("water")
    world.hall.clock.pass_by(hours=1)
    world.restart_hub()
    assert_delivered_once(world)
    assert "送达：" in world.lane and "3 个工作日" in world.lane


def test_down_until_the_limit_is_broken(world):
    """Warned, late and broken as the pack's ladder has it, with the line's own time beside; supervisors are told."""
    world.hall.simulator.break_system("water", "down")
    world.accept()
    for at, state, told in (("12-01T11:10", "warned", "的消息没有送到，要有人打开办件看原因"), ("12-01T15:00", "late", "“接入”已超承诺时限"),
                            ("12-02T17:35", "breached", "“接入”已突破时限")):
        world.hall.clock.set(f"2026-{at}:00+08:00")
        world.restart_hub()
        assert world.connection == state
        assert "不算承办单位的" in world.says("线路用时")
        until(lambda: told in world.board, (at, told))
    assert "已报市城市管理局" in world.board
    world.hall.simulator.heal("water")
    world.hall.clock.pass_by(hours=1)
    world.restart_hub()
    assert_delivered_once(world, "late")


def test_refused_until_somebody_sends_it_again(world, open_page):
    world.hall.simulator.break_system("water", "refuse")
    world.accept()
    until(lambda: "对方系统不收" in world.board, "the supervisor sees it", 40)
    for number, path, words in (
            ("A1", "/", "没有送到"), ("S1", "/board", "对方系统不收"), ("A1", world.case.case, "对方系统不收")):
        page = world.hall.open_desk(open_page, number)
        page.goto(world.hall.hub + path)
        assert words in page.inner_text("main")
        check(page)
    assert "本单位不能受理" in world.says("对方系统不收") and world.connection == "running"
    send_again(world)
    assert_delivered_once(world)


def test_slow_beyond_our_patience(world):
    world.hall.simulator.break_system("water", "slow", times=1, seconds=5)
    world.accept()
    until(lambda: world.arrivals == [1], "the task is there")
    world.hall.clock.pass_by(minutes=2)
    until(lambda: "没有送到" not in world.lane and world.hall.simulator.tasks("water"), "it is known to be there", 40)
    assert_delivered_once(world)


def test_a_wrong_body_three_times_calls_somebody(world):
    world.hall.simulator.break_system("water", "wrong-body")
    world.accept()
    for tried in (1, 2):
        world.says(f"试了 {tried} 次")
        world.hall.clock.pass_by(seconds=10)
        world.restart_hub()
    assert "重新发送" in world.says("停止发送") and world.connection == "running"
    assert world.hall.simulator.tasks("water") == []
    send_again(world)
    assert_delivered_once(world)


def send_again(world):
    """Healed, and by the button of the case's page."""
    world.hall.simulator.heal("water")
    form = next(f for f in Forms(world.page).forms if f["hidden"].get("form") == "send-again")
    assert world.centre.office.ask("POST", form["action"], **form["hidden"], order="send-again")[0] == 303
