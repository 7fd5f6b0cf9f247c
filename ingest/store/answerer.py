"""The process behind `limit.py`: answers queries from standard input until that ends or it is stopped."""

from __future__ import annotations

import sys

from ingest.errors import NabaError
from ingest.store.embedded import answer, open_for_answers
from ingest.store.limit import receive, send


def main() -> None:
    """Opens the store that the command line names and answers."""
    store = open_for_answers(sys.argv[1])
    output = sys.stdout.buffer
    output.write(b"+")
    output.flush()
    while True:
        try:
            text, graphs, bindings = receive(sys.stdin.buffer)
        except EOFError:
            return
        try:
            send(output, answer(store, text, graphs, bindings))
        except NabaError as error:
            send(output, error)


if __name__ == "__main__":
    main()
