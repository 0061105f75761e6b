"""Limits as pages show them."""
import datetime
import re


class Limit:
    """One limit of one lane as the case's page has it."""

    def __init__(self, lane, row):
        self.lane = lane
        cells = re.findall(r"<td[^>]*>(.*?)</td>", row, re.S)
        self.title = cells[0].split("<")[0]
        self.promised = _hour(cells[2].split("<span")[0])
        self.legal = _hour(cells[2].partition("最晚")[2].split("<")[0])


def _hour(words):
    found = re.search(r"(?:(\d+)年)?(\d+)月(\d+)日 (\d+):(\d+)", words)
    return tuple(int(part) for part in found.groups()[1:]) if found else None


def limits(page):
    """All limits of a case's page."""
    return [Limit(lane, row)
            for lane, card in re.findall(r'<article class="card lane" id="lane-(\w+)"(.*?)</article>', page, re.S)
            for row in re.findall(r"<tr>(<td>.*?)</tr>", card, re.S)]


def lanes_of(page):
    """The lanes of a case's page, in their order."""
    return re.findall(r'<article class="card lane" id="lane-(\w+)"', page)


def as_shown(text):
    """An instant of a golden case as pages show it: month, day, hour, minute."""
    if text is None:
        return None
    at = datetime.datetime.fromisoformat(text)
    return at.month, at.day, at.hour, at.minute


def limits_on_the_phone(page, lanes):
    """The hours that a case's page for the applicant names, by lane and title; `lanes` in the order of the page."""
    cards = re.findall(r'<section class="card"><h2>.*?</section>', page, re.S)
    assert len(cards) == len(lanes), (lanes, page)
    return {(lane, title): _hour(hour)
            for lane, card in zip(lanes, cards)
            for title, hour in re.findall(r'<p class="quiet">([^<：]+)：([^<]+)</p>', card)}
