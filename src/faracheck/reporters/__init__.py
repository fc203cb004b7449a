"""One file per format; each is three pure functions: head, item, tail."""
