"""The quantities of an article: counted phrases with their kind, event, status, place, day, and whose count they are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from ingest.arabic.normalise import fold
from ingest.describe import ids
from ingest.model import Event, Link, Parsed, Quantity, Sentence, Span, Statement, Status, TimeExpression, Token
from ingest.understand.quantities.counts import Counted, Counter
from ingest.understand.quantities.governors import Governor, Governors
from ingest.understand.quantities.lexicon import QuantityWords
from ingest.understand.status import StatusReader
from ingest.understand.syntax import Syntax
from ingest.words import words

_AMONG, _REACHES = words("quantities.among"), words("quantities.reaches")
_RESULTS, _IN_ALL = words("quantities.results"), words("quantities.in_all")
_MARKET, _SINCE = words("quantities.market"), words("quantities.since")
_VIOLENT = frozenset({"ASSAULT", "COERCE", "PROTEST", "MOBILIZE"})
_HARM = frozenset({"killed", "wounded", "casualties", "missing"})
_TOLL_REACH, _TIME_REACH = 30, 24
_HAPPENS = words("quantities.happens")
_UNTIMED = frozenset({"people", "groups", "times", "troops", "money"})
_ANNOUNCES, _SPEAKS = words("quantities.announces"), words("quantities.speaks")
_TOLLS, _REMAINS, _PROVIDES = words("quantities.counts"), words("quantities.remains"), words("quantities.provides")
_BEFALLEN = frozenset({"killing", "wounding"})
_DONE = _HARM | {"weapons", "aid", "money", "attacks", "troops"}
_DENIES, _TALK, _FRAUD = words("quantities.denies"), words("quantities.talk"), words("quantities.fraud")
_COMES_TO = words("quantities.comes_to")
_MANAGED, _STOPS = words("quantities.managed"), words("quantities.stops")
_DRONES, _DENOMINATION = words("quantities.near_drones"), words("quantities.denomination")
_OWN = frozenset({"killed", "wounded", "casualties", "missing"})


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
    _found: list[Quantity] = field(default_factory=list)

    def read(self) -> tuple[Quantity, ...]:
        """The quantities in the order of the text."""
        dated = frozenset(i for time in self.times for i in range(time.first, time.last))
        counter = Counter(self.parsed, self.syntax.units, self.table, self.demonyms, dated)
        self._governors = Governors(self.parsed, self.syntax, self.table)
        for sentence in self.parsed.sentences:
            before: list[tuple[Counted, Quantity]] = []
            for found in counter.find(sentence):
                quantity = self._quantity(found, sentence, before)
                if quantity is None and found.form != "noun":
                    before.clear()  # what stands behind a number that was not read is no part of one before it
                if quantity is not None:
                    if before and before[-1][1].cumulative and self._listed(found, before[-1][0]):
                        quantity = replace(quantity, cumulative=True, time=None)
                    before.append((found, quantity))
                    self._found.append(quantity)
        return tuple(sorted(self._found, key=lambda q: (q.span, q.key)))

    def _quantity(self, found: Counted, sentence: Sentence, before: list[tuple[Counted, Quantity]]) -> Quantity | None:
        """The quantity of a counted phrase; None where nothing says what its number counts."""
        word = found.word
        if word is not None and word.role in ("measure", "goods"):
            return self._goods(found, sentence)
        if word is not None and word.role == "currency":
            return self._money(found, sentence)
        if word is not None and word.role in ("thing", "times"):
            if word.words == _DRONE and not any(t.lemma in _DRONES for t in self._tokens(sentence)):
                return None  # «30 مسيرة ووقفة احتجاجية»: marches
            if word.role == "times" and (found.form == "behind" or self._preposed(found)):
                return None  # «أسرع بثماني مرات»
            return self._made(found, word.kind, word.unit, "counted thing", None, 0.75)
        if (both := self._casualties(found, sentence)) is not None:
            return both
        governor = self._governors.of(found)
        if word is not None and word.role == "head" and (governor is None or word.kind in _OWN):
            if word.kind == "wounded" and self._governors.ill(found.first, found.last):
                return None
            if word.words == _VICTIM and self._defrauded(found):
                return None
            toll = (self._toll(found, sentence) or (None, None))[1]
            victims = word.words == _VICTIM and found.form == "behind"  # «الضحايا الـ15» of an accident may live
            made = self._made(
                found, "casualties" if victims else word.kind, "person", "head noun", governor, 0.85, toll
            )
            return self._as_part(made, found, before)
        if governor is None and (described := self._described(found)) is not None:
            return self._as_part(self._made(found, described, "person", "adjective", None, 0.8), found, before)
        if governor is not None and self._countable(found):
            return self._as_part(
                self._made(found, governor.kind, "person", governor.rule, governor, 0.8), found, before
            )
        if (toll := self._toll(found, sentence)) is not None and not self._defrauded(found):
            kind, at = toll
            return self._made(found, kind, "person", "number of a toll", None, 0.8, at)
        if (part := self._part(found, before)) is not None:
            return part
        if self._year(found):
            return None
        if word is not None and word.role == "person":
            return self._made(found, word.kind, word.unit, "counted noun", None, 0.7)
        if word is None and found.noun is not None and self.parsed.tokens[found.noun].norm in self.demonyms:
            return self._made(found, "people", "person", "counted noun", None, 0.7)
        return None

    def _year(self, found: Counted) -> bool:
        """Whether a number may be a year before a noun of another phrase: «قبل نهاية 2020 وزير الخارجية»."""
        tokens = self.parsed.tokens
        if found.noun is None or found.low is None or not 1900 <= found.low <= 2050 or found.low != found.high:
            return False
        return tokens[found.start].kind == "number" and not tokens[found.noun].form.rstrip("ً").endswith("ا")

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

    def _defrauded(self, found: Counted) -> bool:
        """Whether victims may be those of a fraud or a rape: one is named in the sentences around."""
        near = self.parsed.tokens[max(found.first - 60, 0) : found.last + 20]
        return any(t.lemma in _FRAUD or t.norm.removeprefix("ال") in _FRAUD for t in near)

    def _label(self, found: Counted) -> bool:
        """«السرية 42»: digits behind a definite noun of one, which name it."""
        if found.form != "bare" or found.first == 0 or found.first != found.start or found.lead:
            return False
        before = self.parsed.tokens[found.first - 1]
        one = before.analysis is not None and before.analysis.number == "s" and before.pos == "noun"
        return one and before.norm.startswith("ال") and before.norm.removeprefix("ال") not in self.table.tolls

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
        if self._label(found):
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
        return self._made(whole, "casualties", "person", "killed and wounded", None, 0.85)

    def _toll(self, found: Counted, sentence: Sentence) -> tuple[str, int] | None:
        """«ارتفع عدد القتلى إلى 3703», «حصيلة الجرحى بلغت 20», «عددهم بنحو 1.4 مليون»: its kind, and the toll's token."""
        tokens = self.parsed.tokens
        if (
            found.noun is not None
            and not (found.word is not None and found.word.role in ("person", "head"))
            and found.form != "other"
        ):
            return None
        if self._label(found):
            return None
        reached = False
        for k in range(found.first - 1, max(sentence.first, found.first - _TOLL_REACH) - 1, -1):
            token = tokens[k]
            if token.kind == "number" and k not in self._dated:
                return None
            if token.norm in _AMONG:
                return None  # «عدد من الشهداء بينهم 7 من المدنيين»: a part
            if token.kind == "punct" and token.form in ".؛:":
                return None
            reached = reached or token.lemma in _REACHES or token.norm in _REACHES or token.form == "ب"
            if token.lemma not in self.table.tolls and token.norm.removeprefix("ال") not in self.table.tolls:
                continue
            risen = k > sentence.first and tokens[k - 1].lemma in _REACHES  # «يبلغ عدد ضحاياها 159 ألفا»
            if not reached and not risen and not self._preposed(found):
                return None
            if token.tail:
                kind = self._fled(k, sentence)
                return (kind, k) if kind else None
            for j in range(k + 1, min(k + 4, found.first)):
                head = self.table.counted_at(tokens, j, frozenset({"head"}))
                if head is not None:
                    return head.kind, j
            return self._befallen(k, found)
        return None

    def _befallen(self, k: int, found: Counted) -> tuple[str, int] | None:
        """«عدد الصحفيين الذين لقوا حتفهم»: what the relative clause behind a toll's noun says of them."""
        tokens = self.parsed.tokens
        relative = next((j for j in range(k + 1, min(k + 5, found.first)) if tokens[j].pos == "pron_rel"), None)
        if relative is None or relative + 1 >= found.first:
            return None
        kind = self._governors.befalls(relative + 1, found.first)
        return (kind, relative + 1) if kind else None

    def _preposed(self, found: Counted) -> bool:
        token = self.parsed.tokens[found.first]
        return bool(token.analysis and token.analysis.prep) or found.lead > 0

    def _fled(self, k: int, sentence: Sentence) -> str | None:
        """Whom «عددهم» means: the head or the verb that befell them, nearest before it in the sentence."""
        tokens = self.parsed.tokens
        for j in range(k - 1, sentence.first - 1, -1):
            if (head := self.table.counted_at(tokens, j, frozenset({"head"}))) is not None:
                return head.kind
            if tokens[j].pos == "verb" and (triggers := self.table.triggers_at(tokens, j)):
                return triggers[0].kind if triggers[0].slot == "subj" else None
        return None

    @property
    def _dated(self) -> frozenset[int]:
        return frozenset(i for time in self.times for i in range(time.first, time.last))

    def _as_part(self, made: Quantity, found: Counted, before: list[tuple[Counted, Quantity]]) -> Quantity:
        """The quantity, as a part of the one before it where «بينهم» stands between."""
        if before and self._among(found, before) and before[-1][1].unit == "person":
            whole = before[-1][1]
            return replace(made, part_of=whole.part_of or whole.key)
        return made

    def _among(self, found: Counted, before: list[tuple[Counted, Quantity]]) -> bool:
        """Whether «بينهم» stands before the phrase, or it is joined to one that is a part: «بينهم 57 امرأة و300 طفل»."""
        tokens = self.parsed.tokens
        last, part = before[-1]
        if part.part_of and self._listed(found, last) and found.form == "noun":
            return True
        floor = self.parsed.sentence_at(found.first).first
        return any(
            t.norm in _AMONG or t.form in ("بينهم", "بينهن", "ومنهم") or (t.lemma in ("بين", "من") and t.tail > 0)
            for t in tokens[max(floor, found.first - 3) : found.first]
        )

    def _listed(self, found: Counted, last: Counted) -> bool:
        """Whether the phrase is joined to the one before it: «1500 شهيد و8350 جريحا»."""
        head = self.parsed.tokens[found.first]
        joined = bool(head.analysis and head.analysis.conj) or self.parsed.tokens[found.first - 1].form == "و"
        return joined and found.first - last.last <= 1

    def _part(self, found: Counted, before: list[tuple[Counted, Quantity]]) -> Quantity | None:
        """«مقتل 20 شخصا بينهم 3 أطفال»: a part of the quantity before it, with its kind."""
        if not before or not self._among(found, before) or not self._countable(found) or found.noun is None:
            return None
        whole = before[-1][1]
        if whole.unit != "person":
            return None
        made = self._made(found, whole.kind, "person", "part of another quantity", None, 0.75)
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
                return self._made(replace(found, last=last), goods.kind, word.unit, "measure of goods", None, 0.75)
            if tokens[k].norm not in ("من", fold("كمية")):
                return None
            k += 1
        return None

    def _money(self, found: Counted, sentence: Sentence) -> Quantity | None:
        """«500 مليون دولار»: a sum with its currency; prices, wages and indices are left out."""
        tokens = self.parsed.tokens
        assert found.noun is not None
        if found.form == "behind" or any(
            t.lemma in _DENOMINATION for t in tokens[max(found.first - 2, 0) : found.first]
        ):
            return None  # «ورقة من فئة 20 دينارا»
        start, end = self.syntax.start_of_clause(found.first), self.syntax.end_of_clause(found.last - 1)
        if any(t.lemma in _MARKET or t.norm.removeprefix("ال") in _MARKET for t in tokens[start:end]):
            return None
        states = [self.demonyms[t.norm] for t in tokens[found.noun + 1 : found.last] if t.norm in self.demonyms]
        unit = self.table.currency(tokens, found.noun, states[0] if states else "")
        if unit is None:
            return None
        return self._made(found, "money", unit or "currency", "sum of money", None, 0.75)

    # ------------------------------------------------------------ the record

    def _made(
        self,
        found: Counted,
        kind: str,
        unit: str,
        rule: str,
        governor: Governor | None,
        confidence: float,
        toll: int | None = None,
    ) -> Quantity:
        """The quantity of a counted phrase of a known kind."""
        parsed, tokens = self.parsed, self.parsed.tokens
        article = ids.article_of(parsed.article)
        number = parsed.article.span(tokens[found.start].start + found.lead, self._end(found.end))
        first = tokens[found.first]
        opens = first.start + (found.lead if found.first == found.start else _lead(first.form, first.base))
        span = parsed.article.span(opens, self._end(max(found.last, found.end)))
        what = self._what(found)
        status, cue = self._status(found, kind, governor)
        event = self._event(found, kind, governor)
        floor, roof = self._bounds(found)
        time, cumulative = self._time(found, event, floor, roof, toll)
        if (kind in _UNTIMED or (found.form == "dual" and self._definite(found))) and governor is None:
            time, cumulative, floor = None, False, roof
        within = self._within(number)
        chain = within[-1].chain if within else (self.outermost,)
        told = governor is None or governor.pos == "noun" or governor.at > found.first
        counter = self._counted_by(found, governor.at if governor is not None else toll) if told else None
        if counter is not None and all(link.source != counter.source for link in chain):
            chain = (*chain, counter)
        described = range(found.noun, found.last) if found.noun is not None else range(0)
        states = (f"gov-{self.demonyms[tokens[i].norm]}" for i in described if tokens[i].norm in self.demonyms)
        people = unit in ("person", "item")
        return Quantity(
            ids.quantity(article, number),
            kind,
            found.low,
            found.high,
            found.modifier,
            unit,
            span,
            number,
            rule,
            what,
            tuple(dict.fromkeys(states)) if people else (),
            status,
            None if cue is None else parsed.span(cue, cue + 1),
            event.key if event else "",
            "",
            (event.place if event else "") or (self._place(found, floor, roof, toll) if floor < roof else ""),
            time,
            cumulative,
            tuple(s.key for s in within),
            chain,
            confidence,
        )  # fmt: skip

    def _definite(self, found: Counted) -> bool:
        return found.noun is not None and self.parsed.tokens[found.noun].norm.startswith("ال")

    def _end(self, last: int) -> int:
        token = self.parsed.tokens[last - 1]
        return token.end

    def _what(self, found: Counted) -> Span | None:
        tokens = self.parsed.tokens
        if found.noun is None:
            return None
        last = found.described or found.last
        last = last if last > found.noun else found.noun + 1
        if found.form == "behind" or (found.form == "dual" and found.start > found.noun):
            last = found.start - (tokens[found.start - 1].form == "ال")
        first = tokens[found.noun]
        return self.parsed.article.span(first.start + first.base, tokens[last - 1].end)

    def _status(self, found: Counted, kind: str, governor: Governor | None) -> tuple[Status, int | None]:
        """Whether it came to pass, by the governor, else by the words that rule the counted phrase.

        People and things that are only counted are there whatever is done or not done to them. What is definite, or
        lies dead («رفات ثلاثة»), is there whatever the verb says.
        """
        tokens = self.parsed.tokens
        noun = None if found.noun is None else tokens[found.noun]
        if governor is not None:
            if tokens[governor.at].lemma in _REMAINS:
                return "happened", None
            if (denied := self._denied(governor.at)) is not None:
                return "negated", denied
            status, cue = self.status.read(self.parsed, self.syntax, governor.at, governor.last, governor.pos)
            if status == "cancelled" and cue is not None and self.table.triggers_at(tokens, cue):
                return "happened", None  # «إيقاف 173 عنصرا … وإيقاف 269»: the arrests are no ending of arrests
            if status == "happened" and (provides := self._provided(governor.at)) is not None:
                return "planned", provides
        else:
            if noun is not None and ((noun.norm.startswith("ال") and found.form != "noun") or noun.lemma in _REMAINS):
                return "happened", None
            kind_of_word = "verb" if tokens[found.first].pos == "verb" else "noun"  # «قد تزيد عن 300 مليار»
            status, cue = self.status.read(self.parsed, self.syntax, found.first, found.last, kind_of_word)
            if kind == "times":
                return "happened", None
            if kind not in _DONE and not (status in ("planned", "hypothetical") and cue and found.first - cue <= 3):
                return "happened", None  # but «تعتزم إرسال سائحين اثنين» is planned
            if status == "cancelled" or (
                cue is not None and kind not in _HARM and found.first - cue > (8 if status == "planned" else 4)
            ):
                return "happened", None  # «إيقاف 5 سيارات» stops the cars, not their count
        if cue is not None and tokens[cue].lemma in _COMES_TO and tokens[cue].form.startswith("ل"):
            return "happened", None  # «ليرتفع عدد القتلى إلى 20»: what it came to
        at = found.first if governor is None else governor.at
        if cue is not None and status == "negated" and tokens[cue].pos == "noun" and abs(at - cue) > 3:
            return "happened", None  # «عدم تسجيل إصابات بين الساسة مقابل إصابة شخصين»
        managed = None if cue is None else tokens[cue].analysis
        if cue is not None and managed is not None and tokens[cue].lemma in _MANAGED and managed.aspect == "p":
            return "happened", None  # «أمكن للأمن إيقاف 4 أشخاص»
        if status == "hypothetical" and cue and tokens[cue].norm == "ان" and tokens[cue - 1].norm in ("قبل", "بعد"):
            return "happened", None  # «قبل أن تحدد الحصيلة»
        return status, cue

    def _denied(self, at: int) -> int | None:
        """«نفى ما تم تداوله بخصوص إيقاف 3 نساء»: the verb of denial, where only talk of it stands between."""
        tokens = self.parsed.tokens
        for k in range(at - 1, max(self.parsed.sentence_at(at).first, at - 30) - 1, -1):
            if tokens[k].lemma in _DENIES and tokens[k].pos == "verb":
                return k
            if tokens[k].pos == "verb" and tokens[k].lemma not in _TALK and self.syntax.units.covering(k) is None:
                return None
        return None

    def _provided(self, at: int) -> int | None:
        """«تشمل المرحلة الأولى الإفراج عن 33 محتجزا»: the verb by which an agreement or plan provides for the act."""
        tokens = self.parsed.tokens
        for k in range(at - 1, max(self.parsed.sentence_at(at).first, at - 8) - 1, -1):
            if tokens[k].pos == "verb":
                return k if tokens[k].lemma in _PROVIDES else None
        return None

    def _event(self, found: Counted, kind: str, governor: Governor | None) -> Event | None:
        """The report whose event is counted: its trigger is the governor, its party the phrase, or its result the toll."""
        tokens, parsed = self.parsed.tokens, self.parsed
        if kind in _UNTIMED and governor is None:
            return None
        if governor is not None:
            token = tokens[governor.at]
            start = parsed.article.offsets[token.start + token.base]
            for event in self.events:
                if any(s.start <= start < s.end for s in (event.trigger, *event.tellings)):
                    return event
        span = parsed.span(found.first, found.last)
        for event in self.events:
            if any(toll in fold(parsed.article.page.raw[slice(*event.trigger)]) for toll in _TOLLS):
                continue
            for key in (*event.recipients, *event.actors):
                role = self.syntax.units.roles.get(key)
                if role is not None and span.start <= role.span.start < span.end and event.type in _VIOLENT:
                    return event
        if kind not in _HARM:
            return None
        sentence = parsed.sentence_at(found.first)
        whole = parsed.span(sentence.first, sentence.last)
        result = next((k for k in range(found.first - 1, sentence.first - 1, -1) if tokens[k].lemma in _RESULTS), None)
        if result is None:
            return None
        until = parsed.span(result, result + 1).start
        inside = [
            e for e in self.events
            if e.type == "ASSAULT" and e.concept not in _BEFALLEN and whole.start <= e.trigger.start < until
        ]  # fmt: skip
        return inside[0] if len(inside) == 1 else None

    def _bounds(self, found: Counted) -> tuple[int, int]:
        """The tokens in which place and day are looked for: the sentence, within the innermost statement's content."""
        sentence = self.parsed.sentence_at(found.first)
        within = self._within(self.parsed.span(found.start, found.end))
        if not within:
            return sentence.first, sentence.last
        content, offsets, tokens = within[-1].content, self.parsed.article.offsets, self.parsed.tokens
        inside = [
            k for k in range(sentence.first, sentence.last)
            if content.start <= offsets[tokens[k].start] and offsets[tokens[k].end - 1] < content.end
        ]  # fmt: skip
        return (inside[0], inside[-1] + 1) if inside else (sentence.first, sentence.last)

    def _time(
        self, found: Counted, event: Event | None, floor: int, roof: int, toll: int | None
    ) -> tuple[TimeExpression | None, bool]:
        """The day of what is counted, and whether it is counted since a day or in all."""
        tokens = self.parsed.tokens
        start = max(self.syntax.start_of_clause(found.first) if toll is None else toll, floor)
        end = min(self.syntax.end_of_clause(found.last - 1), roof)
        since = self._since(found, start, end) or tokens[floor].norm in _SINCE
        in_all = any(tokens[k].norm in _IN_ALL for k in range(start, found.first))
        if event is not None and event.time is not None and event.time.value:
            return event.time, since or in_all
        held = [t for t in self.times if floor <= t.first < roof and not self._from(t)]
        near = [t for t in held if start <= t.first < end]
        near = near or [t for t in held if self._apart(found, t) <= _TIME_REACH]
        days = {t.value or t.text for t in near}
        return (near[0] if len(days) == 1 and not since else None), since or in_all

    def _from(self, time: TimeExpression) -> bool:
        """Whether a date is the first of many: «منذ منتصف أوت»."""
        return any(t.norm in _SINCE for t in self.parsed.tokens[max(time.first - 2, 0) : time.first + 1])

    def _since(self, found: Counted, start: int, end: int) -> bool:
        """Whether «منذ» stands in the clause, with no other number between it and the phrase."""
        tokens = self.parsed.tokens
        for path in (range(found.last, end), range(found.first - 1, start - 1, -1)):
            for k in path:
                if tokens[k].norm in _SINCE:
                    return True
                if tokens[k].kind == "number" and k not in self._dated:
                    break
        return False

    def _apart(self, found: Counted, time: TimeExpression) -> int:
        """How far a date stands from the phrase: tokens between them, and more for each verb and opener of a clause."""
        tokens = self.parsed.tokens
        low, high = min(time.last, found.last), max(time.first, found.first)
        between = range(low, high)
        return (
            len(between)
            + sum(
                16 if self.syntax.opens_clause(k) else 8 if self.syntax.is_verb(k) and k > found.first else 0
                for k in between
            )
            + 3 * sum(tokens[k].form in "،," for k in between)
        )

    def _place(self, found: Counted, floor: int, roof: int, toll: int | None) -> str:
        """A place behind «في», «ب», «قرب» or a direction: the first one behind the phrase, else the one place before it."""
        units = self.syntax.units
        start = max(self.syntax.start_of_clause(found.first) if toll is None else toll, floor)
        reach = found.last
        while reach < min(roof, found.last + 14) and not self._leaves(reach):
            reach += 1
        behind = [u for u in units.inside(found.last, reach) if self._locative(u.first, u.type)]
        if behind:
            return behind[0].key
        if toll is None:
            verbs = [k for k in range(start, found.first) if self.syntax.is_verb(k)]
            started = [k for k in verbs if self.parsed.tokens[k].lemma not in _RESULTS]
            start = max([start, *started])  # «انفجار في عدن أسفر عن 5 قتلى», but no place of a verb before
        ahead = [u for u in units.inside(start, found.first) if self._locative(u.first, u.type)]
        return ahead[-1].key if len({u.key for u in ahead}) == 1 else ""

    def _leaves(self, k: int) -> bool:
        """Whether token k begins to tell of something else: a verb outside a relative clause, «ثم», «بعد», a hard mark."""
        token = self.parsed.tokens[k]
        if token.kind == "punct":
            return token.form in ".؛:!؟"
        if token.pos == "verb" and self.syntax.units.covering(k) is None:
            return self.parsed.tokens[k - 1].pos != "pron_rel" and token.norm not in _HAPPENS
        return token.norm in _STOPS

    def _counted_by(self, found: Counted, at: int | None) -> Link | None:
        """Whose count it is where no statement holds it: «أعلنت وزارة الصحة مقتل 500», «حصيلة أعلنها الرئيس تحدثت عن 912»."""
        tokens, parsed = self.parsed.tokens, self.parsed
        sentence = parsed.sentence_at(found.first)
        floor, _ = self._bounds(found)
        start = at if at is not None and at < found.first else found.first
        toll = next(
            (k for k in range(found.first - 1, floor - 1, -1) if tokens[k].norm.removeprefix("ال") in _TOLLS), None
        )
        if toll is not None and any(tokens[k].lemma in _SPEAKS for k in range(toll + 1, found.first)):
            for k in range(toll + 1, found.first):
                unit = self.syntax.units.covering(k)
                if self.table.counted_at(tokens, k, frozenset({"head"})):
                    continue  # «حصيلة ضحايا العملية»
                if unit is not None and unit.type != "Place" and (k == toll + 1 or tokens[k - 1].lemma in _ANNOUNCES):
                    return Link(unit.key, parsed.span(unit.first, unit.last))
        for k in range(start - 1, max(sentence.first, floor, start - 22) - 1, -1):
            token = tokens[k]
            if token.kind == "punct" and token.form in ".؛:!؟":
                return None
            if token.pos == "verb" and token.lemma not in _ANNOUNCES:
                return None
            if self.syntax.opens_clause(k):
                return None
            if token.pos != "verb":
                continue
            analysis = token.analysis
            if analysis is None or analysis.voice == "p" or analysis.enclitic:
                return None
            for key in self.syntax.subject(k):
                entity = self.syntax.units.entities.get(key)
                if entity is not None and entity.type == "Place":
                    return None
                units = [u for u in self.syntax.units.by_first.values() if u.key == key]
                near = min(units, key=lambda u: abs(u.first - k), default=None)
                return Link(key, parsed.span(near.first, near.last) if near else None)
            return None
        return None

    def _locative(self, i: int, kind: str) -> bool:
        tokens = self.parsed.tokens
        return kind == "Place" and (
            self.syntax.preposition(i) == "ب" or (i > 0 and tokens[i - 1].norm.removeprefix("ب") in _IN)
        )

    def _within(self, number: Span) -> list[Statement]:
        """The statements whose content holds the number, outermost first."""
        inside = [s for s in self.statements if s.content.start <= number.start and number.end <= s.content.end]
        return sorted(inside, key=lambda s: s.content.end - s.content.start, reverse=True)


def _lead(form: str, base: int) -> int:
    return base if base else 0


_VICTIM = (fold("ضحية"),)
_DRONE = (fold("مسيرة"),)
_IN = frozenset(map(fold, "في قرب داخل جنوب شمال شرق غرب جنوبي شمالي شرقي غربي وسط".split()))
