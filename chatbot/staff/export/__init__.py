"""Handing saved conversations on: one module a format. All carry the id, none the person."""
