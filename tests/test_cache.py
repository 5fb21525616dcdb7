from __future__ import annotations

from pathlib import Path
from shutil import copytree, ignore_patterns

import pytest
from spacy.language import Language

from corpus import Document
from extract import Extraction, extract_document
from tests.command_line import TEXT, run
from xinzhi.cache import to_fingerprint
from xinzhi.config import Config


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / "one.md").write_text(TEXT, encoding="utf-8")
    (folder / "two.md").write_text("# 冷链\n\n冷链物流推动鲜果产业升级。\n", encoding="utf-8")
    return folder


@pytest.fixture
def extracted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The sources of the documents that extraction reads, as it reads them."""
    sources: list[str] = []

    def note(document: Document, pipeline: Language) -> tuple[Extraction, ...]:
        sources.append(document.source)
        return extract_document(document, pipeline)

    monkeypatch.setattr("xinzhi.read.extract_document", note)
    return sources


def to_files(out: Path) -> dict[str, bytes]:
    paths = (path for path in out.rglob("*") if path.is_file())
    files = {path.relative_to(out).as_posix(): path.read_bytes() for path in paths}
    return {name: data for name, data in files.items() if not name.startswith("store/")}


def build(texts: Path, out: Path, *options: str | Path) -> None:
    result = run("build", texts, "-o", out, *options)
    assert result.exit_code == 0, result.output


def test_a_second_build_extracts_nothing_and_gives_the_same_bytes(
    texts: Path, tmp_path: Path, extracted: list[str]
) -> None:
    build(texts, tmp_path / "out")
    first = to_files(tmp_path / "out")
    assert sorted(extracted) == ["one.md", "two.md"]
    build(texts, tmp_path / "out")
    assert sorted(extracted) == ["one.md", "two.md"]
    assert to_files(tmp_path / "out") == first


def test_only_the_changed_document_is_extracted_again_and_what_left_is_forgotten(
    texts: Path, tmp_path: Path, extracted: list[str]
) -> None:
    build(texts, tmp_path / "out")
    (texts / "two.md").write_text("# 冷链\n\n冷链物流带动鲜果产业。\n", encoding="utf-8")
    extracted.clear()
    build(texts, tmp_path / "out")
    assert extracted == ["two.md"]
    build(texts, tmp_path / "afresh/out")
    assert to_files(tmp_path / "out") == to_files(tmp_path / "afresh/out")
    assert len(list((tmp_path / "out/cache").rglob("*.json"))) == 2


def test_a_new_lexicon_makes_all_be_extracted_again(
    texts: Path, tmp_path: Path, extracted: list[str]
) -> None:
    build(texts, tmp_path / "out")
    (tmp_path / "terms.tsv").write_text("鲜果产业升级\tProcess\n", encoding="utf-8")
    config = tmp_path / "xinzhi.toml"
    config.write_text('[extract]\nlexicons = ["terms.tsv"]\n', encoding="utf-8")
    extracted.clear()
    build(texts, tmp_path / "out", "--config", config)
    assert sorted(extracted) == ["one.md", "two.md"]
    assert "鲜果产业升级" in (tmp_path / "out/claims.csv").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "name", ["ontology/homonyms.toml", "ontology/to_vocabulary.py", "corpus/simplified.py"]
)
def test_what_extraction_takes_from_other_stages_makes_another_cache(
    name: str, project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for stage in ("corpus", "ontology"):
        copytree(project / stage, tmp_path / stage, ignore=ignore_patterns("documents", "*.pyc"))
        monkeypatch.setattr(f"xinzhi.cache.{stage}.__file__", str(tmp_path / stage / "__init__.py"))
    before = to_fingerprint.__wrapped__(Config())
    assert to_fingerprint.__wrapped__(Config()) == before
    with (tmp_path / name).open("a", encoding="utf-8") as file:
        file.write("# 改动\n")
    assert to_fingerprint.__wrapped__(Config()) != before


def test_a_damaged_file_of_the_cache_costs_a_second_extraction_and_nothing_else(
    texts: Path, tmp_path: Path, extracted: list[str]
) -> None:
    build(texts, tmp_path / "out")
    first = to_files(tmp_path / "out")
    damaged = sorted((tmp_path / "out/cache").rglob("*.json"))[0]
    damaged.write_bytes(damaged.read_bytes()[:40])
    extracted.clear()
    build(texts, tmp_path / "out")
    assert len(extracted) == 1
    assert to_files(tmp_path / "out") == first
