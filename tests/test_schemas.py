"""What programs read conforms to the JSON Schemas of the documentation."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, ValidationError

from tests.command_line import run


def check(project: Path, name: str, value: Any) -> None:
    schema = json.loads((project / "docs" / f"{name}.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    Draft202012Validator(schema).validate(value)


def test_report_json_conforms(project: Path, samples_graph: Path, tmp_path: Path) -> None:
    check(project, "report", json.loads((samples_graph / "report.json").read_bytes()))
    (tmp_path / "a.md").write_text("新质生产力推动高质量发展。", encoding="utf-8")
    (tmp_path / "b.txt").touch()
    assert (
        run("build", tmp_path / "a.md", tmp_path / "b.txt", "-o", tmp_path / "out").exit_code == 0
    )
    report = json.loads((tmp_path / "out/report.json").read_bytes())
    assert report["faults"]
    check(project, "report", report)
    report["counts"]["claims"] = -1
    with pytest.raises(ValidationError):
        check(project, "report", report)


def test_validate_json_conforms(project: Path, samples_graph: Path, tmp_path: Path) -> None:
    check(project, "validate", json.loads(run("validate", samples_graph, "--json").stdout))
    broken = tmp_path / "broken.ttl"
    broken.write_text(
        "@prefix xz: <https://w3id.org/xinzhi/ontology#> . <urn:a> a xz:Claim .", encoding="utf-8"
    )
    result = json.loads(run("validate", broken, "--json").stdout)
    assert result["violations"]
    check(project, "validate", result)
