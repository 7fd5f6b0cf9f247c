"""Unnamed parties: their words, their number, the states they belong to."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from told import Told, params

ROLES = [
    ("قالت 4 مصادر إسرائيلية وأميركية إن الاتفاق قريب.", "4 مصادر إسرائيلية وأميركية", "4", {"gov-IL", "gov-US"}),
    ("قال مسؤولان أميركيان إن الاتفاق قريب.", "مسؤولان أميركيان", "2", {"gov-US"}),
    ("قال أربعة مسؤولين أميركيين إن الاتفاق قريب.", "أربعة مسؤولين أميركيين", "4", {"gov-US"}),
    ("قال مصدر دبلوماسي فرنسي لرويترز إن الاتفاق قريب.", "مصدر دبلوماسي فرنسي", "1", {"gov-FR"}),
    ("قالت مصادر طبية إن العدد ارتفع.", "مصادر طبية", "", set()),
    ("وصل وفد من حماس إلى القاهرة.", "وفد من حماس", "", set()),
    ("احتج عشرات الطلاب في الجامعة.", "عشرات الطلاب", "", set()),
    ("قتل 3 جنود إسرائيليين في المعركة.", "3 جنود إسرائيليين", "3", {"gov-IL"}),
    ("قال دبلوماسيون غربيون إن الاتفاق قريب.", "دبلوماسيون غربيون", "", set()),
    ("اعتقلت الشرطة ثلاثة ناشطين تونسيين.", "ثلاثة ناشطين تونسيين", "3", {"gov-TN"}),
    ("قال مسؤول أميركي كبير إن الاتفاق قريب.", "مسؤول أميركي كبير", "1", {"gov-US"}),
    ("هاجم مسلحون حافلة في القدس.", "مسلحون", "", set()),
    ("احتج مزارعون فرنسيون في باريس.", "مزارعون فرنسيون", "", {"gov-FR"}),
    ("قتل 20 فلسطينيا في الغارة.", "20 فلسطينيا", "20", {"gov-PS"}),
    ("طردت بولندا السفير الروسي.", "السفير الروسي", "", {"gov-RU"}),
    ("قال أحد المسؤولين اللبنانيين إن الحل قريب.", "أحد المسؤولين اللبنانيين", "1", {"gov-LB"}),
    ("اختطف مسلحون أمريكيا في النيجر.", "مسلحون", "", set()),
]
KNOWN = {
    "احتج مزارعون فرنسيون في باريس.": "«مزارع» is no role noun",
}


@pytest.mark.parametrize(("text", "label", "count", "states"), params(ROLES, KNOWN))
def test_role_phrases(text: str, label: str, count: str, states: set[str], tell: Callable[..., Told]) -> None:
    roles = {r.label: r for r in tell(text).annotation.roles}
    assert label in roles, sorted(roles)
    assert roles[label].count == count
    assert {a.rsplit("/", 1)[-1] for a in roles[label].affiliations} == states


ANONYMOUS = [
    ("قالت مصادر طبية إن العدد ارتفع.", True),
    ("قال مسؤول أميركي كبير إن الاتفاق قريب.", True),
    ("قال أحد المسؤولين اللبنانيين إن الحل قريب.", True),
    ("أفادت وسائل إعلام لبنانية بأن غارة استهدفت عيترون.", True),
    ("قال وزير الداخلية إن الأمن مستتب.", False),
    ("قال وزير الداخلية الذي طلب عدم ذكر اسمه إن الأمن مستتب.", True),
    ("قالت الشرطة إن الحادث انتهى.", False),
]


@pytest.mark.parametrize(("text", "anonymous"), ANONYMOUS)
def test_who_is_left_open(text: str, anonymous: bool, tell: Callable[..., Told]) -> None:
    assert [r.anonymous for r in tell(text).annotation.roles] == [anonymous]


NONE = [
    ("قال الرئيس الأميركي جو بايدن إن الاتفاق قريب.", "the title of a name"),
    ("أعلنت القوات المسلحة السودانية تقدمها.", "an adjective inside a name"),
    ("استقال رئيس الوزراء البريطاني ريشي سوناك.", "the title of a name"),
]


@pytest.mark.parametrize(("text", "why"), NONE)
def test_what_is_no_role_phrase(text: str, why: str, tell: Callable[..., Told]) -> None:
    assert tell(text).annotation.roles == (), why


SUBJECTS = [
    ("غادر الوزير وسط احتجاجات.",),
    ("رفضت الحركة المقترح.",),
    ("وصل الوفد المصري إلى تل أبيب.",),
    ("هدد الحزب إسرائيل بالرد.",),
    ("قصف الجيش رفح أمس.",),
]
KNOWN_SUBJECTS: dict[str, str] = {}


@pytest.mark.parametrize(("text",), params(SUBJECTS, KNOWN_SUBJECTS))
def test_a_role_phrase_takes_no_verb_and_no_object_into_it(text: str, tell: Callable[..., Told]) -> None:
    for role in tell(text).annotation.roles:
        assert not set(role.label.split()) & {"إسرائيل", "رفح", "المقترح", "تل", "وسط"}, role.label
