"""Features of pairs of groups, as strings that the weights of the model are named by."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extract.pairs.context import Context
from extract.pairs.view import CLAUSE_MARKS, View, to_words

TELLING = to_words("了 要 应 必须 需 需要 应当 指出 强调 完成 其 这 它 我们 “ ？ 不")
"""Words that tell demands from reports wherever in the sentence they stand."""

BETWEEN = 18
"""Of a longer stretch between two groups only so many items at either end are read."""


def to_group_features(one: Context) -> list[str]:
    """Give what can be said of one group alone.

    One list, longer than the house allows: a feature a line, in the order they were learnt in.
    """
    l1, l2, l3 = one.left
    r1, r2, r3 = one.right
    c = one.class_
    return [
        f"c={c}",
        f"n={min(one.size, 3)}",
        f"l1={l1}",
        f"l2={l2}",
        f"l3={l3}",
        f"l12={l2} {l1}",
        f"l123={l3} {l2} {l1}",
        f"r1={r1}",
        f"r2={r2}",
        f"r12={r1} {r2}",
        f"r123={r1} {r2} {r3}",
        f"lr={l1} {r1}",
        f"lcr={l1} {c} {r1}",
        f"cl1={c} {l1}",
        f"cr1={c} {r1}",
        f"v={one.verb}",
        f"vl={one.verb_lists}",
        f"vlc={one.verb_lists} {c}",
        f"vr={one.verb} {r1}",
        f"vln={one.verb_lists} {one.noun}",
        f"rel={one.relative}",
        f"vrel={one.verb_lists} {one.relative}",
        f"p={one.preposition}",
        f"pc={one.preposition} {c}",
        f"pv={one.preposition} {one.next_lists}",
        f"pn={one.preposition} {one.noun}",
        f"noun={one.noun}",
        f"nv={one.next_verb}",
        f"nvl={one.next_lists}",
        f"nvlc={one.next_lists} {c}",
        f"pos={one.first} {one.last}",
        f"posv={one.first} {one.last} {one.verb_lists} {one.next_lists}",
        f"op={one.opener}",
        f"t={one.term}",
        f"t1={one.term[-1]}",
        f"t2={one.term[-2:]}",
        f"h2={one.term[:2]}",
        f"v0={one.verb[:1]}",
        f"v9={one.verb[-1:]}",
        f"vc={one.verb_cues}",
        f"vcc={one.verb_cues} {c}",
        f"vct={one.verb_cues} {one.term[-2:]}",
        f"vcr={one.verb_cues} {r1}",
        f"nc={one.noun_cues}",
        f"ncl={one.noun_cues} {l1}",
        f"vcnc={one.verb_cues} {one.noun_cues}",
        f"n0={one.noun[-1:]}",
        f"nvc={one.next_cues}",
        f"nvcc={one.next_cues} {c}",
        f"nv0={one.next_verb[:1]}",
        f"nv9={one.next_verb[-1:]}",
        f"mod={one.modal}",
        f"modv={one.modal} {one.verb_lists}",
    ]


def to_pair_features(
    view: View, contexts: Sequence[Context], left: int, right: int, subjects: Sequence[object]
) -> Iterator[str]:
    """Give what can be said of two groups together, `left` standing before `right`.

    One list, longer than the house allows: a feature a line, in the order they were learnt in.
    """
    one, two = contexts[left], contexts[right]
    i, j = view.places[left], view.places[right]
    between = view.items[i + 1 : j]
    groups = right - left - 1
    clauses = view.clauses[j] - view.clauses[i]
    where = f"{min(clauses, 3)}"
    cc = f"{one.class_} {two.class_}"
    yield f"cc={cc}"
    yield f"dg={min(groups, 5)}"
    yield f"dc={where}"
    yield f"dgc={min(groups, 4)} {where}"
    yield f"di={min(len(between), 12)}"
    yield f"firsts={one.first} {two.first} {two.last} {where}"
    if len(between) <= 6:
        joined = " ".join(between)
        yield f"B={joined}"
        yield f"Bc={joined} {cc}"
        yield f"Bl={one.left[0]} {joined}"
        yield f"Br={joined} {two.right[0]}"
    yield from _between_features(view, i, j, where)
    lone, ltwo, rone, rtwo = one.left[0], two.left[0], one.right[0], two.right[0]
    yield f"ll={lone} {ltwo}"
    yield f"rl={rone} {ltwo}"
    yield f"rr={rone} {rtwo}"
    yield f"lr={lone} {rtwo}"
    yield f"rlr={rone} {ltwo} {rtwo}"
    yield f"lrl={lone} {rone} {ltwo}"
    yield f"pv={one.preposition} {two.verb_lists} {where}"
    yield f"pV={one.preposition} {two.verb}"
    yield f"pn={one.preposition} {two.noun}"
    yield f"nl={one.noun} {ltwo}"
    yield f"nv={one.noun} {two.verb_lists}"
    yield f"lln={lone} {ltwo} {two.noun}"
    yield f"rn={rone} {ltwo} {two.noun}"
    yield f"pp={one.preposition} {two.preposition} {where}"
    yield f"tt={one.term[-2:]} {two.term[-2:]}"
    yield f"tc={one.term[-2:]} {two.class_}"
    yield f"ct={one.class_} {two.term[-2:]}"
    yield f"pnc={one.preposition} {two.noun_cues} {where}"
    yield f"pvc={one.preposition} {two.verb_cues} {where}"
    yield f"lnc={ltwo} {two.noun_cues} {where}"
    yield f"vcw={two.verb_cues} {where} {one.first} {min(groups, 3)}"
    yield f"vccc={two.verb_cues} {cc}"
    yield f"nvvc={one.next_cues} {two.verb_cues} {where}"
    yield f"ncvc={one.noun_cues} {two.verb_cues} {where}"
    yield f"ncl={one.noun_cues} {ltwo} {where}"
    same = one.next_at >= 0 and one.next_at == two.verb_at
    yield f"same={same} {two.verb_lists}"
    yield f"sameV={same} {two.verb} {two.right[0]}"
    yield f"samecc={same} {two.verb_lists} {cc}"
    yield f"vwhere={two.verb_lists} {where} {one.first} {min(groups, 3)}"
    yield f"Vwhere={two.verb} {where} {one.first}"
    yield f"vvl={one.next_lists} {two.verb_lists} {where}"
    subject = subjects[right]
    is_subject = subject == left
    yield f"subj={is_subject} {subject if isinstance(subject, str) else 'named'} {where}"
    yield f"subjv={is_subject} {two.verb_lists}"
    yield f"subjV={is_subject} {two.verb}"
    yield f"subjvcc={is_subject} {two.verb_lists} {cc}"
    yield f"subjvc={is_subject} {two.verb_cues}"
    yield f"subjvcnc={is_subject} {two.verb_cues} {two.noun_cues}"
    yield f"subjvccc={is_subject} {two.verb_cues} {cc}"
    yield f"subjl={is_subject} {two.left[1]} {ltwo}"
    yield f"subji={subjects[left] == right}"
    between_classes = " ".join(view.groups[k].class_ for k in range(left + 1, right)[:3])
    yield f"gb={between_classes}"


def _between_features(view: View, i: int, j: int, where: str) -> Iterator[str]:
    ks: Sequence[int] = range(i + 1, j)
    if len(ks) > 2 * BETWEEN:
        ks = [*ks[:BETWEEN], *ks[-BETWEEN:]]
    previous = "⟨"
    verbs: list[str] = []
    cues: list[str] = []
    openers: list[str] = []
    for k in ks:
        item = view.items[k]
        yield f"b={item}"
        yield f"bb={previous} {item}"
        for cue in view.cues[k]:
            yield f"bc={cue}"
            yield f"bcw={cue} {where}"
        if view.verbs[k]:
            yield f"bv0={item[0]}"
            yield f"bv9={item[-1]}"
            cues.append(" ".join(view.cues[k]))
            verbs.append(view.verbs[k])
        if previous[0] in CLAUSE_MARKS:
            openers.append(view.verbs[k] or ("G" if item[0] == "<" else item))
        previous = item
    yield f"bb={previous} ⟩"
    for verb in verbs:
        yield f"bv={verb}"
        yield f"bvw={verb} {where}"
    if verbs:
        yield f"bv1={verbs[0]}"
        yield f"bvz={verbs[-1]}"
        yield f"bc1={cues[0]}"
        yield f"bcz={cues[-1]}"
        yield f"bcs={'|'.join(cues[:4])}"
        yield f"bvs={' '.join(verbs[:4])}"
    for opener in openers:
        yield f"op={opener}"
    if openers:
        yield f"ops={' '.join(openers[-3:])}"


def to_role_features(view: View, contexts: Sequence[Context], at: int, subject: str) -> list[str]:
    """Give what can be said of one group in its sentence: where it stands and what comes before."""
    one = contexts[at]
    place = view.places[at]
    clause = view.clauses[place]
    inside = [k for k, number in enumerate(view.clauses) if number == clause]
    first = inside[0]
    words = set(view.items)
    before = sum(view.clauses[view.places[group]] == clause for group in range(at))
    openers = [
        ("V" if view.verbs[k] else "G" if view.items[k][0] == "<" else view.items[k])
        for k in range(place + 1)
        if not k or view.clauses[k - 1] != view.clauses[k]
    ]
    features = [
        f"sub={subject}",
        f"subv={subject} {one.verb_lists}",
        f"subV={subject} {one.verb}",
        f"cl={min(clause, 3)}",
        f"s0={view.items[0]}",
        f"s0v={view.verbs[0]}",
        f"s01={' '.join(view.items[:2])}",
        f"c0={view.verbs[first]}",
        f"c01={' '.join(view.items[first : first + 2])}",
        f"c0v={view.verbs[first]} {one.verb_lists} {one.first}",
        f"ops={' '.join(openers[-4:])}",
        f"op0={openers[0]}",
        f"ng={min(before, 3)}",
        f"ngsent={min(at, 3)}",
        f"ngv={min(before, 2)} {one.verb_lists}",
        *(f"w={word}" for word in sorted({view.items[k] for k in inside})),
        *(f"has={word}" for word in TELLING if word in words),
    ]
    if at:
        gap = view.items[view.places[at - 1] + 1 : place]
        features.append(f"prev={contexts[at - 1].class_} {min(len(gap), 5)}")
        features.append(f"prevb={' '.join(gap[:4])}")
    if at + 1 < len(contexts):
        gap = view.items[place + 1 : view.places[at + 1]]
        features.append(f"next={contexts[at + 1].class_} {min(len(gap), 5)}")
        features.append(f"nextb={' '.join(gap[:4])}")
    return features
