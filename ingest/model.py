"""Every type that passes between two stages. All are frozen; each holds its predecessor, none is changed in place.

Offsets count Python characters, start inclusive, end exclusive. A `Span` always counts in `Page.raw`, the text as it was
given; positions named `start`/`end` on `Token` and `Sentence` count in the cleaned `Article.text`, and `Article.span`
turns the second into the first.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal, NamedTuple

EntityType = Literal["Person", "Government", "Organization", "Place"]
Status = Literal["happened", "planned", "hypothetical", "negated", "cancelled"]
Precision = Literal["day", "week", "month", "year", "interval", "open"]
TimeType = Literal["instant", "interval", "within", "since", "until", "before", "after", "duration"]
Agreement = Literal["agrees", "contradicts", "unknown"]
ArgumentRole = Literal["actor", "recipient", "place"]


class Span(NamedTuple):
    """Characters [start, end) of `Page.raw`."""

    start: int
    end: int


# ---------------------------------------------------------------- read: a file or stream → Page


@dataclass(frozen=True, slots=True)
class Page:
    """A page as it was found. `raw` is never changed; for HTML it is the text that was extracted from the page.

    `id` is unique in its source (a record's id, else the file's name relative to the input folder), `origin` says where it
    was read (`file` or `file:line`), `format` is text, jsonl or html. The rest is what the source itself says, or "".
    """

    id: str
    raw: str
    origin: str
    format: str
    title: str = ""
    published: str = ""
    source: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Issue:
    """A record that was skipped, whole or in part: where, what (`stage`), and why, in words for the user."""

    origin: str
    stage: str
    reason: str


# ---------------------------------------------------------------- clean: Page → Articles


@dataclass(frozen=True, slots=True)
class Article:
    """One article of a page, in a cleaned text with a map back to the raw one.

    `text` is title (where it stands in the page) and body, cleaned; `offsets[i]` is the raw position of `text[i]`, and
    `offsets[len(text)]` the raw end. `zones` names the raw spans of title, body, source, dateline, tag and related lines.
    `published` is an ISO date or "", `published_basis` says where it comes from (given, dateline, html, "").
    """

    page: Page
    index: int
    text: str
    offsets: tuple[int, ...]
    zones: tuple[Zone, ...]
    title: str = ""
    publisher: str = ""
    published: str = ""
    published_basis: str = ""
    tags: tuple[str, ...] = ()
    related: tuple[str, ...] = ()

    def span(self, start: int, end: int) -> Span:
        """The raw span of `text[start:end]`; `start < end`."""
        return Span(self.offsets[start], self.offsets[end - 1] + 1)


@dataclass(frozen=True, slots=True)
class Zone:
    """A part of the page with its role: title, body, publisher, dateline, tag, related, noise."""

    role: str
    span: Span


# ---------------------------------------------------------------- arabic: Article → sentences of tokens


@dataclass(frozen=True, slots=True)
class Analysis:
    """One morphological analysis of a word, in the field's usual tags (pos, per, gen, num, asp, vox, cas, stt of CALIMA).

    `lemma` and `diac` are diacritised; `conj` is the conjunction clitic (و, ف or ""), `prep` the preposition clitic
    (ب, ل, ك or ""), `future` the clitic س, `article` the definite ال, `enclitic` the pronoun suffix (3ms_poss, …) or "".
    `logprob` is the database's log10 probability of lemma and pos (-99 for unseen).
    """

    lemma: str
    diac: str
    pos: str
    conj: str = ""
    prep: str = ""
    future: bool = False
    article: bool = False
    enclitic: str = ""
    person: str = ""
    gender: str = ""
    number: str = ""
    aspect: str = ""
    voice: str = ""
    case: str = ""
    state: str = ""
    logprob: float = 0.0


@dataclass(frozen=True, slots=True)
class Token:
    """A word or punctuation mark: `text[start:end]` of the article. `base` and `tail` cut the clitics off:

    `text[start+base : end-tail]` is the word without conjunction and preposition (but with ال) and without pronoun suffix.
    `norm` is that word normalised for matching. `analysis` is the chosen analysis (None: punctuation, digits, Latin or
    unknown), `lemma` its lemma, normalised for matching.
    """

    index: int
    start: int
    end: int
    form: str
    kind: Literal["word", "number", "latin", "punct"]
    base: int = 0
    tail: int = 0
    norm: str = ""
    lemma: str = ""
    analysis: Analysis | None = None

    @property
    def pos(self) -> str:
        """The part of speech of the chosen analysis, or ""."""
        return self.analysis.pos if self.analysis else ""


@dataclass(frozen=True, slots=True)
class Sentence:
    """Tokens [first, last) of the article, characters [start, end) of its text."""

    index: int
    first: int
    last: int
    start: int
    end: int


@dataclass(frozen=True)
class Parsed:
    """An article with its tokens and sentences; what every later stage reads."""

    article: Article
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]

    @property
    def text(self) -> str:
        """The cleaned text that tokens and sentences count in."""
        return self.article.text

    @cached_property
    def _starts(self) -> list[int]:
        return [t.start for t in self.tokens]

    @cached_property
    def _firsts(self) -> list[int]:
        return [s.first for s in self.sentences]

    def token_at(self, position: int) -> int:
        """The index of the last token that begins at or before a character of the text (0 before the first)."""
        return max(bisect_right(self._starts, position) - 1, 0)

    def sentence_at(self, token: int) -> Sentence:
        """The sentence that holds a token."""
        return self.sentences[bisect_right(self._firsts, token) - 1]

    def span(self, first: int, last: int) -> Span:
        """The raw span of tokens [first, last), clitics and all."""
        return self.article.span(self.tokens[first].start, self.tokens[last - 1].end)


# ---------------------------------------------------------------- recognise and resolve: mentions → entities


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in the text: tokens [first, last), the name alone (no clitic, no title). `candidates` are authority keys.

    Linking adds: `via`, the key of the place whose name acts for the government («واشنطن»), or ""; `runner_up`, the bearer
    that came second (an authority key, or NIL for none of those known), with its share of the score.
    """

    first: int
    last: int
    start: int
    end: int
    type: EntityType
    rule: str
    candidates: tuple[str, ...] = ()
    confidence: float = 0.9
    via: str = ""
    runner_up: str = ""
    runner_up_score: float = 0.0


@dataclass(frozen=True, slots=True)
class Entity:
    """Who or what several mentions of an article name. `key` is its IRI; `authority` its authority key or "".

    `elsewhere` are raw spans that name it outside title and body: the outlet in the source line.
    """

    key: str
    type: EntityType
    label_ar: str
    label_en: str = ""
    wikidata: str = ""
    authority: str = ""
    kind: str = ""
    state: str = ""
    mentions: tuple[Mention, ...] = ()
    rules: tuple[str, ...] = ()
    confidence: float = 0.9
    runner_up: str = ""
    elsewhere: tuple[Span, ...] = ()
    runner_up_score: float = 0.0


@dataclass(frozen=True, slots=True)
class RolePhrase:
    """An unnamed party, such as «4 مصادر إسرائيلية وأميركية»: raw span, head lemma, count, states by demonym, anonymity.

    Where it is an office («وزير الخارجية الأميركي»), `holder` is the key of who held it on the date of what is told, or "",
    and `holder_tenure` the IRI of the authority's tenure that says so.
    """

    key: str
    span: Span
    first: int
    last: int
    label: str
    head: str
    count: str = ""
    affiliations: tuple[str, ...] = ()
    anonymous: bool = True
    holder: str = ""
    holder_rule: str = ""
    holder_confidence: float = 0.0
    holder_tenure: str = ""


@dataclass(frozen=True, slots=True)
class Reference:
    """Words that stand for entities named elsewhere: «الحركة», «الجانبان», the verb of «وأضاف أن». Tokens [first, last).

    `keys` are those of one or more entities, or of the role phrase that goes on speaking; `type` is that of the first.
    """

    first: int
    last: int
    span: Span
    keys: tuple[str, ...]
    type: EntityType | Literal["RolePhrase"]
    rule: str
    confidence: float


# ---------------------------------------------------------------- understand


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A date as the text says it. `value` is as precise as said (2024-06-10, 2024-06, 2024) or "" when it stays open.

    `earliest` and `latest` are ISO days that bound it, or "". `basis` says how it was found: said, article-date (relative
    to the article's date), year-inferred, hijri, open. `reason` tells why it is open or wrong (31 June).
    `type` is what the words make of the date: an instant, an interval from `earliest` to `latest`, within it («خلال»), the
    start («منذ») or end («حتى») of something that lasts, before or after it; or a duration, which has no date.
    `duration` is an ISO 8601 duration (P6W) or "", `clock` a time of day (14:00) or "", `zone` its zone ("Z", "local", or the
    place whose time it is), `part` a part of the day (dawn, morning, noon, afternoon, evening, night). `agreement` compares two
    calendars or a weekday and a date that stand together: agrees, contradicts, or "" where there is one.
    """

    span: Span
    first: int
    last: int
    text: str
    value: str
    precision: Precision
    basis: str
    earliest: str = ""
    latest: str = ""
    reason: str = ""
    type: TimeType = "instant"
    duration: str = ""
    clock: str = ""
    zone: str = ""
    part: str = ""
    agreement: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """One link of a chain of transmission: an entity or role phrase (by key), its words, and the stance of its cue."""

    source: str
    span: Span | None
    stance: str = "neutral"


@dataclass(frozen=True, slots=True)
class Credit:
    """That the text is credited to a news agency: its authority key, and the raw span of its name at head or foot."""

    agency: str
    span: Span


@dataclass(frozen=True, slots=True)
class Statement:
    """What somebody is reported to have said. `speaker` and `via` are keys of entities or role phrases ("" for none).

    `chain` runs from the publisher inwards to the speaker.
    """

    key: str
    speaker: str
    cue: Span
    content: Span
    kind: Literal["direct", "indirect"]
    rule: str
    speaker_span: Span | None = None
    via: str = ""
    stance: str = "neutral"
    medium: str = ""
    about: tuple[str, ...] = ()
    chain: tuple[Link, ...] = ()
    confidence: float = 0.8


@dataclass(frozen=True, slots=True)
class Argument:
    """Where a report names a party or its place: the role, its key, and the words (nearest to the trigger)."""

    role: ArgumentRole
    party: str
    span: Span


@dataclass(frozen=True, slots=True)
class Event:
    """One article's report of an event: a PLOVER category with a finer concept, parties in roles, status, time and place.

    Parties are keys of entities or role phrases. `trigger` is the first telling, `tellings` the further ones; `evidence`
    the clause it was read from, `status_cue` the words that make the status, `condition` the words it depends on;
    `grounds` are the features that the confidence is computed from, `arguments` the words that name parties and place;
    `time` is when it happened; `extent` bounds it without being its date: since or until when, before or after what, how long.
    """

    key: str
    type: str
    concept: str
    trigger: Span
    evidence: Span
    status: Status
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    rule: str
    mode: str = ""
    time: TimeExpression | None = None
    place: str = ""
    status_cue: Span | None = None
    condition: Span | None = None
    within: tuple[str, ...] = ()
    tellings: tuple[Span, ...] = ()
    chain: tuple[Link, ...] = ()
    confidence: float = 0.7
    grounds: tuple[str, ...] = ()
    arguments: tuple[Argument, ...] = ()
    extent: tuple[TimeExpression, ...] = ()


@dataclass(frozen=True, slots=True)
class Position:
    """An article's word that a person holds an office: «title + name». `of` is an entity key or "".

    `agreement` compares it with the authority on the article's date; `tenure` is the IRI of the tenure that decides, or "".
    """

    key: str
    person: str
    title: Span
    label: str
    rule: str
    of: str = ""
    former: bool = False
    evidence: Span | None = None
    confidence: float = 0.9
    agreement: Agreement = "unknown"
    tenure: str = ""


@dataclass(frozen=True, slots=True)
class Quantity:
    """How many of what, by whose count: «20 قتيلا», «نحو 1.4 مليون نازح», «آلاف الأطنان من الأسلحة».

    `kind` is a concept of the scheme of kinds (killed, wounded, …), `unit` person, item, t, kg, time or an ISO 4217 code.
    `minimum` and `maximum` bound the number, None where the words set no bound; `modifier` says how it was put (exact,
    about, more-than, at-least, less-than, up-to, range, vague). `number` is the span of the number alone, `span` that of the whole
    phrase, `what` that of what is counted (None for a bare number). `event` is the key of the report whose event it counts,
    `part_of` the quantity that it is a part of («بينهم 3 أطفال»), "" where the grammar does not say. `cumulative`: counted
    since a day («منذ 7 أكتوبر») or in all («إجمالي»). `chain` runs from the publisher to whose count it is.
    """

    key: str
    kind: str
    minimum: float | None
    maximum: float | None
    modifier: str
    unit: str
    span: Span
    number: Span
    rule: str
    what: Span | None = None
    affiliations: tuple[str, ...] = ()
    status: Status = "happened"
    status_cue: Span | None = None
    event: str = ""
    part_of: str = ""
    place: str = ""
    time: TimeExpression | None = None
    cumulative: bool = False
    within: tuple[str, ...] = ()
    chain: tuple[Link, ...] = ()
    confidence: float = 0.8


@dataclass(frozen=True, slots=True)
class Annotation:
    """All that was read from one article."""

    article: Article
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    entities: tuple[Entity, ...]
    roles: tuple[RolePhrase, ...]
    events: tuple[Event, ...]
    statements: tuple[Statement, ...]
    positions: tuple[Position, ...]
    times: tuple[TimeExpression, ...]
    publisher: str = ""
    references: tuple[Reference, ...] = ()
    credits: tuple[Credit, ...] = ()
    aliases: Mapping[str, str] = field(default_factory=dict)
    quantities: tuple[Quantity, ...] = ()
