"""The participant's screens: start, conversation, check-your-answers, summary, help."""
