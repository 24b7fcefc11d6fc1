"""Reusable widgets: data comes in by the constructor, what happens goes out as messages."""
