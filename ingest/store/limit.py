"""Queries with a time limit. The store's library cannot stop a query, a process can be stopped: so one runs them."""

from __future__ import annotations

import os
import pickle
import select
import struct
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import IO

import ingest
from ingest.errors import NabaError, QueryError
from ingest.store.rdf import Answer, Rows, Term, Triples, Truth

_HEAD = struct.Struct(">Q")


class LimitedQueries:
    """A process that answers queries on the store in `path` (nobody may write to it meanwhile)."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._process: subprocess.Popen[bytes] | None = None

    def query(self, text: str, graphs: Sequence[str] | None, bindings: Mapping[str, Term], timeout: float) -> Answer:
        """The answer, as `Store.query` gives it. Raises QueryError when `timeout` seconds are over."""
        process = self._started()
        assert process.stdin is not None and process.stdout is not None
        deadline = time.monotonic() + timeout
        send(process.stdin, (text, graphs, bindings))
        try:
            answer = _receive_until(process.stdout, deadline)
        except TimeoutError:
            self.close()
            raise QueryError(
                f"the query was stopped after its time limit of {timeout:g} s; narrow it down or raise the limit"
            ) from None
        except EOFError:
            self.close()
            raise QueryError("the query ended its process (out of memory?); narrow it down") from None
        except BaseException:  # an interrupt: the process still works on this query and must not answer the next
            self.close()
            raise
        if isinstance(answer, NabaError):
            raise answer
        assert isinstance(answer, Rows | Truth | Triples)
        return answer

    def close(self) -> None:
        """Stops the process."""
        if self._process is not None:
            self._process.kill()
            self._process.communicate()
            self._process = None

    def _started(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            root = str(Path(ingest.__file__).resolve().parent.parent)
            path = os.pathsep.join(filter(None, (root, os.environ.get("PYTHONPATH", ""))))
            self._process = subprocess.Popen(
                [sys.executable, "-m", "ingest.store.answerer", str(self._path)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                env={**os.environ, "PYTHONPATH": path},
            )
            assert self._process.stdout is not None
            self._process.stdout.read(1)  # ready: its start is not part of the query's time
        return self._process


def send(stream: IO[bytes], value: object) -> None:
    """Writes one value."""
    data = pickle.dumps(value)
    stream.write(_HEAD.pack(len(data)) + data)
    stream.flush()


def _receive_until(stream: IO[bytes], deadline: float) -> object:
    handle = stream.fileno()

    def read(size: int) -> bytes:
        parts = bytearray()
        while len(parts) < size:
            ready, _, _ = select.select([handle], [], [], max(0.0, deadline - time.monotonic()))
            if not ready:
                raise TimeoutError
            part = os.read(handle, min(1 << 20, size - len(parts)))
            if not part:
                raise EOFError
            parts += part
        return bytes(parts)

    return pickle.loads(read(_HEAD.unpack(read(_HEAD.size))[0]))


def receive(stream: IO[bytes]) -> tuple[str, Sequence[str] | None, Mapping[str, Term]]:
    """Reads one question; raises EOFError at the end."""
    head = stream.read(_HEAD.size)
    if len(head) < _HEAD.size:
        raise EOFError
    text, graphs, bindings = pickle.loads(stream.read(_HEAD.unpack(head)[0]))
    return text, graphs, bindings
