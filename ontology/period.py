"""A stretch of days, and how it is made of whole months."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of days, both ends in it; an end that is None is open."""

    start: date | None
    end: date | None

    def __post_init__(self) -> None:
        """Refuse a period that runs backwards or has no end at all."""
        if self.start is None and self.end is None:
            raise ValueError("a period that neither begins nor ends")
        if self.start is not None and self.end is not None and self.end < self.start:
            raise ValueError(f"a period that ends before it begins: {self.start} to {self.end}")


def between(year: int, first: int, last_year: int, last: int) -> Period | None:
    """Give the period of whole months; None for no such month, or one that runs backwards."""
    try:
        days = calendar.monthrange(last_year, last)[1]
        return Period(date(year, first, 1), date(last_year, last, days))
    except ValueError:
        return None
