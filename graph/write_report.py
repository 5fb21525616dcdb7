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
from graph.faults import to_missing
from graph.report_markdown import to_report_markdown
from graph.report_measures import to_measures
from graph.tables import TableError
from ontology import Knowledge, Schema, SentenceRecord


def to_report(
    knowledge: Knowledge, faults: Sequence[Fault], name: str, schema: Schema | None = None
) -> dict[str, Any]:
    """Give the report of a build of the graph `name`, ready for JSON.

    `ledger` puts each input sentence under exactly one head; `documents` has a row a document;
    `measures` has shares and lists, the shapes that matched nothing only with a `schema`.
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
        "measures": to_measures(knowledge, schema),
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


def read_graph_name(folder: Path) -> str:
    """Read the name of the graph in `folder`; raises `TableError` where no report stands there."""
    path = folder / "report.json"
    if not path.is_file():
        raise TableError(to_missing(path))
    return str(json.loads(path.read_text(encoding="utf-8"))["graph"])
