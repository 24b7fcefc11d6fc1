"""The rule language: short expressions that compare facts, checked at load and read once.

``reading.parse("18 <= age_at_start <= 80", names)``; the language is listed in ``functions``. Only
``rule`` is loaded with a definition; the rest comes with the first rule that is asked.
"""
