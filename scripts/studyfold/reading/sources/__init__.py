"""Documents of each format to Markdown that keeps their lines."""
