"""Parts, kinds and traits in a list whose noun is told with a number: 炒制分两步：杀青和揉捻."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from extract.candidate import Candidate
from extract.discourse import Discourse
from extract.encode import SLOT, Encoded, encode
from extract.linking import Said
from extract.match import Found
from extract.mending.leads import COUNT, IN, UNFIT, Lead, find_lead, find_owner, find_told
from extract.mending.siblings import find_lists
from extract.mending.wholes import OF_OTHERS
from extract.model import Qualifiers

RULE = "counted-in-a-list"

OPENED = re.compile(
    f"(?:[：—]{{1,2}}|，(?=它们是|即|分别|包括|依次|也就是))(?:它们是|即|分别是|分别为|包括|依次[是为]|也就是|分别指)?"
    f"(?=(?:[^，。；：、{IN}]{{1,6}}的)?{SLOT})"
)
"""What stands between a clause that counts and the list of what it counts."""

LISTED = re.compile(
    f"(?:走过|走完|经过|历经|经历|分[为成作]|划[为分成]{{1,2}}|包括|包含|涵盖|囊括|涉及|有|含|形成|构成|具有|具备|呈现出?)了?"
    f"[^，。；：、{IN}]{{0,8}}?(?P<list>{SLOT})等?这?(?P<told>{COUNT}[^，。；：、{IN}]{{0,6}})(?=[，。；：]|$)"
)
"""A list behind its verb, and the noun behind it with its number."""

OVER = re.compile("等?[，。；]|$")
"""What stands behind a list that is all of a clause."""

CUE = re.compile(f"{COUNT}|[征点性质势]：")
NO_CLASS = OF_OTHERS | {"Document", "Person", "Place"}
"""Classes of what has no kinds of another class."""


def set_counted(
    texts: Sequence[str],
    mentions: Sequence[Sequence[Candidate]],
    said: Sequence[Said],
    discourse: Discourse,
    ranks: Mapping[str, int],
) -> list[Said]:
    """Give what sentences say with what they tell of lists that they count.

    What else it states of two of the mentions gives way.
    """
    told = []
    for number, (text, found, one) in enumerate(zip(texts, mentions, said, strict=True)):
        if found and CUE.search(text):
            new = _state(encode(text, found, ranks), found, number, discourse)
            one = replace(one, relations=_join(one.relations, dict.fromkeys(new)))
        told.append(one)
    return told


def _join(founds: Sequence[Found], counted: Iterable[Found]) -> tuple[Found, ...]:
    """Add what is counted, in the place of anything else that is stated of the same mentions."""
    told = {(one.head, one.relation, one.tail) for one in founds}
    new = [one for one in counted if (one.head, one.relation, one.tail) not in told]
    pairs = {frozenset((one.head, one.tail)) for one in new}
    return (*(one for one in founds if frozenset((one.head, one.tail)) not in pairs), *new)


def _state(
    encoded: Encoded, mentions: Sequence[Candidate], number: int, discourse: Discourse
) -> Iterator[Found]:
    value = encoded.value
    for opened in OPENED.finditer(value):
        lead = find_lead(encoded, opened.start() + 1, number, discourse)
        if lead:
            at = next(at for at in encoded.positions if at >= opened.end())
            members = _find_members(encoded, mentions, at)
            yield from _to_founds(lead, members, encoded.text_span(*opened.span()))
    for listed in LISTED.finditer(value):
        relation = find_told(listed["told"])
        at = listed.start("list")
        lead = (
            find_owner(encoded, listed.start(), relation, number, discourse) if relation else None
        )
        if lead:
            span = encoded.text_span(*listed.span("told"))
            yield from _to_founds(lead, encoded.groups[at].members, span)


def _find_members(
    encoded: Encoded, mentions: Sequence[Candidate], at: int
) -> tuple[Candidate, ...]:
    """Give the members of the list that begins with the group at a position, and is all there."""
    group = encoded.groups[at].members
    for first, members in find_lists(encoded.text, mentions):
        if mentions[first] == group[0]:
            return members
    return group if OVER.match(encoded.value, at + 1) else ()


def _to_founds(
    lead: Lead, members: Sequence[Candidate], trigger: tuple[int, int]
) -> Iterator[Found]:
    for told in members:
        if told.class_ in UNFIT or told in lead.members:
            continue
        if lead.relation == "is_a":
            for class_ in lead.members:
                if class_.class_ not in NO_CLASS:
                    yield Found(told, "is_a", class_, RULE, Qualifiers(), trigger)
        for whole in lead.members or (None,) if lead.relation != "is_a" else ():
            troubled = whole and whole.class_ == "Problem" and lead.relation == "has_part"
            if told.class_ != "Problem" or troubled:
                earlier = whole is None
                yield Found(whole, lead.relation, told, RULE, Qualifiers(), trigger, earlier)
