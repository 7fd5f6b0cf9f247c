"""The errors that Naba raises on purpose. Each message names what failed, where, and what to do about it."""


class NabaError(Exception):
    """Base of every error that the command line reports in one line (exit code 2)."""


class InputError(NabaError):
    """An input cannot be read at all: missing, binary, cut short, or of no known format."""


class DataError(NabaError):
    """A data file of the project (authority, lexicon, ontology, query) is broken; names file and line."""


class StoreError(NabaError):
    """The embedded store cannot be opened, read or written."""


class QueryError(NabaError):
    """A SPARQL query is wrong, needs a parameter, or ran out of its time limit."""


class RemoteError(NabaError):
    """A remote endpoint refused, failed or answered what it should not."""
