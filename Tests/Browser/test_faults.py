"""Faults of utilities' systems, which hubsim plays, driven through a real centre: lane, clock, words and exactly one task."""
import re

import pytest

from clock import Clock
from golden import GoldenCase, GoldenCentre, GoldenHall, golden_cases
from hall import until
from offices import Forms
from test_outside import FOUND

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
    def system_options(self, utility):
        return ", timeout: 2"


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
        self.centre.sign_in()
        self.centre.rest()
        assert "已办结" in self.page or "没有要办的事" in self.page


def assert_delivered_once(world):
    until(lambda: world.hall.simulator.tasks("water"), "the task is there", 40)
    world.finish()
    assert len(world.hall.simulator.tasks("water")) == 1


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
    assert "没有送到对方系统" in world.says("再试")
    world.hall.clock.set("2026-11-26T09:10:00+08:00")
    world.restart_hub()
    # The line's three days stand apart; the utility's clock and the applicant's promise are what they were.
    lane = world.says("线路用时 3 个工作日")
    assert "不算承办单位的" in lane and "12月1日 14:45" in lane
    assert world.hall.simulator.tasks("water") == []
    world.hall.simulator.heal("water")
    world.hall.clock.pass_by(hours=1)
    world.restart_hub()
    assert_delivered_once(world)
    assert "送达：" in world.lane and "3 个工作日" in world.lane
    assert world.arrivals == [1]


def test_refused_until_somebody_sends_it_again(world):
    world.hall.simulator.break_system("water", "refuse")
    world.accept()
    assert "本单位不能受理" in world.says("对方系统不收")
    send_again(world)
    assert_delivered_once(world)
    assert world.arrivals == [1]


def test_slow_beyond_our_patience(world):
    world.hall.simulator.break_system("water", "slow", times=1, seconds=5)
    world.accept()
    until(lambda: world.arrivals == [1], "the task is there")
    world.hall.clock.pass_by(minutes=2)
    until(lambda: "没有送到" not in world.lane and world.hall.simulator.tasks("water"), "it is known to be there", 40)
    assert_delivered_once(world)
    assert world.arrivals == [1]


def test_a_wrong_body_three_times_calls_somebody(world):
    world.hall.simulator.break_system("water", "wrong-body")
    world.accept()
    for _ in range(3):
        world.hall.clock.pass_by(seconds=10)
        world.restart_hub()
    assert "重新发送" in world.says("停止发送")
    assert world.hall.simulator.tasks("water") == []
    send_again(world)
    assert_delivered_once(world)
    assert world.arrivals == [1]


def send_again(world):
    """Healed, and by the button of the case's page."""
    world.hall.simulator.heal("water")
    form = next(f for f in Forms(world.page).forms if f["hidden"].get("form") == "send-again")
    assert world.centre.office.ask("POST", form["action"], **form["hidden"], order="send-again")[0] == 303
