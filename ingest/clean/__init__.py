"""Pages → articles: characters cleaned, the page cut, other languages left out."""

from ingest.clean.articles import cut

__all__ = ["cut"]
