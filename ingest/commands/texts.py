"""The text behind an article: the page that the store keeps, a page that the user gives, or one that is read on the spot."""

from __future__ import annotations

import argparse
from dataclasses import replace

from ingest.clean import cut
from ingest.commands import options
from ingest.commands.console import Console
from ingest.data import folder
from ingest.describe import catalogue, ids, terms
from ingest.describe.gate import Gate
from ingest.describe.quads import quads
from ingest.errors import InputError
from ingest.model import Annotation, Issue, Page
from ingest.present.text import ShownArticle, marked_text
from ingest.present.view import View
from ingest.read import read
from ingest.run.work import Standard
from ingest.store import pages
from ingest.store.embedded import Store, parse_quads
from ingest.store.rdf import Iri

_DIGEST = f"SELECT ?digest WHERE {{ ?graph <{terms.PAGE_DIGEST}> ?digest }} ORDER BY ?digest LIMIT 1"


def digest_of(store: Store, article: str) -> str:
    """The digest of the page that an article was read from, as the catalogue has it, or ""."""
    found = store.select(_DIGEST, None, {"graph": Iri(ids.article_graph(article))}).rows
    return found[0][0].value if found and found[0][0] else ""


def with_text(store: Store, view: View, iri: str, args: argparse.Namespace, console: Console) -> ShownArticle:
    """An article of the store with its text: that of `--page` where it is given, else the one that the store keeps.

    Raises InputError where the given file has no such page, StoreError where what is kept was changed.
    """
    digest, page_id = digest_of(store, iri), view.value(iri, terms.DCTERMS_IDENTIFIER)
    notes = []
    if args.page:
        page = _given(args, console, digest, page_id)
        if catalogue.page_digest(page) != digest:
            notes.append(f"{page.origin} is not what was read: its text or what came with it has changed since")
        page = replace(page, id=page_id)
    else:
        kept = pages.read(store.folder, digest, page_id)
        if kept is None:
            why = (
                "the store does not keep the text of this page: read it again with naba ingest, or give it: --page FILE"
            )
            return ShownArticle(view, iri, None, why)
        page = kept
    articles, _ = cut(page)
    zones = next((each.zones for each in articles if ids.article_of(each) == iri), ())
    return ShownArticle(view, iri, marked_text(view, page.raw, zones, notes))


def raw_of(store: Store, iri: str) -> str:
    """The raw text of the page that an article was read from, or "" where the store does not keep it."""
    kept = pages.read(store.folder, digest_of(store, iri), "")
    return kept.raw if kept is not None else ""


def _given(args: argparse.Namespace, console: Console, digest: str, page_id: str) -> Page:
    """The page of `--page` with that digest, else the one with that id, else the only one."""
    found = [
        item
        for item in read([args.page], fields=options.pairs(args.field, "--field"), stdin=console.stdin)
        if isinstance(item, Page)
    ]
    for page in found:
        if catalogue.page_digest(page) == digest:
            return page
    named = [page for page in found if page.id == page_id] or found
    if len(named) != 1:
        raise InputError(f"{args.page}: {len(found)} pages, none of them {page_id!r} or with its text")
    return named[0]


def read_pages(args: argparse.Namespace, console: Console) -> tuple[list[ShownArticle], list[Issue]]:
    """The articles of the pages of `--page`, read on the spot with no store, and what was left out."""
    shown: list[ShownArticle] = []
    issues: list[Issue] = []
    reader, gate = None, None
    for item in read([args.page], fields=options.pairs(args.field, "--field"), stdin=console.stdin):
        if isinstance(item, Issue):
            issues.append(item)
            continue
        reader = reader or Standard(args.recogniser, args.model)()
        gate = gate or Gate(folder("ontology") / "shapes")
        reading = reader.read(item)
        issues += reading.issues
        for annotation in reading.annotations:
            each, broken = _on_the_spot(annotation, gate)
            issues += broken
            shown.append(each)
    if not shown and not issues:
        issues.append(Issue(args.page, "clean", "no article was found in the page"))
    return shown, issues


def _on_the_spot(annotation: Annotation, gate: Gate) -> tuple[ShownArticle, list[Issue]]:
    """An annotation as the graph would have it: what breaks a shape is left out here too."""
    article = annotation.article
    (lines,), broken = gate.check([quads(annotation)], [article.page.origin])
    labels = {ids.party(entity.key): entity.label_ar for entity in annotation.entities}
    view = View((triple for triple, _ in parse_quads("".join(lines).encode("utf-8"))), labels)
    iri = ids.article_of(article)
    return ShownArticle(view, iri, marked_text(view, article.page.raw, article.zones)), broken
