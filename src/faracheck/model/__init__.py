"""The nouns: frozen data without input, output or clock."""
