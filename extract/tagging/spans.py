"""Features of candidate spans of a passage, for choosing among them and telling their class."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log2

from extract.tagging.choice import choose
from extract.tagging.edges import to_shape
from extract.tagging.heads import find_ending
from extract.tagging.lattice import Span
from extract.tagging.passage import Passage
from extract.tagging.readings import find_verb, to_band, to_features
from extract.tagging.repeats import END, START

MARKS = (("", "“"), ("”", ""), ("”", "“"), ("》", "《"))
WORDS = ("、", "和", "与", "及", "以及", "或")
LINKS = frozenset(
    [*WORDS, "”“", "》《", *(f"{left}{word}{right}" for word in WORDS for left, right in MARKS)]
)
"""What stands between members of a list, with the marks around them."""
RUN = re.compile(r"(.)\1+")
REACH = 5
"""Words to the left and right among which a governing verb is sought."""

Support = Mapping[str, tuple[float, int]]
"""For a string of a document the sum of its probabilities, and how often it is a candidate."""


@dataclass(frozen=True, slots=True)
class Inside:
    """Where a span lies among the words of its passage."""

    start: int
    end: int
    text: str
    first: int
    last: int
    starts_word: bool
    ends_word: bool
    head: str
    opening: str


class SpanReader:
    """Gives the features of the candidate spans of one passage."""

    def __init__(self, passage: Passage, spans: Sequence[Span], support: Support) -> None:
        self.passage = passage
        self.spans = spans
        self.support = support
        self.starts = [word.start for word in passage.words]
        self.forms = {(one.start, one.end): one.rule for one in reversed(passage.forms)}
        self.compounds = {(one.start, one.end): one.class_ for one in passage.compounds}
        self.best = [span[:2] for span in choose(spans)]
        self.guesses = [self._guess(passage.text[start:end]) for start, end in self.best]

    def read(self) -> list[list[str]]:
        """Give the features of each span."""
        return [list(self._read(*span)) for span in self.spans]

    def _read(self, start: int, end: int, probability: float) -> Iterator[str]:
        span = self._place(start, end)
        yield "bias"
        yield from self._form_of(span)
        yield from self._surroundings(span)
        yield from self._verbs(span)
        yield from self._knowledge(span)
        yield from self._overlaps(span)
        yield from self._scores(span, probability)
        yield from self._document(span, probability)
        yield from self._neighbours(span)

    def _place(self, start: int, end: int) -> Inside:
        words, text = self.passage.words, self.passage.text
        first, last = bisect_right(self.starts, start) - 1, bisect_right(self.starts, end - 1) - 1
        starts_word, ends_word = words[first].start == start, words[last].end == end
        return Inside(
            start,
            end,
            text[start:end],
            first,
            last,
            starts_word,
            ends_word,
            text[max(words[last].start, start) : end],
            text[start : min(words[first].end, end)],
        )

    def _form_of(self, span: Inside) -> Iterator[str]:
        text, words = span.text, self.passage.words[span.first : span.last + 1]
        length, ends = min(len(text), 9), f"{int(span.starts_word)}{int(span.ends_word)}"
        yield from (f"al={ends}", f"L={length}", f"nw={min(len(words), 6)}")
        yield from (f"e1={text[-1]}", f"e2={text[-2:]}", f"e3={text[-3:]}")
        yield from (f"f1={text[0]}", f"f2={text[:2]}", f"f3={text[:3]}")
        yield from (f"hw={span.head}", f"fw={span.opening}", f"hf={span.opening}|{span.head}")
        yield f"tg={'|'.join(word.tag for word in words[-4:])}"
        yield f"ht={words[-1].tag}{int(span.ends_word)}"
        yield f"ft={words[0].tag}{int(span.starts_word)}"
        if len(text) <= 8:
            yield f"m={text}"
        if len(words) > 1:
            yield f"h2={words[-2].text}|{span.head}"
            yield f"ph={words[-2].tag}|{span.head}"
        for word in words:
            yield f"w={word.text}"
        shape = "".join(map(to_shape, text))
        yield "sh=" + RUN.sub(r"\1", shape)
        if "9" in shape:
            yield "dig"

    def _surroundings(self, span: Inside) -> Iterator[str]:
        text, words = self.passage.text, self.passage.words
        left, left_tag = START, START
        if not span.starts_word:
            left = text[words[span.first].start : span.start]
        elif span.first:
            left, left_tag = words[span.first - 1].text, words[span.first - 1].tag
        right, right_tag = END, END
        if not span.ends_word:
            right = text[span.end : words[span.last].end]
        elif span.last + 1 < len(words):
            right, right_tag = words[span.last + 1].text, words[span.last + 1].tag
        left2 = words[span.first - 2].text if span.first > 1 else START
        right2 = words[span.last + 2].text if span.last + 2 < len(words) else END
        yield from (f"lw={left}", f"rw={right}", f"lt={left_tag}", f"rt={right_tag}")
        yield from (f"lw2={left2}|{left}", f"rw2={right}|{right2}", f"lr={left}|{right}")
        yield from (f"lrt={left_tag}|{right_tag}", f"lh={left}|{span.head}")
        yield from (f"hr={span.head}|{right}", f"lth={left_tag}|{span.head}")
        yield from (f"l2={left2}", f"r2={right2}")
        before = text[span.start - 1] if span.start else START
        after = text[span.end] if span.end < len(text) else END
        yield from (f"lc={before}", f"rc={after}")
        marked = before in "“《‘（(" or after in "”》’）)"
        yield f"qt={before}{after}" if marked else "qt="

    def _verbs(self, span: Inside) -> Iterator[str]:
        words = self.passage.words
        left = words[max(0, span.first - REACH) : span.first]
        right = words[span.last + 1 : span.last + REACH]
        for name, part in (("lv", left[::-1]), ("rv", right)):
            verb = find_verb(part)
            if verb:
                yield f"{name}={verb}"

    def _knowledge(self, span: Inside) -> Iterator[str]:
        known, text = self.passage.gazetteer, span.text
        entry = known.terms.get(text)
        yield f"g={entry.class_}{entry.nature}" if entry else "g=-"
        if entry:
            yield f"gc={entry.class_}"
            yield f"gn={entry.nature == 'L' or min(4, int(log2(entry.size)))}"
            yield from (f"gd={share}" for share in entry.shares)
        for name, key in (("hd", span.head), ("h2d", text[-2:]), ("h1d", text[-1])):
            yield from to_features(name, known.heads.get(key))
        ending = find_ending(text)
        if ending:
            whole = "w" if ending[0] == text else ""
            yield from (f"hk={class_}{whole}{min(len(ending[0]), 3)}" for class_ in ending[1])
        first = known.firsts.get(span.opening)
        if first:
            yield f"fd={first.class_}"
        tails = (known.terms.get(text[cut:]) for cut in range(1, len(text)))
        tail = next(filter(None, tails), None)
        if tail:
            yield f"suf={tail.class_}{tail.nature}"
        starts = (known.terms.get(text[:cut]) for cut in range(len(text) - 1, 1, -1))
        start = next(filter(None, starts), None)
        if start:
            yield f"pre={start.class_}"

    def _overlaps(self, span: Inside) -> Iterator[str]:
        for start, end, _ in self.passage.terms:
            if start <= span.start and span.end <= end and end - start > len(span.text):
                yield f"sup={'l' * (start < span.start)}{'r' * (end > span.end)}"
        place = (span.start, span.end)
        if place in self.forms:
            yield f"fm={self.forms[place]}"
        if place in self.compounds:
            yield f"cm={self.compounds[place]}"
        for (start, end), rule in self.forms.items():
            if (start, end) != place and start < span.end and span.start < end:
                within = start <= span.start and span.end <= end
                around = span.start <= start and end <= span.end
                yield f"fo={rule}{'i' if within else 'o' if around else 'x'}"

    def _scores(self, span: Inside, probability: float) -> Iterator[str]:
        rivals = (
            other
            for start, end, other in self.spans
            if start < span.end and span.start < end and (start, end) != (span.start, span.end)
        )
        own, rival = to_band(probability), to_band(max(rivals, default=0.0))
        chosen = (span.start, span.end) in self.best
        yield from (f"p={own}", f"cp={rival}", f"pc={own}{rival}", f"v={int(chosen)}")

    def _document(self, span: Inside, probability: float) -> Iterator[str]:
        total, count = self.support.get(span.text, (0.0, 0))
        yield f"dn={min(max(count, 1), 4)}"
        if count > 1:
            elsewhere = to_band((total - probability) / (count - 1))
            yield from (f"dp={elsewhere}", f"dpp={to_band(probability)}{elsewhere}")
        repeat = self.passage.repeats.get(span.text)
        if repeat:
            yield f"rp={min(repeat.count, 4)}{min(repeat.neighbours, 3)}"
        if span.text in self.passage.heading:
            yield "hdg"

    def _neighbours(self, span: Inside) -> Iterator[str]:
        text = self.passage.text
        own = self._guess(span.text)
        at = bisect_left(self.best, (span.start, 0))
        for index in range(max(0, at - 2), at):
            between = text[self.best[index][1] : span.start]
            if between in LINKS:
                yield from (f"cl={self.guesses[index]}", f"clh={self.guesses[index]}|{own}")
            elif index == at - 1 and len(between) <= 4:
                yield f"px={between}{self.guesses[index]}"
        at = bisect_left(self.best, (span.end, 0))
        for index in range(at, min(at + 2, len(self.best))):
            between = text[span.end : self.best[index][0]]
            if between in LINKS:
                yield f"cr={self.guesses[index]}"
            elif len(between) <= 4:
                yield f"nx={between}{self.guesses[index]}"

    def _guess(self, term: str) -> str:
        """Give the class that the gazetteer has for a term, or for its ending (`~`)."""
        entry = self.passage.gazetteer.terms.get(term)
        if entry:
            return entry.class_
        head = self.passage.gazetteer.find_head(term)
        return f"~{head.class_}" if head else "-"
