"""What belongs to the thing that the clause before is about: 茶类很多，绿茶、红茶都在其列.

What is told in two goes, 既包括甲，也包括乙, is both of what the first clause is about.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from extract.candidate import Candidate
from extract.discourse import Discourse
from extract.encode import SLOT, Encoded, encode
from extract.linking import Said
from extract.match import Found
from extract.mending.leads import find_owner
from extract.model import Qualifiers

AMONG = "taken-up-class"
BOTH = "told-in-two-goes"

PAIR = "former-or-latter"

NO_SLOT = f"[^，。；：{SLOT[1:-1]}]"
TAKEN_UP = re.compile(
    f"(?P<member>{SLOT})等?{NO_SLOT}{{0,6}}?(?:属于?|是|在|即|为)(?:这一|这个|这类|此|该|其|其中的?)"
    "(?:范畴|列|类|行列|代表|典型|佼佼者|例子|范围)"
)
"""A clause that tells of which range, named before it, something is."""

INCLUDES = "(?:包括|包含|涵盖|囊括|有)了?"
FIRST = re.compile(f"既{INCLUDES}")
GO = re.compile(
    f"(?:既|[，；](?:又|也|还|更)){INCLUDES}[^，。；：]{{0,24}}?(?P<member>{SLOT})"
    f"(?:等(?:{NO_SLOT}{{0,8}}|[^，。；：、]{{0,16}}的(?:东西|事物|一切)))?(?=[，；。]|$)"
)
"""A clause that tells part of a range, and one of the clauses that tell the rest."""

EITHER = re.compile(
    f"(?:(?P<former>前者)|后者)(?:主要|多|则)?(?:如|例如|包括|涵盖)了?{NO_SLOT}{{0,8}}?(?P<member>{SLOT})"
)
"""A clause that tells examples of the one or the other of two things named before."""

CLASSES = frozenset(
    {"Concept", "Factor", "Industry", "Organization", "Person", "Policy", "Technology"}
)
"""Classes of what has kinds or examples, to which their members belong."""

UNFIT = frozenset({"Problem", "Quantity", "Time"})
"""Classes of what is told of a thing, and is none of its kind."""

CUE = re.compile("其列|其中|这一|这个|这类|此列|此类|该|既|[前后]者")


def set_ranges(
    texts: Sequence[str],
    mentions: Sequence[Sequence[Candidate]],
    said: Sequence[Said],
    discourse: Discourse,
    ranks: Mapping[str, int],
) -> list[Said]:
    """Give what sentences say with what they say is among the things a clause before is about."""
    return [
        _add(one, encode(text, found, ranks), discourse) if found and CUE.search(text) else one
        for text, found, one in zip(texts, mentions, said, strict=True)
    ]


def _add(said: Said, encoded: Encoded, discourse: Discourse) -> Said:
    stated = {frozenset((one.head, one.tail)) for one in said.relations}
    found = [
        *_find_taken_up(encoded, discourse),
        *_find_both(encoded, discourse),
        *_find_either(encoded),
    ]
    new = [one for one in found if frozenset((one.head, one.tail)) not in stated]
    return replace(said, relations=(*said.relations, *dict.fromkeys(new)))


def _find_taken_up(encoded: Encoded, discourse: Discourse) -> Iterator[Found]:
    for told in TAKEN_UP.finditer(encoded.value):
        topic = discourse.find_topic(encoded)
        before = [one for one in topic if one.end <= encoded.starts[told.start()]]
        yield from _to_founds(encoded, told, before, AMONG)


def _find_both(encoded: Encoded, discourse: Discourse) -> Iterator[Found]:
    for first in FIRST.finditer(encoded.value):
        lead = find_owner(encoded, first.start(), "is_a", 0, discourse)
        owner = lead.members if lead else ()
        end = encoded.value.find("。", first.start())
        goes = [*GO.finditer(encoded.value, first.start(), end if end > 0 else len(encoded.value))]
        if len(goes) > 1 and goes[0].start() == first.start():
            for told in goes:
                yield from _to_founds(encoded, told, owner, BOTH)


def _find_either(encoded: Encoded) -> Iterator[Found]:
    for told in EITHER.finditer(encoded.value):
        both = encoded.value.rfind("前者", 0, told.end())
        start = told.start() if both < 0 else both
        before = (encoded.groups[at].members for at in encoded.between(0, start))
        pairs = [members for members in before if len(members) == 2]
        if pairs:
            owner = pairs[-1][not told["former"] :][:1]
            yield from _to_founds(encoded, told, owner, PAIR)


def _to_founds(
    encoded: Encoded, told: re.Match[str], owners: Sequence[Candidate], rule: str
) -> Iterator[Found]:
    """Give the members of a range as of the classes that its owner names."""
    trigger = encoded.text_span(told.start(), told.end())
    classes = [one for one in owners if one.class_ in CLASSES]
    for member in encoded.groups[told.start("member")].members:
        if member.class_ not in UNFIT and member not in classes:
            for class_ in classes:
                yield Found(member, "is_a", class_, rule, Qualifiers(), trigger)
