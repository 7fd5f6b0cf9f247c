"""Endpoints that are down, slow, refuse, choke or break off, as the command meets them."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from naba_runs import Ran
from servers import Misbehaving, free_port

from ingest.commands import asked
from ingest.store.wire import Wire

ASK = ("query", "ASK { ?s ?p ?o }", "--profile", "generic", "--endpoint")
ANSWERS: dict[str, tuple[object, tuple[str, ...]]] = {
    "slow": ("slow", ("did not answer in time", "tried 2 times")),
    "cut": ("cut", ("no whole answer (tried 5 times)", "cut off after 35 bytes")),
    "401": ((401, b"who are you", {}), ("status 401", "give --user and set NABA_PASSWORD")),
    "403": ((403, b"", {}), ("status 403", "may not do that")),
    "404": ((404, b"", {}), ("status 404", "check the URL and --profile")),
    "413": ((413, b"", {}), ("413", "too long for the server")),
    "500": ((500, b"out of cheese", {}), ("status 500 (tried 2 times)", "the server failed", "out of cheese")),
    "503": ((503, b"", {}), ("status 503 (tried 5 times)",)),
    "html": ((200, b"<html></html>", {}), ("no SPARQL JSON; it begins with '<html>",)),
}


@pytest.fixture(autouse=True)
def no_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asked, "Wire", lambda who: Wire(who, timeout=5.0, pause=lambda _: None))
    for name in ("NABA_USER", "NABA_PASSWORD", "NABA_TOKEN"):
        monkeypatch.delenv(name, raising=False)


def one_line(ran: Ran, *words: str) -> None:
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("naba: ") and ran.err.count("\n") == 1, ran.err
    assert all(word in ran.err for word in words), ran.err


@pytest.mark.parametrize("name", ANSWERS)
def test_a_question_gets_a_clear_answer(naba: Callable[..., Ran], misbehaving: Misbehaving, name: str) -> None:
    answer, words = ANSWERS[name]
    misbehaving.script = [answer] * 9
    one_line(naba(*ASK, misbehaving.url, "--timeout", "1"), misbehaving.url, *words)


def test_an_endpoint_that_is_down(naba: Callable[..., Ran], seeds: Path) -> None:
    url = f"http://127.0.0.1:{free_port()}"
    one_line(naba(*ASK, url), url, "tried 5 times", "refused")
    one_line(naba("load", "--to", url, "--store", seeds), url, "tried 5 times", "refused")


@pytest.mark.parametrize("name", ["cut", "401", "413", "500"])
def test_a_load_gets_a_clear_answer(naba: Callable[..., Ran], misbehaving: Misbehaving, seeds: Path, name: str) -> None:
    answer, words = ANSWERS[name]
    misbehaving.script = [answer] * 99
    ran = naba("load", "--to", misbehaving.url, "--profile", "generic", "--store", seeds)
    one_line(ran, misbehaving.url, words[0].split(" (")[0])


def test_the_user_is_not_left_waiting(naba: Callable[..., Ran], misbehaving: Misbehaving) -> None:
    misbehaving.script = ["slow"] * 9
    began = time.monotonic()
    naba(*ASK, misbehaving.url, "--timeout", "1")
    assert time.monotonic() - began < 6
