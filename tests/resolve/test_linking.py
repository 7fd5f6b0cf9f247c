"""Which mentions are one entity, who a short name is, what a definite noun takes up."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from told import Told, params

Tell = Callable[..., Told]

LINKED = [
    ("قال دونالد ترامب إن الاتفاق قريب. وأضاف ترمب أنه راض.", "ترمب", "person-donald-trump"),
    ("قال محمود عباس إن السلطة باقية. وأضاف عباس أن القدس هي العاصمة.", "عباس", "person-mahmoud-abbas"),
    ("أعلنت الخارجية المصرية موقفها.", "الخارجية المصرية", "ministry-foreign-EG"),
    ("قصف الجيش الإسرائيلي خان يونس.", "الجيش الإسرائيلي", "organ-IL-israel-defense-forces"),
    ("قصفت القوات الإسرائيلية خان يونس.", "القوات الإسرائيلية", "organ-IL-israel-defense-forces"),
    ("قصفت المدفعية مدينة غزة.", "مدينة غزة", "place-gaza-city"),
    ("دخلت الشاحنات قطاع غزة.", "قطاع غزة", "place-gaza-strip"),
    ("أعلنت حركة حماس موقفها.", "حركة حماس", "org-hamas"),
    ("قالت وكالة رويترز إن الاتفاق قريب.", "وكالة رويترز", "org-reuters"),
    ("أعلن الأمريكي والاتحاد الأوروبي موقفا.", "الاتحاد الأوروبي", "org-european-union"),
    ("قال مجلس الأمن الدولي إن القرار ملزم.", "مجلس الأمن الدولي", "org-un-security-council"),
    ("أعلن المكتب السياسي لحركة حماس موقفه.", "المكتب السياسي لحركة حماس", "org-hamas-politburo"),
    ("زار الملك عبد الله الثاني القاهرة.", "عبد الله الثاني", "person-abdullah-ii"),
    ("قال الشيخ تميم بن حمد آل ثاني إن الدوحة تسعى إلى حل.", "تميم بن حمد آل ثاني", "person-tamim-bin-hamad"),
    ("أعلنت وزارة الدفاع الروسية إسقاط مسيرة.", "وزارة الدفاع الروسية", "ministry-defence-RU"),
    ("قالت وزارة الصحة في غزة إن العدد ارتفع.", "وزارة الصحة في غزة", "organ-PS-gaza-ministry-of-health"),
]
KNOWN: dict[str, str] = {}


@pytest.mark.parametrize(("text", "words", "key"), params(LINKED, KNOWN))
def test_links(text: str, words: str, key: str, tell: Tell) -> None:
    bearers = tell(text).bearers
    found = bearers.get(words) or bearers.get(words.split(maxsplit=1)[-1])
    # an organ that the state lists itself has its own key: the state must agree then
    assert found == key or (found or "").startswith((f"organ-{key[-2:]}-", f"body-{key[-2:]}-")), bearers


def test_all_spellings_of_one_name_are_one_entity(tell: Tell) -> None:
    told = tell("قالت الولايات المتحدة إن إسرائيل وافقت. وردت اسرائيل بأن الولايات المتّحدة الأمريكية أخطأت.")
    assert sorted((e.name, len(e.mentions)) for e in told.entities if e.mentions) == [("gov-IL", 2), ("gov-US", 2)]


def test_government_and_place_of_one_name_are_two_entities(tell: Tell) -> None:
    told = tell("رفضت موسكو المقترح. وقال شهود في موسكو إن المدينة هادئة.")
    assert {(e.name, e.type) for e in told.entities if e.mentions} == {
        ("gov-RU", "Government"),
        ("capital-RU", "Place"),
    }


def test_the_ministry_takes_its_state_from_the_article(tell: Tell) -> None:
    told = tell("رفض الرئيس السوري بشار الأسد المقترح. وقالت وزارة الخارجية إن سوريا لن تتراجع.")
    assert told.bearers["وزارة الخارجية"] == "ministry-foreign-SY"


def test_the_ministry_stays_open_where_two_states_tie(tell: Tell) -> None:
    told = tell("اجتمعت مصر وتركيا أمس. وقالت وزارة الخارجية إن الاجتماع كان مثمرا.")
    assert not told.bearers["وزارة الخارجية"].endswith(("-EG", "-TR"))


def test_a_short_name_is_the_person_that_the_article_names_in_full(tell: Tell) -> None:
    told = tell("وصل وزير الدفاع لويد أوستن إلى كييف. وقال أوستن إن الدعم مستمر.")
    assert told.bearers["أوستن"] == told.bearers["لويد أوستن"] == "person-lloyd-austin"


def test_an_unknown_namesake_is_not_the_known_person(tell: Tell) -> None:
    told = tell("قال المحامي جمال عباس إن موكله بريء. وأضاف عباس أن الحكم ظالم.")
    assert told.bearers["عباس"] == told.bearers["جمال عباس"] == "جمال عباس"
    told = tell("قال الطبيب سعيد بلينكن إن المريض بخير.")
    assert "person-antony-blinken" not in told.bearers.values()


def test_every_entity_has_a_key_of_its_own(tell: Tell) -> None:
    told = tell("قال المحامي جمال عباس إن موكله بريء. ورد النائب طارق عباس عليه. وقالت حماس وفتح إن الحل قريب.")
    keys = [e.key for e in told.annotation.entities]
    assert len(keys) == len(set(keys))
    assert told.bearers["جمال عباس"] != told.bearers["طارق عباس"]


# text, the words of the cue whose speaker is taken up, who it is
ANAPHORA = [
    ("قال موقع أكسيوس إن بايدن غاضب. وأضاف الموقع أن الاتفاق قريب.", "org-axios"),
    ("قالت وكالة رويترز إن بايدن غاضب. وأضافت الوكالة أن الاتفاق قريب.", "org-reuters"),
    ("وافقت حركة حماس على المقترح. وأضافت الحركة أنها مستعدة للتفاوض.", "org-hamas"),
    ("ذكرت صحيفة هآرتس أن نتنياهو مريض. وأضافت الصحيفة أنه ألغى اجتماعا.", "org-haaretz"),
    ("قالت قناة الجزيرة إن الحرب انتهت. وأضافت القناة أن الجيش انسحب.", "org-al-jazeera"),
    ("رفض حزب الله العرض. وأضاف الحزب أنه مستعد للرد.", "org-hezbollah"),
    ("قصف الجيش الإسرائيلي رفح. وأضاف الجيش أن العملية مستمرة.", "organ-IL-israel-defense-forces"),
    ("وصل وزير الخارجية المصري سامح شكري إلى بيروت. وأضاف الوزير أن مصر تدعم لبنان.", "person-sameh-shoukry"),
    ("وصل الرئيس الفرنسي إيمانويل ماكرون إلى برلين. وأضاف الرئيس أن أوروبا موحدة.", "person-emmanuel-macron"),
    ("ذكر موقع أكسيوس وصحيفة هآرتس أن نتنياهو مريض. وأضافت الصحيفة أنه ألغى اجتماعا.", "org-haaretz"),
]


@pytest.mark.parametrize(("text", "speaker"), params(ANAPHORA, {}))
def test_definite_nouns_take_up_what_was_named_before(text: str, speaker: str, tell: Tell) -> None:
    told = tell(text).statements
    assert [s.speaker for s in told if s.cue.startswith("أضاف")] == [speaker], told


NOBODY = [
    "قال بايدن إن الاتفاق قريب. وأضاف الموقع أن الحرب انتهت.",
    "وصلت حماس إلى القاهرة. وأضافت الوكالة أن الاتفاق قريب.",
    "رفضت فرنسا العرض. وقالت الحركة إنها مستعدة للرد.",
]


@pytest.mark.parametrize("text", NOBODY)
def test_a_definite_noun_without_antecedent_is_none_of_those_named(text: str, tell: Tell) -> None:
    speakers = {s.speaker for s in tell(text).statements[-1:]}
    assert not speakers & {"person-joe-biden", "org-hamas", "gov-FR"}, speakers


PARTIES = [
    ("رفض حزب الله العرض. وهدد الحزب إسرائيل.", "THREATEN", {"org-hezbollah"}, {"gov-IL"}),
    ("أعلن الجيش الإسرائيلي بدء العملية. وقصف الجيش رفح.", "ASSAULT", {"organ-IL-israel-defense-forces"}, set()),
    ("رفضت حركة حماس العرض. وهددت الحركة إسرائيل.", "THREATEN", {"org-hamas"}, {"gov-IL"}),
]
KNOWN_PARTIES = {}


@pytest.mark.parametrize(("text", "type_", "actors", "recipients"), params(PARTIES, KNOWN_PARTIES))
def test_definite_nouns_as_parties(text: str, type_: str, actors: set[str], recipients: set[str], tell: Tell) -> None:
    assert [(set(e.actors), set(e.recipients)) for e in tell(text).of_type(type_)] == [(actors, recipients)]
