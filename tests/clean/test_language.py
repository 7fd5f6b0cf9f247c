"""Arabic is kept, other languages are left out with a reason."""

from __future__ import annotations

import pytest

from ingest.clean import cut
from ingest.clean.language import foreign
from ingest.model import Page

ARABIC = "قال وزير الخارجية إن المحادثات التي بدأت أمس ستستمر حتى نهاية الأسبوع، وإن الطرفين اتفقا على جدول الأعمال."
HEBREW = "שר החוץ אמר כי השיחות שהחלו אתמול יימשכו"
LATIN = "The foreign minister said that talks which began yesterday would go on until the end of the week."
PERSIAN = "وزیر امور خارجه گفت که مذاکراتی که دیروز آغاز شد تا پایان هفته ادامه خواهد داشت و دو طرف توافق کردند."
URDU = "وزیر خارجہ نے کہا ہے کہ کل شروع ہونے والے مذاکرات ہفتے کے آخر تک جاری رہیں گے اور دونوں فریق متفق ہیں۔"
KURDISH = "وەزیری دەرەوە گوتی ئەو دانوستانانەی دوێنێ دەستیان پێکرد تا کۆتایی هەفتە بەردەوام دەبن و هەردوو لا ڕێککەوتن."


@pytest.mark.parametrize(
    "text",
    [
        ARABIC,
        ARABIC.replace("ي", "ی").replace("ك", "ک"),  # Arabic typed on a Persian keyboard
        f"{ARABIC} «{HEBREW}» {ARABIC} ({LATIN[:60]}) {ARABIC}",
        "النهارده الوزير قال كلام مهم قوي عن اللي حصل امبارح في البلد وقال إن الموضوع خلص",
        "عاجل",
        "قُتِلَ ثَلاثَةُ جُنودٍ وأُصيبَ آخَرونَ في اشتِباكاتٍ عَنيفَةٍ قُربَ الحُدودِ الشَّمالِيَّة",
    ],
)
def test_arabic(text: str) -> None:
    assert foreign(text) == ""


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (PERSIAN, "Persian"),
        (URDU, "Urdu"),
        (KURDISH, "Kurdish"),
        (LATIN, "English"),
        (HEBREW, "Hebrew"),
        (f"{LATIN} {LATIN} {ARABIC}", "English"),
        ("12345 …", "no letters"),
    ],
)
def test_other_languages(text: str, language: str) -> None:
    assert language in foreign(text)


def test_an_article_in_another_language_is_an_issue() -> None:
    found, [issue] = cut(
        Page("p", f"{PERSIAN}\n\nالمصدر: إرنا\n\nإقرأ أيضا:\n\nوزير الخارجية يتحدث\n\n{ARABIC}", "p.txt", "text")
    )
    assert [article.index for article in found] == [1]
    assert issue.origin == "p.txt" and "article 1" in issue.reason and "Persian" in issue.reason
