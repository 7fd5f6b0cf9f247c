"""What a fresh machine needs beyond the packages: the morphology database, fetched once and verified."""
