"""A document's lines: where they came from, which blocks they make, and what words and marks in them say."""
