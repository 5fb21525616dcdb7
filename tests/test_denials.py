"""What the words around a verb deny is stated as denied, and nothing else is."""

from __future__ import annotations

import pytest
import spacy

from extract.background import load_resources, load_shipped
from extract.examples import to_mentions
from extract.match import Found
from extract.mending.denials import Denials, to_denials
from extract.model import Modality, Qualifiers
from extract.resources import HERE


@pytest.fixture(scope="module")
def denials() -> Denials:
    return to_denials(load_resources(load_shipped()).rules.lists)


def state(marked: str, relation: str, modality: Modality, action: str | None = None) -> Found:
    """State a relation of the two mentions of a text, or demand the only one."""
    _, mentions = to_mentions(marked)
    head = mentions[0] if len(mentions) > 1 else None
    told = Qualifiers(modality=modality, action=action)
    return Found(head, relation, mentions[-1], "r", told, (0, 1))


@pytest.mark.parametrize(
    ("marked", "relation", "expected"),
    [
        # A word of denial before the verb, adverbs or an object between.
        ("⟦机采⟧无法支撑⟦名茶⟧", "promotes", True),
        ("⟦补贴⟧并不必然带来⟦增产⟧", "gives_rise_to", True),
        ("⟦补贴⟧不会自动带来⟦增产⟧", "gives_rise_to", True),
        ("⟦合作社⟧未能有效缓解⟦销路难⟧", "addresses", True),
        ("⟦手艺⟧难以在短期内转化为⟦收入⟧", "transforms_into", True),
        ("茶农难以将⟦手艺⟧转化为⟦收入⟧", "transforms_into", True),
        ("难以卖茶的茶农和⟦手艺⟧转化为⟦收入⟧", "transforms_into", False),
        ("⟦茶园⟧不再依赖⟦化肥⟧", "depends_on", True),
        ("⟦机器⟧取代不了⟦茶师⟧", "transforms_into", True),
        ("⟦旅游⟧决不能损害⟦古村⟧", "hinders", True),
        ("⟦机采⟧不是依靠⟦人力⟧", "depends_on", True),
        ("⟦茶歌⟧没有⟦版权⟧", "has_feature", True),
        # What is told of the verb or the words before it is no denial of this.
        ("⟦机采⟧不断提升⟦效率⟧", "promotes", False),
        ("⟦机采⟧不仅提升⟦效率⟧", "promotes", False),
        ("⟦茶园⟧不得不依赖⟦化肥⟧", "depends_on", False),
        ("⟦茶园⟧无不依赖⟦天气⟧", "depends_on", False),
        ("⟦补贴⟧会不会带来⟦增产⟧", "gives_rise_to", False),
        ("⟦茶园⟧离不开⟦茶师⟧", "depends_on", False),
        ("⟦未来茶园⟧在未来依靠⟦机采⟧", "depends_on", False),
        ("⟦机采⟧没有停下，提升⟦效率⟧", "promotes", False),
        ("⟦机采⟧支撑难以手采的⟦茶园⟧", "promotes", False),
        ("⟦茶会⟧无法留住茶商，带动⟦旅游⟧", "promotes", False),
        # Not denied is what holds but where a condition is not met, or beside others.
        ("没有茶师，⟦机采⟧也难以形成⟦品牌⟧", "gives_rise_to", False),
        ("如果缺水，⟦茶园⟧难以形成⟦规模⟧", "gives_rise_to", False),
        ("⟦调解⟧不是解决⟦纠纷⟧的唯一办法", "addresses", False),
        ("⟦老茶园⟧不是没有⟦潜力⟧", "has_feature", False),
        # What something is not.
        ("⟦机采⟧绝非简单的⟦换人⟧", "is_a", True),
        ("⟦茶旅⟧不能简单等同于⟦观光⟧", "is_a", True),
        ("⟦茶园⟧谈不上⟦公园⟧", "is_a", True),
        ("⟦茶⟧从来不是⟦药⟧", "is_a", True),
        ("⟦茶⟧不是药，而是⟦饮料⟧", "is_a", False),
        ("⟦茶⟧不是药而是⟦饮料⟧", "is_a", False),
        ("⟦茶歌⟧是不是⟦民歌⟧", "is_a", False),
        ("⟦茶歌⟧和⟦非遗⟧", "is_a", False),
        ("⟦茶歌⟧是非常动听的⟦民歌⟧", "is_a", False),
        ("⟦茶歌⟧莫不是⟦民歌⟧", "is_a", False),
    ],
)
def test_a_relation_is_denied_where_words_deny_its_verb(
    denials: Denials, marked: str, relation: str, expected: bool
) -> None:
    text, _ = to_mentions(marked)
    said = denials.mend(text, state(marked, relation, "asserted")).qualifiers
    assert (said.polarity == "negative") is expected


@pytest.mark.parametrize(
    ("marked", "action", "expected"),
    [
        ("严禁各村擅自开垦⟦古茶园⟧", "开垦", True),
        ("不可盲目追逐⟦热门茶⟧", "追逐", True),
        ("绝不能让⟦古茶园⟧荒废", "让", True),
        ("不能不保护⟦古茶园⟧", "保护", False),
        ("要保护⟦古茶园⟧", "保护", False),
        ("不要只补贴⟦茶机⟧", "补贴", False),
        ("不得毁林，要保护⟦古茶园⟧", "保护", False),
        ("各村不得⟦擅自毁林⟧", "不得", True),
        ("茶商不能⟦一哄而上⟧", "不能", True),
        ("茶商切忌⟦一哄而上⟧", "切忌", False),
    ],
)
def test_what_nobody_should_do_is_a_demand_denied(
    denials: Denials, marked: str, action: str, expected: bool
) -> None:
    text, _ = to_mentions(marked)
    said = denials.mend(text, state(marked, "calls_for", "asserted", action)).qualifiers
    assert (said.polarity == "negative") is expected


@pytest.mark.parametrize(
    ("marked", "said", "expected"),
    [
        ("⟦机器⟧不能取代⟦茶师⟧", "possible", "asserted"),
        ("⟦机器⟧未必取代⟦茶师⟧", "possible", "possible"),
        ("⟦机器⟧不应取代⟦茶师⟧", "advocated", "advocated"),
        ("⟦机器⟧能够取代⟦茶师⟧", "possible", "possible"),
    ],
)
def test_what_cannot_be_is_no_possibility(
    denials: Denials, marked: str, said: Modality, expected: Modality
) -> None:
    text, _ = to_mentions(marked)
    found = denials.mend(text, state(marked, "transforms_into", said))
    assert found.qualifiers.modality == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("产业集聚并不必然促进技术创新。", "negative"),
        ("产业集聚必然促进技术创新。", "positive"),
    ],
)
def test_the_pipeline_states_a_denial(text: str, expected: str) -> None:
    (found,) = spacy.load(HERE / "zh_xinzhi")(text)._.relations
    assert found.qualifiers.polarity == expected
