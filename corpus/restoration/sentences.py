"""A paragraph in, its sentences out, quotation marks and brackets closed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from corpus.model import Block, Sentence
from corpus.restoration.parts import LONGEST, cut
from corpus.text import NEW, Span

PAIRS = {"“": "”", "‘": "’", "（": "）", "(": ")", "《": "》", "〈": "〉", "「": "」", "『": "』",
         "【": "】", "〔": "〕", "[": "]"}  # fmt: skip
CLOSING = {closer: opener for opener, closer in PAIRS.items()}
QUOTES = "“‘「『"
TERMINALS = "。！？!?"
NESTED = 8
_SIGN = re.compile(r"[。！？!?“”‘’（）()《》〈〉「」『』【】〔〕\[\]]")
_STOP = re.compile("[。！？!?]+")
_NO_STOP = re.compile(r"(?<=[!?])[\w=&/]")
_PAIRED = re.compile(r"[“”‘’「」『』〈〉【】〔〕\[\]（(《)）》\"]")
# Quotations, and brackets that hold brackets of their kind or a stop; else a stop is an end.
_HARD = re.compile(
    r"[“”‘’「」『』〈〉【】〔〕\[\]]|[（(][^）)]*[（(。！？!?]|《[^》]*[《。！？!?]|[。！？!?][)）》\"]"
)
_AFTER = re.compile(r"[”’」』）)》〉】〕\]\"]+")
_STOPS = frozenset(TERMINALS)
# What goes on with the sentence that a quotation ended in: its speaker, or a particle.
_GOES_ON = re.compile(
    r"\s*(?:[，、；：]|(?:的|等)|说到|[^，。！？；：“”]{0,16}(?:说|写道|表示|道|问道|感叹|笑言)[，。：！])"
)
_GOES_ON_ASKED = re.compile(r"\s*(?:这|是|之|与|和)")


def find_sentences(text: str) -> list[Span]:
    """Find the sentences of a paragraph; what stands between them is white space.

    A full stop ends a sentence inside a quotation too; a question inside one only where the
    quotation ends the sentence; nothing does inside brackets.

    >>> text = "他说：“动能在变。路径也在变。”这是规律吗？是（见图1。）。"
    >>> [text[span.start : span.end] for span in find_sentences(text)]
    ['他说：“动能在变。', '路径也在变。”', '这是规律吗？', '是（见图1。）。']
    """
    return [Span(start, end) for start, end in find_bounds(text)]


def find_bounds(text: str) -> list[tuple[int, int]]:
    """Find where the sentences of a paragraph begin and end."""
    hard = _PAIRED.search(text) and _HARD.search(text)
    ends = list(_find_ends(text)) if hard else _find_stops(text)
    if not ends or ends[-1] < len(text):
        ends.append(len(text))
    if text.split(None, 1) == [text]:
        return list(pairwise([0, *ends]))
    spans, start = [], 0
    for end in ends:
        if not (text[start].isspace() or text[end - 1].isspace()):
            spans.append((start, end))
        elif part := text[start:end].strip():
            lead = text.index(part, start)
            spans.append((lead, lead + len(part)))
        start = end
    return spans


def _find_stops(text: str) -> list[int]:
    """Find the ends of sentences in a paragraph without quotations; of several stops the last."""
    if "！" in text or "？" in text or "!" in text or "?" in text:
        found = (sign.end() for sign in _STOP.finditer(text))
        return [end for end in found if not _NO_STOP.match(text, end)]
    ends: list[int] = []
    end = 0
    for part in text.split("。")[:-1]:
        end += len(part) + 1
        if part or not ends:
            ends.append(end)
        else:
            ends[-1] = end
    return ends


def _find_ends(text: str) -> Iterator[int]:
    places = [sign.start() for sign in _SIGN.finditer(text)]
    signs = [text[place] for place in places]
    partners = _find_partners(signs)
    closed = frozenset(partners.values())
    depth = 0
    quotes: list[int] = []
    for number, (place, sign) in enumerate(zip(places, signs, strict=True)):
        if sign in TERMINALS:
            end = place + 1
            # Of several stops the last one ends the sentence.
            if text[end : end + 1] in _STOPS or (sign in "!?" and _NO_STOP.match(text, end)):
                continue
            closers = _AFTER.match(text, end)
            inner = bool(quotes) and sign != "。" and closers is None
            end = closers.end() if closers else end
            if (
                not depth
                and not _goes_on(text, end, sign)
                and not (inner and not _ends_sentence(text, quotes[-1]))
            ):
                yield end
        elif number in partners:
            if sign in QUOTES:
                quotes.append(places[partners[number]])
            else:
                depth += 1
        elif number in closed:
            if CLOSING[sign] in QUOTES:
                quotes.pop()
            else:
                depth -= 1


def _goes_on(text: str, end: int, sign: str) -> bool:
    """Whether the sentence goes on after a quotation that `sign` ends and [.., end) closes."""
    if text[end - 1] in TERMINALS:
        return False
    return bool(_GOES_ON.match(text, end)) or (
        sign != "。" and bool(_GOES_ON_ASKED.match(text, end))
    )


def _ends_sentence(text: str, closer: int) -> bool:
    """Whether the sentence ends with the quotation that the sign at `closer` closes."""
    sign = text[closer - 1]
    return sign in TERMINALS and not _goes_on(text, closer + 1, sign)


def _find_partners(signs: Sequence[str]) -> dict[int, int]:
    """Give for each opening sign that is closed in the paragraph the index of its closing sign."""
    opened: list[int] = []
    partners: dict[int, int] = {}
    for number, sign in enumerate(signs):
        if sign in PAIRS:
            opened.append(number)
        elif sign in CLOSING:
            wanted = CLOSING[sign]
            if any(signs[at] == wanted for at in opened[-NESTED:]):
                while signs[opened[-1]] != wanted:
                    opened.pop()
                partners[opened.pop()] = number
    return partners


def find_overlong(blocks: Sequence[Block]) -> Iterator[tuple[int, int, int]]:
    """Find the sentences that are read in parts: where in the source, how long, in how many."""
    for kind, text, _ in blocks:
        if kind == "prose" and len(text.value) > LONGEST:
            for start, end in find_bounds(text.value):
                if end - start > LONGEST:
                    count = sum(1 for _ in cut(text.value, start, end))
                    yield text.span(start, end).start, end - start, count


def to_sentences(blocks: Sequence[Block]) -> tuple[Sentence, ...]:
    """Give the headings and sentences of `blocks` in order; front matter has none."""
    sentences: list[Sentence] = []
    section = ""
    for paragraph, (kind, text, _) in enumerate(blocks):
        if kind == "front":
            continue
        if kind == "heading":
            section = text.value
        texts = text.slices(_find_parts(text.value)) if kind == "prose" else [text]
        sentences += [
            NEW(Sentence, (index, kind, section, paragraph, each))
            for index, each in enumerate(texts, len(sentences))
        ]
    return tuple(sentences)


def _find_parts(text: str) -> list[tuple[int, int]]:
    bounds = find_bounds(text)
    if len(text) <= LONGEST:
        return bounds
    return [part for start, end in bounds for part in cut(text, start, end)]
