"""Which token is a cue where it stands: by its analysis, by its place where the analysis errs, and never what is not said yet."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from ingest.arabic.normalise import fold
from ingest.model import Parsed
from ingest.understand.clauses import AUXILIARY
from ingest.understand.cues import Cue, Cues
from ingest.understand.syntax import Syntax
from ingest.words import words

OPEN, CLOSE = '"«“', '"»”'
_COMP = words("statements.comp")
_BEFORE_VERB = words("statements.before_verb")
_BEFORE_AFTER = words("statements.before_after")
_ACTIVE = words("statements.active")
_CARRIES = frozenset(map(fold, ("إلى", "على", "عن", "من")))
_FUTURE = ("سي", "ست", "سن")
_MISREAD = ("noun", "adj", "adj_comp", "noun_prop", "prep", "adv")
_REACH = 60
_NEAR = 30


@dataclass
class CueReading:
    """Cues of one article by token; tokens are indices."""

    parsed: Parsed
    syntax: Syntax
    cues: Cues
    _cues_found: dict[int, Cue | None] = field(init=False, default_factory=dict, repr=False)

    def cue_at(self, j: int) -> Cue | None:
        """The cue that token j is, or None. Asked often, found once."""
        if j not in self._cues_found:
            self._cues_found[j] = None  # a cue that depends on itself is none
            self._cues_found[j] = self._find_cue(j)
        return self._cues_found[j]

    def _find_cue(self, j: int) -> Cue | None:
        token = self.parsed.tokens[j]
        unit = self.syntax.units.covering(j)
        if token.kind != "word" or (unit is not None and unit.type != "Role"):
            return None
        if unit is not None and token.pos != "verb":
            cue = self.cues.of(token) if unit.first == j and j + 1 < len(self.parsed.tokens) else None
            return cue if cue is not None and cue.pos == "adj" and self.is_comp(j + 1) else None  # «مقرا بأن»
        cue = self.cues.of(token) or self._misread(j)
        if cue is None or cue.pos != "verb":
            return cue
        return self._said(j, cue)

    def _said(self, j: int, cue: Cue) -> Cue | None:
        """The cue where its verb tells of words that were said: not «لم يؤكد», «سيعلن», «يريد أن يعلن». A denial denied
        leaves open what is: «لم يستبعد أن»."""
        tokens = self.parsed.tokens
        token, before = tokens[j], tokens[j - 1] if j else None
        if before is not None and before.pos == "part_neg":
            return replace(cue, stance="neutral") if cue.stance == "denies" else None
        analysis = token.analysis
        if analysis is None or analysis.aspect != "i" or analysis.pos != "verb":
            return cue
        future = fold(token.form).lstrip("وف").startswith(_FUTURE) or (before is not None and before.norm == "سوف")
        if future:
            return None
        wanted = before is not None and before.norm == "ان" and before.pos == "conj_sub"
        return None if wanted and not (j > 1 and tokens[j - 2].norm in _BEFORE_AFTER) else cue

    def _misread(self, j: int) -> Cue | None:
        """A verb that the analysis takes for a noun, or for a passive: «وأوضح الوزير أن», «بين الوزير أن», «كما اعتبر أن».

        It has to open its clause and to have its content in view.
        """
        tokens = self.parsed.tokens
        token, analysis = tokens[j], tokens[j].analysis
        if analysis is None or analysis.article or analysis.prep or analysis.enclitic:
            return None
        if token.pos == "verb":
            passive = analysis.voice == "p" and analysis.aspect == "p" and token.lemma in _ACTIVE
            cue = self.cues.cues.get((token.lemma, "verb")) if passive else None
            return cue if cue is not None and self.content_in_view(j) else None
        cue = self.cues.cues.get((token.norm, "verb")) if token.pos in _MISREAD else None
        if cue is None or not self._opens(j):
            return None
        return cue if self.content_in_view(j) or self._asks(j, cue) else None

    def _asks(self, j: int, cue: Cue) -> bool:
        """«وطالب الناس بالابتعاد»: a joined verb with a noun and then the preposition that it takes."""
        behind = self.syntax.behind(j) if self.joined(j) else None
        if behind is None or behind.last >= self.parsed.sentence_at(j).last:
            return False
        after = self.syntax.preposition(behind.last) or self.parsed.tokens[behind.last].norm
        return after in cue.complements

    def _opens(self, j: int) -> bool:
        """Whether token j begins a clause: the sentence's first, joined by و or ف, behind a mark or «كما», «قد», «فيما», or
        behind «كان» and its subject («وكان ترامب وصف»)."""
        tokens = self.parsed.tokens
        first = self.parsed.sentence_at(j).first
        if j == first or self.joined(j) or tokens[j - 1].kind == "punct":
            return True
        if tokens[j - 1].norm in _BEFORE_VERB:
            return True
        topic = self.syntax.units.covering(j - 1)
        if topic is None:
            return False
        before = topic.first - 1
        if before < first or tokens[before].kind == "punct" or self.is_comp(before):
            return True  # «إن نتنياهو أبلغ بايدن أن»
        return tokens[before].pos == "verb" and tokens[before].lemma in AUXILIARY

    def content_in_view(self, j: int) -> bool:
        """Whether أن, a colon or a quotation comes behind token j and the noun phrase of its subject."""
        tokens = self.parsed.tokens
        roof = min(self.parsed.sentence_at(j).last, j + _REACH)
        behind = self.syntax.behind(j)
        k = behind.last if behind is not None and behind.parties else j + 1
        stop = min(roof, k + _NEAR)
        while k < stop:
            token = tokens[k]
            if self.is_comp(k) or token.form == ":" or (token.form in OPEN and token.kind == "punct"):
                return True
            if token.kind == "punct" and token.form in ".؟!؛":
                return False
            if self.syntax.is_verb(k) and not self.in_passing(k):
                return False
            k += 1
        return False

    def in_passing(self, k: int) -> bool:
        """Whether a verb describes the indefinite noun right before it: «في بيان أصدره الأحد أن», «منتدى عربي يناقش …»."""
        if k and self.parsed.tokens[k - 1].pos == "part_neg":
            k -= 1  # «في بيان لم يعلل فيه»
        before = self.parsed.tokens[k - 1] if k else None
        analysis = before.analysis if before is not None else None
        if before is None or analysis is None or before.kind != "word":
            return False
        own = self.parsed.tokens[k].analysis
        unit = self.syntax.units.covering(k - 1)
        named = unit is not None and unit.type != "Role"
        return (
            not named
            and before.pos in ("noun", "adj", "noun_num", "noun_quant")
            and not before.norm.startswith("ال")
            and not analysis.enclitic
            and (own is None or not own.conj)
        )

    def is_comp(self, j: int) -> bool:
        """Whether token j is أن or إن, with or without a pronoun or ب."""
        token = self.parsed.tokens[j]
        if token.kind != "word" or self.syntax.units.covering(j) is not None:
            return False
        bare = fold(token.form)
        return bare in _COMP or (token.pos == "conj_sub" and token.norm in ("ان", "بان"))

    def joined(self, j: int) -> bool:
        """Whether a token carries و or ف."""
        analysis = self.parsed.tokens[j].analysis
        return analysis is not None and bool(analysis.conj)

    def describes(self, j: int) -> bool:
        """Whether a participle is the adjective of the indefinite noun right before it («قيود مشددة»), and no أن follows."""
        tokens = self.parsed.tokens
        before = tokens[j - 1] if j else None
        if before is None or before.pos != "noun" or before.analysis is None or before.norm.startswith("ال"):
            return False
        own = tokens[j].analysis
        follows = j + 1
        if follows < len(tokens) and tokens[follows].norm in _CARRIES:
            follows += 1
        if own is None or before.tail or (follows < len(tokens) and self.is_comp(follows)):
            return False
        if before.analysis.number == "p" and own.gender == "f" and own.number == "s":
            return True
        return before.analysis.gender == own.gender and before.analysis.number == own.number
