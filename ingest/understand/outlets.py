"""How words came to the article: the outlet that they were said to or told by, and the medium («بيان», «مؤتمر صحفي»)."""

from __future__ import annotations

from dataclasses import dataclass

from ingest.model import Sentence
from ingest.understand.cues import Cue
from ingest.understand.speakers import Draft, Speakers
from ingest.words import spelled, words

_VIA_NOUNS = words("statements.via_nouns")
_THROUGH = words("statements.through")
_RELAY_REACH = 24
_CARRIES = words("statements.carries")
_MEDIA = spelled("statements.mediums")
_PRESS_MEDIA = spelled("statements.press_mediums")
_PRESS = words("statements.press")
_POSTS = words("statements.posts")
_ITSELF = words("statements.itself")
_GOVERNS = words("statements.medium_prepositions")


@dataclass
class Outlets(Speakers):
    """Outlets and media of the statements of one article."""

    def via(self, cue: int, until: int, sentence: Sentence, speaker: str) -> str:
        """The outlet that the words were said to: «لوكالة رويترز», «في تصريح لقناة …», «عبر منصة إكس»."""
        for unit in self.syntax.units.inside(cue + 1, min(until, sentence.last)):
            if unit.key == speaker or unit.type == "Role" or not self.is_media(unit.key):
                continue
            platform = self._is_platform(unit.key)
            if self.syntax.preposition(unit.first) == "ل":
                if not platform and self._to_whom(unit.first, cue):
                    return unit.key
                continue
            before = self._word_before(unit.first)
            if before in _VIA_NOUNS or before == "مع" or before in _THROUGH:
                return unit.key
            teller = self.parsed.tokens[unit.first - 1]
            if teller.pos == "verb" and teller.lemma in _CARRIES and self.in_passing(unit.first - 1):
                return unit.key  # «في بيان نقلته وكالة الأنباء»
            if self.syntax.preposition(unit.first) == "ب" and platform:
                return unit.key
        return ""

    def _word_before(self, j: int) -> str:
        """The folded word before token j, marks and «شبكة» or «منصة» passed over."""
        tokens = self.parsed.tokens
        k = j - 1
        while k > 0 and (tokens[k].kind == "punct" or tokens[k].norm in _POSTS):
            k -= 1
        return tokens[k].norm if k >= 0 else ""

    def _to_whom(self, j: int, cue: int) -> bool:
        """Whether «ل» + outlet at token j says to whom was spoken: behind the verb, its speaker, a comma, or «تصريح»; not behind
        another noun («المؤتمر السنوي لشركة فيسبوك»)."""
        tokens = self.parsed.tokens
        k = j - 1
        while k > cue and (tokens[k].pos == "adj" or tokens[k].norm in _PRESS or tokens[k].norm in _ITSELF):
            k -= 1
        unit = self.syntax.units.covering(k)
        return (
            k <= cue
            or tokens[k].kind == "punct"
            or unit is not None
            or tokens[k].norm in _VIA_NOUNS
            or tokens[k].pos in ("adv", "verb", "noun_prop")
        )

    def _is_platform(self, key: str) -> bool:
        entity = self.syntax.units.entities.get(key)
        return entity is not None and entity.kind == "platform"

    def inherited(self, speaker: str, cue: Cue, continues: bool) -> tuple[str, str]:
        """Outlet and medium of the statement before, where the same speaker goes on; the outlet through which the same
        unnamed officials spoke before («المسؤولون», «أحد المسؤولين السابقين»)."""
        last = self.drafts[-1] if self.drafts else None
        if last is not None and last.speaker == speaker and (cue.pos != "verb" or continues):
            return last.via, last.medium
        role = self.syntax.units.roles.get(speaker)
        if role is None:
            return "", ""
        for draft in reversed(self.drafts):
            earlier = self.syntax.units.roles.get(draft.speaker)
            if earlier is not None and earlier.head == role.head and draft.via:
                definite = self.parsed.tokens[role.first].norm.startswith("ال") or role.label.startswith(
                    ("أحد", "إحدى")
                )
                return (draft.via if definite else ""), ""
        return "", ""

    def medium(self, first: int, last: int) -> str:
        """The medium that tokens [first, last) name behind «في», «عبر» or «خلال»; "" for none.

        «مؤتمر», «لقاء» and «حديث» are one only where they are of the press: «مؤتمر صحفي», «لقاء إعلامي».
        """
        tokens = self.parsed.tokens
        for k in range(max(first, 1), last):
            token = tokens[k]
            name = _MEDIA.get(token.lemma) or _MEDIA.get(token.norm)
            if name is None and self._of_the_press(k, last):
                name = _PRESS_MEDIA.get(token.lemma)
            if name is None or token.pos not in ("noun", "adj", "") or self.syntax.units.covering(k) is not None:
                continue
            governed = tokens[k - 1].norm in _GOVERNS or self.syntax.preposition(k) == "ب"
            if not governed:
                continue
            return name.replace("_", " ")
        return ""

    def _of_the_press(self, k: int, last: int) -> bool:
        tokens = self.parsed.tokens
        for n in range(k + 1, min(last, k + 3, len(tokens))):
            unit = self.syntax.units.at(n)
            media = unit is not None and self.is_media(unit.key) and not self._is_platform(unit.key)
            if tokens[n].norm in _PRESS or media:
                return True
            if tokens[n].norm == "مع" and n + 1 < len(tokens):
                unit = self.syntax.units.at(n + 1)
                return unit is not None and self.is_media(unit.key)
        return False

    def relay(self, i: int, sentence: Sentence) -> None:
        """«نقل موقع أكسيوس عن 4 مصادر … أن»: the subject is the outlet, what «عن» governs the speaker."""
        tokens = self.parsed.tokens
        analysis = tokens[i].analysis
        if analysis is None or analysis.voice == "p":
            return
        cue = Cue(tokens[i].lemma, "verb", "neutral", ("comp", "quote"))
        about = next(
            (
                j
                for j in range(i + 1, min(sentence.last, i + _RELAY_REACH))
                if tokens[j].norm == "عن" and tokens[j].pos == "prep"
            ),
            None,
        )
        if about is None:
            return
        speaker = self.syntax.phrase_at(about + 1, sentence.last)
        found = self.content(i, cue, sentence, from_token=speaker.last if speaker is not None else about + 1)
        if found is None:
            return
        outlet = self.syntax.subject(i)
        if speaker is None or not speaker.parties:
            self.silent(i)
            return
        start, end, kind = found
        through = outlet[0] if outlet and outlet[0] != speaker.parties[0] else ""
        medium = self.medium(i + 1, self.parsed.token_at(start))
        rule = "relay: subject cites"
        self.drafts.append(Draft(i, speaker.parties[0], start, end, kind, rule, "neutral", through, 0.85, medium))

    def cited(self, i: int, until: int, sentence: Sentence) -> str:
        """«وقالت يونهاب نقلا عن مصدر حكومي إن»: whom the outlet cites between the cue at token i and its content."""
        for j in range(i + 1, until):
            found = self.attribution_at(j)
            if found is not None and self.parsed.tokens[j].lemma == "نقل":
                return self.source(found[0], found[1], sentence).key
        return ""
