"""Mentions known by their form (quantities, times, titles, meetings), from rules in data files."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extract.candidate import Candidate


@dataclass(frozen=True, slots=True)
class Form:
    """One form of mention: its compiled pattern, class, and examples marked with ⟦ ⟧.

    Where the pattern has named groups the mention is the first that takes part in a match; a match
    in which none does is passed over, with all that stands in it.
    """

    id: str
    class_: str
    pattern: re.Pattern[str]
    matches: tuple[str, ...]
    near_misses: tuple[str, ...]

    def find(self, text: str) -> Iterator[Candidate]:
        """Find each place of the text that has this form."""
        for match in self.pattern.finditer(text):
            groups = match.groupdict()
            names = [name for name, value in groups.items() if value]
            start, end = match.span(names[0] if names else 0)
            if start < end and (names or not groups):
                yield Candidate(start, end, self.class_, self.id)
