"""The words that close the language of news: verbs of being, and what breaks a sentence into clauses."""

from __future__ import annotations

BREAKS = frozenset({";", "while", "whereas", "but", "although", "though", "\u2014", "--", ":"})
BE = frozenset({"is", "are", "was", "were", "be", "been", "being", "am", "'s", "'re", "get", "gets", "got"})
