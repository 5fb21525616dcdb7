"""One thread for the products of matrices while a document is read.

A sentence's matrices are small: threads that wait for one another cost more than they bring, most
of all where several processes share the cores. And sums have one order, on any number of cores.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, wraps
from typing import ParamSpec, TypeVar

from threadpoolctl import ThreadpoolController

Given = ParamSpec("Given")
Result = TypeVar("Result")


def in_one_thread(function: Callable[Given, Result]) -> Callable[Given, Result]:
    """Make a function whose numpy runs in one thread; what was set before holds again after it."""

    @wraps(function)
    def limited(*args: Given.args, **kwargs: Given.kwargs) -> Result:
        with _find_pools().limit(limits=1, user_api="blas"):
            return function(*args, **kwargs)

    return limited


@cache
def _find_pools() -> ThreadpoolController:
    return ThreadpoolController()
