"""Scores of a pipeline on a treebank, as in the CoNLL 2018 shared task (Zeman et al. 2018).

Words are compared by their characters' places in the text without white space; a tag counts where
the word is right, an attachment where the word and its head are, with its label (LAS) without the
part after a colon. Sentences are those of the treebank.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc

from extract.training.treebank import Tree, Word

MEASURES = ("words", "XPOS", "UPOS", "UAS", "LAS", "conj")


@dataclass(frozen=True, slots=True)
class Placed:
    """A word at its place in the text, its head by the head's place, (0, 0) for the root."""

    place: tuple[int, int]
    part: str
    tag: str
    head: tuple[int, int]
    label: str


def score_pipeline(
    pipeline: Language, trees: Sequence[Tree], *, gold_words: bool
) -> dict[str, float]:
    """Score the pipeline in per cent (F1), on the raw texts or on the treebank's words."""
    texts = (to_doc(pipeline, tree) if gold_words else tree.text for tree in trees)
    pairs = zip(trees, pipeline.pipe(texts), strict=True)
    return score_words((to_placed(tree.words), [*_to_words(doc)]) for tree, doc in pairs)


def score_words(pairs: Iterable[tuple[Sequence[Placed], Sequence[Placed]]]) -> dict[str, float]:
    """Score pairs of annotated and found words of one sentence."""
    right: Counter[str] = Counter()
    gold_count, found_count, gold_lists, found_lists = 0, 0, 0, 0
    for gold, found in pairs:
        gold_count += len(gold)
        found_count += len(found)
        gold_lists += sum(word.label == "conj" for word in gold)
        found_lists += sum(word.label == "conj" for word in found)
        places = {word.place: word for word in found}
        for word in gold:
            if word.place in places:
                right.update(_agreements(word, places[word.place]))
    counts = dict.fromkeys(MEASURES, (gold_count, found_count))
    counts["conj"] = gold_lists, found_lists
    return {name: 200 * right[name] / max(1, sum(counts[name])) for name in MEASURES}


def _agreements(gold: Placed, found: Placed) -> Iterator[str]:
    yield "words"
    if gold.tag == found.tag:
        yield "XPOS"
    if gold.part == found.part:
        yield "UPOS"
    if gold.head == found.head:
        yield "UAS"
        if gold.label == found.label:
            yield "LAS"
            if gold.label == "conj":
                yield "conj"


def to_placed(words: Sequence[Word]) -> list[Placed]:
    """Place the words of a tree."""
    places = [(0, 0)]
    for word in words:
        start = places[-1][1]
        places.append((start, start + len(word.text)))
    return [
        Placed(place, word.part, word.tag, places[word.head], _to_universal(word.label))
        for place, word in zip(places[1:], words, strict=True)
    ]


def _to_words(doc: Doc) -> list[Placed]:
    """Place the words of a parsed document, white space left out."""
    tokens = [token for token in doc if not token.is_space]
    number = {token.i: i for i, token in enumerate(tokens, 1)}
    words = [
        Word(
            token.text,
            token.pos_,
            token.tag_,
            0 if token.head == token else number[token.head.i],
            "root" if token.dep_ == "ROOT" else token.dep_,
        )
        for token in tokens
    ]
    return to_placed(words)


def _to_universal(label: str) -> str:
    return label.partition(":")[0]


def to_doc(pipeline: Language, tree: Tree) -> Doc:
    """Make a document of the tree's own words, without its annotation."""
    spaces = []
    end = 0
    for word in tree.words:
        end += len(word.text)
        spaces.append(tree.text[end : end + 1] == " ")
        end += spaces[-1]
    return Doc(pipeline.vocab, words=tree.texts, spaces=spaces)
