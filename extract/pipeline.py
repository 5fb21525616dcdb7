"""The Chinese spaCy pipeline that extraction runs, with our components in it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path

import spacy
from spacy.language import Language

from extract.faults import PipelineError
from extract.knowledge import to_knowledge
from extract.mentions import MentionFinder
from extract.model import Vocabulary
from extract.parsing import SyntaxParser  # noqa: F401  (spaCy then knows `xinzhi_parser`.)
from extract.relations import RelationFinder
from extract.resources import HERE, read_resources
from extract.segment import CharacterSegmenter
from extract.words import WordTokenizer

SHIPPED = HERE / "zh_xinzhi"
"""The trained pipeline of this package."""

JIEBA = "jieba"
"""The name of the pipeline that cuts words with jieba and has no trained part."""

UNREAD = ("xinzhi_parser",)
"""What extraction leaves out of it: no rule and no model reads its trees, which take most time."""

DEFAULT: str | Path = SHIPPED
"""What is loaded where nothing is named."""

BLANK = {"nlp": {"tokenizer": {"@tokenizers": "xinzhi.words.v1"}}}


def load_pipeline(
    model: str | Path | None,
    vocabulary: Vocabulary,
    lexicons: Sequence[Path] = (),
    rules: Sequence[Path] = (),
) -> Language:
    """Load a Chinese pipeline and add `xinzhi_mentions` and `xinzhi_relations` to it.

    `model` is a folder of a pipeline or the name of an installed one (`zh_core_web_sm`); None is
    the one of this package, `jieba` cuts words with jieba and has no trained part. `lexicons` and
    `rules` come on top of those of this package. Raises PipelineError for a model that is not there
    or not Chinese, DataError for a faulty lexicon or rule file.
    """
    resources = read_resources(vocabulary, lexicons, rules)
    knowledge = to_knowledge(vocabulary, lexicons, rules)
    language = _load_language(DEFAULT if model is None else model)
    _keep_whole(language, resources.lexicon.terms)
    for name, kind in (("xinzhi_mentions", MentionFinder), ("xinzhi_relations", RelationFinder)):
        known = name in language.pipe_names
        component = language.get_pipe(name) if known else language.add_pipe(name)
        assert isinstance(component, kind)
        component.knowledge, component.resources = knowledge, resources
    return language


def _keep_whole(language: Language, terms: Collection[str]) -> None:
    """Keep the terms whole words where the tokenizer can."""
    if isinstance(language.tokenizer, WordTokenizer | CharacterSegmenter):
        language.tokenizer.add_terms(terms)


def _load_language(model: str | Path) -> Language:
    if model == JIEBA:
        return spacy.blank("zh", config=BLANK)
    try:
        language = spacy.load(model, exclude=UNREAD)
    except OSError as error:
        raise PipelineError(
            f"no pipeline {str(model)!r}: expected a folder that holds config.cfg, or an installed "
            "package such as zh_core_web_sm"
        ) from error
    if language.lang != "zh":
        raise PipelineError(f"pipeline {str(model)!r} is for {language.lang!r}, expected 'zh'")
    return language
