"""Errors that speak to the person at the command line."""

from __future__ import annotations


class UsageError(Exception):
    """Something given on the command line or in a file that can't be used.

    The message says what was wrong, where, and what to do.
    """
