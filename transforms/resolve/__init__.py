"""How sure a reading is. Here: named features of a fact, their weights, the probability that they give.

Not here: reading (``figures``); fitting the weights (``tests.quality.train``); from which probability on a mart takes a row
(``warehouse.marts``).
"""
