"""Chinese words of a text: jieba's dictionary, widened by our terms, as a spaCy tokenizer."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterable
from functools import cache
from itertools import accumulate
from math import inf, log
from pathlib import Path
from typing import TypeAlias

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

NEW_WORD = 1_000
"""As frequent as a common word, for a term of two characters that jieba does not know."""

Words: TypeAlias = tuple[tuple[int, str], ...]
"""Where each word of a text starts, and the word."""


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


class Segmenter(jieba.Tokenizer):  # type: ignore[misc]
    """jieba's, which finds the likeliest cut in one pass over a text instead of in two.

    The methods that jieba calls by these names are replaced: this is where it spends its time.
    """

    def __init__(self, frequencies: dict[str, int], total: int) -> None:
        """Take the frequency of each word, 0 for what only begins one, and their total."""
        super().__init__()
        self.FREQ, self.total = frequencies, total
        self.initialized = True

    def get_DAG(self, sentence: str) -> None:  # noqa: N802
        """Give nothing: `calc` looks words up itself."""

    def calc(self, sentence: str, DAG: None, route: dict[int, tuple[float, int]]) -> None:  # noqa: N803
        """Put into `route` for each place the best score from there on, and the word's last place.

        The longer of two words as good as each other.
        """
        get, log_total, length = self.FREQ.get, log(self.total), len(sentence)
        best = [0.0] * (length + 1)
        for start in range(length - 1, -1, -1):
            end = start + 1
            frequency = get(sentence[start])
            score, last = -inf, 0
            while frequency is not None:
                if frequency:
                    value = log(frequency) - log_total + best[end]
                    if value >= score:
                        score, last = value, end
                if end == length:
                    break
                end += 1
                frequency = get(sentence[start:end])
            if not last:
                score, last = best[start + 1] - log_total, start + 1
            best[start] = score
            route[start] = score, last - 1


class WordCutter:
    """Cuts text into words with a jieba of its own, so that terms added here stay here."""

    def __init__(self, terms: Iterable[str] = ()) -> None:
        """Start with the words of jieba's dictionary, and with the terms."""
        frequencies, _, total = load_words()
        self.segmenter = Segmenter(dict(frequencies), total)
        self.add_terms(terms)

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

    def cut(self, text: str) -> Words:
        """Give the words of the text, white space among them, each with where it starts."""
        starts = accumulate(map(len, words := [*self.segmenter.cut(text)]), initial=0)
        return tuple(zip(starts, words, strict=False))


class WordTokenizer(DummyTokenizer):
    """Cuts text into words of the dictionary, and keeps the terms given to it whole."""

    def __init__(self, language: Language) -> None:
        """Start with the words of jieba's dictionary."""
        self.vocab = language.vocab
        self.cutter = WordCutter()

    def add_terms(self, terms: Iterable[str]) -> None:
        """Keep each term one word from now on."""
        self.cutter.add_terms(terms)

    def __call__(self, text: str) -> Doc:
        """Give the words of the text; their texts and white space join to it."""
        words, spaces = get_words_and_spaces([word for _, word in self.cutter.cut(text)], text)
        return Doc(self.vocab, words=words, spaces=spaces)


@registry.tokenizers("xinzhi.words.v1")  # type: ignore[untyped-decorator]
def to_word_tokenizer() -> Callable[[Language], WordTokenizer]:
    """Make what spaCy's configuration calls to build the tokenizer."""
    return WordTokenizer
