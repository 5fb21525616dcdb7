"""`xinzhi diff`: what changed between two graphs."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from xinzhi.commands.shared import command

if TYPE_CHECKING:
    from ontology import Differences, NamedClaim

NAME = "diff"
EXAMPLE = "xinzhi diff out-old out"


@command
def run(
    old: Annotated[Path, typer.Argument(metavar="OLD", help="旧图谱；the graph before")],
    new: Annotated[Path, typer.Argument(metavar="NEW", help="新图谱；the graph now")],
    as_json: Annotated[bool, typer.Option("--json", help="输出 JSON；print JSON")] = False,
) -> None:
    """比较两个图谱：论断、证据与实体的增减和变化。Tell what changed between two graphs."""
    from graph import read_tables
    from ontology import find_differences

    differences = find_differences(read_tables(old), read_tables(new))
    if as_json:
        typer.echo(json.dumps(asdict(differences), ensure_ascii=False, indent=2))
        return
    for line in _to_lines(differences):
        typer.echo(line)
    if not differences:
        typer.echo("没有变化 nothing changed", err=True)


def _to_lines(found: Differences) -> Iterator[str]:
    """Give a heading with its count and a line for each change."""
    lists = (
        ("新增文献 documents that came", [f"+ {name}" for name in found.documents_came]),
        ("移除文献 documents that went", [f"- {name}" for name in found.documents_went]),
        ("新增论断 claims that came", [f"+ {_say(row)}" for row in found.claims_came]),
        ("消失论断 claims that went", [f"- {_say(row)}" for row in found.claims_went]),
        (
            "限定变化 claims qualified otherwise",
            [f"- {_say(row.old)}\n+ {_say(row.new)}" for row in found.claims_requalified],
        ),
        (
            "证据变化 claims with other evidence",
            [f"~ {_say(row.claim)}  +{row.came} -{row.went}" for row in found.evidence_changed],
        ),
        ("新增实体 entities that came", [f"+ {name}" for name in found.entities_came]),
        ("消失实体 entities that went", [f"- {name}" for name in found.entities_went]),
        (
            "更名或改类 entities with another name or class",
            [
                f"~ {row.old_name} ({row.old_class}) → {row.new_name} ({row.new_class})"
                for row in found.entities_changed
            ],
        ),
        ("合并 merged", [f"~ {'、'.join(row.old)} → {row.new[0]}" for row in found.merged]),
        ("拆分 split", [f"~ {row.old[0]} → {'、'.join(row.new)}" for row in found.split]),
    )
    for heading, lines in lists:
        if lines:
            yield f"{heading}: {len(lines)}"
            yield from lines


def _say(row: NamedClaim) -> str:
    said = " ".join(f"{name}={value}" for name, value in row.qualifiers.items())
    return f"{row.subject} {row.relation} {row.object}  [{said}]"
