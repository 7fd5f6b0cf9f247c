"""A word as sub-words of a fixed vocabulary, by the unigram model of SentencePiece (Kudo 2018): the likeliest division."""

from __future__ import annotations

from collections.abc import Sequence

_UNSEEN = 10.0  # how much less likely than the rarest sub-word a letter is that the vocabulary lacks
BEGIN = "▁"  # stands before the first letter of a word


class Subwords:
    """The vocabulary: sub-words with their log probabilities. `unknown` is the number of letters that it lacks."""

    def __init__(self, pieces: Sequence[str], scores: Sequence[float]) -> None:
        """Two rows of equal length; number i of the vocabulary is `pieces[i]`."""
        self._numbers = {piece: i for i, piece in enumerate(pieces)}
        self._scores = list(scores)
        self._longest = max(map(len, pieces))
        self._unseen = min(scores) - _UNSEEN
        self.unknown = len(pieces)

    def __call__(self, word: str) -> list[int]:
        """The numbers of the sub-words of a word, in order; never empty for a word that is not."""
        text = BEGIN + word
        length = len(text)
        best = [0.0] + [float("-inf")] * length
        before = [0] * (length + 1)
        number = [self.unknown] * (length + 1)
        for start in range(length):
            reached = best[start]
            alone = False
            for end in range(start + 1, min(start + self._longest, length) + 1):
                found = self._numbers.get(text[start:end])
                if found is None:
                    continue
                alone |= end == start + 1
                score = reached + self._scores[found]
                if score > best[end]:
                    best[end], before[end], number[end] = score, start, found
            if not alone and reached + self._unseen > best[start + 1]:
                best[start + 1], before[start + 1], number[start + 1] = reached + self._unseen, start, self.unknown
        out: list[int] = []
        while length > 0:
            out.append(number[length])
            length = before[length]
        return out[::-1]
