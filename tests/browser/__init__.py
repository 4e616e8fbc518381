"""What a reader meets, proved in a real browser: on http:// and on file://, with every other address blocked."""
