"""A terminal that is never idle: it writes cases to its stream, pushes them until they are acknowledged, and listens to
its feed. Everything that comes back is proven before it is believed; what was acknowledged is written down."""
import dataclasses
import datetime
import http.client
import json
import random
import time

import application
import hallsync
from processes import ADDRESS

PATIENCE = 10
PAUSES = (0.05, 0.1, 0.2, 0.4)


@dataclasses.dataclass(frozen=True)
class Acknowledged:
    stream: str
    sequence: int
    event: str
    case: str
    number: str
    hash: bytes
    at: float


class Line:
    """One connection to the centre; opened again after every failure."""

    def __init__(self, port):
        self._port, self._connection = port, None

    def ask(self, method, target, body=b"", headers=None, patience=PATIENCE):
        """Status, body and headers; OSError or HTTPException when no whole answer came."""
        if self._connection is None:
            self._connection = http.client.HTTPConnection(ADDRESS, self._port, timeout=patience)
        try:
            self._connection.request(method, target, body, headers or {})
            answer = self._connection.getresponse()
            return answer.status, answer.read(), answer.headers
        except (OSError, http.client.HTTPException):
            self.close()
            raise

    def close(self):
        if self._connection:
            self._connection.close()
        self._connection = None


class Kiosk:
    def __init__(self, code, token, port, pack):
        self.code, self.token, self.port, self.pack = code, token, port, pack
        self.random, self.key = random.SystemRandom(), hallsync.Key()
        self.stream = self._identifier()
        self.links = []
        self.hub_key = self.epoch = self.cursor = None
        self.acknowledged, self.sent_again, self.feed_items = [], 0, []

    def _identifier(self):
        return hallsync.uuid7(int(time.time() * 1000), self.random)

    def enrol(self):
        request = hallsync.enrolment(self.code, self.stream, self.key, self.token)
        line = Line(self.port)
        status, body, headers = line.ask("POST", "/v1/enrolments", json.dumps(request).encode())
        line.close()
        if status != 200:
            raise hallsync.Refused(f"the enrolment was answered {status}")
        answer = json.loads(body)
        self.hub_key, self.epoch = hallsync.hub_key(request, answer, self.token), answer["epoch"]
        hallsync.require_answer(self.hub_key, status, body, headers["Hub-Signature"], "")

    def ask(self, line, method, target, body=b"", patience=PATIENCE):
        """A signed question; status and message of an answer that proves to be the hub's, None for any other."""
        now = application.stamp(datetime.datetime.now(application.CHINA))
        headers = hallsync.request_headers(self.code, self.key, method, target, body, now)
        try:
            status, content, answered = line.ask(method, target, body, headers, patience)
        except (OSError, http.client.HTTPException):
            return None
        signature = answered.get("Hub-Signature")
        if signature is None:
            return None
        hallsync.require_answer(self.hub_key, status, content, signature, headers["Kiosk-Signature"])
        return status, json.loads(content)

    def commit(self):
        """Writes the next case to the stream."""
        at, sequence = datetime.datetime.now(application.CHINA), len(self.links) + 1
        case = self._identifier()
        record = application.record(case, self.code, sequence, at, self.pack)
        event = {
            "id": self._identifier(), "type": hallsync.CASE_SUBMITTED, "case": case, "time": application.stamp(at),
            "data": record,
        }
        previous = self.links[-1][1] if self.links else hallsync.CHAIN_START
        envelope = hallsync.envelope(self.code, self.stream, sequence, previous, event)
        self.links.append((envelope, hallsync.link(previous, hallsync.canonical(envelope))))

    def push(self, line, first, last):
        batch = hallsync.batch(self.code, self.stream, self.links[first - 1:last], self.key)
        target = f"/v1/streams/{self.stream}/events"
        return self.ask(line, "POST", target, json.dumps(batch, ensure_ascii=False).encode())

    def deliver(self, line, stop, size=1):
        """Commits so many events and pushes them until they are acknowledged or the drill is over."""
        first = len(self.links) + 1
        for _ in range(size):
            self.commit()
        attempt = 0
        while not self._acknowledged(self.push(line, first, len(self.links)), first):
            time.sleep(self.random.uniform(0.5, 1) * PAUSES[min(attempt, len(PAUSES) - 1)])
            attempt += 1
            if stop.is_set():
                return
            self.sent_again += 1

    def _acknowledged(self, answer, first):
        """Writes down what a proven acknowledgement covers."""
        if answer is None or answer[0] >= 500:
            return False
        status, ack = answer
        if status != 200:
            raise hallsync.Refused(f"{self.code}: the push was answered {status} {ack.get('type')}")
        hallsync.require_ack(self.hub_key, ack)
        last, head = len(self.links), self.links[-1][1]
        said = (ack["stream"], ack["ack_upto"], ack["head_hash"], ack["epoch"])
        if said != (self.stream, last, hallsync.text(head), self.epoch):
            raise hallsync.Refused(f"{self.code}: the acknowledgement speaks of another head than event {last}")
        now = time.monotonic()
        self.acknowledged += [self._entry(sequence, now) for sequence in range(first, last + 1)]
        return True

    def _entry(self, sequence, at):
        envelope, digest = self.links[sequence - 1]
        return Acknowledged(
            self.stream, sequence, envelope["id"], envelope["subject"], envelope["data"]["number"], digest, at)

    def listen(self, line, wait):
        """One long poll of the feed; whether the hub answered."""
        after = f"after={self.cursor}&" if self.cursor else ""
        target = f"/v1/kiosks/{self.code}/feed?{after}limit=500&wait={wait}"
        answer = self.ask(line, "GET", target, patience=wait + PATIENCE)
        if answer is None or answer[0] >= 500:
            return False
        status, page = answer
        if status != 200:
            raise hallsync.Refused(f"{self.code}: the feed was answered {status} {page.get('type')}")
        self.cursor = page["cursor"]
        self.feed_items += page["items"]
        return True
