"""A paragraph in, its sentences out, quotation marks and brackets closed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpus.model import Block, Sentence
from corpus.text import Span

PAIRS = {"“": "”", "‘": "’", "（": "）", "(": ")", "《": "》", "〈": "〉", "「": "」", "『": "』",
         "【": "】", "〔": "〕", "[": "]"}  # fmt: skip
CLOSING = {closer: opener for opener, closer in PAIRS.items()}
QUOTES = "“‘「『"
TERMINALS = "。！？!?"
NESTED = 8
_SIGN = re.compile(r"[。！？]+|[!?]+(?![\w=&/])|[“”‘’（）()《》〈〉「」『』【】〔〕\[\]]")
_STOP = re.compile(r"[。！？]+|[!?]+(?![\w=&/])")
# Quotations, and brackets that hold brackets of their kind or a stop; else a stop is an end.
_HARD = re.compile(
    r"[“”‘’「」『』〈〉【】〔〕\[\]]|[（(][^）)]*[（(。！？!?]|《[^》]*[《。！？!?]|[。！？!?][)）》\"]"
)
_AFTER = re.compile(r"[”’」』）)》〉】〕\]\"]*")
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
    spans, start = [], 0
    hard = _HARD.search(text)
    ends = list(_find_ends(text)) if hard else [sign.end() for sign in _STOP.finditer(text)]
    if not ends or ends[-1] < len(text):
        ends.append(len(text))
    for end in ends:
        if end <= start:
            continue
        if not (text[start].isspace() or text[end - 1].isspace()):
            spans.append(Span(start, end))
        elif part := text[start:end].strip():
            lead = text.index(part, start)
            spans.append(Span(lead, lead + len(part)))
        start = end
    return spans


def _find_ends(text: str) -> Iterator[int]:
    signs = list(_SIGN.finditer(text))
    partners = _find_partners(signs)
    depth = 0
    quotes: list[re.Match[str]] = []
    for number, sign in enumerate(signs):
        character = sign[0]
        if character[0] in TERMINALS:
            closers = _AFTER.match(text, sign.end())
            end = closers.end() if closers else sign.end()
            inner = bool(quotes) and character[-1] != "。" and end == sign.end()
            if (
                not depth
                and not _goes_on(text, end, character)
                and not (inner and not _ends_sentence(text, quotes[-1]))
            ):
                yield end
        elif number in partners:
            closing = signs[partners[number]]
            if character in QUOTES:
                quotes.append(closing)
            else:
                depth += 1
        elif character in CLOSING and number in partners.values():
            if CLOSING[character] in QUOTES:
                quotes.pop()
            else:
                depth -= 1


def _goes_on(text: str, end: int, sign: str) -> bool:
    """Whether the sentence goes on after a quotation that `sign` ends and [.., end) closes."""
    if text[end - 1] in TERMINALS:
        return False
    return bool(_GOES_ON.match(text, end)) or (
        sign[-1] != "。" and bool(_GOES_ON_ASKED.match(text, end))
    )


def _ends_sentence(text: str, closer: re.Match[str]) -> bool:
    """Whether the sentence ends with the quotation that `closer` closes."""
    sign = text[closer.start() - 1]
    return sign in TERMINALS and not _goes_on(text, closer.end(), sign)


def _find_partners(signs: Sequence[re.Match[str]]) -> dict[int, int]:
    """Give for each opening sign that is closed in the paragraph the index of its closing sign."""
    opened: list[int] = []
    partners: dict[int, int] = {}
    for number, sign in enumerate(signs):
        character = sign[0]
        if character in PAIRS:
            opened.append(number)
        elif character in CLOSING:
            wanted = CLOSING[character]
            if any(signs[at][0] == wanted for at in opened[-NESTED:]):
                while signs[opened[-1]][0] != wanted:
                    opened.pop()
                partners[opened.pop()] = number
    return partners


def to_sentences(blocks: Sequence[Block]) -> tuple[Sentence, ...]:
    """Give the headings and sentences of `blocks` in order; front matter has none."""
    sentences: list[Sentence] = []
    section = ""
    for paragraph, block in enumerate(blocks):
        if block.kind == "front":
            continue
        if block.kind == "heading":
            section = block.text.value
            texts = [block.text]
        else:
            spans = find_sentences(block.text.value)
            texts = [block.text.slice(span.start, span.end) for span in spans]
        for text in texts:
            sentences.append(Sentence(len(sentences), block.kind, section, paragraph, text))
    return tuple(sentences)
