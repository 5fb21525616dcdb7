"""The year by which something shall be holds for all that its sentence demands behind it."""

from __future__ import annotations

import pytest

from extract.examples import to_mentions
from extract.match import Found
from extract.mending.demands import set_times_of_demands
from extract.model import Qualifiers

GOAL = "建成⟦茶叶强县|Principle⟧"


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        (f"展望2035年，茶农增收，{GOAL}", "2035年"),
        (f"到2030年底，{GOAL}", "2030年底"),
        (f"到二〇三五年，{GOAL}", "二〇三五年"),
        (f"到2027年产茶，到2030年{GOAL}", "2030年"),
        # Another sentence, what comes before the year, how far something grew, since when.
        (f"到2030年产茶；{GOAL}", None),
        (f"{GOAL}，到2030年见效", None),
        (f"茶园扩大到2030年的规模，{GOAL}", None),
        (f"到2030年以后，{GOAL}", None),
        (f"截至2024年，{GOAL}", None),
        (f"2030年，{GOAL}", None),
    ],
)
def test_a_demand_has_the_year_before_it(marked: str, expected: str | None) -> None:
    text, (tail,) = to_mentions(marked)
    demand = Found(None, "calls_for", tail, "r", Qualifiers(action="建成"), (0, 1))
    (one,) = set_times_of_demands(text, [demand])
    assert one.qualifiers.time == expected


def test_what_has_a_time_and_what_is_no_demand_stay() -> None:
    text, (tail,) = to_mentions(f"到2030年，{GOAL}")
    founds = (
        Found(None, "calls_for", tail, "r", Qualifiers(time="明年"), (0, 1)),
        Found(None, "proposes", tail, "r", Qualifiers(), (0, 1)),
    )
    assert set_times_of_demands(text, founds) == founds
