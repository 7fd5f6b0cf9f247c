"""To which news agency a text is credited, at its head or foot; never from within a sentence."""

from __future__ import annotations

import pytest

from ingest.model import Article, Page, Span, Zone
from ingest.recognise.knowledge import Knowledge
from ingest.understand.credits import find_credits

_BODY = "قال وزير الخارجية إن المحادثات بدأت صباح السبت في القاهرة بحضور وفدين من البلدين."


def credited(text: str) -> list[tuple[str, str]]:
    page = Page("p", text, "p.txt", "text")
    article = Article(page, 0, text, tuple(range(len(text) + 1)), (Zone("body", Span(0, len(text))),))
    found = find_credits(article, Knowledge.load().authority)
    return [(credit.agency, text[credit.span.start : credit.span.end]) for credit in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"القاهرة (رويترز) - {_BODY}", [("org-reuters", "رويترز")]),
        (f"القاهرة 8 يونيو (أ ف ب) – {_BODY}", [("org-afp", "أ ف ب")]),
        (f"أنقرة / الأناضول / {_BODY}", [("org-anadolu", "الأناضول")]),
        (f"رويترز: {_BODY}", [("org-reuters", "رويترز")]),
        (f"{_BODY} (أ ف ب)", [("org-afp", "أ ف ب")]),
        (f"{_BODY}\n-وات-", [("org-tap", "وات")]),
        (f"{_BODY}\nالمصدر: وكالة رويترز", [("org-reuters", "وكالة رويترز")]),
        (f"{_BODY} إذاعة الأفق - رويترز + أ ف ب", [("org-reuters", "رويترز"), ("org-afp", "أ ف ب")]),
    ],
)
def test_head_and_foot_credit(text: str, expected: list[tuple[str, str]]) -> None:
    assert credited(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        _BODY,
        f"قالت رويترز إن المحادثات بدأت. {_BODY}",
        f"{_BODY} ونقلت ذلك وكالة رويترز في تقرير نشرته صباح اليوم الأحد",
        f'{_BODY} وفق ما أورده الموقع نقلا عن صحيفة "بيلد" الألمانية.',
        f"الخرطوم - {_BODY}",
        f"{_BODY} وكالات",
        "رويترز",
    ],
)
def test_words_of_a_sentence_and_other_names_credit_nobody(text: str) -> None:
    assert credited(text) == []
