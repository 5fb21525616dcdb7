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
from extract.encoder.layers import to_known
from extract.encoder.steps import attend
from extract.encoder.windows import OVERLAP, SIZE, to_batches
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


@pytest.mark.parametrize("factor", [1, 1000])
def test_a_character_hears_its_own_text_by_shares_that_sum_to_one(factor: int) -> None:
    random = np.random.default_rng(3)
    asked = random.normal(size=(5, 3 * WIDTH)).astype(np.float32)
    asked[:, :WIDTH] *= factor
    heard = attend(asked, [(0, 2), (2, 5)])
    query, key, value = np.split(asked.astype(np.float64), 3, axis=1)
    for rows in (slice(0, 2), slice(2, 5)):
        scores = query[rows] @ key[rows].T / 8
        shares = np.exp(scores - scores.max(1, keepdims=True))
        expected = shares @ value[rows] / shares.sum(1, keepdims=True)
        assert heard[rows] == pytest.approx(expected, abs=1e-3)


def test_the_first_layer_hears_the_sum_of_a_character_and_its_place() -> None:
    encoder = make_encoder()
    given_ = np.array([0, 4, 5, 1, 0, 5, 1])
    bounds = [(0, 4), (4, 7)]
    known = to_known(encoder, [given_], 4)
    states, asked = known.begin(given_, bounds, encoder.layers[0], encoder.norm)
    summed = encoder.table[given_] + encoder.places[[0, 1, 2, 3, 0, 1, 2]]
    spread = summed.std(axis=1, keepdims=True)
    expected = (summed - summed.mean(1, keepdims=True)) / spread * encoder.norm[0] + encoder.norm[1]
    assert states == pytest.approx(expected, abs=1e-4)
    layer = encoder.layers[0]
    assert asked == pytest.approx(expected @ layer.attend + layer.attend_bias, abs=1e-4)


def test_windows_are_put_together_until_a_batch_is_full() -> None:
    windows = [(0, 0, SIZE // 2), (1, 0, SIZE // 2 - 4), (2, 0, 7), (3, 0, SIZE)]
    assert [*to_batches(windows)] == [windows[:2], windows[2:3], windows[3:]]
