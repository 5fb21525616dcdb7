"""Mentions known by their form (quantities, times, titles, meetings), from rules in data files."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extract.candidate import Candidate


@dataclass(frozen=True, slots=True)
class Form:
    """One form of mention: its compiled pattern, class, and examples marked with ⟦ ⟧."""

    id: str
    class_: str
    pattern: re.Pattern[str]
    matches: tuple[str, ...]
    near_misses: tuple[str, ...]

    def find(self, text: str) -> Iterator[Candidate]:
        """Find each place of the text that has this form."""
        for match in self.pattern.finditer(text):
            names = [name for name, value in match.groupdict().items() if value]
            start, end = match.span(names[0] if names else 0)
            if start < end:
                yield Candidate(start, end, self.class_, self.id)
