"""The browser that tests share, and what is done when it hangs."""
import os
import pathlib
import signal
import threading
import warnings

from playwright.sync_api import Error

# Debian's Chromium without its windows: the same engine, and none of the work for tabs and menus that nobody sees.
PROGRAM = "/usr/bin/chromium-headless-shell"
OPTIONS = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--force-device-scale-factor=1"]
# How long a context may take to close. It takes a tenth of a second.
PATIENCE = 20


def launch(playwright):
    return playwright.chromium.launch(executable_path=PROGRAM, args=OPTIONS)


class Browsers:
    """One browser at a time; another one when it has died."""

    def __init__(self, playwright):
        self._playwright, self._browser = playwright, None

    def context(self, **settings):
        if not self._browser or not self._browser.is_connected():
            self._browser = launch(self._playwright)
        return self._browser.new_context(locale="zh-CN", reduced_motion="reduce", **settings)

    def close(self, context):
        """Chromium has been seen never to answer when it was asked to close a context, on a page with nothing to do: then
        it is killed, said aloud, and the next test has a new one. What a test claims is not touched by it."""
        timer = threading.Timer(PATIENCE, kill_browsers)
        timer.start()
        try:
            context.close()
        except Error:
            warnings.warn("the browser died while a context was closed")
        finally:
            timer.cancel()

    def stop(self):
        if self._browser and self._browser.is_connected():
            self._browser.close()


def kill_browsers():
    """Those that this process has begun, through whatever stands between."""
    parents = {}
    for folder in pathlib.Path("/proc").glob("[0-9]*"):
        try:
            words = (folder / "stat").read_text().rsplit(")", 1)[1].split()
            parents[int(folder.name)] = (int(words[1]), (folder / "cmdline").read_bytes())
        except (OSError, IndexError):
            continue
    for process, (_, command) in parents.items():
        if b"chromium" in command and b"--type=" not in command and is_below(process, parents):
            warnings.warn("a browser that closed no more was killed")
            os.kill(process, signal.SIGKILL)


def is_below(process, parents):
    while process in parents and process != os.getpid():
        process = parents[process][0]
    return process == os.getpid()
