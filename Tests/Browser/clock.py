"""A wall clock under a test's hand, for programs that run as they are: libfaketime of Debian gives it to them."""
import datetime
import os
import pathlib


class Clock:
    """Stands at an instant until it is set to another. What programs wait by goes on as always."""

    def __init__(self, folder: pathlib.Path, instant):
        self._file = folder / "clock"
        self.set(instant)

    def set(self, instant):
        """To an RFC 3339 text, or a time with a zone."""
        if isinstance(instant, str):
            instant = datetime.datetime.fromisoformat(instant)
        self.now = instant
        fresh = self._file.with_suffix(".new")
        fresh.write_text(instant.astimezone(datetime.timezone.utc).strftime("%Y-%m-%d %H:%M:%S\n"))
        fresh.rename(self._file)

    def pass_by(self, **span):
        """So many `days`, `hours`, `minutes` or `seconds` go by."""
        self.set(self.now + datetime.timedelta(**span))

    def running(self, command):
        """The command by this clock, and its environment.

        The library adds to the environment of the first program it comes into, and Swift finds its arguments by where
        the environment lies: so `env` is that first program.
        """
        library = next(pathlib.Path("/usr/lib").glob("*/faketime/libfaketimeMT.so.1"))
        return ["/usr/bin/env", *command], {
            **os.environ, "TZ": "UTC", "LD_PRELOAD": str(library), "FAKETIME_TIMESTAMP_FILE": str(self._file),
            "FAKETIME_NO_CACHE": "1", "FAKETIME_DONT_FAKE_MONOTONIC": "1", "NO_FAKE_STAT": "1",
        }

    @staticmethod
    def forget(process):
        """What the library leaves behind in shared memory when a program was stopped."""
        for path in pathlib.Path("/dev/shm").glob(f"*faketime_s*_{process.pid}"):
            path.unlink(missing_ok=True)
