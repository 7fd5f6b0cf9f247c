"""What a load has brought to an endpoint: graph → digest of its lines, in a file of the store's folder."""

from __future__ import annotations

import contextlib
import hashlib
import json
from pathlib import Path

from ingest.store import files


def content_digest(lines: list[str]) -> str:
    """The SHA-256 (hex) of the N-Quads lines of a graph."""
    return hashlib.sha256("".join(lines).encode("utf-8")).hexdigest()


class LoadState:
    """The note of one endpoint. A lost or broken file costs time only: graphs are compared or sent again."""

    def __init__(self, path: Path, endpoint: str, graphs: dict[str, str]) -> None:
        self.path = path
        self.endpoint = endpoint
        self.graphs = graphs
        self.unsaved = 0

    @classmethod
    def read(cls, folder: Path, endpoint: str) -> LoadState:
        """The note about `endpoint` (a URL) in a store's folder; an empty one where there is none."""
        path = folder / "loads" / f"{hashlib.sha256(endpoint.encode('utf-8')).hexdigest()[:16]}.json"
        try:
            found = json.loads(path.read_bytes())
            graphs = {str(graph): str(digest) for graph, digest in found["graphs"].items()}
        except (OSError, ValueError, KeyError, AttributeError):
            graphs = {}
        return cls(path, endpoint, graphs)

    def forget(self, graph: str) -> None:
        """Notes, at once, that `graph` is not whole at the endpoint."""
        if self.graphs.get(graph):
            self.graphs[graph] = ""
            self.save()

    def note(self, graph: str, digest: str) -> None:
        """Notes that `graph` has arrived."""
        self.graphs[graph] = digest
        self.unsaved += 1

    def save(self) -> None:
        """Writes the file. Where the store's disk is read-only, the load still works, but cannot be resumed."""
        data = json.dumps({"endpoint": self.endpoint, "graphs": self.graphs}, sort_keys=True, indent=0)
        with contextlib.suppress(OSError):
            files.write(self.path, data.encode("utf-8"))
        self.unsaved = 0
