"""Free text to structured values, in English and Chinese. Imports ``criteria`` and nothing above it.

The readers are loaded with the first answer, so that a first question can be shown without them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from chatbot.interpretation.interpreter import interpret, interpret_kind

__all__ = ["interpret", "interpret_kind"]


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from chatbot.interpretation import interpreter

    return getattr(interpreter, name)
