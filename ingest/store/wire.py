"""Requests to a remote store: authentication, retries of what may pass, a clear stop on what will not."""

from __future__ import annotations

import http.client
import os
import re
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar
from urllib.error import HTTPError, URLError

import httpx
from SPARQLWrapper import BASIC, DIGEST, POST, POSTDIRECTLY, SPARQLExceptions, SPARQLWrapper

from ingest.errors import RemoteError

T = TypeVar("T")

_MAY_PASS = {408: 5, 425: 5, 429: 5, 500: 2, 502: 5, 503: 5, 504: 5}  # status → attempts
_ATTEMPTS = 5  # where the connection failed
_LATE_ATTEMPTS = 2  # each has cost the whole time limit already
_LATE = "it did not answer in time"
_LONGEST_PAUSE = 60.0  # seconds
_ADVICE = {
    400: "it does not understand the request",
    401: "it wants a user that it knows; give --user and set NABA_PASSWORD, or set NABA_TOKEN",
    403: "this user may not do that",
    404: "there is nothing at this address; check the URL and --profile",
    405: "this address does not take such requests; check the URL and --profile",
    413: "even the smallest piece is too large for it",
    429: "it is asked too often; try later",
}
_WRAPPED = {
    SPARQLExceptions.QueryBadFormed: 400,
    SPARQLExceptions.Unauthorized: 401,
    SPARQLExceptions.EndPointNotFound: 404,
    SPARQLExceptions.URITooLong: 414,
    SPARQLExceptions.EndPointInternalError: 500,
}


@dataclass(frozen=True, slots=True)
class Credentials:
    """Who asks. `scheme` is basic, digest, bearer, or "" for nobody. Secrets never show in its repr."""

    scheme: str = ""
    user: str = ""
    secret: str = field(default="", repr=False)

    @classmethod
    def from_environment(
        cls, user: str = "", scheme: str = "", digest: bool = False, password: str = ""
    ) -> Credentials:
        """A bearer token from NABA_TOKEN, else a user (given, or NABA_USER) with the password of NABA_PASSWORD.

        `password` is one that stood in the URL. Raises RemoteError where the scheme lacks what it needs.
        """
        user = user or os.environ.get("NABA_USER", "")
        token = os.environ.get("NABA_TOKEN", "")
        if scheme not in ("", "basic", "digest", "bearer"):
            raise RemoteError(f"no authentication {scheme!r}; there are basic, digest and bearer")
        if scheme == "bearer" or (not scheme and token and not user):
            if not token:
                raise RemoteError("bearer authentication needs a token in NABA_TOKEN")
            return cls("bearer", "", token)
        if not user:
            if scheme:
                raise RemoteError(f"{scheme} authentication needs --user (or NABA_USER) and NABA_PASSWORD")
            return cls()
        return cls(scheme or ("digest" if digest else "basic"), user, password or os.environ.get("NABA_PASSWORD", ""))


class TooLarge(Exception):  # noqa: N818 – not an error yet: whoever sent it cuts it in two
    """The server takes less at once (413)."""


class _AttemptError(Exception):
    """One attempt failed; `status` is None where no answer came."""

    def __init__(self, status: int | None, text: str, wait: str | None = None) -> None:
        super().__init__(text)
        self.status, self.text, self.wait = status, text, wait


class Wire:
    """Sends requests for one user. `timeout` is in seconds, for each request; `pause` waits (tests replace it)."""

    def __init__(
        self, credentials: Credentials, timeout: float = 60.0, pause: Callable[[float], object] = time.sleep
    ) -> None:
        self.credentials = credentials
        self.timeout = timeout
        self._pause = pause
        auth: httpx.Auth | None = None
        headers = {}
        if credentials.scheme == "basic":
            auth = httpx.BasicAuth(credentials.user, credentials.secret)
        elif credentials.scheme == "digest":
            auth = httpx.DigestAuth(credentials.user, credentials.secret)
        elif credentials.scheme == "bearer":
            headers["Authorization"] = f"Bearer {credentials.secret}"
        self._client = httpx.Client(auth=auth, headers=headers, timeout=timeout, follow_redirects=False)

    def close(self) -> None:
        """Closes connections."""
        self._client.close()

    def headers(self, url: str) -> Mapping[str, str]:
        """The headers of whatever the server answers to a GET, for recognising it. Raises RemoteError: not reached."""

        def once() -> Mapping[str, str]:
            try:
                return self._client.get(url).headers
            except httpx.TransportError as error:
                raise _AttemptError(None, _said(error)) from error

        return self._retried(url, once)

    def send(
        self, method: str, url: str, data: bytes, media_type: str, params: Mapping[str, str] | None = None
    ) -> None:
        """Sends a body by the Graph Store Protocol or in bulk. Raises TooLarge, RemoteError."""

        def once() -> None:
            try:
                found = self._client.request(
                    method, url, content=data, params=params, headers={"Content-Type": media_type}
                )
            except httpx.TransportError as error:
                raise _AttemptError(None, _said(error)) from error
            if not found.is_success:
                raise _AttemptError(found.status_code, found.text, found.headers.get("Retry-After"))

        self._retried(url, once)

    def update(self, url: str, text: str) -> None:
        """Runs a SPARQL update. Raises TooLarge, RemoteError."""
        self._retried(url, lambda: self._sparql(url, text, "INSERT", {}, "*/*", self.timeout))

    def query(
        self, url: str, text: str, form: str, params: Mapping[str, str | list[str]], accept: str, timeout: float
    ) -> tuple[bytes, Mapping[str, str]]:
        """The body and headers (names in lower case) of the answer to a query. Raises RemoteError."""
        return self._retried(url, lambda: self._sparql(url, text, form, params, accept, timeout))

    def _sparql(
        self, url: str, text: str, form: str, params: Mapping[str, str | list[str]], accept: str, timeout: float
    ) -> tuple[bytes, Mapping[str, str]]:
        deadline = time.monotonic() + timeout
        try:
            response = self._wrapper(url, text, form, params, accept, timeout).query().response
            parts = []
            while part := response.read(1 << 16):
                parts.append(part)
                if time.monotonic() > deadline:
                    raise TimeoutError("timed out")
            body = b"".join(parts)
            headers = {name.lower(): value for name, value in response.headers.items()}
            if len(body) < int(headers.get("content-length", 0)):  # reading in parts, the library does not look
                raise http.client.IncompleteRead(body)
            return body, headers
        except tuple(_WRAPPED) as error:
            raise _AttemptError(_WRAPPED[type(error)], _server_words(str(error))) from error
        except HTTPError as error:
            raise _AttemptError(error.code, _body(error), error.headers.get("Retry-After")) from error
        except (URLError, http.client.HTTPException, OSError) as error:
            raise _AttemptError(None, _said(error)) from error

    def _wrapper(
        self, url: str, text: str, form: str, params: Mapping[str, str | list[str]], accept: str, timeout: float
    ) -> Any:
        wrapper = SPARQLWrapper(url, agent="naba")
        wrapper.setMethod(POST)
        if form == "INSERT":  # a query in the body as it is makes Virtuoso 7.2.5 hang; an update does not
            wrapper.setRequestMethod(POSTDIRECTLY)
        wrapper.setOnlyConneg(True)
        wrapper.setTimeout(max(1, round(timeout)))
        wrapper.addCustomHttpHeader("Accept", accept)
        if self.credentials.scheme == "bearer":
            wrapper.addCustomHttpHeader("Authorization", f"Bearer {self.credentials.secret}")
        elif self.credentials.scheme:
            wrapper.setHTTPAuth(DIGEST if self.credentials.scheme == "digest" else BASIC)
            wrapper.setCredentials(self.credentials.user, self.credentials.secret)
        for name, values in params.items():
            for value in [values] if isinstance(values, str) else values:
                wrapper.addParameter(name, value)
        wrapper.setQuery(text)
        wrapper.queryType = form  # its own guess reads comments and literals too
        return wrapper

    def _retried(self, url: str, once: Callable[[], T]) -> T:
        for attempt in range(1, _ATTEMPTS + 1):
            try:
                return once()
            except _AttemptError as failure:
                if failure.status == 413:
                    raise TooLarge from failure
                limit = _MAY_PASS.get(failure.status, 1) if failure.status is not None else _ATTEMPTS
                if failure.text == _LATE:
                    limit = _LATE_ATTEMPTS
                if attempt >= limit:
                    raise RemoteError(self._message(url, failure, attempt)) from failure.__cause__
                wait = float(failure.wait) if failure.wait and failure.wait.isdigit() else 0.5 * 2 ** (attempt - 1)
                self._pause(min(wait, _LONGEST_PAUSE))
        raise AssertionError("the last attempt returns or raises")

    def _message(self, url: str, failure: _AttemptError, attempts: int) -> str:
        tried = f" (tried {attempts} times)" if attempts > 1 else ""
        if failure.status is None:
            return self._masked(f"{url}: no whole answer{tried}: {failure.text}")
        advice = _ADVICE.get(failure.status, "the server failed" if failure.status >= 500 else "it refuses")
        words = " ".join(failure.text.split())[:300]
        said = f"; it says: {words}" if words else ""
        return self._masked(f"{url}: status {failure.status}{tried}: {advice}{said}")

    def _masked(self, text: str) -> str:
        return text.replace(self.credentials.secret, "***") if self.credentials.secret else text


def _said(error: BaseException) -> str:
    if isinstance(error, URLError) and isinstance(error.reason, BaseException):
        return _said(error.reason)
    if isinstance(error, httpx.TimeoutException | TimeoutError):
        return _LATE
    if isinstance(error, http.client.IncompleteRead):
        return f"the answer was cut off after {len(error.partial)} bytes"
    return str(error) or type(error).__name__


def _body(error: HTTPError) -> str:
    try:
        return error.read(2000).decode("utf-8", "replace")
    except OSError:
        return ""


def _server_words(message: str) -> str:
    """The server's own words in a SPARQLWrapper message, which shows them as the repr of bytes."""
    found = re.search(r"Response:\s*b(['\"])(.*)\1", message, re.DOTALL)
    if not found:
        return message.split("Response:")[-1]
    return found[2].replace("\\n", " ").replace("\\'", "'")
