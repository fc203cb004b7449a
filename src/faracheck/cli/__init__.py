"""The command line: options, the clock, exit codes; no logic."""
