"""What the commands for the study team print: one module a command, no decisions of its own."""
