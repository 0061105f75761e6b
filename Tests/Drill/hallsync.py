"""HallSync 1 as its documents describe it: canonical JSON, hash chain, signatures, messages. No clock, no network."""
import base64
import hashlib
import hmac
import json
import uuid

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

CHAIN_START = bytes(32)
CASE_SUBMITTED = "cn.lianban.case.submitted.v1"
# Milliseconds to the left of 62 random bits and 12 more; version 7, variant 10 (RFC 9562, 5.7).
UUID_VERSION, UUID_VARIANT = 7 << 76, 2 << 62


class Refused(Exception):
    """What came back does not prove what it should."""


def canonical(value):
    """RFC 8785 for JSON whose numbers are whole."""
    return json.dumps(_ordered(value), ensure_ascii=False, separators=(",", ":")).encode()


def _ordered(value):
    if isinstance(value, dict):
        return {key: _ordered(value[key]) for key in sorted(value, key=lambda key: key.encode("utf-16-be"))}
    if isinstance(value, list):
        return [_ordered(item) for item in value]
    if isinstance(value, float):
        raise ValueError("HallSync has no fractions; write them as text")
    return value


def text(data):
    """Bytes as base64."""
    return base64.b64encode(data).decode()


def uuid7(milliseconds, random):
    bits = milliseconds << 80 | UUID_VERSION | random.getrandbits(12) << 64 | UUID_VARIANT | random.getrandbits(62)
    return str(uuid.UUID(int=bits))


class Key:
    """A kiosk's Ed25519 key."""

    def __init__(self):
        self._key = Ed25519PrivateKey.generate()
        self.public = self._key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)

    def sign(self, data):
        return text(self._key.sign(data))


def require_signature(public, signature, data, what):
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(base64.b64decode(signature), data)
    except (InvalidSignature, ValueError) as fault:
        raise Refused(f"{what} is not signed by the hub") from fault


def code(token, data):
    return text(hmac.digest(token.encode(), data, "sha256"))


def envelope(kiosk, stream, sequence, previous, event):
    """An event as its place in the stream makes it. `event` has id, type, case, time and data."""
    return {
        "specversion": "1.0", "id": event["id"], "source": f"/kiosks/{kiosk}/streams/{stream}", "type": event["type"],
        "subject": event["case"], "time": event["time"], "datacontenttype": "application/json", "seq": sequence,
        "prevhash": text(previous), "data": event["data"],
    }


def link(previous, data):
    """The hash of the event with these canonical bytes."""
    return hashlib.sha256(previous + data).digest()


def enrolment(kiosk, stream, key, token):
    request = {"kiosk": kiosk, "stream": stream, "public_key": text(key.public)}
    return request | {"proof": code(token, canonical(request))}


def hub_key(request, answer, token):
    """The key that the hub proves to be its own.

    The proof binds the answer to the request it answers.
    """
    proven = {
        "request": request["proof"], "epoch": answer["epoch"], "hub_public_key": answer["hub_public_key"],
        "hub_time": answer["hub_time"],
    }
    if not hmac.compare_digest(code(token, canonical(proven)), answer["proof"]):
        raise Refused("the answer to the enrolment is not proven")
    return base64.b64decode(answer["hub_public_key"])


def batch(kiosk, stream, links, key):
    """A stretch of a stream; `links` are pairs of envelope and hash."""
    return {
        "kiosk": kiosk, "stream": stream, "events": [event for event, _ in links], "head_sig": key.sign(links[-1][1]),
    }


def request_headers(kiosk, key, method, target, body, time):
    signed = "\n".join([method, target, hashlib.sha256(body).hexdigest(), time])
    return {"Kiosk-Code": kiosk, "Kiosk-Time": time, "Kiosk-Signature": key.sign(signed.encode())}


def require_answer(public, status, body, signature, request_signature):
    """An answer is the hub's only when it is signed together with the question."""
    signed = "\n".join([str(status), hashlib.sha256(body).hexdigest(), request_signature])
    require_signature(public, signature, signed.encode(), f"the answer {status}")


def require_ack(public, ack):
    signed = {name: ack[name] for name in ("stream", "ack_upto", "head_hash", "epoch", "hub_time")}
    require_signature(public, ack["sig"], canonical(signed), "the acknowledgement")
