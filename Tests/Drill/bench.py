"""What figures are taken from: one server, one hubd, terminals that are enrolled."""
import contextlib
import pathlib
import shutil
import tempfile

import clerk
from hubs import Hubs, pack, token
from kiosk import Kiosk, Line
from processes import Processes, own, until
from server import Server

CLIENTS = 8
SUPERVISOR = clerk.ACCOUNT | {"workNumber": "S01", "posts": ["supervisor"]}


class Bench:
    def __init__(self, folder, programs):
        own(folder)
        self.server, self.processes = Server(folder), Processes(folder)
        codes = [f"SZ{number + 1:02}" for number in range(CLIENTS)]
        store = {"postgres": self.server.address, "connections": CLIENTS}
        self.hubs = Hubs(
            folder, self.processes, programs, store, codes, count=1, staff=[clerk.ACCOUNT, SUPERVISOR])
        self.hub = self.hubs.all[0]
        work_pack = pack(programs)
        self.kiosks = [Kiosk(code, token(code), self.hub.port, work_pack) for code in codes]

    def start(self):
        self.server.start()
        self.hubs.start_hub(self.hub)
        until(lambda: self.hub.healthy, "hubd answers", 60)
        for kiosk in self.kiosks:
            kiosk.enrol()
            kiosk.listen(Line(self.hub.port), wait=0)

    def stop(self):
        self.processes.stop_all()
        self.server.stop()


@contextlib.contextmanager
def bench(programs):
    folder = pathlib.Path(tempfile.mkdtemp(prefix="lianban-bench-"))
    running = Bench(folder, programs)
    try:
        running.start()
        yield running
    finally:
        running.stop()
        shutil.rmtree(folder, ignore_errors=True)
