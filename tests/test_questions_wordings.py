"""The shared questions on facts in other words: what other relations say, and near misses."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.questions import answer_question, read_questions
from graph.rdf.write_turtle import write_rdf
from graph.stores.write_stores import write_stores
from graph.tables import write_tables
from ontology import Knowledge, read_schema
from tests.explorer_sample import Builder

QUESTIONS = {question.id: question for question in read_questions()}
NEW = ("新型劳动对象", "数据", "传感器")
POWER = ("40亿千瓦时", "50亿千瓦时")
ENTITIES = {
    "ProductiveForce": ("新质生产力", "传统生产力", "生产力系统", "绿色生产力"),
    "Factor": ("劳动者", "设备", "石油", "蒸汽机", "稀土", "劳动对象", *NEW),
    "Feature": ("工艺新", "零排放", "共同富足", "公平"),
    "Process": ("电力化", "分步改造", "联网"),
    "Event": ("印刷革命", "第五次科技革命", "辛亥革命", "铁路革命"),
    "Industry": ("战略性新兴产业", "卫星制造", "未来产业", "纺织业", "农业"),
    "Technology": ("光刻技术", "数字技术", "大数据"),
    "Principle": ("新发展理念", "安全", "可持续发展", "绿色发展"),
    "Problem": ("水源短缺", "人口老龄化"),
    "Concept": ("共和制", "产业政策", "报刊"),
    "Person": ("习近平", "林书瑶"),
    "Organization": ("欧盟", "评论社"),
    "Document": ("新欧洲创新议程", "评述"),
    "Place": ("东湾市", "西岭市"),
    "Indicator": ("数据产量", "全球占比", "数据存储量", "失业率", "增速", "用电量", "数字经济"),
    "Quantity": ("9.3ZB", "8.8%", "700EB", "5%", "6%", "61万亿元", "12%", *POWER),
}  # fmt: skip
OUTPUT = "2022年数据产量为9.3ZB，全球占比8.8%，数据存储量700EB，失业率5%。"
VISIT = "2023年9月，习近平在黑龙江考察，要求办好水源短缺之地的农业。"
SECOND = "他在会上谈到绿色发展。"
CLAIMS = [
    ("生产力系统", "has_part", "劳动者", {}),
    ("绿色生产力", "has_part", "设备", {}),
    ("工艺新", "carrier_of", "新质生产力", {}),
    ("卫星制造", "carrier_of", "新质生产力", {}),
    ("传统生产力", "depends_on", "石油", {}),
    ("传统生产力", "depends_on", "电力化", {}),
    ("传统生产力", "depends_on", "印刷革命", {}),
    ("零排放", "carrier_of", "绿色生产力", {}),
    ("战略性新兴产业", "has_part", "卫星制造", {}),
    ("新质生产力", "is_a", "战略性新兴产业", {}),
    ("纺织业", "is_a", "战略性新兴产业", {"polarity": "negative"}),
    ("未来产业", "has_part", "光刻技术", {}),
    ("东湾市", "is_a", "未来产业", {}),
    ("公平", "is_a", "新发展理念", {}),
    ("新发展理念", "is_a", "安全", {}),
    ("数字技术", "has_part", "分步改造", {}),
    ("数字技术", "has_part", "大数据", {}),
    ("印刷革命", "has_feature", "光刻技术", {}),
    ("铁路革命", "has_feature", "蒸汽机", {}),
    ("辛亥革命", "has_feature", "共和制", {}),
    ("新型劳动对象", "has_part", "稀土", {}),
    ("稀土", "has_part", "新型劳动对象", {"polarity": "negative"}),
    ("新型劳动对象", "is_a", "劳动对象", {}),
    ("可持续发展", "faces", "水源短缺", {}),
    ("人口老龄化", "faces", "水源短缺", {}),
    ("欧盟", "proposes", "新欧洲创新议程", {}),
    ("评述", "proposes", "新欧洲创新议程", {}),
    ("数字经济", "has_value", "61万亿元", {"time": "2022年"}),
    ("数字经济", "has_value", "12%", {"time": "2022年"}),
    ("数字经济", "has_value", "40亿千瓦时", {"time": "2022年", "measure": "用电"}),
    # what is aimed at and reached in one place and another, as a level and as a change
    ("用电量", "has_value", "50亿千瓦时", {"modality": "advocated", "place": "东湾市"}),
    ("用电量", "has_value", "40亿千瓦时", {"place": "东湾市", "measure": "增长到"}),
    ("用电量", "has_value", "6%", {"place": "东湾市", "measure": "同比增长"}),
    ("用电量", "has_value", "61万亿元", {"place": "西岭市"}),
]  # fmt: skip
DEMANDS = [
    ("随笔", "calls_for", "联网", {"action": "推进"}),
    ("随笔", "calls_for", "人口老龄化", {"action": "切忌"}),
    ("评述", "calls_for", "数字技术", {"action": "运用"}),
    ("评述", "calls_for", "安全", {"action": "坚持"}),
    ("联网", "promotes", "安全", {}),
    ("大数据", "promotes", "联网", {}),
]
"""A document that speaks of a technology and of a principle joins them no more than its reader."""
QUOTED = [
    (OUTPUT, ("数据产量", "has_value", "9.3ZB", {"time": "2022年"})),
    (OUTPUT, ("全球占比", "has_value", "8.8%", {})),
    (OUTPUT, ("数据存储量", "has_value", "700EB", {"time": "2022年"})),
    (OUTPUT, ("失业率", "has_value", "5%", {"time": "2022年"})),
    ("增速6%。", ("增速", "has_value", "6%", {"time": "2022年"})),
    (VISIT, ("习近平", "calls_for", "农业", {})),
    (VISIT, ("习近平", "calls_for", "报刊", {"time": "2024年"})),
    (VISIT, ("林书瑶", "calls_for", "产业政策", {})),
    (SECOND, ("习近平", "calls_for", "绿色发展", {"context": VISIT})),
    (SECOND, ("习近平", "calls_for", "传感器", {})),
    ("林书瑶说报刊重在公平。", ("报刊", "has_feature", "公平", {"source": "林书瑶"})),
]
ANSWERS = {
    "elements-of-productive-forces": {"劳动者"},
    "traits-of-new-quality": {"工艺新"},
    "traits-of-traditional": {"石油", "电力化"},
    "strategic-emerging-industries": {"卫星制造"},
    "future-industries": {"光刻技术"},
    "development-philosophy": {"公平"},
    "empowerment-steps": {"分步改造"},
    "revolutions": {"印刷革命", "铁路革命"},
    "new-objects-of-labour": {"稀土"},
    "what-hinders": {"水源短缺"},
    "who-issued": {"欧盟"},
    "size-of-digital-economy": {"61万亿元"},
    "data-output": {"9.3ZB", "8.8%"},
    "what-was-urged-in-heilongjiang": {"农业", "绿色发展"},
    "targets-and-actuals": {"用电量"},
    "most-quoted-speakers": {"习近平", "林书瑶"},
    "who-speaks-of-what": {"林书瑶"},
    "bridges": {"联网"},
    "planned-not-achieved": {"农业", "产业政策", "绿色发展", "传感器"},
}


def make_knowledge() -> Knowledge:
    builder = Builder()
    for class_, names in ENTITIES.items():
        for name in names:
            builder.entity(name, class_)
    builder.document("随笔")
    builder.entity("随笔", "Document")
    for head, relation, tail, stated in [*CLAIMS, *DEMANDS]:
        builder.claim((head, relation, tail), f"{head}，{tail}。", tail, **stated)
    for quote, (head, relation, tail, stated) in QUOTED:
        builder.claim((head, relation, tail), quote, tail, **stated)
    return builder.build()


@pytest.fixture(scope="module")
def worded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder, schema = tmp_path_factory.mktemp("worded"), read_schema()
    write_tables(make_knowledge(), folder)
    write_rdf(make_knowledge(), schema, folder)
    write_stores(folder, "worded", [relation.name for relation in schema.relations])
    return folder


@pytest.mark.parametrize("id_", ANSWERS)
def test_what_other_words_say_is_found_and_near_misses_are_not(worded: Path, id_: str) -> None:
    answers = answer_question(worded, QUESTIONS[id_])
    place = answers.sparql.columns.index("answer")
    assert {row[place] for row in answers.sparql.rows} == ANSWERS[id_]
    assert answers.alike


def test_a_target_is_compared_with_a_level_of_its_own_place(worded: Path) -> None:
    answer = answer_question(worded, QUESTIONS["targets-and-actuals"]).sparql
    places = [answer.columns.index(name) for name in ("target", "actual")]
    pairs = [tuple(row[place] for place in places) for row in answer.rows]
    assert pairs == [("50亿千瓦时", "40亿千瓦时")]
