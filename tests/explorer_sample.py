"""Knowledge to explore: a small one of original sentences, and one of any size."""

from __future__ import annotations

import hashlib
import random
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ontology import (
    Claim,
    DocumentRecord,
    Entity,
    Evidence,
    Knowledge,
    MentionRecord,
    SentenceRecord,
)

SAMPLE = Path(__file__).parent / "explorer" / "sample.tsv"
ID = "https://w3id.org/xinzhi/id/"
QUALIFIERS = ("action", "measure", "time", "place", "source")


def iri(name: str) -> str:
    return f"{ID}{hashlib.sha256(name.encode()).hexdigest()[:8]}"


class Builder:
    """Gathers rows into a `Knowledge`; offsets are where the words first stand in the sentence."""

    def __init__(self) -> None:
        self.entities: dict[str, Entity] = {}
        self.documents: list[DocumentRecord] = []
        self.claims: dict[str, Claim] = {}
        self.evidence: list[Evidence] = []
        self.named: dict[str, set[str]] = defaultdict(set)
        self.lines: dict[str, dict[tuple[str, str], int]] = {}

    def entity(self, name: str, class_: str, en: str = "", *aliases: str) -> None:
        names = tuple(alias for alias in aliases if alias)
        self.entities[name] = Entity(iri(name), name, class_, en or None, names, ())

    def document(self, title: str, genre: str = "essay") -> None:
        number = f"d{len(self.documents)}"
        self.lines[number] = {}
        paths = (f"{number}.txt",)
        self.documents.append(
            DocumentRecord(number, iri(title), title, paths, "text", "utf-8", genre, "", 0, 0)
        )

    def claim(
        self,
        ends: tuple[str, str, str],
        quote: str,
        trigger: str,
        section: str = "",
        context: str = "",
        **qualifiers: str,
    ) -> str:
        """Add a claim, or further evidence for it where it is known, and give its IRI."""
        document = self.documents[-1]
        head, relation, tail = ends
        subject = document.title if head == "DOC" else head
        given: dict[str, Any] = {"modality": "asserted", "polarity": "positive"} | qualifiers
        parts = (subject, relation, tail, *(f"{k}={v}" for k, v in sorted(given.items())))
        key = f"{ID}claim-{hashlib.sha256(repr(parts).encode()).hexdigest()[:12]}"
        support = self.claims[key].support + 1 if key in self.claims else 1
        fields = {name: given.get(name) for name in QUALIFIERS}
        self.claims[key] = Claim(
            key, iri(subject), relation, iri(tail),
            given["modality"], given["polarity"], **fields, support=support, confidence=0.9,
            time_start=given.get("time_start"), time_end=given.get("time_end"),
        )  # fmt: skip
        spans = (*span(quote, head), *span(quote, tail), *span(quote, trigger))
        lines = self.lines[document.document]
        sentence = lines.setdefault((section, quote), len(lines))
        self.evidence.append(
            Evidence(
                f"{ID}evidence-{len(self.evidence):05d}", key, document.document, section, sentence,
                0, len(quote), quote, context, *spans[:4], *spans, f"{relation}-1",
            )
        )  # fmt: skip
        self.named[subject].add(document.document)
        self.named[tail].add(document.document)
        return key

    def build(self) -> Knowledge:
        entities = [
            Entity(e.iri, e.name, e.class_, e.name_en, e.aliases, tuple(sorted(self.named[e.name])))
            for e in self.entities.values()
        ]
        return Knowledge(
            entities=tuple(sorted(entities, key=lambda entity: entity.iri)),
            claims=tuple(self.claims[key] for key in sorted(self.claims)),
            evidence=tuple(self.evidence),
            quarantine=(),
            documents=tuple(self.documents),
            sentences=tuple(line for line, _ in self._lines()),
            mentions=tuple(mention for _, mentions in self._lines() for mention in mentions),
        )

    def _lines(self) -> Iterator[tuple[SentenceRecord, list[MentionRecord]]]:
        """Give each sentence once, one after another in its document, with what it names."""
        named: dict[tuple[str, int], set[str]] = defaultdict(set)
        for piece in self.evidence:
            claim = self.claims[piece.claim]
            named[piece.document, piece.sentence] |= {claim.subject, claim.object}
        names = {entity.iri: entity.name for entity in self.entities.values()}
        for document, lines in self.lines.items():
            start = 0
            for (section, quote), number in lines.items():
                ends = sorted((quote.find(names[row]), row) for row in named[document, number])
                mentions = [
                    MentionRecord(
                        document, number, start + place, start + place + len(names[row]),
                        names[row], "Concept", row, "lexicon",
                    )
                    for place, row in ends if place >= 0
                ]  # fmt: skip
                count = len(mentions)
                end = start + len(quote)
                yield (
                    SentenceRecord(
                        document, number, "prose", section, start, end, quote, count, 1, 0
                    ),
                    mentions,
                )
                start = end


def span(quote: str, words: str) -> tuple[int | None, int | None]:
    start = quote.find(words)
    return (start, start + len(words)) if start >= 0 else (None, None)


def read_labels() -> dict[str, tuple[str, str]]:
    rows = (line.split("\t") for line in SAMPLE.read_text(encoding="utf-8").splitlines())
    return {row[1]: (row[2], row[3]) for row in rows if row[0] == "L"}


def read_sample() -> Knowledge:
    """Read the sample: E entity, D document, H heading, S sentence, R relation."""
    builder, section, quote = Builder(), "", ""
    for line in SAMPLE.read_text(encoding="utf-8").splitlines():
        mark, *fields = line.split("\t")
        if mark == "E":
            builder.entity(*fields)
        elif mark == "D":
            builder.document(*fields)
        elif mark == "H":
            section = fields[0]
        elif mark == "S":
            quote = fields[0]
        elif mark == "R":
            head, relation, tail, trigger, rest = fields
            given = dict(pair.split("=") for pair in rest.split(";") if pair)
            builder.claim((head, relation, tail), quote, trigger, section, **given)
    return builder.build()


STEMS = (
    "创新",
    "数据",
    "产业",
    "绿色",
    "智能",
    "资本",
    "要素",
    "市场",
    "制度",
    "区域",
    "消费",
    "金融",
)
TAILS = ("体系", "平台", "机制", "工程", "网络", "能力", "结构", "模式", "政策", "集群", "生态")
CLASSES = ("Industry", "Technology", "Process", "Policy", "Concept", "Factor", "Feature", "Problem")


def make_large(size: int, claims: int) -> Knowledge:
    """Make `size` terms with hubs and communities, as real graphs have, and up to `claims`."""
    chance, builder = random.Random(5), Builder()
    names = [f"{STEMS[n % 12]}{TAILS[n * 7 % 11]}{n}" for n in range(size)]
    for name in names:
        builder.entity(name, chance.choice(CLASSES), f"term {name[4:]}")
    for number in range(12):
        builder.document(f"样例长文{number}")
        builder.entity(f"样例长文{number}", "Document")
        for _ in range(claims // 12):
            head = int(size * 0.8 * chance.random() ** 2.4)
            near = head % 20 + 20 * int(size / 20 * chance.random() ** 2)
            tail = near if chance.random() < 0.8 and near < size else chance.randrange(size)
            if head == tail:
                continue
            relation = chance.choice(["promotes", "has_part", "depends_on", "is_a"])
            modality = chance.choices(["asserted", "advocated", "possible"], [8, 2, 1])[0]
            quote = f"据样例所述，{names[head]}促进{names[tail]}。"
            builder.claim((names[head], relation, names[tail]), quote, "促进", modality=modality)
    return builder.build()
