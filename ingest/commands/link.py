"""`naba link`: Wikidata ids for what the authority does not know, suggested by a SPARQL endpoint."""

from __future__ import annotations

import argparse
import json

from ingest.commands import asked, options
from ingest.commands.console import Console
from ingest.describe import ids, terms
from ingest.errors import InputError
from ingest.identity import decisions, profiles
from ingest.identity.suggest import Suggestion, locals_of, suggest
from ingest.present.names import brief
from ingest.present.progress import progress
from ingest.store.embedded import Store

NAME = "link"
HELP = "suggest Wikidata ids for local entities from a SPARQL endpoint"
DESCRIPTION = """\
Asks a SPARQL endpoint that holds Wikidata for the people and organizations of the store that the authority does not
know, those of most articles first: who bears the same Arabic name, of which state, described how. It only suggests:
nothing is added to the store before somebody decides, with naba same IDENTIFICATION Q…; naba different IDENTIFICATION
Q… keeps a suggestion from coming again. The names are sent to the endpoint, nothing else is."""
EXAMPLE = """\
example:
  naba link --endpoint https://query.wikidata.org/sparql --limit 50
  naba link --endpoint http://localhost:7878 --json > suggestions.jsonl"""

_STATES = f"""SELECT ?government ?item WHERE {{
  GRAPH <{ids.GRAPH_AUTHORITY}> {{
    ?government a <{terms.GOVERNMENT}> ; <{terms.COUNTRY_CODE}> ?code ; <{terms.WIKIDATA_OF}> ?item
  }}
}}"""


def add(parser: argparse.ArgumentParser) -> None:
    """Describes the arguments."""
    parser.add_argument("--endpoint", metavar="URL", default="", help="the SPARQL endpoint to ask (must be given)")
    options.add_remote(parser)
    parser.add_argument("--limit", metavar="N", type=int, default=50, help="how many entities (default: %(default)s)")
    parser.add_argument("--json", action="store_true", help="one JSON object a suggestion")
    options.add_store(parser)


def run(args: argparse.Namespace, console: Console) -> int:
    """Prints the suggestions. Raises InputError, RemoteError, StoreError."""
    if not args.endpoint:
        raise InputError("name the endpoint to ask: --endpoint https://query.wikidata.org/sparql")
    decided = [d for d in decisions.read(decisions.path(args.store)) if d.b.startswith("Q")]
    with Store.open(args.store, read_only=True) as store:
        found = profiles.read(store)
        entity = profiles.entities(store)
        states = _states(store)
        wanted = locals_of(found, entity, profiles.clues(store, entity), states)
    done = {ids.THINGS + d.a for d in decided if d.verdict == "same"}
    refused = [(ids.THINGS + d.a, d.b) for d in decided if d.verdict == "different"]
    wanted = [local for local in wanted if local.key not in done][: max(args.limit, 0)]
    shown = 0
    with asked.remote(args) as there, progress(console.err, console.live, "asking") as told:
        rows = []
        for suggestion in suggest(wanted, there.ask, refused):
            shown += 1
            told(shown, None, suggestion.local.name)
            rows.append(suggestion)
    if args.json:
        console.data("".join(json.dumps(_record(s), ensure_ascii=False) + "\n" for s in rows))
        return 0
    console.table(
        ("identification", "name", "articles", "Wikidata", "label", "description", "score", "why"),
        [_row(s) for s in rows],
        (2, 6),
    )
    console.say(f"{len(wanted)} entities asked about, {shown} suggestions. To take one: naba same IDENTIFICATION Q…")
    return 0


def _states(store: Store) -> dict[str, str]:
    """Authority key of each state's government → its Wikidata IRI."""
    prefix = ids.authority_entity("")
    return {a.value.removeprefix(prefix): b.value for a, b in store.select(_STATES).rows if a and b}


def _row(s: Suggestion) -> tuple[str, ...]:
    why = "; ".join(s.why)
    return (
        brief(s.local.key),
        s.local.name,
        str(s.local.articles),
        s.item,
        s.label,
        s.description,
        f"{s.score:.2f}",
        why,
    )


def _record(s: Suggestion) -> dict[str, object]:
    return {
        "identification": s.local.key,
        "type": s.local.type,
        "name": s.local.name,
        "articles": s.local.articles,
        "wikidata": s.item,
        "label": s.label,
        "description": s.description,
        "score": s.score,
        "why": list(s.why),
    }
