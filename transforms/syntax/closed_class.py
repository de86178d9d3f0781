"""The words that close the language of news, and the tags of its phrases: each class once, by its name in grammar."""

from __future__ import annotations

# What breaks a sentence into parts that govern nothing in one another.
BREAKS = frozenset({";", "while", "whereas", "but", "although", "though", "\u2014", "--", ":"})
MARKS = frozenset({'"', "''", "``"})
BE = frozenset({"is", "are", "was", "were", "be", "been", "being", "am", "'s", "get", "gets", "got"})
HAVE = frozenset({"has", "have", "had", "having"})
WILL = frozenset({"will", "shall"})
DO = frozenset({"do", "does", "did"})
ARTICLES = frozenset({"the", "a", "an"})
PREDETERMINERS = frozenset({"all", "both", "half", "such"})
PRONOUNS = frozenset({"he", "she", "they", "it", "i", "we", "you"})
OBJECT_PRONOUNS = frozenset({"him", "her", "them", "it", "us", "me", "you"})
# What opens a noun phrase of its own behind 'and': 'the bank and the fund', not 'the trade and industry department'.
OWN_ARTICLES = ARTICLES | {"its", "their", "his", "her"}
RELATIVES = frozenset({"who", "which", "whose", "whom", "that"})
RELATIVE_TAGS = frozenset({"WDT", "WP", "WP$", "WRB"})
# What opens a relative clause behind a comma, where 'that' opens none.
RELATIVES_BEHIND_COMMA = (RELATIVES - {"that"}) | {"where"}
NEGATIONS = frozenset({"not", "never", "no", "neither", "nor", "hardly"})
# Those that deny a verb: 'is not true', 'was hardly right'; in 'is wrong: no series shows it' nothing is denied of 'wrong'.
VERB_NEGATIONS = NEGATIONS - {"no", "neither"}
PREPOSITIONS = frozenset({
    "of", "at", "for", "from", "in", "with", "on", "under", "by", "near", "to", "about", "against", "behind", "among",
    "between", "over", "inside", "within", "into", "after", "before", "during", "through", "amid", "as", "than", "like",
    "outside",
})  # fmt: skip
# What stands between a verb and its object: 'turned down an offer', 'brushed aside a claim'.
PARTICLES = frozenset({"aside", "off", "down", "out", "up"})
CLAUSE_OPENERS = frozenset({
    "that", "because", "if", "when", "while", "whereas", "although", "though", "since", "as", "where", "after", "before",
    "until", "unless", "so", "but", "which", "what", "how", "why", "whether",
})  # fmt: skip
# Degrees that stand before an adjective or participle inside a noun phrase: 'a newly elected president'.
DEGREES = frozenset({"newly", "most", "very", "highly", "recently", "more", "less"})

NOUN_TAGS = frozenset({"NN", "NNS", "NNP", "NNPS"})
# What may be the head of a subject.
NOMINAL = NOUN_TAGS | {"PRP", "CD", "EX"}
DETERMINER_TAGS = frozenset({"DT", "PRP$"})
PHRASE_TAGS = NOUN_TAGS | DETERMINER_TAGS | {"JJ", "JJR", "JJS", "CD", "POS", "FW"}
# With the participles inside a phrase: 'the planned visit', 'a shipping company'.
NAMING_TAGS = PHRASE_TAGS | {"VBG", "VBN"}
# With what stands inside a phrase only behind or before some of these.
MODIFIERS = NAMING_TAGS | {"PDT", "RB"}
