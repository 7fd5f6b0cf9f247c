"""Batches through one process or several; the results come in the order of the batches either way."""

from __future__ import annotations

import multiprocessing
import signal
from collections import deque
from collections.abc import Callable, Generator, Iterable
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import TypeVar

from ingest.errors import NabaError

T = TypeVar("T")
B = TypeVar("B")

_WAITING = 2  # batches a worker: one in work, one at hand; more would only fill memory


def mapped(work: Callable[[B], T], batches: Iterable[B], workers: int) -> Generator[T, None, None]:
    """`work` of each batch, in order. For several workers, who are spawned, `work` and batches must be picklable.

    Batches are drawn as they are needed. Raises what `work` raises, and NabaError where a worker process died.
    """
    if workers <= 1:
        yield from map(work, batches)
        return
    pool = ProcessPoolExecutor(workers, multiprocessing.get_context("spawn"), initializer=_begin)
    waiting: deque[Future[T]] = deque()
    whole = False
    try:
        for batch in batches:
            waiting.append(pool.submit(work, batch))
            if len(waiting) >= workers * _WAITING:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
        whole = True
    except BrokenProcessPool as error:
        raise NabaError(
            "a worker process died (out of memory, or stopped from outside); what was written before is kept: "
            "run the same command again to go on, with fewer --workers where memory is short"
        ) from error
    finally:
        if not whole:
            for process in multiprocessing.active_children():
                process.terminate()
        pool.shutdown(wait=True, cancel_futures=True)


def _begin() -> None:
    """Ctrl-C ends a worker without a word; the process that started it says what there is to say."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
