"""Training of the recogniser: corpora → a model file. `python -m ingest.train FOLDER`, or `make train`. Needs torch."""
