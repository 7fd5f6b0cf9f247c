"""Walks from a triple of a store to the words it was read from, or to the source that it was taken from."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from ingest.describe import ids, terms
from ingest.present.names import cell, short
from ingest.present.pointed import around, last, mentions, pointed, steps
from ingest.present.trail import Trail
from ingest.present.view import View, Words
from ingest.store.rdf import Iri, Literal, Rows, Term

Ask = Callable[[str, dict[str, Term]], Rows]
"""Runs a SELECT with some of its variables bound."""

_GRAPHS = "SELECT DISTINCT ?graph WHERE { GRAPH ?graph { ?s ?p ?o } } ORDER BY ?graph"
_IN_GRAPH = "SELECT DISTINCT ?p ?o WHERE { GRAPH ?graph { ?s ?p ?o } } ORDER BY ?p ?o"
_JUDGED = f"SELECT DISTINCT ?s WHERE {{ ?s <{terms.BETWEEN}> ?o }} ORDER BY ?s LIMIT 20"
_READ_AS = f"SELECT DISTINCT ?s WHERE {{ ?s <{terms.IDENTIFIED_AS}> ?o }} ORDER BY ?s LIMIT 20"
_ABOUT_GRAPH = "SELECT DISTINCT ?p ?o WHERE { ?graph ?p ?o } ORDER BY ?p ?o"
_ARTICLES = ids.GRAPHS + "article/"
_STEPS = 4


class Tracer:
    """Trails in one store. `view_of` gives the view of a graph, `text_of` the raw text of an article, or ""."""

    def __init__(self, ask: Ask, view_of: Callable[[str], View], text_of: Callable[[str], str]) -> None:
        self._ask = ask
        self._view = cache(view_of)
        self._text = cache(text_of)
        self._users = cache(self._users_of)
        self._records = cache(self._records_of)
        self._facts = cache(self._facts_of)

    def graphs(self, s: str, p: str = "", o: Term | None = None) -> list[str]:
        """The graphs that hold a triple, or any triple about `s`."""
        bound: dict[str, Term] = {"s": Iri(s)} | ({"p": Iri(p)} if p else {}) | ({"o": o} if o else {})
        return [row[0].value for row in self._ask(_GRAPHS, bound).rows if row[0]]

    def thing(self, iri: str) -> list[Trail]:
        """Where all that is said of a thing comes from."""
        return self._distinct([trail for graph in self.graphs(iri) for trail in self.trails(graph, iri)])

    def triple(self, s: str, p: str, o: Term) -> list[Trail]:
        """Where a triple comes from, by every graph that holds it; [] where none does."""
        return self._distinct([trail for graph in self.graphs(s, p, o) for trail in self.trails(graph, s, p, o)])

    def trails(self, graph: str, s: str, p: str = "", o: Term | None = None) -> list[Trail]:
        """The derivations of a triple in one graph; without `p` and `o`, of what the graph says of `s`."""
        if graph.startswith(_ARTICLES):
            return self._in_article(graph, s, p, o)
        if graph == ids.GRAPH_AUTHORITY:
            return [Trail(short(graph), s, "Authority", source=self._entry(s))]
        if graph == ids.GRAPH_ONTOLOGY:
            return [Trail(short(graph), s, "Ontology", source=self._defined(s))]
        if graph == ids.GRAPH_CATALOGUE:
            return [self._run(graph, s)]
        return self._across(graph, s, o)

    # ------------------------------------------------------------ an article's graph

    def _in_article(self, graph: str, s: str, p: str, o: Term | None) -> list[Trail]:
        view = self._view(graph)
        article = next(iter(view.of_class(terms.ARTICLE)), "")
        if s == article:
            return [self._page(graph, view, article, p, o)]
        return [self._record(graph, view, article, record, s, p, o) for record in self._records(graph, s)]

    def _page(self, graph: str, view: View, article: str, p: str, o: Term | None) -> Trail:
        """What stands about the article itself: words of the page where they are found, else what came with it."""
        raw, words = self._text(article), []
        if isinstance(o, Iri) and (span := view.span(o.value)):
            words.append((last(p), span))
        elif isinstance(o, Literal) and p in (terms.SCHEMA_HEADLINE, terms.SCHEMA_KEYWORDS):
            at = raw.find(o.value)
            words += [(last(p), Words(at, at + len(o.value), o.value))] if at >= 0 else []
        elif isinstance(o, Iri):
            words += [("mention", w) for w in mentions(view, o.value)]
        facts = self._facts(article)
        return Trail(
            short(graph),
            article,
            "Article",
            words=tuple(words),
            context=around(raw, words),
            source="" if words else f"the page {view.value(article, terms.DCTERMS_IDENTIFIER)} and what came with it",
            facts=facts,
        )

    def _record(self, graph: str, view: View, article: str, record: str, s: str, p: str, o: Term | None) -> Trail:
        words = pointed(view, record, s, p, o)
        raw = self._text(article)
        context = around(raw, words)
        if not context and words:
            context = view.words_of(record, terms.EVIDENCE)
        source = ""
        if not words:
            page = view.value(article, terms.DCTERMS_IDENTIFIER)
            source = f"what came with the page {page}: its source" if record else page
        return Trail(
            short(graph),
            record,
            view.kind(record) or "Thing",
            view.value(record, terms.RULE) or view.value(record, terms.HOLDER_RULE),
            view.value(record, terms.CONFIDENCE) or view.value(record, terms.HOLDER_CONFIDENCE),
            steps(view, record),
            tuple(words),
            context,
            source,
            self._facts(article),
        )

    def _records_of(self, graph: str, s: str) -> list[str]:
        """The records that state what is said of `s`: itself where a rule made it, else what uses it, step by step."""
        view = self._view(graph)
        if view.value(s, terms.RULE):
            return [s]
        users = self._users(graph)
        named = [user for user in users.get(s, ()) if view.value(user, terms.REFERS_TO) == s]
        if named:
            return sorted(named, key=lambda thing: (view.place(thing), thing))
        level, seen = [s], {s}
        for _ in range(_STEPS):
            level = sorted({user for thing in level for user in users.get(thing, ())} - seen)
            seen |= set(level)
            if found := [thing for thing in level if view.value(thing, terms.RULE)]:
                return sorted(found, key=lambda thing: (view.place(thing), thing))
        return [s]

    def _users_of(self, graph: str) -> dict[str, list[str]]:
        """Thing → the things of a graph that point at it."""
        view = self._view(graph)
        out: dict[str, list[str]] = {}
        for thing in view.things():
            for predicate, values in view.properties(thing):
                if predicate == terms.IN_ARTICLE:
                    continue
                for value in values:
                    if isinstance(value, Iri):
                        out.setdefault(value.value, []).append(thing)
        return out

    def _facts_of(self, article: str) -> tuple[tuple[str, str], ...]:
        """The page of an article: id, address, headline, date, outlet, digest, and what made the graph."""
        graph = ids.article_graph(article)
        view = self._view(graph)
        known = {row[0].value: cell(row[1]) for row in self._ask(_ABOUT_GRAPH, {"graph": Iri(graph)}).rows if row[0]}
        facts = (
            ("article", short(article)),
            ("page", view.value(article, terms.DCTERMS_IDENTIFIER)),
            ("url", view.value(article, terms.SCHEMA_URL)),
            ("headline", view.value(article, terms.SCHEMA_HEADLINE)),
            ("published", view.value(article, terms.SCHEMA_DATE_PUBLISHED)),
            ("publisher", view.names(article, terms.SCHEMA_PUBLISHER)),
            ("digest of the page", known.get(terms.PAGE_DIGEST, "")),
            ("made by Naba", known.get(terms.VERSION, "")),
        )
        return tuple((name, value) for name, value in facts if value)

    # ------------------------------------------------------------ the graphs behind the articles

    def _said(self, graph: str, s: str) -> list[tuple[str, Term]]:
        rows = self._ask(_IN_GRAPH, {"graph": Iri(graph), "s": Iri(s)}).rows
        return [(row[0].value, row[1]) for row in rows if row[0] and row[1]]

    def _entry(self, s: str) -> str:
        """The entry of the authority, and what that names as its own source."""
        said = self._said(ids.GRAPH_AUTHORITY, s)
        cited = "; ".join(value.value for name, value in said if name == terms.DCTERMS_SOURCE)
        entry = f"the authority (seeds/authority), {short(s)}"
        return f"{entry}: {cited}" if cited else entry

    def _defined(self, s: str) -> str:
        said = dict(self._said(ids.GRAPH_ONTOLOGY, s))
        by = said.get(terms.RDFS + "isDefinedBy") or said.get(terms.SKOS + "inScheme")
        return f"the ontology of Naba, {by.value if by else s}"

    def _run(self, graph: str, s: str) -> Trail:
        """The entry of a graph in the catalogue: the run that wrote it, and the page it was read from."""
        known = {name: value.value for name, value in self._said(graph, s)}
        article = known.get(terms.ARTICLE_OF, "")
        facts: tuple[tuple[str, str], ...] = ()
        if article and self.graphs(article):
            facts = self._facts(article)
        source = f"the run of Naba {known.get(terms.VERSION, '')} that read the page"
        return Trail(short(graph), s, "Catalogue", source=source, facts=facts)

    def _across(self, graph: str, s: str, o: Term | None) -> list[Trail]:
        """What was judged over several articles: the judgements, and the words of each side."""
        judgements = [s] if any(name == terms.BETWEEN for name, _ in self._said(graph, s)) else self._judged(s)
        out: list[Trail] = []
        for judgement in judgements or [s]:
            said = self._said(graph, judgement)
            told = {last(name): cell(value) for name, value in said}
            reasons = "; ".join(value.value for name, value in said if name == terms.REASON)
            sides = [value.value for name, value in said if isinstance(value, Iri) and name != terms.RDF + "type"]
            source = ", ".join(filter(None, (told.get("decidedBy", ""), told.get("decidedOn", ""))))
            facts = tuple((name, told[name]) for name in ("verdict", "date") if name in told)
            for side in dict.fromkeys([*sides, *([s] if judgement == s else [])]):
                for trail in self._of_side(side):
                    out.append(
                        Trail(
                            short(graph),
                            judgement,
                            last(told.get("type", "")) or "Judgement",
                            reasons or told.get("rule", ""),
                            told.get("confidence", ""),
                            trail.chain,
                            trail.words,
                            trail.context,
                            f"decided by {source}" if source else trail.source,
                            (*facts, ("side", short(side)), *trail.facts),
                        )
                    )
        if not out and isinstance(o, Iri):
            out = self._of_side(o.value)
        return out

    def _judged(self, s: str) -> list[str]:
        sides = [s, ids.identification_of(s)] if s.startswith(ids.authority_entity("")) else [s]
        return [row[0].value for side in sides for row in self._ask(_JUDGED, {"o": Iri(side)}).rows if row[0]]

    def _of_side(self, side: str) -> list[Trail]:
        """The trails of one side in the articles, or its entry in the authority."""
        things = [side]
        if side.startswith(ids.authority_entity("")):
            things.append(ids.identification_of(side))
            things += [row[0].value for row in self._ask(_READ_AS, {"o": Iri(side)}).rows if row[0]]
        for thing in things:
            graphs = [graph for graph in self.graphs(thing) if graph.startswith(_ARTICLES)]
            if found := [trail for graph in graphs for trail in self.trails(graph, thing) if trail.leads]:
                return found[:1] if thing == side else found
        in_authority = ids.GRAPH_AUTHORITY in self.graphs(side)
        return self.trails(ids.GRAPH_AUTHORITY, side) if in_authority else []

    @staticmethod
    def _distinct(trails: list[Trail]) -> list[Trail]:
        return list(dict.fromkeys(trails))
