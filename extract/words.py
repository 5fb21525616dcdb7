"""Chinese words of a text: jieba's dictionary, widened by our terms, as a spaCy tokenizer."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from itertools import accumulate
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import DummyTokenizer, get_words_and_spaces, registry

with warnings.catch_warnings():
    # jieba 0.42.1 imports pkg_resources and writes regular expressions as plain strings.
    warnings.filterwarnings("ignore", category=DeprecationWarning)
    warnings.filterwarnings("ignore", category=SyntaxWarning)
    warnings.filterwarnings("ignore", category=UserWarning, message="pkg_resources")
    import jieba

TERM_FREQUENCY = 20_000
"""High enough for a term of three characters or more to beat any split of it."""

# `force` lets the module be imported again.
Doc.set_extension("dictionary_words", default=None, force=True)

NEW_WORD = 1_000
"""As frequent as a common word, for a term of two characters that jieba does not know."""


@cache
def load_words() -> tuple[dict[str, int], dict[str, str], int]:
    """Give jieba's dictionary: frequency by word or prefix (0), tag by word, and their total.

    Read here rather than by jieba, which would log to stderr and trust a cache in the folder of
    temporary files.
    """
    frequencies: dict[str, int] = {}
    tags: dict[str, str] = {}
    total = 0
    with Path(jieba.__file__).with_name("dict.txt").open(encoding="utf-8") as lines:
        for line in lines:
            word, frequency, tag = line.split()
            frequencies[word] = int(frequency)
            tags[word] = tag
            total += int(frequency)
    for word in tags:
        for end in range(1, len(word)):
            frequencies.setdefault(word[:end], 0)
    return frequencies, tags, total


class WordTokenizer(DummyTokenizer):
    """Cuts text into words with a jieba of its own, so that terms added here stay here."""

    def __init__(self, language: Language) -> None:
        """Start with the words of jieba's dictionary."""
        frequencies, _, total = load_words()
        self.vocab = language.vocab
        self.segmenter = jieba.Tokenizer()
        self.segmenter.FREQ, self.segmenter.total = dict(frequencies), total
        self.segmenter.initialized = True

    def add_terms(self, terms: Iterable[str]) -> None:
        """Keep each term one word from now on.

        Of two characters those that jieba knows keep its frequency, which weighs them against the
        words around them.
        """
        frequencies = self.segmenter.FREQ
        for term in terms:
            known = frequencies.get(term, 0)
            if len(term) > 2 or not known:
                frequencies[term] = max(TERM_FREQUENCY if len(term) > 2 else NEW_WORD, known)
                for end in range(1, len(term)):
                    frequencies.setdefault(term[:end], 0)

    def __call__(self, text: str) -> Doc:
        """Give the words of the text; their texts and white space join to it."""
        words, spaces = get_words_and_spaces([*self.segmenter.cut(text)], text)
        return Doc(self.vocab, words=words, spaces=spaces)

    def cut(self, text: str) -> tuple[tuple[int, str], ...]:
        """Give the words of the text, white space among them, each with where it starts."""
        starts = accumulate(map(len, words := [*self.segmenter.cut(text)]), initial=0)
        return tuple(zip(starts, words, strict=False))


class TwofoldTokenizer(DummyTokenizer):
    """Cuts text as `first` does, and notes on each document how the dictionary cuts it.

    What reads words of the dictionary (`to_dictionary_words`) then finds the same ones whatever the
    standard of the words that are tagged and parsed.
    """

    def __init__(self, first: Callable[[str], Doc], second: WordTokenizer) -> None:
        """Take the pipeline's own tokenizer and the dictionary's."""
        self.first, self.second = first, second
        self.vocab = second.vocab

    def __call__(self, text: str) -> Doc:
        """Give the words of the first."""
        doc = self.first(text)
        doc._.dictionary_words = self.second.cut(text)
        return doc

    def cut_once(self, text: str) -> Doc:
        """Give the words of the dictionary alone, for components that read no others."""
        words = self.second.cut(text)
        doc = Doc(self.vocab, words=[word for _, word in words], spaces=[False] * len(words))
        doc._.dictionary_words = words
        return doc


def to_dictionary_words(doc: Doc) -> Sequence[tuple[int, str]]:
    """Give (offset, word) of the document's words as the dictionary cuts it.

    They are the document's own where its tokenizer has noted no others.
    """
    noted: Sequence[tuple[int, str]] | None = doc._.dictionary_words
    return noted if noted is not None else [(token.idx, token.text) for token in doc]


@registry.tokenizers("xinzhi.words.v1")  # type: ignore[untyped-decorator]
def to_word_tokenizer() -> Callable[[Language], WordTokenizer]:
    """Make what spaCy's configuration calls to build the tokenizer."""
    return WordTokenizer
