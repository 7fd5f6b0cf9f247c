"""The authority → the N-Quads lines of its graph: people, governments, organizations, places and their tenures."""

from __future__ import annotations

from collections.abc import Mapping

from ingest.describe import ids, nquads, terms
from ingest.describe.parties import wikidata
from ingest.resolve.authority import Entry, Tenure


def quads(entries: Mapping[str, Entry]) -> list[str]:
    """The lines of the authority's graph, each closed by a newline, in code point order; entries by their keys."""
    lines = nquads.GraphLines(ids.GRAPH_AUTHORITY)
    for entry in entries.values():
        _add_entry(lines, entry, entries)
        for tenure in entry.tenures:
            _add_tenure(lines, entry.key, tenure)
    return lines.sorted()


def _add_entry(lines: nquads.GraphLines, entry: Entry, entries: Mapping[str, Entry]) -> None:
    subject = ids.authority_entity(entry.key)
    lines.add_types(subject, *terms.ENTITY_CLASSES[entry.type])
    lines.add(subject, terms.SKOS_PREF_LABEL, nquads.text(entry.ar, "ar"))
    if entry.en:
        lines.add(subject, terms.SKOS_PREF_LABEL, nquads.text(entry.en, "en"))
    other = (name for name in entry.variants if name not in (entry.ar, entry.en))
    lines.add(subject, terms.SKOS_ALT_LABEL, *(nquads.text(name, _language(name)) for name in other))
    lines.add(subject, terms.WIKIDATA_OF, wikidata(entry.wikidata))
    if entry.kind:
        lines.add(subject, terms.KIND_OF, nquads.iri(terms.KIND + entry.kind))
    if entry.part_of:
        lines.add(subject, terms.PART_OF, nquads.iri(ids.party(entry.part_of)))
    _add_state(lines, subject, entry, entries)
    if entry.lat is not None and entry.lon is not None:
        lines.add(subject, terms.SCHEMA_LATITUDE, nquads.decimal(entry.lat))
        lines.add(subject, terms.SCHEMA_LONGITUDE, nquads.decimal(entry.lon))
    lines.add(subject, terms.DCTERMS_SOURCE, *(nquads.text(source) for source in entry.sources if source))


def _add_state(lines: nquads.GraphLines, subject: str, entry: Entry, entries: Mapping[str, Entry]) -> None:
    """Adds the code of a state and of its land, that land's government, and the state that anything else belongs to."""
    government = f"gov-{entry.state}"
    if entry.key in (government, f"place-{entry.state}"):
        lines.add(subject, terms.COUNTRY_CODE, nquads.text(entry.state))
    if entry.state and government in entries and entry.key != government:
        link = terms.GOVERNMENT_OF if entry.key == f"place-{entry.state}" else terms.STATE
        lines.add(subject, link, nquads.iri(ids.authority_entity(government)))


def _add_tenure(lines: nquads.GraphLines, person: str, tenure: Tenure) -> None:
    subject = ids.tenure(person, tenure.title, tenure.of, tenure.since)
    lines.add_types(subject, terms.TENURE)
    lines.add(subject, terms.PERSON_OF, nquads.iri(ids.authority_entity(person)))
    lines.add(subject, terms.TITLE, nquads.text(tenure.title, "ar"))
    if tenure.en:
        lines.add(subject, terms.TITLE, nquads.text(tenure.en, "en"))
    if tenure.of:
        lines.add(subject, terms.OF_BODY, nquads.iri(ids.party(tenure.of)))
    for predicate, day in ((terms.FROM, tenure.since), (terms.UNTIL, tenure.until)):
        if day:
            lines.add(subject, predicate, nquads.date(day))
    if tenure.source:
        lines.add(subject, terms.DCTERMS_SOURCE, nquads.text(tenure.source))


def _language(name: str) -> str:
    """`ar` for a name with an Arabic letter, else `en`."""
    return "ar" if any("\u0600" <= char <= "\u06ff" or "\ufb50" <= char <= "\ufeff" for char in name) else "en"
