"""Does the authority agree with what an article says of an office? Its tenures on the article's date decide."""

from __future__ import annotations

from datetime import date, timedelta

from ingest.arabic.normalise import fold
from ingest.model import Agreement
from ingest.resolve.authority import Tenure
from ingest.resolve.offices import Held, Office, Offices, surely_covers

_GRACE = timedelta(days=5)


def compare(
    offices: Offices, office: Office, person: str, label: str, former: bool, day: str
) -> tuple[Agreement, Held | None]:
    """agrees, contradicts or unknown, with the tenure that decides.

    `person` is an authority key or "", `label` the person's name in the article, `day` an ISO day. A present office agrees
    where a tenure covers the day, a former one where a tenure has ended; it contradicts where the person's tenures of it
    all lie elsewhere, or where the day has another holder. Where dates leave a doubt, unknown.
    """
    own = [h for h in offices.tenures.get(office, ()) if h.person == person]
    dated = [h for h in own if h.tenure.since or h.tenure.until]
    if former:
        ended = [h for h in own if h.tenure.until and _over(h.tenure, day)]
        if ended:
            return "agrees", ended[-1]
        lasting = [h for h in own if h.tenure.until and surely_covers(h.tenure, day)]
        return ("contradicts", lasting[0]) if lasting else ("unknown", None)
    covering = [h for h in own if h.tenure.since and h.tenure.covers(day)]
    if covering:
        return "agrees", covering[-1]
    if own and len(dated) == len(own) and all(_over(h.tenure, day) or _ahead(h.tenure, day) for h in own):
        return "contradicts", min(own, key=lambda h: _distance(h.tenure, day))
    if own:
        return "unknown", None
    holder = offices.holder(office, day)
    if holder is not None and not _alike(label, offices.authority.entries[holder.person].ar):
        return "contradicts", holder
    return "unknown", None


def _over(tenure: Tenure, day: str) -> bool:
    """Whether a tenure ended before a day, some days of grace aside: news of a death or dismissal still gives the office."""
    if len(tenure.until) == 10 and len(day) == 10:
        return date.fromisoformat(tenure.until) + _GRACE < date.fromisoformat(day)
    return bool(tenure.until) and tenure.until < day[: len(tenure.until)]


def _ahead(tenure: Tenure, day: str) -> bool:
    return bool(tenure.since) and day[: len(tenure.since)] < tenure.since


def _distance(tenure: Tenure, day: str) -> int:
    """Years between a tenure and a day that it does not cover."""
    near = tenure.until if _over(tenure, day) else tenure.since
    return abs(int(near[:4]) - int(day[:4]))


def _alike(label: str, name: str) -> bool:
    """Whether two names share a word: another spelling of one person is no contradiction."""
    return bool(set(fold(label).split()) & set(fold(name).split()))
