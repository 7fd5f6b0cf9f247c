"""Phrases that attribute what stands around them: «بحسب رويترز», «وفق ما نقلت شبكة …», «على حد قوله»."""

from __future__ import annotations

from dataclasses import dataclass, field

from ingest.arabic.normalise import fold
from ingest.model import Sentence
from ingest.understand.cue_reading import CueReading
from ingest.words import words

_TELLS = words("statements.tells")
_CAME = words("statements.came")
_OWN_WORDS = words("statements.own_words")
_DOCUMENTS = words("statements.documents")
_ALSO = words("statements.also")
_ON_WHAT = (fold("على"), "ما")
_SAME = words("statements.same")
_ISSUED = words("statements.issued")


@dataclass(frozen=True)
class Source:
    """Whom an attribution names, "" for nobody; through whom it came; the tokens of its phrase end at `after`."""

    key: str
    after: int
    via: str = ""
    document: str = ""


@dataclass
class Attributions(CueReading):
    """The attribution phrases of one article, by the token that they begin with."""

    _attributions: dict[int, tuple[int, str] | None] = field(init=False, default_factory=dict, repr=False)

    def attribution_at(self, j: int) -> tuple[int, str] | None:
        """Whether an attribution phrase begins at token j: the token behind it, and what it takes. Asked often, found once."""
        if j not in self._attributions:
            self._attributions[j] = self._find_attribution(j)
        return self._attributions[j]

    def attributes(self, j: int) -> bool:
        """Whether an attribution that begins at token j names somebody: not «حسب الكفاءات», «وفق القانون»."""
        found = self.attribution_at(j)
        if found is None or found[1] != "source":
            return found is not None
        return bool(self.source(*found, self.parsed.sentence_at(j)).key) or self._some_text(found[0])

    def _some_text(self, j: int) -> bool:
        """Whether token j is a document whose author is not known: «حسب تقارير», «وفق بيان»."""
        tokens = self.parsed.tokens
        return j < len(tokens) and (tokens[j].lemma in _DOCUMENTS or tokens[j].norm in _DOCUMENTS)

    def _find_attribution(self, j: int) -> tuple[int, str] | None:
        tokens = self.parsed.tokens
        opening = fold(tokens[j].form)
        if opening not in self.cues.openers and opening.removeprefix("و") not in self.cues.openers:
            return None
        if j and tokens[j - 1].lemma in _CAME:
            return None  # «ما ورد على لسان الوزير»: what came from him is the topic
        for phrase, takes in self.cues.attributions:
            end = j
            for n, word in enumerate(phrase):
                if end >= len(tokens):
                    break
                token = tokens[end]
                form = fold(token.form)
                if word == "ل":
                    if self.syntax.preposition(end) != "ل" and not (form.startswith("ل")):
                        break
                    continue
                if n == 0 and form.startswith("و") and form[1:] == word and not word.startswith("و"):
                    form = form[1:]
                if form != word:
                    break
                end += 1
            else:
                if takes == "clause" and not self._clause_follows(end):
                    continue
                if phrase == _ON_WHAT and j and tokens[j - 1].kind != "punct":
                    return None  # «التعليق على ما أورده الموقع»
                also = j == self.parsed.sentence_at(j).first or self.content_in_view(end) or self._asks_behind(end)
                if phrase[0] in _ALSO and len(phrase) == 1 and also:
                    return None  # «كما أكد الوزير أن», «كما أشار إلى»: also
                if takes == "source" and self._own_words(end):
                    return end + 1, "self"
                return end, takes
        return None

    def _asks_behind(self, j: int) -> bool:
        """Whether the preposition that the cue at token j takes comes right behind it and its subject."""
        cue = self.cues.of(self.parsed.tokens[j])
        behind = self.syntax.behind(j)
        k = behind.last if behind is not None and behind.parties else j + 1
        if cue is None or k >= self.parsed.sentence_at(j).last:
            return False
        return (self.syntax.preposition(k) or self.parsed.tokens[k].norm) in cue.complements

    def _own_words(self, j: int) -> bool:
        """«قوله», «تعبيرها»: the words of whoever spoke last."""
        tokens = self.parsed.tokens
        analysis = tokens[j].analysis if j < len(tokens) else None
        return analysis is not None and tokens[j].lemma in _OWN_WORDS and analysis.enclitic.endswith("poss")

    def _clause_follows(self, j: int) -> bool:
        tokens = self.parsed.tokens
        return j < len(tokens) and tokens[j].pos == "verb" and tokens[j].lemma in _TELLS

    def source(self, j: int, takes: str, sentence: Sentence) -> Source:
        """Whom the attribution whose phrase ends before token j names."""
        if takes == "clause":
            return self._of_clause(j, sentence)
        tokens = self.parsed.tokens
        while j < sentence.last and (tokens[j].norm in _SAME or tokens[j].form in '"«“'):
            j += 1  # «حسب ذات المصدر»
        phrase = self.syntax.phrase_at(j, sentence.last)
        if phrase is None:
            return Source("", j)
        named = phrase.parties[0] if phrase.parties else ""
        if tokens[j].lemma not in _DOCUMENTS and tokens[j].norm not in _DOCUMENTS:
            return Source(named, phrase.last)
        found = self._author(j + 1, sentence)
        key, after = (found.key, found.after) if found.key else (named, phrase.last)
        return Source(key, after, document=tokens[j].norm)

    def _author(self, j: int, sentence: Sentence) -> Source:
        """Whose document it is: «بيان صادر عن الوزارة», «بيان أصدرته الوزارة», «بيان للوزارة», «إعلان الوزارة»."""
        tokens = self.parsed.tokens
        while j < sentence.last and tokens[j].pos == "adj" and tokens[j].lemma not in _ISSUED:
            j += 1
        if j >= sentence.last:
            return Source("", j)
        if tokens[j].lemma in _ISSUED and j + 1 < sentence.last and tokens[j + 1].norm in ("عن", "من"):
            j += 2
        elif tokens[j].pos == "verb":
            subject, behind = self.syntax.subject(j), self.syntax.behind(j)
            return Source(subject[0] if subject else "", behind.last if behind else j + 1)
        elif self.syntax.preposition(j) not in ("ل", "") or tokens[j].kind != "word":
            return Source("", j)
        phrase = self.syntax.phrase_at(j, sentence.last)
        return Source(phrase.parties[0], phrase.last) if phrase is not None and phrase.parties else Source("", j)

    def _of_clause(self, j: int, sentence: Sentence) -> Source:
        """Who tells in «وفق ما ذكرت رويترز»; whom it cites in «بحسب ما نقلت رويترز عن مسؤول»."""
        tokens = self.parsed.tokens
        if tokens[j].lemma in _CAME:
            return self._came(j, sentence)
        subject, behind = self.syntax.subject(j), self.syntax.behind(j)
        after = behind.last if behind else j + 1
        key = subject[0] if subject else ""
        if key and after + 1 < sentence.last and tokens[after].norm == "عن" and tokens[j].lemma == "نقل":
            cited = self.syntax.phrase_at(after + 1, sentence.last)
            if cited is not None and cited.parties:
                return Source(cited.parties[0], cited.last, via=key)
        return Source(key, after)

    def _came(self, j: int, sentence: Sentence) -> Source:
        """«وفق ما جاء في بيان للوزارة», «وفق ما ورد على لسان الوزير»."""
        tokens = self.parsed.tokens
        k = j + 1
        if k + 2 < sentence.last and tokens[k].norm == "علي" and tokens[k + 1].norm == "لسان":
            return self.source(k + 2, "source", sentence)
        if k + 1 < sentence.last and tokens[k].norm in ("في", "عن", "ضمن"):
            return self.source(k + 1, "source", sentence)
        return Source("", k)
