"""Which keys stand at the foot of the conversation, by what is open."""

from __future__ import annotations

from chatbot.dialogue.prompt import Prompt, PromptKind
from chatbot.tui.labels import Labels
from chatbot.tui.widgets.key_bar import Key


def keys_for(prompt: Prompt, labels: Labels) -> tuple[Key, ...]:
    """The keys that do something at this prompt, by their numbers."""
    paused = prompt.kind is PromptKind.PAUSED
    talking = prompt.kind is not PromptKind.CONSENT and not paused
    reviewing = prompt.kind is PromptKind.REVIEW
    known = (
        (True, Key("F1", "screen.help", labels.help)),
        (bool(prompt.why), Key("F2", "screen.steer('why')", labels.why)),
        (_can_list(prompt), Key("F3", "screen.choices", labels.choices)),
        (talking, Key("F4", "screen.steer('back')", labels.back)),
        (talking and not reviewing, Key("F5", "screen.steer('summary')", labels.answers)),
        (True, Key("F6", "app.next_theme", labels.theme)),
        (True, Key("F7", "screen.switch", labels.other_language)),
        (talking, Key("F8", "screen.steer('pause')", labels.pause)),
        (paused, Key("Enter", "screen.go_on", labels.go_on)),
        (paused, Key("Ctrl+Q", "app.leave", labels.leave)),
    )
    return tuple(key for holds, key in known if holds)


def _can_list(prompt: Prompt) -> bool:
    closed = prompt.kind in (PromptKind.PAUSED, PromptKind.REVIEW)
    return bool(prompt.choices) and not prompt.choices_shown and not closed
