"""What 该指引, 这一技术 or 她 takes up: the last thing named before that is one, or is called so.

The subject of the sentence before, which a pronoun takes up else, is it where it is one itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from extract.candidate import Candidate
from extract.linking import Said
from extract.match import Found

Above = tuple[int, Candidate]
"""A mention, and how many sentences above it stands."""

OPENING = (
    "(?:因此|同时|此外|而|但|也|不过|随后|目前|如今|为此|对此|例如|其中|可见|总之|显然)?，?"
    "(?:该|这一|这种|这项|这个|这份|这部|这座|这家|这条|这套|这类|此)(?=([\u4e00-\u9fff]{1,5}))"
)
TAKEN_UP = re.compile(f"(?:^|[，。；]){OPENING}")
PERSON = re.compile("(?:^|[，。；])[^，。；：]{0,6}?[他她](?![们人国者乡])")
"""How a clause takes up a thing with its noun, and how it takes up a person."""

WITHIN, WITHIN_PERSON = 14, 10
"""Where in a sentence it begins at the latest."""

REACH, REACH_PERSON = 4, 6
"""How many sentences above what is taken up stands at most."""

ALONE = frozenset("省市县区州镇村厂院校所社局")
"""Characters that are nouns by themselves."""


@dataclass(frozen=True, slots=True)
class Antecedents:
    """The classes of what each noun is said of."""

    classes: Mapping[str, frozenset[str]]

    def set(
        self,
        texts: Sequence[str],
        paragraphs: Sequence[int],
        mentions: Sequence[Sequence[Candidate]],
        said: Sequence[Said],
    ) -> list[Said]:
        """Give what sentences state with what their first words take up, where its noun tells."""
        told: list[Said] = []
        topic: tuple[Candidate, ...] = ()
        for index, one in enumerate(said):
            if index and paragraphs[index] != paragraphs[index - 1]:
                topic = ()
            head = None
            if any(found.earlier for found in one.relations):
                head = self._find(texts, mentions, index, topic)
            relations = one.relations if head is None else tuple(_to(head, one.relations))
            told.append(replace(one, relations=relations))
            topic = one.topic or topic
        return told

    def _find(
        self,
        texts: Sequence[str],
        mentions: Sequence[Sequence[Candidate]],
        index: int,
        topic: Sequence[Candidate],
    ) -> Above | None:
        """Find what a sentence takes up by a noun, or the person; None where no noun tells."""
        text = texts[index]
        opening = TAKEN_UP.search(text)
        if opening is None or opening.start() > WITHIN:
            person = PERSON.search(text)
            if person is None or person.start() > WITHIN_PERSON:
                return None
            people = _find_above(mentions, index, REACH_PERSON)
            return next(((far, one) for far, one in people if one.class_ == "Person"), None)
        nouns = [opening[1][:length] for length in range(len(opening[1]), 0, -1)]
        above = [*_find_above(mentions, index, REACH)]
        return _find_named(texts, index, nouns, above) or self._find_kind(nouns, above, topic)

    def _find_kind(
        self, nouns: Sequence[str], above: Sequence[Above], topic: Sequence[Candidate]
    ) -> Above | None:
        """Find the last thing of the class of a noun; None where the topic is of that class."""
        for noun in nouns:
            classes = self.classes.get(noun)
            if classes is None:
                continue
            if topic and all(one.class_ in classes for one in topic):
                return None
            for far, one in above:
                if far < REACH and one.class_ in classes:
                    return far, one
        return None


def _find_above(mentions: Sequence[Sequence[Candidate]], index: int, reach: int) -> Iterator[Above]:
    """Give the mentions of the sentences before one, the last first."""
    for far in range(1, min(reach, index) + 1):
        for one in reversed(mentions[index - far]):
            yield far, one


def _find_named(
    texts: Sequence[str], index: int, nouns: Sequence[str], above: Sequence[Above]
) -> Above | None:
    """Find the last thing whose name ends with one of the nouns, the longest first."""
    for noun in nouns:
        if len(noun) == 1 and noun not in ALONE:
            continue
        for far, one in above:
            name = texts[index - far][one.start : one.end]
            if name.endswith(noun) and name != noun:
                return far, one
    return None


def _to(head: Above, founds: Sequence[Found]) -> Iterator[Found]:
    """Give what is found with the head given for the earlier one that it takes up."""
    far, mention = head
    for one in founds:
        yield replace(one, head=mention, above=far, earlier=False) if one.earlier else one


def to_antecedents(lists: Mapping[str, Sequence[str]]) -> Antecedents:
    """Read the lists `nouns_<class>` of what things of a class are called."""
    classes: dict[str, set[str]] = {}
    for name, nouns in lists.items():
        if name.startswith("nouns_"):
            for noun in nouns:
                classes.setdefault(noun, set()).add(name.removeprefix("nouns_"))
    return Antecedents({noun: frozenset(names) for noun, names in classes.items()})
