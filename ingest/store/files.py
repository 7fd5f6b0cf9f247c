"""The folder of the embedded store: one N-Quads file a graph (the source of truth), the journal, the lock.

Every file is written whole: to a temporary name, synced, renamed. So a file that is there is complete.
"""

from __future__ import annotations

import errno
import fcntl
import hashlib
import json
import os
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from ingest.describe import ids
from ingest.errors import StoreError

_HEX = re.compile(r"[0-9a-f]{20,64}")
_NAME = re.compile(r"[a-z][a-z0-9-]{0,40}")


def graph_file(folder: Path, graph: str) -> Path:
    """Where the lines of `graph` stand: `nquads/<2 hex>/<hash>.nq`; `nquads/<name>.nq` for authority and the like."""
    name = graph.removeprefix(ids.GRAPHS) if graph.startswith(ids.GRAPHS) else ""
    if _NAME.fullmatch(name):
        return folder / "nquads" / f"{name}.nq"
    key = name.removeprefix("article/")
    if not _HEX.fullmatch(key):
        key = hashlib.sha256(graph.encode("utf-8", "surrogatepass")).hexdigest()
    return folder / "nquads" / key[:2] / f"{key}.nq"


@contextmanager
def told(path: Path, doing: str) -> Iterator[None]:
    """Turns an error of the file system into a StoreError that names the path and says what to do."""
    try:
        yield
    except OSError as error:
        raise StoreError(explain(error, path, doing)) from error


def explain(error: OSError, path: Path, doing: str) -> str:
    """One line for an error of the file system; the store's library gives only a message, so that is read too."""
    text = str(error)
    if error.errno in (errno.ENOSPC, errno.EDQUOT) or "No space left" in text or "quota exceeded" in text:
        return f"{path}: the disk is full while {doing}; make room and run it again, what was written before is kept"
    if error.errno in (errno.EROFS, errno.EACCES, errno.EPERM) or re.search("Read-only|Permission denied", text):
        return f"{path}: cannot be written while {doing} (read-only disk or no permission); choose another folder"
    return f"{path}: {error.strerror or text} while {doing}"


def write(path: Path, data: bytes) -> None:
    """Writes `data` to `path` in one step: whoever reads sees the old content or the new. Raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f"{path.name}.tmp")
    try:
        with draft.open("wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        draft.replace(path)
    except OSError:
        draft.unlink(missing_ok=True)
        raise


def sync_folders(folders: Iterable[Path]) -> None:
    """Makes renames in these folders last through a power cut."""
    for folder in sorted(set(folders)):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def write_pending(folder: Path, graphs: Iterable[str]) -> None:
    """Notes the graphs that are about to change, so that `recover` can finish or undo what a crash cut short."""
    write(folder / "pending", json.dumps(sorted(graphs)).encode("utf-8"))
    sync_folders([folder])


def pending(folder: Path) -> list[str]:
    """The graphs that were about to change when the last writer died; empty where it did not."""
    try:
        found = json.loads((folder / "pending").read_bytes())
    except FileNotFoundError:
        return []
    except ValueError as error:
        raise StoreError(f"{folder / 'pending'}: the journal is broken; remove it and run naba ingest again") from error
    return [str(graph) for graph in found]


def lock(folder: Path, exclusive: bool) -> int:
    """Takes the folder's lock and returns its handle: one writer, or any number of readers. Raises StoreError.

    The handle is -1 where the disk is read-only and no lock file is there: nobody can write to it then.
    """
    path = folder / "lock"
    try:
        handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    except OSError as error:
        if exclusive:
            raise StoreError(explain(error, folder, "opening the store")) from error
        if not path.exists():
            return -1
        handle = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    try:
        fcntl.flock(handle, (fcntl.LOCK_EX if exclusive else fcntl.LOCK_SH) | fcntl.LOCK_NB)
    except OSError as error:
        holder = os.pread(handle, 20, 0).decode("ascii", "replace").strip()
        os.close(handle)
        by = f"process {holder}" if holder.isdigit() else "other processes that read it"
        raise StoreError(
            f"{folder}: the store is in use by {by}; wait until it has ended, stop it, or use another folder"
        ) from error
    if exclusive:
        os.ftruncate(handle, 0)
        os.pwrite(handle, str(os.getpid()).encode("ascii"), 0)
    return handle


def unlock(handle: int, exclusive: bool) -> None:
    """Gives the lock back."""
    if handle < 0:
        return
    if exclusive:
        os.ftruncate(handle, 0)
    os.close(handle)
