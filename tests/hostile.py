"""A small knowledge whose names and quotes hold what breaks careless writers."""

from __future__ import annotations

from dataclasses import replace

from ontology import Claim, DocumentRecord, Entity, Evidence, Knowledge

ID = "https://w3id.org/xinzhi/id/"

HOSTILE = (
    'a "quoted" name',
    "a\\backslash at the end\\",
    '\\"',
    "line\nbreak",
    "carriage\r\nreturn\r",
    "comma, semicolon; bar| 100%] [x] {y}",
    "\x01\x1f\x7f control",
    "astral 𠮷😀",
    "right \u200fto\u200f left \u202eמילה",
    "line\u2028separator",
    "'single' `back`",
    " spaces around ",
    "$row.name // comment",
    "新质生产力",
)


def iri(name: str) -> str:
    return ID + name


def entity(number: int, name: str) -> Entity:
    aliases = (f"又名{name}", "，;|") if number % 2 else ()
    english = f"en {name}" if number % 3 else None
    class_ = ("Industry", "Process", "Feature")[number % 3]
    return Entity(iri(f"e{number:02}"), name, class_, english, aliases, ("d1",))


def claim(number: int, subject: str, predicate: str, object_: str, **rest: str) -> Claim:
    return replace(
        Claim(
            iri(f"claim-{number:02}"), iri(subject), predicate, iri(object_),
            "asserted", "positive", None, None, None, None, None, 1, 0.5 if number % 2 else None,
        ),
        **rest,  # type: ignore[arg-type]
    )  # fmt: skip


def evidence(number: int, of: Claim, quote: str, context: str = "") -> Evidence:
    return Evidence(
        iri(f"evidence-{number:02}"), of.claim, "d1", "一、引言" if number % 2 else "", number,
        number * 10, number * 10 + len(quote), quote, context,
        *(None,) * 10, f"rule-{number}", *((3, (72.0, 90.5, 523.0, 120.0)) if number == 40 else ()),
    )  # fmt: skip


def make_knowledge() -> Knowledge:
    """Give entities of three classes, facts, demands, parallel claims, and evidence for each."""
    document = Entity(iri("d1"), "一篇\n文献", "Document", None, (), ("d1",))
    entities = (document, *(entity(number, name) for number, name in enumerate(HOSTILE)))
    claims = [
        claim(number, f"e{number:02}", "promotes", f"e{number + 1:02}", source=name)
        for number, name in enumerate(HOSTILE[:-1])
    ]
    claims += [
        claim(20, "e00", "has_part", "e01"),
        claim(21, "e00", "has_part", "e01", time="2022年", place="我国"),
        claim(22, "e00", "promotes", "e13", modality="advocated"),
        claim(23, "d1", "calls_for", "e13", action="推\n动"),
        claim(24, "e13", "integrates_with", "e12", polarity="negative", measure='"\\'),
        claim(25, "e13", "promotes", "e13"),
    ]
    pieces = [evidence(n, row, HOSTILE[n % len(HOSTILE)]) for n, row in enumerate(claims)]
    pieces += [evidence(40 + n, claims[0], f"引文{n}", "上文\\") for n in range(4)]
    counts = {row.claim: sum(piece.claim == row.claim for piece in pieces) for row in claims}
    return Knowledge(
        entities=tuple(sorted(entities, key=lambda row: row.iri)),
        claims=tuple(replace(row, support=counts[row.claim]) for row in claims),
        evidence=tuple(pieces),
        quarantine=(),
        documents=(
            DocumentRecord("d1", iri("d1"), "题", ("a.txt",), "text", "utf-8", "", "", 1, 0),
        ),
        sentences=(),
        mentions=(),
    )
