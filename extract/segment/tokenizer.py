"""The spaCy tokenizer `xinzhi.segmenter.v1`: words of the treebank's standard, terms kept whole."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from itertools import accumulate, pairwise
from pathlib import Path

import pycrfsuite
from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import DummyTokenizer, get_words_and_spaces, registry
from spacy.vocab import Vocab

from extract.lexicon import Lexicon
from extract.segment.characters import to_plain
from extract.segment.dictionary import to_dictionary
from extract.segment.features import to_features

MODEL, WORDS = "segmenter.crf", "words.tsv"
SPACE = re.compile(r"\s+")
TERM = "term"
"""The one class in the segmenter's lexicon."""


class CharacterSegmenter(DummyTokenizer):
    """Cuts text into words where a trained model says so, and keeps the terms given to it whole.

    Reads each text in its plain form, so that traditional characters and full-width forms are cut
    alike; the words are the text's own. Without a trained model each character is a word.
    """

    def __init__(self, vocab: Vocab, model: bytes = b"", words: str = "") -> None:
        """Take a CRFsuite model and the treebank's words with their counts, a line each."""
        self.vocab = vocab
        self.terms = Lexicon({})
        self._set(model, words)

    def _set(self, model: bytes, words: str) -> None:
        self.model, self.words = model, words
        counts = (line.split("\t") for line in words.splitlines())
        self._dictionary = to_dictionary({word: int(count) for word, count in counts})
        self._tagger = pycrfsuite.Tagger()
        if model:
            self._tagger.open_inmemory(model)

    def add_terms(self, terms: Iterable[str]) -> None:
        """Keep each term one word from now on.

        A term of up to three characters only where the model sees a word begin and a word end.
        """
        self.terms = Lexicon(self.terms.terms | dict.fromkeys(map(to_plain, terms), TERM))

    def __call__(self, text: str) -> Doc:
        """Give the words of the text; their texts and white space join to it."""
        words = self.cut(text)
        spaces = [False] * len(words)
        if sum(map(len, words)) != len(text):
            words, spaces = get_words_and_spaces(words, text)
        return Doc(self.vocab, words=words, spaces=spaces)

    def cut(self, text: str) -> list[str]:
        """Give the words of the text, without its white space."""
        pieces = SPACE.split(text.strip())
        joined = "".join(pieces)
        if not joined:
            return []
        plain = to_plain(joined)
        spaces = {0, *accumulate(map(len, pieces))}
        edges = spaces | {i for i, tag in enumerate(self._tag(plain)) if tag in "BS"}
        self._keep_terms(plain, edges)
        # A term may stand across white space (“M 2”): no word does.
        edges |= spaces
        return [joined[a:b] for a, b in pairwise(sorted(edges))]

    def _tag(self, plain: str) -> Sequence[str]:
        if not self.model:
            return "S" * len(plain)
        return self._tagger.tag(to_features(plain, self._dictionary))  # type: ignore[no-any-return]

    def _keep_terms(self, plain: str, edges: set[int]) -> None:
        last = 0
        for start, end, _ in self.terms.find(plain, frozenset(edges)):
            if start >= last:
                edges.difference_update(range(start + 1, end))
                edges |= {start, end}
                last = end

    def to_bytes(self, **_: object) -> bytes:
        """Give the model and the words in one string of bytes."""
        words = self.words.encode()
        return len(words).to_bytes(4, "big") + words + self.model

    def from_bytes(self, data: bytes, **_: object) -> CharacterSegmenter:
        """Take what `to_bytes` gave."""
        end = 4 + int.from_bytes(data[:4], "big")
        self._set(data[end:], data[4:end].decode())
        return self

    def to_disk(self, path: str | Path, **_: object) -> None:
        """Write the model and the words into the folder `path`."""
        folder = Path(path)
        folder.mkdir(parents=True, exist_ok=True)
        (folder / MODEL).write_bytes(self.model)
        (folder / WORDS).write_text(self.words, encoding="utf-8")

    def from_disk(self, path: str | Path, **_: object) -> CharacterSegmenter:
        """Read what `to_disk` wrote."""
        folder = Path(path)
        words = (folder / WORDS).read_text(encoding="utf-8")
        self._set((folder / MODEL).read_bytes(), words)
        return self

    def __reduce__(self) -> tuple[object, ...]:
        return _restore, (self.vocab, self.model, self.words, tuple(self.terms.terms))


def _restore(vocab: Vocab, model: bytes, words: str, terms: tuple[str, ...]) -> CharacterSegmenter:
    segmenter = CharacterSegmenter(vocab, model, words)
    segmenter.add_terms(terms)
    return segmenter


@registry.tokenizers("xinzhi.segmenter.v1")  # type: ignore[untyped-decorator]
def to_character_segmenter() -> Callable[[Language], CharacterSegmenter]:
    """Make what spaCy's configuration calls to build the tokenizer."""
    return _to_segmenter


def _to_segmenter(language: Language) -> CharacterSegmenter:
    return CharacterSegmenter(language.vocab)
