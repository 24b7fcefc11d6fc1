"""The conversation as a pure state machine: events in, state and prompt out."""
