"""The whole path by several processes, as `naba ingest --workers` runs it, with the memory of all of them together.

`python -m bench.whole FILE STORE WORKERS AT` prints one JSON object; AT is the number of articles at which the clock is
read for the first time.
"""

from __future__ import annotations

import json
import sys
import threading
import time
from pathlib import Path
from typing import Any

import psutil  # type: ignore[import-untyped]  # it brings no types

from ingest.present.progress import progress
from ingest.read import read
from ingest.run.into_store import ingest
from ingest.run.work import Standard, Task
from ingest.store.embedded import Store

_EVERY = 0.2  # seconds between two looks at memory
_BATCH = 8  # pages that `ingest` gives a worker at once


class Watch(threading.Thread):
    """The highest memory of this process and its children so far, in MB (resident; what they share counts twice)."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.peak_mb = 0.0
        self._over = threading.Event()

    def run(self) -> None:
        """Looks until `stop`."""
        me = psutil.Process()
        while not self._over.wait(_EVERY):
            total = 0
            for process in (me, *me.children(recursive=True)):
                try:
                    total += process.memory_info().rss
                except psutil.Error:  # it ended in between
                    continue
            self.peak_mb = max(self.peak_mb, total / 1e6)

    def stop(self) -> None:
        """Ends the thread."""
        self._over.set()
        self.join()


def measure(path: Path, store_folder: Path, workers: int, at: int) -> dict[str, Any]:
    """Seconds from the first results on (loading left out) to `at` articles and to the end, and memory at both.

    `warm` tells how many articles were done when the clock started: those that the workers began with.
    """
    warm = workers * _BATCH
    moments: dict[int, tuple[float, float]] = {}
    began = time.perf_counter()
    watch = Watch()
    watch.start()
    with (
        Store.open(store_folder) as store,
        progress(sys.stderr, sys.stderr.isatty(), f"whole path, {workers} workers") as told,
    ):

        def note(done: int, origin: str) -> None:
            if done in (warm, at):
                moments[done] = time.perf_counter() - began, watch.peak_mb
            told(done, None, "")

        outcome = ingest(store, read([str(path)]), Task(Standard(), "bench"), workers, note)
    end = time.perf_counter() - began
    watch.stop()
    start = moments.get(warm, (0.0, 0.0))[0]
    till, peak_till = moments.get(at, (end, watch.peak_mb))
    return {
        "pages": outcome.pages,
        "warm": warm if warm in moments and warm < min(at, outcome.pages) else 0,
        "start": start,
        "seconds_at": till,
        "seconds": end,
        "peak_mb_at": peak_till,
        "peak_mb": watch.peak_mb,
    }


if __name__ == "__main__":
    print(json.dumps(measure(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4]))))
