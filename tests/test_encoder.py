"""The character encoder: windows, unknown characters, and the file it is kept in."""

from __future__ import annotations

from dataclasses import fields
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.encoder import (
    STATES,
    Layer,
    quantise,
    read_encoder,
    recall_states,
    to_windows,
    write_encoder,
)
from extract.encoder.layers import OVERLAP
from tests.encoder_sample import PLACES, WIDTH, make_encoder


def test_states_of_a_text_do_not_hang_on_the_texts_beside_it() -> None:
    encoder = make_encoder()
    texts = ["山上种茶", "", "山上种茶，山下种稻。", "茶" * 30]
    for text, rows in zip(texts, encoder.read(texts), strict=True):
        (alone,) = encoder.read([text])
        assert rows.shape == (len(text), WIDTH)
        assert rows == pytest.approx(alone, abs=1e-4)


def test_a_character_is_read_by_what_stands_around_it() -> None:
    one, other, unknown, capital, small = make_encoder().read(
        ["茶叶", "茶山", "茶鼷", "茶A", "茶a"]
    )
    assert np.abs(one[0] - other[0]).max() > 0.01
    assert np.abs(one[1] - unknown[1]).max() > 0.01
    assert capital.tolist() == small.tolist()


@given(st.integers(0, 900), st.integers(OVERLAP + 1, 300))
def test_windows_cover_a_text_and_share_their_ends(length: int, most: int) -> None:
    windows = [*to_windows(length, most)]
    assert {place for start, end in windows for place in range(start, end)} == {*range(length)}
    assert all(end - start <= most for start, end in windows)
    for (_, end), (start, _) in pairwise(windows):
        assert end - start == OVERLAP


def test_a_text_longer_than_the_places_is_read_in_windows() -> None:
    encoder = make_encoder()
    text = "山上种茶，山下种稻。" * 20
    (whole,) = encoder.read([text])
    (first,) = encoder.read([text[: PLACES - 2]])
    assert whole.shape == (len(text), WIDTH)
    kept = PLACES - 2 - OVERLAP // 2
    assert whole[:kept] == pytest.approx(first[:kept], abs=1e-4)
    assert np.isfinite(whole).all()
    assert np.abs(whole).sum(1).min() > 0


def test_an_encoder_comes_back_from_its_file_to_one_part_in_a_hundred(tmp_path: Path) -> None:
    encoder = make_encoder()
    write_encoder(encoder, tmp_path / "one")
    again = read_encoder(tmp_path / "one")
    write_encoder(again, tmp_path / "two")
    one, two = (tmp_path / name / "encoder.npz" for name in ("one", "two"))
    assert one.read_bytes() == two.read_bytes()
    assert again.characters == encoder.characters
    for name in (field.name for field in fields(Layer)):
        kept, given_ = getattr(again.layers[1], name), getattr(encoder.layers[1], name)
        assert kept == pytest.approx(given_, abs=float(np.abs(given_).max()) / 100)
    assert quantise(again.table) == pytest.approx(again.table, abs=1e-7)


def test_the_shipped_encoder_is_read_once_for_mentions_and_relations() -> None:
    texts = ["山上种茶。", "山下种稻。"]
    first, second = recall_states(texts), recall_states(texts[:1])
    assert first[0] is second[0]
    assert first[0].shape == (5, STATES)
