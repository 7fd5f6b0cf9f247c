"""Article text → tokens with clitics and analyses, and sentences."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from ingest.arabic.choose import choose
from ingest.arabic.clitics import Names, before_name, beside, cut_name, taught
from ingest.arabic.diacritise import Diacritiser
from ingest.arabic.morphology import Morphology, lemma_key, tail_length
from ingest.arabic.normalise import fold, strip_marks
from ingest.arabic.opening import opening_verbs
from ingest.arabic.segment import Piece, pieces, sentence_bounds
from ingest.model import Analysis, Sentence, Token
from ingest.words import words

_CACHE = 32_768  # words with their vowels, some 15 MB


class _Read(NamedTuple):
    """What a token says of its word, all but where it stands."""

    base: int
    tail: int
    norm: str
    lemma: str
    analysis: Analysis | None


class Analyser:
    """Tokens and sentences of a text, by a morphology and a diacritiser."""

    def __init__(self, morphology: Morphology, diacritiser: Diacritiser, names: Names | None = None) -> None:
        """Keeps them; words that come again with the same vowels are read once (the cache is bounded).

        `names` tell where clitics end in words that the morphology does not know.
        """
        self.morphology = morphology
        self.diacritiser = diacritiser
        self.names = names or Names()
        self._read = lru_cache(maxsize=_CACHE)(self._read_word)

    def __call__(self, text: str) -> tuple[tuple[Token, ...], tuple[Sentence, ...]]:
        """All tokens in order, and the sentences as ranges of them. Positions count in `text`."""
        return self.within(text, sentence_bounds(text))

    def within(self, text: str, bounds: Iterable[tuple[int, int]]) -> tuple[tuple[Token, ...], tuple[Sentence, ...]]:
        """The same with sentences that are known: `bounds` are their characters [start, end) of `text`."""
        tokens: list[Token] = []
        sentences: list[Sentence] = []
        for start, end in bounds:
            first = len(tokens)
            found = list(pieces(text[start:end]))
            vocalised = self.diacritiser.words(tuple(fold_for_model(p.form) for p in found))
            for piece, voiced in zip(found, vocalised, strict=True):
                tokens.append(self._token(len(tokens), start, piece, voiced))
            for i, lead in beside(tokens[first:], self.names).items():
                tokens[first + i] = self._as_name(tokens[first + i], lead)
            for i, (verb, lead) in opening_verbs(tokens[first:], self.morphology.analyses).items():
                tokens[first + i] = _as_verb(tokens[first + i], verb, lead)
            if len(tokens) > first:
                sentences.append(Sentence(len(sentences), first, len(tokens), start, end))
        for i, lead in taught(tokens).items():
            tokens[i] = self._as_name(tokens[i], lead)
        return tuple(tokens), tuple(sentences)

    def _token(self, index: int, offset: int, piece: Piece, voiced: str) -> Token:
        start, end = offset + piece.start, offset + piece.end
        if piece.kind != "word":
            return Token(index, start, end, piece.form, piece.kind, norm=fold(piece.form))
        return Token(index, start, end, piece.form, "word", *self._read(piece.form, voiced))

    def _as_name(self, token: Token, lead: int) -> Token:
        """A token read as a name behind so many letters of clitics; the same one where it is cut so already."""
        if token.tail == 0 and _letters(token.form, token.base) == lead:
            return token
        return Token(token.index, token.start, token.end, token.form, "word", *self._read_name(token.form, lead))

    def _read_word(self, form: str, voiced: str) -> _Read:
        analysis = choose(_plausible(form, self.morphology.analyses(form)), voiced, form)
        if analysis is None:
            return self._read_name(form, before_name(strip_marks(form), self.names))
        base, tail = clitic_lengths(form, analysis)
        if base or tail:
            lead = cut_name(strip_marks(form), analysis, _letters(form, base), tail, self.names)
            if lead is not None:
                return self._read_name(form, lead)
        return _read(form, base, tail, analysis)

    def _read_name(self, form: str, lead: int) -> _Read:
        """A word as a name behind so many letters of clitics: by an analysis that cuts it so, or as an unknown name."""
        base = sum(1 + len(m) for _, m in _split(form)[:lead])
        same = (a for a in self.morphology.analyses(form) if clitic_lengths(form, a) == (base, 0) and not a.future)
        known = next((a for a in same if a.pos in ("noun_prop", "noun", "adj")), None)
        if known is not None or not base:
            return _read(form, base, 0, known)
        clitics = strip_marks(form[:base])
        conj = clitics[0] if clitics[0] in ("و", "ف") else ""
        name = form[base:]
        return _read(form, base, 0, Analysis(name, form, "noun_prop", conj, clitics[len(conj) :], logprob=-99.0))


def _as_verb(token: Token, verb: Analysis, lead: int) -> Token:
    """A token read as a verb behind so many letters of a conjunction."""
    base = sum(1 + len(m) for _, m in _split(token.form)[:lead])
    return Token(token.index, token.start, token.end, token.form, "word", *_read(token.form, base, 0, verb))


def _read(form: str, base: int, tail: int, analysis: Analysis | None) -> _Read:
    norm = fold(form[base : len(form) - tail])
    if analysis is None:
        return _Read(base, tail, norm, "", None)
    lemma = lemma_key(analysis.lemma)
    return _Read(base, tail, norm, _FORMS.get(norm.removeprefix("ال")) or _LEMMAS.get(lemma, lemma), analysis)


def fold_for_model(form: str) -> str:
    """The form that the diacritiser sees: without marks of its own, never empty."""
    if form.isalpha():  # marks are no letters to it; most words have none
        return form
    bare = "".join(c for c in form if not "\u064b" <= c <= "\u0655" and c != "\u0670")
    return bare or form


# Function words that rare nouns share their letters with: «لكن» is no «ل» + «كن».
_FUNCTION = {
    fold(word): pos
    for pos, words in {
        "conj": "لكن كما بينما فيما حيث إذ لأن منذ إما أما ثم بل",
        "prep": "إلى على عن في من مع لدى ضد خلال",
        "conj_sub": "أن إن",
        "part_neg": "لم لن",
        "pron_rel": "الذي التي الذين",
        "noun": "وزارة وزير وزراء وكالة والد",
    }.items()
    for word in words.split()
}


_NO_CONJUNCTION = words("analyse.no_conjunction")  # «فجرت نفسها» is no «ف» + «جرت»

# Lemmas that the morphology database gets wrong: it files «رأت» under the word for rhubarb.
_LEMMAS = {fold("راوند"): fold("رأى")}
_FORMS = {fold("قتلى"): fold("قتيل")}  # filed under the killing


def _plausible(form: str, analyses: tuple[Analysis, ...]) -> tuple[Analysis, ...]:
    """The analyses of a word, for a function word only those that take it for one."""
    if form.endswith("ة"):  # a pronoun is written ه; the database takes the two for one letter
        analyses = tuple(a for a in analyses if not a.enclitic) or analyses
    bare = fold(form)
    if bare in _NO_CONJUNCTION:
        analyses = tuple(a for a in analyses if not a.conj) or analyses
    bare = bare[1:] if bare not in _FUNCTION and bare[:1] in ("و", "ف") else bare
    if bare not in _FUNCTION:
        return analyses
    closed = tuple(a for a in analyses if a.pos.startswith(_FUNCTION[bare].split("_")[0]))
    return closed or tuple(a for a in analyses if a.pos not in ("noun_prop", "verb", "adj")) or analyses


def _split(word: str) -> list[tuple[str, str]]:
    out: list[tuple[str, str]] = []
    for c in word:
        if out and ("\u064b" <= c <= "\u0655" or c == "\u0670"):
            out[-1] = (out[-1][0], out[-1][1] + c)
        else:
            out.append((c, ""))
    return out


def _letters(form: str, end: int) -> int:
    """Letters, marks aside, before a position in a word."""
    return len(strip_marks(form[:end])) if end else 0


def clitic_lengths(form: str, analysis: Analysis) -> tuple[int, int]:
    """Characters of `form` before the word itself (conjunction, preposition, future س) and after it (pronoun suffix)."""
    lead = len(analysis.conj) + len(analysis.prep) + int(analysis.future)
    tail = tail_length(analysis)
    if not lead and not tail:
        return 0, 0
    if form.isalpha():  # no marks to count
        return (0, 0) if lead + tail >= len(form) else (lead, tail)
    marked = _split(form)
    if lead + tail >= len(marked):
        return 0, 0
    return sum(1 + len(m) for _, m in marked[:lead]), sum(
        1 + len(m) for _, m in marked[len(marked) - tail :]
    ) if tail else 0
