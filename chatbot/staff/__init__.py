"""Saved conversations for the study team: list, replay, verify, annotate, re-screen, export, delete.

Nothing here draws a screen: the command line and the full screen use the same functions.
"""
