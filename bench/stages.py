"""One process through all stages, each timed. `python -m bench.stages FILE STORE` prints one JSON object."""

from __future__ import annotations

import json
import resource
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from ingest.clean import cut
from ingest.data import folder
from ingest.describe import catalogue, ids
from ingest.describe.gate import Gate
from ingest.describe.quads import quads
from ingest.model import Issue
from ingest.pipeline import Pipeline
from ingest.present.progress import progress
from ingest.read import read
from ingest.recognise.recogniser import DefaultRecogniser
from ingest.store.embedded import GraphLines, Store

STAGES = ("read", "clean", "analyse", "label names", "recognise", "resolve", "understand", "describe", "gate", "store")
_GRAPHS = 100  # written at once, as `naba ingest` does
RSS_UNITS = 1_000_000 if sys.platform == "darwin" else 1_000  # ru_maxrss counts bytes there, kilobytes elsewhere
_WITHIN = {"analyser": "analyse", "recogniser": "recognise", "linker": "resolve", "understanding": "understand"}


class Clock:
    """Seconds by stage."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = defaultdict(float)

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Adds the time of the block to a stage."""
        began = time.perf_counter()
        yield
        self.seconds[name] += time.perf_counter() - began

    def timed(self, name: str, work: Callable[..., Any]) -> Callable[..., Any]:
        """`work`, with its time added to a stage."""

        def run(*given: Any) -> Any:
            with self.stage(name):
                return work(*given)

        return run


def measure(path: Path, store_folder: Path) -> dict[str, Any]:
    """Seconds by stage, seconds of loading, processor seconds of the rest, counts, and the peak memory of this process in MB."""
    began = time.perf_counter()
    pipeline, gate = Pipeline(), Gate(folder("ontology") / "shapes")
    loading = time.perf_counter() - began
    worked = time.process_time()
    clock = Clock()
    # The trained model works inside the recogniser; its time is shown beside the rest of it.
    assert isinstance(pipeline.recogniser, DefaultRecogniser)
    tagger = pipeline.recogniser.tagger
    tagger.read = clock.timed("label names", tagger.read)  # type: ignore[method-assign]  # for this measure only
    for attribute, stage in _WITHIN.items():
        setattr(pipeline, attribute, clock.timed(stage, getattr(pipeline, attribute)))
    with clock.stage("read"):
        pages = list(read([str(path)]))
    articles = words = sentences = 0
    waiting: list[GraphLines] = []
    cutting = clock.timed("clean", cut)
    with (
        Store.open(store_folder) as store,
        progress(sys.stderr, sys.stderr.isatty(), "stages, one process") as told,
    ):
        for number, page in enumerate(pages, 1):
            if isinstance(page, Issue):
                continue
            for article in cutting(page)[0]:
                annotation = pipeline.annotate(article)
                articles += 1
                words += sum(token.kind == "word" for token in annotation.tokens)
                sentences += len(annotation.sentences)
                with clock.stage("describe"):
                    made = quads(annotation)
                    entry = catalogue.entry(article, "bench")
                with clock.stage("gate"):
                    (lines,), _ = gate.check([made], [page.origin])
                waiting.append((ids.article_graph(ids.article_of(article)), lines, entry))
            if len(waiting) >= _GRAPHS or number == len(pages):
                with clock.stage("store"):
                    store.replace(waiting)
                waiting = []
            told(number, len(pages), "")
    clock.seconds["recognise"] -= clock.seconds["label names"]
    return {
        "seconds": {stage: clock.seconds[stage] for stage in STAGES},
        "loading": loading,
        "cpu_seconds": time.process_time() - worked,
        "articles": articles,
        "words": words,
        "sentences": sentences,
        "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / RSS_UNITS,
    }


if __name__ == "__main__":
    print(json.dumps(measure(Path(sys.argv[1]), Path(sys.argv[2]))))
