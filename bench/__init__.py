"""How fast faracheck is, beside lxml's bare parse of the same bytes in the same run."""
