"""A real Neo4j Community server for tests, from Maven packages, in a folder of its own."""

from __future__ import annotations

import os
import socket
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

import neo4j
import pytest

VERSION = "5.26.30"
PROJECT = Path(__file__).parent / "java" / "neo4j"
JARS = Path.home() / ".cache" / "xinzhi-tests" / f"neo4j-{VERSION}"
OPEN = [
    f"--add-opens=java.base/{package}=ALL-UNNAMED"
    for package in ("java.nio", "java.io", "sun.nio.ch")
]
USER, PASSWORD = "neo4j", "a-password-for-tests"
START_SECONDS = 300


@dataclass(frozen=True, slots=True)
class Server:
    """A home folder with a configuration, and the address its server listens at."""

    home: Path
    port: int

    @property
    def uri(self) -> str:
        return f"bolt://127.0.0.1:{self.port}"

    @property
    def auth(self) -> tuple[str, str]:
        return USER, PASSWORD

    @property
    def environment(self) -> dict[str, str]:
        return {**os.environ, "NEO4J_HOME": str(self.home), "NEO4J_CONF": str(self.home / "conf")}

    def admin(self, *arguments: str) -> None:
        """Run the administration tool; the server must be stopped."""
        subprocess.run(
            [*java("org.neo4j.cli.AdminTool"), *arguments],
            env=self.environment, check=True, capture_output=True,
        )  # fmt: skip

    def start(self, scheme: str = "bolt") -> subprocess.Popen[bytes]:
        """Start the server and wait until it answers at an address of that scheme."""
        folders = [f"--home-dir={self.home}", f"--config-dir={self.home / 'conf'}"]
        with (self.home / "logs" / "console.log").open("wb") as console:
            process = subprocess.Popen(
                [*java("org.neo4j.server.CommunityEntryPoint", "-Xmx1g"), *folders],
                stdout=console, stderr=console,
            )  # fmt: skip
        deadline = time.monotonic() + START_SECONDS
        while not self.answers(scheme):
            if process.poll() is not None or time.monotonic() > deadline:
                stop(process)
                log = self.home / "logs" / "console.log"
                pytest.fail(f"Neo4j did not start: {log.read_text(errors='replace')[-2000:]}")
            time.sleep(0.3)
        return process

    def answers(self, scheme: str) -> bool:
        """Whether the server takes a connection and a query."""
        uri = f"{scheme}://127.0.0.1:{self.port}"
        with neo4j.GraphDatabase.driver(uri, auth=self.auth) as driver:
            try:
                driver.verify_connectivity()
            except neo4j.exceptions.ServiceUnavailable:
                return False
        return True

    def driver(self) -> neo4j.Driver:
        """Give a driver that the caller closes."""
        return neo4j.GraphDatabase.driver(
            self.uri, auth=self.auth, notifications_min_severity="OFF"
        )


def java(main: str, *options: str) -> list[str]:
    """Give the command that runs a class of the server's packages."""
    return ["java", *options, *OPEN, "-cp", f"{JARS}/*", main]


def make_server(home: Path, *more: str) -> Server:
    """Make a home folder whose server listens at a free port of this machine alone.

    `more` are further settings.
    """
    for name in ("conf", "data", "logs", "run", "import"):
        (home / name).mkdir(parents=True)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    settings = (
        f"server.bolt.listen_address=127.0.0.1:{port}",
        "server.http.enabled=false",
        "server.directories.import=import",
        "dbms.usage_report.enabled=false",
        "server.memory.heap.max_size=1g",
        "server.memory.pagecache.size=128m",
        *more,
    )
    (home / "conf" / "neo4j.conf").write_text("\n".join(settings) + "\n")
    server = Server(home, port)
    server.admin("dbms", "set-initial-password", PASSWORD)
    return server


def stop(process: subprocess.Popen[bytes]) -> None:
    """End the server that `process` is."""
    process.terminate()
    try:
        process.wait(timeout=60)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
