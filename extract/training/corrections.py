"""Corrections of annotated text in, annotated documents mended by them out.

A correction is a line of a tab-separated file: the document's name, the sentence's id, an action,
and what it acts on. An action finds in the sentence what it changes, or it is a fault.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from corpus import Fault
from extract.faults import DataError
from extract.model import QUALIFIERS
from extract.resources import HERE
from extract.training.annotated import DOCUMENT, Annotated, Triple

CORRECTIONS = HERE / "annotated" / "corrections.txt"
"""What the project mends in annotated text that it does not hold itself."""

FIELDS = {
    "add-mention": (2, "MENTION CLASS"),
    "drop-mention": (1, "MENTION"),
    "retype": (2, "MENTION CLASS"),
    "respan": (2, "MENTION MENTION"),
    "add-relation": (4, "HEAD RELATION TAIL QUALIFIERS"),
    "drop-relation": (3, "HEAD RELATION TAIL"),
    "qualify": (4, "HEAD RELATION TAIL QUALIFIERS"),
}
"""How many fields follow each action at most, and which; qualifiers to add may be left out."""

Documents = Mapping[str, Sequence[Annotated]]


@dataclass(frozen=True, slots=True)
class Correction:
    """One change of one sentence; `path` and `line` are where it is written."""

    document: str
    sentence: str
    action: str
    fields: tuple[str, ...]
    path: str
    line: int

    @property
    def qualifiers(self) -> dict[str, str]:
        """The qualifiers by key; an empty value takes one away."""
        pairs = self.fields[3].split(";") if len(self.fields) > 3 else []
        return {key: value for key, _, value in (pair.partition("=") for pair in pairs)}


def read_corrections(path: Path = CORRECTIONS) -> tuple[Correction, ...]:
    """Read corrections in order. Raises DataError with every line of no known action or fields."""
    read: list[Correction] = []
    faults: list[Fault] = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        document, sentence, action, *fields = line.split("\t") + [""] * (2 - line.count("\t"))
        one = Correction(document, sentence, action, tuple(fields), str(path), number)
        fault = _find_fault(one)
        read.append(one)
        if fault:
            zh, what, expected = fault
            faults.append(Fault(str(path), what, expected, number, zh=zh))
    if faults:
        raise DataError(*faults)
    return tuple(read)


def _find_fault(one: Correction) -> tuple[str, str, str] | None:
    if one.action not in FIELDS:
        zh = f"没有 {one.action!r} 这个动作，应为 {'、'.join(FIELDS)} 之一"
        return zh, f"no action {one.action!r}", f"expected one of {', '.join(FIELDS)}"
    most, names = FIELDS[one.action]
    least = most - (one.action == "add-relation")
    if not least <= len(one.fields) <= most or not all((one.sentence, *one.fields)):
        zh = f"{one.action!r} 之后有 {len(one.fields)} 栏，应为 {names}"
        return zh, f"{len(one.fields)} fields after {one.action!r}", f"expected {names}"
    unknown = sorted(set(one.qualifiers) - set(QUALIFIERS))
    if unknown:
        zh = f"没有 {unknown[0]!r} 这个限定，应为 {'、'.join(QUALIFIERS)} 之一"
        return zh, f"no qualifier {unknown[0]!r}", f"expected one of {', '.join(QUALIFIERS)}"
    return None


def apply_corrections(
    documents: Documents, corrections: Sequence[Correction]
) -> dict[str, tuple[Annotated, ...]]:
    """Give the documents with each correction made, in order, where its document is among them.

    What is given in is left as it is. Raises DataError with every correction that does not fit: its
    sentence is not in the document, or what it changes is not in the sentence (or stands already).
    """
    wanted: dict[tuple[str, str], list[Correction]] = defaultdict(list)
    for one in corrections:
        wanted[one.document, one.sentence].append(one)
    faults: list[Fault] = []
    mended = {}
    for name in documents:
        rows = []
        for row in documents[name]:
            rows.append(_copy(row))
            for one in wanted.pop((name, row.id), []) if row.id else []:
                faults += _apply(one, rows)
        mended[name] = tuple(rows)
    lost = [one for (name, _), ones in wanted.items() if name in documents for one in ones]
    for one in lost:
        what, zh = f"no sentence {one.sentence!r}", f"没有 {one.sentence!r} 这一句"
        faults.append(Fault(one.path, what, "", one.line, zh=zh))
    if faults:
        raise DataError(*sorted(faults, key=lambda fault: fault.line or 0))
    return mended


def _copy(row: Annotated) -> Annotated:
    return replace(row, mentions=dict(row.mentions), relations=list(row.relations))


def _apply(one: Correction, rows: Sequence[Annotated]) -> Iterator[Fault]:
    """Change the last row as told, or say why not."""
    change = _CHANGES[one.action]
    fault = change(one, rows)
    if fault:
        zh = f"与 {one.sentence} 句不合"
        yield Fault(one.path, fault, f"in sentence {one.sentence}", one.line, zh=zh)


def _add_mention(one: Correction, rows: Sequence[Annotated]) -> str | None:
    mention, class_ = one.fields
    if mention in rows[-1].mentions or mention not in rows[-1].text:
        return f"{mention!r} is a mention already, or not in the text"
    rows[-1].mentions[mention] = class_
    return None


def _drop_mention(one: Correction, rows: Sequence[Annotated]) -> str | None:
    (mention,) = one.fields
    row = rows[-1]
    if mention not in row.mentions or any(mention in (r.head, r.tail) for r in row.relations):
        return f"{mention!r} is no mention, or the end of a relation"
    del row.mentions[mention]
    return None


def _retype(one: Correction, rows: Sequence[Annotated]) -> str | None:
    mention, class_ = one.fields
    if rows[-1].mentions.get(mention, class_) == class_:
        return f"{mention!r} is no mention, or {class_} already"
    rows[-1].mentions[mention] = class_
    return None


def _respan(one: Correction, rows: Sequence[Annotated]) -> str | None:
    old, new = one.fields
    row = rows[-1]
    if old not in row.mentions or new in row.mentions or new not in row.text:
        return f"{old!r} is no mention, or {new!r} is one already or not in the text"
    row.mentions[new] = row.mentions.pop(old)
    row.relations[:] = [
        replace(r, head=new if r.head == old else r.head, tail=new if r.tail == old else r.tail)
        for r in row.relations
    ]
    return None


def _find_relation(one: Correction, row: Annotated) -> Triple | None:
    triples = (r for r in row.relations if (r.head, r.relation, r.tail) == one.fields[:3])
    return next(triples, None)


def _add_relation(one: Correction, rows: Sequence[Annotated]) -> str | None:
    head, relation, tail = one.fields[:3]
    for end in (head, tail):
        if end != DOCUMENT and not any(end in row.text for row in rows):
            return f"{end!r} is nowhere in the text so far"
    if _find_relation(one, rows[-1]):
        return f"({head} {relation} {tail}) stands already"
    rows[-1].relations.append(Triple(head, relation, tail, one.qualifiers))
    return None


def _drop_relation(one: Correction, rows: Sequence[Annotated]) -> str | None:
    found = _find_relation(one, rows[-1])
    if found is None:
        return f"no relation ({' '.join(one.fields)})"
    rows[-1].relations.remove(found)
    return None


def _qualify(one: Correction, rows: Sequence[Annotated]) -> str | None:
    found = _find_relation(one, rows[-1])
    if found is None:
        return f"no relation ({' '.join(one.fields[:3])})"
    merged = {**found.qualifiers, **one.qualifiers}
    kept = {key: value for key, value in merged.items() if value}
    if kept == found.qualifiers:
        return f"({' '.join(one.fields[:3])}) is qualified so already"
    rows[-1].relations[rows[-1].relations.index(found)] = replace(found, qualifiers=kept)
    return None


_CHANGES: Mapping[str, Callable[[Correction, Sequence[Annotated]], str | None]] = {
    "add-mention": _add_mention,
    "drop-mention": _drop_mention,
    "retype": _retype,
    "respan": _respan,
    "add-relation": _add_relation,
    "drop-relation": _drop_relation,
    "qualify": _qualify,
}
