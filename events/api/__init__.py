"""Dates of events as JSON, for the programs of others (docs/api.md)."""
