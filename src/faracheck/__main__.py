"""`python -m faracheck` is `faracheck`."""

from faracheck.cli import main

main()
