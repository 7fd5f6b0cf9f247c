"""The labels of the trained recogniser, and the corpora whose conventions it knows."""

KINDS = ("PERS", "LOC", "ORG", "GOV", "MISC")
LABELS = ("O", *(f"{place}-{kind}" for kind in KINDS for place in "BI"))

# ANERcorp's own, those of Wojood, and those that this project marks news with (docs/recogniser.md). The network is told which
# of them are wanted: what is a name differs, ANERcorp leaves ministries out and takes currencies in.
ANERCORP, WOJOOD, NEWS = "anercorp", "wojood", "news"
