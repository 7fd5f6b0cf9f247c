"""Bytes to text: UTF-8, UTF-16 and windows-1256, decided by the bytes alone."""

from __future__ import annotations

import codecs
import io
import unicodedata
from typing import BinaryIO

_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_SAMPLE = 1 << 16
#: Of the non-ASCII letters of a windows-1256 text at least this share is Arabic; other 8-bit encodings fail.
_ARABIC_SHARE = 0.9
#: A text is UTF-8 with a few stray bytes where it has more Arabic letters than so many to each of them.
_SOUND = 10
#: In UTF-16 Arabic every second byte is 0x06 (letters) or 0x00 (spaces, digits, Latin).
_UTF16_SHARE = 0.9


class UnknownEncodingError(ValueError):
    """Neither UTF-8 nor UTF-16 nor plausible Arabic in windows-1256; the message says where UTF-8 breaks."""


def utf16(data: bytes) -> str:
    """The name of the UTF-16 that `data` (or its head) is in, with or without a mark, or ""."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    sample = data[:_SAMPLE]
    if len(sample) < 4:
        return ""
    for name, high in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[0::2])):
        if sum(byte in (0, 6) for byte in high) >= _UTF16_SHARE * len(high):
            return name
    return ""


def decode(data: bytes) -> tuple[str, str]:
    """The text and the name of its encoding. A byte-order mark is no part of the text.

    Raises UnknownEncodingError. A cut UTF-16 code unit at the end becomes U+FFFD; the stray bytes of a text that is
    UTF-8 but for them become lone surrogates, which `mend` replaces and counts.
    """
    wide = utf16(data)
    if wide:
        return data.decode(wide, "replace"), wide
    for mark, name in _BOMS:
        if data.startswith(mark):
            return data.decode(name, "replace"), name
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        text = data.decode("utf-8", "surrogateescape")
        if _damaged(text):
            return text, "utf-8"
        text = data.decode("cp1256", "replace")
        if plausible(text):
            return text, "windows-1256"
        raise UnknownEncodingError(
            f"neither UTF-8 (byte {error.start}: 0x{data[error.start]:02x}) nor UTF-16 nor Arabic in windows-1256"
        ) from error


def _damaged(text: str) -> bool:
    """Whether a text with lone surrogates for the bytes that are no UTF-8 is UTF-8 nonetheless.

    Two bytes of windows-1256 hardly ever make an Arabic letter of UTF-8, but a letter of UTF-8 always makes two of
    windows-1256: read so, a page with one broken byte would come out as Arabic nonsense.
    """
    stray = sum("\ud800" <= char <= "\udfff" for char in text)
    return sum("\u0600" <= char <= "\u06ff" for char in text) > _SOUND * stray


def plausible(text: str) -> bool:
    """Whether a text read as windows-1256 is Arabic: its non-ASCII letters are, and it has no control characters."""
    sample = text[:_SAMPLE]
    if any(unicodedata.category(char) == "Cc" and char not in "\t\n\r\f\x1a" for char in sample):
        return False
    letters = [char for char in sample if char > "\x7f" and char.isalpha()]
    arabic = sum("\u0600" <= char <= "\u06ff" for char in letters)
    return bool(letters) and arabic >= _ARABIC_SHARE * len(letters)


def as_utf8(stream: BinaryIO, encoding: str) -> BinaryIO:
    """The stream in UTF-8, read as it goes, so that lines can be told by their bytes."""
    return io.BufferedReader(_Recoded(stream, encoding))


class _Recoded(io.RawIOBase):
    def __init__(self, stream: BinaryIO, encoding: str) -> None:
        self._stream = stream
        self._decoder = codecs.getincrementaldecoder(encoding)("replace")
        self._waiting = b""
        self._ended = False

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object, /) -> int:
        assert isinstance(buffer, memoryview)
        while not self._waiting and not self._ended:
            chunk = self._stream.read(_SAMPLE)
            self._ended = not chunk
            self._waiting = self._decoder.decode(chunk, final=not chunk).encode("utf-8", "replace")
        count = min(len(buffer), len(self._waiting))
        buffer[:count] = self._waiting[:count]
        self._waiting = self._waiting[count:]
        return count
