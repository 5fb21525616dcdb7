"""Where the ends of a relation stand: in the pattern, before it, or in the one who speaks."""

from __future__ import annotations

import re
from typing import Literal

from extract.discourse import Discourse
from extract.encode import Encoded
from extract.qualify import is_demanded
from extract.rule import Rule
from extract.speech import find_speaker

Place = int | Literal["document", "earlier"]
"""Where an end stands: the position of a group, or the document, or an earlier sentence."""

ACTORS = frozenset({"Person", "Organization", "Place"})
"""Whose duty a demand tells: 高校要优化… is the author's demand, not what universities cause."""


def find_end(
    rule: Rule, name: str, match: re.Match[str], encoded: Encoded, discourse: Discourse
) -> Place | None:
    """Find the `head` or `tail` of what a rule matched, None where it has none."""
    end = rule.head if name == "head" else rule.tail
    if end == "slot":
        return match.start(name)
    if end == "document":
        return _find_demander(match, encoded, discourse)
    if end == "nearest":
        before = reversed(encoded.between(0, match.start()))
        return next((at for at in before if encoded.groups[at].class_ in rule.end_classes), None)
    subject = discourse.find_subject(encoded, match.start())
    if subject == "earlier" and name == "head":
        return "earlier"
    if not isinstance(subject, int):
        return None
    class_ = encoded.groups[subject].class_
    if rule.end_classes and class_ not in rule.end_classes:
        return None
    return None if class_ in ACTORS and is_demanded(encoded, match.end()) else subject


def _find_demander(match: re.Match[str], encoded: Encoded, discourse: Discourse) -> Place | None:
    """Find who demands, where the sentence does: the speaker it names, else the document."""
    subject = discourse.find_subject(encoded, match.start())
    should = is_demanded(encoded, match.end())
    if subject == "unknown":
        told = "了" in encoded.value[: match.end()]
        demanded = should or (not told and discourse.begins_clause(encoded, match.start()))
    elif isinstance(subject, int):
        demanded = should and encoded.groups[subject].class_ in ACTORS
    else:
        demanded = subject == "none"
    if not demanded:
        return None
    speaker = find_speaker(encoded, match.start())
    return "document" if speaker is None else speaker
