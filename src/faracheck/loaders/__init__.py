"""One module or folder per format: bytes in, Document out; no rules, no network."""
