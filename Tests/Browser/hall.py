"""One hall as real processes: hubd, kioskd and the simulated devices, on free ports and in a folder of their own."""
import json
import os
import pathlib
import re
import signal
import socket
import subprocess
import time
import urllib.request

ROOT = pathlib.Path(__file__).resolve().parents[2]
CLERK = {"number": "W01", "password": "lianban-tests-only"}
TOKEN = "token-for-tests-only-SZ01"
CITIES = ("suizhou", "huaibei", "zhoukou", "shaoguan", "qijiang")


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def until(condition, what, seconds=20):
    """Polls until the condition gives something true, and gives it back."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        value = condition()
        if value:
            return value
        time.sleep(0.02)
    raise AssertionError(f"did not happen within {seconds} s: {what}")


class Hall:
    """The terminal works by one city's pack; the centre has them all."""

    def __init__(self, folder: pathlib.Path, binaries: pathlib.Path, simulator_options=(), pack="suizhou"):
        self.folder, self.binaries, self.simulator_options, self.pack = folder, binaries, simulator_options, pack
        self.devices = folder / "devices"
        self.kiosk_port, self.hub_port = free_port(), free_port()
        self.running = {}
        self.clock = None
        self._write_settings()

    def __enter__(self):
        """All of it running and ready; stopped again whatever happens."""
        try:
            self.start_all()
        except BaseException:
            self.stop_all()
            raise
        return self

    def __exit__(self, *_):
        self.stop_all()

    @property
    def kiosk(self):
        return f"http://127.0.0.1:{self.kiosk_port}"

    @property
    def hub(self):
        return f"http://127.0.0.1:{self.hub_port}"

    @property
    def division(self):
        """Of the place where the terminal stands."""
        text = (ROOT / "Config/packs" / self.pack / "pack.yaml").read_text()
        return re.search(r'^division: "(\d{6})"', text, re.M)[1]

    def hub_packs(self):
        """Cities whose packs the centre has."""
        return CITIES

    def hub_settings(self):
        """Settings of the centre besides its address, store, packs and kiosks: a clerk at the window."""
        return f"""staff:
  - {{ workNumber: {CLERK["number"]}, name: 窗口一, posts: [window], division: "{self.division}",
      password: {CLERK["password"]}, mustChange: false }}
"""

    def kiosk_settings(self):
        """Settings of the terminal besides its addresses, pack and devices."""
        return ""

    def typing_settings(self):
        """Settings of typing besides the words, each after a comma."""
        return ""

    def _write_settings(self):
        (self.folder / "hub.yaml").write_text(
            f"""listen: 127.0.0.1:{self.hub_port}
state: {self.folder}/hub
packs: [{", ".join(f"{ROOT}/Config/packs/{city}" for city in self.hub_packs())}]
calendars: {ROOT}/Config/calendars
kiosks:
  - {{ code: SZ01, token: {TOKEN}, division: "{self.division}" }}
""" + self.hub_settings())
        (self.folder / "kiosk.yaml").write_text(
            f"""state: {self.folder}/kiosk
listen: 127.0.0.1:{self.kiosk_port}
pack: {ROOT}/Config/packs/{self.pack}
calendars: {ROOT}/Config/calendars
profiles: {ROOT}/Devices
input: {{ words: {ROOT}/Config/words{self.typing_settings()} }}
hub: {{ url: "{self.hub}", token: {TOKEN} }}
devices:
  - {{ role: idReader, profile: sdt-reader, port: {self.devices}/reader }}
  - {{ role: receiptPrinter, profile: escpos-80, port: {self.devices}/printer }}
  - {{ role: scanner, profile: line-scanner, port: {self.devices}/scanner }}
""" + self.kiosk_settings())

    def start(self, name, *arguments):
        log = open(self.folder / f"{name}.log", "ab")
        command, environment = [self.binaries / name, *arguments], None
        if self.clock and name != "kiosksim":
            command, environment = self.clock.running(command)
        self.running[name] = subprocess.Popen(
            command, stdout=log, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL, env=environment
        )

    def start_hub(self):
        self.start("hubd", "--config", self.folder / "hub.yaml")
        # At the first start the passwords of the centre's people are hashed, which takes a while.
        until(lambda: self.answers(self.hub), "hubd answers", 120)

    def start_kiosk(self):
        self.start("kioskd", "--config", self.folder / "kiosk.yaml")
        until(lambda: self.answers(self.kiosk), "kioskd answers")

    def start_all(self):
        self.start("kiosksim", "--dir", self.devices, *self.simulator_options)
        until(lambda: (self.devices / "control").exists(), "kiosksim is ready")
        self.start_hub()
        self.start_kiosk()
        until(lambda: all(v == "ready" for v in self.status()["devices"].values()), "all devices are ready")
        until(lambda: self.status()["link"] == "up", "the line is up")

    def stop(self, name, how=signal.SIGTERM):
        process = self.running.pop(name)
        process.send_signal(how)
        process.wait(15)
        if self.clock:
            self.clock.forget(process)

    def stop_all(self):
        for name in list(self.running):
            self.stop(name)

    @staticmethod
    def answers(address):
        try:
            return urllib.request.urlopen(address + "/healthz", timeout=1).status == 200
        except OSError:
            return False

    def status(self):
        with urllib.request.urlopen(self.kiosk + "/api/v1/status", timeout=5) as answer:
            return json.load(answer)

    def sim(self, *words):
        """One command to the simulated devices."""
        done = subprocess.run(
            [self.binaries / "kiosksim", "ctl", "--dir", self.devices, *map(str, words)], capture_output=True, text=True
        )
        assert done.returncode == 0, done.stderr or done.stdout
        return done.stdout

    def kioskctl(self, *words):
        done = subprocess.run(
            [self.binaries / "kioskctl", *map(str, words), "--json"], capture_output=True, text=True
        )
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    def papers(self):
        return sorted(self.devices.glob("paper-*.png"))

    def paper_text(self, paper):
        return paper.with_suffix(".txt").read_text()

    def logs(self):
        return "".join(path.read_text(errors="replace") for path in self.folder.glob("*.log"))


def qr_codes(picture):
    """What zbar reads from a picture."""
    done = subprocess.run(["zbarimg", "--quiet", "--raw", picture], capture_output=True, text=True)
    return done.stdout.split()


def case_numbers(text):
    return sorted(set(re.findall(r"\d{4}-\d{6}-[A-Z]{2}\d{2,3}[A-Z]-\d{4,}-[0-9A-Z]", text)))


def binaries():
    found = os.environ.get("LIANBAN_BINARIES")
    if found:
        return pathlib.Path(found)
    done = subprocess.run(["swift", "build", "--show-bin-path"], cwd=ROOT, capture_output=True, text=True, check=True)
    return pathlib.Path(done.stdout.strip())
