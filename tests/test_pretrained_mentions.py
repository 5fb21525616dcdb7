"""What is pretrained: states of characters, vectors of words."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from extract import DataError
from extract.pretrained import STATES, load_vectors, to_states
from extract.pretrained.lac import _read_tensor


def test_states_of_a_text_do_not_hang_on_the_texts_beside_it() -> None:
    texts = ["山上种茶", "", "果农在山坡上种了三年茶树。"]
    states, shares = to_states(texts)
    for text, rows, tags in zip(texts, states, shares, strict=True):
        assert (rows.shape, len(tags)) == ((len(text), STATES), len(text))
        assert tags.sum(1) == pytest.approx(np.ones(len(text)), abs=1e-4)
        (alone,), _ = to_states([text])
        assert rows == pytest.approx(alone, abs=1e-5)


def test_words_alike_have_vectors_alike() -> None:
    vectors = load_vectors()
    school, college, tea = (vectors.table[vectors.find(word)] for word in ("小学", "中学", "茶叶"))
    assert school @ college > school @ tea + 0.2
    assert vectors.find("青榆山小学") == vectors.find("小学")
    assert not vectors.table[vectors.find("q")].any()


def test_a_file_that_is_no_tensor_is_refused(tmp_path: Path) -> None:
    (tmp_path / "word_emb").write_bytes(b"no tensor")
    with pytest.raises(DataError, match=r"word_emb: cannot be read"):
        _read_tensor(tmp_path / "word_emb")
