"""Document in, Reading out: statements, contact blocks, what kind of draft it is."""
