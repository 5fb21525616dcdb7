"""What is drawn from a file before restoration begins."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, replace
from pathlib import Path

from corpus.facts.model import NOTHING, Stated
from corpus.model import PagePlace
from corpus.restoration.draft import Draft

_FORMS = tomllib.loads(Path(__file__).with_name("radicals.toml").read_text(encoding="utf-8"))
RADICALS = str.maketrans(_FORMS["radical"], _FORMS["usual"])


@dataclass(frozen=True, slots=True)
class Drawn:
    """The text of a file in reading order; `encoding` is "" for a binary format.

    `places` are those of its lines, where the file has pages; `title` and `stated` come from its
    metadata.
    """

    source_text: str
    draft: Draft
    encoding: str = ""
    title: str = ""
    places: tuple[PagePlace, ...] = ()
    stated: Stated = NOTHING


def with_usual_radicals(draft: Draft) -> Draft:
    """Write the characters that radicals look like in their places, one for one.

    >>> from corpus.restoration.draft import to_draft
    >>> with_usual_radicals(to_draft("⻓期发展，⻅效")).value
    '长期发展，见效'
    """
    return replace(draft, value=draft.value.translate(RADICALS))
