"""An article with its entities → its annotation: roles, dates, statements, events, positions, quantities, chains."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from ingest.describe import ids
from ingest.model import Annotation, Entity, Link, Parsed, RolePhrase, Span, Statement
from ingest.recognise.titles import Titles
from ingest.resolve.anaphora import Anaphora
from ingest.resolve.authority import Authority, Entry
from ingest.resolve.entities import known_entity
from ingest.resolve.offices import Offices
from ingest.resolve.pairs import Pair, Pairs
from ingest.understand.chain import with_chains
from ingest.understand.confidence import Confidence
from ingest.understand.credits import find_credits
from ingest.understand.cues import Cues
from ingest.understand.events import EventReader
from ingest.understand.holders import HolderReader
from ingest.understand.lexicon import Lexicon
from ingest.understand.office_phrases import OfficePhrases
from ingest.understand.positions import PositionReader
from ingest.understand.quantities import QuantityReader, QuantityWords
from ingest.understand.references import collect
from ingest.understand.roles import RoleFinder
from ingest.understand.statements import StatementReader
from ingest.understand.status import StatusReader
from ingest.understand.syntax import Syntax
from ingest.understand.times.find import find_dates
from ingest.understand.units import Units, build


@dataclass(frozen=True)
class Understanding:
    """The readers of one article, with their data."""

    authority: Authority
    titles: Titles
    anaphora: Anaphora
    roles: RoleFinder
    cues: Cues
    lexicon: Lexicon
    status: StatusReader
    offices: Offices
    confidence: Confidence
    quantities: QuantityWords

    def __call__(self, parsed: Parsed, entities: tuple[Entity, ...], publisher: str) -> Annotation:
        """The annotation of an article. `publisher` is the key of its outlet's entity, or ""."""
        mentions = tuple(m for e in entities for m in e.mentions)
        pairs = Pairs(self.titles, self.authority).find(parsed, entities)
        anaphors = self.anaphora.find(parsed, entities)
        roles = self._with_pairs(parsed, self.roles.find(parsed, mentions), pairs)
        units = build(parsed, entities, roles, anaphors, self.titles)
        government, demonyms = self._governments(parsed, entities, units)
        first = {p.first: p.keys for p in pairs}
        two = {r.key: first[r.first] for r in roles if r.first in first}
        genders = {e.key: entry.gender for e in entities if (entry := self.authority.entries.get(e.authority))}
        units = replace(units, roles={**units.roles, **{r.key: r for r in demonyms}}, pairs=two, genders=genders)
        syntax = Syntax(parsed, units, government, self.roles.nouns)
        times = find_dates(parsed)
        reader = StatementReader(parsed, syntax, self.cues, publisher=publisher)
        statements = reader.read()
        statements = tuple(replace(s, speaker_span=self._speaker_span(parsed, units, s)) for s in statements)
        says = frozenset(i for i, token in enumerate(parsed.tokens) if self.cues.of(token) is not None)
        events = EventReader(parsed, syntax, self.lexicon, self.status, times, self.confidence, statements, says).read()
        zone = next((z.span for z in parsed.article.zones if z.role == "publisher"), None)
        outermost = Link(publisher or ids.article_of(parsed.article), zone)
        statements, events = with_chains(statements, events, outermost)
        quantities = QuantityReader(
            parsed, syntax, self.quantities, self.status, self.authority.demonyms, times, events, statements, outermost
        ).read()
        counting = [link.source for q in quantities for link in q.chain]
        phrases = OfficePhrases(parsed, self.offices, entities, publisher)
        offices = PositionReader(self.titles, self.authority, self.offices).read(syntax, phrases, times)
        positions = tuple(p for p, _ in offices)
        references = collect(parsed, anaphors, pairs, reader.taken_up, units)
        held = tuple((p, o) for p, o in offices if o is not None)
        used = {k for e in events for k in (*e.actors, *e.recipients)} | {
            k for s in statements for k in (s.speaker, s.via)
        }
        used |= set(counting)
        kept = HolderReader(parsed, syntax, phrases, events, times, held).with_holders(
            r for r in (*roles, *demonyms) if r.key in used
        )
        named = [*(p.of for p in positions), *(k for e in events for k in (*e.actors, *e.recipients))]
        named += [k for r in references for k in r.keys] + [r.holder for r in kept]
        named += [*counting, *(q.place for q in quantities)]
        entities = self._with_implied(entities, named)
        return Annotation(
            parsed.article,
            parsed.tokens,
            parsed.sentences,
            entities,
            tuple(sorted(kept, key=lambda r: r.span)),
            events,
            statements,
            positions,
            times,
            publisher,
            tuple(r for r in references if not set(r.keys) & {x.key for x in (*roles, *demonyms)} - used),
            quantities=quantities,
            credits=tuple(c for c in find_credits(parsed.article, self.authority) if ids.party(c.agency) != publisher),
        )

    @staticmethod
    def _with_pairs(parsed: Parsed, roles: tuple[RolePhrase, ...], pairs: tuple[Pair, ...]) -> tuple[RolePhrase, ...]:
        """The role phrases, with one for each dual that stands for two and is none yet («البلدين»)."""
        article = ids.article_of(parsed.article)
        taken = {i for r in roles for i in range(r.first, r.last)}
        out = list(roles)
        for pair in pairs:
            if pair.first not in taken:
                token = parsed.tokens[pair.first]
                span = parsed.article.span(token.start + token.base, parsed.tokens[pair.last - 1].end)
                label = " ".join(parsed.text[token.start + token.base : parsed.tokens[pair.last - 1].end].split())
                out.append(RolePhrase(ids.role(article, span), span, pair.first, pair.last, label, token.lemma, "2"))
        return tuple(sorted(out, key=lambda r: r.first))

    def _governments(
        self, parsed: Parsed, entities: tuple[Entity, ...], units: Units
    ) -> tuple[dict[int, str], list[RolePhrase]]:
        """Demonym tokens outside names → the government that they mean, or where no name names it a phrase of their own."""
        known = {e.state: e.key for e in entities if e.authority == f"gov-{e.state}"}
        article = ids.article_of(parsed.article)
        government: dict[int, str] = {}
        phrases: list[RolePhrase] = []
        for i, token in enumerate(parsed.tokens):
            state = self.authority.demonyms.get(token.norm) if token.kind == "word" else None
            unit = units.covering(i)
            if unit is not None and unit.type == "Role" and units.roles[unit.key].head == token.lemma:
                continue
            if (
                state is None
                or token.pos not in ("adj", "noun", "noun_prop", "")
                or (unit is not None and unit.type != "Role")
            ):
                continue
            if state in known:
                government[i] = known[state]
                continue
            span = parsed.article.span(token.start + token.base, token.end)
            phrase = RolePhrase(
                ids.role(article, span),
                span,
                i,
                i + 1,
                token.form[token.base :],
                token.lemma,
                "",
                (f"gov-{state}",),
                True,
            )
            government[i] = phrase.key
            phrases.append(phrase)
        return government, phrases

    def _speaker_span(self, parsed: Parsed, units: Units, statement: Statement) -> Span | None:
        """The words that name the speaker: the unit nearest to the cue."""
        spans = [parsed.span(u.first, u.last) for u in units.by_first.values() if u.key == statement.speaker]
        return min(spans, key=lambda s: abs(s.start - statement.cue.start), default=None)

    @cached_property
    def _by_iri(self) -> Mapping[str, Entry]:
        return {ids.authority_entity(key): entry for key, entry in self.authority.entries.items()}

    def _with_implied(self, entities: tuple[Entity, ...], keys: list[str]) -> tuple[Entity, ...]:
        """Adds what only a demonym, an office or a visited capital names, so that every party and holder is described."""
        known = {e.key for e in entities}
        wanted = sorted(key for key in set(keys) if key not in known and key in self._by_iri)
        return (
            *entities,
            *(known_entity(self._by_iri[key], (), ("implied by a demonym, place or office",)) for key in wanted),
        )
