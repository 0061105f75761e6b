"""The fail-over drill: a hubd and then the database's primary are killed while terminals push. Prints what came of it."""
import argparse
import contextlib
import dataclasses
import pathlib
import shutil
import sys
import tempfile
import threading
import time

import books
from database import Database
from hubs import Hubs, pack, token
from kiosk import Kiosk, Line, Work
from processes import Processes, binaries, own, until


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
        self.hubs = Hubs(folder, self.processes, programs, store, codes)
        work_pack = pack(programs)
        self.kiosks = [Kiosk(code, token(code), self.hubs.front, work_pack) for code in codes]
        self.work = [Work(kiosk, plan.pause) for kiosk in self.kiosks]
        self.losses = []

    def start(self):
        self.database.start()
        self.hubs.start()
        for kiosk in self.kiosks:
            kiosk.enrol()

    def run(self):
        for work in self.work:
            work.start()
        try:
            time.sleep(self.plan.stretch)
            self._lose_a_hub()
            self._lose_the_primary()
            time.sleep(self.plan.stretch)
        finally:
            finishing = [threading.Thread(target=work.finish) for work in self.work]
            for thread in finishing:
                thread.start()
            for thread in finishing:
                thread.join()
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
        events, cases = books.read(self.database)
        words = [word for kiosk in self.kiosks for word in kiosk.acknowledged]
        return Report(
            books.compare(words, events, cases), sum(kiosk.sent_again for kiosk in self.kiosks),
            [Loss(what, at, self.kiosks) for what, at in self._windows()],
            [trouble for kiosk in self.kiosks for trouble in kiosk.troubles + deaf(kiosk)])

    def _windows(self):
        ends = [begin for _, begin in self.losses[1:]] + [float("inf")]
        return [(what, (begin, end)) for (what, begin), end in zip(self.losses, ends)]


def deaf(kiosk):
    """A feed is readable when it is answered after everything."""
    line = Line(kiosk.port)
    with contextlib.closing(line):
        return [] if kiosk.listen(line, wait=0) else [f"{kiosk.code}: the feed does not answer"]


class Loss:
    """How long acknowledgements stayed away around one loss."""

    def __init__(self, what, window, kiosks):
        self.what = what
        rows = [self._times(window, kiosk.acknowledged) for kiosk in kiosks]
        self.longest_of_one = max(map(self._longest, rows))
        self.longest_of_all = self._longest(sorted(time for row in rows for time in row))

    @staticmethod
    def _times(window, words):
        """Of the last acknowledgement before the loss and of all after it."""
        begin, end = window
        before = [word.at for word in words if word.at < begin]
        return before[-1:] + [word.at for word in words if begin <= word.at < end]

    @staticmethod
    def _longest(times):
        return max((later - earlier for earlier, later in zip(times, times[1:])), default=float("inf"))


@dataclasses.dataclass
class Report:
    findings: books.Findings
    sent_again: int
    losses: list
    troubles: list

    @property
    def clean(self):
        return self.findings.clean and not self.troubles and self.findings.acknowledged > 0

    def __str__(self):
        rows = [
            ("events acknowledged", self.findings.acknowledged), ("  lost", len(self.findings.lost)),
            ("  doubled", len(self.findings.doubled)), ("chains and cases broken", len(self.findings.broken)),
            ("sent again", self.sent_again),
        ]
        for loss in self.losses:
            rows.append((f"{loss.what} killed: no terminal was answered for", f"{loss.longest_of_all * 1000:.0f} ms"))
            rows.append(("  one terminal waited at most", f"{loss.longest_of_one * 1000:.0f} ms"))
        details = (self.findings.lost + self.findings.doubled + self.findings.broken)[:20] + self.troubles
        return "\n".join([f"{what:64} {figure:>12}" for what, figure in rows] + details)


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
    print(f"{plan.kiosks} terminals, 2 hubd behind HAProxy, PostgreSQL with a synchronous standby under Patroni and etcd, "
          "all on this machine")
    print(report)
    sys.exit(0 if report.clean else 1)


if __name__ == "__main__":
    main()
