"""Quotations: who is said to have said what, in quotation marks or in the writer's words, and whose data a sentence reports.

What belongs here: cues, speakers, contents, transcripts and sources. What does not: statements as events (``events``).

``quotes`` reads an article, in its ``context``, by means of

- ``marks``, ``stretches``, ``transcripts``: what stands in quotation marks or as a turn of a transcript;
- ``attribution``: who says it, by ``cues``, the subjects of their verbs, and whom these refer to (``focus``, which
  moves with the names: ``in_focus``); ``phrase_cues``: 'according to', 'in her words'; ``outlets``: through whom it reaches us;
- ``content``: what is reported without marks, where it begins (``content_starts``) and where it ends (``content_ends``);
- ``direct``: who speaks words in marks, by the ``positions`` of their cues or as ``speakers`` without one; no ``scare_quotes``.
"""
