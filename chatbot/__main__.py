"""``python -m chatbot`` is the same as ``chatbot``."""

from __future__ import annotations

import sys

from chatbot.cli import main

sys.exit(main())
