"""The fail-over drill: a hubd, then the database's primary, are killed while terminals push; prints what came of it."""
import argparse
import contextlib
import dataclasses
import os
import pathlib
import shutil
import sys
import tempfile
import time

import books
import clerk
from database import Database
from hubs import Hubs, pack, token
from kiosk import Kiosk, Line
from processes import Processes, binaries, own, until
from report import Loss, Report
from work import Work, listening, pushing, taking_in


@dataclasses.dataclass(frozen=True)
class Plan:
    kiosks: int
    # Seconds of load before the first loss, between losses and after the last.
    stretch: int
    # Between two cases of one terminal.
    pause: float
    # Whether the lost database machine comes back and is a standby again.
    rejoin: bool


LONG, SHORT = Plan(kiosks=8, stretch=25, pause=0.02, rejoin=True), Plan(kiosks=3, stretch=5, pause=0.02, rejoin=False)


class Drill:
    def __init__(self, folder, programs, plan):
        own(folder)
        self.plan, self.processes = plan, Processes(folder)
        self.database = Database(folder, self.processes)
        codes = [f"SZ{number + 1:02}" for number in range(plan.kiosks)]
        store = {"postgres": self.database.address, "connections": 8}
        self.hubs = Hubs(folder, self.processes, programs, store, codes, staff=[clerk.ACCOUNT])
        work_pack = pack(programs)
        self.kiosks = [Kiosk(code, token(code), self.hubs.front, work_pack) for code in codes]
        self.clerk = clerk.Clerk(self.hubs.front)
        self.losses, self.troubles = [], []

    def start(self):
        self.database.start()
        self.hubs.start()
        for kiosk in self.kiosks:
            kiosk.enrol()
        self.clerk.sign_in()

    def run(self):
        people = Work([taking_in(self.clerk, self.kiosks)], self.troubles)
        pushes = Work([pushing(kiosk, self.plan.pause) for kiosk in self.kiosks], self.troubles)
        feeds = Work([listening(kiosk) for kiosk in self.kiosks], self.troubles)
        for work in (people, pushes, feeds):
            work.start()
        try:
            time.sleep(self.plan.stretch)
            self._lose_a_hub()
            self._lose_the_primary()
            time.sleep(self.plan.stretch)
        finally:
            for work in (people, pushes, feeds):
                work.finish()
        until(lambda: not self._unread(), "everything stored is read", 60)

    def _lose_a_hub(self):
        hub = self.hubs.all[0]
        self.losses.append(("one of two hubd", time.monotonic()))
        self.processes.kill(hub.name)
        time.sleep(self.plan.stretch)
        self.hubs.start_hub(hub)
        until(lambda: hub.healthy, "the killed hubd answers again", 60)

    def _lose_the_primary(self):
        primary = self.database.leader()
        self.losses.append(("the database's primary", time.monotonic()))
        self.database.lose(primary)
        until(self.database.leader, "the standby is promoted", 60)
        if self.plan.rejoin:
            self.database.start_node(primary)
            until(self.database.has_standby, "the lost machine is a synchronous standby again", 90)

    def _unread(self):
        return self.database.query("SELECT 1 FROM event WHERE state = 'received' LIMIT 1")

    def stop(self):
        self.database.stop()
        self.processes.stop_all()

    def report(self):
        for kiosk in self.kiosks:
            self._read_feed(kiosk)
        told = books.Told(
            [word for kiosk in self.kiosks for word in kiosk.acknowledged], self.clerk.done,
            {kiosk.code: [item["id"] for item in kiosk.feed_items] for kiosk in self.kiosks})
        losses = [Loss(what, window, self.kiosks) for what, window in self._windows()]
        sent_again = sum(kiosk.sent_again for kiosk in self.kiosks)
        return Report(books.compare(told, books.read(self.database)), sent_again, losses, self.troubles)

    def _read_feed(self, kiosk):
        """To its end, now that nothing more comes."""
        line, before = Line(kiosk.port), -1
        while before < len(kiosk.feed_items):
            before = len(kiosk.feed_items)
            if not kiosk.listen(line, wait=0):
                self.troubles.append(f"{kiosk.code}: the feed does not answer")
        line.close()

    def _windows(self):
        ends = [begin for _, begin in self.losses[1:]] + [float("inf")]
        return [(what, (begin, end)) for (what, begin), end in zip(self.losses, ends)]


@contextlib.contextmanager
def drill(programs, plan):
    """A drill that has been started; its folder stays when something went wrong."""
    folder = pathlib.Path(tempfile.mkdtemp(prefix="lianban-drill-"))
    running = Drill(folder, programs, plan)
    try:
        running.start()
        yield running
    except BaseException:
        running.stop()
        print(f"logs are in {folder}", file=sys.stderr)
        raise
    running.stop()
    shutil.rmtree(folder, ignore_errors=True)


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--short", action="store_true", help="less than a minute, with three terminals")
    plan = SHORT if options.parse_args().short else LONG
    with drill(binaries(), plan) as running:
        running.run()
        report = running.report()
    print(f"{plan.kiosks} terminals, 2 hubd behind HAProxy, PostgreSQL with a synchronous standby, Patroni and etcd,")
    print(f"all on this machine of {os.cpu_count()} cores")
    print(report)
    sys.exit(0 if report.clean else 1)


if __name__ == "__main__":
    main()
