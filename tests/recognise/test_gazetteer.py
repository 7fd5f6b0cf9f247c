"""Names of the authority in a text: word boundaries, clitics, spelling variants."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.data import folder
from ingest.model import EntityType
from ingest.recognise.gazetteer import Gazetteer
from ingest.resolve import authority as authorities
from ingest.resolve.authority import Authority, Entry


def entry(key: str, type_: EntityType, *names: str) -> Entry:
    return Entry(key, type_, names[0], key, tuple((n, "full") for n in names))


SMALL = Authority(
    {
        e.key: e
        for e in (
            entry("gov-US", "Government", "الولايات المتحدة", "واشنطن"),
            entry("place-JO", "Place", "الأردن"),
            entry("place-oman", "Place", "عمان"),
            entry("org-hamas", "Organization", "حماس", "حركة حماس"),
            entry("org-cnn", "Organization", "سي إن إن", "CNN"),
            entry("org-12", "Organization", "القناة 12", "القناة الـ12"),
            entry("place-gaza", "Place", "غزة"),
            entry("place-gaza-strip", "Place", "قطاع غزة"),
            entry("person-blinken", "Person", "أنتوني بلينكن", "بلينكن"),
            entry("place-tehran", "Place", "طهران"),
            entry("gov-embassy", "Government", "قنصلية طهران"),
            entry("org-league", "Organization", "اللجنة الدولية"),
        )
    },
    {},
    {},
)
GAZETTEER = Gazetteer(SMALL)


def found(text: str) -> list[tuple[str, str]]:
    """(words, clitics before them) of each hit."""
    return [(text[h.start : h.end], h.prefix) for h in GAZETTEER.find(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("أعلنت واشنطن موقفها", [("واشنطن", "")]),
        ("زار لندن وواشنطن", [("واشنطن", "و")]),
        ("عقد الاجتماع بواشنطن", [("واشنطن", "ب")]),
        ("لموسكو ولواشنطن مصلحة", [("واشنطن", "ول")]),
        ("فواشنطن لا تريد", [("واشنطن", "ف")]),
        ("دولة كالأردن", [("الأردن", "ك")]),
        ("قدم أوراقه للولايات المتحدة", [("لولايات المتحدة", "ل")]),
        ("قدم أوراقه وللولايات المتحدة", [("لولايات المتحدة", "ول")]),
        ("وصل للأردن", [("لأردن", "ل")]),
        ("قال لحماس", [("حماس", "ل")]),
        ("أعلنت «حماس» موقفها", [("حماس", "")]),
        ("أعلنت حماس، وفتح", [("حماس", "")]),
        ("وصل بلينكن.", [("بلينكن", "")]),
        ("قالت CNN إن", [("CNN", "")]),
        ("قالت cnn إن", [("cnn", "")]),
        ("قال لـCNN إن", [("CNN", "")]),
        ("قالت الولايات المتّحدة", [("الولايات المتّحدة", "")]),
        ("في الاردن", [("الاردن", "")]),
        ("في غزه", [("غزه", "")]),
        ("في غَزَّة", [("غَزَّة", "")]),
        ("وصل إلى الولايات\nالمتحدة", [("الولايات\nالمتحدة", "")]),
        ("واشنطن", [("واشنطن", "")]),
    ],
)
def test_names_are_found_with_their_clitics(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


def test_names_whose_root_begins_with_lam_behind_the_preposition() -> None:
    assert found("قال للجنة الدولية") == [("لجنة الدولية", "ل")]


@pytest.mark.parametrize(
    "text",
    [
        "زار عمانية المدينة",  # inside a longer word
        "العمانيون وصلوا",
        "قال عثمان",
        "شركة واشنطنية",
        "سواشنطن",
        "والحماسة كبيرة",
        "حماسي جدا",
        "الغزة",
        "قطعة عمانين",
        "ABCNN",
        "CNNX",
        "يواشنطن",
        "",
    ],
)
def test_no_name_inside_another_word(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize("text", ["القناة 120", "القناة 1", "القناة 12.5 قناة"])
def test_numbers_end_where_digits_end(text: str) -> None:
    assert found(text) == [] or text == "القناة 12.5 قناة"


def test_the_longer_name_wins_and_the_inner_one_is_nested() -> None:
    assert found("قصف قطاع غزة أمس") == [("قطاع غزة", "")]
    text = "قصفت قنصلية طهران أمس"
    assert found(text) == [("قنصلية طهران", "")]
    assert [text[h.start : h.end] for h in GAZETTEER.nested(text)] == ["طهران"]


def test_bearers_in_any_spelling() -> None:
    assert GAZETTEER.bearers("الأُردُن") == (("place-JO", "full"),)
    assert GAZETTEER.bearers("لا أحد") == ()


@given(
    st.lists(
        st.sampled_from(["واشنطن", "و", "ال", "حماس", " ", "غزة", "قطاع", "ً", "12", "القناة", "CNN", "ـ", "ل", "،"]),
        max_size=20,
    )
)
def test_hits_never_overlap_and_bear_a_name(parts: list[str]) -> None:
    text = "".join(parts)
    hits = GAZETTEER.find(text)
    assert all(a.end <= b.start for a, b in itertools.pairwise(hits))
    for hit in hits:
        words = text[hit.start : hit.end]
        assert GAZETTEER.bearers(words) or GAZETTEER.bearers("ا" + words) or GAZETTEER.bearers("ال" + words[1:])


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("ترامب", "person-donald-trump"),
        ("ترمب", "person-donald-trump"),
        ("الولايات المتحدة الأمريكية", "gov-US"),
        ("المملكة المتحدة", "gov-GB"),
        ("الناتو", "org-nato"),
        ("حلف شمال الأطلسي", "org-nato"),
        ("حزب الله", "org-hezbollah"),
        ("هآرتس", "org-haaretz"),
        ("البيت الأبيض", "seat-US-white-house"),
        ("تل أبيب", "gov-IL"),
        ("الأمم المتحدة", "org-united-nations"),
    ],
)
def test_known_names_of_the_real_authority(text: str, key: str) -> None:
    real = authorities.load(folder("seeds") / "authority")
    assert key in [k for k, _ in Gazetteer(real).bearers(text)]


@pytest.mark.parametrize("text", ["التقى أبو عبيدة", "نقل عن أبي عبيدة", "قال إن أبا عبيدة"])
def test_a_father_in_every_case(text: str) -> None:
    entry = Entry("person-x", "Person", "أبو عبيدة", "Abu Obaida", (("أبو عبيدة", "full"),))
    (hit,) = Gazetteer(Authority({"person-x": entry}, {}, {})).find(text)
    assert hit.bearers == (("person-x", "full"),)
