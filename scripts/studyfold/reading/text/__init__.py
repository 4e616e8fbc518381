"""Plain text, of which only lines and their places say what is a question."""
