"""Whose words a quotation gives that runs on over the ends of sentences, up to its last mark.

2022年5月，周某在海州强调：“水是根本。要建设甲。”: 甲 is demanded by 周某, in 海州.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from extract.candidate import Candidate
from extract.clauses import CLAUSE, find_start
from extract.encode import find_groups
from extract.linking import DEMAND, PERSON, Said
from extract.match import Found
from extract.mending.persons import GoingOn, find_going_on, find_setting
from extract.model import Qualifiers
from extract.speech import SPEAKERS, SPEECH

SAYING = re.compile(
    rf"(?:{SPEECH.pattern}|提到|谈到|坦言|直言|说|讲|称|解释|回忆|告诉|警告|补充|总结|回答|感叹|感慨|号召|规定)"
)
LEAD = re.compile("[^，。；：！？“”「」]{0,8}[：，]?")
"""What may stand between the verb and the mark that opens the quotation: 强调了三点：“."""

SCENE = re.compile("[”》]?(?:上|中|里|时|期间)")
"""What follows the name of a meeting that somebody speaks at."""

CITED = re.compile("(?:据|根据|按照)《?$")
MARK = re.compile("[“”「」]")
OPENING = "“「"
ENDED = "。！？…"
REACH = 12
"""Sentences that a quotation runs on over at most; one that is not closed by then is none."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation open at the end of its sentence: who says it, where he is named, the setting."""

    speaker: Candidate
    name: str
    above: int
    setting: Qualifiers


def set_quotations(
    texts: Sequence[str], mentions: Sequence[Sequence[Candidate]], said: Sequence[Said]
) -> list[Said]:
    """Give what a quotation demands and states after its first sentence with who says it.

    Demands that nobody makes are the speaker's, then and there; the rest has the speaker as source.
    What names a speaker of its own keeps it.
    """
    told, goings = list(said), find_going_on(texts, mentions)
    for index, (text, found, going) in enumerate(zip(texts, mentions, goings, strict=True)):
        mark = _find_open(text)
        quotation = None if mark is None else _find_quotation(texts, index, found, going, mark)
        if quotation is None:
            continue
        for far, end in enumerate(_find_ends(texts[index + 1 : index + 1 + REACH]), 1):
            at = index + far
            here = replace(quotation, above=quotation.above + far)
            mended = (_mend(texts[at], mentions[at], one, here, end) for one in told[at].relations)
            told[at] = replace(told[at], relations=tuple(mended))
    return told


def _find_open(text: str) -> int | None:
    """Find the outermost quotation mark that is not closed in its sentence."""
    open_: list[int] = []
    for mark in MARK.finditer(text):
        if mark[0] in OPENING:
            open_.append(mark.start())
        elif open_:
            open_.pop()
    return open_[0] if open_ else None


def _find_ends(texts: Sequence[str]) -> list[int]:
    """Find how far each sentence belongs to the quotation that is open before them.

    Empty where it is never closed.
    """
    depth = 1
    ends: list[int] = []
    for text in texts:
        for mark in MARK.finditer(text, _skip_repeated(text)):
            depth += 1 if mark[0] in OPENING else -1
            if depth == 0:
                return [*ends, mark.start()]
        ends.append(len(text))
    return []


def _skip_repeated(text: str) -> int:
    """Find where to read on: behind a mark that opens the quotation anew in a new paragraph.

    A term in marks of its own at the head of a sentence is none: “双碳”目标….
    """
    if text[:1] not in tuple(OPENING):
        return 0
    depth = 0
    for mark in MARK.finditer(text):
        depth += 1 if mark[0] in OPENING else -1
        if depth == 0:
            return 1 if text[mark.start() - 1] in ENDED else 0
    return 1


def _find_quotation(
    texts: Sequence[str],
    index: int,
    mentions: Sequence[Candidate],
    going: GoingOn | None,
    mark: int,
) -> Quotation | None:
    """Find who says what the mark opens: named in its clause, or before and going on."""
    text = texts[index]
    for verb in reversed([*SAYING.finditer(text, 0, mark)]):
        if LEAD.fullmatch(text, verb.end(), mark) is None:
            break
        if speaker := _find_speaker(text, mentions, verb.start()):
            setting = find_setting(text, mentions, speaker.start, verb.start())
            return Quotation(speaker, text[speaker.start : speaker.end], 0, setting)
    if going and going.who <= going.begins and LEAD.fullmatch(text, going.begins, mark):
        named = going.named
        name = texts[index - going.above][named.start : named.end]
        setting = find_setting(text, mentions, going.who, going.begins)
        return Quotation(named, name, going.above, setting)
    return None


def _find_speaker(text: str, mentions: Sequence[Candidate], verb: int) -> Candidate | None:
    """Find who speaks in the clause of a verb: a person, or the last that is no scene."""
    since = find_start(CLAUSE, text, verb)
    able = [
        group
        for group in find_groups(text, mentions)
        if since <= group.start and group.end <= verb and group.class_ in SPEAKERS
    ]
    people = [group for group in able if group.class_ == PERSON]
    able = people or [group for group in able if not SCENE.match(text, group.end)]
    return able[-1].members[0] if able else None


def _mend(
    text: str, mentions: Sequence[Candidate], one: Found, quotation: Quotation, end: int
) -> Found:
    """Give what is found up to `end` with its speaker, where it has none."""
    if max(one.trigger[0], one.tail.start) >= end or _has_speaker(text, mentions, one.trigger[0]):
        return one
    stated, setting = one.qualifiers, quotation.setting
    if one.relation != DEMAND:
        return replace(one, qualifiers=replace(stated, source=stated.source or quotation.name))
    if one.head is not None:
        return one
    time, place = stated.time or setting.time, stated.place or setting.place
    qualifiers = replace(stated, time=time, place=place)
    head, above = quotation.speaker, quotation.above
    return replace(one, head=head, above=above, earlier=False, qualifiers=qualifiers)


def _has_speaker(text: str, mentions: Sequence[Candidate], position: int) -> bool:
    """Tell whether a sentence names before a position who says something, or what it cites."""
    return _is_cited(text, mentions, position) or any(
        _find_speaker(text, mentions, verb.start()) for verb in SPEECH.finditer(text, 0, position)
    )


def _is_cited(text: str, mentions: Sequence[Candidate], position: int) -> bool:
    return any(
        one.class_ in SPEAKERS and one.end <= position and CITED.search(text, 0, one.start)
        for one in mentions
    )
