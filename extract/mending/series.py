"""What a thing consists of, or is marked by, told in clauses of their own: 先是甲，再是乙.

茶叶有两个特点：一是香；二是嫩 tells both of 茶叶; so does 茶叶有两个特点。其一，香。其二，嫩。
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from extract.candidate import Candidate
from extract.discourse import Discourse
from extract.encode import SLOT, Encoded, encode
from extract.linking import Said
from extract.match import Found
from extract.mending.leads import COUNT, UNFIT, Lead, find_lead, find_owner
from extract.model import Qualifiers

RULE = "told-one-by-one"

NUMBER = "[一二三四五六七八九]"
IS = "(?:就|则|才|便|主要|首先)?(?:是|为)(?:指|在于)?"
NEXT = (
    f"(?:{NUMBER}(?:是|为|曰)|其{NUMBER}[，是]|第{NUMBER}[个次类种步阶段层条代轮]{{0,2}}(?:，|、|{IS})|"
    f"(?:首先|其次|再次|最后|先|再|而后|然后|接着|继而|起初|后来|末了|终)(?:，|{IS}))"
)
HERE = re.compile(
    "[上中下]游|最[底里内外中顶表]层?|[底里内外中顶表]层|最[高低]一?层|核心层|[前中后末]端|中间|[前中后]段|再?往[上下外里]一?层?"
)
"""Words for a place among several."""

PLACE = f"(?:{HERE.pattern}){IS}"
"""Words by which a clause tells the first or next of several things."""

ITEM = re.compile(
    f"(?:^|(?<=[，；：。])|(?<={SLOT})(?=[上最])|(?<={SLOT}的)(?=[上最]))(?:(?P<next>{NEXT})|(?P<place>{PLACE}))"
    f"(?:[^，。；：]{{0,20}}?的)?(?P<item>{SLOT})等?(?:[这两三四五六几]{{1,2}}[个类种])?(?=[，；：。]|$)"
)
"""A clause that tells one thing, and where that stands."""

CUE = re.compile("[二三]是|其[二三]|第[二三]|其次|[再最][是后往]|往[上下里外]|[中下]游|[中末]端")
"""Words without one of which a sentence tells no series."""

LEADS = re.compile(f"{COUNT}[^，。；：]{{0,12}}[。：]$")
NEXT_SENTENCE = re.compile(NEXT)
"""How a sentence ends that says how many things follow, and how one begins that tells the next."""

FAR = 12
"""Sentences behind a lead in which what it counts is told."""


def set_series(
    texts: Sequence[str],
    mentions: Sequence[Sequence[Candidate]],
    said: Sequence[Said],
    discourse: Discourse,
    ranks: Mapping[str, int],
) -> list[Said]:
    """Give what sentences say with what they tell clause by clause of one thing.

    A sentence that ends in how many there are leads those behind it that count on. What a sentence
    states already of two mentions is left as it is.
    """
    told: list[Said] = []
    before: Lead | None = None
    for number, (text, found, one) in enumerate(zip(texts, mentions, said, strict=True)):
        leads = found and LEADS.search(text)
        counts = before and NEXT_SENTENCE.match(text)
        if found and (leads or counts or CUE.search(text)):
            named = [each for each in found if not HERE.fullmatch(text, each.start, each.end)]
            encoded = encode(text, named, ranks)
            founds = _state(encoded, number, before if counts else None, discourse)
            one = replace(one, relations=_join(one.relations, founds))
            if leads:
                before = find_lead(encoded, len(encoded.value), number, discourse)
        if before and number - before.number >= FAR:
            before = None
        told.append(one)
    return told


def _join(founds: Sequence[Found], added: Iterable[Found]) -> tuple[Found, ...]:
    """Add what is found of mentions of which nothing is stated."""
    stated = {frozenset((one.head, one.tail)) for one in founds}
    new = [one for one in added if frozenset((one.head, one.tail)) not in stated]
    return (*founds, *dict.fromkeys(new))


def _state(
    encoded: Encoded, number: int, before: Lead | None, discourse: Discourse
) -> Iterator[Found]:
    """Give what the clauses of a sentence tell one by one, led by it or by a sentence `before`."""
    items = [*ITEM.finditer(encoded.value)]
    if before and items and items[0].start() == 0:
        lead: Lead | None = before
    elif len(items) > 1:
        start = items[0].start()
        lead = find_lead(encoded, start, number, discourse)
        if lead is None and _are_steps(encoded, items):
            lead = find_owner(encoded, start, "has_part", number, discourse)
    else:
        return
    if lead is None:
        return
    for item in items:
        trigger = encoded.text_span(*item.span("place" if item["place"] else "next"))
        for told in encoded.groups[item.start("item")].members:
            yield from _to_founds(lead, told, trigger, number)


def _to_founds(
    lead: Lead, told: Candidate, trigger: tuple[int, int], number: int
) -> Iterator[Found]:
    """Give what is told of one thing of a series that stands in the sentence of a number."""
    above = number - lead.number
    for one in lead.members or (None,):
        troubled = one is not None and one.class_ == "Problem" and lead.relation == "has_part"
        problem = told.class_ == "Problem" and not troubled
        if told.class_ in UNFIT or problem or (one == told and not above):
            continue
        if lead.relation != "is_a":
            earlier = one is None
            yield Found(one, lead.relation, told, RULE, Qualifiers(), trigger, earlier, above=above)
        elif one:
            yield Found(told, "is_a", one, RULE, Qualifiers(), trigger, tail_above=above)


def _are_steps(encoded: Encoded, items: Sequence[re.Match[str]]) -> bool:
    """Tell whether things that nothing counts are places along one, or what is done in turn."""
    if all(item["place"] for item in items):
        return True
    done = all(encoded.groups[item.start("item")].class_ == "Process" for item in items)
    return done and all(re.match("[先再最接继后然]", item[0]) for item in items)
