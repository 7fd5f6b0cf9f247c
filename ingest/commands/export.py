"""`naba export`."""
