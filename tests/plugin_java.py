"""Fixture: the Java tools, fetched once for all sessions."""

from __future__ import annotations

import shutil

import pytest

from tests.conftest import need
from tests.java_tools import JavaTools, compile_programs, fetch_jars, find_jars


@pytest.fixture(scope="session")
def java(tmp_path_factory: pytest.TempPathFactory) -> JavaTools:
    """The Java tools, with our programs compiled."""
    for command in ("java", "javac", "mvn"):
        need("java", shutil.which(command) is not None, f"{command} is not installed")
    jars = find_jars()
    if not jars.is_dir():
        fetched = fetch_jars(jars)
        need("java", fetched.returncode == 0, f"Maven could not fetch: {fetched.stdout[-500:]}")
    classes = tmp_path_factory.mktemp("classes")
    compile_programs(jars, classes)
    return JavaTools(jars, classes)
