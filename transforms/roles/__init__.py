"""Who holds which office or position, and the mentions that call a person by one: 'the Russian president'.

What belongs here: what is read of a role's own noun phrase in the parse. What does not: the titles by which a name is known for a
person's (``mentions``), and who speaks or acts by an office (``quotations``, ``events``).
"""
