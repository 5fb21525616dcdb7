"""What sentences tell of the members of lists, whichever way these are listed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from extract.candidate import Candidate
from extract.discourse import Discourse
from extract.linking import Said
from extract.mending.counted import set_counted
from extract.mending.ranges import set_ranges
from extract.mending.series import set_series


def set_lists(
    texts: Sequence[str],
    mentions: Sequence[Sequence[Candidate]],
    said: Sequence[Said],
    discourse: Discourse,
    ranks: Mapping[str, int],
) -> list[Said]:
    """Give what sentences say with what they tell of lists: one by one, in two goes, counted."""
    told: Sequence[Said] = said
    for set_listed in (set_series, set_ranges, set_counted):
        told = set_listed(texts, mentions, told, discourse, ranks)
    return [*told]
