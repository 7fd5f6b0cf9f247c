"""Titles before and behind names, and the positions read from them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from told import Told, params

Tell = Callable[..., Told]

# text, person, title, of whom, former
POSITIONS = [
    (
        "قال وزير الخارجية المصري سامح شكري إن الحل قريب.",
        "person-sameh-shoukry",
        "وزير الخارجية المصري",
        "gov-EG",
        False,
    ),
    ("وصل الرئيس التركي رجب طيب أردوغان إلى برلين.", "person-recep-tayyip-erdogan", "الرئيس التركي", "gov-TR", False),
    (
        "قال المتحدث باسم الخارجية القطرية ماجد الأنصاري إن الوساطة مستمرة.",
        "person-majed-al-ansari",
        "المتحدث باسم الخارجية القطرية",
        "ministry-foreign-QA",
        False,
    ),
    (
        "قال المتحدث باسم البيت الأبيض جون كيربي إن الاتفاق قريب.",
        "person-john-kirby",
        "المتحدث باسم البيت الأبيض",
        "seat-US-white-house",
        False,
    ),
    (
        "قال إسماعيل هنية، رئيس المكتب السياسي لحركة حماس، إن الوفد سيصل.",
        "person-ismail-haniyeh",
        "رئيس المكتب السياسي لحركة حماس",
        "org-hamas-politburo|org-hamas",
        False,
    ),
    ("رئيس الوزراء الأسبق إيهود باراك دعا إلى انتخابات.", "person-ehud-barak", "رئيس الوزراء الأسبق", "gov-IL", True),
    (
        "قال وزير الخارجية الأسبق هنري كيسنجر إن الحل ممكن.",
        "person-henry-kissinger",
        "وزير الخارجية الأسبق",
        "gov-US",
        True,
    ),
    (
        "القيادي في حركة النهضة نور الدين البحيري مثل أمام القاضي.",
        "person-noureddine-bhiri",
        "القيادي في حركة النهضة",
        "org-ennahda",
        False,
    ),
    (
        "الأمين العام لحزب الله حسن نصر الله قال إن المقاومة جاهزة.",
        "person-hassan-nasrallah",
        "الأمين العام لحزب الله",
        "org-hezbollah",
        False,
    ),
    (
        "قال القائد العام للحرس الثوري حسين سلامي إن الرد قادم.",
        "person-hossein-salami",
        "القائد العام للحرس الثوري",
        "organ-IR-islamic-revolutionary-guard-corps",
        False,
    ),
    (
        "زعيم الحزب الديمقراطي حكيم جيفريز قال إن القانون مرفوض.",
        "person-hakeem-jeffries",
        "زعيم الحزب الديمقراطي",
        "org-democratic-party-us",
        False,
    ),
    ("قالت المحامية سمية القرقوري إن موكلها بريء.", "سمية القرقوري", "المحامية", "", False),
    ("زار السفير ديفيد ساترفيلد بيروت.", "person-david-satterfield", "السفير", "", False),
    (
        "التقى وزير الخارجية الأميركي أنتوني بلينكن ووزير الدفاع لويد أوستن الوفد.",
        "person-lloyd-austin",
        "وزير الدفاع",
        "gov-US",
        False,
    ),
    (
        "وصل رئيس الوزراء القطري محمد بن عبد الرحمن آل ثاني إلى القاهرة.",
        "person-mohammed-bin-abdulrahman-al-thani",
        "رئيس الوزراء القطري",
        "gov-QA",
        False,
    ),
    (
        "قال السيناتور الأميركي ليندسي غراهام إن الدعم مستمر.",
        "person-lindsey-graham",
        "السيناتور الأميركي",
        "gov-US",
        False,
    ),
    ("زار العاهل الأردني الملك عبد الله الثاني واشنطن.", "person-abdullah-ii", "العاهل الأردني", "gov-JO", False),
    (
        "الرئيس السوري بشار الأسد ووزير خارجيته فيصل المقداد وصلا إلى طهران.",
        "person-faisal-mekdad",
        "وزير خارجيته",
        "gov-SY",
        False,
    ),
    (
        "قال نظيره المصري سامح شكري إن الحل قريب. وكان وزير خارجية مصر سامح شكري في عمان.",
        "person-sameh-shoukry",
        "وزير خارجية مصر",
        "gov-EG",
        False,
    ),
    (
        "أعلنت نائبة الرئيس الأميركي كامالا هاريس ترشحها.",
        "person-kamala-harris",
        "نائبة الرئيس الأميركي",
        "gov-US",
        False,
    ),
    ("استقبل المستشار الألماني أولاف شولتس الوفد.", "person-olaf-scholz", "المستشار الألماني", "gov-DE", False),
    (
        "قال أنطونيو غوتيريش، الأمين العام للأمم المتحدة، إن الوضع كارثي.",
        "person-antonio-guterres",
        "الأمين العام للأمم المتحدة",
        "org-united-nations",
        False,
    ),
    (
        "قال الرئيس الأميركي السابق دونالد ترامب إن الاتفاق سيئ.",
        "person-donald-trump",
        "الرئيس الأميركي السابق",
        "gov-US",
        True,
    ),
]
KNOWN: dict[str, str] = {}


@pytest.mark.parametrize(("text", "person", "title", "of", "former"), params(POSITIONS, KNOWN))
def test_positions(text: str, person: str, title: str, of: str, former: bool, tell: Tell) -> None:
    told = tell(text).positions
    assert (person, title, former) in [(p.person, p.title, p.former) for p in told], told
    assert set(of.split("|")) & {p.of for p in told if p.title == title and p.person == person}, told


# positions that nobody told: text, person, what the title must not be about
INVENTED = [
    ("قال جيك سوليفان مستشار الرئيس جو بايدن إن الاتفاق قريب.", "person-joe-biden", "مستشار"),
    ("عين الرئيس التونسي قيس سعيد كمال المدوري رئيسا للحكومة.", "person-kamel-madouri", "الرئيس التونسي"),
    (
        "استقبل المستشار الألماني أولاف شولتس رئيس الوزراء البريطاني ريشي سوناك.",
        "person-olaf-scholz",
        "رئيس الوزراء البريطاني",
    ),
    (
        "استقبل المستشار الألماني أولاف شولتس رئيس الوزراء البريطاني ريشي سوناك أمس.",
        "person-rishi-sunak",
        "المستشار الألماني",
    ),
    ("التقى الوزير نظيره المصري سامح شكري.", "person-sameh-shoukry", "الوزير نظيره"),
    ("قال مسؤولون في مكتب رئيس الوزراء إن بنيامين نتنياهو مريض.", "person-benjamin-netanyahu", "مسؤولون"),
    ("اتهم الرئيس بشار الأسد.", "person-bashar-al-assad", "اتهم"),
    ("أبلغ جو بايدن رئيس الوزراء الإسرائيلي بأن الدعم مستمر.", "person-joe-biden", "رئيس الوزراء"),
    ("هنأ فلاديمير بوتين رئيس الصين شي جين بينغ.", "person-vladimir-putin", "رئيس الصين"),
    ("سأل الصحفيون وزير الدفاع عن يحيى السنوار.", "person-yahya-sinwar", "وزير الدفاع"),
    ("وزير الخارجية المصري سيلتقي أنتوني بلينكن.", "person-antony-blinken", "وزير الخارجية المصري"),
]
KNOWN_INVENTED: dict[str, str] = {}


@pytest.mark.parametrize(("text", "person", "title"), params(INVENTED, KNOWN_INVENTED))
def test_no_position_is_invented(text: str, person: str, title: str, tell: Tell) -> None:
    assert not [p for p in tell(text).positions if p.person == person and title in p.title]


def test_ranks_and_honorifics_alone_are_no_position(tell: Tell) -> None:
    assert tell("أعلن الدكتور منير البرش ارتفاع عدد الضحايا.").positions == []
    assert tell("قال اللواء حسين سلامي إن الرد قادم.").positions == []
