"""A question's TOML file in; the question, with its parameters, out.

id = "parts-of"                    # the name of the file
zh = "某一概念由哪些部分组成？"
en = "What does a concept consist of?"
sparql = "SELECT ?answer …"        # both have a column `answer`, and `$concept` where it stands
cypher = "MATCH … RETURN … AS answer"

[parameters.concept]
zh = "概念"
en = "concept"
default = "新质生产力"
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from graph.stores.parameters import find_parameters, write_values
from graph.stores.query_text import Language

TEXTS = ("id", "zh", "en", "sparql", "cypher")
LANGUAGES = (Language.sparql, Language.cypher)


class QuestionError(ValueError):
    """Raised where a file of a question is faulty; says which file and what was expected."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a question leaves open: a text, `default` where nobody gives one."""

    name: str
    zh: str
    en: str
    default: str


@dataclass(frozen=True, slots=True)
class Question:
    """A question in both tongues and both query languages; both queries have a column `answer`.

    In `sparql` and `cypher` the parameters have their usual values, so that any tool runs them;
    `templates` are both with `$name` where a parameter stands, () where there is none.
    """

    id: str
    zh: str
    en: str
    sparql: str
    cypher: str
    parameters: tuple[Parameter, ...] = ()
    templates: tuple[str, ...] = ()


def find_files(place: Path) -> list[Path]:
    """Give the files of questions at a path, itself or those of a folder; raises where none is."""
    found = sorted(place.glob("*.toml")) if place.is_dir() else [place]
    if not found or not found[0].is_file():
        raise QuestionError(f"{place}: no question here, expected a .toml file or a folder of them")
    return found


def read_question(path: Path) -> Question:
    """Read one question; raises `QuestionError` with all faults of the file."""
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        raise QuestionError(f"{path}: {error}") from error
    if faults := list(_find_faults(content)):
        raise QuestionError("\n".join(f"{path}: {fault}" for fault in faults))
    if content["id"] != path.stem:
        raise QuestionError(f"{path}: the id is {content['id']!r}, expected {path.stem!r}")
    tables = content.pop("parameters", {})
    return _to_question(content, tuple(Parameter(name, **table) for name, table in tables.items()))


def _to_question(texts: dict[str, str], parameters: tuple[Parameter, ...]) -> Question:
    usual = {parameter.name: parameter.default for parameter in parameters}
    return Question(
        texts["id"],
        texts["zh"],
        texts["en"],
        write_values(texts["sparql"], Language.sparql, usual),
        write_values(texts["cypher"], Language.cypher, usual),
        parameters,
        (texts["sparql"], texts["cypher"]) if parameters else (),
    )


def _find_faults(content: dict[str, Any]) -> Iterator[str]:
    expected = f"expected {', '.join(TEXTS)} and perhaps parameters"
    for name in (name for name in TEXTS if name not in content):
        yield f"{name} is missing, {expected}"
    for name, value in content.items():
        if name not in TEXTS and name != "parameters":
            yield f"{name} is not known, {expected}"
        elif name in TEXTS and not (isinstance(value, str) and value.strip()):
            yield f"{name} is {value!r}, expected a text"
    tables = content.get("parameters", {})
    if isinstance(tables, dict):
        yield from (fault for name in tables for fault in _find_table_faults(name, tables[name]))
        yield from _find_misuse(content, tables)
    else:
        yield f"parameters is {tables!r}, expected tables"


def _find_misuse(content: dict[str, Any], tables: dict[str, Any]) -> Iterator[str]:
    for language in LANGUAGES:
        if isinstance(text := content.get(language.value), str):
            for name in sorted(find_parameters(text, language) ^ tables.keys()):
                what = "is not used by" if name in tables else "is not declared, but used by"
                yield f"the parameter {name} {what} {language.value}"


def _find_table_faults(name: str, table: object) -> Iterator[str]:
    wanted = [field.name for field in fields(Parameter)][1:]
    texts = table if isinstance(table, dict) else {}
    if sorted(texts) != sorted(wanted) or not all(isinstance(v, str) for v in texts.values()):
        yield f"parameters.{name} is {table!r}, expected texts {', '.join(wanted)}"
