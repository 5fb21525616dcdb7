"""The pair network reads items and pairs, and computes with numpy what torch has trained."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from extract.examples import to_mentions
from extract.model import Vocabulary
from extract.pairs import network
from extract.pairs.guess import DEMAND, RELATIONS, Guess
from extract.pairs.inputs import PAIR_WIDTH, RULED, Inputs, read_inputs
from extract.pairs.option import Option
from extract.pairs.reading import Reader
from extract.pairs.second import find_likely, find_options, to_rows
from extract.pairs.standing import to_cells, to_standing
from extract.resources import read_resources

CLASSES = (
    *("Person", "Organization", "Place", "Time", "Quantity", "Document", "Event"),
    *("ProductiveForce", "ProductionRelation", "Factor", "Industry", "Technology", "Policy"),
    *("Principle", "Problem", "Indicator", "Process", "Feature", "Concept"),
)
RESOURCES = read_resources(Vocabulary(CLASSES))
READER = Reader(RESOURCES.rules, RESOURCES.ranks)
TEXTS = (
    "⟦滴灌|Technology⟧与⟦地膜|Technology⟧结合，提高⟦产量|Indicator⟧、⟦品质⟧，降低⟦成本⟧。",
    "要推广⟦滴灌|Technology⟧。",
    "⟦冷链|Technology⟧要促进⟦鲜果销售|Process⟧，也离不开⟦农村公路⟧的畅通。",
)


def read(*texts: str) -> list[Inputs]:
    return read_inputs([READER.read(*to_mentions(text)) for text in texts])


def test_items_are_named_and_groups_know_the_words_that_govern_them() -> None:
    (one,) = read("⟦物流|Technology⟧延伸，提升了⟦鲜果⟧的品质。")
    assert one.signs[0] == ("c=Technology", "n=1", "w=物流")
    assert "k=promote" in one.signs[3]
    # The group itself, the verb before it, the verb after it, the noun that its 的-phrase ends in.
    assert one.places.tolist() == [[0, -1, 1, -1], [5, 3, -1, 7]]


def test_pairs_are_all_ordered_pairs_and_heads_outside_and_groups_of_several_with_themselves() -> (
    None
):
    (one,) = read(TEXTS[0])
    inside = [(head, tail) for head, tail in one.pairs.tolist() if head < 3]
    assert inside == [(0, 0), (0, 1), (0, 2), (1, 0), (1, 1), (1, 2), (2, 0), (2, 1)]
    assert len(one.pairs) == len(inside) + 6
    assert one.numbers.shape == (len(one.pairs), PAIR_WIDTH)


def test_what_rules_say_of_a_pair_is_among_its_numbers() -> None:
    (one,) = read("⟦滴灌|Technology⟧催生⟦新职业⟧。")
    line = one.pairs.tolist().index([0, 1])
    said = one.numbers[line, RULED:]
    assert said[RELATIONS.index("gives_rise_to")] > 0.5
    assert one.numbers[one.pairs.tolist().index([1, 0]), RULED:].sum() == 0


def test_a_sentence_reads_the_same_alone_and_among_others() -> None:
    for alone, among in zip([read(text)[0] for text in TEXTS], read(*TEXTS), strict=True):
        assert alone.dense == pytest.approx(among.dense, abs=1e-5)
        assert np.array_equal(alone.numbers, among.numbers)
        assert alone.signs == among.signs


def test_the_network_gives_torchs_probabilities_and_the_document_only_demands() -> None:
    torch = pytest.importorskip("torch", reason="training needs the packages of the train extra")
    from extract.training.pair_batches import Lesson, to_batch
    from extract.training.pair_reader import PairReader, Settings, to_member

    given = read(*TEXTS)
    # Without a word that has no other sign, which is then known by its vector alone.
    names = sorted({sign for one in given for signs in one.signs for sign in signs} - {"w=，"})
    signs = {name: row for row, name in enumerate(names)}
    torch.manual_seed(3)
    settings = replace(Settings(), items=12, cells=8, hidden=10)
    module = PairReader(given[0].dense.shape[1], len(signs), settings).eval()
    numpy_network = network.Network(signs, (to_member(module),))
    lessons = [Lesson(one, np.zeros((len(one.pairs), len(RELATIONS)), np.float32)) for one in given]
    with torch.no_grad():
        batch = to_batch(lessons, [numpy_network.find_signs(one) for one in given])
        pairs, heads, tails = module(batch)
    said = pairs.softmax(1).numpy()[:, 1:]
    at = group = 0
    for one, guess in zip(given, numpy_network.guess(given), strict=True):
        count, size = len(one.places), len(one.pairs)
        expected = said[at : at + size].copy()
        document = one.pairs[:, 0] == count
        others = np.arange(len(RELATIONS)) != DEMAND
        expected[np.ix_(document, others)] = 0
        found = guess.scores[one.pairs[:, 0], one.pairs[:, 1]]
        assert found == pytest.approx(expected, abs=1e-5)
        ends = slice(group, group + count)
        assert guess.tails == pytest.approx(tails[ends].sigmoid().numpy(), abs=1e-5)
        assert guess.heads == pytest.approx(heads[batch.rows][ends].sigmoid().numpy(), abs=1e-5)
        at, group = at + size, group + count


def test_a_network_is_kept_as_bytes_and_halves_and_says_the_same() -> None:
    pytest.importorskip("torch", reason="training needs the packages of the train extra")
    from extract.training.pair_reader import PairReader, Settings, to_member

    given = read(*TEXTS)
    module = PairReader(given[0].dense.shape[1], 2, replace(Settings(), items=8, cells=8, hidden=8))
    trained = network.Network({"c=Technology": 0, "w=要": 1}, (to_member(module),) * 2)
    arrays = network.to_arrays(trained)
    assert {kept.dtype.kind for kept in arrays.values()} <= {"i", "u", "f"}
    kept = network.from_arrays(arrays)
    assert kept.signs == trained.signs
    for one, two in zip(trained.guess(given), kept.guess(given), strict=True):
        assert one.scores == pytest.approx(two.scores, abs=0.02)


def test_what_the_network_gives_no_chance_is_not_looked_at_again() -> None:
    scores = np.zeros((5, 3, len(RELATIONS)))
    scores[2, 0, 3], scores[0, 1, 4] = 0.2, 0.01
    nothing = np.zeros((3, len(RELATIONS)))
    assert find_likely(Guess(scores, nothing, nothing)) == [Option(2, 3, 0)]


def test_pairs_know_their_other_way_round() -> None:
    (one,) = read(TEXTS[0])
    ends = one.pairs.tolist()
    for (head, tail), back in zip(ends, one.back.tolist(), strict=True):
        assert back == (ends.index([tail, head]) if head < 3 else -1)


def test_an_option_is_what_the_guess_or_a_rule_gives_a_chance() -> None:
    reading = READER.read(*to_mentions("⟦滴灌|Technology⟧催生⟦新职业⟧。"))
    nothing = np.zeros((2, len(RELATIONS)))
    some = np.zeros((4, 2, len(RELATIONS)))
    some[1, 0, RELATIONS.index("uses")] = 0.3
    said = Guess(some, nothing, nothing)
    options = find_options(reading, said)
    assert [(one.head, RELATIONS[one.relation], one.tail) for one in options] == [
        (0, "gives_rise_to", 1),
        (1, "uses", 0),
    ]
    rows = to_rows(reading, said, options, RESOURCES.ranks)
    assert rows.shape[0] == 2
    assert np.isfinite(rows).all()


def test_an_option_stands_among_those_of_its_tail_and_its_head() -> None:
    reading = READER.read(*to_mentions("⟦滴灌|Technology⟧催生⟦新职业⟧，⟦农户⟧增收。"))
    relation = RELATIONS.index("gives_rise_to")
    scores = np.zeros((5, 3, len(RELATIONS)))
    scores[0, 1, relation], scores[2, 1, relation] = 0.6, 0.2
    nothing = np.zeros((3, len(RELATIONS)))
    guess = Guess(scores, nothing, nothing)
    options = [one for one in find_options(reading, guess) if one.relation == relation]
    table = to_standing(guess, to_cells(options, 3))
    first, second = (table[[one.head for one in options].index(head)].tolist() for head in (0, 2))
    # Its score, the best of its tail, and how many of its tail are likelier.
    assert [first[0], first[3], first[5]] == pytest.approx([0.6, 0.6, 0])
    assert [second[0], second[3], second[5]] == pytest.approx([0.2, 0.6, 1])
