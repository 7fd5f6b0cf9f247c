"""Articles as one web page that stands alone: their text with all that was read in it, and a card for every fact.

No script and no other file: marks carry what they mean in `title`, and link to their cards; cards link back to the
words. Marks may nest and cross, so that the text is cut into segments, each an element of its own. All that comes from
a page or a graph is escaped.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from html import escape

from ingest.describe import terms
from ingest.present.article import article, record
from ingest.present.labels import arabic
from ingest.present.marks import Mark, Segment, number, segments
from ingest.present.names import short
from ingest.present.style import CSS
from ingest.present.text import Line, MarkedText, ShownArticle
from ingest.present.view import View
from ingest.present.width import plain

_LEGEND = (
    ("person", "شخص", "person"),
    ("government", "حكومة", "government"),
    ("organization", "منظمة", "organization"),
    ("place", "مكان", "place"),
    ("role", "طرف غير مسمّى", "unnamed party"),
    ("reference", "ينوب عن اسم", "stands for a name"),
    ("title-words", "منصب", "title"),
    ("date", "تاريخ", "date"),
    ("trigger", "حدث", "event"),
    ("cue", "لفظ قول", "word of saying"),
    ("content", "مضمون قول", "what was said"),
    ("status", "لفظ الحالة", "status word"),
)
_CLASSES = {"title": "title-words"}  # a line of the text can be a title too
_TAGGED = {"trigger", "cue", "content"}
_SECTIONS = (
    (terms.REPORT, "الأحداث", "Events", "E"),
    (terms.STATEMENT, "الأقوال", "Statements", "S"),
    (terms.POSITION_REPORT, "المناصب", "Positions", "P"),
    (terms.ROLE_PHRASE, "أطراف غير مسمّاة", "Unnamed parties", "R"),
    (terms.REFERENCE, "ما ينوب عن الأسماء", "References", "F"),
    (terms.TIME_EXPRESSION, "التواريخ", "Dates", "T"),
)
_HOVER = ("actor", "recipient", "place", "speaker", "via", "person", "title", "ofBody", "standsFor", "stance", "date",
          "status", "chain", "rule", "confidence")  # fmt: skip


def page(shown: Sequence[ShownArticle]) -> str:
    """The page of some articles, ending with a newline; the same articles give the same bytes."""
    heads = [each.view.value(each.iri, terms.SCHEMA_HEADLINE) for each in shown]
    title = next(filter(None, heads), "نبأ")
    body = "".join(_article(each, f"a{n}-" if n else "") for n, each in enumerate(shown))
    return (
        '<!doctype html>\n<html lang="ar" dir="rtl">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{_e(title)}</title>\n<style>{CSS}</style>\n</head>\n<body>\n{body}</body>\n</html>\n"
    )


def _article(shown: ShownArticle, prefix: str) -> str:
    view, iri = shown.view, shown.iri
    page_of = _Anchors(prefix)
    head = view.value(iri, terms.SCHEMA_HEADLINE) or view.value(iri, terms.DCTERMS_IDENTIFIER)
    facts = next((part.rows for part in article(view, iri) if part.head == "Article"), ())
    out = [f"<main>\n<h1>{_e(head)}</h1>\n", _list((name, _e(value)) for name, value in facts)]
    notes = [shown.missing] if shown.text is None else list(shown.text.notes)
    out += [f'<p class="notes en" lang="en" dir="ltr">{_e(note)}</p>\n' for note in notes if note]
    if shown.text is not None:
        out += [_legend(), _text(shown.text, view, page_of)]
    marked = shown.text.marks if shown.text is not None else ()
    out.append(_entities(view, marked, page_of))
    for kind, name, english, letter in _SECTIONS:
        cards = [
            _card(view, thing, tag if letter in "ES" else "", marked, page_of)
            for thing, tag in number(letter, view.of_class(kind)).items()
        ]
        out.append(_section(name, english, cards))
    return "".join(out) + "</main>\n"


class _Anchors:
    """Names of places in the page: `report-1f3a…` is the card of a thing, `at-report-1f3a…` its first words."""

    def __init__(self, prefix: str) -> None:
        self._prefix = prefix

    def card(self, iri: str) -> str:
        return self._prefix + re.sub(r"[^\w.-]", "-", short(iri), flags=re.ASCII)

    def words(self, record: str) -> str:
        return self._prefix + "at-" + re.sub(r"[^\w.-]", "-", short(record), flags=re.ASCII)


def _text(text: MarkedText, view: View, at: _Anchors) -> str:
    hover = {record: _told(view, record) for record in {mark.record for mark in text.marks}}
    met: set[str] = set()
    out = ['<section class="text" aria-label="النص">\n']
    for line in text.lines:
        role = line.role if line.role in ("title", "body") else "other"
        out.append(f'<p class="{role}">{_line(text, line, hover, met, at)}</p>\n')
    return "".join([*out, "</section>\n"])


def _line(text: MarkedText, line: Line, hover: dict[str, str], met: set[str], at: _Anchors) -> str:
    out = []
    for segment in segments(line.start, line.end, text.marks):
        for mark in segment.marks:
            if mark.start == segment.start or segment.start == line.start:
                if mark.record not in met:
                    met.add(mark.record)
                    out.append(f'<span class="at" id="{at.words(mark.record)}"></span>')
                if mark.kind == "content" and mark.start == segment.start:
                    out.append(_tag(mark, at, f"{mark.tag} {mark.name}:"))
        out.append(_words(text.raw, segment, hover, at))
        out += [
            _tag(mark, at, mark.tag)
            for mark in reversed(segment.marks)
            if mark.kind in _TAGGED and mark.end == segment.end
        ]
    return "".join(out)


def _words(raw: str, segment: Segment, hover: dict[str, str], at: _Anchors) -> str:
    words = _e(raw[segment.start : segment.end])
    if not segment.marks:
        return words
    classes = " ".join(dict.fromkeys(["s", *(_CLASSES.get(m.kind, m.kind) for m in segment.marks)]))
    told = "\n".join(dict.fromkeys(f"{_meant(m)} — {hover[m.record]}" for m in reversed(segment.marks)))
    inner = [mark for mark in segment.marks if mark.kind not in ("content", "condition")]
    if not inner:
        return f'<span class="{classes}" title="{_e(told)}">{words}</span>'
    return f'<a class="{classes}" href="#{at.card(inner[-1].thing)}" title="{_e(told)}">{words}</a>'


def _meant(mark: Mark) -> str:
    return " ".join(filter(None, (mark.kind, mark.tag, plain(mark.name))))


def _tag(mark: Mark, at: _Anchors, words: str) -> str:
    return f'<a class="tag" href="#{at.card(mark.thing)}"><bdi>{_e(words)}</bdi></a>'


def _told(view: View, thing: str) -> str:
    """What a record says, on one line."""
    facts: dict[str, list[str]] = {}
    for section in record(view, thing)[:1]:
        for row in section.rows:
            facts.setdefault(row[0], []).append(row[1])
    return "; ".join(f"{name}: {'، '.join(facts[name])}" for name in _HOVER if name in facts)


def _card(view: View, thing: str, tag: str, marked: Iterable[Mark], at: _Anchors) -> str:
    facts, words = [], []
    for section in record(view, thing):
        if section.columns[0] == "role":
            words = [(row[0], row[1], row[2], row[3]) for row in section.rows]
        elif section.head != "Article":
            facts = [(name, value) for name, value in section.rows if name not in ("what", "IRI", "inArticle")]
    title = " ".join(filter(None, (tag, next((value for name, value in facts if name == "eventType"), ""))))
    rows = [(name, _value(name, value, at)) for name, value in facts]
    rows += [(name, f"<q>{_e(text)}</q> <small>{start}–{end}</small>") for name, start, end, text in words]
    return _framed(thing, title or view.name(thing), rows, any(m.record == thing for m in marked), at)


def _entities(view: View, marked: Sequence[Mark], at: _Anchors) -> str:
    named: dict[str, list[str]] = {}
    for mention in view.of_class(terms.MENTION):
        named.setdefault(view.value(mention, terms.REFERS_TO), []).append(mention)
    there = {mark.record for mark in marked}
    cards = []
    for entity, mentions in named.items():
        read = [i for i in view.of_class(terms.IDENTIFICATION) if view.value(i, terms.IDENTIFIED_AS) == entity]
        rows = [
            (name, _e("، ".join(view.values(i, predicate))))
            for i in read
            for name, predicate in (("rule", terms.RULE), ("confidence", terms.CONFIDENCE), ("clue", terms.CLUE))
            if view.values(i, predicate)
        ]
        for mention in mentions:
            words = view.words_of(mention, terms.SELECTOR_OF)
            link = f'<a href="#{at.words(mention)}">{_e(words)}</a>' if mention in there else _e(words)
            told = f"{view.value(mention, terms.RULE)}, {view.value(mention, terms.CONFIDENCE)}"
            rows.append(("mention", f"{link} <small><bdi>{_e(told)}</bdi></small>"))
        cards.append(_framed(entity, view.name(entity), rows, False, at))
    return _section("الأسماء", "Names", cards)


def _framed(thing: str, title: str, rows: Sequence[tuple[str, str]], in_text: bool, at: _Anchors) -> str:
    back = f'<a href="#{at.words(thing)}" aria-label="إلى الكلمات">↑ النص</a>' if in_text else ""
    return (
        f'<article class="card" id="{at.card(thing)}"><h3><bdi>{_e(title)}</bdi> {back}</h3>'
        f'{_list(rows)}<code dir="ltr">{_e(thing)}</code></article>\n'
    )


def _section(name: str, english: str, cards: Sequence[str]) -> str:
    if not cards:
        return ""
    head = f'<h2>{name} <small lang="en" dir="ltr">{english}: {len(cards)}</small></h2>'
    return f'<section>\n{head}\n<div class="cards">\n{"".join(cards)}</div>\n</section>\n'


def _list(rows: Iterable[tuple[str, str]]) -> str:
    """(name, HTML) rows, each name in Arabic where the ontology has it."""
    out = []
    for name, value in rows:
        label = arabic().get(f"naba:{name}", "")
        shown = f'{_e(label)} <small lang="en">{_e(name)}</small>' if label else f'<small lang="en">{_e(name)}</small>'
        out.append(f"<dt>{shown}</dt><dd>{value}</dd>")
    return f"<dl>{''.join(out)}</dl>\n" if out else ""


def _value(name: str, value: str, at: _Anchors) -> str:
    label = arabic().get(value, "")
    if label:
        return f'{_e(label)} <small lang="en"><bdi>{_e(value)}</bdi></small>'
    if name == "within":
        return f'<a href="#{at.card(_iri(value))}"><bdi>{_e(value)}</bdi></a>'
    return f"<bdi>{_e(value)}</bdi>"


def _iri(name: str) -> str:
    return name if ":" in name else f"https://w3id.org/naba/id/{name}"


def _legend() -> str:
    items = "".join(
        f'<li><span class="s {kind}">{name}</span> <small lang="en">{english}</small></li>'
        for kind, name, english in _LEGEND
    )
    return f'<ul class="legend" aria-label="دليل العلامات">{items}</ul>\n'


def _e(text: str) -> str:
    return escape(re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]", "", text), quote=True)
