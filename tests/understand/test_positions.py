"""Who holds which office by the article's word, and whether the authority agrees."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from told import Told, params

Tell = Callable[..., Told]

# text, person, title, of whom, former
POSITIONS = [
    ("قال وزير الخارجية المصري سامح شكري إنه باق.", "person-sameh-shoukry", "وزير الخارجية المصري", "gov-EG", False),
    ("قال الرئيس السابق دونالد ترامب إنه عائد.", "person-donald-trump", "الرئيس السابق", "gov-US", True),
    ("التقى بشار الأسد ووزير خارجيته فيصل المقداد وفدا.", "person-faisal-mekdad", "وزير خارجيته", "gov-SY", False),
    (
        "أعلنت الهيئة العليا المستقلة للانتخابات أن رئيسها نبيل بفون سيعقد ندوة صحفية.",
        "person-nabil-baffoun",
        "رئيسها",
        "org-isie",
        False,
    ),
    (
        "التقى وزير الخارجية التركي هاكان فيدان نظيره المصري سامح شكري.",
        "person-sameh-shoukry",
        "نظيره المصري",
        "gov-EG",
        False,
    ),
    (
        "قال القائم بأعمال وزير الخارجية الإيراني علي باقري كني إن بلاده سترد.",
        "person-ali-bagheri-kani",
        "القائم بأعمال وزير الخارجية الإيراني",
        "gov-IR",
        False,
    ),
    (
        "التقى وزيرا خارجية مصر والأردن سامح شكري وأيمن الصفدي في القاهرة.",
        "person-ayman-safadi",
        "وزيرا خارجية مصر والأردن",
        "gov-JO",
        False,
    ),
    (
        "اجتمع الرئيسان الأميركي جو بايدن والصيني شي جين بينغ.",
        "person-xi-jinping",
        "الرئيسان الأميركي",
        "gov-CN",
        False,
    ),
]


@pytest.mark.parametrize(("text", "person", "title", "body", "former"), params(POSITIONS, {}))
def test_positions(text: str, person: str, title: str, body: str, former: bool, tell: Tell) -> None:
    told = tell(text).positions
    assert (person, title, body, former) in [tuple(p) for p in told], told


def test_a_minister_of_somebodys_government_is_not_that_person(tell: Tell) -> None:
    told = tell("أصيب وزير الداخلية الأسبق في حكومة علي زيدان.")
    assert "person-ali-zeidan" not in [p.person for p in told.positions]


def test_the_label_of_a_counterpart_is_the_office_before_it(tell: Tell) -> None:
    found = tell("التقى وزير الخارجية التركي هاكان فيدان نظيره المصري سامح شكري.").annotation.positions
    assert [p.label for p in found if p.person.endswith("shoukry")] == ["وزير الخارجية"]


# text, the words of the title, what the authority says, the article's date
AGREEMENTS = [
    ("قال وزير الخارجية الأميركي أنتوني بلينكن إنه باق.", "وزير الخارجية الأميركي", "agrees", "2024-06-10"),
    ("قال وزير الخارجية الأميركي مايك بومبيو إنه باق.", "وزير الخارجية الأميركي", "contradicts", "2024-06-10"),
    ("قال وزير الخارجية الأميركي السابق مايك بومبيو إنه باق.", "وزير الخارجية الأميركي السابق", "agrees", "2024-06-10"),
    ("قال وزير الخارجية الأميركي جيمس هاريسون إنه باق.", "وزير الخارجية الأميركي", "contradicts", "2024-06-10"),
    ("قال وزير الخارجية الأميركي جون كيري إنه باق.", "وزير الخارجية الأميركي", "unknown", ""),
    ("قال وزير الصيد الأميركي أنتوني بلينكن إنه باق.", "وزير الصيد الأميركي", "unknown", "2024-06-10"),
    (
        "التقى وزير الخارجية التركي هاكان فيدان نظيره الأميركي مايك بومبيو.",
        "نظيره الأميركي",
        "contradicts",
        "2024-06-10",
    ),
]


@pytest.mark.parametrize(("text", "title", "agreement", "published"), params(AGREEMENTS, {}))
def test_agreement_with_the_authority(text: str, title: str, agreement: str, published: str, tell: Tell) -> None:
    told = tell(text, published)
    assert told.agreements.get(title) == agreement, told.agreements
    decided = [p.tenure for p in told.annotation.positions if told.cut(p.title) == title]
    assert all(("/tenure/" in t) is (agreement != "unknown") for t in decided)
