"""Who did what to whom: category, actors and recipients of sentences over all sixteen categories."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from told import Told, params

from ingest.understand.lexicon import CATEGORIES

Tell = Callable[..., Told]

# text, category, actors, recipients (a place that is acted on is the event's place, no party)
EVENTS = [
    ("وافقت حركة حماس على مقترح الوسطاء.", "AGREE", {"org-hamas"}, set()),
    ("تعهدت إيران بالرد على إسرائيل.", "THREATEN", {"gov-IR"}, {"gov-IL"}),
    ("اتفقت روسيا وتركيا على تسيير دوريات مشتركة.", "AGREE", {"gov-RU", "gov-TR"}, set()),
    ("التقى السيسي بلينكن في القاهرة.", "CONSULT", {"person-abdel-fattah-el-sisi", "person-antony-blinken"}, set()),
    ("أجرى بايدن اتصالا هاتفيا مع نتنياهو.", "CONSULT", {"person-joe-biden", "person-benjamin-netanyahu"}, set()),
    (
        "استقبل أردوغان إسماعيل هنية في إسطنبول.",
        "CONSULT",
        {"person-recep-tayyip-erdogan", "person-ismail-haniyeh"},
        set(),
    ),
    (
        "اجتمع وزير الخارجية الأردني أيمن الصفدي مع نظيره العراقي فؤاد حسين.",
        "CONSULT",
        {"person-ayman-safadi", "person-fuad-hussein"},
        set(),
    ),
    ("جرت محادثات بين واشنطن وطهران.", "CONSULT", {"gov-US", "gov-IR"}, set()),
    ("زار بلينكن الرياض.", "CONSULT", {"person-antony-blinken"}, None),
    (
        "استقبل المستشار الألماني أولاف شولتس رئيس الوزراء البريطاني ريشي سوناك.",
        "CONSULT",
        {"person-olaf-scholz", "person-rishi-sunak"},
        set(),
    ),
    ("أشاد غوتيريش بقطر.", "SUPPORT", {"person-antonio-guterres"}, {"gov-QA"}),
    ("رحبت الجامعة العربية بقرار محكمة العدل الدولية.", "SUPPORT", {"org-arab-league"}, set()),
    ("أعلنت إيران دعمها لحزب الله.", "SUPPORT", {"gov-IR"}, {"org-hezbollah"}),
    ("وقعت السعودية والصين اتفاقية تجارية.", "SUPPORT", {"gov-SA", "gov-CN"}, set()),
    ("اعترفت إسبانيا بدولة فلسطين.", "SUPPORT", {"gov-ES"}, None),
    ("تنازلت حركة حماس عن شرطها.", "CONCEDE", {"org-hamas"}, set()),
    ("تراجعت فرنسا عن قرارها.", "CONCEDE", {"gov-FR"}, set()),
    ("تعاونت مصر مع قطر لإدخال المساعدات.", "COOPERATE", {"gov-EG"}, {"gov-QA"}),
    ("أرسلت فرنسا مساعدات إلى لبنان.", "AID", {"gov-FR"}, None),
    ("زودت الولايات المتحدة أوكرانيا بصواريخ.", "AID", {"gov-US"}, {"gov-UA"}),
    ("انسحبت القوات الإسرائيلية من خان يونس.", "RETREAT", {"organ-IL-israel-defense-forces"}, set()),
    ("أعلنت إسرائيل وحزب الله وقف إطلاق النار.", "RETREAT", {"gov-IL", "org-hezbollah"}, set()),
    ("أفرجت حركة حماس عن رهينتين أميركيتين.", "RETREAT", {"org-hamas"}, {"رهينتين أميركيتين"}),
    ("طالبت جنوب أفريقيا إسرائيل بوقف الحرب.", "REQUEST", {"gov-ZA"}, {"gov-IL"}),
    ("حث بايدن نتنياهو على قبول الصفقة.", "REQUEST", {"person-joe-biden"}, {"person-benjamin-netanyahu"}),
    ("دعا غوتيريش إسرائيل وحماس إلى ضبط النفس.", "REQUEST", {"person-antonio-guterres"}, {"gov-IL", "org-hamas"}),
    ("مورست ضغوط على إسرائيل من قبل واشنطن.", "THREATEN", {"gov-US"}, {"gov-IL"}),
    ("اتهمت روسيا أوكرانيا بالتخريب.", "ACCUSE", {"gov-RU"}, {"gov-UA"}),
    ("اتهمت إسرائيل وكالة الأونروا بالتحريض.", "ACCUSE", {"gov-IL"}, {"org-unrwa"}),
    ("اتهم بوتين زيلينسكي بالكذب.", "ACCUSE", {"person-vladimir-putin"}, {"person-volodymyr-zelensky"}),
    ("انتقدت روسيا وإيران إسرائيل.", "ACCUSE", {"gov-RU", "gov-IR"}, {"gov-IL"}),
    ("رفض نتنياهو شروط حماس.", "REJECT", {"person-benjamin-netanyahu"}, set()),
    ("استخدمت الولايات المتحدة حق النقض ضد مشروع القرار.", "REJECT", {"gov-US"}, set()),
    ("توعدت إيران إسرائيل برد قاس.", "THREATEN", {"gov-IR"}, {"gov-IL"}),
    ("هددت إيران بقصف إسرائيل.", "THREATEN", {"gov-IR"}, None),
    ("تظاهر آلاف الإسرائيليين في تل أبيب ضد حكومة نتنياهو.", "PROTEST", {"آلاف الإسرائيليين"}, None),
    ("احتج طلاب جامعة كولومبيا على الحرب.", "PROTEST", {"طلاب جامعة كولومبيا"}, set()),
    ("فرض الاتحاد الأوروبي عقوبات على إيران.", "SANCTION", {"org-european-union"}, {"gov-IR"}),
    ("قطعت كولومبيا علاقاتها مع إسرائيل.", "SANCTION", {"gov-CO"}, {"gov-IL"}),
    ("طردت بولندا السفير الروسي.", "SANCTION", {"gov-PL"}, {"السفير الروسي"}),
    ("فرضت لندن عقوبات على موسكو.", "SANCTION", {"gov-GB"}, {"gov-RU"}),
    ("حشدت روسيا قواتها على حدود أوكرانيا.", "MOBILIZE", {"gov-RU"}, set()),
    ("اعتقلت الشرطة التونسية المعارض راشد الغنوشي.", "COERCE", {"police-TN"}, {"person-rached-ghannouchi"}),
    ("اعتقل راشد الغنوشي في تونس.", "COERCE", set(), {"person-rached-ghannouchi"}),
    (
        "اعتقلت القوات الإسرائيلية 20 فلسطينيا في الضفة الغربية.",
        "COERCE",
        {"organ-IL-israel-defense-forces"},
        {"20 فلسطينيا"},
    ),
    ("حظرت الحكومة الأردنية جماعة الإخوان.", "COERCE", {"government-JO"}, {"org-muslim-brotherhood"}),
    ("اغتالت إسرائيل إسماعيل هنية في طهران.", "ASSAULT", {"gov-IL"}, {"person-ismail-haniyeh"}),
    ("اغتيل هنية في طهران.", "ASSAULT", set(), {"person-ismail-haniyeh"}),
    ("هاجمت إيران إسرائيل.", "ASSAULT", {"gov-IR"}, {"gov-IL"}),
    ("تعرضت إسرائيل لهجوم إيراني.", "ASSAULT", None, {"gov-IL"}),
    ("مقتل جنديين إسرائيليين في غزة.", "ASSAULT", set(), None),
    ("قتل خمسة مدنيين سوريين في الغارة.", "ASSAULT", set(), {"خمسة مدنيين سوريين"}),
    ("قتلت إسرائيل ثلاثة من عناصر حزب الله.", "ASSAULT", {"gov-IL"}, None),
    ("أسرت المقاومة جنديا إسرائيليا.", "ASSAULT", None, {"جنديا إسرائيليا"}),
    ("شن الحوثيون هجوما على سفينة أميركية.", "ASSAULT", {"org-houthis"}, {"سفينة أميركية"}),
    (
        "وصل أنتوني بلينكن إلى الدوحة، والتقى الشيخ تميم بن حمد آل ثاني.",
        "CONSULT",
        {"person-antony-blinken", "person-tamim-bin-hamad"},
        set(),
    ),
    ("قصفت إسرائيل حزب الله.", "ASSAULT", {"gov-IL"}, {"org-hezbollah"}),
    ("ردت إيران على إسرائيل بعشرات الصواريخ.", "ASSAULT", {"gov-IR"}, {"gov-IL"}),
]
KNOWN = {
    "توعدت إيران إسرائيل برد قاس.": "the object of «توعد» is lost",
    "تظاهر آلاف الإسرائيليين في تل أبيب ضد حكومة نتنياهو.": "a number noun and a demonym in the plural are no subject",
    "اعتقلت القوات الإسرائيلية 20 فلسطينيا في الضفة الغربية.": "a demonym in the singular behind a number is no party",
    "وصل أنتوني بلينكن إلى الدوحة، والتقى الشيخ تميم بن حمد آل ثاني.": "a verb that goes on without its subject loses it",
    "ردت إيران على إسرائيل بعشرات الصواريخ.": "«رد على» with weapons is no trigger",
}


@pytest.mark.parametrize(("text", "category", "actors", "recipients"), params(EVENTS, KNOWN))
def test_events(text: str, category: str, actors: set[str] | None, recipients: set[str] | None, tell: Tell) -> None:
    """`None`: not looked at, since readings differ."""
    told = tell(text).events
    parties = [(set(e.actors), set(e.recipients)) for e in told if e.type == category]
    assert any((actors is None or a == actors) and (recipients is None or r == recipients) for a, r in parties), told


def test_all_categories_are_tried() -> None:
    assert {category for _, category, _, _ in EVENTS} == set(CATEGORIES)
    assert len(EVENTS) >= 40


# facts that nobody told: text, category, who must not be an actor, who must not be a recipient
INVENTED = [
    ("تتهم كييف موسكو بقصف المدنيين.", "ASSAULT", {"المدنيين"}, set()),
    ("قتلت إسرائيل ثلاثة من عناصر حزب الله.", "ASSAULT", set(), {"gov-IL"}),
    ("قتل خمسة مدنيين سوريين في الغارة.", "ASSAULT", {"سوريين", "مدنيين سوريين", "خمسة مدنيين سوريين"}, set()),
    ("طالبت جنوب أفريقيا إسرائيل بوقف الحرب.", "REQUEST", {"gov-IL"}, {"gov-ZA"}),
    ("ضغوط على إسرائيل من قبل واشنطن.", "REQUEST", {"gov-IL"}, set()),
    ("رفضت حركة حماس العرض. وهددت الحركة إسرائيل.", "THREATEN", {"gov-IL"}, set()),
    ("قصفت إسرائيل رفح ولم تقصف بيروت.", "ASSAULT", {"gov-LB"}, set()),
    ("طردت بولندا السفير الروسي.", "SANCTION", {"الروسي", "السفير الروسي", "gov-RU"}, set()),
    ("استدعت باريس السفير الإيراني.", "ACCUSE", {"الإيراني", "السفير الإيراني", "gov-IR"}, set()),
    ("أسقط الحوثيون طائرة أميركية.", "ASSAULT", {"أميركية", "gov-US", "طائرة أميركية"}, set()),
    ("أسرت المقاومة جنديا إسرائيليا.", "ASSAULT", {"إسرائيليا", "جنديا إسرائيليا", "gov-IL"}, set()),
    ("نفت إيران قصف القاعدة الأميركية.", "ASSAULT", {"القاعدة الأميركية", "gov-US"}, set()),
    ("اعتقل راشد الغنوشي في تونس.", "COERCE", {"person-rached-ghannouchi"}, set()),
    ("اعتقلت الشرطة الوزير.", "COERCE", {"الوزير"}, {"الشرطة"}),
    ("زيارة مرتقبة لبوتين إلى تركيا.", "CONSULT", set(), {"person-vladimir-putin"}),
    ("قال السيسي إن مصر ترفض تهجير الفلسطينيين.", "COERCE", {"gov-EG", "الفلسطينيين"}, set()),
    ("دانت مصر الهجوم الإسرائيلي على رفح.", "ASSAULT", {"gov-EG"}, set()),
    ("انتقدت روسيا العقوبات الأميركية على سوريا.", "SANCTION", {"gov-RU"}, {"gov-RU"}),
    ("رحبت تركيا بالإفراج عن الأسرى.", "RETREAT", {"gov-TR"}, set()),
    ("قالت رويترز إن روسيا قصفت كييف.", "ASSAULT", {"org-reuters"}, set()),
    ("قتل شرطي برصاص مسلحين.", "ASSAULT", {"شرطي"}, set()),
    ("زار وفد من الكونغرس تايوان.", "CONSULT", {"gov-TW", "place-TW", "وفد من الكونغرس تايوان"}, set()),
    ("دعا بايدن إسرائيل إلى وقف قصف غزة.", "ASSAULT", {"person-joe-biden"}, set()),
    ("نددت فرنسا باغتيال إسرائيل هنية.", "ASSAULT", {"gov-FR", "person-ismail-haniyeh"}, {"gov-IL"}),
    ("قال شكري إن مصر ترفض أي هجوم على رفح.", "ASSAULT", {"gov-EG"}, set()),
    ("أضرب عمال السكك الحديدية في بريطانيا.", "ASSAULT", {"عمال السكك الحديدية", "gov-GB"}, set()),
    ("فتحت مصر معبر رفح أمام الجرحى الفلسطينيين.", "ASSAULT", {"gov-EG", "الجرحى الفلسطينيين", "الفلسطينيين"}, set()),
]
KNOWN_INVENTED = {}


@pytest.mark.parametrize(("text", "category", "actors", "recipients"), params(INVENTED, KNOWN_INVENTED))
def test_no_party_is_invented_or_turned_round(
    text: str, category: str, actors: set[str], recipients: set[str], tell: Tell
) -> None:
    told = tell(text).of_type(category)
    assert not [e for e in told if e.actors & actors or e.recipients & recipients], told


NO_EVENT = [
    "فاز ترامب في الانتخابات.",
    "ارتفعت أسعار النفط في السعودية.",
    "هزم منتخب مصر منتخب غانا في المباراة.",
    "يلتقي الزمالك الأهلي في مباراة الدوري.",
    "هاجم الفيروس مدنا في الصين.",
    "وقع زلزال في تركيا.",
    "قال بايدن إن الطقس جميل.",
    "ولد بوتين في لينينغراد.",
    "اتفق المؤرخون على الرأي.",
    "قصف ذهني في ورشة للشباب.",
    "توقيع كتاب للروائي في القاهرة.",
    "زار السياح الأهرام.",
    "قال ماكرون في حوار مع صحيفة لوموند إن الوضع صعب.",
    "وقعت فرنسا اتفاقا مع بريطانيا عام 1904.",
    "توجهت سفينة تدعى أكواريوس إلى إيطاليا.",
]
KNOWN_NO_EVENT: dict[str, str] = {}


@pytest.mark.parametrize(("text",), params([(t,) for t in NO_EVENT], KNOWN_NO_EVENT))
def test_what_is_no_event(text: str, tell: Tell) -> None:
    assert tell(text).events == []


SPORT = "يستعد منتخب مصر لمباراة تونس في كأس الأمم. وقال المدرب إن اللاعبين جاهزون. وتوجه الوفد المصري إلى تونس."


def test_an_article_of_sport_is_of_sport_throughout(tell: Tell) -> None:
    assert tell(SPORT).events == []
    assert [e.type for e in tell("وتوجه الوفد المصري إلى تونس.").events] == ["CONSULT"]
    assert [e.type for e in tell("قال لافروف إن الكرة في ملعب طهران وإن روسيا ترفض العقوبات.").events] != []


def test_an_arrest_is_one_even_in_sport(tell: Tell) -> None:
    assert [e.type for e in tell("اعتقلت الشرطة الفرنسية مشجعين قبل مباراة الكأس.").events] == ["COERCE"]


FRAMES = [
    ("ختم ماكرون خطابه متهما روسيا بزعزعة الأمن.", "ACCUSE", {"person-emmanuel-macron"}, {"gov-RU"}),
    ("تلقت السلطة الفلسطينية مساعدات من السعودية.", "AID", {"gov-SA"}, {"gov-PS"}),
    ("أعلن ترامب الانسحاب من اتفاقية باريس.", "REJECT", {"person-donald-trump"}, set()),
    ("انتشر الجيش اللبناني في صور.", "MOBILIZE", {"organ-LB-lebanese-armed-forces"}, set()),
    ("نقلت الصحف رفض المحتجين قرار الحكومة.", "REJECT", {"المحتجين"}, set()),
]


@pytest.mark.parametrize(("text", "category", "actors", "recipients"), FRAMES, ids=[f[0] for f in FRAMES])
def test_who_stands_in_the_slots_of_forms_and_phrases(
    text: str, category: str, actors: set[str], recipients: set[str], tell: Tell
) -> None:
    assert [(e.actors, e.recipients) for e in tell(text).of_type(category)] == [(actors, recipients)]


def test_a_second_telling_by_the_same_voice_is_kept_on_the_first(tell: Tell) -> None:
    told = tell("اغتالت إسرائيل إسماعيل هنية في طهران. وجاء اغتيال إسماعيل هنية بعد أيام من الخطاب.")
    assaults = [e for e in told.annotation.events if e.type == "ASSAULT"]
    assert len(assaults) == 1 and [told.cut(t) for t in assaults[0].tellings] == ["اغتيال"]


def test_what_another_voice_tells_is_a_report_of_its_own(tell: Tell) -> None:
    told = tell("اغتالت إسرائيل إسماعيل هنية في طهران. وقالت إيران إن اغتيال إسماعيل هنية جريمة.")
    assaults = [e for e in told.annotation.events if e.type == "ASSAULT"]
    assert [told.cut(e.trigger) for e in assaults] == ["اغتالت", "اغتيال"] and assaults[0].chain != assaults[1].chain


def test_place_and_time(tell: Tell) -> None:
    (event,) = tell("التقى السيسي بلينكن في القاهرة أمس.").events
    assert (event.place, event.time) == ("capital-EG", "2024-06-09")


def test_the_trigger_is_the_word_without_its_clitics(tell: Tell) -> None:
    assert [e.trigger for e in tell("وقصفت روسيا كييف.").events] == ["قصفت"]
    assert [e.trigger for e in tell("نددت تركيا بقصف روسيا كييف.").of_type("ASSAULT")] == ["قصف"]


def test_every_event_lies_in_its_evidence_and_has_a_party(tell: Tell) -> None:
    for text, *_ in EVENTS:
        told = tell(text)
        for event in told.annotation.events:
            assert event.evidence.start <= event.trigger.start and event.trigger.end <= event.evidence.end, text
            assert event.actors or event.recipients
            assert not set(event.actors) & set(event.recipients)
            assert 0 < event.confidence <= 1
        keys = [e.key for e in told.annotation.events]
        assert len(keys) == len(set(keys))
