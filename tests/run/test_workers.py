"""Results in order, batches drawn as needed, errors of a worker in the process that asked."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from ingest.errors import DataError
from ingest.run.workers import mapped


def slow_first(number: int) -> int:
    if number == 0:
        import time

        time.sleep(0.3)
    return number * number


def broken(number: int) -> int:
    raise DataError(f"no data for {number}")


@pytest.mark.parametrize("workers", [1, 2])
def test_results_come_in_the_order_of_the_batches(workers: int) -> None:
    assert list(mapped(slow_first, range(9), workers)) == [n * n for n in range(9)]


@pytest.mark.parametrize("workers", [1, 2])
def test_an_error_of_the_work_is_raised_here(workers: int) -> None:
    with pytest.raises(DataError, match="no data for 0"):
        list(mapped(broken, range(3), workers))


@pytest.mark.parametrize("workers", [1, 2])
def test_no_more_batches_are_drawn_than_the_workers_need(workers: int) -> None:
    drawn = []

    def batches() -> Iterator[int]:
        for number in range(1000):
            drawn.append(number)
            yield number

    results = mapped(slow_first, batches(), workers)
    next(results)
    assert len(drawn) <= 4
    results.close()
