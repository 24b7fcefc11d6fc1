"""Dates, lengths of time and ages in free text, English and Chinese beside each other."""
