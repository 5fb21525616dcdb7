"""Where mentions come from: what the model says, the user's terms, rules, and who wins."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from extract.candidate import Candidate, override, resolve
from extract.cells import MARK, find_mentions
from extract.clauses import CLAUSE, find_start
from extract.courses import set_courses
from extract.lexicon import Lexicon
from extract.list_members import add_members
from extract.number_lists import split_lists
from extract.paired_marks import to_paired
from extract.resources import Resources
from extract.tagging import Tagged
from extract.worded import find_worded
from extract.words import Words

SIGN = re.compile(r"(?<![0-9A-Za-z%％‰℃）)])[-－−](?=[0-9])")
"""A minus before a number, not a stroke between two."""

VAGUE = re.compile("(?<![以之加网线路身])[上数几](?=[十百千万亿])")
"""What a round number begins with: 上千亿元, 数百家."""

NUMBERED = re.compile("[0-9]{1,2}\\s+(?=[0-9]{4}年)")
"""The number of a table before a year: 表1 2024年."""

COMPLETING = frozenset({"title-in-marks"})
"""Forms that also count where the model finds nothing: titles are longer than its spans."""

JOINING = frozenset({"range-of-numbers"})
"""Forms that win where the model finds their parts."""


@dataclass(frozen=True, slots=True)
class Sources:
    """A sentence, its words as the dictionary cuts it, and all that may find mentions in it.

    `introduced` are the terms that its document introduced.
    """

    text: str
    words: Words
    introduced: Lexicon | None
    resources: Resources

    def find_by_rule(self) -> tuple[Candidate, ...]:
        """Find the mentions by lexicon, form and build alone."""
        return resolve(self._find_all(self._find_forms()), self.resources.ranks)

    def join(self, tagged: Iterable[Tagged]) -> tuple[Candidate, ...]:
        """Give what a model found, named by the first rule that finds the same.

        A minus belongs to the quantity behind it, both ends to a range, and a mark to its other
        half; what a region is to become is no place. The terms that the document introduced and
        those of the user win over the model, and titles that it missed come beside it.
        """
        forms = [*self._find_forms()]
        named = self._to_names(forms)
        learnt = [
            one
            for one in split_lists(
                self.text,
                to_paired(self.text, (self._to_candidate(one, named) for one in tagged)),
            )
            if MARK not in self.text[one.start : one.end]
        ]
        whole = [one for one in forms if one.rule in JOINING and _joins(one, learnt)]
        titles = [one for one in forms if one.rule in COMPLETING]
        titles += find_worded(self.text)
        given = self._find_given()
        given = override(given, find_mentions(self.text, [*given, *learnt]))
        joined = override(override(override(given, whole), learnt), titles)
        return set_courses(self.text, add_members(self.text, joined))

    def _to_candidate(self, one: Tagged, named: Mapping[tuple[int, int, str], str]) -> Candidate:
        """Give what a model found as a candidate, by the rule that finds the same."""
        rule = named.get((one.start, one.end, one.class_), "tagger")
        class_ = "Principle" if one.class_ == "Place" and self._is_aim(one) else one.class_
        # 位居 and 位列 tell a rank.
        end = one.end - (self.text[one.end - 1 : one.end + 1] in ("位居", "位列"))
        return Candidate(self._find_start(one), end, class_, rule, round(one.probability, 3))

    def _is_aim(self, one: Tagged) -> bool:
        """Whether the name of a region is what its clause says some region is to become."""
        lists = self.resources.rules.lists
        if not self.text[one.start : one.end].endswith(tuple(lists["aims"])):
            return False
        clause = self.text[find_start(CLAUSE, self.text, one.start) : one.start]
        return any(word in clause for word in lists["aiming"])

    def _find_start(self, one: Tagged) -> int:
        before = one.start - 1
        if one.class_ == "Time" and (number := NUMBERED.match(self.text, one.start)):
            return number.end()
        if one.class_ != "Quantity" or before < 0:
            return one.start
        signed = SIGN.match(self.text, before) or VAGUE.match(self.text, before)
        return before if signed else one.start

    def _find_given(self) -> tuple[Candidate, ...]:
        """Find the terms that the document introduced and those of the user."""
        edges = self._edges()
        found = [
            *_find_terms(self.introduced, self.text, edges, "introduced-term"),
            *_find_terms(self.resources.own, self.text, edges, "lexicon"),
        ]
        return resolve(found, self.resources.ranks)

    def _to_names(self, forms: Iterable[Candidate]) -> Mapping[tuple[int, int, str], str]:
        """Tell which rule or lexicon proposes a span with its class, the most trusted one."""
        names: dict[tuple[int, int, str], str] = {}
        for one in self._find_all(forms):
            names.setdefault((one.start, one.end, one.class_), one.rule)
        return names

    def _find_forms(self) -> Iterator[Candidate]:
        """Find what has one of the forms."""
        return (one for form in self.resources.rules.forms for one in form.find(self.text))

    def _find_all(self, forms: Iterable[Candidate]) -> Iterator[Candidate]:
        """Find all that may be a mention by rule, the most trusted source first."""
        resources, edges = self.resources, self._edges()
        yield from _find_terms(self.introduced, self.text, edges, "introduced-term")
        yield from _find_terms(resources.lexicon, self.text, edges, "lexicon")
        yield from forms
        yield from resources.rules.compounds.find(self.words, resources.tags)

    def _edges(self) -> frozenset[int]:
        """Give the edges of words as the dictionary of the lexicons' language cuts them."""
        starts = {start for start, _ in self.words}
        return frozenset(starts | {start + len(word) for start, word in self.words})


def _joins(whole: Candidate, found: Iterable[Candidate]) -> bool:
    """Whether some of what was found are quantities inside `whole`, and none is all of it."""
    over = [one for one in found if one.start < whole.end and whole.start < one.end]
    inside = [one for one in over if whole.start <= one.start and one.end <= whole.end]
    parts = [one for one in inside if one.end - one.start < whole.end - whole.start]
    return bool(parts) and parts == over and any(one.class_ == "Quantity" for one in parts)


def _find_terms(
    lexicon: Lexicon | None, text: str, edges: Collection[int], rule: str
) -> Iterator[Candidate]:
    for start, end, class_ in lexicon.find(text, edges) if lexicon else ():
        yield Candidate(start, end, class_, rule)
