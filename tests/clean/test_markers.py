"""The table of markers and how its patterns match."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.clean.lexicon import rows
from ingest.clean.markers import ROLES, line_marker, tail_marker
from ingest.data import folder
from ingest.errors import DataError


def test_the_table_is_whole() -> None:
    table = list(rows("markers.tsv", ROLES))
    assert len(table) >= 80
    assert {role for role, _, _ in table} == ROLES
    assert all(note for _, _, note in table)
    patterns = [pattern for _, pattern, _ in table]
    assert len(patterns) == len(set(patterns))


def test_every_pattern_finds_its_own_phrase() -> None:
    for role, pattern, _ in rows("markers.tsv", ROLES):
        line = pattern.replace("*", "كلمة")
        marker = line_marker(line)
        assert marker is not None and marker.role == role, pattern


@pytest.mark.parametrize(
    ("line", "role", "value"),
    [
        ("المصدر: الجزيرة", "source", "الجزيرة"),
        ("المصدر : وكالة سوا", "source", "وكالة سوا"),
        ("المَصدر:وكالات", "source", "وكالات"),
        ("إقرأ أيضاً:", "read-also", ""),
        ("  ► اقرأ ايضًا ...", "read-also", ""),
        ("اقرأ أيضاً | الجسر القديم", "read-also", "الجسر القديم"),
        ("كلمات  دلاليه : أ ب", "tags", "أ ب"),
        ("[مواضيع ذات صله]", "related", ""),
        ("التعليقات (12)", "comments", ""),
        ("(رويترز)", "caption", ""),
        ("كتب: أحمد علي", "byline", "أحمد علي"),
    ],
)
def test_spellings(line: str, role: str, value: str) -> None:
    marker = line_marker(line)
    assert marker is not None
    assert (marker.role, line[slice(*marker.value)]) == (role, value)


@pytest.mark.parametrize(
    "line",
    [
        "المصدرون العرب يجتمعون",
        "رويترز تنشر صورا جديدة",
        "نشر الجيش 12 دبابة",
        "خاصة في المدن",
        "شاركت في الحفل",
        "تحديث: مقتل ثلاثة",
        "إعلان الحرب",
    ],
)
def test_lines_that_only_look_like_markers(line: str) -> None:
    assert line_marker(line) is None


def test_tails() -> None:
    line = "قال ذلك أمس.     تابع الجزيرة نت على:"
    marker = tail_marker(line)
    assert marker is not None and line[: marker.start] == "قال ذلك أمس."
    assert tail_marker("وقال إنه تابع الأمر على الهواء.") is None
    assert tail_marker("وأكد أن من واجب الجميع أن يقرأ المزيد") is None


def test_a_broken_row_names_file_and_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "seeds" / "lexicon").mkdir(parents=True)
    (tmp_path / "seeds" / "lexicon" / "markers.tsv").write_text("# comment\nsource\tالمصدر:\nsauce\tx\n", "utf-8")
    monkeypatch.setenv("NABA_HOME", str(tmp_path))
    with pytest.raises(DataError, match=r"markers\.tsv:3"):
        list(rows("markers.tsv", ROLES))
    with pytest.raises(DataError, match="cannot be read"):
        list(rows("none.tsv", ROLES))
    assert folder("seeds") == tmp_path / "seeds"
