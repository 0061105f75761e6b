"""Figures of one terminal on this machine, with real processes. Ratios are against a reference of the same run."""
import os
import pathlib
import platform
import sqlite3
import statistics
import tempfile
import time
import urllib.request

from hall import Hall, binaries, until
from requests_of_a_browser import Browser, offered_day

# Frames of one card read, both directions: state of find, select, base read and new address, in bytes.
WIRE_BYTES = 10 + 15 + 10 + 19 + 10 + 1295 + 10 + 11
BITS_A_BYTE, BAUD = 10, 115_200
APPLICATIONS, CARDS = 1000, 10


def say(what, figure):
    print(f"{what:64} {figure}", flush=True)


def milliseconds(seconds):
    return f"{seconds * 1000:8.1f} ms"


def percentile(values, share):
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]


def resident_memory(pid):
    for line in pathlib.Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmRSS"):
            return int(line.split()[1]) / 1024
    return 0.0


def start_to_first_page(hall):
    times = []
    for _ in range(5):
        hall.stop("kioskd")
        began = time.perf_counter()
        hall.start("kioskd", "--config", hall.folder / "kiosk.yaml")
        until(lambda: hall.answers(hall.kiosk), "kioskd answers")
        urllib.request.urlopen(hall.kiosk + "/").read()
        times.append(time.perf_counter() - began)
    say("kioskd: start to first page, median of 5", milliseconds(statistics.median(times)))


def card_to_fields(hall):
    """From the moment the card lies on the reader until the form shows its name."""
    wire = WIRE_BYTES * BITS_A_BYTE / BAUD
    times = []
    for _ in range(CARDS):
        browser = Browser(hall)
        browser.ask("POST", "/start")
        hall.sim("card", "place", "zhang")
        began = time.perf_counter()

        def shown():
            browser.ask("POST", "/apply/choose", utilities=["water"], kind="resident")
            return "张三测" in browser.ask("GET", "/apply/applicant")[1]

        until(shown, "the name stands in the form")
        times.append(time.perf_counter() - began)
        hall.sim("card", "remove")
        time.sleep(1.5)
    median = statistics.median(times)
    say("wire time of the frames of one read at 115200 baud", milliseconds(wire))
    say(f"card on the reader to fields on the page, median of {CARDS}", milliseconds(median))
    say("  ratio to the wire time (half a poll of 350 ms is in it)", f"{median / wire:8.1f}")


def submits(hall):
    day, times = offered_day(hall), []
    kiosk = hall.running["kioskd"].pid
    say("kioskd: resident memory idle", f"{resident_memory(kiosk):8.1f} MiB")
    for _ in range(APPLICATIONS):
        browser = Browser(hall)
        browser.fill(day)
        began = time.perf_counter()
        browser.ask("POST", "/apply/submit", paper="yes")
        times.append(time.perf_counter() - began)
        browser.leave()
    say(f"kioskd: resident memory after {APPLICATIONS} applications", f"{resident_memory(kiosk):8.1f} MiB")
    bare = bare_commits(hall)
    say("durable submit over HTTP p50", milliseconds(percentile(times, 0.5)))
    say("durable submit over HTTP p99", milliseconds(percentile(times, 0.99)))
    say("bare SQLite commit of the same bytes p50", milliseconds(percentile(bare, 0.5)))
    say("bare SQLite commit of the same bytes p99", milliseconds(percentile(bare, 0.99)))
    say("  ratio p50", f"{percentile(times, 0.5) / percentile(bare, 0.5):8.1f}")
    say("  ratio p99", f"{percentile(times, 0.99) / percentile(bare, 0.99):8.1f}")


def bare_commits(hall):
    """One row a commit, WAL and synchronous=FULL as in the daemon, of the size of a stored case with its event."""
    with sqlite3.connect(hall.folder / "kiosk" / "kiosk.sqlite") as stored:
        size = stored.execute(
            'SELECT avg(length(record)) + (SELECT avg(length(envelope)) FROM outbox) FROM "case"').fetchone()[0]
    database = sqlite3.connect(hall.folder / "bare.sqlite", isolation_level=None)
    database.execute("PRAGMA journal_mode = WAL")
    database.execute("PRAGMA synchronous = FULL")
    database.execute("CREATE TABLE bare (id INTEGER PRIMARY KEY, bytes BLOB)")
    say("bytes of one case with its event", f"{size:8.0f}")
    times = []
    for _ in range(APPLICATIONS):
        content = os.urandom(int(size))
        began = time.perf_counter()
        database.execute("INSERT INTO bare (bytes) VALUES (?)", (content,))
        times.append(time.perf_counter() - began)
    return times


def main():
    with tempfile.TemporaryDirectory() as folder:
        hall = Hall(pathlib.Path(folder), binaries(), simulator_options=["--baud-time"])
        try:
            hall.start_all()
            say("machine", f"{platform.machine()}, {os.cpu_count()} cores")
            start_to_first_page(hall)
            until(lambda: hall.status()["devices"]["idReader"] == "ready", "the reader is ready")
            # What a reader finds at once as it comes up counts as left behind by somebody.
            time.sleep(1.5)
            card_to_fields(hall)
            hall.sim("printer", "unplug")
            submits(hall)
        finally:
            hall.stop_all()


if __name__ == "__main__":
    main()
