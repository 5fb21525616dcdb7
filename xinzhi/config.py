"""The configuration: one TOML file read once into a frozen value.

    graph = "essays"                  # the graph's name; left out: the output folder's
    title = "新质生产力文献图谱"        # the heading of the explorer

    [extract]
    model = "zh_core_web_sm"          # a path, an installed package or "jieba"; left out: zh_xinzhi
    lexicons = ["my-terms.tsv"]       # term and class, tab-separated, beside those shipped
    rules = ["my-rules.toml"]         # constructions beside those shipped

    [ontology]
    concepts = ["my-concepts.ttl"]    # concepts and labels beside those shipped
    aliases = ["my-aliases.toml"]     # names of one thing beside those shipped

    [html]
    shown = 400                       # entities drawn at first; all are searchable

Unknown keys are refused; paths are relative to the file.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any, TypeVar, get_type_hints

from corpus import Fault, SourceError

Table = TypeVar("Table")


@dataclass(frozen=True, slots=True)
class ExtractConfig:
    """`model` None is the trained pipeline of this package."""

    model: str | None = None
    lexicons: tuple[Path, ...] = ()
    rules: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True)
class OntologyConfig:
    """Turtle files of concepts and TOML files of aliases beside the shipped ones."""

    concepts: tuple[Path, ...] = ()
    aliases: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True)
class HtmlConfig:
    """`shown` is how many entities the explorer draws at first."""

    shown: int = 400


@dataclass(frozen=True, slots=True)
class Config:
    """`graph` and `title` None are made from the output folder's name."""

    graph: str | None = None
    title: str | None = None
    extract: ExtractConfig = ExtractConfig()
    ontology: OntologyConfig = OntologyConfig()
    html: HtmlConfig = HtmlConfig()


def read_config(path: Path | None) -> Config:
    """Read `path`; None gives the defaults. Raises `SourceError` with every fault of the file."""
    if path is None:
        return Config()
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise SourceError(Fault(str(path), f"cannot be read ({error.strerror})")) from error
    except UnicodeDecodeError as error:
        raise SourceError(Fault(str(path), "is not UTF-8", "expected a TOML file")) from error
    except tomllib.TOMLDecodeError as error:
        raise SourceError(Fault(str(path), f"is not TOML: {error}")) from error
    faults: list[Fault] = []
    config = _to_value(Config, table, "", path, faults)
    if faults:
        raise SourceError(*faults)
    return _with_model_beside(config, path.parent)


def _with_model_beside(config: Config, folder: Path) -> Config:
    """Take a model that is a path beside the file for that path, else for a package's name."""
    model = config.extract.model
    if model is None or not (folder / model).exists():
        return config
    return replace(config, extract=replace(config.extract, model=str(folder / model)))


def _to_value(
    kind: type[Table], table: Mapping[str, Any], prefix: str, path: Path, faults: list[Fault]
) -> Table:
    hints = get_type_hints(kind)
    for name in sorted(set(table) - set(hints)):
        expected = f"expected one of {', '.join(hints)}"
        faults.append(Fault(str(path), f"unknown key {prefix}{name}", expected))
    values = {
        field.name: _to_field(
            hints[field.name], table[field.name], prefix + field.name, path, faults
        )
        for field in fields(kind)  # type: ignore[arg-type]
        if field.name in table
    }
    return kind(**{name: value for name, value in values.items() if value is not None})


def _to_field(hint: Any, value: Any, name: str, path: Path, faults: list[Fault]) -> Any:
    if isinstance(hint, type) and issubclass(hint, (ExtractConfig, OntologyConfig, HtmlConfig)):
        if isinstance(value, dict):
            return _to_value(hint, value, f"{name}.", path, faults)
        return _refuse(path, name, "a table", faults)
    if hint == tuple[Path, ...]:
        if isinstance(value, list) and all(isinstance(item, str) for item in value):
            return tuple(_existing(path, name, item, faults) for item in value)
        return _refuse(path, name, "a list of paths", faults)
    if hint is int:
        whole = isinstance(value, int) and not isinstance(value, bool) and value > 0
        return value if whole else _refuse(path, name, "a whole number above 0", faults)
    return value if isinstance(value, str) else _refuse(path, name, "a string", faults)


def _existing(config: Path, name: str, item: str, faults: list[Fault]) -> Path:
    path = config.parent / item
    if not path.is_file():
        faults.append(Fault(str(config), f"{name}: no such file: {item}"))
    return path


def _refuse(path: Path, name: str, expected: str, faults: list[Fault]) -> None:
    faults.append(Fault(str(path), f"{name} is of the wrong kind", f"expected {expected}"))
