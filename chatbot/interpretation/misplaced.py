"""An answer that may be meant for another question: it names that one's thing, and nothing of the one put."""

from __future__ import annotations

from chatbot.interpretation.situation import Situation
from criteria.model import Trial


def speaks_of_another(situation: Situation, trial: Trial) -> bool:
    """True where a thing of another section is named, and no words of the question asked are said.

    "Went through the change at 51" is no level of bilirubin, and "Lutathera, yes, three times" signs no form.
    """
    asked = situation.question
    own = any(match.key.role != "trap" for match in situation.every_saying)
    named = {match.key for match in situation.topics if not match.fuzzy}
    if own or not named or asked.id in named:
        return False
    return all(trial.question(name).section not in (asked.section, "") for name in named)
