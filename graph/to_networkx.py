"""The model for analysis: a `Knowledge` as a networkx graph of entities and claims."""

from __future__ import annotations

import networkx as nx

from graph.property_model import STATED
from ontology import Claim, Entity, Knowledge, Link


def to_networkx(knowledge: Knowledge) -> nx.MultiDiGraph[str]:
    """Give a graph whose nodes are keyed by the entities' IRIs and whose edges by the claims'.

    A node carries `name, class, name_en, aliases, documents`; an edge carries `relation`, the
    qualifiers `modality, polarity, action, measure, time, place, source`, and `support`, `bound`
    and `confidence`. What is not stated is None. Nodes and edges are added in the order of their
    IRIs, whatever the order of the rows. A link between documents, people and bodies is an edge
    keyed by its name, with `relation` alone. Raises `ValueError` where a claim or link joins an
    unknown entity.
    """
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for entity in sorted(knowledge.entities, key=lambda entity: entity.iri):
        graph.add_node(entity.iri, **_of_entity(entity))
    for claim in sorted(knowledge.claims, key=lambda claim: claim.claim):
        for end in (claim.subject, claim.object):
            if end not in graph:
                raise ValueError(f"claim {claim.claim} joins {end}, which is no entity here")
        graph.add_edge(claim.subject, claim.object, key=claim.claim, **_of_claim(claim))
    for subject, predicate, object_ in sorted({_ends(link) for link in knowledge.links}):
        for end in (subject, object_):
            if end not in graph:
                raise ValueError(f"a link {predicate} joins {end}, which is no entity here")
        graph.add_edge(subject, object_, key=predicate, relation=predicate)
    return graph


def _ends(link: Link) -> tuple[str, str, str]:
    return link.subject, link.predicate, link.object


def _of_entity(entity: Entity) -> dict[str, object]:
    return {
        "name": entity.name,
        "class": entity.class_,
        "name_en": entity.name_en,
        "aliases": entity.aliases,
        "documents": entity.documents,
    }


def _of_claim(claim: Claim) -> dict[str, object]:
    stated = {name: getattr(claim, name) for name in STATED if name != "relation"}
    return {"relation": claim.predicate, **stated, "confidence": claim.confidence}
