"""The study team's screens: the list of conversations, the replay, and the forms over it."""
