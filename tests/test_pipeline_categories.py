"""One set of categories for the trees of two schemes, on documents built by hand."""

from __future__ import annotations

import numpy as np
import pytest
from spacy.tokens import Doc
from spacy.vocab import Vocab

from extract.categories import Scheme, find_scheme, read_schemes
from extract.parsing.network import to_values
from extract.pipeline import SHIPPED


def to_doc(rows: str) -> Doc:
    """Build a document of lines `word part tag head label`, heads counted from 0."""
    words, parts, tags, heads, labels = zip(
        *(line.split() for line in rows.strip().splitlines()), strict=True
    )
    return Doc(
        Vocab(),
        words=[*words],
        spaces=[False] * len(words),
        pos=[part if part != "_" else "" for part in parts],
        tags=[*tags],
        heads=[int(head) for head in heads],
        deps=[*labels],
    )


UNIVERSAL = to_doc(
    """
    政府 NOUN NN 3 nsubj
    把 ADP BB 2 case
    资金 NOUN NN 3 obl:patient
    投入 VERB VV 3 ROOT
    农业 NOUN NN 3 obj
    、 PUNCT EC 6 punct
    工业 NOUN NN 4 conj
    和 CCONJ CC 8 cc
    林业 NOUN NN 4 conj
    """
)
STANFORD = to_doc(
    """
    政府 NOUN NN 3 nsubj
    把 ADP BA 3 aux:ba
    资金 NOUN NN 3 dobj
    投入 VERB VV 3 ROOT
    农业 NOUN NN 8 conj
    、 PUNCT PU 8 punct
    工业 NOUN NN 8 conj
    和 CCONJ CC 8 cc
    林业 NOUN NN 3 dobj
    """
)


def the_scheme(doc: Doc) -> Scheme:
    scheme = find_scheme(doc)
    assert scheme is not None
    return scheme


@pytest.mark.parametrize(("doc", "expected"), [(UNIVERSAL, "ud"), (STANFORD, "ctb")])
def test_the_scheme_is_told_by_labels_and_tags(doc: Doc, expected: str) -> None:
    assert the_scheme(doc).name == expected


def test_a_document_without_a_tree_has_no_scheme() -> None:
    assert find_scheme(Doc(Vocab(), words=["果园"])) is None


@pytest.mark.parametrize("doc", [UNIVERSAL, STANFORD])
@pytest.mark.parametrize(
    ("place", "expected"),
    [
        (0, ("noun", "subject")),
        (2, ("noun", "object")),
        (3, ("verb", "root")),
        (5, ("punctuation", "punctuation")),
        (7, ("coordinator", "coordinator")),
    ],
)
def test_a_category_is_the_same_in_both_schemes(
    doc: Doc, place: int, expected: tuple[str, str]
) -> None:
    scheme = the_scheme(doc)
    assert (scheme.word(doc[place]), scheme.link(doc[place])) == expected


@pytest.mark.parametrize("doc", [UNIVERSAL, STANFORD])
@pytest.mark.parametrize("member", [4, 6, 8])
def test_a_list_is_the_same_whichever_member_is_its_head(doc: Doc, member: int) -> None:
    members = the_scheme(doc).list_of(doc[member])
    assert [token.text for token in members] == ["农业", "工业", "林业"]


def test_a_word_outside_of_a_list_stands_alone() -> None:
    assert the_scheme(UNIVERSAL).list_of(UNIVERSAL[0]) == (UNIVERSAL[0],)


def test_nested_links_of_a_list_make_one_list() -> None:
    doc = to_doc(
        """
        农业 NOUN NN 0 ROOT
        、 PUNCT EC 2 punct
        工业 NOUN NN 0 conj
        和 CCONJ CC 4 cc
        林业 NOUN NN 2 conj
        """
    )
    assert [token.text for token in the_scheme(doc).list_of(doc[4])] == ["农业", "工业", "林业"]


@pytest.mark.parametrize(
    ("scheme", "label", "expected"),
    [
        ("ud", "nmod:tmod", "time"),
        ("ud", "acl:relcl", "clause modifier"),
        ("ud", "nsubj:pass", "passive subject"),
        ("ud", "flat:name", "compound"),
        ("ud", "mark:rel", "marker"),
        ("ctb", "nmod:assmod", "modifier"),
        ("ctb", "compound:nn", "compound"),
        ("ctb", "nmod:prep", "oblique"),
        ("ctb", "advmod:rcomp", "adverbial"),
        ("ctb", "nsubjpass", "passive subject"),
        ("ctb", "dobj", "object"),
        ("ud", "no-such-label", "other"),
    ],
)
def test_a_label_has_its_category_or_that_of_its_first_part(
    scheme: str, label: str, expected: str
) -> None:
    (known,) = (one for one in read_schemes() if one.name == scheme)
    doc = Doc(Vocab(), words=["果", "园"], deps=[label, "ROOT"], heads=[1, 1])
    assert known.link(doc[0]) == expected


def test_both_schemes_speak_of_the_same_categories() -> None:
    universal, stanford = read_schemes()
    assert {*stanford.words.values()} <= {*universal.words.values()}
    assert {*stanford.links.values()} <= {*universal.links.values()}


def test_every_label_and_part_of_speech_of_the_shipped_pipeline_has_a_category() -> None:
    universal, _ = read_schemes()
    model = np.load(SHIPPED / "xinzhi_parser" / "parser.npz", allow_pickle=False)
    labels, parts = (to_values(model[f"column.{name}"]) for name in ("labels", "parts"))
    assert {label.partition(":")[0] for label in labels} <= {*universal.links}
    assert {*parts} <= {*universal.words}


OFFICIAL = """
    acl advcl:loc advmod advmod:dvp advmod:loc advmod:rcomp amod amod:ordmod appos aux:asp aux:ba
    aux:modal aux:prtmod auxpass case cc ccomp compound:nn compound:vc conj cop dep det discourse
    dobj etc mark mark:clf name neg nmod nmod:assmod nmod:poss nmod:prep nmod:range nmod:tmod
    nmod:topic nsubj nsubj:xsubj nsubjpass nummod parataxis:prnmod punct xcomp ROOT
"""


@pytest.mark.parametrize("label", OFFICIAL.split())
def test_every_label_of_the_official_pipelines_has_a_category(label: str) -> None:
    _, stanford = read_schemes()
    assert label in stanford.links or label.partition(":")[0] in stanford.links
