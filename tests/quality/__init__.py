"""How well the readings do on annotated corpora of our own, and the floors below which they must not fall."""
