"""Figures of the centre on this machine: intake against pgbench, pages over many cases, idle long polls."""
import argparse
import datetime
import json
import os
import pathlib
import platform
import statistics
import time

import application
import clerk
import crowd
import hallsync
import intake
import polls
from bench import CLIENTS, bench
from kiosk import Line
from processes import binaries

ROUNDS = 3
# Most bytes and most events of a batch.
BODY, MOST = 262_144, 100


def say(what, figure):
    print(f"{what:72} {figure:>16}", flush=True)


def batch_size(kiosk):
    """Events of one case that fit into one batch."""
    kiosk.commit()
    size = len(json.dumps(kiosk.links.pop()[0], ensure_ascii=False, separators=(",", ":")).encode()) + 16
    return min(MOST, (BODY - 512) // size)


def events_a_second(bench, seconds):
    for size in (1, batch_size(bench.kiosks[0])):
        hub, reference, times, busy = [], [], [], 0.0
        for _ in range(ROUNDS):
            rows = [intake.prepare(kiosk, most_batches(size, seconds), size) for kiosk in bench.kiosks]
            sample = [hallsync.canonical(event) for event, _ in bench.kiosks[0].links[:size]]
            reference.append(bench.server.insertions(sample, CLIENTS, seconds))
            before = processor_seconds(bench)
            rate, taken = intake.drive(bench.hub.port, rows, seconds)
            busy += processor_seconds(bench) - before
            hub.append(rate * size)
            times += taken
            for kiosk in bench.kiosks:
                rewind(bench, kiosk)
        rate, best = statistics.median(hub), statistics.median(reference)
        words = "one event a push" if size == 1 else f"{size} events a push"
        say(f"signed events, {words}, {CLIENTS} terminals", f"{rate:.0f} /s")
        say("  time of a push, median and p99", f"{part(times, 0.5)} {part(times, 0.99)} ms")
        say("  hubd's own processor time for one event", f"{busy / len(times) / size * 1000:.2f} ms")
        say(f"  pgbench, {size} rows a commit, {CLIENTS} clients", f"{best:.0f} /s")
        say("  ratio", f"{rate / best:.2f}")


def processor_seconds(bench):
    """What hubd has used of the processors since its start."""
    status = pathlib.Path(f"/proc/{bench.processes.running[bench.hub.name].pid}/stat").read_text()
    user, system = status.rsplit(")", 1)[1].split()[11:13]
    return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")


def most_batches(size, seconds):
    """More than the hub can take in the time."""
    return seconds * (400 if size == 1 else 8)


def rewind(bench, kiosk):
    """Forgets what was prepared and not sent."""
    line = Line(bench.hub.port)
    _, head = kiosk.ask(line, "GET", f"/v1/streams/{kiosk.stream}/head")
    del kiosk.links[head["seq"]:]
    line.close()


def part(times, share):
    """In milliseconds."""
    return f"{sorted(times)[min(len(times) - 1, int(len(times) * share))] * 1000:.1f}"


def pages(bench, cases, tries):
    now = datetime.datetime.now(application.CHINA)
    began = time.perf_counter()
    crowd.fill(bench.server, cases, CLIENTS, int(now.timestamp() * 1000), application.CITY_CODE)
    say(f"{cases} cases filled in", f"{time.perf_counter() - began:.0f} s")
    (size,), = bench.server.query("SELECT pg_size_pretty(pg_database_size('lianban'))")
    say("  the store's size", size)
    window, supervisor = clerk.Clerk(bench.hub.port), clerk.Clerk(bench.hub.port)
    window.sign_in()
    supervisor.sign_in("S01")
    numbers = crowd.numbers(bench.server, tries)
    kiosk, line = bench.kiosks[0], Line(bench.hub.port)
    timed("inbox, first page", tries, lambda _: window.get("/"))
    timed("a case's page from the inbox", tries, lambda _: window.get(f"/cases/{open_case(bench)}"))
    timed("search by number (terminal, signed)", tries, lambda turn: kiosk.ask(
        line, "POST", f"/v1/kiosks/{kiosk.code}/lookup", json.dumps({"number": numbers[turn]}).encode()))
    timed("tracking page", tries, lambda turn: window.get(f"/t/{numbers[turn]}?p=DRILL0"))
    timed("board", max(3, tries // 20), lambda _: supervisor.get("/board"))
    timed("metrics", max(3, tries // 20), lambda _: window.get("/metrics"))


def open_case(bench):
    bench.open = getattr(bench, "open", None) or bench.server.query("SELECT id FROM crowd WHERE open LIMIT 1")[0][0]
    return bench.open


def timed(what, tries, ask):
    ask(0)
    times = []
    for turn in range(tries):
        began = time.perf_counter()
        status, _ = ask(turn)
        times.append(time.perf_counter() - began)
        if status != 200:
            raise RuntimeError(f"{what}: answered {status}")
    say(f"{what}: median, p99 of {tries}", f"{part(times, 0.5)} {part(times, 0.99)} ms")


def idle_polls(bench, wanted):
    files = polls.raise_limit(wanted + polls.SPARE)
    pid = bench.processes.running[bench.hub.name].pid
    before, most, memory, lines = polls.measure(bench.hub.port, pid, bench.kiosks, min(wanted, files - polls.SPARE))
    say(f"long polls open at once at most, of {lines} connections", str(most))
    say("  hubd's memory before and then", f"{before >> 20} {memory >> 20} MiB")
    say("  a poll", f"{(memory - before) / max(1, most) / 1024:.1f} KiB")


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--seconds", type=int, default=8, help="of each round of intake")
    options.add_argument("--cases", type=int, default=1_000_000)
    options.add_argument("--tries", type=int, default=300, help="of each page")
    options.add_argument("--polls", type=int, default=60_000)
    chosen = options.parse_args()
    print(f"{platform.machine()}, {os.cpu_count()} cores; on them PostgreSQL, hubd, pgbench and the terminals together")
    polls.raise_limit(chosen.polls + polls.SPARE)
    with bench(binaries()) as running:
        if chosen.seconds:
            events_a_second(running, chosen.seconds)
        if chosen.polls:
            idle_polls(running, chosen.polls)
        if chosen.cases:
            pages(running, chosen.cases, chosen.tries)


if __name__ == "__main__":
    main()
