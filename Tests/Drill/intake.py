"""Signed events as fast as the hub takes them: requests made beforehand, sent by one connection for each terminal."""
import datetime
import json
import socket
import threading
import time

import application
import hallsync
from processes import ADDRESS


def prepare(kiosk, batches, size):
    """Whole requests, each with so many events of one case, ready to be sent."""
    return [_request(kiosk, size) for _ in range(batches)]


def _request(kiosk, size):
    first = len(kiosk.links) + 1
    for _ in range(size):
        kiosk.commit()
    batch = hallsync.batch(kiosk.code, kiosk.stream, kiosk.links[first - 1:], kiosk.key)
    body = json.dumps(batch, ensure_ascii=False, separators=(",", ":")).encode()
    return raw(kiosk, "POST", f"/v1/streams/{kiosk.stream}/events", body)


def raw(kiosk, method, target, body=b""):
    """A signed request as it goes over the line."""
    now = application.stamp(datetime.datetime.now(application.CHINA))
    headers = hallsync.request_headers(kiosk.code, kiosk.key, method, target, body, now)
    lines = [f"{method} {target} HTTP/1.1", f"Host: {ADDRESS}", f"Content-Length: {len(body)}"]
    lines += [f"{name}: {value}" for name, value in headers.items()]
    return ("\r\n".join(lines) + "\r\n\r\n").encode() + body


class Sender(threading.Thread):
    """Sends one request after the answer to the one before, until the time is over."""

    def __init__(self, port, requests, end):
        super().__init__(daemon=True)
        self.port, self.requests, self.end, self.times = port, requests, end, []

    def run(self):
        with socket.create_connection((ADDRESS, self.port)) as line:
            line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            while self.requests and time.perf_counter() < self.end:
                began = time.perf_counter()
                line.sendall(self.requests.pop(0))
                answer = _answer(line)
                if not answer.startswith(b"HTTP/1.1 200"):
                    raise RuntimeError(f"the hub answered {answer[:400]!r}")
                self.times.append(time.perf_counter() - began)


def _answer(line):
    received = b""
    while b"\r\n\r\n" not in received:
        received += _piece(line)
    head, rest = received.split(b"\r\n\r\n", 1)
    length = next(int(field.split(b":")[1]) for field in head.split(b"\r\n") if field.lower().startswith(b"content-le"))
    while len(rest) < length:
        rest += _piece(line)
    return head


def _piece(line):
    piece = line.recv(65536)
    if not piece:
        raise RuntimeError("the hub closed the connection")
    return piece


def drive(port, rows, seconds):
    """Batches a second, and every batch's time, when each row of requests is sent on a connection of its own."""
    began = time.perf_counter()
    senders = [Sender(port, row, began + seconds) for row in rows]
    for sender in senders:
        sender.start()
    for sender in senders:
        sender.join()
    if any(not sender.requests for sender in senders):
        raise RuntimeError("the requests ran out before the time: prepare more")
    times = [taken for sender in senders for taken in sender.times]
    return len(times) / (time.perf_counter() - began), times
