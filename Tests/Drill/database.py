"""PostgreSQL as a province would run it: a primary, a synchronous standby, Patroni with etcd to change their parts."""
import json
import os
import pathlib
import signal
import subprocess
import urllib.request

from processes import ADDRESS, database_user, descendants, free_port, kill_at_once, own, until

# A leader that is silent for so many seconds has lost its office; the others look every second.
LEASE, LOOK, RETRY = 5, 1, 2
NAME = "lianban"


def programs():
    """Debian's newest PostgreSQL."""
    return max(pathlib.Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name))


class Node:
    """One machine of the database: an agent of Patroni and the server it looks after."""

    def __init__(self, name, folder):
        self.name, self.folder = name, folder / name
        self.port, self.agent_port = free_port(), free_port()
        self.folder.mkdir()
        own(self.folder)

    def settings(self, etcd_port):
        return {
            "scope": NAME, "name": self.name,
            "restapi": {"listen": f"{ADDRESS}:{self.agent_port}", "connect_address": f"{ADDRESS}:{self.agent_port}"},
            "etcd3": {"host": f"{ADDRESS}:{etcd_port}"},
            "bootstrap": {"dcs": self._common(), "initdb": [{"encoding": "UTF8"}, {"locale": "C"}, "data-checksums"]},
            "postgresql": {
                "listen": f"{ADDRESS}:{self.port}", "connect_address": f"{ADDRESS}:{self.port}",
                "data_dir": str(self.folder / "data"), "bin_dir": str(programs()),
                "pgpass": str(self.folder / "pgpass"),
                "authentication": {"superuser": {"username": "postgres"}, "replication": {"username": "postgres"}},
                "parameters": {"unix_socket_directories": str(self.folder)},
                "pg_hba": [f"host {what} all {ADDRESS}/32 trust" for what in ("all", "replication")],
            },
        }

    @staticmethod
    def _common():
        return {
            "ttl": LEASE, "loop_wait": LOOK, "retry_timeout": RETRY, "synchronous_mode": True,
            "postgresql": {"use_pg_rewind": True, "parameters": {"max_connections": 100, "synchronous_commit": "on"}},
        }

    def state(self):
        """What the agent says of its server; empty when it does not answer."""
        try:
            with urllib.request.urlopen(f"http://{ADDRESS}:{self.agent_port}/patroni", timeout=2) as answer:
                return json.load(answer)
        except (OSError, ValueError):
            return {}

    @property
    def leads(self):
        state = self.state()
        return state.get("role") in ("master", "primary") and state.get("state") == "running"

    def server_processes(self):
        """The server and all its connections; none when it does not run."""
        try:
            server = int((self.folder / "data/postmaster.pid").read_text().split()[0])
        except FileNotFoundError:
            return []
        return [server] + descendants(server)


class Database:
    def __init__(self, folder, processes):
        self.processes, self.folder = processes, folder
        self.nodes = [Node(name, folder) for name in ("db1", "db2")]
        self.etcd_port = free_port()

    @property
    def address(self):
        """For libpq: both nodes; it takes the one that accepts changes."""
        hosts, ports = ",".join([ADDRESS] * len(self.nodes)), ",".join(str(node.port) for node in self.nodes)
        return f"host={hosts} port={ports} dbname={NAME} user=postgres"

    def start(self):
        etcd, peers = f"http://{ADDRESS}:{self.etcd_port}", f"http://{ADDRESS}:{free_port()}"
        self.processes.start("etcd", [
            "etcd", "--data-dir", self.folder / "etcd", "--listen-client-urls", etcd, "--advertise-client-urls", etcd,
            "--listen-peer-urls", peers, "--initial-advertise-peer-urls", peers,
            "--initial-cluster", f"default={peers}", "--logger", "zap"])
        for node in self.nodes:
            self.start_node(node)
            until(self.leader, "PostgreSQL has a primary", 40)
        until(self.has_standby, "the standby is synchronous", 40)
        self.query(f"CREATE DATABASE {NAME} TEMPLATE template0 ENCODING 'UTF8'", database="postgres")

    def start_node(self, node):
        path = node.folder / "patroni.yaml"
        path.write_text(json.dumps(node.settings(self.etcd_port)))
        self.processes.start(node.name, ["patroni", path], user=database_user())

    def leader(self):
        return next((node for node in self.nodes if self.processes.runs(node.name) and node.leads), None)

    def has_standby(self):
        """Whether commits wait for a standby."""
        leader = self.leader()
        standbys = leader.state().get("replication", []) if leader else []
        return any(standby["sync_state"] == "sync" for standby in standbys)

    def lose(self, node):
        """The machine is gone: its agent, its server and all its connections, between two instructions."""
        kill_at_once([self.processes.running[node.name].pid] + node.server_processes())
        self.processes.kill(node.name)

    def stop(self):
        """At once, but so that the server gives its memory back."""
        for node in self.nodes:
            if self.processes.runs(node.name):
                self.processes.kill(node.name)
                kill_at_once(node.server_processes()[:1], signal.SIGQUIT)

    def query(self, sql, database=NAME):
        """Rows as lists of texts."""
        leader = self.leader()
        done = subprocess.run(
            [programs() / "psql", "-XAtq", "-F", "\t", "-h", ADDRESS, "-p", str(leader.port), "-U", "postgres",
             "-d", database, "-v", "ON_ERROR_STOP=1", "-c", sql], capture_output=True, text=True,
            env=os.environ | {"PGOPTIONS": "-c statement_timeout=0"})
        if done.returncode:
            raise RuntimeError(f"psql: {done.stderr}")
        return [line.split("\t") for line in done.stdout.splitlines()]
