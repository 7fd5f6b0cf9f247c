"""Names in spellings that the authority does not have: linked where the sound leaves one bearer, left alone where it does not."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations
from pathlib import Path
from time import perf_counter

import pytest
from told import Told

from ingest.arabic.normalise import fold
from ingest.data import folder
from ingest.recognise.names import load_parts
from ingest.recognise.spellings import Spellings
from ingest.resolve import authority as authorities
from ingest.resolve.authority import Authority
from ingest.resolve.organs import with_organs
from ingest.words import words as listed

Tell = Callable[..., Told]


def words(text: str) -> tuple[str, ...]:
    return tuple(fold(text).split())


@pytest.fixture(scope="module")
def authority() -> Authority:
    tables: Path = folder("seeds") / "lexicon"
    loaded = authorities.load(folder("seeds") / "authority")
    return with_organs(loaded, tables / "organs.tsv", tables / "organs-alone.tsv")


@pytest.fixture(scope="module")
def spellings(authority: Authority) -> Spellings:
    return Spellings(authority, load_parts())


# ------------------------------------------------ the index

BORNE = """
جوتيرش person-antonio-guterres
أنتونيو جوتيرش person-antonio-guterres
بلنكن person-antony-blinken
أنطوني بلنكن person-antony-blinken
لفروف person-sergey-lavrov
سيرجي لفروف person-sergey-lavrov
زلنسكي person-volodymyr-zelensky
ماكرن person-emmanuel-macron
فلاديمر بوتين person-vladimir-putin
إيمانيول ماكرون person-emmanuel-macron
أورسلا فون ديرلاين person-ursula-von-der-leyen
دميتري بسكوف person-dmitry-peskov
جاستين ترودو person-justin-trudeau
كازونوف person-bernard-cazeneuve
زيجمار جابرييل person-sigmar-gabriel
إبراهيم كالين person-ibrahim-kalin
كيشناو capital-MD
كوبنهاكن capital-DK
بوقوتا capital-CO
بوركسيل capital-BE
السنيغال place-SN
الكامرون place-CM
مونتينغرو place-ME
أذريبجان place-AZ
تورنتو place-toronto
سيدناي place-sydney
مانشستير place-manchester
فيلاديلفيا place-philadelphia
انقلترا place-england
مايكروسفت org-microsoft
سيامسونغ org-samsung
فرونتيكس org-frontex
هافنغتون بوست org-huffpost
الأسوسيتد برس org-ap
"""

NOBODY = """
غوتيرو
بلينت
بيلوشي
بوتان
أنطوان بلنكن
جون بلنكن
حسين روحني
محمود روحاني
هيتي
مامي
كيف
بوليتيكا
إيراني
روسية
الأمريكيه
ماركيلا
حمس
سوزانا رايس
جانسون
مهمود عباس
محمود عبس
سالم الدوسري
شيخ حسينه
"""


@pytest.mark.parametrize("line", BORNE.strip().split("\n"))
def test_a_variant_has_the_bearer_of_the_name(line: str, spellings: Spellings, authority: Authority) -> None:
    name, key = line.rsplit(" ", 1)
    assert fold(name) not in authority.names, "no variant: the authority has it"
    assert key in spellings.bearers(words(name))


@pytest.mark.parametrize("name", NOBODY.strip().split("\n"))
def test_a_look_alike_has_no_bearer(name: str, spellings: Spellings) -> None:
    assert spellings.bearers(words(name)) == ()


NATIVE = """
حسن حسين | سالم سليم | عمر عمرو | محمد محمود | أحمد حامد | حامد حميد | كمال كميل | جمال جميل | سعد سعيد | سعيد أسعد | رشد رشيد
راشد رشيد | رشاد رشيد | ماجد مجيد | ماجد أمجد | نصر ناصر | نصر نصير | ناصر نصار | طاهر طه | طارق طريق | فهد فهيد | خالد خليد
خالد مخلد | عادل عدل | علي عالي | علي علاء | صالح صلاح | صالح صليح | كريم كرم | كريم أكرم | شريف أشرف | شريف شرف | هاني هنية
سمير سامر | سامي سمية | زيد زياد | زيد يزيد | عزت عزة | نبيل نبيلة | وليد ولد | وليد والد | جابر جبر | جابر جبير | قاسم قسيم
بدر بدير | فارس فراس | فرج فريج | فؤاد فائد | عباس عبس | يحيى يحيا | مصطفى مصطفي | حمد حماد | حماد حميد | منصور ناصر | ياسر يسري
ياسين ياسمين | رامي رمي | رامي ريم | سمر سمير | منى منية | نادر نذير | نادر ندير | صابر صبري | شاكر شكري | رضا راضي | مراد مريد
أنور نور | أنس أنيس | أمين أمينة | أمان أمين | إدريس دريس | داود داوود | قيس قاسم | بكر بكري | عارف عريف | غازي غزة
"""


@pytest.mark.parametrize(
    ("one", "other"), [tuple(c.split()) for c in NATIVE.replace("\n", "|").split("|") if c.strip()]
)
def test_arabic_names_keep_apart(one: str, other: str, spellings: Spellings) -> None:
    a, b = fold(one), fold(other)
    assert a == b or not spellings.same((a,), (b,))
    assert a == b or not spellings.same(("علي", a), ("علي", b))


def test_no_name_of_the_authority_sounds_like_another_entity(authority: Authority, spellings: Spellings) -> None:
    for name in authority.names:
        assert spellings.bearers(tuple(name.split())) == ()


def test_two_leaders_never_share_a_full_name(authority: Authority, spellings: Spellings) -> None:
    """Full names of two persons that meet: those that there are have to be known here."""
    native = listed("sound.native_states", folded=False)
    by_length: dict[int, list[tuple[str, tuple[str, ...]]]] = {}
    for entry in authority.entries.values():
        if entry.type == "Person" and entry.state not in native:
            by_length.setdefault(len(words(entry.ar)), []).append((entry.key, words(entry.ar)))
    met = {
        frozenset((one, other))
        for people in by_length.values()
        for (one, a), (other, b) in combinations(people, 2)
        if len(a) > 1 and a != b and a[0][:1] == b[0][:1] and spellings.same(a, b)
    }
    assert met == {frozenset({"person-kim-sung-han", "person-kim-sung-hwan"})}  # two ministers of South Korea


def test_the_index_is_built_fast(authority: Authority) -> None:
    parts = load_parts()
    assert authority.names
    began = perf_counter()
    Spellings(authority, parts)
    assert perf_counter() - began < 1.5  # a fifth of a second on an idle core


# ------------------------------------------------ whole texts

LINKED = [
    # text, words of the mention, authority key
    ("قال الأمين العام للأمم المتحدة أنتونيو جوتيرش إن الوضع خطير.", "أنتونيو جوتيرش", "person-antonio-guterres"),
    ("وصل وزير الخارجية الأميركي أنطوني بلنكن إلى الرياض.", "أنطوني بلنكن", "person-antony-blinken"),
    ("قال وزير الخارجية الأميركي بلنكن إن الاتفاق قريب.", "بلنكن", "person-antony-blinken"),
    ("وقال المتحدث باسم الكرملين دميتري بسكوف إن اللقاء لن يعقد.", "دميتري بسكوف", "person-dmitry-peskov"),
    ("دعا وزير الخارجية الألماني زيجمار جابرييل إلى التهدئة.", "زيجمار جابرييل", "person-sigmar-gabriel"),
    ("أجرى رئيس الوزراء الكندي جاستين ترودو محادثات في أوتاوا.", "جاستين ترودو", "person-justin-trudeau"),
    ("التقى الوزير الروسي لفروف نظيره التركي.", "لفروف", "person-sergey-lavrov"),
    ("عقد الاجتماع في مدينة تورنتو أمس.", "تورنتو", "place-toronto"),
    ("وقع الانفجار في سيدناي صباح اليوم.", "سيدناي", "place-sydney"),
    ("أعلنت شركة مايكروسفت نتائجها.", "شركة مايكروسفت", "org-microsoft"),
    ("وصل الوفد إلى كيشناو مساء أمس.", "كيشناو", "capital-MD"),
    ("قالت وكالة فرونتيكس إن القوارب غرقت.", "وكالة فرونتيكس", "org-frontex"),
]

UNLINKED = [
    # text, words that must not be linked
    ('كانت جريدة "لوبوان" الفرنسية قد أفادت بذلك.', "لوبوان"),
    ('قال في برنامج "بوليتيكا" إن الوضع صعب.', "بوليتيكا"),
    ("قال الكاتب جون بلنكن إن الرواية جديدة.", "بلنكن"),
    ("شدد على بحث آليات تحقيق التوازن.", "آليات"),
    ("قال الممثل جون بيلوشي إن الفيلم ناجح.", "بيلوشي"),
    ("أشعار رضا مامي نشرت في تونس.", "مامي"),
    ("دعا إلى إخلاء خزان الأمونيا في المدينة.", "الأمونيا"),
    ("وصفوه بأنه تخل عن الريادة في العالم.", "الريادة"),
    ("تموّل الحكومة نصف الاحتياجات المالية لأندا هذا العام.", "لأندا"),
    ("قال الجار برونو إن الحريق انطفأ.", "برونو"),
    ("قال وزير الداخلية الفرنسي ماتياس فيكل إن الإجراءات مشددة.", "ماتياس"),
    ("وأضافت بوريال أن القرار شجاع.", "بوريال"),
    ("قالت جامعة كوينزلاند الأسترالية إن الآثار عملاقة.", "وينزلاند"),
]


@pytest.mark.parametrize(("text", "name", "key"), LINKED)
def test_a_variant_is_linked_in_its_text(text: str, name: str, key: str, tell: Tell) -> None:
    annotation = tell(text).annotation
    found = {text[m.start : m.end]: e.authority for e in annotation.entities for m in e.mentions}
    assert found.get(name) in {key, key.replace("capital-", "gov-")}


@pytest.mark.parametrize(("text", "name"), UNLINKED)
def test_a_look_alike_is_not_linked(text: str, name: str, tell: Tell) -> None:
    annotation = tell(text).annotation
    linked = {text[m.start : m.end] for e in annotation.entities if e.authority for m in e.mentions}
    assert not any(name in words for words in linked)


def test_a_sound_is_trusted_less_than_a_spelling(tell: Tell) -> None:
    heard = tell("قال وزير الخارجية الأميركي أنطوني بلنكن إن الاتفاق قريب.").annotation
    read = tell("قال وزير الخارجية الأميركي أنتوني بلينكن إن الاتفاق قريب.").annotation
    (one,) = [e for e in heard.entities if e.authority == "person-antony-blinken"]
    (other,) = [e for e in read.entities if e.authority == "person-antony-blinken"]
    assert one.rules == ("sound",)
    assert one.confidence < other.confidence


# ------------------------------------------------ one article, two spellings

ONE = [
    (
        "قال الأمين العام أنطونيو غوتيريش إن الوضع خطير. وأضاف جوتيرش أن المساعدات توقفت.",
        ("أنطونيو غوتيريش", "جوتيرش"),
    ),
    (
        "قال الوزير فلاديمير بوتشكوفسكي إن الهجوم فشل. وأكد الوزير فلاديمر بوتشكوفسكي ذلك.",
        ("فلاديمير بوتشكوفسكي", "فلاديمر بوتشكوفسكي"),
    ),
    (
        "قال المبعوث غيرهارد فاغنشتاين إن اللقاء تأجل. وأوضح فاجنشتاين أن الموعد لم يحدد.",
        ("غيرهارد فاغنشتاين", "فاجنشتاين"),
    ),
    ("أثارت الممثلة كاثي جريفن الجدل. واعتذرت جريفين عن الصورة.", ("كاثي جريفن", "جريفين")),
]

TWO = [
    ("قال النائب حسن البكري إن القانون مرفوض. وقال النائب حسين البكري إنه مقبول.", ("حسن البكري", "حسين البكري")),
    ("قال الوزير سالم الدوسري إن الطريق مغلق. وقال الوزير سليم الدوسري إنه مفتوح.", ("سالم الدوسري", "سليم الدوسري")),
    ("قال السفير جون كيربي إن اللقاء قريب. وقال السفير جون كوربين إنه بعيد.", ("جون كيربي", "جون كوربين")),
]


def _entity_of(told: Told, name: str) -> str | None:
    text = told.annotation.article.text
    return next((e.key for e in told.annotation.entities for m in e.mentions if text[m.start : m.end] == name), None)


@pytest.mark.parametrize(("text", "names"), ONE)
def test_two_spellings_in_one_article_are_one(text: str, names: tuple[str, str], tell: Tell) -> None:
    first, second = (_entity_of(tell(text), name) for name in names)
    assert first is not None
    assert first == second


@pytest.mark.parametrize(("text", "names"), TWO)
def test_two_persons_in_one_article_stay_two(text: str, names: tuple[str, str], tell: Tell) -> None:
    first, second = (_entity_of(tell(text), name) for name in names)
    assert first is not None
    assert second is not None
    assert first != second
