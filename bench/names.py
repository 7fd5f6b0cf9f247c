"""Analysis and recognition alone, from text to names, by several processes. `python -m bench.names FILE PROCESSES` prints JSON."""

from __future__ import annotations

import json
import sys
import time
from multiprocessing import get_context
from multiprocessing.synchronize import Barrier
from pathlib import Path
from typing import Any

from ingest.clean import cut
from ingest.model import Article, Issue, Parsed
from ingest.pipeline import Pipeline
from ingest.read import read


def measure(path: Path, processes: int) -> dict[str, Any]:
    """Words, seconds from the moment that all have loaded to the end of the last one, processor seconds of all."""
    context = get_context("spawn")
    ready = context.Barrier(processes)
    results = context.SimpleQueue()
    workers = [context.Process(target=_work, args=(path, i, processes, ready, results)) for i in range(processes)]
    for worker in workers:
        worker.start()
    found = [results.get() for _ in workers]
    for worker in workers:
        worker.join()
    return {
        "words": sum(words for words, _, _ in found),
        "seconds": max(seconds for _, seconds, _ in found),
        "cpu_seconds": sum(worked for _, _, worked in found),
    }


def _work(path: Path, number: int, processes: int, ready: Barrier, results: Any) -> None:
    """Every so many-th article, by the analyser and the recogniser of the pipeline."""
    pipeline = Pipeline()
    articles: list[Article] = []
    for i, page in enumerate(read([str(path)])):
        if i % processes == number and not isinstance(page, Issue):
            articles += cut(page)[0]
    ready.wait()
    began, worked, words = time.perf_counter(), time.process_time(), 0
    for article in articles:
        parsed = Parsed(article, *pipeline.analyser(article.text))
        pipeline.recogniser(parsed)
        words += sum(token.kind == "word" for token in parsed.tokens)
    results.put((words, time.perf_counter() - began, time.process_time() - worked))


if __name__ == "__main__":
    print(json.dumps(measure(Path(sys.argv[1]), int(sys.argv[2]))))
