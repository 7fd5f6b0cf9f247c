"""Who holds which office, by an article's word: «title + name», «name، the title»."""

from __future__ import annotations

from dataclasses import dataclass

from ingest.arabic.normalise import fold, strip_marks
from ingest.describe import ids
from ingest.model import Entity, Mention, Parsed, Position
from ingest.recognise.titles import Title, Titles, title_after, title_before
from ingest.resolve.authority import Authority
from ingest.understand.units import Units, person_before


@dataclass(frozen=True)
class PositionReader:
    """Reads titles around the persons of an article."""

    titles: Titles
    authority: Authority

    def read(self, parsed: Parsed, entities: tuple[Entity, ...], units: Units) -> tuple[Position, ...]:
        """One position for each title that stands at a name; ranks and honorifics alone are none."""
        article = ids.article_of(parsed.article)
        out: dict[str, Position] = {}
        named = [(m, e) for e in entities for m in e.mentions]
        for entity in entities:
            if entity.type != "Person":
                continue
            for mention in entity.mentions:
                before = self._before(parsed, mention, entity, person_before(named, mention))
                for title in (before, title_after(parsed, self.titles, mention.last)):
                    if title is None or title.kind not in ("office", "profession") or title.last <= title.first:
                        continue
                    if title is not before and self._of_the_next(parsed, title, mention, named):
                        continue  # «هنأ بوتين رئيس الصين شي جين بينغ»
                    head = parsed.tokens[title.first].analysis
                    if head is not None and head.enclitic:
                        continue  # «رئيسها»: of whom is a pronoun
                    position = self._position(parsed, article, entity, mention, title, units)
                    out.setdefault(position.key, position)
        return tuple(sorted(out.values(), key=lambda p: p.title))

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

    def _before(self, parsed: Parsed, mention: Mention, entity: Entity, after: int) -> Title | None:
        """The title before a name; where a known office of the person begins further in, that one («مدير مكتب رئيس …»)."""
        if mention.start > parsed.tokens[mention.first].start:
            return None
        title = title_before(parsed, self.titles, mention.first, after)
        entry = self.authority.entries.get(entity.authority)
        if title is None or entry is None:
            return title
        known = [fold(t.title).split()[0].removeprefix("ال") for t in entry.tenures if t.title]
        if parsed.tokens[title.first].norm.removeprefix("ال") in known:
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

    def _position(
        self, parsed: Parsed, article: str, entity: Entity, mention: Mention, title: Title, units: Units
    ) -> Position:
        head = parsed.tokens[title.first]
        start = head.start + head.base
        span = parsed.article.span(start, parsed.tokens[title.last - 1].end)
        label = " ".join(strip_marks(parsed.text[start : parsed.tokens[title.last - 1].end]).split())
        evidence = parsed.article.span(min(start, mention.start), max(parsed.tokens[title.last - 1].end, mention.end))
        return Position(
            ids.position(article, entity.key, span.start),
            entity.key,
            span,
            label,
            title.rule,
            self._body(parsed, title, units, entity),
            title.former,
            evidence,
            0.9 if title.kind == "office" else 0.75,
        )

    def _body(self, parsed: Parsed, title: Title, units: Units, entity: Entity) -> str:
        """Of whom the office is: the organization, government or (for a head of it) place named in the title, else its demonym."""
        inside = [u for u in units.cover.values() if title.first <= u.core < title.last and u.key != entity.key]
        inside += [u for u in units.inner if title.first <= u.core < title.last]
        inside = [u for u in inside if u.type in ("Organization", "Government")]
        if inside:
            return min(inside, key=lambda u: u.core).key
        for i in range(title.first, title.last):
            state = self.authority.demonyms.get(parsed.tokens[i].norm)
            if state:
                return ids.authority_entity(f"gov-{state}")
        entry = self.authority.entries.get(entity.authority)
        head = parsed.tokens[title.first].norm.removeprefix("ال")
        held = (
            [t.of for t in entry.tenures if t.of and fold(t.title).split()[0].removeprefix("ال") == head]
            if entry
            else []
        )
        return ids.authority_entity(held[0]) if held else ""
