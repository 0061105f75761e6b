"""What terminals were told against what the store holds. Pure: lists in, findings out."""
import collections
import dataclasses
import itertools

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
    openings: int


@dataclasses.dataclass(frozen=True)
class Findings:
    acknowledged: int
    lost: list
    doubled: list
    broken: list

    @property
    def clean(self):
        return not (self.lost or self.doubled or self.broken)


def compare(acknowledged, events, cases):
    return Findings(
        len(acknowledged), list(_lost(acknowledged, events, cases)), list(_doubled(events, cases)),
        list(_broken(events, cases)))


def _lost(acknowledged, events, cases):
    """Acknowledged and not there as the terminal sent it, or its case not opened."""
    stored = {(event.stream, event.sequence): event for event in events}
    opened = {(case.id, case.number) for case in cases}
    for word in acknowledged:
        event = stored.get((word.stream, word.sequence))
        if event is None or (event.id, event.case, event.hash) != (word.event, word.case, word.hash):
            yield f"event {word.sequence} of stream {word.stream}"
        elif (word.case, word.number) not in opened:
            yield f"case {word.number}"


def _doubled(events, cases):
    groups = {
        "place": [(event.stream, event.sequence) for event in events], "event": [event.id for event in events],
        "case of two events": [event.case for event in events], "case": [case.id for case in cases],
        "number": [case.number for case in cases],
        "opening": [case.id for case in cases for _ in range(case.openings)],
    }
    for what, values in groups.items():
        for value, count in collections.Counter(values).items():
            if count > 1:
                yield f"{what} {value} is there {count} times"


def _broken(events, cases):
    for stream, row in itertools.groupby(sorted(events, key=lambda event: (event.stream, event.sequence)),
                                         key=lambda event: event.stream):
        yield from _broken_chain(stream, row)
    for event in events:
        if event.state != "done":
            yield f"event {event.sequence} of stream {event.stream} is {event.state}"
    for case in cases:
        if (case.lanes, case.openings) != (LANES, 1):
            yield f"case {case.number} has {case.lanes} lanes and {case.openings} openings"


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
        Case(case, number, int(lanes), int(openings)) for case, number, lanes, openings in database.query(
            """SELECT id, number,
            (SELECT count(*) FROM lane WHERE lane.division = hall_case.division AND case_id = hall_case.id),
            (SELECT count(*) FROM case_entry WHERE case_entry.division = hall_case.division AND case_id = hall_case.id
            AND case_entry.version = 1)
            FROM hall_case""")]
    return events, cases
