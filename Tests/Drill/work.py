"""What goes on while the drill breaks things: each terminal pushes and listens, the clerk takes cases in."""
import http.client
import threading

from kiosk import PATIENCE, Line

# Seconds before something that failed is tried again.
REST = 0.2


class Work:
    """Steps that are repeated, each on a thread of its own, until they are told to finish."""

    def __init__(self, steps, troubles):
        self.stop, self._troubles = threading.Event(), troubles
        self._threads = [threading.Thread(target=self._run, args=[step], daemon=True) for step in steps]

    def start(self):
        for thread in self._threads:
            thread.start()

    def finish(self):
        self.stop.set()
        for thread in self._threads:
            thread.join(PATIENCE + 10)
            if thread.is_alive():
                self._troubles.append("a thread of the drill hangs")

    def _run(self, step):
        try:
            while not self.stop.is_set():
                step(self.stop)
        except Exception as fault:  # noqa: BLE001 - whoever stops working is a finding, not a crash
            self._troubles.append(repr(fault))


def pushing(kiosk, pause):
    line = Line(kiosk.port)

    def step(stop):
        kiosk.deliver(line, stop)
        stop.wait(pause)

    return step


def listening(kiosk):
    line = Line(kiosk.port)

    def step(stop):
        if not kiosk.listen(line, wait=2):
            stop.wait(REST)

    return step


def taking_in(clerk, kiosks):
    """The terminals' acknowledged cases, one terminal after another."""
    waiting = {kiosk.code: iter_cases(kiosk) for kiosk in kiosks}
    current = {}

    def step(stop):
        for code, cases in waiting.items():
            case = current.get(code) or next(cases)
            current[code] = case
            if case and attempt(clerk, case, code):
                current[code] = None
            else:
                stop.wait(REST)

    return step


def iter_cases(kiosk):
    """Cases in the order they were acknowledged; None when there is none yet."""
    place = 0
    while True:
        words = kiosk.acknowledged
        if place < len(words):
            yield words[place].case
            place += 1
        else:
            yield None


def attempt(clerk, case, code):
    try:
        return clerk.take_in(case, code)
    except (OSError, http.client.HTTPException):
        return False
