"""Our own gold and how Naba is scored against it. `python -m tests.eval.scorer --help`; the format: tests/eval/gold/README.md."""
