"""Clitics, passives and function words, each in a sentence."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from told import params

from ingest.arabic.analyse import clitic_lengths, fold_for_model
from ingest.arabic.morphology import tail_length
from ingest.model import Analysis, Parsed

# word, the word without its clitics, a sentence
CLITICS = """
ولواشنطن|واشنطن|سترسل الصين مذكرة لموسكو ولواشنطن غدا.
بالبيت|البيت|اجتمع المسؤولون بالبيت الأبيض.
لحماس|حماس|قدم الوسطاء عرضا لحماس.
فنتنياهو|نتنياهو|أما بايدن فنتنياهو لا يسمعه.
للولايات|لولايات|قدم السفير أوراقه للولايات المتحدة.
للرئيس|لرئيس|قال الوزير للرئيس إن الأمر انتهى.
سيبحث|يبحث|سيبحث الوزيران الأزمة.
وسيبحث|يبحث|وصل الوفد وسيبحث الأزمة.
ستجتمع|تجتمع|ستجتمع اللجنة غدا.
والرئيس|الرئيس|حضر الوزير والرئيس الاجتماع.
والقوات|القوات|تقدم الجيش والقوات.
بالقاهرة|القاهرة|عقد الاجتماع بالقاهرة أمس.
لإسرائيل|إسرائيل|قدمت واشنطن دعما لإسرائيل.
وإسرائيل|إسرائيل|اتفقت مصر وإسرائيل على الهدنة.
ولإسرائيل|إسرائيل|قدمت واشنطن دعما لأوكرانيا ولإسرائيل.
بإسرائيل|إسرائيل|نددت تركيا بإسرائيل.
كإسرائيل|إسرائيل|دولة كإسرائيل تملك السلاح.
ببغداد|بغداد|عقد الاجتماع ببغداد.
ببيروت|بيروت|عقد الاجتماع ببيروت.
وباريس|باريس|زار الوزير لندن وباريس.
ولندن|لندن|زار الوزير باريس ولندن.
بحماس|حماس|نددت إسرائيل بحماس.
وحماس|حماس|اجتمعت فتح وحماس أمس.
فقال|قال|سئل الوزير فقال إنه موافق.
وقال|قال|وقال الوزير إنه موافق.
وأضاف|أضاف|وأضاف الوزير أن الأمر انتهى.
ورفضت|رفضت|ورفضت الحركة المقترح.
فليس|ليس|فليس هناك اتفاق.
ليقود|يقود|عاد القائد ليقود الجيش.
قراره|قرار|أعلن الرئيس قراره أمس.
بقراره|قرار|تمسك الرئيس بقراره.
قراراتها|قرارات|أعلنت الحكومة قراراتها أمس.
بلادهم|بلاد|دافع الجنود عن بلادهم.
زيارته|زيارت|ألغى الوزير زيارته.
وزيارتها|زيارت|ألغت الوزيرة لقاءها وزيارتها.
لقائه|لقائ|تحدث الوزير عن لقائه أمس.
حكومتنا|حكومت|قال الرئيس إن حكومتنا باقية.
اتهمته|اتهمت|اتهمته المعارضة بالفساد.
والتقاه|التقا|وصل الرئيس والتقاه الوزير.
بأن|أن|صرح الوزير بأن الأمر انتهى.
وبالتالي|التالي|انتهت المهلة وبالتالي انتهى الاتفاق.
لبايدن|بايدن|قال نتنياهو لبايدن إن الحرب مستمرة.
"""
# words that begin or end like a clitic and have none
WHOLE = """
وكالة|قالت وكالة الأنباء إن الحرب انتهت.
ولاية|وقع الزلزال في ولاية كاليفورنيا.
وزارة|أعلنت وزارة الصحة النتائج.
وزير|وصل وزير الدفاع.
وزراء|اجتمع وزراء الخارجية أمس.
وفد|وصل وفد من الحركة.
فرنسا|أعلنت فرنسا موقفها.
بريطانيا|أعلنت بريطانيا موقفها.
لبنان|أعلن لبنان موقفه.
ليبيا|أعلنت ليبيا موقفها.
كندا|أعلنت كندا موقفها.
كوريا|أعلنت كوريا موقفها.
باريس|أعلنت باريس موقفها.
بكين|أعلنت بكين موقفها.
لندن|أعلنت لندن موقفها.
برلين|أعلنت برلين موقفها.
بيروت|وصل الوفد إلى بيروت.
بغداد|وصل الوفد إلى بغداد.
كييف|وصل الوفد إلى كييف.
واشنطن|أعلنت واشنطن موقفها.
فلسطين|اعترفت إسبانيا بدولة فلسطين.
فتح|اجتمعت حركة فتح أمس.
سوريا|أعلنت سوريا موقفها.
سفير|استدعت الخارجية سفير فرنسا.
سيول|اجتاحت سيول جارفة المدينة.
بلينكن|وصل بلينكن إلى مصر.
بايدن|قال بايدن إن الحرب انتهت.
بوتين|قال بوتين إن الحرب مستمرة.
بوريل|قال بوريل إن الحرب مستمرة.
لافروف|قال لافروف إن الحرب مستمرة.
كيري|قال كيري إن الحرب مستمرة.
كما|كما قال الوزير.
لكن|لكن الوزير رفض.
بينما|رفض الوزير بينما وافق الرئيس.
فيما|رفض الوزير فيما وافق الرئيس.
بعد|وصل الوفد بعد الاجتماع.
بين|الاتفاق بين الطرفين قائم.
لدى|السفير لدى الأمم المتحدة يرفض القرار.
وسط|وقع الانفجار وسط المدينة.
"""
ROWS = [line.split("|") for line in CLITICS.split("\n") if line]
ROWS += [[word, word, text] for word, text in (line.split("|") for line in WHOLE.split("\n") if line)]


@pytest.mark.parametrize(("word", "core", "text"), params(ROWS, {}))
def test_clitics_come_off_and_nothing_else_does(
    word: str, core: str, text: str, parse: Callable[[str], Parsed]
) -> None:
    token = next(t for t in parse(text).tokens if t.form == word)
    assert word[token.base : len(word) - token.tail] == core


def test_the_table_is_long_enough() -> None:
    assert len(ROWS) >= 80


VOICES = [
    ("قُتل القائد في الغارة.", "قُتل", "p"),
    ("قتل ثلاثة جنود في هجوم.", "قتل", "p"),
    ("أصيب خمسة مدنيين في القصف.", "أصيب", "p"),
    ("اغتيل هنية في طهران.", "اغتيل", "p"),
    ("أُطلق سراح الرهائن.", "أُطلق", "p"),
    ("يُتوقع أن يصل الوفد.", "يُتوقع", "p"),
    ("عُقد الاجتماع أمس.", "عُقد", "p"),
    ("استُهدفت القاعدة أمس.", "استُهدفت", "p"),
    ("أعلن الجيش بدء العملية.", "أعلن", "a"),
    ("قصفت إسرائيل رفح.", "قصفت", "a"),
    ("قَتل الجيش القائد.", "قَتل", "a"),
    ("قتل الجنود ثلاثة مدنيين.", "قتل", "a"),
    ("اعتقلت الشرطة الصحفي.", "اعتقلت", "a"),
    ("رفضت الحركة المقترح.", "رفضت", "a"),
]
KNOWN_VOICES = {
    "عُقد الاجتماع أمس.": "read as the plural of «عقدة»",
    "استُهدفت القاعدة أمس.": "the given damma is not found in the passive's «اُسْتُهدف»",
    "قَتل الجيش القائد.": "a noun has the given vowel too",
    "قتل الجنود ثلاثة مدنيين.": "read as a verbal noun",
}


@pytest.mark.parametrize(("text", "word", "voice"), params(VOICES, KNOWN_VOICES))
def test_active_and_passive(text: str, word: str, voice: str, parse: Callable[[str], Parsed]) -> None:
    token = next(t for t in parse(text).tokens if t.form == word)
    assert token.pos == "verb" and token.analysis is not None and token.analysis.voice == voice


@pytest.mark.parametrize(
    ("text", "word", "lemma"),
    [
        ("التقى الوزيران أمس.", "التقى", "التقي"),
        ("قالت الوزارة إن الأمر انتهى.", "قالت", "قال"),
        ("اتهمته المعارضة بالفساد.", "اتهمته", "اتهم"),
        ("فرضت واشنطن عقوبات جديدة.", "عقوبات", "عقوبه"),
        ("اجتمع وزراء الخارجية.", "وزراء", "وزير"),
        ("وصلت القوات إلى المدينة.", "القوات", "قوه"),
        ("سيبحث الوزيران الأزمة.", "سيبحث", "بحث"),
    ],
)
def test_lemmas(text: str, word: str, lemma: str, parse: Callable[[str], Parsed]) -> None:
    assert next(t for t in parse(text).tokens if t.form == word).lemma == lemma


@pytest.mark.parametrize(
    ("text", "word", "pos"),
    [
        ("لكن الوزير رفض.", "لكن", "conj"),
        ("قال إن الأمر انتهى.", "إن", "conj_sub"),
        ("لم يصل الوفد.", "لم", "part_neg"),
        ("لن يصل الوفد.", "لن", "part_neg"),
        ("الوفد الذي وصل أمس.", "الذي", "pron_rel"),
        ("وصل الوفد إلى مصر.", "إلى", "prep"),
        ("اتفق مع الوزير.", "مع", "prep"),
    ],
)
def test_function_words(text: str, word: str, pos: str, parse: Callable[[str], Parsed]) -> None:
    token = next(t for t in parse(text).tokens if t.form == word)
    assert token.pos.startswith(pos) or (pos == "prep" and token.pos in ("prep", "noun")), token.pos


def test_positions_of_tokens_and_sentences(parse: Callable[[str], Parsed]) -> None:
    text = "وصل الوفد أمس.\nقال بلينكن: «لا».  ثم غادر القناة الـ12 و CNN."
    parsed = parse(text)
    assert all(text[t.start : t.end] == t.form for t in parsed.tokens)
    assert [t.index for t in parsed.tokens] == list(range(len(parsed.tokens)))
    assert len(parsed.sentences) == 3
    assert parsed.sentences[0].first == 0 and parsed.sentences[-1].last == len(parsed.tokens)
    for sentence in parsed.sentences:
        assert sentence.start == parsed.tokens[sentence.first].start
        assert parsed.tokens[sentence.last - 1].end == sentence.end


def test_clitic_lengths_count_the_marks_of_the_text() -> None:
    analysis = Analysis("كِتاب", "بِكِتابِهِ", "noun", prep="ب", enclitic="3ms_poss")
    assert clitic_lengths("بكتابه", analysis) == (1, 1)
    assert clitic_lengths("بِكِتابِهِ", analysis) == (2, 2)
    assert clitic_lengths("به", analysis) == (0, 0)


@pytest.mark.parametrize(
    ("enclitic", "length"),
    [("", 0), ("3ms_poss", 1), ("3fs_dobj", 2), ("3mp_pron", 2), ("1s_dobj", 2), ("1s_poss", 1), ("3d_poss", 3)],
)
def test_length_of_pronouns(enclitic: str, length: int) -> None:
    assert tail_length(Analysis("", "", "noun", enclitic=enclitic)) == length


def test_the_diacritiser_sees_no_marks_and_never_an_empty_word() -> None:
    assert fold_for_model("قُتِلَ") == "قتل" and fold_for_model("ً") == "ً" and fold_for_model("،") == "،"
