"""The Chinese spaCy pipeline that extraction runs, with our components in it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path

import spacy
from spacy.language import Language

from corpus import Fault
from extract.background import to_background
from extract.faults import PipelineError
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
    background = to_background(vocabulary, lexicons, rules)
    language = _load_language(DEFAULT if model is None else model)
    _keep_whole(language, resources.lexicon.terms)
    for name, kind in (("xinzhi_mentions", MentionFinder), ("xinzhi_relations", RelationFinder)):
        known = name in language.pipe_names
        component = language.get_pipe(name) if known else language.add_pipe(name)
        assert isinstance(component, kind)
        component.background, component.resources = background, resources
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
        wanted = "expected a folder that holds config.cfg, or an installed package such as"
        zh = "没有这条流水线，应为含 config.cfg 的文件夹，或已安装的包，如 zh_core_web_sm"
        fault = Fault(str(model), "no such pipeline", f"{wanted} zh_core_web_sm", zh=zh)
        raise PipelineError(fault) from error
    if language.lang != "zh":
        what, zh = f"pipeline for {language.lang!r}", f"流水线是 {language.lang!r} 的，应为 'zh'"
        raise PipelineError(Fault(str(model), what, "expected 'zh'", zh=zh))
    return language
