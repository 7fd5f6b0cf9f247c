"""What words that name nobody stand for: definite nouns, titles, duals, sides, places, verbs whose subject is left out."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from told import Told, params

Tell = Callable[..., Told]

# text, words, whom they stand for
REFERENCES = [
    # definite nouns: the entity of that kind that is named with that noun
    ("أعلنت حركة حماس موقفها. وقالت الحركة إنها وافقت.", "الحركة", {"org-hamas"}),
    ("أعلن حزب الله الهجوم. ونعى الحزب ثلاثة من عناصره.", "الحزب", {"org-hezbollah"}),
    ("ذكرت صحيفة هآرتس أن الجيش انسحب. ونقلت الصحيفة عن مسؤول أن القرار صدر.", "الصحيفة", {"org-haaretz"}),
    # titles that the article gave to somebody
    ("قال الرئيس الأميركي جو بايدن إن الاتفاق قريب. وغادر الرئيس واشنطن.", "الرئيس", {"person-joe-biden"}),
    (
        "التقت وزيرة الخارجية الألمانية أنالينا بيربوك وزير الخارجية الأميركي أنتوني بلينكن. وغادرت الوزيرة برلين.",
        "الوزيرة",
        {"person-annalena-baerbock"},
    ),
    # duals: the only two that fit
    (
        "التقى الرئيس المصري عبد الفتاح السيسي نظيره الفرنسي إيمانويل ماكرون. وبحث الجانبان الحرب.",
        "الجانبان",
        {"gov-EG", "gov-FR"},
    ),
    ("بحثت تونس وإيطاليا العلاقات بين البلدين.", "البلدين", {"gov-TN", "gov-IT"}),
    ("أكد الجانبان التونسي والليبي فتح المعبر.", "الجانبان التونسي والليبي", {"gov-TN", "gov-LY"}),
    ("حذر بايدن من أن الخلاف سيئ للبلدين، أي للولايات المتحدة وكندا، وسافر إلى كندا.", "", set()),
    # sides and places
    ("بحث سامح شكري مع الجانب الأميركي وقف الحرب.", "الجانب الأميركي", {"gov-US"}),
    ("وصل بلينكن إلى العاصمة الإيرانية.", "العاصمة الإيرانية", {"capital-IR"}),
    ("قصفت إسرائيل قطاع غزة. ودخلت المساعدات إلى القطاع.", "القطاع", {"place-gaza-strip"}),
    ("سيطر الجيش على رفح ونزح السكان إلى شمال المدينة.", "المدينة", {"place-rafah"}),
    # verbs of speech whose subject is left out
    ("قال بلينكن إن إسرائيل وافقت. وأضاف أن حماس لم ترد بعد.", "أضاف", {"person-antony-blinken"}),
    ("استقبل الرئيس التونسي قيس سعيد السفير المصري. وأكد أن العلاقات متينة.", "أكد", {"person-kais-saied"}),
    (
        "قالت وزيرة الخارجية الألمانية أنالينا بيربوك إن الحرب طالت. وأضافت أن برلين تدعم كييف.",
        "أضافت",
        {"person-annalena-baerbock"},
    ),
]


@pytest.mark.parametrize(("text", "words", "whom"), params(REFERENCES, {}))
def test_references(text: str, words: str, whom: set[str], tell: Tell) -> None:
    told = tell(text).references
    assert (words, frozenset(whom)) in told if words else not [w for w, _ in told if w == "للبلدين"], told


# text, words that stand for nobody here, why
NOBODY = [
    ("أعلن حزب الله الهجوم. ورفضت الحركة التعليق.", "الحركة", "a party named «حزب» is no «حركة»"),
    ("التقت حركة حماس حركة الجهاد الإسلامي. ورفضت الحركة التعليق.", "الحركة", "two are equally near"),
    ("أعلنت حركة حماس موقفها. ورفضت الحركة الإسلامية التعليق.", "الحركة", "an adjective says which one"),
    ("تطور القطاع كثيرا في تونس.", "القطاع", "Gaza is not named"),
    ("قال بايدن إن حل الدولتين بين إسرائيل وفلسطين ممكن.", "الدولتين", "a plan's name"),
    ("التقى بوتين بايدن وشي جين بينغ. وأكد الجانبان التعاون.", "الجانبان", "three are named"),
    ("قال الرئيس السوري بشار الأسد إنه باق. وبقي منصب الرئيس شاغرا.", "الرئيس", "the office, not its holder"),
    ("التقى وزير الخارجية التركي هاكان فيدان وفدا. وطالب مسؤولون برؤية الوزيرة.", "الوزيرة", "no woman has the title"),
    ("أعلن نتنياهو رفضه مشروع قرار يدين الاستيطان ويطالب بوقفه.", "يطالب", "the draft demands, in another tense"),
]


@pytest.mark.parametrize(("text", "words", "why"), NOBODY, ids=[row[2] for row in NOBODY])
def test_words_that_stand_for_nobody(text: str, words: str, why: str, tell: Tell) -> None:
    assert words not in [w for w, _ in tell(text).references], why


def test_a_woman_goes_on_speaking_in_the_feminine_alone(tell: Tell) -> None:
    told = tell("قالت أنالينا بيربوك إن الحرب طالت. وأضاف أن برلين تدعم كييف.")
    assert [s.speaker for s in told.statements] == ["person-annalena-baerbock"]


def test_the_two_sides_are_the_parties_of_an_event_and_stay_the_words_of_a_statement(tell: Tell) -> None:
    told = tell("التقى السيسي ماكرون في القاهرة. ووقع الجانبان اتفاقا. وأكد الجانبان أن التعاون مستمر.")
    signed = [e for e in told.events if e.type == "AGREE" or e.trigger.startswith("وقع")]
    assert signed and signed[0].actors == {"gov-EG", "gov-FR"}
    assert [s.speaker for s in told.statements] == ["الجانبان"]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("قال هنية إن الاحتلال يقصف قطاع غزة.", True),
        ("اعتقلت قوات الاحتلال خمسة فلسطينيين.", True),
        ("قاوم الجزائريون قوات الاحتلال الفرنسي.", False),
        ("قال المؤرخ إن الاحتلال دام قرنا في فيتنام.", False),
        ("قال هنية إن قوات الاحتلال التركي في عفرين لا تشبه ما في قطاع غزة.", False),
    ],
)
def test_occupation_is_israels_only_where_israel_or_palestine_is_the_subject(
    text: str, named: bool, tell: Tell
) -> None:
    told = tell(text)
    found = {told.name(k) for r in told.annotation.references for k in r.keys} | set(told.bearers.values())
    assert bool({"gov-IL", "organ-IL-israel-defense-forces"} & found) is named


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("وصل بلينكن إلى الدوحة أمس. وزار القاهرة.", {"person-antony-blinken"}),
        ("وصلت بيربوك إلى الدوحة أمس. وزار القاهرة.", set()),
        ("وصل بلينكن إلى الدوحة أمس. وزار الوفد القاهرة.", {"الوفد"}),
    ],
)
def test_a_verb_that_begins_a_sentence_without_subject_takes_the_one_before(
    text: str, actors: set[str], tell: Tell
) -> None:
    assert {a for e in tell(text).events if e.trigger == "زار" for a in e.actors} == actors


def test_a_rival_nearby_lowers_the_confidence(tell: Tell) -> None:
    alone = tell("أعلنت حركة حماس موقفها. وقالت الحركة إنها وافقت.").annotation.references
    rival = tell("رحبت حركة فتح بالقرار. وأعلنت حركة حماس موقفها. وقالت الحركة إنها وافقت.").annotation.references
    (one,), (two,) = ([r for r in found if r.rule == "definite noun"] for found in (alone, rival))
    assert two.keys == one.keys and two.confidence < one.confidence
