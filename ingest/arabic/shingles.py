"""Runs of words by which two texts are known to be one text: wire copy, a second printing, a longer version.

A shingle is a run of four words, folded (marks, hamza, ى/ي, ة/ه and punctuation aside), as a hash of 32 bits. The set of an
article's shingles, sorted, is its fingerprint. How much two texts share is then counted, not estimated (A. Broder,
"On the resemblance and containment of documents", 1997).
"""

from __future__ import annotations

import base64
import hashlib
import re
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from ingest.arabic.normalise import fold
from ingest.errors import DataError

RUN = 4  # words a shingle: «أعلن وزير الخارجية التونسي»
_WORD = re.compile(r"\w+")
_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "0123456789" * 2)

Shingles = NDArray[np.uint32]
"""Hashes of the shingles of a text, sorted, each once."""


def shingles(text: str) -> Shingles:
    """The shingles of a text; none for one of fewer than four words."""
    words = _WORD.findall(fold(text.translate(_DIGITS)))  # a vowel mark within a word must not cut it
    runs = {" ".join(words[i : i + RUN]) for i in range(len(words) - RUN + 1)}
    hashes = (hashlib.blake2b(run.encode("utf-8"), digest_size=4).digest() for run in runs)
    return np.unique(np.frombuffer(b"".join(hashes), dtype=">u4").astype(np.uint32))


def encode(found: Shingles) -> str:
    """The fingerprint as text: base64 (URL alphabet) of the hashes, four bytes each, the first byte the highest."""
    return base64.urlsafe_b64encode(found.astype(">u4").tobytes()).decode("ascii")


def decode(text: str) -> Shingles:
    """The shingles of a fingerprint. Raises DataError for a text that `encode` never gives."""
    try:
        data = base64.b64decode(text, altchars=b"-_", validate=True)
        found = np.frombuffer(data, dtype=">u4").astype(np.uint32)
    except ValueError as error:
        raise DataError(f"no fingerprint of an article: {text[:20]}…") from error
    if any(a >= b for a, b in pairwise(found.tolist())):
        raise DataError(f"no fingerprint of an article: {text[:20]}…")
    return found


def shared(one: Shingles, other: Shingles) -> int:
    """How many shingles both texts have."""
    return int(np.intersect1d(one, other, assume_unique=True).size)


def resemblance(one: Shingles, other: Shingles) -> float:
    """What both share, of all that either has: 0 to 1; 0 where neither has any."""
    both = shared(one, other)
    return both / whole if (whole := one.size + other.size - both) else 0.0


def containment(one: Shingles, other: Shingles) -> float:
    """What both share, of all that the shorter text has: 0 to 1; 0 where it has none."""
    shorter = min(one.size, other.size)
    return shared(one, other) / shorter if shorter else 0.0
