"""What the components know besides what was learnt: the ontology's vocabulary, a user's files.

`vocabulary.json` in the pipeline's folder is the vocabulary frozen, so that the pipeline runs
without the ontology; a component that is written to disk takes its own along.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from extract.model import RelationType, Vocabulary
from extract.resources import HERE, Resources, read_resources

VOCABULARY = "vocabulary.json"
SHIPPED = HERE / "zh_xinzhi" / VOCABULARY
"""What holds where a component brings nothing of its own."""

Files = tuple[tuple[Path, str], ...]
"""Where each file stood when it was read, and its text."""


@dataclass(frozen=True, slots=True)
class Background:
    """A vocabulary in the form that `to_text` gives it, and a user's lexicons and rules."""

    vocabulary: str
    lexicons: Files = ()
    rules: Files = ()


def to_text(vocabulary: Vocabulary) -> str:
    """Give a vocabulary as JSON; the same one gives the same text."""
    relations = {
        one.name: {
            "heads": sorted(one.heads),
            "tails": sorted(one.tails),
            "symmetric": one.symmetric,
        }
        for one in vocabulary.relations.values()
    }
    rows = {
        "classes": list(vocabulary.classes),
        "relations": relations,
        "labels": dict(vocabulary.labels),
    }
    return json.dumps(rows, ensure_ascii=False, indent=1) + "\n"


def from_text(text: str) -> Vocabulary:
    """Give the vocabulary that `to_text` turned into JSON."""
    rows: dict[str, Any] = json.loads(text)
    relations = {
        name: RelationType(name, frozenset(ends["heads"]), frozenset(ends["tails"]), **flags)
        for name, ends in rows["relations"].items()
        for flags in [{"symmetric": ends["symmetric"]}]
    }
    return Vocabulary(tuple(rows["classes"]), relations, rows["labels"])


def to_background(
    vocabulary: Vocabulary, lexicons: Sequence[Path] = (), rules: Sequence[Path] = ()
) -> Background:
    """Put a vocabulary together with the files of a user, read."""
    return Background(to_text(vocabulary), _read_files(lexicons), _read_files(rules))


def _read_files(paths: Sequence[Path]) -> Files:
    return tuple((path, path.read_text(encoding="utf-8")) for path in paths)


@cache
def load_shipped() -> Background:
    """Load what belongs to the shipped pipeline."""
    return Background(SHIPPED.read_text(encoding="utf-8"))


@lru_cache(maxsize=4)
def load_resources(background: Background) -> Resources:
    """Load the lexicons and rules that the vocabulary and the files make, for both components."""
    lexicons, rules = (
        [path for path, _ in files] for files in (background.lexicons, background.rules)
    )
    return read_resources(from_text(background.vocabulary), lexicons, rules)


def write_background(background: Background, folder: Path) -> None:
    """Write `vocabulary.json` and the user's files, in their order, into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    rows = json.loads(background.vocabulary)
    for kind, files in (("lexicons", background.lexicons), ("rules", background.rules)):
        names = [f"{kind}-{number}{path.suffix}" for number, (path, _) in enumerate(files, 1)]
        for name, (_, text) in zip(names, files, strict=True):
            (folder / name).write_text(text, encoding="utf-8")
        rows |= {kind: names} if names else {}
    text = json.dumps(rows, ensure_ascii=False, indent=1) + "\n"
    (folder / VOCABULARY).write_text(text, encoding="utf-8")


def read_background(folder: Path) -> Background | None:
    """Read what `write_background` wrote into `folder`, None where it wrote nothing."""
    path = folder / VOCABULARY
    if not path.is_file():
        return None
    rows = json.loads(path.read_text(encoding="utf-8"))
    files = ([folder / name for name in rows.pop(kind, ())] for kind in ("lexicons", "rules"))
    lexicons, rules = map(_read_files, files)
    return Background(json.dumps(rows, ensure_ascii=False, indent=1) + "\n", lexicons, rules)
