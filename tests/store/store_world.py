"""Small graphs for the tests of the store."""

from __future__ import annotations

from ingest.describe import ids, nquads, terms

AWKWARD = 'قال: "نعم" \\u0041 \\\\ \n\t\r \u0007 \x7f نصّ\u200f \U0001f54a {}?x $y # <>'


def article(number: int, words: str = "old", count: int = 3) -> tuple[str, list[str], list[str]]:
    """A graph of `count` + 2 triples, whose content hangs on `words`, with its entry in the catalogue."""
    subject = ids.article(f"page-{number}", 0)
    graph = ids.article_graph(subject)
    lines = nquads.GraphLines(graph)
    lines.add_types(subject, terms.ARTICLE)
    lines.add(subject, terms.SCHEMA_HEADLINE, nquads.text(f"{words} {AWKWARD}", "ar"))
    for index in range(count):
        lines.add(subject, terms.TEXT, nquads.text(f"{words} {index}", "ar"))
    entry = nquads.GraphLines(ids.GRAPH_CATALOGUE)
    entry.add_types(graph, terms.ARTICLE_GRAPH)
    entry.add(graph, terms.PAGE_DIGEST, nquads.text(f"digest-{number}-{words}"))
    entry.add(graph, terms.VERSION, nquads.text("1.0"))
    return graph, lines.sorted(), entry.sorted()


def entities() -> tuple[str, list[str], list[str]]:
    """A small authority: two states with their places, two people of one last name."""
    lines = nquads.GraphLines(ids.GRAPH_AUTHORITY)

    def add(key: str, kind: str, *names: tuple[str, str], wikidata: str = "", government: str = "") -> None:
        subject = ids.authority_entity(key)
        lines.add_types(subject, *terms.ENTITY_CLASSES[kind])
        lines.add(subject, terms.SKOS_PREF_LABEL, *(nquads.text(*name) for name in names[:2]))
        lines.add(subject, terms.SKOS_ALT_LABEL, *(nquads.text(*name) for name in names[2:]))
        if wikidata:
            lines.add(subject, terms.WIKIDATA_OF, nquads.iri(terms.WIKIDATA + wikidata))
        if government:
            lines.add(subject, terms.GOVERNMENT_OF, nquads.iri(ids.authority_entity(government)))

    add("gov-US", "Government", ("الولايات المتحدة", "ar"), ("United States", "en"), ("أميركا", "ar"), wikidata="Q30")
    add("place-US", "Place", ("الولايات المتحدة", "ar"), ("United States", "en"), government="gov-US")
    add("gov-EG", "Government", ("مصر", "ar"), ("Egypt", "en"))
    add("person-a", "Person", ("أحمد الأول", "ar"), ("Ahmad I", "en"), ("أحمد", "ar"))
    add("person-b", "Person", ("أحمد الثاني", "ar"), ("Ahmad II", "en"), ("أحمد", "ar"))
    return ids.GRAPH_AUTHORITY, lines.sorted(), []
