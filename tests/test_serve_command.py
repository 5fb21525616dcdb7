"""`xinzhi serve` as a user starts and stops it."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
from pathlib import Path

from tests.serve_client import Client

pytest_plugins = ["tests.plugin_serve"]


def test_the_command_tells_its_addresses_answers_and_stops(
    project: Path, samples_graph: Path
) -> None:
    words = [sys.executable, "-m", "xinzhi", "serve", str(samples_graph), "--port", "0"]
    process = subprocess.Popen(
        words, cwd=project, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert process.stderr
    try:
        told = [process.stderr.readline() for _ in range(4)]
        found = re.search(r"http://127\.0\.0\.1:(\d+)/$", told[0].strip())
        assert found, told
        client = Client(int(found[1]))
        assert client.send("GET", "/").content == (samples_graph / "graph.html").read_bytes()
        assert "true" in client.ask("ASK { ?s a xz:Claim }").text
    finally:
        process.send_signal(signal.SIGINT)
        out, error = process.communicate(timeout=60)
    assert process.returncode == 0, error
    assert out == ""
    assert '"GET / HTTP/1.1" 200' in error
    assert "stopped" in error
