"""What the segmenter sees of each character: its neighbours, and what two dictionaries say.

Character n-grams, kinds, repeats and six tags by word length are those of Zhao, Huang, Li (2006),
"An improved Chinese word segmentation system with conditional random field"; the dictionary's own
cut as a feature is stacking (Sun 2011, "A stacked sub-word model for joint Chinese word
segmentation and part-of-speech tagging").
"""

from __future__ import annotations

from extract.segment.characters import kind_of
from extract.segment.dictionary import Dictionary, Lookup, load_dictionary, look_up

OUTSIDE = " "


def to_features(text: str, words: Dictionary) -> list[list[str]]:
    """Give the features of each character of a plain text without white space.

    `words` are those of the treebank; jieba's dictionary is looked up beside them.
    """
    rows = _of_characters(text)
    _add_lookup(rows, text, look_up(text, load_dictionary()), "j", tagged=True)
    _add_lookup(rows, text, look_up(text, words), "w", tagged=False)
    return rows


def _of_characters(text: str) -> list[list[str]]:
    c = f"{OUTSIDE * 2}{text}{OUTSIDE * 2}"
    k = "".join(["__", *map(kind_of, text), "__"])
    return [
        [
            "b",
            f"0{c[i]}",
            f"1{c[i - 1]}",
            f"2{c[i + 1]}",
            f"3{c[i - 1 : i + 1]}",
            f"4{c[i : i + 2]}",
            f"5{c[i - 1]}{c[i + 1]}",
            f"6{c[i - 2]}",
            f"7{c[i + 2]}",
            f"8{c[i - 1 : i + 2]}",
            f"9{c[i - 2 : i]}",
            f"A{c[i + 1 : i + 3]}",
            f"B{k[i - 1 : i + 2]}",
            f"C{k[i - 2 : i + 3]}",
            f"D{c[i] == c[i - 1]:d}{c[i] == c[i - 2]:d}{c[i - 1] == c[i + 1]:d}",
        ]
        for i in range(2, len(text) + 2)
    ]


def _add_lookup(
    rows: list[list[str]], text: str, lookup: Lookup, name: str, *, tagged: bool
) -> None:
    """Add a dictionary's features to the rows; `name` keeps the two dictionaries apart."""
    cover, cut = lookup.cover, lookup.cut
    covers = zip([OUTSIDE, *cover], cover, [*cover[1:], OUTSIDE], strict=False)
    cuts = zip([OUTSIDE, *cut], cut, [*cut[1:], OUTSIDE], strict=False)
    for row, character, (a, here, b), (c, place, d) in zip(rows, text, covers, cuts, strict=True):
        row += (
            f"{name}a{here}",
            f"{name}b{here}{character}",
            f"{name}c{a}{here}",
            f"{name}d{here}{b}",
            f"{name}e{place}",
            f"{name}f{place}{character}",
            f"{name}g{c}{place}",
            f"{name}h{place}{d}",
        )
    if tagged:
        tags = [OUTSIDE, *lookup.cut_tags, OUTSIDE]
        for i, row in enumerate(rows):
            here, place, tag = cover[i], cut[i], tags[i + 1]
            row += (
                f"{name}i{here[0]}{here[2]}{lookup.tags[i]}",
                f"{name}j{place}{tag}",
                f"{name}k{place}{tag}_{tags[i]}{tags[i + 2]}",
            )
