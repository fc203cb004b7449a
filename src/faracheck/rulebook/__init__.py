"""Rules as data: loading packs, and proving them by their own cases."""
