"""What terminals were told against what the store holds. Pure: lists in, findings out."""
import collections
import dataclasses
import itertools
import operator

import hallsync

LANES = 2


@dataclasses.dataclass(frozen=True)
class Event:
    stream: str
    sequence: int
    id: str
    case: str
    state: str
    previous: bytes
    hash: bytes
    # Whether the hash is that of the stored bytes behind the previous hash, as the store's server works it out.
    sound: bool


@dataclasses.dataclass(frozen=True)
class Case:
    id: str
    number: str
    lanes: int


@dataclasses.dataclass(frozen=True)
class FeedEntry:
    kiosk: str
    position: int
    id: str
    case: str


@dataclasses.dataclass(frozen=True)
class Stored:
    """What the store holds."""

    events: list
    cases: list
    # Pairs of case and version, one for each entry of a case's journal.
    entries: list
    feed: list


@dataclasses.dataclass(frozen=True)
class Told:
    """What terminals and clerks were told."""

    acknowledged: list
    done: list
    # By terminal: the identifiers of the items it read from its feed.
    items: dict


@dataclasses.dataclass(frozen=True)
class Findings:
    acknowledged: int
    done: int
    items: int
    lost: list
    doubled: list
    broken: list

    @property
    def clean(self):
        return not (self.lost or self.doubled or self.broken)


def compare(told, stored):
    return Findings(
        len(told.acknowledged), len(told.done), sum(map(len, told.items.values())),
        list(_lost(told.acknowledged, stored)) + list(_lost_orders(told, stored)), list(_doubled(told, stored)),
        list(_broken(stored)))


def _lost(acknowledged, stored):
    """Acknowledged and not there as the terminal sent it, or its case not opened."""
    events = {(event.stream, event.sequence): event for event in stored.events}
    opened = {(case.id, case.number) for case in stored.cases}
    for word in acknowledged:
        event = events.get((word.stream, word.sequence))
        if event is None or (event.id, event.case, event.hash) != (word.event, word.case, word.hash):
            yield f"event {word.sequence} of stream {word.stream}"
        elif (word.case, word.number) not in opened:
            yield f"case {word.number}"


def _lost_orders(told, stored):
    """Said to be done and not in the journal, or in no feed; what is in the feed and did not reach the terminal."""
    entries, announced = set(stored.entries), {(entry.kiosk, entry.case) for entry in stored.feed}
    for done in told.done:
        if (done.case, done.version) not in entries:
            yield f"entry {done.version} of case {done.case}"
        if (done.kiosk, done.case) not in announced:
            yield f"the news of case {done.case}"
    for entry in stored.feed:
        if entry.id not in told.items.get(entry.kiosk, []):
            yield f"item {entry.position} of the feed of {entry.kiosk}"


def _doubled(told, stored):
    events, cases, feed = stored.events, stored.cases, stored.feed
    groups = {
        "place": [(event.stream, event.sequence) for event in events], "event": [event.id for event in events],
        "case of two events": [event.case for event in events], "case": [case.id for case in cases],
        "number": [case.number for case in cases], "entry": stored.entries, "item": [entry.id for entry in feed],
        "read item": [item for items in told.items.values() for item in items],
    }
    for what, values in groups.items():
        for value, count in collections.Counter(values).items():
            if count > 1:
                yield f"{what} {value} is there {count} times"


def _broken(stored):
    place = operator.attrgetter("stream", "sequence")
    for stream, events in itertools.groupby(sorted(stored.events, key=place), key=operator.attrgetter("stream")):
        yield from _broken_chain(stream, events)
    for event in stored.events:
        if event.state != "done":
            yield f"event {event.sequence} of stream {event.stream} is {event.state}"
    for case in stored.cases:
        if case.lanes != LANES:
            yield f"case {case.number} has {case.lanes} lanes"


def _broken_chain(stream, events):
    expected, previous = 1, hallsync.CHAIN_START
    for event in events:
        if event.sequence != expected or event.previous != previous or not event.sound:
            yield f"the chain of stream {stream} breaks at event {event.sequence}"
        expected, previous = event.sequence + 1, event.hash


def read(database):
    """Everything of the store that the comparison needs."""
    events = [
        Event(stream, int(sequence), event, case, state, bytes.fromhex(previous), bytes.fromhex(digest), sound == "t")
        for stream, sequence, event, case, state, previous, digest, sound in database.query(
            """SELECT stream, seq, id, case_id, state, encode(previous_hash, 'hex'), encode(hash, 'hex'),
            sha256(previous_hash || envelope) = hash FROM event""")]
    cases = [
        Case(case, number, int(lanes)) for case, number, lanes in database.query(
            """SELECT id, number,
            (SELECT count(*) FROM lane WHERE lane.division = hall_case.division AND case_id = hall_case.id)
            FROM hall_case""")]
    entries = [(case, int(version)) for case, version in database.query("SELECT case_id, version FROM case_entry")]
    feed = [
        FeedEntry(kiosk, int(position), item, case)
        for kiosk, position, item, case in database.query("SELECT kiosk, position, id, case_id FROM feed")]
    return Stored(events, cases, entries, feed)
