"""Where each kind of triple store takes queries, updates, graphs and bulk data, and how much at once."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import unquote, urlsplit, urlunsplit

from ingest.errors import RemoteError

WAYS = ("bulk", "graph-store", "update")


@dataclass(frozen=True, slots=True)
class Profile:
    """One kind of store. Paths are appended to the server's base URL; None: the store has no such door.

    `union` are parameters that make a query's default graph the union of all named graphs; `chunk` is how many triples
    one INSERT DATA may hold; `ways` are the ways to load, best first; `digest`: whether it wants digest authentication.
    """

    name: str
    query: str = ""
    update: str | None = ""
    graph_store: str | None = None
    bulk: str | None = None
    union: Mapping[str, str] = field(default_factory=dict)
    graph_parameter: str = "graph"
    chunk: int = 5_000
    ways: tuple[str, ...] = WAYS
    digest: bool = False
    server: str = ""
    path: str = ""


PROFILES = (
    Profile(
        "oxigraph",
        query="/query",
        update="/update",
        graph_store="/store",
        bulk="/store",
        union={"union-default-graph": "true"},
        server=r"Oxigraph/",
    ),
    Profile(
        "virtuoso",
        query="/sparql",
        update="/sparql-auth",
        graph_store="/sparql-graph-crud-auth",
        graph_parameter="graph-uri",
        chunk=1_000,  # above it SP031
        ways=("graph-store", "update"),
        digest=True,
        server=r"Virtuoso/",
        path=r"/sparql(?:-auth)?/?$",
    ),
    Profile(
        "fuseki",
        query="/query",
        update="/update",
        graph_store="/data",
        bulk="/data",
        union={"default-graph-uri": "urn:x-arq:UnionGraph"},
        server=r"Fuseki",
    ),
    Profile(
        "graphdb",
        update="/statements",
        graph_store="/rdf-graphs/service",
        bulk="/statements",
        server=r"GraphDB",
        path=r"/repositories/[^/]+/?$",
    ),
    Profile("generic"),
)


@dataclass(frozen=True, slots=True)
class Endpoint:
    """A remote store: its profile and full URLs ("" where it has no such door)."""

    profile: Profile
    query: str
    update: str
    graph_store: str
    bulk: str

    def ways(self) -> tuple[str, ...]:
        """The ways to load that it has, best first."""
        doors = {"bulk": self.bulk, "graph-store": self.graph_store, "update": self.update}
        return tuple(way for way in self.profile.ways if doors[way])


def by_name(name: str) -> Profile:
    """The profile of that name. Raises RemoteError."""
    for profile in PROFILES:
        if profile.name == name:
            return profile
    raise RemoteError(f"no profile {name!r}; there are {', '.join(profile.name for profile in PROFILES)}")


def recognise(url: str, headers: Mapping[str, str]) -> Profile:
    """The profile that the headers of a server's answer, else the path of its URL, tell of; else generic."""
    said = " ".join(f"{name}: {value}" for name, value in headers.items())
    for profile in PROFILES:
        if profile.server and re.search(profile.server, said, re.IGNORECASE):
            return profile
    for profile in PROFILES:
        if profile.path and re.search(profile.path, urlsplit(url).path):
            return profile
    return by_name("generic")


def endpoint(
    url: str, profile: Profile, query: str = "", update: str = "", graph_store: str = "", bulk: str = ""
) -> Endpoint:
    """The endpoint at the base `url`; single URLs go before what the profile says. Raises RemoteError for a bad URL."""
    base = _base(url, profile) if url else ""
    for given in (base, query, update, graph_store, bulk):
        if given and urlsplit(given).scheme not in ("http", "https"):
            raise RemoteError(f"{given}: not an http(s) URL")

    def door(given: str, path: str | None) -> str:
        return given or (base + path if base and path is not None else "")

    found = Endpoint(
        profile,
        door(query, profile.query),
        door(update, profile.update),
        door(graph_store, profile.graph_store),
        door(bulk, profile.bulk),
    )
    if not found.query:
        raise RemoteError("no query URL is known; give the server's base URL or the query URL")
    return found


def without_user(url: str) -> tuple[str, str, str]:
    """`url` without `user:password@`, then these two."""
    parts = urlsplit(url)
    host = parts.netloc.rpartition("@")[2]
    return urlunsplit(parts._replace(netloc=host)), unquote(parts.username or ""), unquote(parts.password or "")


def _base(url: str, profile: Profile) -> str:
    """The base, also where someone gave the URL of a door (`…/sparql`) for it."""
    base = url.rstrip("/")
    for path in (profile.query, profile.update, profile.graph_store):
        if path and base.endswith(path):
            return base.removesuffix(path)
    return base
