"""Who holds which office, by an article's word: «title + name», «name، the title», «رئيسها فلان», «نظيره المصري فلان»."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ingest.arabic.normalise import fold, strip_marks
from ingest.describe import ids
from ingest.model import Entity, Mention, Parsed, Position, TimeExpression
from ingest.recognise.titles import Title, Titles, acting, title_after, title_before
from ingest.resolve.authority import Authority
from ingest.resolve.offices import Office, Offices
from ingest.understand.agreement import compare
from ingest.understand.counterparts import counterpart_title, distributed, of_pronoun
from ingest.understand.office_phrases import OfficePhrases
from ingest.understand.syntax import Syntax
from ingest.understand.units import person_before
from ingest.words import words

_STYLES = words("titles.styles")
_KIN, _BARE_STYLES = words("positions.kin"), words("positions.bare_styles")


@dataclass(frozen=True)
class PositionReader:
    """Reads titles around the persons of an article."""

    titles: Titles
    authority: Authority
    offices: Offices

    def read(
        self,
        syntax: Syntax,
        phrases: OfficePhrases,
        times: tuple[TimeExpression, ...] = (),
    ) -> tuple[tuple[Position, Office | None], ...]:
        """One position for each title that stands at a name, with its office; ranks and honorifics alone are none."""
        parsed = phrases.parsed
        article = ids.article_of(parsed.article)
        out: dict[str, tuple[Position, Office | None]] = {}
        named = phrases.named
        persons = [(m, e) for m, e in named if e.type == "Person"]
        for mention, entity in persons:
            before = self._before(parsed, mention, entity, person_before(named, mention))
            for title in (before, title_after(parsed, self.titles, mention.last)):
                if title is None or title.kind not in ("office", "profession") or title.last <= title.first:
                    continue
                if title is before and self._anothers(parsed, title, entity):
                    continue  # «نجل المرشد الإيراني مجتبى خامنئي»
                if title is not before and before is not None and title.first == mention.last:
                    continue  # «هنأ الرئيس إبراهيم رئيسي رئيس الوزراء»: the object
                if title is not before and self._of_the_next(parsed, title, mention, named):
                    continue  # «هنأ بوتين رئيس الصين شي جين بينغ»
                body = self._body(parsed, title, syntax, entity)
                self._add(
                    out, phrases, self._position(parsed, article, entity, mention, title, body), entity, title, times
                )
        for mention, entity, title, body in distributed(parsed, self.titles, self.authority, persons, named):
            self._add(out, phrases, self._position(parsed, article, entity, mention, title, body), entity, title, times)
        for mention, entity in persons:
            found = counterpart_title(parsed, self.authority, mention)
            if found is None:
                continue
            title, state = found
            model = self._model(parsed, syntax, title, [p for p, _ in out.values()])
            if model is not None:
                position = self._position(parsed, article, entity, mention, title, ids.authority_entity(state))
                label, whose = model
                self._add(out, phrases, replace(position, label=label), entity, title, times, whose)
        return tuple(sorted(out.values(), key=lambda p: p[0].title))

    def _add(
        self,
        out: dict[str, tuple[Position, Office | None]],
        phrases: OfficePhrases,
        position: Position,
        entity: Entity,
        title: Title,
        times: tuple[TimeExpression, ...],
        words: str = "",
    ) -> None:
        """Adds a position with what the authority says of it; the first reading of a title stays."""
        if position.key in out:
            return
        body = phrases.authority_key(position.of)
        if words:
            office: Office | None = self.offices.office(words.split(), body) if body else None
        else:
            office = phrases.at(title.first, title.last, body)
        days = self._days(phrases.parsed, title, times)
        if office is not None and days and title.kind == "office":
            found = [
                compare(self.offices, office, entity.authority, entity.label_ar, position.former, day) for day in days
            ]
            agreement, held = next((f for f in found if f[0] == "agrees"), found[0])
            position = replace(position, agreement=agreement, tenure=held.iri if held else "")
        out[position.key] = position, office

    def _days(self, parsed: Parsed, title: Title, times: tuple[TimeExpression, ...]) -> list[str]:
        """The days on which the article's word may hold: that of publication, and those of past dates in its sentence."""
        published, sentence = parsed.article.published[:10], parsed.sentence_at(title.first)
        told = [t.earliest for t in times if sentence.first <= t.first < sentence.last and t.earliest]
        return [published, *(d for d in told if d < published)] if published else []

    def _model(self, parsed: Parsed, syntax: Syntax, title: Title, known: list[Position]) -> tuple[str, str] | None:
        """The office of the person or title before «نظيره» in its sentence, as a label and as the words of the title alone."""
        sentence = parsed.sentence_at(title.first)
        for unit in reversed(syntax.units.inside(sentence.first, title.first)):
            if unit.type not in ("Person", "Role"):
                continue
            first, last = unit.first, unit.core if unit.type == "Person" else unit.last
            if unit.type == "Role" and self.titles.kind(parsed.tokens[first]) != "office":
                continue
            words = [t.form[t.base :] for t in parsed.tokens[first:last] if t.kind == "word"]
            if unit.type == "Person" and not words:
                words = next((p.label.split() for p in known if p.person == unit.key and not p.former), [])
            kept = [w for w in words if fold(w) not in self.authority.demonyms]
            if kept:
                return " ".join(kept), " ".join(kept)
        return None

    def _of_the_next(self, parsed: Parsed, title: Title, mention: Mention, named: list[tuple[Mention, Entity]]) -> bool:
        """Whether a title behind a name belongs to the name after it: that stands right behind, or has it as its title."""
        for other, entity in named:
            if entity.type != "Person":
                continue
            if other.first == title.last:
                return True
            if title.first == mention.last and title.first < other.first < title.last:
                own = self._before(parsed, other, entity, mention.last)
                if own is not None and own.first == title.first:
                    return True
        return False

    def _anothers(self, parsed: Parsed, title: Title, entity: Entity) -> bool:
        """Whether a title is that of whom somebody is kin or counsel to, or a style that is no office; not where the
        authority gives the person such an office."""
        tokens, head = parsed.tokens, parsed.tokens[title.first]
        entry = self.authority.entries.get(entity.authority)
        held = {fold(t.title).split()[0].removeprefix("ال") for t in entry.tenures if t.title} if entry else set()
        if head.norm.removeprefix("ال") in held:
            return False
        if title.last - title.first == 1 and head.norm in _BARE_STYLES:
            return True
        before = tokens[title.first - 1] if title.first else None
        return before is not None and (before.norm in _KIN or before.lemma in _KIN)

    def _before(self, parsed: Parsed, mention: Mention, entity: Entity, after: int) -> Title | None:
        """The title before a name; where a known office of the person begins further in, that one («مدير مكتب رئيس …»)."""
        if mention.start > parsed.tokens[mention.first].start:
            return None
        title = self._without_style(parsed, title_before(parsed, self.titles, mention.first, after))
        entry = self.authority.entries.get(entity.authority)
        if title is None or entry is None:
            return title
        known = [fold(t.title).split()[0].removeprefix("ال") for t in entry.tenures if t.title]
        head = self.offices.office([parsed.tokens[title.first].norm], "gov-").title  # «العاهل» is a king's title too
        if (
            head in known
            or parsed.tokens[title.first].norm.removeprefix("ال") in known
            or acting(parsed.tokens, title.first)
        ):
            return title
        for i in range(title.first + 1, title.last):
            token = parsed.tokens[i]
            if (
                self.titles.kind(token) == "office"
                and token.norm.removeprefix("ال") in known
                and parsed.tokens[i - 1].norm not in ("و",)
            ):
                return Title(i, title.last, "office", title.former, "inner title before name")
        return title

    def _without_style(self, parsed: Parsed, title: Title | None) -> Title | None:
        """«العاهل الأردني الملك عبد الله», «ولي العهد الأمير محمد»: the style next to the name is no part of the office."""
        if title is None or title.last - title.first < 3:
            return title
        style, before = parsed.tokens[title.last - 1], parsed.tokens[title.last - 2]
        joined = style.analysis is not None and bool(style.analysis.conj or style.analysis.prep)
        if style.norm not in _STYLES or joined:
            return title
        return replace(title, last=title.last - 1) if before.norm.startswith("ال") else title

    def _position(
        self, parsed: Parsed, article: str, entity: Entity, mention: Mention, title: Title, body: str
    ) -> Position:
        head = parsed.tokens[title.first]
        start = head.start + head.base
        span = parsed.article.span(start, parsed.tokens[title.last - 1].end)
        label = " ".join(strip_marks(parsed.text[start : parsed.tokens[title.last - 1].end]).split())
        defined = head.norm.startswith("ال") or (head.analysis is not None and head.analysis.article)
        if defined and label.startswith("ل") and parsed.text[head.start : start].endswith("ل"):
            label = f"ال{label[1:]}"  # «للرئيس»
        evidence = parsed.article.span(min(start, mention.start), max(parsed.tokens[title.last - 1].end, mention.end))
        return Position(
            ids.position(article, entity.key, span.start),
            entity.key,
            span,
            label,
            title.rule,
            body,
            title.former,
            evidence,
            0.9 if title.kind == "office" else 0.75,
        )

    def _body(self, parsed: Parsed, title: Title, syntax: Syntax, entity: Entity) -> str:
        """Of whom the office is: the organization, government or (for a head of it) place named in the title, else its
        demonym, else what the pronoun in it means."""
        units = syntax.units
        inside = [u for u in units.cover.values() if title.first <= u.core < title.last and u.key != entity.key]
        inside += [u for u in units.inner if title.first <= u.core < title.last]
        inside = [u for u in inside if u.type in ("Organization", "Government")]
        if inside:
            return min(inside, key=lambda u: u.core).key
        for i in range(title.first, title.last):
            state = self.authority.demonyms.get(parsed.tokens[i].norm)
            if state:
                return ids.authority_entity(f"gov-{state}")
        if (suffixed := of_pronoun(parsed, syntax, title)) is not None:
            return suffixed
        entry = self.authority.entries.get(entity.authority)
        token = parsed.tokens[title.first]
        hidden = token.analysis is not None and token.analysis.article and not token.norm.startswith("ال")
        head = token.norm.removeprefix("ل" if hidden else "ال")
        held = (
            [t.of for t in entry.tenures if t.of and fold(t.title).split()[0].removeprefix("ال") == head]
            if entry
            else []
        )
        return ids.authority_entity(held[0]) if held else ""
