"""The quantities of an article: counted phrases with their kind, event, status, place, day, and whose count they are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from ingest.arabic.normalise import fold
from ingest.model import Event, Link, Parsed, Quantity, Sentence, Statement, TimeExpression, Token
from ingest.understand.quantities.announcers import Announcers
from ingest.understand.quantities.circumstances import Circumstances
from ingest.understand.quantities.counts import Counted, Counter
from ingest.understand.quantities.governors import Governor, Governors
from ingest.understand.quantities.lexicon import HARM, QuantityWords, Word
from ingest.understand.quantities.outcomes import Outcomes
from ingest.understand.quantities.record import Recorder
from ingest.understand.quantities.tolls import Tolls
from ingest.understand.status import StatusReader
from ingest.understand.syntax import Syntax
from ingest.words import words

_AMONG, _MARKET = words("quantities.among"), words("quantities.market")
_COLONS = 2
_COUNTS = words("quantities.counts")
_DEADLY, _BODY = words("quantities.deadly"), words("quantities.body")
_DRONES, _DENOMINATION = words("quantities.near_drones"), words("quantities.denomination")
_VICTIM, _DRONE = (fold("ضحية"),), (fold("مسيرة"),)

Before = list[tuple[Counted, Quantity]]


@dataclass
class QuantityReader:
    """Reads the quantities of one article, once its events and statements have their chains."""

    parsed: Parsed
    syntax: Syntax
    table: QuantityWords
    status: StatusReader
    demonyms: Mapping[str, str]
    times: tuple[TimeExpression, ...]
    events: tuple[Event, ...]
    statements: tuple[Statement, ...]
    outermost: Link

    def __post_init__(self) -> None:
        dated = frozenset(i for time in self.times for i in range(time.first, time.last))
        self._counter = Counter(self.parsed, self.syntax.units, self.table, self.demonyms, dated)
        self._governors = Governors(self.parsed, self.syntax, self.table)
        self._tolls = Tolls(self.parsed, self.table, self._governors, dated)
        self._recorder = Recorder(
            self.parsed,
            self.demonyms,
            self.outermost,
            Outcomes(self.parsed, self.syntax, self.table, self.status),
            Circumstances(self.parsed, self.syntax, self.times, self.events, self.statements, dated),
            Announcers(self.parsed, self.syntax, self.table),
        )

    def read(self) -> tuple[Quantity, ...]:
        """The quantities in the order of the text."""
        found_all: list[Quantity] = []
        for sentence in self.parsed.sentences:
            if sum(t.form == ":" for t in self._tokens(sentence)) > _COLONS:
                continue  # a run of headlines, «… : … : …», in which no word is sure to go with the next
            before: Before = []
            for found in self._counter.find(sentence):
                quantity = self._quantity(found, sentence, before)
                if quantity is None and found.form != "noun":
                    before.clear()  # what stands behind a number that was not read is no part of one before it
                if quantity is not None:
                    if before and before[-1][1].cumulative and self._listed(found, before[-1][0]):
                        quantity = replace(quantity, cumulative=True, time=None)
                    if before and self._compared(found, quantity, before[-1]):
                        quantity = replace(quantity, place=before[-1][1].place, time=before[-1][1].time)
                    before.append((found, quantity))
                    found_all.append(quantity)
        return tuple(sorted(found_all, key=lambda q: (q.span, q.key)))

    def _quantity(self, found: Counted, sentence: Sentence, before: Before) -> Quantity | None:
        """The quantity of a counted phrase; None where nothing says what its number counts."""
        word = found.word
        if word is not None and word.role in ("measure", "goods"):
            return self._goods(found, sentence)
        if word is not None and word.role == "currency":
            return self._money(found, sentence)
        if word is not None and word.role in ("thing", "times"):
            return self._thing(found, word, sentence)
        return self._casualties(found, sentence) or self._people(found, sentence, before)

    def _thing(self, found: Counted, word: Word, sentence: Sentence) -> Quantity | None:
        """«40 صاروخا», «مرات عدة»; no «30 مسيرة احتجاجية», which are marches, and no «أسرع بثماني مرات»."""
        if word.words == _DRONE and not any(t.lemma in _DRONES for t in self._tokens(sentence)):
            return None
        if word.role == "times" and (found.form == "behind" or self._tolls.preposed(found) or self._compares(found)):
            return None
        return self._recorder.make(found, word.kind, word.unit, "counted thing", None, 0.75)

    def _compares(self, found: Counted) -> bool:
        """«6 مرات أسرع»: how much more, no count."""
        tokens = self.parsed.tokens
        return found.last < len(tokens) and tokens[found.last].pos == "adj_comp"

    def _people(self, found: Counted, sentence: Sentence, before: Before) -> Quantity | None:
        """People, by their noun («20 قتيلا»), what befell them («مقتل 20 شخصا»), their toll, or the noun alone."""
        word, make = found.word, self._recorder.make
        governor = self._governors.of(found)
        if word is not None and word.role == "head" and (governor is None or word.kind in HARM):
            return self._harmed(found, word, governor, sentence, before)
        if governor is None and (described := self._described(found)) is not None:
            return self._as_part(make(found, described, "person", "adjective", None, 0.8), found, before)
        if governor is not None and self._countable(found):
            return self._as_part(make(found, governor.kind, "person", governor.rule, governor, 0.8), found, before)
        toll = self._tolls.read(found, sentence)
        if toll is not None and not self._tolls.defrauded(found):
            return make(found, toll[0], "person", "number of a toll", None, 0.8, toll[1])
        if (part := self._part(found, before)) is not None:
            return part
        if self._year(found):
            return None
        if word is not None and word.role == "person":
            return make(found, word.kind, word.unit, "counted noun", None, 0.7)
        if word is None and found.noun is not None and self.parsed.tokens[found.noun].norm in self.demonyms:
            return make(found, "people", "person", "counted noun", None, 0.7)
        return None

    def _harmed(
        self, found: Counted, word: Word, governor: Governor | None, sentence: Sentence, before: Before
    ) -> Quantity | None:
        """«20 قتيلا», «50 نازحا»: the noun says what became of them; none for the ill and the victims of a fraud."""
        if word.kind == "wounded" and (self._governors.ill(found.first) or self._of_one_body(found)):
            return None
        if not before and self._follows_among(found):
            return None  # «7000 أسير، من بينهم 70 أسيرة» where the whole was not read
        if word.words == _VICTIM and (self._tolls.defrauded(found) or not self._deadly(sentence)):
            return None
        toll = self._tolls.of_noun(found, sentence)
        victims = word.words == _VICTIM and found.form == "behind"  # «الضحايا الـ15» of an accident may live
        kind = "casualties" if victims else word.kind
        made = self._recorder.make(found, kind, "person", "head noun", governor, 0.85, toll)
        return self._as_part(made, found, before)

    def _year(self, found: Counted) -> bool:
        """Whether a number may be a year before a noun of another phrase: «قبل نهاية 2020 وزير الخارجية»."""
        tokens = self.parsed.tokens
        if found.noun is None or found.low is None or not 1900 <= found.low <= 2050 or found.low != found.high:
            return False
        return tokens[found.start].kind == "number" and not tokens[found.noun].form.rstrip("ً").endswith("ا")

    def _deadly(self, sentence: Sentence) -> bool:
        """Whether a sentence tells of something that victims die of: «الاستماع إلى ست ضحايا» does not."""
        return any(t.lemma in _DEADLY or t.norm.removeprefix("ال") in _DEADLY for t in self._tokens(sentence))

    def _described(self, found: Counted) -> str | None:
        """«46 تونسيا موقوفين»: what an adjective of the phrase says became of them."""
        if found.noun is None or not self._countable(found):
            return None
        for k in range(found.noun + 1, found.described or found.last):
            head = self.table.counted_at(self.parsed.tokens, k, frozenset({"head"}))
            if head is not None:
                return head.kind
        return None

    @staticmethod
    def _among_word(token: Token) -> bool:
        return token.norm in _AMONG or fold(token.form).lstrip("و") in _AMONG

    def _tokens(self, sentence: Sentence) -> tuple[Token, ...]:
        return self.parsed.tokens[sentence.first : sentence.last]

    def _countable(self, found: Counted) -> bool:
        """Whether a verb that befalls people can have the phrase as its patient: people, or a number that stands alone."""
        tokens = self.parsed.tokens
        if found.word is not None:
            return found.word.role in ("head", "person") and found.word.kind != "groups"
        if found.form in ("other", "of"):
            return True
        if found.noun is not None:
            token = tokens[found.noun]
            return token.norm in self.demonyms or (
                token.pos == "noun"
                and token.lemma in self.syntax.targets
                and (self.syntax.targets[token.lemma] in ("people", "armed", "official"))
            )
        if self._tolls.label(found):
            return False
        if found.form != "bare" or (found.low is not None and 1900 <= found.low <= 2100):
            return False
        nxt = tokens[found.last] if found.last < len(tokens) else None
        return (
            nxt is None
            or nxt.kind == "punct"
            or nxt.norm in ("في", "من", "و")
            or self._among_word(nxt)
            or nxt.pos in ("prep", "conj")
            or (nxt.analysis is not None and bool(nxt.analysis.conj or nxt.analysis.prep))
        )

    def _casualties(self, found: Counted, sentence: Sentence) -> Quantity | None:
        """«20 بين قتيل وجريح», «20 قتيلا وجريحا»: killed and wounded in one number."""
        tokens, j = self.parsed.tokens, found.end
        if found.form == "bare" and j + 2 < sentence.last and tokens[j].norm == fold("بين"):
            first, second = self.table.counted_at(tokens, j + 1), self.table.counted_at(tokens, j + 2)
            last = j + 3
        elif found.noun is not None and found.noun + 1 < sentence.last and found.form == "noun":
            first, second = found.word, self.table.counted_at(tokens, found.noun + 1)
            after = tokens[found.noun + 1].analysis
            if after is None or after.conj != "و" or after.number != "s" or after.article:
                return None
            last = found.noun + 2
        else:
            return None
        if first is None or second is None or {first.kind, second.kind} != {"killed", "wounded"}:
            return None
        if first.role != "head" or second.role != "head":
            return None
        whole = replace(found, last=last, noun=found.noun if found.noun is not None else j + 1)
        return self._recorder.make(whole, "casualties", "person", "killed and wounded", None, 0.85)

    def _as_part(self, made: Quantity, found: Counted, before: Before) -> Quantity:
        """The quantity, as a part of the one before it where «بينهم» stands between."""
        if before and self._among(found, before) and before[-1][1].unit == "person":
            whole = before[-1][1]
            return replace(made, part_of=whole.part_of or whole.key)
        return made

    def _among(self, found: Counted, before: Before) -> bool:
        """Whether «بينهم» stands before the phrase, or it is joined to one that is a part: «بينهم 57 امرأة و300 طفل»."""
        tokens = self.parsed.tokens
        last, part = before[-1]
        if part.part_of and self._listed(found, last) and found.form == "noun":
            return True
        if tokens[found.first - 1].form == "(" and found.first - last.last <= 1:
            return True  # «4 أشخاص (3 من ركاب الحافلة)»
        return self._follows_among(found)

    def _follows_among(self, found: Counted) -> bool:
        """Whether «بينهم» stands right before the phrase, with no verbal noun between them."""
        tokens = self.parsed.tokens
        floor = self.parsed.sentence_at(found.first).first
        for k in range(found.first - 1, max(floor, found.first - 3) - 1, -1):
            token = tokens[k]
            if self.table.triggers_at(tokens, k) and not token.tail:
                return False  # «بينهم رضيعة وإصابة 52 راكبا»
            if self._among_word(token) or (token.lemma in ("بين", "من") and token.tail > 0):
                return True
        return False

    def _of_one_body(self, found: Counted) -> bool:
        """«50 إصابة في أنحاء جسمه»: the wounds of one."""
        return any(t.lemma in _BODY for t in self.parsed.tokens[found.last : found.last + 5])

    def _compared(self, found: Counted, quantity: Quantity, before: tuple[Counted, Quantity]) -> bool:
        """«… بما بين 100 و300 شخص، وهو أقل من حصيلة وزارة الصحة التي تحدثت عن 471 قتيلا»: a toll set beside another
        in one sentence, which is of the same place and day where it names none."""
        last, other = before
        if quantity.place or quantity.time or quantity.kind != other.kind or quantity.part_of:
            return False
        between = self.parsed.tokens[last.last : found.first]
        return any(t.norm.removeprefix("ال") in _COUNTS for t in between)

    def _listed(self, found: Counted, last: Counted) -> bool:
        """Whether the phrase is joined to the one before it: «1500 شهيد و8350 جريحا»."""
        head = self.parsed.tokens[found.first]
        joined = bool(head.analysis and head.analysis.conj) or self.parsed.tokens[found.first - 1].form == "و"
        return joined and found.first - last.last <= 1

    def _part(self, found: Counted, before: Before) -> Quantity | None:
        """«مقتل 20 شخصا بينهم 3 أطفال»: a part of the quantity before it, with its kind."""
        if not before or not self._among(found, before) or not self._countable(found) or found.noun is None:
            return None
        whole = before[-1][1]
        if whole.unit != "person":
            return None
        made = self._recorder.make(found, whole.kind, "person", "part of another quantity", None, 0.75)
        return replace(made, part_of=whole.part_of or whole.key, status=whole.status, status_cue=whole.status_cue,
                       event=whole.event, place=whole.place, time=whole.time, cumulative=whole.cumulative)  # fmt: skip

    def _goods(self, found: Counted, sentence: Sentence) -> Quantity | None:
        """«آلاف الأطنان من الأسلحة»: a measure of weapons or aid; other goods are left out."""
        tokens, word = self.parsed.tokens, found.word
        assert word is not None and found.noun is not None
        if word.role == "goods":
            return None
        k = found.noun + len(word.words)
        while k < min(sentence.last, found.noun + 4):
            goods = self.table.counted_at(tokens, k, frozenset({"goods"}))
            if goods is not None:
                last = k + len(goods.words)
                while last < sentence.last and (
                    self.table.counted_at(tokens, last, frozenset({"goods"})) or tokens[last].pos == "adj"
                ):
                    last += 1
                return self._recorder.make(
                    replace(found, last=last, described=last), goods.kind, word.unit, "measure of goods", None, 0.75
                )
            if tokens[k].norm not in ("من", fold("كمية")):
                return None
            k += 1
        return None

    def _money(self, found: Counted, sentence: Sentence) -> Quantity | None:
        """«500 مليون دولار»: a sum with its currency; prices, wages and indices are left out."""
        tokens = self.parsed.tokens
        assert found.noun is not None
        if found.form == "behind" or any(
            t.lemma in _DENOMINATION for t in tokens[max(found.first - 4, 0) : found.first]
        ):
            return None  # «ورقة من فئة 50 و20 دينارا»
        start, end = self.syntax.start_of_clause(found.first), self.syntax.end_of_clause(found.last - 1)
        if any(t.lemma in _MARKET or t.norm.removeprefix("ال") in _MARKET for t in tokens[start:end]):
            return None
        states = [self.demonyms[t.norm] for t in tokens[found.noun + 1 : found.last] if t.norm in self.demonyms]
        unit = self.table.currency(tokens, found.noun, states[0] if states else "")
        if unit is None:
            return None
        return self._recorder.make(found, "money", unit or "currency", "sum of money", None, 0.75)
