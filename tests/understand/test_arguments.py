"""Each report says which words name its parties and its place."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from told import Told

from ingest.model import Argument, Event, Span
from ingest.understand.arguments import joined, of_parties
from ingest.understand.tellings import merge_tellings


def words(told: Told, category: str) -> set[tuple[str, str]]:
    raw = told.annotation.article.page.raw
    event = next(e for e in told.annotation.events if e.type == category)
    return {(a.role, raw[a.span.start : a.span.end]) for a in event.arguments}


@pytest.mark.parametrize(
    ("text", "category", "expected"),
    [
        # a visited capital names the government and the place
        (
            "قالت الوزارة إن بلينكن سيزور القاهرة يوم الأحد.",
            "CONSULT",
            {("actor", "بلينكن"), ("recipient", "القاهرة"), ("place", "القاهرة")},
        ),
        # the clitic is no part of the name
        ("رفضت حماس المقترح، ونددت إيران بالهجوم.", "REJECT", {("actor", "حماس")}),
        # a role phrase is named by all its words
        ("نفى مسؤول أميركي أن يكون الوفد قد وصل.", "REJECT", {("actor", "مسؤول أميركي")}),
    ],
)
def test_the_words_that_name_each_party(
    tell: Callable[..., Told], text: str, category: str, expected: set[tuple[str, str]]
) -> None:
    assert words(tell(text), category) == expected


def test_of_two_names_the_nearer_one_counts(tell: Callable[..., Told]) -> None:
    text = "تحدثت حماس عن المقترح. ثم رفضت حماس الاتفاق، وقالت حماس إنه ناقص."
    event = next(e for e in tell(text).annotation.events if e.type == "REJECT")
    (argument,) = event.arguments
    assert argument.span.start == text.index("حماس", event.trigger.start)


def test_every_party_of_every_report_is_named_before_the_sentence_ends(tell: Callable[..., Told]) -> None:
    text = (
        "زار وزير الخارجية الأميركي أنتوني بلينكن القاهرة، والتقى الرئيس عبد الفتاح السيسي.\n"
        "وطالب الجانبان إسرائيل بوقف الحرب. واتهمت طهران واشنطن بالكذب."
    )
    annotation = tell(text).annotation
    assert annotation.events
    for event in annotation.events:
        parties = {("actor", k) for k in event.actors} | {("recipient", k) for k in event.recipients}
        parties |= {("place", event.place)} if event.place else set()
        assert {(a.role, a.party) for a in event.arguments} == parties, event
        sentence = next(
            s for s in annotation.sentences if annotation.article.span(s.start, s.end).end > event.trigger.start
        )
        for argument in event.arguments:
            assert (
                0
                <= argument.span.start
                < argument.span.end
                <= annotation.article.span(sentence.start, sentence.end).end
            )


def event(key: str, actors: tuple[str, ...], start: int, *arguments: Argument) -> Event:
    return Event(
        key,
        "REJECT",
        "",
        Span(start, start + 3),
        Span(start, start + 9),
        "happened",
        actors,
        (),
        "t",
        arguments=arguments,
    )


def test_a_further_telling_adds_the_words_of_its_new_parties_only() -> None:
    hamas, iran = Argument("actor", "hamas", Span(4, 8)), Argument("actor", "iran", Span(40, 45))
    again = Argument("actor", "hamas", Span(34, 38))
    first, second = event("a", ("hamas",), 0, hamas), event("b", ("hamas", "iran"), 30, again, iran)
    assert joined(first, second) == (hamas, iran)
    (merged,) = merge_tellings([first, second], {})
    assert merged.actors == ("hamas", "iran") and merged.arguments == (hamas, iran)
    assert of_parties(event("c", ("iran",), 0, hamas, iran)) == (iran,)
