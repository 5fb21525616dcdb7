"""Where the sentences of a document of words end, for trees: as treebanks have them.

Extraction reads the sentences of `corpus`, which end inside of quotation marks, too.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

ENDS = frozenset("。！？!?…")
OPENING = frozenset("“‘（(《〈【[")
CLOSING = frozenset("”’）)》〉】]")


def find_sentences(words: Sequence[str]) -> Iterator[list[int]]:
    """Give the positions of each sentence's words, in order, white space left out.

    A sentence ends with its last full stop, exclamation or question mark and the closing marks
    after it; one that stands inside of quotation marks or brackets ends nothing.

    >>> list(find_sentences(["好", "！", "“", "行", "。", "”", "他", "说", "。"]))
    [[0, 1], [2, 3, 4, 5, 6, 7, 8]]
    """
    sentence: list[int] = []
    depth = 0
    ended = False
    for position, word in enumerate(words):
        if word.isspace():
            continue
        if ended and word not in ENDS and word not in CLOSING:
            yield sentence
            sentence, depth, ended = [], 0, False
        sentence.append(position)
        depth = max(0, depth + (word in OPENING) - (word in CLOSING))
        ended = (ended or word in ENDS) and depth == 0
    if sentence:
        yield sentence
