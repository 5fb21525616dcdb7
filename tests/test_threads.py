"""Reading a document takes one thread, and leaves the settings as they were."""

from __future__ import annotations

import numpy as np
from threadpoolctl import threadpool_info, threadpool_limits

from extract.threads import in_one_thread


def count_threads() -> set[int]:
    return {pool["num_threads"] for pool in threadpool_info() if pool["user_api"] == "blas"}


def test_numpy_runs_in_one_thread_inside_and_as_before_outside() -> None:
    assert np.ones((2, 2)).sum() == 4
    with threadpool_limits(2, user_api="blas"):
        before = count_threads()
        assert before
        assert in_one_thread(count_threads)() == {1}
        assert count_threads() == before
