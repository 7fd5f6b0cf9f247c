"""Who wins where the authority, a pattern and the trained model name the same words."""

from __future__ import annotations

from dataclasses import replace

import pytest
from toy_names import parsed

from ingest.model import Analysis, EntityType, Mention
from ingest.recognise.opinion import Opinion
from ingest.recognise.tagger import Found

SURE, UNSURE = 0.95, 0.3


def opinion(text: str, *found: Found, outside: float = 0.1, leads: dict[str, int] | None = None) -> Opinion:
    """The model's names in a text; `outside`: how sure it is that a word is in no name."""
    article = parsed(text, leads)
    return Opinion(article, found, (outside,) * len(article.tokens))


def mention(told: Opinion, words: str, type_: EntityType, rule: str = "authority") -> Mention:
    """The mention of some words of the text."""
    start = told.parsed.text.index(words)
    first, last = told.parsed.token_at(start), told.parsed.token_at(start + len(words) - 1) + 1
    return Mention(first, last, start, start + len(words), type_, rule, ("key",))


def told_of(told: Opinion, mentions: list[Mention]) -> list[tuple[str, str]]:
    return [(told.parsed.text[m.start : m.end], m.type) for m in mentions]


KEPT = [
    # text, known name, its type, the model's name, does the known one stand
    ("وصل محمود بغدادي امس", "بغدادي", "Person", Found(1, 3, "PERS", SURE), False),
    ("وصل محمود بغدادي امس", "بغدادي", "Person", Found(1, 3, "PERS", UNSURE), True),
    ("وصل بغدادي محمود امس", "بغدادي", "Person", Found(1, 3, "PERS", SURE), True),
    ("شارع محمود بغدادي مغلق", "محمود", "Person", Found(0, 3, "LOC", SURE), False),
    ("وصل محمود بغداد امس", "بغداد", "Place", Found(1, 3, "PERS", SURE), False),
    ("اعلنت جامعة تونس الخبر", "تونس", "Place", Found(1, 3, "ORG", SURE), False),
    ("اعلنت جامعة تونس الخبر", "تونس", "Place", Found(1, 3, "ORG", UNSURE), True),
    ("اعلنت سفارة مصر الخبر", "مصر", "Government", Found(1, 3, "GOV", SURE), False),
    ("زار مدينة تونس امس", "تونس", "Place", Found(1, 3, "LOC", SURE), True),
    ("زار جبل تونس امس", "تونس", "Place", Found(1, 3, "LOC", SURE), False),
    ("فاز الترجي التونسي امس", "الترجي", "Organization", Found(1, 3, "ORG", SURE), True),
    ("حركة النهضة التونسية امس", "حركة النهضة", "Organization", Found(0, 3, "ORG", SURE), True),
    ("بطولة كأس تونس امس", "تونس", "Place", Found(0, 3, "MISC", SURE), False),
    ("بطولة كأس تونس امس", "تونس", "Place", Found(0, 3, "MISC", UNSURE), True),
    ("زار تونس امس", "تونس", "Place", Found(1, 2, "ORG", SURE), True),  # not longer
    ("زار تونس العاصمة امس", "تونس", "Place", Found(2, 4, "ORG", SURE), True),  # elsewhere
]


@pytest.mark.parametrize(("text", "name", "type_", "found", "stands"), KEPT)
def test_names_of_the_authority(text: str, name: str, type_: EntityType, found: Found, stands: bool) -> None:
    told = opinion(text, found)
    assert told.keeps(mention(told, name, type_)) is stands


def test_a_known_name_stands_where_the_model_finds_nothing() -> None:
    told = opinion("زار تونس امس", outside=0.999)
    assert told.keeps(mention(told, "تونس", "Place"))


@pytest.mark.parametrize(
    ("pos", "outside", "stands"), [("noun", 0.999, False), ("noun", 0.4, True), ("noun_prop", 0.999, True)]
)
def test_a_known_name_that_is_a_common_word_here(pos: str, outside: float, stands: bool) -> None:
    told = opinion("وزارة مالية جديدة", outside=outside)
    word, analysis = told.parsed.tokens[1], Analysis("مالية", "مالية", pos)
    article = replace(
        told.parsed, tokens=(told.parsed.tokens[0], replace(word, analysis=analysis), told.parsed.tokens[2])
    )
    told = replace(told, parsed=article)
    assert told.keeps(mention(told, "مالية", "Place")) is stands
    assert told.keeps(mention(told, "مالية جديدة", "Place"))  # of several words


SETTLED = [
    # text, a pattern's name, its type, the model's names, what it becomes
    ("قال سالم الديراني امس", "سالم الديراني", "Person", [], ["سالم الديراني"]),
    ("قال سالم الديراني امس", "سالم الديراني", "Person", [Found(1, 3, "PERS", SURE)], ["سالم الديراني"]),
    ("قال سالم الديراني امس", "سالم الديراني امس", "Person", [Found(1, 3, "PERS", SURE)], ["سالم الديراني"]),
    ("قال سالم الديراني امس", "سالم الديراني امس", "Person", [Found(1, 3, "PERS", UNSURE)], ["سالم الديراني امس"]),
    ("قال سالم الديراني امس", "سالم", "Person", [Found(1, 3, "PERS", SURE)], ["سالم الديراني"]),
    ("جائزة سالم الديراني امس", "سالم", "Person", [Found(0, 3, "MISC", SURE)], []),
    ("جائزة سالم الديراني امس", "سالم", "Person", [Found(0, 3, "MISC", UNSURE)], ["سالم"]),
]


@pytest.mark.parametrize(("text", "name", "type_", "found", "stands"), SETTLED)
def test_names_by_patterns(text: str, name: str, type_: EntityType, found: list[Found], stands: list[str]) -> None:
    told = opinion(text, *found)
    settled = told.settled([mention(told, name, type_, "title before")], set())
    assert [words for words, _ in told_of(told, settled)] == stands


@pytest.mark.parametrize(("outside", "stands"), [(0.5, True), (0.99, False)])
def test_a_pattern_falls_where_the_model_is_sure_of_no_name(outside: float, stands: bool) -> None:
    told = opinion("حزب كبير في البلاد", outside=outside)
    assert bool(told.settled([mention(told, "حزب كبير", "Organization", "head")], set())) is stands


def test_new_bounds_keep_what_the_pattern_knew_where_the_type_is_the_same() -> None:
    told = opinion("اعلنت شركة السنديان الحديثة امس", Found(1, 4, "ORG", SURE))
    (same,) = told.settled([mention(told, "شركة السنديان", "Organization", "head")], set())
    assert (same.type, same.rule, same.candidates, same.confidence) == ("Organization", "head, model", ("key",), SURE)
    (other,) = told.settled([mention(told, "شركة السنديان", "Place", "head")], set())
    assert (other.type, other.rule, other.candidates) == ("Organization", "model", ())


def test_new_bounds_do_not_reach_into_taken_words() -> None:
    told = opinion("قال سالم الديراني بغداد", Found(1, 4, "PERS", SURE))
    pattern = mention(told, "سالم الديراني", "Person", "title before")
    assert told.settled([pattern], {3}) == [pattern]
    assert told_of(told, told.settled([pattern], set())) == [("سالم الديراني بغداد", "Person")]


def test_two_patterns_in_one_name_of_the_model_become_one_name() -> None:
    told = opinion("بنك السنديان ومجموعة النخيل اعلن", Found(0, 4, "ORG", SURE))
    patterns = [mention(told, "بنك السنديان", "Organization"), mention(told, "ومجموعة النخيل", "Organization")]
    assert told_of(told, told.settled(patterns, set())) == [("بنك السنديان ومجموعة النخيل", "Organization")]


def test_new_bounds_do_not_reach_into_an_earlier_patterns_name() -> None:
    told = opinion("سالم الديراني نادر الحلبي قال", Found(0, 1, "PERS", UNSURE), Found(1, 4, "PERS", SURE))
    patterns = [mention(told, "سالم الديراني", "Person"), mention(told, "نادر الحلبي", "Person")]
    assert told.settled(patterns, set()) == patterns


FURTHER = [
    ("زار تونس امس", Found(1, 2, "LOC", SURE), [("تونس", "Place")]),
    ("قال سالم امس", Found(1, 2, "PERS", SURE), [("سالم", "Person")]),
    ("قال سالم امس", Found(1, 2, "PERS", 0.5), []),
    ("فاز بكأس العرب امس", Found(1, 3, "MISC", 1.0), []),
    ("اعلنت شركة السنديان الخبر", Found(1, 3, "ORG", SURE), [("شركة السنديان", "Organization")]),
    ("اعلنت وزارة الصحة الخبر", Found(1, 3, "ORG", SURE), [("وزارة الصحة", "Government")]),
    ("نشر الجيش السوداني قواته", Found(1, 3, "ORG", SURE), [("الجيش السوداني", "Government")]),
    ("نشر مجلس البلاد الخبر", Found(1, 3, "GOV", SURE), [("مجلس البلاد", "Government")]),
    ("زار وزارة الصحة امس", Found(1, 3, "LOC", SURE), [("وزارة الصحة", "Place")]),  # only organizations have organs
]


@pytest.mark.parametrize(("text", "found", "names"), FURTHER)
def test_names_that_only_the_model_finds(text: str, found: Found, names: list[tuple[str, str]]) -> None:
    told = opinion(text, found)
    further = told.further(set())
    assert told_of(told, further) == names
    assert all(m.rule == "model" and m.candidates == () for m in further)


def test_taken_words_are_left_alone() -> None:
    told = opinion("زار هونغ كونغ وتونس", Found(1, 3, "LOC", SURE), Found(3, 4, "LOC", SURE))
    assert [m.first for m in told.further({2})] == [3]
    assert told.further({1, 3}) == []


def test_clitics_are_cut_from_the_start_alone() -> None:
    text, leads = "سافر لتونس وبغداد وعاد", {"لتونس": 1, "وبغداد": 1}
    told = opinion(text, Found(1, 3, "LOC", SURE), leads=leads)
    assert told_of(told, told.further(set())) == [("تونس وبغداد", "Place")]
    (settled,) = told.settled([mention(told, "لتونس", "Place")], set())
    assert (settled.start, settled.first, settled.last) == (text.index("تونس"), 1, 3)
