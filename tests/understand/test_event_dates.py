"""Which event a date belongs to, in an article of Monday 10 June 2024."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from told import Told, params

# text, {trigger type: date}: every event that the text tells, with its date or ""
CASES = [
    # the verb of the clause, before and behind the date
    ("قصفت روسيا كييف أمس.", {"ASSAULT": "2024-06-09"}),
    ("وفي 20 مايو زار ماكرون برلين.", {"CONSULT": "2024-05-20"}),
    (
        "زار ماكرون برلين الثلاثاء الماضي، وفي 20 مايو قصفت روسيا كييف.",
        {"CONSULT": "2024-06-04", "ASSAULT": "2024-05-20"},
    ),
    # the word of saying has the date before what is said
    ("قال ماكرون اليوم الاثنين إن روسيا قصفت كييف.", {"ASSAULT": ""}),
    ("قال ماكرون إن روسيا قصفت كييف الأحد.", {"ASSAULT": "2024-06-09"}),
    ("قصفت روسيا كييف، حسبما قال مسؤول أوكراني اليوم الاثنين.", {"ASSAULT": ""}),
    # relative and descriptive clauses, and what they tell the time of
    ("أدان بايدن الهجوم الذي شنته روسيا على كييف في 20 مايو.", {"ACCUSE": "", "ASSAULT": "2024-05-20"}),
    # verbal nouns: carried by a verb, in what the verb tells, the phrase behind بعد
    ("شنت روسيا أمس هجوما على كييف.", {"ASSAULT": "2024-06-09"}),
    ("أجرى بايدن السبت محادثات مع ماكرون.", {"CONSULT": "2024-06-08"}),
    ("انسحبت إسرائيل من غزة بعد محادثات مع مصر الأسبوع الماضي.", {"RETREAT": "", "CONSULT": "2024-06"}),
    # verbs that «و» joins
    ("زار ماكرون برلين وقصفت روسيا كييف أمس.", {"CONSULT": "2024-06-09", "ASSAULT": "2024-06-09"}),
    # what is no date of the event
    ("تحتل إسرائيل الضفة الغربية منذ عام 1967.", {"ASSAULT": ""}),
    ("رفضت إيران قرار مجلس الأمن لعام 2015.", {"REJECT": ""}),
    # the tense
    ("سيزور ماكرون برلين التي قصفتها روسيا عام 2022.", {"CONSULT": "", "ASSAULT": "2022"}),
    ("قال ماكرون إن لقاءه مع بايدن سوف يعقد في يناير المقبل.", {"CONSULT": "2025-01"}),
    # what is told of the same occasion
    ("قال بايدن خلال اجتماعه مع ماكرون اليوم الاثنين إن روسيا قصفت كييف.", {"CONSULT": "2024-06-10", "ASSAULT": ""}),
    # the same word again, definite: the event told again
    ("شنت روسيا هجوما على كييف أمس. وأدان بايدن هجوم روسيا على كييف. ", {"ACCUSE": ""}),
    # a phrase behind بعد that is no event keeps its date
    ("بعد استقلال الجزائر سنة 1962 قصفت روسيا كييف.", {"ASSAULT": ""}),
    # the new date of what is postponed
    ("أعلن ماكرون اليوم تأجيل زيارته إلى برلين المقررة الثلاثاء إلى الخميس المقبل.", {"CONSULT": "2024-06-13"}),
    ("تأجلت زيارة ماكرون إلى برلين من الثلاثاء إلى الخميس المقبل.", {"CONSULT": "2024-06-13"}),
]


@pytest.mark.parametrize(("text", "dates"), params(CASES, {}))
def test_dates_of_events(tell: Callable[..., Told], text: str, dates: dict[str, str]) -> None:
    told = tell(text).events
    assert {e.type: e.time for e in told if e.type in dates} == dates


@pytest.mark.parametrize(
    ("text", "extent"),
    [
        ("تحتل إسرائيل الضفة الغربية منذ عام 1967.", [("since", "1967", "")]),
        ("تقصف روسيا كييف منذ ثلاثة أعوام.", [("since", "2021", "")]),
        ("حاصرت روسيا كييف لمدة ستة أسابيع.", [("duration", "", "P6W")]),
        ("قصفت روسيا كييف أمس.", []),
    ],
)
def test_what_bounds_an_event_is_not_its_date(
    tell: Callable[..., Told], text: str, extent: list[tuple[str, str, str]]
) -> None:
    (event,) = tell(text).annotation.events
    assert [(t.type, t.value, t.duration) for t in event.extent] == extent
    assert event.time is None or not extent
