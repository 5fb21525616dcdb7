"""Fixtures: servers of graph folders, and a client that says exactly what it is told to say."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from graph import to_report, write_report
from graph.serve.model import Limits
from tests.hostile import make_knowledge
from tests.serve_client import Client, serving


@pytest.fixture(scope="session")
def served(samples_graph: Path) -> Iterator[Client]:
    """A server of the samples with the usual limits."""
    with serving(samples_graph, Limits()) as client:
        yield client


@pytest.fixture(scope="session")
def narrow(samples_graph: Path) -> Iterator[Client]:
    """A server of the samples with limits that are soon reached."""
    limits = Limits(seconds=3, body=2000, answer=5000, memory=1 << 30, jobs=1)
    with serving(samples_graph, limits) as client:
        yield client


@pytest.fixture(scope="session")
def hostile_served(hostile_graph: Path) -> Iterator[Client]:
    """A server of the hostile names; its explorer is a line."""
    (hostile_graph / "graph.html").write_text("<!DOCTYPE html>explorer", encoding="utf-8")
    write_report(to_report(make_knowledge(), (), "hostile <b>&"), hostile_graph)
    with serving(hostile_graph, Limits()) as client:
        yield client
