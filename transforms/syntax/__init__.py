"""The grammar of a sentence, for all readings: its parse (``Parse``) with names, noun phrases and clauses; subjects and verb groups.

What belongs here: what holds for any sentence, whatever it is about. What does not: words of one subject (trade, saying,
events), which live in ``lexicons`` and with their readings.
"""
