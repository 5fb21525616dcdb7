"""The network that points at qualifiers: what it reads, what it learns, what it gives back."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
import spacy
from numpy.typing import NDArray

from extract.examples import to_mentions
from extract.model import DOCUMENT_HEAD, Qualifiers, Vocabulary
from extract.pairs import pointing
from extract.pairs.around import COLUMNS, KINDS, judge, to_rows
from extract.pairs.guess import RELATIONS
from extract.pairs.linear import Linear
from extract.pairs.marks import STANDS, TOLD, Marks, Spot, find_items, to_marks
from extract.pairs.option import Option
from extract.pairs.pointing import CHANNELS, NOWHERE, Pointing
from extract.pairs.qualities import CLEAR, IN_WORDS, Qualities, qualify
from extract.pairs.reading import Reader, Reading
from extract.resources import HERE, read_resources

CLASSES = (
    *("Person", "Organization", "Place", "Time", "Quantity", "Document", "Event"),
    *("ProductiveForce", "ProductionRelation", "Factor", "Industry", "Technology", "Policy"),
    *("Principle", "Problem", "Indicator", "Process", "Feature", "Concept"),
)
RESOURCES = read_resources(Vocabulary(CLASSES))
READER = Reader(RESOURCES.rules, RESOURCES.ranks)
CELLS = 6


def read(marked: str) -> Reading:
    return READER.read(*to_mentions(marked))


def to_spot(head: int, relation: str, tail: int, trigger: int, **ruled: str) -> Spot:
    one = Option(head, RELATIONS.index(relation), tail)
    return Spot(one, trigger, Qualifiers(**ruled))  # type: ignore[arg-type]


def to_network(seed: int, words: Sequence[str] = ()) -> Pointing:
    """Give a network of random weights."""
    drawn = np.random.default_rng(seed)
    arrays = {}
    for name, shape in pointing.sizes(len(words), CELLS, 512).items():
        arrays[name] = drawn.normal(0, 0.3, shape).astype(np.float32)
        if f"{name}_bias" in pointing.BIASES:
            arrays[f"{name}_bias"] = drawn.normal(0, 0.3, shape[1]).astype(np.float32)
    return Pointing(words={word: row for row, word in enumerate(words, 1)}, **arrays)


def draw(reading: Reading, seed: int = 0) -> NDArray[np.float32]:
    size = len(reading.view.items), 512
    return np.random.default_rng(seed).normal(size=size).astype(np.float32)


@pytest.mark.parametrize(("near", "place"), [(0, 0), (9, 6)])
def test_a_wording_is_found_where_it_stands_nearest(near: int, place: int) -> None:
    view = read("今年 以来，⟦滴灌⟧推广，今年 以来⟦产量⟧增长。").view
    assert find_items(view, "今年 以来", near) == (place, place + 1)


def test_a_wording_that_does_not_stand_there_has_no_items() -> None:
    assert find_items(read("推广⟦滴灌⟧。").view, "明年", 0) is None


def test_marks_number_every_way_an_item_stands_in_rows_of_their_own() -> None:
    reading = read("⟦滴灌⟧没有提升⟦产量⟧，今年推广⟦地膜⟧。")
    trigger = reading.view.items.index("提升")
    spots = [
        to_spot(0, "promotes", 1, trigger, time="今年"),
        to_spot(DOCUMENT_HEAD, "calls_for", 2, reading.view.items.index("推广"), action="推广"),
    ]
    marks = to_marks(reading, spots)
    assert marks.stands.shape == (2, len(reading.view.items), len(STANDS))
    firsts = np.cumsum((0, *STANDS[:-1]))
    assert ((marks.stands >= firsts) & (marks.stands < firsts + STANDS)).all()
    firsts = np.cumsum((0, *TOLD[:-1]))
    assert ((marks.told >= firsts) & (marks.told < firsts + TOLD)).all()
    assert marks.places.tolist()[1][2] == -1
    column = len(STANDS) - 6
    taken = marks.stands[0, :, column] - marks.stands[0, :, column].min()
    assert [reading.view.items[k] for k in np.flatnonzero(taken)] == ["今年"]


def test_what_one_relation_is_told_does_not_hang_on_the_others() -> None:
    reading = read("⟦滴灌⟧要提升⟦产量⟧，推广⟦地膜⟧。")
    spots = [to_spot(0, "promotes", 1, 2), to_spot(DOCUMENT_HEAD, "calls_for", 2, 5)]
    network, states = to_network(1), draw(reading)
    rows = np.zeros(len(states), np.int64)
    together = pointing.run(network, rows, states, to_marks(reading, spots))
    for spot, said in zip(spots, together, strict=True):
        (alone,) = pointing.run(network, rows, states, to_marks(reading, [spot]))
        assert alone.items == pytest.approx(said.items, abs=1e-5)
        assert alone.manner == pytest.approx(said.manner, abs=1e-5)
        assert said.items.shape == (len(states) + NOWHERE, len(CHANNELS))
        assert said.items.sum(axis=0) == pytest.approx(np.ones(len(CHANNELS)), abs=1e-5)
        assert said.manner[:-1].sum() == pytest.approx(1, abs=1e-5)


def test_a_network_is_kept_to_a_hundredth_of_its_weights() -> None:
    network = to_network(2, ["要", "推广"])
    kept = pointing.from_arrays(pointing.to_arrays(network))
    assert kept.words == {"要": 1, "推广": 2}
    assert kept.states == pytest.approx(network.states, abs=0.02)
    assert kept.manner_bias == pytest.approx(network.manner_bias)


def to_pointed(reading: Reading, **items: tuple[int, float]) -> pointing.Pointed:
    """Say that channels point at items with a chance, and nowhere else."""
    shares = np.zeros((len(reading.view.items) + NOWHERE, len(CHANNELS)), np.float32)
    shares[-NOWHERE] = 1
    for name, (item, chance) in items.items():
        column = CHANNELS.index(name.replace("_", " "))
        shares[item, column], shares[-NOWHERE, column] = chance, 1 - chance
    return pointing.Pointed(np.array([1, 0, 0, 0], np.float32), shares)


def test_wordings_are_where_the_network_points(monkeypatch: pytest.MonkeyPatch) -> None:
    reading = read("目前⟦产量|Indicator⟧同比大幅增长了⟦5%|Quantity⟧。")
    items = reading.view.items
    said = to_pointed(
        reading,
        time=(0, 0.9),
        place=(1, 0.2),
        measure=(items.index("同比"), 0.8),
        measure_ends=(items.index("增长"), 0.8),
    )
    monkeypatch.setattr("extract.pairs.qualities.point", lambda *_: [said])
    nothing = Linear({}, np.zeros((0, 4), np.float32), np.array([9, 0, 0, -9], np.float32))
    adjuncts = Linear({}, np.zeros((0, 1), np.float32), np.array([-9], np.float32))
    model = Qualities(nothing, adjuncts, to_network(3), np.zeros((COLUMNS, KINDS), np.float32))
    model.around[1, 0] = 1
    spot = to_spot(0, "has_value", 1, items.index("增长"), measure="大幅")
    assert qualify(model, [reading], [draw(reading)], [[spot]]) == [
        [Qualifiers(time="目前", measure="同比大幅增长")]
    ]


def to_plain_model(around: NDArray[np.float32]) -> Qualities:
    """Give a model whose linear parts are sure of nothing."""
    even = Linear({}, np.zeros((0, 4), np.float32), np.array([0, 0, 0, -9], np.float32))
    never = Linear({}, np.zeros((0, 1), np.float32), np.array([-9], np.float32))
    return Qualities(even, never, to_network(3), around)


@pytest.mark.parametrize(
    ("text", "first", "last", "action"),
    [
        ("支持⟦高校⟧和⟦企业⟧培养⟦人才⟧。", 0, 4, "支持"),
        ("把⟦种业⟧放 突出 位置。", 2, 4, "放 突出 位置"),
        ("⟦支持⟧。", 0, 0, "支持"),
    ],
)
def test_an_action_holds_no_mention_unless_nothing_else_is_left(
    monkeypatch: pytest.MonkeyPatch, text: str, first: int, last: int, action: str
) -> None:
    reading = read(text)
    said = to_pointed(reading, action=(first, 1.0), action_ends=(last, 0.7))
    said.items[first, CHANNELS.index("action ends")] = 0.3 if first < last else 1
    monkeypatch.setattr("extract.pairs.qualities.point", lambda *_: [said])
    model = to_plain_model(np.zeros((COLUMNS, KINDS), np.float32))
    spot = to_spot(DOCUMENT_HEAD, "calls_for", 0, first)
    assert qualify(model, [reading], [draw(reading)], [[spot]])[0][0].action == action


@pytest.mark.parametrize(
    ("chance", "none", "taken"),
    [(0.6, 0.4, "山区"), (0.3, 0.35, "山区"), (0.3, 0.65, None), (0.0, 1.0, None)],
)
def test_a_speaker_is_taken_where_it_is_half_as_likely_as_that_there_is_none(
    monkeypatch: pytest.MonkeyPatch, chance: float, none: float, taken: str | None
) -> None:
    reading = read("山区⟦滴灌⟧提升⟦产量⟧。")
    said = to_pointed(reading, place=(0, chance), source=(0, chance))
    said.items[-NOWHERE, CHANNELS.index("source")] = none
    monkeypatch.setattr("extract.pairs.qualities.point", lambda *_: [said])
    model = to_plain_model(np.zeros((COLUMNS, KINDS), np.float32))
    ((found,),) = qualify(model, [reading], [draw(reading)], [[to_spot(0, "promotes", 1, 2)]])
    assert found.source == taken
    assert found.place == (taken if chance > CLEAR else None)


def test_a_demand_around_tells_what_the_sentence_alone_leaves_open() -> None:
    promotes = RELATIONS.index("promotes")
    open_, sure = [0.5, 0.45, 0.05] * 2, [0.01, 0.98, 0.01] * 2
    weights = np.zeros((COLUMNS, KINDS), np.float32)
    for column in range(1 + 2 * KINDS, COLUMNS - len(RELATIONS), KINDS + 1):
        weights[column : column + KINDS] = np.eye(KINDS)

    def tell(rows: Sequence[Sequence[float]], sentences: Sequence[int]) -> NDArray[np.float64]:
        relations = np.full(len(rows), promotes)
        return judge(weights, np.array(rows), relations, np.array(sentences))

    alone = tell([open_], [3])[0, 1]
    assert tell([open_, sure], [3, 3])[0, 1] > 2 * alone
    assert tell([sure, open_], [3, 7])[1, 1] > 2 * alone
    assert tell([open_, sure], [3, 4])[0, 1] > 2 * alone
    far = tell([open_, open_, sure], [1, 2, 3])[0, 1]
    assert far == pytest.approx(tell([open_, open_], [1, 2])[0, 1])


def test_values_and_demands_do_not_tell_the_modality_of_others() -> None:
    open_, sure = [0.5, 0.45, 0.05] * 2, [0.01, 0.98, 0.01] * 2
    modalities = slice(1 + 2 * KINDS, 1 + 3 * KINDS)
    for name in ("has_value", "calls_for"):
        relations = np.array([RELATIONS.index("promotes"), RELATIONS.index(name)])
        rows = to_rows(np.array([open_, sure]), relations, np.array([0, 0]))
        alone = to_rows(np.array([open_]), relations[:1], np.array([0]))
        assert rows[0, modalities] == pytest.approx(alone[0, modalities])
        share = 1 + 3 * KINDS
        assert (rows[0, share] > alone[0, share]) == (name == "calls_for")


def test_sentences_that_state_nothing_have_no_qualifiers() -> None:
    readings = [read("⟦滴灌⟧提升⟦产量⟧。"), read("⟦地膜⟧。")]
    model = to_plain_model(np.zeros((COLUMNS, KINDS), np.float32))
    spots = [[to_spot(0, "promotes", 1, 1)], []]
    said = qualify(model, readings, [draw(one) for one in readings], spots)
    assert [len(row) for row in said] == [1, 0]
    assert qualify(model, readings, [draw(one) for one in readings], [[], []]) == [[], []]


def test_training_reads_what_extraction_reads() -> None:
    torch = pytest.importorskip("torch", reason="training needs the packages of the train extra")
    from extract.training import pointing as recipe
    from extract.training.pointing_batches import to_batch, to_told

    reading = read("⟦滴灌⟧要提升⟦产量⟧，推广⟦地膜⟧。")
    other = read("⟦地膜⟧推广。⟦产量⟧提升。")
    network = to_network(4, ["提升", "推广"])
    weights = {
        name: torch.tensor(getattr(network, name))
        for name in (*pointing.MATRICES, *pointing.BIASES)
    }
    spots = [to_spot(0, "promotes", 1, 2), to_spot(DOCUMENT_HEAD, "calls_for", 2, 5)]
    lessons, expected = [], []
    for one, asked in ((reading, spots), (other, [to_spot(0, "promotes", 1, 4)])):
        means = draw(one).astype(np.float16)
        names = [RELATIONS[spot.one.relation] for spot in asked]
        lessons.append(to_told(one, asked, [{}] * len(asked), names, means))
        rows = np.array([network.words.get(item, 0) for item in one.view.items])
        states = pointing.normalise(means.astype(np.float32))
        expected += pointing.run(network, rows, states, to_marks(one, asked))
    batch = to_batch(lessons, network.words)
    manner, pointed, _ = recipe._read(weights, batch, 0.0)
    chances = torch.softmax(manner[:, :-1], 1).numpy()
    assert chances == pytest.approx(np.stack([one.manner[:-1] for one in expected]), abs=1e-4)
    for number, told in enumerate(expected):
        ours = pointed[batch.owner == number].numpy()
        theirs = np.log(told.items[:-NOWHERE])
        assert ours - ours[:1] == pytest.approx(theirs - theirs[:1], abs=1e-3)


def test_the_recipe_learns_which_word_is_the_action_and_gives_the_same_weights_again() -> None:
    pytest.importorskip("torch", reason="training needs the packages of the train extra")
    from extract.training.pointing import Settings, fit_pointing
    from extract.training.pointing_batches import Told, to_told

    lessons: list[Told] = []
    for verb in ("推广", "保护", "改进", "学习"):
        for lead in ("要", "应当", "必须"):
            reading = read(f"{lead}{verb}⟦滴灌⟧。")
            spot = to_spot(DOCUMENT_HEAD, "calls_for", 0, 1)
            means = draw(reading, len(lessons)).astype(np.float16)
            stated = {"action": verb, "time": "去年"}
            lessons.append(to_told(reading, [spot], [stated], ["calls_for"], means))
    settings = Settings(cells=8, rounds=30, batch=4, rate=2e-2, dropped=0.0, least=2)
    network = fit_pointing(lessons, settings)
    again = fit_pointing(lessons, settings)
    assert all(
        np.array_equal(getattr(network, name), getattr(again, name)) for name in pointing.MATRICES
    )
    one = lessons[0]
    rows = np.array([network.words.get(item, 0) for item in one.items])
    (said,) = pointing.run(
        network, rows, pointing.normalise(one.means.astype(np.float32)), one.marks
    )
    items = [*one.items, "", "earlier"]
    assert items[said.items[:, CHANNELS.index("action")].argmax()] == "推广"
    assert items[said.items[:, CHANNELS.index("time")].argmax()] == "earlier"


def test_marks_hold_for_any_number_of_relations() -> None:
    reading = read("⟦滴灌⟧提升⟦产量⟧。")
    marks = to_marks(reading, [to_spot(0, "promotes", 1, 1)] * 3)
    assert isinstance(marks, Marks)
    assert (marks.stands == marks.stands[0]).all()


def test_the_judge_learns_that_modality_is_that_of_the_neighbours() -> None:
    pytest.importorskip("scipy", reason="training needs the packages of the train extra")
    from extract.training.around import fit_around

    drawn = np.random.default_rng(5)
    told = np.repeat(drawn.integers(0, 2, 60), 4)
    first = np.tile(np.eye(KINDS)[told] * 0.2 + [0.4, 0.35, 0.05], (1, 2))
    first[::4] = [0.5, 0.45, 0.05] * 2
    relations = np.full(len(told), RELATIONS.index("promotes"))
    sentences, documents = np.arange(len(told)) // 2, [f"d{k // 4}" for k in range(len(told))]
    weights = fit_around(first, relations, documents, sentences, np.eye(KINDS)[told])
    assert weights.shape == (COLUMNS, KINDS)
    for name in dict.fromkeys(documents):
        part = np.array(documents) == name
        chances = judge(weights, first[part], relations[part], sentences[part])
        assert chances.argmax(axis=1).tolist() == told[part].tolist()


@pytest.mark.parametrize(
    ("wording", "expected"),
    [
        ("同比增长", True),
        ("GDP 占比", True),
        ("| 655 |", False),
        ("8900 |", False),
        ("增速 | 5", False),
        ("", False),
    ],
)
def test_a_measure_has_words_and_stands_in_one_cell(wording: str, expected: bool) -> None:
    assert bool(IN_WORDS.fullmatch(wording)) is expected


def test_a_value_does_not_hold_at_the_time_it_is_compared_with() -> None:
    pipeline = spacy.load(HERE / "zh_xinzhi")
    times = [
        one.qualifiers.time
        for start in ("与2020年相比，", "2020年，")
        for one in pipeline(f"{start}青榆市研发投入强度升至6.7%。")._.relations
    ]
    assert times == [None, "2020年"]
