from __future__ import annotations

import pytest

from ingest.arabic.nisba import nisba_forms


@pytest.mark.parametrize(
    "form",
    [
        "مصري",
        "مصرية",
        "مصريون",
        "مصريين",
        "مصريان",
        "مصريتان",
        "مصريتين",
        "مصريات",
        "مصريا",
        "المصري",
        "المصرية",
        "المصريين",
    ],
)
def test_forms_of_a_demonym(form: str) -> None:
    assert form in nisba_forms("مصري")


def test_no_form_twice_and_none_with_a_clitic() -> None:
    forms = nisba_forms("أميركي")
    assert len(set(forms)) == len(forms)
    assert all(f.removeprefix("ال").startswith("أميركي") for f in forms)
