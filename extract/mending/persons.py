"""What he, or the meeting, demands and puts forward that was named before, when and where.

2022年5月，他在海州考察时提出甲，并要求乙: 甲 and 乙 are of the person named last, in 海州.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extract.candidate import Candidate
from extract.clauses import CLAUSE, find_start
from extract.linking import DEMAND, PERSON, Said
from extract.match import Found
from extract.model import Qualifiers
from extract.speech import find_taken_up

RULE = "person-put-forward"
EVENT = "Event"

PROPOSED = re.compile("(?:提出|提到|首倡|倡导|部署|确立)了?(?:新一轮|一批|一系列|一揽子)?[“‘]?$")
AS_TERM = re.compile("[”’]?(?:这一|这个|的)?(?:[^，。；：、的]{0,6})(?:[，。；]|$)")
"""Words around a term that is put forward, of which nothing is demanded."""

CHAIR = re.compile(
    "(?:^|[，。；])(?P<who>会议|全会|总书记)(?:还|也|同时|特别|进一步|并|明确)*"
    "(?:强调|指出|要求|提出|部署|明确|认为|号召)"
)
"""A meeting or a general secretary named before goes on."""

UNNAMED = re.compile(
    "(?:(?:随后|此后|之后|后来|同年|同月|不久|[^，。；：“]{0,8}[年月日])[^，。；：“]{0,4}，?)?"
    "(?:又|还|再次|再度|并|也)?在[^。；：“”]{2,40}?(?:时|上|中|期间)，?(?:又|还|再次|进一步|并|明确)*"
    "(?:强调|指出|提出|要求)"
)
"""How a sentence goes on with who spoke in the one before, and names nobody."""

MEETING = re.compile("(?:会议|全会|座谈会|大会|论坛|峰会|集体学习)$")
REACH = 4
"""How many sentences above a meeting stands at most."""

NEXT = 2
"""How many sentences above stands who is not even taken up by 他."""

TERMS = frozenset(
    {"Policy", "Concept", "Principle", "Process", "ProductiveForce", "ProductionRelation"}
    | {"Industry", "Technology", "Feature", "Factor"}
)

AT = re.compile("(?:在|到|赴|来到|前往)(?:(?!出席|参加|主持|召开)[^，。；：]){0,6}$")
"""Words before the place where somebody speaks, not before the name of a meeting: 出席全国…会."""


@dataclass(frozen=True, slots=True)
class GoingOn:
    """Who was `named` so many sentences `above` goes on at `who`, and what is said at `begins`."""

    who: int
    begins: int
    named: Candidate
    above: int


def set_persons(
    texts: Sequence[str], mentions: Sequence[Sequence[Candidate]], said: Sequence[Said]
) -> list[Said]:
    """Give what sentences say with what he says in them who was named last before."""
    told: list[Said] = []
    goings = find_going_on(texts, mentions)
    for text, found, one, going in zip(texts, mentions, said, goings, strict=True):
        if going:
            one = replace(one, relations=tuple(_mend(text, found, one.relations, going)))
        told.append(one)
    return told


def find_going_on(
    texts: Sequence[str], mentions: Sequence[Sequence[Candidate]]
) -> Iterator[GoingOn | None]:
    """Find for each sentence who was named before and goes on in it; None where nobody does."""
    last: dict[str, tuple[int, Candidate]] = {}
    for index, (text, found) in enumerate(zip(texts, mentions, strict=True)):
        speaks = _find_speech(text)
        named = last.get(speaks[2]) if speaks else None
        if named and index - named[0] > NEXT and UNNAMED.match(text):
            named = None
        if speaks and named and not _is_named(text, found, speaks):
            yield GoingOn(*speaks[:2], named[1], index - named[0])
        else:
            yield None
        last = {who: row for who, row in last.items() if who != EVENT or index - row[0] < REACH}
        last |= {mention.class_: (index, mention) for mention in found if _may_go_on(text, mention)}


def _find_speech(text: str) -> tuple[int, int, str] | None:
    """Find where somebody named before goes on, where what is said begins, and the class of it."""
    chair = CHAIR.search(text)
    if chair:
        return chair.start("who"), chair.end(), PERSON if chair["who"] == "总书记" else EVENT
    if unnamed := UNNAMED.match(text):
        return unnamed.end(), unnamed.end(), PERSON
    place = find_taken_up(text)
    return (*place, PERSON) if place else None


def _may_go_on(text: str, mention: Candidate) -> bool:
    meeting = mention.class_ == EVENT and MEETING.search(text, mention.start, mention.end)
    return mention.class_ == PERSON or bool(meeting)


def _is_named(text: str, mentions: Sequence[Candidate], speaks: tuple[int, int, str]) -> bool:
    """Tell whether the sentence itself names one of the class before it is taken up."""
    return any(one.class_ == speaks[2] and one.start < speaks[0] for one in mentions)


def _mend(
    text: str,
    mentions: Sequence[Candidate],
    founds: Sequence[Found],
    going: GoingOn,
) -> Iterator[Found]:
    """Give what is found with what a person named sentences above demands and puts forward."""
    who, begins, person, above = going.who, going.begins, going.named, going.above
    said = find_setting(text, mentions, who, begins)
    term = next((one for one in mentions if one.start >= begins), None)
    proposed = term if term and _is_put_forward(text, begins, term) else None
    for one in founds:
        meeting = one.head is not None and one.head.class_ == EVENT and one.head.end <= who
        demanded = one.relation == DEMAND and (one.head is None or meeting)
        if demanded and one.tail == proposed:
            continue
        if demanded and one.trigger[0] >= begins:
            time, scene = one.qualifiers.time or said.time, one.qualifiers.place or said.place
            qualifiers = replace(one.qualifiers, time=time, place=scene)
            yield replace(one, head=person, above=above, earlier=False, qualifiers=qualifiers)
        else:
            yield one
    if proposed and all((one.relation, one.tail) != ("proposes", proposed) for one in founds):
        yield Found(person, "proposes", proposed, RULE, said, (who, begins), above=above)


def _is_put_forward(text: str, begins: int, term: Candidate) -> bool:
    before = text[: term.start]
    near = begins <= term.start <= begins + 5 and PROPOSED.search(before) is not None
    return near and term.class_ in TERMS and AS_TERM.match(text, term.end) is not None


def find_setting(text: str, mentions: Sequence[Candidate], who: int, begins: int) -> Qualifiers:
    """Find when and where somebody speaks: what stands before the verb, the place behind 在."""
    times = [one for one in mentions if one.class_ == "Time" and one.end <= begins]
    since = find_start(CLAUSE, text, who)
    places = [
        one
        for one in mentions
        if one.class_ == "Place" and since <= one.start and one.end <= begins
        if AT.search(text, since, one.start)
    ]
    return Qualifiers(
        time=text[times[-1].start : times[-1].end] if times else None,
        place=text[places[-1].start : places[-1].end] if places else None,
    )
