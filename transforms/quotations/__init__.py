"""Quotations: who is said to have said what, in quotation marks or in the writer's words, and whose data a sentence reports.

What belongs here: cues, speakers, contents, transcripts and sources. What does not: statements as events (``events``).
"""
