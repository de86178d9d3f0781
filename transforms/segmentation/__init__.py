"""From a document's text to articles of tokenised sentences: passages, sentences, tokens with parts of speech, and the language test.

What belongs here: whatever looks at characters and whole frames of documents. What does not: anything that knows a name, a
number or a meaning; that begins with ``lexicons`` and ``times``.
"""
