import json
import os
import subprocess

import pytest

from places import ROOT


@pytest.fixture(scope="session")
def kioskctl():
    """Runs the maintainer's tool; gives the exit status and what it printed."""
    folder = os.environ.get("LIANBAN_BINARIES") or subprocess.run(
        ["swift", "build", "--show-bin-path"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.strip()

    def run(*words, text=None):
        return subprocess.run(
            [f"{folder}/kioskctl", *map(str, words)], cwd=ROOT, input=text, capture_output=True, text=True
        )

    return run


@pytest.fixture(scope="session")
def kioskctl_json(kioskctl):
    def run(*words):
        done = kioskctl(*words, "--json")
        assert done.stdout, done.stderr
        return json.loads(done.stdout)

    return run
