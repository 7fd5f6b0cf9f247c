"""A small annotation with one of everything, made up for the tests of this folder."""

from __future__ import annotations

import pytest

from ingest.describe import ids
from ingest.model import (
    Annotation,
    Article,
    Entity,
    EntityType,
    Event,
    Link,
    Mention,
    Page,
    Position,
    Quantity,
    Reference,
    RolePhrase,
    Span,
    Statement,
    TimeExpression,
    Zone,
)

RAW = (
    "قال الرئيس سامي النجار لصحيفة الأفق يوم السبت إن مسؤولين أميركيين رفضوا لقاء وفد المجلس.\n"
    "ورفض مسؤولان أميركيان التعليق.\n"
    "عنوان مقال آخر"
)


def span(words: str) -> Span:
    start = RAW.index(words)
    return Span(start, start + len(words))


@pytest.fixture
def sample() -> Annotation:
    return annotation()


@pytest.fixture
def web_sample() -> Annotation:
    return annotation("page-2", "html")


def annotation(page_id: str = "page-1", page_format: str = "text") -> Annotation:
    """The annotation of `RAW`, whose cleaned text is the raw one."""
    page = Page(page_id, RAW, "pages/page-1.txt", page_format)
    article = Article(
        page,
        0,
        RAW,
        tuple(range(len(RAW) + 1)),
        (Zone("body", Span(0, RAW.index("عنوان"))), Zone("related", span("عنوان مقال آخر"))),
        title="عنوان المقال",
        publisher="الجزيرة",
        published="2024-06-10",
        published_basis="dateline",
        tags=("وفد",),
    )
    iri = ids.article_of(article)
    person = _entity(iri, "Person", "سامي النجار")
    outlet = _entity(iri, "Organization", "الأفق")
    state = Entity(ids.authority_entity("gov-US"), "Government", "الولايات المتحدة", authority="gov-US")
    role = RolePhrase(
        ids.role(iri, span("مسؤولان أميركيان")),
        span("مسؤولان أميركيان"),
        20,
        22,
        "مسؤولان أميركيان",
        "مسؤول",
        "2",
        ("US",),
        holder=ids.authority_entity("person-antony-blinken"),
        holder_rule="tenure; article's date",
        holder_confidence=0.9,
        holder_tenure=ids.tenure("person-antony-blinken", "وزير الخارجية", "gov-US", "2021-01-26"),
    )
    day = TimeExpression(
        span("يوم السبت"), 6, 8, "يوم السبت", "2024-06-08", "day", "article-date", "2024-06-08", "2024-06-08"
    )
    chain = (
        Link(ids.authority_entity("org-al-jazeera"), None),
        Link(outlet.key, span("الأفق")),
        Link(person.key, span("سامي النجار")),
    )
    cue, content = span("قال"), span("إن مسؤولين أميركيين رفضوا لقاء وفد المجلس")
    said = Statement(
        ids.statement(iri, cue.start, content.start),
        person.key,
        cue,
        content,
        "indirect",
        "verb-subject",
        span("الرئيس سامي النجار"),
        outlet.key,
        chain=chain,
    )
    refused = Event(
        ids.report(iri, "REJECT", span("رفضوا").start),
        "REJECT",
        "refuse-meeting",
        span("رفضوا"),
        content,
        "happened",
        (state.key,),
        (person.key,),
        "trigger",
        time=day,
        within=(said.key,),
        chain=chain,
    )
    silent = Event(
        ids.report(iri, "REJECT", span("ورفض").start + 1),
        "REJECT",
        "",
        span("رفض مسؤولان")._replace(end=span("رفض مسؤولان").start + 3),
        span("ورفض مسؤولان أميركيان التعليق"),
        "happened",
        (role.key,),
        (),
        "trigger",
        chain=chain[:1],
    )
    office = Position(
        ids.position(iri, person.key, span("الرئيس").start),
        person.key,
        span("الرئيس"),
        "الرئيس",
        "title-name",
        agreement="contradicts",
        tenure=ids.tenure("person-x", "الرئيس", "gov-US", "2021-01-20"),
    )
    two = Quantity(
        ids.quantity(iri, span("مسؤولان")),
        "people",
        2.0,
        2.0,
        "exact",
        "person",
        span("مسؤولان أميركيان"),
        span("مسؤولان"),
        "counted noun",
        span("مسؤولان أميركيان"),
        ("gov-US",),
        event=silent.key,
        chain=chain[:1],
        confidence=0.7,
    )
    council = Reference(16, 17, span("المجلس"), (state.key, outlet.key), "Government", "two before", 0.75)
    return Annotation(
        article,
        (),
        (),
        (person, outlet, state),
        (role,),
        (refused, silent),
        (said,),
        (office,),
        (day,),
        publisher="org-al-jazeera",
        references=(council,),
        quantities=(two,),
    )


def _entity(iri: str, kind: EntityType, label: str) -> Entity:
    words = span(label)
    mention = Mention(0, 1, words.start, words.end, kind, "pattern", confidence=0.6)
    return Entity(ids.entity(kind, label, iri), kind, label, mentions=(mention,), confidence=0.6)
