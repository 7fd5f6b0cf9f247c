"""Organs named without their state («وزارة الداخلية»): which organ of a state they are, and whose state a holder tells."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.arabic.normalise import fold
from ingest.model import Mention
from ingest.resolve.authority import Authority
from ingest.resolve.organs import OPEN_STATE


def organ_of(state: str, open_key: str, name: str, listed: Sequence[str], authority: Authority) -> str | None:
    """The key of a state's organ: of `listed` ones, which bear the name by itself («الكابينت»), that of the state; else what
    is listed under the folded name with the state's demonym behind it; else the pattern's. None where the state has none."""
    for key in listed:
        if authority.entries[key].state == state:
            return key
    bearers = [
        key
        for base in authority.nisbas.get(state, ())
        for ending in ("", "ة")
        for key, _ in authority.names.get(f"{name} {fold(f'ال{base}{ending}')}", ())
        if authority.entries[key].state == state
    ]
    own = next((k for k in bearers if not authority.entries[k].derived), None)
    pattern = f"{open_key.removesuffix(f'-{OPEN_STATE}')}-{state}"
    return own or (pattern if pattern in authority.entries else next(iter(bearers), None))


def state_of_holder(mention: Mention, mentions: Sequence[Mention], authority: Authority) -> str:
    """The state of the known person right behind an organ's name: «المتحدث باسم مجلس الأمن القومي جون كيربي»; "" for none."""
    for other in mentions:
        if other.first == mention.last and other.type == "Person" and len(other.candidates) == 1:
            entry = authority.entries.get(other.candidates[0])
            return entry.state if entry else ""
    return ""
