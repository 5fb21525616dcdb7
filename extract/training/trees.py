"""LightGBM's trees as the arrays that extraction evaluates."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from extract.pairs.forest import Forest


def to_forest(dump: Mapping[str, Any]) -> Forest:
    """Turn a dumped model of numeric splits without missing values into a forest."""
    trees = [_to_nodes(tree["tree_structure"]) for tree in dump["tree_info"]]
    size, count = max(len(nodes) for nodes in trees), len(trees)
    feature = np.zeros((count, size), np.int16)
    threshold = np.zeros((count, size))
    value = np.zeros((count, size), np.float32)
    left = np.tile(np.arange(size, dtype=np.int16), (count, 1))
    right = left.copy()
    for number, nodes in enumerate(trees):
        for at, node in enumerate(nodes):
            if "leaf_value" in node:
                value[number, at] = node["leaf_value"]
            else:
                feature[number, at] = node["split_feature"]
                threshold[number, at] = node["threshold"]
                left[number, at], right[number, at] = node["children"]
    depth = max(node["depth"] for nodes in trees for node in nodes)
    return Forest(feature, threshold, left, right, value, depth)


def _to_nodes(root: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Give the nodes of a tree, the root first, with their depths and the places of children."""
    nodes: list[dict[str, Any]] = [{**root, "depth": 0}]
    for node in nodes:
        if "leaf_value" not in node:
            node["children"] = len(nodes), len(nodes) + 1
            for side in ("left_child", "right_child"):
                nodes.append({**node[side], "depth": node["depth"] + 1})
    return nodes
