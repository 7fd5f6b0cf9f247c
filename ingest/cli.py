"""The command `naba`: arguments, streams, exit codes. Nothing else in the package prints or exits.

Exit codes: 0 done; 1 some records were skipped (they are listed), or `validate` found faults; 2 wrong usage or
unreadable input; 130 stopped by Ctrl-C; 141 the reader of the output went away.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
from collections.abc import Sequence
from types import ModuleType

import ingest
from ingest.commands import annotate, different, export, link, load, query, review, same, show, stats, validate, why
from ingest.commands import ingest as ingest_command
from ingest.commands.console import Console
from ingest.errors import NabaError

COMMANDS: tuple[ModuleType, ...] = (
    ingest_command,
    annotate,
    query,
    show,
    stats,
    why,
    review,
    same,
    different,
    link,
    validate,
    export,
    load,
)


def main(argv: Sequence[str] | None = None) -> int:
    """Runs a command line (default: that of the process) and returns its exit code."""
    console = _console()
    try:
        args = _parser().parse_args(argv)
        code: int = args.run(args, console)
        console.flush()
        return code
    except SystemExit as stop:  # argparse: --help, --version, wrong usage
        return stop.code if isinstance(stop.code, int) else 2
    except BrokenPipeError:
        _forget_stdout()
        return 141
    except KeyboardInterrupt:
        return 130
    except (NabaError, OSError, MemoryError, UnicodeError) as error:
        text = str(error) or ("out of memory" if isinstance(error, MemoryError) else type(error).__name__)
        print("naba:", " ".join(text.split()), file=sys.stderr)
        return 2


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        "naba",
        description="Reads Arabic news into a knowledge graph in which every fact carries its chain of transmission.",
        epilog="naba COMMAND --help shows the arguments of a command, with examples. Exit codes: 0 done; 1 some records "
        "were skipped, or validate found faults; 2 wrong usage or unreadable input; 130 stopped by Ctrl-C.",
    )
    parser.add_argument("--version", action="version", version=f"naba {ingest.__version__}")
    subparsers = parser.add_subparsers(metavar="COMMAND", required=True)
    for command in COMMANDS:
        sub = subparsers.add_parser(
            command.NAME,
            help=command.HELP,
            description=command.DESCRIPTION,
            epilog=command.EXAMPLE,
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        command.add(sub)
        sub.set_defaults(run=command.run)
    return parser


def _console() -> Console:
    terminal = sys.stdout.isatty()
    return Console(
        stdin=sys.stdin.buffer,
        out=sys.stdout.buffer,
        err=sys.stderr,
        columns=shutil.get_terminal_size().columns if terminal else None,
        ascii_only=not (sys.stdout.encoding or "").lower().startswith("utf"),
        live=sys.stderr.isatty(),
        colour=terminal and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb",
    )


def _forget_stdout() -> None:
    """What is still buffered goes nowhere, so that the interpreter does not complain when it ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
