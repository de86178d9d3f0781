"""The word lists (the CSV files of this folder), what the readings look up in them, and how a phrase is found in a sentence.

What the tables of phrases find in a sentence is found once, in one walk, and read from its ``hits``; a new table gets a field in
``Lexicon`` and in ``Hits``.

What belongs here: a word with what it stands for, and look-ups that need nothing but words. What does not: rules about where
in a sentence a word counts. The files are read and checked by ``flows.lexicons``, since nothing here touches the disk.
"""
