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


def told(number: int = 1) -> tuple[str, list[str], list[str]]:
    """An article's graph with two reports: a planned meeting, told through a chain, and one with nothing but a type."""
    subject = ids.article(f"told-{number}", 0)
    graph, lines = ids.article_graph(subject), nquads.GraphLines(ids.article_graph(subject))
    outlet, role = ids.entity("Organization", "صحيفة الأفق", subject), ids.THINGS + "role/1"
    lines.add_types(subject, terms.ARTICLE, terms.SCHEMA_NEWS_ARTICLE)
    lines.add(subject, terms.DCTERMS_IDENTIFIER, nquads.text(f"told-{number}"))
    lines.add(subject, terms.SCHEMA_URL, nquads.iri("https://news.example/1"))
    lines.add(subject, terms.SCHEMA_DATE_PUBLISHED, nquads.date("2024-06-10"))
    lines.add(subject, terms.SCHEMA_PUBLISHER, nquads.iri(outlet))
    lines.add(outlet, terms.SKOS_PREF_LABEL, nquads.text("صحيفة الأفق", "ar"), nquads.text("Horizon", "en"))
    lines.add(role, terms.SKOS_PREF_LABEL, nquads.text("4 مصادر; أميركية", "ar"))
    lines.add(role, terms.AFFILIATION, nquads.iri(ids.authority_entity("gov-US")))
    lines.add(role, terms.ANONYMOUS, nquads.boolean(True))
    chain = ids.THINGS + "chain/1"
    for order, source in enumerate((outlet, role)):
        lines.add(chain, terms.LINKS, nquads.iri(f"{chain}-{order}"))
        lines.add(f"{chain}-{order}", terms.ORDER, nquads.integer(order))
        lines.add(f"{chain}-{order}", terms.SOURCE, nquads.iri(source))
    report, time = ids.THINGS + "report/1", ids.THINGS + "time/1"
    lines.add_types(report, terms.REPORT)
    lines.add(report, terms.IN_ARTICLE, nquads.iri(subject))
    lines.add(report, terms.TELLS_OF, nquads.iri(ids.THINGS + "event/1"))
    lines.add(report, terms.EVENT_TYPE, nquads.iri(terms.TYPE + "CONSULT"))
    lines.add(report, terms.CONCEPT, nquads.iri(terms.TYPE + "meeting"))
    lines.add(report, terms.STATUS_OF, nquads.iri(terms.STATUS + "planned"))
    lines.add(report, terms.MODE, nquads.text("phone"))
    lines.add(report, terms.ACTOR, *(nquads.iri(e) for e in (ids.authority_entity("gov-US"), role)))
    lines.add(report, terms.RECIPIENT, nquads.iri(ids.authority_entity("gov-EG")))
    lines.add(report, terms.PLACE_OF, nquads.iri(ids.authority_entity("place-US")))
    lines.add(report, terms.TIME_OF, nquads.iri(time))
    lines.add(time, terms.DATE, nquads.date("2024-06"))
    lines.add(time, terms.PRECISION_OF, nquads.iri(terms.PRECISION + "month"))
    lines.add(report, terms.CHAIN_OF, nquads.iri(chain))
    for predicate, start, end in ((terms.EVIDENCE, 5, 50), (terms.TRIGGER, 9, 12)):
        selector = ids.THINGS + f"selector/{start}"
        lines.add(report, predicate, nquads.iri(selector))
        lines.add(selector, terms.OA_START, nquads.integer(start))
        lines.add(selector, terms.OA_END, nquads.integer(end))
        lines.add(selector, terms.OA_EXACT, nquads.text(AWKWARD, "ar"))
    lines.add(report, terms.CONFIDENCE, nquads.decimal(0.7))
    bare = ids.THINGS + "report/2"
    lines.add_types(bare, terms.REPORT)
    lines.add(bare, terms.EVENT_TYPE, nquads.iri(terms.TYPE + "ASSAULT"))
    lines.add(bare, terms.STATUS_OF, nquads.iri(terms.STATUS + "happened"))
    return graph, lines.sorted(), []
