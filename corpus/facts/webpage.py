"""A web page in a list of references, named as its link was: `作者：题名 - 网站[日期]`."""

from __future__ import annotations

import re

from corpus.facts.dates import to_date
from corpus.facts.model import Reference
from corpus.facts.people import are_names, to_names
from corpus.facts.words import SITE, URL
from corpus.text import Text

_DATED = re.compile(r"\s*[\[(（]?((?:19|20)\d\d-\d{1,2}-\d{1,2})[\])）]?\s*\.?$")
_CUT = re.compile(r"\s*(?:--|__|_)\s*|\s+[-|]\s*|\s*-\s+|\s+\|\s+")
_HYPHEN = re.compile(r"-(?=[^-\s]{2,8}$)")
_AUTHOR = re.compile(r"^([^：:｜丨]{2,20}?)\s*[:：｜丨]\s*(?=.)")
_OPEN = re.compile(r"\s*(?:\.\.\.|…)\s*$")
LONGEST = 120


def from_webpage(text: Text, value: str, linked: str) -> Reference:
    """Give the page's title, site, author and day; nothing where the text names no page.

    A page is known by its date, site or address, be it spelt out or `linked`: a sentence of prose
    is none.
    """
    url, dated = URL.search(value), _DATED.search(value)
    bare = _OPEN.sub("", URL.sub("", _DATED.sub("", value)).strip())
    title, site = _split_site(bare)
    if not (url or linked or dated or site) or "。" in title or len(title) > LONGEST:
        return Reference(text)
    author = _AUTHOR.match(title)
    authors: tuple[str, ...] = ()
    if author and are_names(author[1]):
        authors, title = to_names(author[1]), title[author.end() :]
    date = to_date(dated[1]) if dated else ""
    address = url[0].rstrip(".,") if url else linked
    return Reference(
        text, title.strip(), authors, "EB/OL", site, date=date, year=date[:4], url=address
    )


def _split_site(value: str) -> tuple[str, str]:
    """Tell the title from the names of the site's parts; the last names the site."""
    pieces = [piece.strip() for piece in _CUT.split(value) if piece.strip()]
    if len(pieces) > 1 and len(pieces[-1]) <= 20:
        return pieces[0], pieces[-1]
    hyphen = _HYPHEN.search(value)
    if hyphen and SITE.search(value):
        return value[: hyphen.start()].strip(), value[hyphen.end() :].strip()
    return value, ""
