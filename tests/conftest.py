"""What all tests share: where the measuring texts stand."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

from xinzhi.build import build
from xinzhi.config import Config
from xinzhi.progress import show_progress

# No test is timed; where a failure must be seen again, every run draws the same examples.
settings.register_profile("steady", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("steady")


def required(name: str) -> bool:
    """Whether a missing service `name` is a failure rather than a skip (`XINZHI_REQUIRE`)."""
    wanted = os.environ.get("XINZHI_REQUIRE", "").split(",")
    return name in wanted or "all" in wanted


def need(name: str, present: bool, reason: str) -> None:
    """Skip the test with `reason` where `name` is absent, or fail where it is required."""
    if not present and required(name):
        pytest.fail(f"{name} is required here: {reason}")
    if not present:
        pytest.skip(reason)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of annotated texts and essays beside the project's root."""
    folder = Path(__file__).parents[2] / "shared"
    need("shared", (folder / "gold").is_dir(), f"no annotated texts at {folder}")
    return folder


@pytest.fixture(scope="session")
def project() -> Path:
    """The project's root."""
    return Path(__file__).parents[1]


def build_graph(sources: Path, out: Path) -> Path:
    """Build the graph of `sources` in `out` with the defaults, and give `out`."""
    with show_progress() as progress:
        build([str(sources)], out, Config(), jobs=1, progress=progress)
    return out


@pytest.fixture(scope="session")
def samples_graph(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The output folder of a build of the sample documents."""
    return build_graph(project / "corpus/documents", tmp_path_factory.mktemp("graph") / "samples")


@pytest.fixture(scope="session")
def essays_graph(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The output folder of a build of the four essays beside the project."""
    return build_graph(shared / "corpus/essays", tmp_path_factory.mktemp("graph") / "essays")
