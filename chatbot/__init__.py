"""The eligibility chatbot: interpretation, dialogue, staff tools and the two front ends."""

VERSION = "0.1.0"
"""The program's version, as transcripts name it."""
