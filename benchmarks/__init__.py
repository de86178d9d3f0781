"""Measurements of speed, on a corpus that is made for them; nothing here is part of the program."""
