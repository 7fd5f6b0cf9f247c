"""Known persons by title and family name alone: «الرئيس الفلسطيني عباس», «رئيس مجلس النواب الأميركي جونسون».

Family names alone are many people's, and words beside (الحكيم is «the wise»): one is taken only where the title before it is
an office that a bearer of it held, and the title names the state or organization of that office.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ingest.arabic.normalise import fold
from ingest.model import Mention, Parsed
from ingest.recognise.titles import Titles
from ingest.resolve.authority import Authority
from ingest.resolve.namesakes import Namesakes
from ingest.resolve.said_title import holds, said_titles

RULE = "title + family name"


@dataclass(frozen=True)
class TitledFamilyNames:
    """Finds family names of the authority's persons behind their offices."""

    authority: Authority
    titles: Titles
    namesakes: Namesakes

    def find(self, parsed: Parsed, found: tuple[Mention, ...], taken: set[int]) -> Iterator[Mention]:
        """The mentions, in tokens that are not `taken`; `found` are those known so far (bodies that a title names)."""
        tokens = parsed.tokens
        for i, token in enumerate(tokens):
            if i == 0 or i in taken or token.kind != "word" or token.base or token.norm in self.authority.demonyms:
                continue
            keys = self.namesakes.of_family(token.form)
            after = tokens[i + 1] if i + 1 < len(tokens) else None
            strengths = {s for _, s in self.authority.names.get(fold(token.form), ())}
            if not keys or self.titles.kind(token) or strengths - {"article", "headed", "weak"}:
                continue  # what is a name by itself was found before
            if after is not None and i + 1 not in taken and after.pos == "noun_prop" and not after.base:
                continue  # the first of several parts: «عباس عراقجي»
            mention = Mention(i, i + 1, token.start, token.end, "Person", RULE, keys, 0.8)
            said = [s for s in said_titles(parsed, self.titles, self.authority, mention, found) if s.kind == "office"]
            entries = [self.authority.entries[k] for k in keys]
            held = [holds(s, t, self.authority) for s in said for e in entries for t in e.tenures]
            if (True, True) in held:
                yield mention
