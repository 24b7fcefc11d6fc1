"""Free text to structured values, in English and Chinese. Imports ``criteria`` and nothing above it."""

from chatbot.interpretation.interpret import interpret, interpret_kind

__all__ = ["interpret", "interpret_kind"]
