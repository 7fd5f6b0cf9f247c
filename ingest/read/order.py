"""Whether the numeric dates of a file write the day or the month first."""

from __future__ import annotations

import re


def day_order(head: str, name: str) -> str:
    """ "day" or "month", as the dates of the field `name` at the beginning of a JSON file prove it; "" without proof.

    25/06/2024 proves that the day goes first, 06/25/2024 that the month does. Where both stand, nothing is proved.
    """
    pattern = re.compile(rf'"{re.escape(name)}"\s*:\s*"(\d{{1,2}})[/.-](\d{{1,2}})[/.-]\d{{4}}(?!\d)')
    pairs = [(int(match[1]), int(match[2])) for match in pattern.finditer(head)]
    day_first = any(first > 12 for first, _ in pairs)
    month_first = any(second > 12 for _, second in pairs)
    if day_first == month_first:
        return ""
    return "day" if day_first else "month"
