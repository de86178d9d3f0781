"""The grammar of a sentence that several readings share: closed word classes and the verb group around a verb.

What belongs here: what holds for any sentence, whatever it is about. What does not: words of one subject (trade, saying,
events), which live in ``lexicons`` and with their readings.
"""
