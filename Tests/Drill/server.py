"""One PostgreSQL server without a standby, and pgbench against it."""
import os
import re
import subprocess

from database import programs
from processes import ADDRESS, free_port, own

# Durability as it comes: fsync and synchronous_commit are on. Memory for a machine that does nothing else.
SETTINGS = """
shared_buffers = 2GB
max_wal_size = 16GB
max_connections = 100
listen_addresses = '127.0.0.1'
"""


class Server:
    def __init__(self, folder):
        self.folder, self.port = folder / "postgres", free_port()
        self.folder.mkdir()
        own(self.folder)

    @property
    def address(self):
        return f"host={ADDRESS} port={self.port} dbname=lianban user=postgres"

    def start(self):
        data = self.folder / "data"
        self._run("initdb", "-D", data, "-A", "trust", "-U", "postgres", "--locale", "C", "-E", "UTF8", "--no-sync")
        with open(data / "postgresql.conf", "a") as settings:
            settings.write(f"{SETTINGS}port = {self.port}\nunix_socket_directories = '{self.folder}'\n")
        self._run("pg_ctl", "-D", data, "-l", self.folder / "log", "-w", "start")
        self.query("CREATE DATABASE lianban", database="postgres")

    def stop(self):
        self._run("pg_ctl", "-D", self.folder / "data", "-m", "immediate", "stop")

    def _run(self, program, *words):
        options = {"user": "postgres", "group": "postgres", "extra_groups": []} if os.getuid() == 0 else {}
        subprocess.run(
            [programs() / program, *map(str, words)], check=True, cwd=self.folder, stdout=subprocess.DEVNULL,
            stderr=subprocess.STDOUT, **options)

    def query(self, sql, database="lianban"):
        """Rows as lists of texts. Several statements are one transaction."""
        done = subprocess.run(
            [programs() / "psql", "-XAtq", "-F", "\t", "-h", ADDRESS, "-p", str(self.port), "-U", "postgres",
             "-d", database, "-v", "ON_ERROR_STOP=1"], input=sql, capture_output=True, text=True)
        if done.returncode:
            raise RuntimeError(f"psql: {done.stderr}")
        return [line.split("\t") for line in done.stdout.splitlines()]

    def insertions(self, rows, clients, seconds):
        """Rows a second that pgbench inserts: so many bytes strings in one statement and one commit, prepared."""
        self.query("""DROP TABLE IF EXISTS reference;
            CREATE TABLE reference (client integer, seq bigserial, envelope bytea, PRIMARY KEY (client, seq))""")
        values = ", ".join(f"(:client_id, '\\x{row.hex()}')" for row in rows)
        script = self.folder / "insert.sql"
        script.write_text(f"INSERT INTO reference (client, envelope) VALUES {values};\n")
        done = subprocess.run(
            [programs() / "pgbench", "-h", ADDRESS, "-p", str(self.port), "-U", "postgres", "-n", "-M", "prepared",
             "-c", str(clients), "-j", "2", "-T", str(seconds), "-f", script, "lianban"],
            capture_output=True, text=True, check=True)
        return float(re.search(r"tps = ([\d.]+)", done.stdout)[1]) * len(rows)
