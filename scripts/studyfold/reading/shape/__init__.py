"""Which blocks of a document are its questions."""
