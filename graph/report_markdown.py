"""The report as people read it: Markdown, Chinese first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from corpus import Fault


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
        "## 规范化 · normalised",
        _measures(report["measures"]),
        "## 隔离区 · quarantine",
        _rejected(report),
        *_lists(report["measures"]),
        *_section("剔除的版面内容 · furniture dropped", "原因 · reason", report["dropped"]),
        "## 问题 · faults",
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
    "faults": "问题 · faults",
}
OUTCOMES = {
    "relations": "有关系 · relations found",
    "rejected": "仅有被隔离的关系 · relations all in quarantine",
    "mentions": "仅有术语 · mentions only",
    "nothing": "未发现 · nothing found",
    "heading": "标题 · headings",
    "front": "文前与文后 · front and back matter",
}


MEASURES = (
    ("values", "指标数值化为数与单位 · values with number and unit"),
    ("times", "时间化为起止日 · times with first and last day"),
)


LISTS: tuple[tuple[str, str, Mapping[str, str]], ...] = (
    (
        "merges",
        "合并的名称 · names merged",
        {"name": "名称 · name", "entity": "实体 · entity", "reason": "理由 · reason"},
    ),
    (
        "proposals",
        "待定的合并 · merges proposed",
        {"left": "一个 · one", "right": "另一个 · other", "reason": "理由 · reason",
         "score": "分数 · score"},
    ),
    (
        "contradictions",
        "相互矛盾的论断 · contradictions",
        {"kind": "种类 · kind", "subject": "主语 · subject", "relation": "关系 · relation",
         "left": "一说 · one", "right": "另一说 · other"},
    ),
)  # fmt: skip


def _measures(measures: Mapping[str, Any]) -> str:
    """Give the share of values and times that could be computed, and the wordings that were not."""
    head = ("项目 · what", "数量 · count", "比例 · share", "未规范化 · not normalised")
    rows = [
        (name, row["count"], _percent(row["share"]), _wordings(row["not_normalised"]))
        for name, row in ((name, measures[key]) for key, name in MEASURES)
    ]
    return _table(head, rows)


def _wordings(counts: Mapping[str, int]) -> str:
    return "；".join(f"{text}（{n}）" if n > 1 else text for text, n in counts.items()) or "—"


def _rejected(report: Mapping[str, Any]) -> str:
    """Give the claims rejected by constraint, with their share, and the shapes left idle."""
    measured = report["measures"]["rejected"]
    rows: list[tuple[object, ...]] = [
        (name, n, _percent(measured["by_constraint"][name]))
        for name, n in report["rejected"].items()
    ]
    rows.append(("合计 · all", report["counts"]["rejected"], _percent(measured["share"])))
    head = ("违反的约束 · constraint broken", "数量 · count", "占全部论断 · share of all claims")
    idle = "、".join(map(_cell, report["measures"]["unmatched_shapes"])) or "无 · none"
    return f"{_table(head, rows)}\n\n没有论断可检查的形状 · shapes that matched nothing：{idle}"


def _lists(measures: Mapping[str, Any]) -> Iterator[str]:
    """Give merges, proposals and contradictions: how many, and the first of them."""
    for key, title, columns in LISTS:
        found = measures[key]
        yield f"## {title}"
        kinds = found.get("by_reason") or found.get("by_kind") or {}
        told = "；".join(f"{_cell(kind)} {n}" for kind, n in kinds.items())
        yield f"共 {found['count']} · in all" + (f"：{told}" if told else "")
        if found["first"]:
            rows = [tuple(row[name] for name in columns) for row in found["first"]]
            yield _table(tuple(columns.values()), rows)


def _percent(share: float | None) -> str:
    return "—" if share is None else f"{share:.1%}"


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
