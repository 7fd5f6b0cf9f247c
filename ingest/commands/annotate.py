"""`naba annotate`: stand-off annotations on standard output, no store."""

from __future__ import annotations

import argparse
import json
from dataclasses import replace
from typing import Any

from ingest.commands import options
from ingest.commands.console import Console
from ingest.describe.annotation import as_json
from ingest.describe.pages import merge
from ingest.describe.threshold import LeftOut, sure
from ingest.model import Issue, Page
from ingest.pipeline import Reading
from ingest.read import read
from ingest.run.work import Standard

NAME = "annotate"
HELP = "print what is read from pages as JSON, one object an article"
DESCRIPTION = """\
Prints one JSON object an article, in the order of the input, without touching a store. Spans are [start, end) in
characters of the text that was given (of an HTML page: of the text taken from it, which the object carries).

A record of a JSON Lines input gives exactly one object under its own id, all its articles together; one whose text
holds no Arabic article gives an object with empty lists and the reason under "skipped". A page of text or HTML gives
one object an article: id "page.txt", or "page.txt#1", "page.txt#2" where it holds several. Whatever was left out is
listed on standard error (exit code 1)."""
EXAMPLE = """\
example:
  naba annotate page.txt
  naba annotate articles.jsonl --field published=time > annotations.jsonl
  curl -s https://example.org/page | naba annotate -"""


def add(parser: argparse.ArgumentParser) -> None:
    """Describes the arguments."""
    parser.add_argument("paths", metavar="FILE", nargs="+", help="files, folders, or - for standard input")
    options.add_reading(parser)
    options.add_confidence(parser)


def run(args: argparse.Namespace, console: Console) -> int:
    """Prints the annotations; returns 1 where something was skipped."""
    items = read(args.paths, fields=options.pairs(args.field, "--field"), stdin=console.stdin)
    reader = None
    code, out = 0, LeftOut()
    for item in items:
        if isinstance(item, Issue):
            code = max(code, console.skipped([item]))
            continue
        reader = reader or Standard(args.recogniser, args.model)()
        reading, fewer = _sure(reader.read(item), args.min_confidence)
        out += fewer
        for found in objects(item, reading):
            console.data(json.dumps(found, ensure_ascii=False) + "\n")
        console.flush()  # whoever reads the other end of a pipe need not wait for the last page
        code = max(code, console.skipped(_issues(item, reading)))
    if line := options.left_out(out, args.min_confidence):
        console.say(line)
    return code


def _sure(reading: Reading, least: float) -> tuple[Reading, LeftOut]:
    """The reading without the records that are less sure, and how many these were."""
    found = [sure(annotation, least) for annotation in reading.annotations]
    return replace(reading, annotations=tuple(a for a, _ in found)), sum((out for _, out in found), LeftOut())


def objects(page: Page, reading: Reading) -> list[dict[str, Any]]:
    """The objects to print for a page."""
    found = [as_json(annotation) for annotation in reading.annotations]
    if page.format == "jsonl":
        joined = merge(found, page.id)
        if not found:
            joined["published"] = page.published
            joined["skipped"] = "; ".join(issue.reason for issue in _issues(page, reading))
        return [joined]
    if len(found) > 1:
        for number, each in enumerate(found, 1):
            each["id"] = f"{page.id}#{number}"
    return found


def _issues(page: Page, reading: Reading) -> tuple[Issue, ...]:
    if reading.annotations or reading.issues:
        return reading.issues
    return (Issue(page.origin, "clean", "no article was found in the page"),)
