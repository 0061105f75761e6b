"""Long polls that wait for nothing: how much memory of the hub each takes."""
import pathlib
import re
import resource
import selectors
import socket
import time
import urllib.request

from intake import raw
from processes import ADDRESS

# A client's address has some 28 000 ports; 127.0.0.0/8 has addresses enough.
PER_ADDRESS = 25_000
SPARE = 2_000
# Connections that are opened before those that stand are attended to.
STEP = 2_000


def raise_limit(wanted):
    """Open files for this process and those it starts; gives what was had."""
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    try:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, max(wanted, hard)))
    except (ValueError, PermissionError):
        resource.setrlimit(resource.RLIMIT_NOFILE, (min(wanted, hard), hard))
    return resource.getrlimit(resource.RLIMIT_NOFILE)[0]


def resident(pid):
    """Bytes that the process holds in memory."""
    status = pathlib.Path(f"/proc/{pid}/status").read_text()
    return int(re.search(r"VmRSS:\s+(\d+)", status)[1]) * 1024


def open_polls(port):
    """What the hub counts; 0 when it is too busy to say."""
    try:
        with urllib.request.urlopen(f"http://{ADDRESS}:{port}/metrics", timeout=60) as answer:
            return int(re.search(r"^lianban_hub_open_polls (\d+)", answer.read().decode(), re.M)[1])
    except OSError:
        return 0


class Crowd:
    """Connections that each ask and wait; who is answered asks again."""

    def __init__(self, port, kiosks):
        self.port, self.kiosks, self.answers = port, kiosks, 0
        self._selector, self._lines = selectors.DefaultSelector(), []

    def grow(self, count):
        while len(self._lines) < count:
            number = len(self._lines)
            line = socket.socket()
            line.bind((f"127.0.1.{1 + number // PER_ADDRESS}", 0))
            line.connect((ADDRESS, self.port))
            request = self._request(self.kiosks[number % len(self.kiosks)])
            line.sendall(request)
            self._lines.append(line)
            self._selector.register(line, selectors.EVENT_READ, request)
            if number % 100 == 0:
                self.attend(0)

    def attend(self, seconds):
        """Answers what comes within so many seconds with another question."""
        end = time.monotonic() + seconds
        while True:
            for key, _ in self._selector.select(max(0, min(0.2, end - time.monotonic()))):
                if not key.fileobj.recv(65536):
                    raise RuntimeError("the hub closed a connection")
                key.fileobj.sendall(key.data)
                self.answers += 1
            if time.monotonic() >= end:
                return

    def close(self):
        for line in self._lines:
            line.close()

    @staticmethod
    def _request(kiosk):
        kiosk.poll = getattr(kiosk, "poll", None) or raw(
            kiosk, "GET", f"/v1/kiosks/{kiosk.code}/feed?after={kiosk.cursor}&limit=500&wait=30")
        return kiosk.poll


def measure(port, pid, kiosks, wanted):
    """How many polls stood open at once at most, and the hub's memory before and then."""
    before, most, memory = resident(pid), 0, 0
    crowd = Crowd(port, kiosks)
    try:
        for count in range(STEP, wanted + STEP, STEP):
            crowd.grow(min(count, wanted))
            crowd.attend(0.5)
        for _ in range(12):
            crowd.attend(2)
            most, memory = max(most, open_polls(port)), max(memory, resident(pid))
            if most >= wanted * 0.99:
                break
    finally:
        crowd.close()
    return before, most, memory, len(crowd._lines)
