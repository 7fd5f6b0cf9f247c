"""Names that the article itself teaches: the family name of a person named in full, «إدارة» and «حكومة» + a leader."""

from __future__ import annotations

from collections.abc import Iterable

from ingest.arabic.normalise import fold
from ingest.model import Mention, Parsed, Token
from ingest.recognise.names import opens_name
from ingest.recognise.titles import Titles
from ingest.resolve.authority import Authority
from ingest.resolve.said_title import office_called_after
from ingest.words import words

_CLITICS = ("", "و", "ف", "ب", "ل", "ك", "ول", "وب")
_LED = words("repeats.led")
_OFFICES = words("repeats.offices")


def short_forms(parsed: Parsed, mention: Mention, authority: Authority) -> dict[str, str]:
    """Folded short form → rule, for a person named with two words or more."""
    if mention.type != "Person" or mention.last - mention.first < 2:
        return {}
    tokens = parsed.tokens
    last = tokens[mention.last - 1]
    before = tokens[mention.last - 2]
    form = fold(last.form)
    if opens_name(before):
        form = f"{fold(before.form)} {form}"
    forms = {form: "last name"}
    if not mention.candidates and " " not in form:
        forms |= {form[2:] if form.startswith("ال") else "ال" + form: "last name"}
    for key in mention.candidates:
        entry = authority.entries.get(key)
        if entry:
            forms |= {fold(name): "short form" for name, strength in entry.names if strength in ("article", "short")}
    return {f: r for f, r in forms.items() if len(f) > 2}


def repeated(parsed: Parsed, found: Iterable[Mention], taken: set[int], authority: Authority) -> list[Mention]:
    """Short forms of persons named in full in this article, in tokens not yet taken, with the same candidates.

    A form that several of them have (two brothers) carries the candidates of all: linking decides.
    """
    forms: dict[str, tuple[list[Mention], str]] = {}
    for mention in found:
        name = fold(parsed.text[mention.start : mention.end])
        for form, rule in short_forms(parsed, mention, authority).items():
            sources = forms.setdefault(form, ([], rule))[0]
            if all(fold(parsed.text[m.start : m.end]) != name for m in sources):
                sources.append(mention)
    if not forms:
        return []
    out: list[Mention] = []
    tokens = parsed.tokens
    for i, token in enumerate(tokens):
        if i in taken or token.kind != "word":
            continue
        whole = fold(token.form)
        for length in (2, 1):
            if i + length > len(tokens) or (length == 2 and (i + 1 in taken or tokens[i + 1].kind != "word")):
                continue
            text = whole if length == 1 else f"{whole} {fold(tokens[i + 1].form)}"
            clitic = next((c for c in _CLITICS if text.startswith(c) and text[len(c) :] in forms), None)
            if clitic is None:
                continue
            sources, rule = forms[text[len(clitic) :]]
            if length == 1 and not clitic and token.pos in ("verb", "prep", "conj") and token.norm not in forms:
                continue
            start = token.start + len(clitic)
            out.append(
                Mention(
                    i,
                    i + length,
                    start,
                    tokens[i + length - 1].end,
                    "Person",
                    rule,
                    tuple(
                        dict.fromkeys(
                            [*(c for s in sources for c in s.candidates), *(f"same:{s.start}" for s in sources)]
                        )
                    ),
                    0.85,
                )
            )
            break
    return out


def administrations(parsed: Parsed, found: Iterable[Mention], titles: Titles, authority: Authority) -> list[Mention]:
    """«إدارة بايدن», «إدارة الرئيس الأميركي جو بايدن», «حكومة نتنياهو»: a government named by its leader.

    «مكتب نتنياهو» is one where he is known as a head of government or of state.
    """
    out: list[Mention] = []
    tokens = parsed.tokens
    for mention in found:
        if mention.type != "Person":
            continue
        floor = parsed.sentence_at(mention.first).first
        i = mention.first - 1
        while (
            i >= floor
            and mention.first - i < 5
            and (titles.kind(tokens[i]) is not None or tokens[i].pos == "adj" or tokens[i].pos == "noun")
            and tokens[i].norm not in _LED | _OFFICES
        ):
            i -= 1
        if i < floor or tokens[i].norm not in _LED | _OFFICES or _definite(tokens[i]):
            continue
        office = tokens[i].norm in _OFFICES
        if office and not any(office_called_after(authority, key) for key in mention.candidates):
            continue
        between = tokens[i + 1 : mention.first]
        if between and titles.kind(between[0]) != "office":
            continue
        token = tokens[i]
        out.append(
            Mention(
                i,
                mention.last,
                token.start + token.base,
                tokens[mention.last - 1].end,
                "Government",
                "office of its head" if office else "administration",
                (f"{'office' if office else 'led'}:{mention.start}",),
                0.85,
            )
        )
    return out


def _definite(token: Token) -> bool:
    return token.analysis is not None and token.analysis.article
