"""Declaration, marts over hand-written rows, publishing."""
