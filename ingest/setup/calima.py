"""The morphology database as data: which bytes are expected, and the two edits that today's camel-tools needs.

The database is almor-msa-r13 of the CALIMA family, under the GPL, version 2. It is fetched, never part of the project.
Its format is older than the reader of camel-tools 1.6: that reader wants the list of tokenization features declared,
and looks for log probabilities under names that end in `logprob`. Without the second edit the file loads and ranks
nonsense.
"""

from __future__ import annotations

import hashlib
import re

from ingest.errors import DataError

#: Of the file as it comes in the wheel.
RAW_SHA256 = "a2b4d3708632916644aee4a82e0d779b0c6a85649eef73d32af3c379572dbf47"
#: Of the file after the two edits, and its size in bytes.
SHA256 = "6a66b155920e63f254645b89740d9d310f06ec4791dada91cf296838fdcbfbca"
SIZE = 38_989_781

_BEFORE = b"###STEMBACKOFF###"
_TOKENIZATIONS = b"###TOKENIZATIONS###\nTOKENIZATION d1tok d2tok d3tok atbtok d1seg d2seg d3seg atbseg\n"
_FREQUENCY = re.compile(rb"\b(pos_lex|lex|pos)_freq\b")


def edited(raw: bytes) -> bytes:
    """The database with both edits made. Raises DataError where the place of the first edit is not there once."""
    if raw.count(_BEFORE) != 1:
        raise DataError(f"the morphology database has {raw.count(_BEFORE)} sections {_BEFORE.decode()}, not one")
    return _FREQUENCY.sub(rb"\1_logprob", raw.replace(_BEFORE, _TOKENIZATIONS + _BEFORE))


def digest(content: bytes) -> str:
    """The sha256 of the content, in hexadecimal."""
    return hashlib.sha256(content).hexdigest()
