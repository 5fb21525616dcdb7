"""Wordings of time in; periods with a first and a last day out, where they can be computed."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from ontology.period import Period, between
from ontology.period_centuries import to_century
from ontology.period_parts import DASH, to_part_of_year, to_plan
from ontology.period_relative import to_relative

TIMES = Path(__file__).with_name("times.toml")
DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
YEARS = re.compile(f"([0-9]{{4}})年?{DASH}([0-9]{{4}})年(?:期间|间)?")
DAYS = re.compile(f"([0-9]{{4}}年.*?){DASH}(?!今|当前|现在|目前)(.+)")
SINCE_FOR = re.compile("(.+?)(?:以来|之后|以后|后)的?([一二三四五六七八九]|十)年")
ALONE = re.compile("(?:19|20)[0-9]{2}")
"""A year as the heading of a column has it."""
NUMERAL = re.compile(
    "[〇○零0-9一二三四五六七八九]{4}(?=年)|(?<=第)[一二三四](?=季度)|(?<=[年前])[一二三四](?=个?季度)"
    "|^[一二三四](?=季度)"
)


@dataclass(frozen=True, slots=True)
class Times:
    """What `times.toml` says: first days of events and eras, years counted from the document's."""

    events: Mapping[str, date]
    eras: Mapping[str, date]
    years: Mapping[str, int]


def to_period(wording: str, year: int | None = None) -> Period | None:
    """Give the period of a wording, or None where it cannot be computed.

    Years, months, days, halves, quarters, ranges, centuries, decades and five-year plans; open
    ones (…以来, …以前, 到…, 新时代). `year` is that of the document, from which 去年, 一季度 or
    近年来 are told.

    >>> to_period("2023年9月")
    Period(start=datetime.date(2023, 9, 1), end=datetime.date(2023, 9, 30))
    >>> to_period("党的十八大以来")
    Period(start=datetime.date(2012, 11, 8), end=None)
    >>> to_period("去年底", year=2024)
    Period(start=datetime.date(2023, 12, 31), end=datetime.date(2023, 12, 31))
    >>> to_period("近年来")
    """
    text = "".join(unicodedata.normalize("NFKC", wording).split())
    text = NUMERAL.sub(lambda found: found[0].translate(DIGITS), text)
    text = f"{text}年" if ALONE.fullmatch(text) else text
    return (
        _to_open(text, year)
        or _to_closed(text, year)
        or (to_relative(text, year) if year else None)
    )


def _to_open(text: str, year: int | None) -> Period | None:
    if era := _read_times().eras.get(text):
        return Period(era, None)
    if found := re.fullmatch("(?:自|从)?(.+?)(?:以来|以后|之后|起|至今|到现在)", text):
        event = _find_event(found[1])
        since = Period(event, None) if event else _to_closed(found[1], year)
        if since is None or since.start is None:
            return None
        after = found[0].endswith("后") and event is None and since.end not in (None, date.max)
        return Period(since.end + timedelta(1) if after and since.end else since.start, None)
    if found := re.fullmatch("(?:在)?(.+?)(?:以前|之前|前)", text):
        before = _to_closed(found[1], year)
        if before is None or before.start in (None, date.min):
            return None
        # Before the end of a year is by its last day.
        day = before.start if before.start == before.end else before.start - timedelta(1)
        return Period(None, day)
    if found := re.fullmatch("(?:到|截至|截止)(.+)", text):
        until = _to_closed(found[1], year)
        return Period(None, until.end) if until else None
    return None


def _to_closed(text: str, year: int | None) -> Period | None:
    if (plan := to_plan(text)) or (century := to_century(text)):
        return plan or century
    if (found := SINCE_FOR.fullmatch(text)) and (event := _find_event(found[1])):
        years = "一二三四五六七八九十".index(found[2]) + 1
        return Period(event, event.replace(year=event.year + years) - timedelta(1))
    if found := YEARS.fullmatch(text):
        return between(int(found[1]), 1, int(found[2]), 12)
    if found := re.fullmatch("([0-9]{4})年(.*)", text):
        return to_part_of_year(int(found[1]), found[2]) or _to_range(text)
    for word, shift in _read_times().years.items():
        if text.startswith(word):
            return to_part_of_year(year + shift, text.removeprefix(word)) if year else None
    return to_part_of_year(year, text) if year and text else None


def _to_range(text: str) -> Period | None:
    """Give the days from one date to another, the second without its year or with it."""
    if not (found := DAYS.fullmatch(text)):
        return None
    first = _to_closed(found[1], None)
    if first is None or first.start is None:
        return None
    last = _to_closed(found[2], first.start.year)
    if last is None or last.end is None or last.end < first.start:
        return None
    return Period(first.start, last.end)


def _find_event(name: str) -> date | None:
    """Find the first day of an event, with 党的 before it or without."""
    events = {**_read_times().events, **_read_times().eras}
    return events.get(name) or events.get(f"党的{name}") or events.get(name.removeprefix("党的"))


@cache
def _read_times() -> Times:
    data = tomllib.loads(TIMES.read_text(encoding="utf-8"))
    return Times(data["events"], data["eras"], data["years"])
