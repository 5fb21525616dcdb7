"""`xinzhi score`: extraction against annotated text."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from statistics import mean
from typing import TYPE_CHECKING, Annotated

import typer

from xinzhi.commands.shared import ConfigFile, command

if TYPE_CHECKING:
    from extract import Score, Scores

NAME = "score"
EXAMPLE = "xinzhi score extract/annotated/health.tsv"
NAMES = {
    "span": "术语边界 mentions, span",
    "class": "术语边界与类别 mentions, span and class",
    "strict": "关系（严格） relations, strict",
    "lenient": "关系（宽松） relations, lenient",
}


@command
def run(
    gold: Annotated[
        list[Path],
        typer.Argument(
            metavar="GOLD.tsv…",
            exists=True,
            dir_okay=False,
            help="标注文件（P/S/E/R 行）；annotated files",
        ),
    ],
    config: ConfigFile = None,
    as_json: Annotated[bool, typer.Option("--json", help="输出 JSON；print JSON")] = False,
) -> None:
    """用标注文本给抽取打分：精确率、召回率、F1。Score extraction on annotated text."""
    from xinzhi.config import read_config
    from xinzhi.score import score_files

    scores = score_files(gold, read_config(config))
    if as_json:
        typer.echo(json.dumps(to_table(scores), ensure_ascii=False, indent=2))
        return
    for line in to_lines(scores):
        typer.echo(line)


def to_table(scores: Mapping[str, Scores]) -> dict[str, object]:
    """Give all figures as plain values: by file, the mean of F1 over files, by class, relation."""
    return {
        "files": {
            name: {kind: _to_row(one) for kind, one in sorted(found.overall.items())}
            | {"qualifiers": _to_row(found.qualifiers)}
            for name, found in scores.items()
        },
        "mean": {kind: round(_mean(scores, kind), 3) for kind in NAMES},
        "classes": {name: _to_row(one) for name, one in _sum(s.classes for s in scores.values())},
        "relations": {
            name: _to_row(one) for name, one in _sum(s.relations for s in scores.values())
        },
    }


def to_lines(scores: Mapping[str, Scores]) -> Iterator[str]:
    """Give the figures as tables for a reader."""
    from extract import Score

    for name, found in scores.items():
        yield f"{name}"
        for kind, label in NAMES.items():
            yield _to_line(label, found.overall.get(kind, Score()))
        qualifiers = found.qualifiers
        yield f"  {qualifiers.recall:5.3f}  限定正确率 qualifiers ({qualifiers.gold})"
    if len(scores) > 1:
        yield "各文件 F1 的平均 mean F1 of the files"
        for kind, label in NAMES.items():
            yield f"  {_mean(scores, kind):5.3f}  {label}"
    for title, rows in (
        ("按类别 by class", _sum(found.classes for found in scores.values())),
        ("按关系（宽松） by relation, lenient", _sum(s.relations for s in scores.values())),
    ):
        yield title
        for name, one in rows:
            yield _to_line(name, one)


def _sum(parts: Iterator[Mapping[str, Score]]) -> list[tuple[str, Score]]:
    """Add up the scores of each name; the most frequent in the annotated text first."""
    from extract import Score

    total: dict[str, Score] = {}
    for part in parts:
        for name, one in part.items():
            total[name] = total.get(name, Score()) + one
    return sorted(total.items(), key=lambda pair: (-pair[1].gold, pair[0]))


def _mean(scores: Mapping[str, Scores], kind: str) -> float:
    from extract import Score

    return mean(found.overall.get(kind, Score()).f1 for found in scores.values())


def _to_row(one: Score) -> dict[str, float | int]:
    return {
        "precision": round(one.precision, 3),
        "recall": round(one.recall, 3),
        "f1": round(one.f1, 3),
        "gold": one.gold,
        "found": one.found,
        "right": one.right,
    }


def _to_line(label: str, one: Score) -> str:
    figures = f"P {one.precision:5.3f}  R {one.recall:5.3f}  F1 {one.f1:5.3f}"
    return f"  {figures}  {one.gold:5} 标注 gold {one.found:5} 找到 found  {label}"
