"""A hall whose outside is played by hubsim, and everybody who works at its centre."""
import base64
import hashlib
import json
import re
import subprocess
import urllib.request

from hall import ROOT, Hall, free_port, until

UTILITIES = ("water", "power", "gas", "heat", "network")


class Simulator:
    """hubsim's control."""

    def __init__(self, address):
        self.address = address

    def ask(self, method, path, **body):
        request = urllib.request.Request(
            self.address + path, method=method, data=json.dumps(body).encode() if body else None,
            headers={"Content-Type": "application/json"})
        with urllib.request.urlopen(request, timeout=20) as answer:
            text = answer.read()
            return json.loads(text) if text else None

    def tasks(self, utility):
        return self.ask("GET", f"/control/utilities/{utility}/tasks")["tasks"]

    def report(self, utility, key, **status):
        return self.ask("POST", f"/control/utilities/{utility}/tasks/{key}/status", **status)

    def break_system(self, name, kind, **limits):
        self.ask("PUT", f"/control/faults/{name}", kind=kind, **limits)

    def heal(self, name):
        self.ask("DELETE", f"/control/faults/{name}")


class OutsideHall(Hall):
    """A hall with hubsim beside it."""

    def __init__(self, *arguments, **options):
        self.outside_port = free_port()
        super().__init__(*arguments, **options)

    @property
    def outside(self):
        return f"http://127.0.0.1:{self.outside_port}"

    @property
    def simulator(self):
        return Simulator(self.outside)

    @staticmethod
    def secret(system):
        """What hubsim signs with, by its first seed."""
        return "whsec_" + base64.b64encode(hashlib.sha256(f"hubsim 1 {system}".encode()).digest()).decode()

    def start_outside(self):
        self.start("hubsim", "--listen", f"127.0.0.1:{self.outside_port}", "--hub", self.hub)
        until(lambda: self.answers(self.outside), "hubsim answers")

    def start_all(self):
        self.start_outside()
        super().start_all()

    def break_system(self, name, fault):
        self.simulator.break_system(name, fault)


class City(OutsideHall):
    """Every office of the city's pack has somebody, and every utility a system of its own."""

    def hub_packs(self):
        return [self.pack]

    def hub_settings(self):
        listed = subprocess.run(
            [self.binaries / "hubd", "sample-staff", "--pack", ROOT / "Config/packs" / self.pack],
            capture_output=True, text=True, check=True, cwd=ROOT).stdout
        self.staff = {
            number: (post, password) for number, post, password in re.findall(
                r'workNumber: (\w+),.*?posts: \["([^"]+)"\].*?password: ([^,]+),', listed)}
        systems = "".join(
            f"  - {{ utility: {utility}, url: \"{self.outside}/utilities/{utility}\","
            f" webhookKeys: [\"{self.secret(utility)}\"]{self.system_options(utility)} }}\n"
            for utility in UTILITIES)
        return f"accounts: {{ secondFactor: [] }}\nsystems:\n{systems}{self.staff_settings(listed)}"

    def staff_settings(self, listed):
        """Who works there, of what is listed: one person for each office."""
        return listed

    def system_options(self, utility):
        """More settings of a utility's system, each begun with a comma."""
        return ""
