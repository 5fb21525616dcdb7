"""The report, for people and programs: what was read, found and rejected, and why."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from corpus import Fault
from graph.document_facts import to_facts
from graph.tables import TableError
from ontology import Knowledge, SentenceRecord


def to_report(knowledge: Knowledge, faults: Sequence[Fault], name: str) -> dict[str, Any]:
    """Give the report of a build of the graph `name`, ready for JSON.

    `ledger` puts each input sentence under exactly one head; `documents` has a row a document.
    """
    return {
        "graph": name,
        "counts": {
            "documents": len(knowledge.documents),
            "sentences": len(knowledge.sentences),
            "mentions": len(knowledge.mentions),
            "entities": len(knowledge.entities),
            "claims": len(knowledge.claims),
            "evidence": len(knowledge.evidence),
            "rejected": len(knowledge.quarantine),
            "faults": len(faults),
        },
        "ledger": _count(map(to_outcome, knowledge.sentences)),
        "classes": _count(entity.class_ for entity in knowledge.entities),
        "relations": _count(claim.predicate for claim in knowledge.claims),
        "modality": _count(claim.modality for claim in knowledge.claims),
        "polarity": _count(claim.polarity for claim in knowledge.claims),
        "rules": _count(row.rule for row in knowledge.evidence),
        "rejected": _count(rejection.constraint for rejection in knowledge.quarantine),
        "dropped": _count(row.reason for row in knowledge.dropped),
        "documents": list(_to_documents(knowledge)),
        "faults": [asdict(fault) for fault in faults],
    }


def to_outcome(sentence: SentenceRecord) -> str:
    """Say what came of a sentence: one of the keys of `OUTCOMES`."""
    if sentence.kind != "prose":
        return sentence.kind
    if sentence.relations > sentence.rejected:
        return "relations"
    if sentence.rejected:
        return "rejected"
    return "mentions" if sentence.mentions else "nothing"


def write_report(report: Mapping[str, Any], folder: Path) -> None:
    """Write `report.json` and `report.md` into `folder`."""
    text = json.dumps(report, ensure_ascii=False, indent=2) + "\n"
    (folder / "report.json").write_text(text, encoding="utf-8")
    (folder / "report.md").write_text(to_report_markdown(report), encoding="utf-8")


def to_report_markdown(report: Mapping[str, Any]) -> str:
    """Give the report as Markdown, Chinese first."""
    parts = [
        f"# {_cell(report['graph'])}：构建报告 · build report",
        _table(("项目 · what", "数量 · count"), _named(report["counts"], COUNTS)),
        "## 逐句台账 · what came of every sentence",
        _table(("结果 · outcome", "句数 · sentences"), _named(report["ledger"], OUTCOMES)),
        "## 文献 · documents",
        _documents(report["documents"]),
        "## 文献自述 · what documents say of themselves",
        _facts(report["documents"]),
        *_section("关系 · relations", "关系 · relation", report["relations"]),
        *_section("实体类别 · classes", "类别 · class", report["classes"]),
        *_section("情态 · modality", "情态 · modality", report["modality"]),
        *_section("规则 · rules", "规则 · rule", report["rules"]),
        *_section("隔离区 · quarantine", "违反的约束 · constraint broken", report["rejected"]),
        *_section("剔除的版面内容 · furniture dropped", "原因 · reason", report["dropped"]),
        "## 未能读取 · faults",
        _faults(report["faults"]),
    ]
    return "\n\n".join(parts) + "\n"


COUNTS = {
    "documents": "文献 · documents",
    "sentences": "句子 · sentences",
    "mentions": "提及 · mentions",
    "entities": "实体 · entities",
    "claims": "论断 · claims",
    "evidence": "证据 · pieces of evidence",
    "rejected": "隔离的论断 · claims in quarantine",
    "faults": "未能读取 · faults",
}
OUTCOMES = {
    "relations": "有关系 · relations found",
    "rejected": "仅有被隔离的关系 · relations all in quarantine",
    "mentions": "仅有术语 · mentions only",
    "nothing": "未发现 · nothing found",
    "heading": "标题 · headings",
    "front": "文前与文后 · front and back matter",
}


def _count(values: Iterable[str]) -> dict[str, int]:
    """Count, most frequent first, equals by name."""
    return dict(sorted(Counter(values).items(), key=lambda pair: (-pair[1], pair[0])))


def _to_documents(knowledge: Knowledge) -> Iterator[dict[str, Any]]:
    sentences: dict[str, list[SentenceRecord]] = defaultdict(list)
    for sentence in knowledge.sentences:
        sentences[sentence.document].append(sentence)
    claims: dict[str, set[str]] = defaultdict(set)
    for evidence in knowledge.evidence:
        claims[evidence.document].add(evidence.claim)
    for row in knowledge.documents:
        yield {
            "document": row.document,
            "title": row.title,
            "sources": list(row.sources),
            "format": row.format,
            "encoding": row.encoding,
            "characters": row.characters,
            "dropped": row.dropped,
            "sentences": len(sentences[row.document]),
            "claims": len(claims[row.document]),
            "ledger": _count(map(to_outcome, sentences[row.document])),
            "facts": to_facts(row),
            "references": row.references,
        }


def _named(counts: Mapping[str, int], names: Mapping[str, str]) -> list[tuple[object, ...]]:
    return [(name, counts.get(key, 0)) for key, name in names.items()]


def _section(title: str, column: str, counts: Mapping[str, int]) -> tuple[str, str]:
    rows = list(counts.items()) or [("—", 0)]
    return f"## {title}", _table((column, "数量 · count"), rows)


def _documents(rows: Sequence[Mapping[str, Any]]) -> str:
    head = ("题名 · title", "来源 · source", "格式 · format", "字数 · characters", "句 · sentences",
            "论断 · claims")  # fmt: skip
    return _table(
        head,
        [
            (row["title"], "、".join(row["sources"]), f"{row['format']} {row['encoding']}",
             row["characters"], row["sentences"], row["claims"])
            for row in rows
        ],
    )  # fmt: skip


def _facts(rows: Sequence[Mapping[str, Any]]) -> str:
    head = ("题名 · title", "作者 · authors", "刊载 · published in", "日期 · dates",
            "关键词 · key words", "编号 · numbers", "基金 · funding",
            "参考文献 · references")  # fmt: skip
    columns = ("authors", "journal", "dates", "keywords", "numbers", "funding")
    return _table(
        head,
        [
            (row["title"], *(row["facts"].get(name, "") for name in columns), row["references"])
            for row in rows
        ],
    )


def _faults(faults: Sequence[Mapping[str, Any]]) -> str:
    lines = [f"- {_cell(str(Fault(**fault)))}" for fault in faults]
    return "\n".join(lines) or "无 · none"


def _table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(_cell(str(cell)) for cell in row)} |" for row in lines)


def _cell(text: str) -> str:
    """Escape what would end a cell or open markup."""
    flat = " ".join(text.split())
    return "".join("\\" + char if char in "\\|<>*_`[]" else char for char in flat)


def read_graph_name(folder: Path) -> str:
    """Read the name of the graph in `folder`; raises `TableError` where no report stands there."""
    path = folder / "report.json"
    if not path.is_file():
        raise TableError(f"{path}: no such file, expected the output folder of a build")
    return str(json.loads(path.read_text(encoding="utf-8"))["graph"])
