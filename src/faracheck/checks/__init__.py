"""One file per kind of check: Reading in, hits out; no law, no severity, no formats."""
