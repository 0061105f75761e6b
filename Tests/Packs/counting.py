"""The counting rules of the packs' clocks once more, minute by minute, with another calendar: chinesecalendar's.

Nothing here is shared with the engine but the sentences of its documentation.
"""
import datetime as time
import math

import chinese_calendar

DAY = time.timedelta(days=1)


class Hall:
    def __init__(self, sessions):
        self.sessions = [tuple(self._minute(text) for text in session) for session in sessions]
        self.minutes = sum(end - begin for begin, end in self.sessions)

    @staticmethod
    def _minute(text):
        hour, minute = text.split(":")
        return int(hour) * 60 + int(minute)

    def open_sessions(self, day):
        """Begin and end of every session from a day on, in order."""
        while True:
            if chinese_calendar.is_workday(day):
                for begin, end in self.sessions:
                    yield at(day, begin), at(day, end)
            day += DAY

    def arrival(self, instant):
        """The instant itself while the hall is open, else the next opening."""
        for begin, end in self.open_sessions(instant.date()):
            if instant < end:
                return max(instant, begin)

    def due(self, rule, instant, counting):
        start = self.arrival(instant)
        kind = rule["kind"]
        if kind == "immediate":
            return next(end for begin, end in self.open_sessions(start.date()) if begin <= start < end)
        if kind == "same_day":
            return at(start.date(), self.sessions[-1][1])
        if kind == "calendar_days":
            return at(start.date() + int(rule["days"]) * DAY, 23 * 60 + 59)
        whole, part = divmod(round(float(rule["days"]) * 1_000_000), 1_000_000)
        if whole:
            start = at(self._workday(start.date(), whole), self.sessions[-1][1])
        if not part:
            return start
        if counting == "session":
            return self._nth_session(start, math.ceil(part * len(self.sessions) / 1_000_000))
        return self._after_minutes(start, math.ceil(part * self.minutes / 1_000_000))

    def _workday(self, day, count):
        while count:
            day += DAY
            count -= chinese_calendar.is_workday(day)
        return day

    def _nth_session(self, start, count):
        ends = (end for begin, end in self.open_sessions(start.date()) if begin > start)
        return [next(ends) for _ in range(count)][-1]

    def _after_minutes(self, start, count):
        """One minute after the other; a minute that has begun does not count."""
        if start.second or start.microsecond:
            start = start.replace(second=0, microsecond=0) + time.timedelta(minutes=1)
        for begin, end in self.open_sessions(start.date()):
            minute = max(begin, start)
            while minute < end:
                minute += time.timedelta(minutes=1)
                count -= 1
                if count == 0:
                    return minute


def at(day, minute):
    return time.datetime(day.year, day.month, day.day) + time.timedelta(minutes=minute)
