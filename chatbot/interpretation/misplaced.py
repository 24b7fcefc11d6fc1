"""An answer that may be meant for another question: it names that one's thing, and nothing of the one put."""

from __future__ import annotations

from chatbot.interpretation.situation import Situation
from chatbot.interpretation.yesno import find_direct
from criteria.model import Trial


def speaks_of_another(situation: Situation, trial: Trial) -> bool:
    """True where no words of the question asked are said, and a thing of another section is named.

    "Went through the change at 51" is no level of bilirubin, and "Lutathera, yes, three times" signs no form.
    In the same section it has to be the thing that the yes or no is said of: 肯定女的 signs none either.
    """
    asked = situation.question
    own = any(match.key.role != "trap" for match in situation.every_saying)
    named = {match.key for match in situation.topics if not match.fuzzy}
    if own or not named or asked.id in named:
        return False
    if all(trial.question(name).section not in (asked.section, "") for name in named):
        return True
    answers = find_direct(situation.sentence, situation.asked)
    return bool(answers) and all(
        situation.names_another(situation.sentence.clause_of(answer.first)) for answer in answers
    )
