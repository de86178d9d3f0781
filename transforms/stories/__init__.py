"""Which documents tell the same story, because one derives from the other: shared terms, aligned sentences, groups.

What belongs here: comparing documents with one another by their text. What does not: comparing what they claim; that is the
work of the marts in ``warehouse``. Knows of ``segmentation`` only.
"""
