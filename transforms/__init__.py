"""The reading of text: pure functions from Polars frames and lexicons to Polars frames.

Belongs here: passages, sentences, names, dates, numbers, figures, quotations, roles, events, near-duplicates.
Does not belong here: files, clocks, databases, logging, Prefect. What varies is an argument.
"""
