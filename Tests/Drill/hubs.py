"""Several hubd on one store, and HAProxy in front of them."""
import json
import secrets
import subprocess
import urllib.request

from application import DIVISION
from processes import ADDRESS, ROOT, free_port, until

PACK = "suizhou"
# Who asks an ailing hub again within this time loses less than who waits for an answer.
CHECK = "check inter 500ms fall 2 rise 1"


def token(kiosk):
    return f"token-for-drills-only-{kiosk}"


class Hub:
    def __init__(self, name, folder, key):
        self.name, self.folder, self.port = name, folder / name, free_port()
        self.folder.mkdir(mode=0o700)
        (self.folder / "hub.key").write_bytes(key)

    @property
    def healthy(self):
        try:
            return urllib.request.urlopen(f"http://{ADDRESS}:{self.port}/healthz", timeout=2).status == 200
        except OSError:
            return False


class Hubs:
    def __init__(self, folder, processes, programs, store, kiosks, count=2, staff=(), connections=8):
        self.folder, self.processes, self.programs = folder, processes, programs
        self.store, self.kiosks, self.staff, self.connections = store, kiosks, staff, connections
        key = secrets.token_bytes(32)
        self.all = [Hub(f"hub{number + 1}", folder, key) for number in range(count)]
        self.front = free_port()

    def start(self):
        for hub in self.all:
            self.start_hub(hub)
        until(lambda: all(hub.healthy for hub in self.all), "every hubd answers", 60)
        self._start_front()

    def start_hub(self, hub):
        path = hub.folder / "hub.yaml"
        path.touch(mode=0o600)
        path.write_text(json.dumps(self._settings(hub), ensure_ascii=False))
        self.processes.start(hub.name, [self.programs / "hubd", "--config", path])

    def _settings(self, hub):
        return {
            "listen": f"{ADDRESS}:{hub.port}", "state": str(hub.folder), "store": self.store,
            "packs": [str(ROOT / "Config/packs" / PACK)], "calendars": str(ROOT / "Config/calendars"),
            "kiosks": [{"code": code, "token": token(code), "division": DIVISION} for code in self.kiosks],
            "staff": list(self.staff), "accounts": {"secondFactor": []},
        }

    def _start_front(self):
        servers = "\n".join(f"    server {hub.name} {ADDRESS}:{hub.port} {CHECK}" for hub in self.all)
        path = self.folder / "haproxy.cfg"
        path.write_text(f"""defaults
    mode http
    timeout connect 1s
    timeout client 60s
    timeout server 60s
    option redispatch
frontend terminals
    bind {ADDRESS}:{self.front}
    default_backend hubs
backend hubs
    balance roundrobin
    option httpchk GET /healthz
    default-server on-marked-down shutdown-sessions
{servers}
""")
        self.processes.start("haproxy", ["haproxy", "-db", "-f", path])
        until(self._front_answers, "HAProxy answers")

    def _front_answers(self):
        try:
            return urllib.request.urlopen(f"http://{ADDRESS}:{self.front}/healthz", timeout=2).status == 200
        except OSError:
            return False


def pack(programs):
    """Name, version and digest of the pack that the terminals work by, from the tool that reads it."""
    command = [programs / "kioskctl", "pack", "lint", ROOT / "Config/packs" / PACK, "--json"]
    done = subprocess.run(command, capture_output=True, check=True)
    return json.loads(done.stdout)["pack"]
