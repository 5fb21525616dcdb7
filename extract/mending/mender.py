"""What a sentence's own grammar corrects in what is found: whose it is, whether denied, when."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from extract.candidate import Candidate
from extract.match import Found
from extract.mending.apart import set_apart
from extract.mending.asked import drop_asked
from extract.mending.classes import set_classes
from extract.mending.compared import set_compared
from extract.mending.contrast import is_of_another
from extract.mending.definitions import set_defined
from extract.mending.demands import set_times_of_demands
from extract.mending.denials import Denials, to_denials
from extract.mending.former import set_former
from extract.mending.in_step import keep_in_step
from extract.mending.kinds import set_kinds
from extract.mending.listed_problems import set_listed_problems
from extract.mending.measures import set_measures
from extract.mending.modifiers import Modifiers, to_modifiers
from extract.mending.old_values import set_old_values
from extract.mending.origins import set_origins
from extract.mending.own_times import set_own_times
from extract.mending.owners import set_owners
from extract.mending.places import set_places
from extract.mending.resolved import set_resolved
from extract.mending.seen import set_seen
from extract.mending.siblings import set_siblings
from extract.mending.speakers import set_speakers
from extract.mending.sums import set_sums
from extract.mending.unsaid import drop_unsaid
from extract.mending.wholes import set_wholes
from extract.mending.wordings import Wordings, to_wordings


@dataclass(frozen=True, slots=True)
class Mender:
    """How relations are denied, what is another noun's, and what words do not tell."""

    denials: Denials
    modifiers: Modifiers
    wordings: Wordings

    def mend(
        self, text: str, mentions: Sequence[Candidate], founds: Sequence[Found]
    ) -> tuple[Found, ...]:
        """Give what a sentence states without what it states of another thing than the head.

        What the words around its verb deny is negative, each value stands at its own indicator,
        time and place, what a whole includes is a part of it, and a definition tells of what it
        defines.
        """
        founds = set_kinds(text, set_seen(text, drop_unsaid(text, mentions, founds)))
        founds = set_origins(text, mentions, founds)
        founds = self.wordings.mend(text, mentions, set_defined(text, mentions, founds))
        founds = set_resolved(text, mentions, set_owners(text, founds))
        founds = set_classes(text, mentions, set_measures(text, mentions, founds))
        kept = [
            set_apart(text, self.denials.mend(text, one))
            for one in founds
            if not is_of_another(text, one)
            and not self.modifiers.is_of_another_noun(text, mentions, one)
        ]
        values = set_compared(text, keep_in_step(text, mentions, kept))
        values = set_old_values(text, mentions, values)
        values = set_times_of_demands(text, set_sums(text, mentions, values))
        values = set_places(text, mentions, set_own_times(text, mentions, values))
        values = set_speakers(text, mentions, values)
        listed = set_siblings(text, mentions, set_listed_problems(text, mentions, values))
        listed = set_former(text, mentions, listed)
        return set_wholes(text, drop_asked(text, listed))


def to_mender(lists: Mapping[str, Sequence[str]]) -> Mender:
    """Make a Mender of the lists of words."""
    return Mender(to_denials(lists), to_modifiers(lists), to_wordings(lists))
