"""Processes of one drill: started, watched, killed without a word, stopped at the end."""
import os
import pathlib
import pwd
import signal
import subprocess
import sys

sys.path.append(str(pathlib.Path(__file__).resolve().parents[1] / "Browser"))
from hall import ROOT, binaries, free_port, until  # noqa: E402, F401

ADDRESS = "127.0.0.1"


def database_user():
    """PostgreSQL does not run as root; root hands it to Debian's own user."""
    return "postgres" if os.getuid() == 0 else pwd.getpwuid(os.getuid()).pw_name


def own(folder):
    """Makes the folder the database user's, readable for all."""
    folder.chmod(0o755)
    if os.getuid() == 0:
        os.chown(folder, pwd.getpwnam("postgres").pw_uid, pwd.getpwnam("postgres").pw_gid)


class Processes:
    def __init__(self, folder):
        self.folder, self.running = folder, {}

    def start(self, name, command, user=None):
        log = open(self.folder / f"{name}.log", "ab")
        options = {"user": user, "group": user, "extra_groups": []} if user and os.getuid() == 0 else {}
        self.running[name] = subprocess.Popen(
            [str(word) for word in command], stdout=log, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL,
            cwd=self.folder, **options,
        )

    def runs(self, name):
        return name in self.running and self.running[name].poll() is None

    def kill(self, name):
        process = self.running.pop(name)
        process.kill()
        process.wait()

    def stop_all(self):
        for name in reversed(list(self.running)):
            process = self.running.pop(name)
            process.terminate()
            try:
                process.wait(15)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()

    def last_words(self, name, lines=15):
        return "\n".join((self.folder / f"{name}.log").read_text(errors="replace").splitlines()[-lines:])


def descendants(pid):
    """All processes below this one."""
    children = {}
    for entry in pathlib.Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                parent = int((entry / "stat").read_text().rsplit(")", 1)[1].split()[1])
            except OSError:
                continue
            children.setdefault(parent, []).append(int(entry.name))
    found = []
    for child in children.get(pid, []):
        found += [child] + descendants(child)
    return found


def kill_at_once(pids, how=signal.SIGKILL):
    for pid in pids:
        try:
            os.kill(pid, how)
        except ProcessLookupError:
            pass
