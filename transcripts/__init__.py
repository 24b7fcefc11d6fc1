"""Saved conversations: events, the append-only journal, and the store. Imports nothing of the project."""
