"""Says whether a draft of press material carries the statement that FARA asks for."""
