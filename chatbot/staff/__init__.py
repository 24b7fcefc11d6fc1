"""Staff tools: replay, verify, annotate, re-screen and export of saved transcripts."""
