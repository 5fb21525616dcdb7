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
    base = "https://example.org/kg/"  # what the IRIs of entities, claims and evidence begin with;
                                      # left out: https://w3id.org/xinzhi/id/

    [html]
    shown = 400                       # entities drawn at first; all are searchable

Unknown keys are refused; paths are relative to the file.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any, NewType, TypeVar, get_type_hints

from corpus import Fault, SourceError, find_line, read_toml
from ontology import ID, XZ

Table = TypeVar("Table")
BaseIri = NewType("BaseIri", str)

BASE = re.compile(r"""https?://[^/?#\s<>"{}|\\^`]+(/[^?#\s<>"{}|\\^`]*)?((?<=/)|#)""")
"""An absolute IRI to which a local name can be added."""


@dataclass(frozen=True, slots=True)
class ExtractConfig:
    """`model` None is the trained pipeline of this package."""

    model: str | None = None
    lexicons: tuple[Path, ...] = ()
    rules: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True)
class OntologyConfig:
    """Turtle files of concepts and TOML files of aliases beside the shipped ones.

    `base` is the namespace of what is read: entities, claims, evidence, sentences, periods. The
    ontology's own terms keep theirs; its concepts move.
    """

    concepts: tuple[Path, ...] = ()
    aliases: tuple[Path, ...] = ()
    base: BaseIri = BaseIri(ID)


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
    table, text = read_toml(path)
    source = _Source(path, text)
    config = _to_value(Config, table, "", source)
    if source.faults:
        raise SourceError(*source.faults)
    return _with_model_beside(config, path.parent)


@dataclass(frozen=True, slots=True)
class _Source:
    """The file that is read, and what was found wrong in it so far."""

    path: Path
    text: str
    faults: list[Fault] = field(default_factory=list)

    def refuse(self, name: str, zh: str, what: str, expected: str = "") -> None:
        """Note a fault at the line where the last part of the key `name` stands."""
        line = find_line(self.text, name.rpartition(".")[2])
        self.faults.append(Fault(str(self.path), what, expected, line, zh=zh))


def _with_model_beside(config: Config, folder: Path) -> Config:
    """Take a model that is a path beside the file for that path, else for a package's name."""
    model = config.extract.model
    if model is None or not (folder / model).exists():
        return config
    return replace(config, extract=replace(config.extract, model=str(folder / model)))


def _to_value(kind: type[Table], table: Mapping[str, Any], prefix: str, source: _Source) -> Table:
    hints = get_type_hints(kind)
    for name in sorted(set(table) - set(hints)):
        expected, known = f"expected one of {', '.join(hints)}", "、".join(hints)
        zh = f"不认识 {prefix}{name}，应为 {known} 之一"
        source.refuse(name, zh, f"unknown key {prefix}{name}", expected)
    values = {
        one.name: _to_field(hints[one.name], table[one.name], prefix + one.name, source)
        for one in fields(kind)  # type: ignore[arg-type]
        if one.name in table
    }
    return kind(**{name: value for name, value in values.items() if value is not None})


def _to_field(hint: Any, value: Any, name: str, source: _Source) -> Any:
    if isinstance(hint, type) and issubclass(hint, (ExtractConfig, OntologyConfig, HtmlConfig)):
        if isinstance(value, dict):
            return _to_value(hint, value, f"{name}.", source)
        return _refuse(source, name, "表", "a table")
    if hint == tuple[Path, ...]:
        if isinstance(value, list) and all(isinstance(item, str) for item in value):
            return tuple(_existing(source, name, item) for item in value)
        return _refuse(source, name, "一列路径", "a list of paths")
    if hint is int:
        whole = isinstance(value, int) and not isinstance(value, bool) and value > 0
        return value if whole else _refuse(source, name, "大于 0 的整数", "a whole number above 0")
    if hint is BaseIri:
        return _to_base(source, name, value)
    return value if isinstance(value, str) else _refuse(source, name, "文字", "a string")


def _to_base(source: _Source, name: str, value: Any) -> BaseIri | None:
    if isinstance(value, str) and BASE.fullmatch(value) and not value.startswith(XZ):
        return BaseIri(value)
    zh = f"以 / 或 # 结尾、不在 {XZ} 之内的 http(s) 绝对 IRI"
    expected = f"an absolute http(s) IRI that ends in / or # and does not begin with {XZ}"
    _refuse(source, name, zh, expected)
    return None


def _existing(source: _Source, name: str, item: str) -> Path:
    path = source.path.parent / item
    if not path.is_file():
        source.refuse(name, f"{name}：没有 {item} 这个文件", f"{name}: no such file: {item}")
    return path


def _refuse(source: _Source, name: str, zh: str, expected: str) -> None:
    what, told = f"{name} is of the wrong kind", f"{name} 的值不对，应为{zh}"
    source.refuse(name, told, what, f"expected {expected}")
