"""YAML into frozen dataclasses; the only importer of yaml."""
