"""The figures over many articles: precision, recall and F1 of what is found, accuracy on what is matched; each error by class."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from . import events, said
from .article import Article, Json, shared
from .names import same_name

F1 = (
    "mentions",
    "mentions exact",
    "mentions+type",
    "events",
    "events+parties",
    "statements",
    "statement chains",
    "positions",
    "quantities",
)
ACCURACY = ("central", "status", "date", "event chains", "quantity events")


@dataclass(slots=True)
class Figures:
    """Counts; `errors` are (class, article, words) in the order of the text."""

    right: dict[str, float] = field(
        default_factory=lambda: defaultdict(float)
    )  # the parties of an event count by shares
    gold: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    found: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    errors: list[tuple[str, str, str]] = field(default_factory=list)

    def add(self, name: str, right: float, gold: int, found: int = 0) -> None:
        self.right[name] += right
        self.gold[name] += gold
        self.found[name] += found

    def prf(self, name: str) -> tuple[float, float, float]:
        right, gold, found = self.right[name], self.gold[name], self.found[name]
        precision, recall = right / found if found else 0.0, right / gold if gold else 0.0
        return precision, recall, 2 * precision * recall / (precision + recall) if right else 0.0

    def accuracy(self, name: str) -> float | None:
        return self.right[name] / self.gold[name] if self.gold[name] else None

    def rows(self) -> Iterable[str]:
        """A table, indented: name, P, R, F1, gold, found; then accuracies with what they are of."""
        yield f"  {'':17}{'P':>6}{'R':>6}{'F1':>6}{'gold':>7}{'found':>7}"
        for name in F1:
            numbers = "".join(f"{value:6.3f}" for value in self.prf(name))
            yield f"  {name:17}{numbers}{self.gold[name]:7}{self.found[name]:7}"
        for name in ACCURACY:
            value = self.accuracy(name)
            yield f"  {name:17}{'' if value is None else f'{value:.3f}':>6} of {self.gold[name]}"


def measured(articles: Iterable[Article]) -> Figures:
    """The figures over all the articles (micro average)."""
    figures = Figures()
    for article in articles:
        _mentions(article, figures)
        _events(article, figures)
        _statements(article, figures)
        _positions(article, figures)
        _quantities(article, figures)
    return figures


def _mentions(article: Article, figures: Figures) -> None:
    gold, found = article.mentions(article.gold["entities"]), article.mentions(article.system["entities"])
    twin = {span: span for span in gold if span in found}
    figures.add("mentions exact", len(twin), len(gold), len(found))
    free = sorted(found.keys() - gold.keys())
    for span in sorted(gold.keys() - found.keys()):
        match = next((other for other in free if same_name(article.text, span, other)), None)
        if match:
            twin[span] = match
            free.remove(match)
    typed = sum(gold[span]["type"] == found[other]["type"] for span, other in twin.items())
    figures.add("mentions", len(twin), len(gold), len(found))
    figures.add("mentions+type", typed, len(gold), len(found))
    here = article.gold["id"]
    for span in sorted(gold):
        words, kind = article.text[slice(*span)], gold[span]["type"]
        if span not in twin:
            figures.errors.append(("mention missed", here, f"{words} {kind}"))
        elif found[twin[span]]["type"] != kind:
            figures.errors.append(("mention's type", here, f"{words} {kind}, given {found[twin[span]]['type']}"))
    for span in free:
        figures.errors.append(("mention invented", here, f"{article.text[slice(*span)]} {found[span]['type']}"))


def _events(article: Article, figures: Figures) -> None:
    gold, found = article.gold["events"], article.system["events"]
    pairs = events.paired(article)
    spare = events.neutral(article, pairs)
    figures.add("events", len(pairs), len(gold), len(found) - len(spare))
    figures.add("events+parties", sum(pair.parties for pair in pairs), len(gold), len(found) - len(spare))
    matched = {pair.gold for pair in pairs}
    here = article.gold["id"]

    def told(event: Json) -> str:
        roles = " → ".join(", ".join(map(article.words, event[role])) for role in ("actors", "recipients"))
        return f"{event['type']} {event['status']} «{article.words(event['trigger'])}» {roles}"

    for i, event in enumerate(gold):
        if event.get("central"):
            figures.add("central", i in matched, 1)
        if i not in matched:
            figures.errors.append((f"event missed{' (central)' * bool(event.get('central'))}", here, told(event)))
    for i, j, parties in pairs:
        a, b = gold[i], found[j]
        status = b["status"] in (a["status"], *a.get("alt_status", ()))
        figures.add("status", status, 1)
        if not status:
            figures.errors.append(("status", here, f"{told(a)}: given {b['status']}"))
        if a["date"]:
            date = b["date"] in (a["date"], *a.get("alt_date", ()))
            figures.add("date", date, 1)
            if not date:
                figures.errors.append(("date", here, f"{told(a)} {a['date']}: given {b['date'] or 'none'}"))
        if "chain" in a:
            told_by = [a["chain"], *a.get("alt_chains", ())]
            chain = any(article.same_chain(links, b.get("chain", [])) for links in told_by)
            figures.add("event chains", chain, 1)
            if not chain:
                figures.errors.append(("event's chain", here, f"{told(a)}: {_chains(article, a, b)}"))
        if parties < 1:
            figures.errors.append(("parties", here, f"{told(a)}: given {told(b)} ({parties:.2f})"))
    for j in sorted(set(range(len(found))) - spare - {pair.found for pair in pairs}):
        figures.errors.append(("event invented", here, told(found[j])))


def _statements(article: Article, figures: Figures) -> None:
    gold, found = article.gold["statements"], article.system["statements"]

    def same(a: Json, b: Json) -> bool:
        return said.same_statement(article, a, b)

    pairs = said.one_to_one(gold, found, same)
    rest = [found[j] for j in range(len(found)) if j not in {j for _, j in pairs}]
    optional = {j for _, j in said.one_to_one(article.gold.get("optional_statements", []), rest, same)}
    figures.add("statements", len(pairs), len(gold), len(found) - len(optional))
    here = article.gold["id"]
    if any("chain" in a for a in gold):
        right = 0
        for i, j in pairs:
            equal = "chain" in gold[i] and article.same_chain(gold[i]["chain"], found[j].get("chain", []))
            right += equal
            if not equal and "chain" in gold[i]:
                figures.errors.append(("statement's chain", here, _chains(article, gold[i], found[j])))
        figures.add("statement chains", right, sum("chain" in a for a in gold), len(found) - len(optional))

    def told(statement: Json) -> str:
        return f"{article.words(statement['speaker'])}: {article.words(statement['content'])}"

    for i, statement in enumerate(gold):
        if i not in {i for i, _ in pairs}:
            figures.errors.append(("statement missed", here, told(statement)))
    for k, statement in enumerate(rest):
        if k not in optional:
            figures.errors.append(("statement invented", here, told(statement)))


def _chains(article: Article, gold: Json, found: Json) -> str:
    given = [link["source"] for link in found.get("chain", [])]
    return " > ".join(map(article.words, gold["chain"])) + "; given " + " > ".join(map(article.words, given))


def _positions(article: Article, figures: Figures) -> None:
    gold, found = article.gold["positions"], article.system["positions"]
    pairs = said.one_to_one(gold, found, lambda a, b: said.same_position(article, a, b))
    figures.add("positions", len(pairs), len(gold), len(found))
    here = article.gold["id"]
    for i, position in enumerate(gold):
        if i not in {i for i, _ in pairs}:
            figures.errors.append(
                ("position missed", here, f"{position['person']}: {article.words(position['title'])}")
            )
    for j, position in enumerate(found):
        if j not in {j for _, j in pairs}:
            figures.errors.append(
                ("position invented", here, f"{position['person']}: {article.words(position['title'])}")
            )


def _quantities(article: Article, figures: Figures) -> None:
    if "quantities" not in article.gold:
        return
    gold, found = article.gold["quantities"], article.system["quantities"]
    pairs = said.one_to_one(gold, found, said.same_quantity)
    rest = [j for j in range(len(found)) if j not in {j for _, j in pairs}]
    wrong = [
        j
        for j in rest
        if not any(shared(a["span"], found[j]["span"]) for a in article.gold.get("optional_quantities", ()))
    ]
    figures.add("quantities", len(pairs), len(gold), len(pairs) + len(wrong))
    here = article.gold["id"]
    twins = {
        article.gold["events"][p.gold]["key"]: article.system["events"][p.found]["key"] for p in events.paired(article)
    }
    for i, j in pairs:
        if gold[i]["event"] in twins:
            figures.add("quantity events", found[j].get("event") == twins[gold[i]["event"]], 1)
    for i, quantity in enumerate(gold):
        if i not in {i for i, _ in pairs}:
            figures.errors.append(("quantity missed", here, f"{quantity['number']} {article.words(quantity['span'])}"))
    for j, quantity in enumerate(found):
        if j not in {j for _, j in pairs}:
            figures.errors.append(
                ("quantity invented", here, f"{quantity.get('number')} {article.words(quantity['span'])}")
            )
