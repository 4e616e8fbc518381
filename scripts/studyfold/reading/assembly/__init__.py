"""Questions and what stands around them to a guide."""
