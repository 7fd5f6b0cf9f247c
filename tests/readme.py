"""The commands of the documents, run as a reader would run them, and what they print.

A block ```console holds commands (`$ …`, going on with `> …`) and below each what it prints. An HTML comment right above a block
changes that: `<!-- not run: reason -->` leaves it alone; `<!-- run: STAND-IN -->` names what is run in its place.
All blocks are run in one shell, in the order of the documents, in an empty folder that has the project's files; `naba` and `python`
are those of this interpreter, and the network is closed but for the machine itself.

`python -m tests.readme --write` puts into the documents what the commands print now; without the option it shows what has changed.
`python -m tests.readme --figures FOLDER` puts in what `make eval GOLD=FOLDER` prints.
"""

from __future__ import annotations

import difflib
import os
import re
import shlex
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DOCUMENTS = ("README.md", "docs/annotation.md", "docs/lexicon.md")
LINKED = ("Makefile", "constraints.txt", "docs", "ingest", "ontology", "pyproject.toml", "queries", "seeds", "tests")
SERVER = "localhost:7878"  # as the documents have it; another free port is taken for the run
FIGURES = {  # as the scorer names them, and what the README calls them
    "mentions": "names of people, governments, organizations, places",
    "mentions+type": "the same, with their type",
    "coref": "pairs of names that mean the same",
    "link coverage": "entities linked to the right entry",
    "events": "events, by category and sentence",
    "events+parties": "the same, with actors and recipients (partly right counts partly)",
    "status": "status of the events found",
    "date": "date of the events found",
    "statements": "statements, with speaker and content",
    "positions": "positions",
    "names, anercorp": "names by the trained model alone, exact, on tenths of ANERcorp's train part that its members left out",
    "names, news": "the same on 62 marked articles of ANT (all kinds of news), PERS, LOC, ORG, GOV, MISC",
}
_MARK = "--- end of command"
_BLOCK = re.compile(r"(?:^<!-- (?P<note>[^\n]*) -->\n)?^```console\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
_VARIES = re.compile(r"(?<= )\d+(\.\d+)? s\b")
_CLOSED = """\
import socket

def _loopback_only(connect):
    def guarded(self, address, *rest):
        if isinstance(address, tuple) and address[0] not in ("127.0.0.1", "::1", "localhost"):
            raise OSError(f"the network is closed here: {address[0]}")
        return connect(self, address, *rest)
    return guarded

socket.socket.connect = _loopback_only(socket.socket.connect)
socket.socket.connect_ex = _loopback_only(socket.socket.connect_ex)
"""


@dataclass(frozen=True)
class Command:
    """A command of a document: what is typed, what is run, what the document says that it prints; `skip` is why it is not run."""

    document: str
    line: int
    typed: str
    run: str
    printed: str
    skip: str = ""


@dataclass(frozen=True)
class Result:
    """What a command printed on both streams, and its exit code."""

    printed: str
    code: int


def commands(document: str, text: str) -> list[Command]:
    """All commands of a document, in order."""
    found: list[Command] = []
    for block in _BLOCK.finditer(text):
        kind, _, value = (block["note"] or "").partition(": ")
        skip, stand_in = (value if kind == "not run" else ""), (value if kind == "run" else "")
        line = text.count("\n", 0, block.start("body")) + 1
        for typed, printed, at in _typed(block["body"]):
            found.append(Command(document, line + at, typed, stand_in or typed, printed, skip))
    return found


def _typed(body: str) -> Iterator[tuple[str, str, int]]:
    """Each command of a block with what stands below it, and its line in the block."""
    lines = body.splitlines()
    at = 0
    while at < len(lines):
        assert lines[at].startswith("$ "), f"a command should begin here: {lines[at]!r}"
        start, typed = at, [lines[at][2:]]
        at += 1
        while at < len(lines) and lines[at].startswith("> "):
            typed.append(lines[at][2:])
            at += 1
        printed = []
        while at < len(lines) and not lines[at].startswith("$ "):
            printed.append(lines[at])
            at += 1
        yield "\n".join(typed), "".join(line + "\n" for line in printed), start


def settled(printed: str) -> str:
    """What is compared of an output: everything but how many seconds something took."""
    return _VARIES.sub("… s", printed.rstrip("\n"))


def run(found: list[Command], folder: Path, address: str) -> list[Result | None]:
    """Runs the commands in one shell in `folder`; a server is at `address`. None for those that are not run."""
    bin_folder = _prepare(folder)
    script = [f"cd {shlex.quote(str(folder))}"]
    for command in found:
        if not command.skip:
            script += [command.run.replace(SERVER, address), f"printf '\\n%s %s\\n' '{_MARK}' \"$?\""]
    (folder / ".session").write_text("\n".join(script) + "\n", encoding="utf-8")
    done = subprocess.run(
        ["bash", "--noprofile", "--norc", str(folder / ".session")],
        env=_environment(folder, bin_folder),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        timeout=600,
        check=False,
    )
    parts = re.split(rf"\n{_MARK} (\d+)\n", done.stdout.decode("utf-8").replace(address, SERVER))
    outputs = iter(zip(parts[::2], parts[1::2], strict=False))
    results: list[Result | None] = []
    for command in found:
        if command.skip:
            results.append(None)
            continue
        printed, code = next(outputs)
        results.append(Result(printed.strip("\n") + "\n" if printed.strip("\n") else "", int(code)))
    return results


def _prepare(folder: Path) -> Path:
    """Links the project's files into `folder`, and makes its .venv a stand-in for this interpreter's environment."""
    for name in LINKED:
        (folder / name).symlink_to(ROOT / name)
    bin_folder = folder / ".venv" / "bin"
    bin_folder.mkdir(parents=True)
    python = shlex.quote(sys.executable)
    for name, call in (("naba", f"{python} -m ingest"), ("python", python)):
        (bin_folder / name).write_text(f'#!/bin/sh\nexec {call} "$@"\n', encoding="utf-8")
        (bin_folder / name).chmod(0o755)
    (bin_folder / "activate").write_text(f"PATH={shlex.quote(str(bin_folder))}:$PATH\n", encoding="utf-8")
    (folder / ".closed").mkdir()
    (folder / ".closed" / "sitecustomize.py").write_text(_CLOSED, encoding="utf-8")
    return bin_folder


def _environment(folder: Path, bin_folder: Path) -> Mapping[str, str]:
    dropped = ("NABA_", "COV_", "COVERAGE", "MAKE")
    kept = {k: v for k, v in os.environ.items() if k == "NABA_DATA" or not k.startswith(dropped)}
    return {
        **kept,
        "LC_ALL": "C.UTF-8",
        "PYTHONPATH": os.pathsep.join([str(folder / ".closed"), str(ROOT)]),
        "PYTHONUNBUFFERED": "1",
        # make finds everything installed: this interpreter is what the tests have
        "MAKEFLAGS": f" -- PY={bin_folder / 'python'} DATA= RUNTIME= DEV=",
    }


@contextmanager
def server(folder: Path) -> Iterator[str]:
    """An Oxigraph server while the block lasts; yields host:port."""
    binary = shutil.which("oxigraph", path=str(Path(sys.executable).parent)) or shutil.which("oxigraph")
    assert binary, "the oxigraph package (extra: dev) brings its server"
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        address = f"localhost:{probe.getsockname()[1]}"
    call = [binary, "serve", "-l", str(folder), "-b", address.replace("localhost", "127.0.0.1")]
    process = subprocess.Popen(call, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        for _ in range(300):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", int(address.rpartition(":")[2]))) == 0:
                    break
            time.sleep(0.1)
        yield address
    finally:
        process.kill()
        process.wait()


def run_all() -> list[tuple[Command, Result | None]]:
    """All commands of all documents with their results."""
    found = [c for name in DOCUMENTS for c in commands(name, (ROOT / name).read_text("utf-8"))]
    with tempfile.TemporaryDirectory() as data, tempfile.TemporaryDirectory() as folder, server(Path(data)) as address:
        return list(zip(found, run(found, Path(folder), address), strict=True))


def refreshed(document: str, ran: list[tuple[Command, Result | None]]) -> str:
    """The text of a document with what its commands print now; what differs in seconds alone is left."""
    text = (ROOT / document).read_text("utf-8")
    lines = text.splitlines(keepends=True)
    for command, result in reversed([each for each in ran if each[0].document == document]):
        if result is None or settled(result.printed) == settled(command.printed):
            continue
        start = command.line + command.typed.count("\n")
        lines[start : start + command.printed.count("\n")] = [result.printed]
    return "".join(lines)


def figures(folder: str) -> str:
    """The README with the figures of `make eval GOLD=folder` as a table."""
    call = ["make", "--silent", "eval", f"GOLD={folder}", f"PY={sys.executable}", "DATA="]
    printed = subprocess.run(call, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    rows = ["| | precision | recall | F1 | of |", "|---|---|---|---|---|"]
    for name, scores in re.findall(r"^(\S.*?)  +(\S.*)$", printed, re.MULTILINE):
        value = dict(re.findall(r"([a-z0-9]+)\s+([\d.]+)", scores))
        if name in FIGURES:
            first, count = value.get("p") or f"{value['accuracy']} right", value.get("gold") or value["of"]
            rows.append(f"| {FIGURES[name]} | {first} | {value.get('r', '')} | {value.get('f1', '')} | {count} |")
    text = (ROOT / "README.md").read_text("utf-8")
    return re.sub(
        r"(?<=^<!-- figures -->\n).*?(?=^<!-- end of figures -->$)",
        "\n".join(rows) + "\n",
        text,
        flags=re.MULTILINE | re.DOTALL,
    )


def main(arguments: list[str]) -> int:
    """Shows or writes what has changed; 1 where a command failed, or where something has changed and is not written."""
    if "--figures" in arguments:
        (ROOT / "README.md").write_text(figures(arguments[-1]), encoding="utf-8")
        return 0
    ran = run_all()
    failed = [(c, r) for c, r in ran if r is not None and r.code]
    for command, result in failed:
        print(f"{command.document}:{command.line}: exit code {result.code if result else ''}: {command.typed}")
        print(result.printed if result else "")
    changed = False
    for name in DOCUMENTS:
        old, new = (ROOT / name).read_text("utf-8"), refreshed(name, ran)
        changed |= old != new
        sys.stdout.writelines(difflib.unified_diff(old.splitlines(True), new.splitlines(True), name, name))
        if "--write" in arguments and old != new and not failed:
            (ROOT / name).write_text(new, encoding="utf-8")
    return 1 if failed or (changed and "--write" not in arguments) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
