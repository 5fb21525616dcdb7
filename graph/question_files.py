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

from collections.abc import Iterator
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from corpus import Fault, SourceError, find_line, read_toml
from graph.stores.parameters import find_parameters, write_values
from graph.stores.query_text import Language

TEXTS = ("id", "zh", "en", "sparql", "cypher")
LANGUAGES = (Language.sparql, Language.cypher)
UNUSED = "没有被 {} 用到", "is not used by {}"
UNDECLARED = "没有声明，{} 却用到", "is not declared, but used by {}"
Said = tuple[str, str, str, str]
"""The key that is at fault, the fault in Chinese, what is wrong, what was expected."""


class QuestionError(ValueError):
    """Raised where a question is faulty, or a value for it; carries every fault found."""

    def __init__(self, *faults: Fault) -> None:
        self.faults = faults
        super().__init__("\n".join(map(str, faults)))


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
        expected, zh = "expected a .toml file or a folder of them", "应为 .toml 文件或其文件夹"
        fault = Fault(str(place), "no question here", expected, zh=f"这里没有问题，{zh}")
        raise QuestionError(fault)
    return found


def read_question(path: Path) -> Question:
    """Read one question; raises `QuestionError` with all faults of the file, each with its line."""
    try:
        content, text = read_toml(path)
    except SourceError as error:
        raise QuestionError(*error.faults) from error
    told = [
        Fault(str(path), what, expected, find_line(text, key), zh=zh)
        for key, zh, what, expected in _find_faults(content, path.stem)
    ]
    if told:
        raise QuestionError(*told)
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


def _find_faults(content: dict[str, Any], stem: str) -> Iterator[Said]:
    expected = f"expected {', '.join(TEXTS)} and perhaps parameters"
    zh = f"应有 {'、'.join(TEXTS)}，可有 parameters"
    for name in (name for name in TEXTS if name not in content):
        yield name, f"缺少 {name}，{zh}", f"{name} is missing", expected
    for name, value in content.items():
        if name not in TEXTS and name != "parameters":
            yield name, f"不认识 {name}，{zh}", f"{name} is not known", expected
        elif name in TEXTS and not (isinstance(value, str) and value.strip()):
            yield name, f"{name} 是 {value!r}，应为文字", f"{name} is {value!r}", "expected a text"
    id_ = content.get("id")
    if isinstance(id_, str) and id_.strip() and id_ != stem:
        zh = f"标识是 {id_!r}，应与文件同名：{stem!r}"
        yield "id", zh, f"the id is {id_!r}", f"expected {stem!r}"
    tables = content.get("parameters", {})
    if isinstance(tables, dict):
        yield from (fault for name in tables for fault in _find_table_faults(name, tables[name]))
        yield from _find_misuse(content, tables)
    else:
        zh = f"parameters 是 {tables!r}，应为表"
        yield "parameters", zh, f"parameters is {tables!r}", "expected tables"


def _find_misuse(content: dict[str, Any], tables: dict[str, Any]) -> Iterator[Said]:
    for language in (one.value for one in LANGUAGES):
        if isinstance(text := content.get(language), str):
            for name in sorted(find_parameters(text, Language(language)) ^ tables.keys()):
                zh, en = UNUSED if name in tables else UNDECLARED
                key = name if name in tables else language
                what = f"the parameter {name} {en.format(language)}"
                yield key, f"参数 {name} {zh.format(language)}", what, ""


def _find_table_faults(name: str, table: object) -> Iterator[Said]:
    wanted = [field.name for field in fields(Parameter)][1:]
    texts = table if isinstance(table, dict) else {}
    if sorted(texts) != sorted(wanted) or not all(isinstance(v, str) for v in texts.values()):
        what, zh = f"parameters.{name} is {table!r}", f"parameters.{name} 是 {table!r}"
        expected = f"expected texts {', '.join(wanted)}"
        yield name, f"{zh}，应有文字 {'、'.join(wanted)}", what, expected
