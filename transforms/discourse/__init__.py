"""Whom an article has spoken of before a place, for pronouns, titles and short forms.

What belongs here: look-ups by place in what was named or said before. What does not: deciding what a speaker said or did.
"""
