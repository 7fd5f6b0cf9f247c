"""Streams as they were before compression: gzip, xz, bzip2 and zstd, told by their first bytes."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import zlib
from collections.abc import Callable
from typing import BinaryIO, Protocol, cast

import zstandard

#: What reading a broken or cut compressed stream raises; OSError takes in gzip's own error and those of the disk.
BROKEN = (EOFError, OSError, zlib.error, lzma.LZMAError, zstandard.ZstdError)

HEAD = 1 << 16
_ZSTD_CHUNK = 1 << 12


class _Chunks(Protocol):
    def read1(self, size: int, /) -> bytes: ...


class _Zstd:
    """Zstandard frames one after the other. Small input chunks bound the memory that a hostile frame can ask for."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._frame = zstandard.ZstdDecompressor().decompressobj()
        self._rest = b""
        self._begun = False

    def read1(self, size: int, /) -> bytes:
        """Some bytes, more than `size` perhaps, b"" at the end. Raises EOFError in the middle of a frame."""
        while True:
            chunk = self._rest or self._stream.read(_ZSTD_CHUNK)
            self._rest = b""
            if not chunk:
                if self._begun:
                    raise EOFError("the zstd frame is cut short")
                return b""
            self._begun = True
            data = self._frame.decompress(chunk)
            if self._frame.eof:
                self._rest = self._frame.unused_data
                self._frame = zstandard.ZstdDecompressor().decompressobj()
                self._begun = False
            if data:
                return data


class Peeked(io.RawIOBase):
    """A stream of which `head`, its first bytes, is known beforehand. An error met there is raised after the head."""

    def __init__(self, inner: _Chunks, size: int = HEAD) -> None:
        self._inner = inner
        self._error: Exception | None = None
        parts: list[bytes] = []
        held = 0
        try:
            while held < size and (part := inner.read1(size - held)):
                parts.append(part)
                held += len(part)
        except BROKEN as error:
            self._error = error
        self.head = b"".join(parts)
        self._waiting = self.head

    def readable(self) -> bool:
        """True: io.BufferedReader asks."""
        return True

    def readinto(self, buffer: object, /) -> int:
        """Fills `buffer` with the next bytes; returns how many."""
        view = cast("memoryview", buffer)
        if not self._waiting:
            if self._error:
                raise self._error
            self._waiting = self._inner.read1(len(view))
        count = min(len(view), len(self._waiting))
        view[:count] = self._waiting[:count]
        self._waiting = self._waiting[count:]
        return count


class _Plain:
    """Gives any binary stream (a pipe, a test's BytesIO) the one method that is read here."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream

    def read1(self, size: int, /) -> bytes:
        return self._stream.read(size)


_OPENERS: tuple[tuple[str, bytes, Callable[[BinaryIO], _Chunks]], ...] = (
    ("gzip", b"\x1f\x8b", lambda stream: gzip.GzipFile(fileobj=stream, mode="rb")),
    ("xz", b"\xfd7zXZ\x00", lzma.LZMAFile),
    ("bzip2", b"BZh", bz2.BZ2File),
    ("zstd", b"\x28\xb5\x2f\xfd", _Zstd),
)


def compression(head: bytes) -> str:
    """The compression that the bytes begin with: gzip, xz, bzip2, zstd, or ""."""
    return next((name for name, magic, _ in _OPENERS if head.startswith(magic)), "")


def decompressed(stream: BinaryIO) -> tuple[bytes, BinaryIO, str]:
    """The first bytes (up to 64 KiB), the whole stream, both decompressed, and the name of the compression or "".

    Reading the stream raises one of `BROKEN` where the compressed data are damaged or cut.
    """
    plain = Peeked(_Plain(stream))
    name = compression(plain.head)
    if not name:
        return plain.head, cast(BinaryIO, io.BufferedReader(plain, HEAD)), ""
    opener = next(open_ for key, _, open_ in _OPENERS if key == name)
    opened = Peeked(opener(cast(BinaryIO, io.BufferedReader(plain, HEAD))))
    return opened.head, cast(BinaryIO, io.BufferedReader(opened, HEAD)), name
