"""The Java tools that read our files in the tests: Apache Jena, RDF4J, the OWL API with HermiT."""

from __future__ import annotations

import hashlib
import os
import subprocess
from dataclasses import dataclass
from pathlib import Path

PROJECT = Path(__file__).parent / "java" / "interop"
CACHE = Path.home() / ".cache" / "xinzhi-tests"
MEMORY = "-Xmx768m"


@dataclass(frozen=True, slots=True)
class JavaTools:
    """Where the packages and our small programs stand."""

    jars: Path
    classes: Path

    def try_run(self, main: str, *arguments: object) -> subprocess.CompletedProcess[str]:
        """Run a class and give what came of it."""
        classpath = f"{self.classes}:{self.jars}/*"
        # One thread collects garbage: several tests' machines are small.
        options = [MEMORY, "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Dfile.encoding=UTF-8"]
        return subprocess.run(
            ["java", *options, "-cp", classpath, main, *map(str, arguments)],
            capture_output=True, text=True, encoding="utf-8", check=False,
        )  # fmt: skip

    def run(self, main: str, *arguments: object) -> str:
        """Run a class, which must end well, and give what it printed."""
        ran = self.try_run(main, *arguments)
        assert ran.returncode == 0, f"{main}: {ran.stdout[-1500:]}\n{ran.stderr[-3000:]}"
        return ran.stdout


def find_jars() -> Path:
    """Name the folder of the packages after what is asked for."""
    digest = hashlib.sha256((PROJECT / "pom.xml").read_bytes()).hexdigest()[:12]
    return CACHE / f"interop-{digest}"


def fetch_jars(jars: Path) -> subprocess.CompletedProcess[str]:
    """Copy the packages by Maven; the folder is there only when all of them are."""
    fresh = jars.with_name(f"{jars.name}.{os.getpid()}")
    ran = subprocess.run(
        ["mvn", "-q", "-B", "-f", str(PROJECT / "pom.xml"), "dependency:copy-dependencies",
         f"-DoutputDirectory={fresh}", "-DincludeScope=runtime"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    if ran.returncode == 0:
        fresh.rename(jars)
    return ran


def compile_programs(jars: Path, classes: Path) -> None:
    """Compile our programs into `classes`."""
    sources = sorted(map(str, PROJECT.glob("*.java")))
    ran = subprocess.run(
        ["javac", "-cp", f"{jars}/*", "-d", str(classes), *sources],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr
