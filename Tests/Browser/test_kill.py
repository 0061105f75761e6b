"""kill -9 at random instants of the journey: no confirmed case is lost, none is made twice."""
import http.client
import random
import signal
import threading
import time

from hall import until
from requests_of_a_browser import Browser, offered_day

KILLS = 100
SECONDS = 400


def test_kill_at_a_hundred_instants(hall):
    chance = random.Random(20261121)
    day, shown, kills, end = offered_day(hall), [], 0, time.monotonic() + SECONDS
    hall.sim("printer", "unplug")
    browser, length = Browser(hall), 0.3
    while kills < KILLS:
        assert time.monotonic() < end, f"only {kills} kills in {SECONDS} s"
        killer = threading.Timer(chance.uniform(0, length), lambda: hall.running["kioskd"].send_signal(signal.SIGKILL))
        killer.start()
        began = time.monotonic()
        try:
            number = browser.journey(day)
            length = max(0.05, time.monotonic() - began)
            shown.append(number)
            browser.leave()
        except (OSError, http.client.HTTPException):
            pass
        killer.join()
        hall.running["kioskd"].wait(10)
        kills += 1
        hall.start_kiosk()
    number = browser.journey(day)
    shown.append(number)

    assert len(set(shown)) == len(shown), "a number was given twice"
    stored = {case["number"] for case in hall.kioskctl("case", "list", "--limit", 1000, "--state", hall.folder / "kiosk")["cases"]}
    assert set(shown) <= stored, "a confirmed case is lost"
    until(lambda: hall.status()["queue"]["unsent"] == 0, "all are sent", seconds=60)
    print(f"{kills} kills, {len(shown)} cases shown, {len(stored)} stored")
    assert stored == set(shown), "a case was made twice"
