"""The run of `naba ingest`: pages in, graphs in the store; unchanged pages are left before any work is done."""
