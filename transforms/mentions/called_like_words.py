"""Persons whose name begins or ends with a word of the language: 'Will Carter', 'Mrs. May', 'He Lifeng', 'To Lam'.

The capital of such a word tells a name only inside a sentence, or where what follows fits no sentence that the word could
open: 'To Lam said', 'An Phuong met'. Where it fits one ('So Trump said', 'To Carney, tariffs'), nobody is read.
"""

from __future__ import annotations

from transforms.mentions.line import NameLine, is_date_word, is_plain_word

_VOWELS = "aeiou"
# 'To Merkel, the deal was', 'Than Trump, nobody': a comma behind the name shows none.
_PREPOSITIONS = {"to", "than"}


def is_family_word(line: NameLine, i: int) -> bool:
    """Whether the word is one of the language and a family name that stands first: 'He', 'To', 'An', 'So'."""
    word, sets = line.lower(i), line.lexicon.word_sets
    return word in sets["words_as_family_names"] or word in sets["words_as_hyphened_names"]


def is_word_as_name(line: NameLine, i: int, *, opens: bool) -> bool:
    """'Will Carter', 'Alison May', 'Mrs. May', 'He Lifeng': a capital that tells more than that the word ``opens`` a sentence."""
    may_be_first = is_family_word(line, i) or line.lower(i) in line.lexicon.word_sets["function_words_as_names"]
    if not line.word(i).istitle() or not may_be_first:
        return _is_between_names(line, i)
    if not _may_be_followed(line, i):
        return False
    return opens_with_name(line, i) if opens else _is_name_inside(line, i)


def _is_name_inside(line: NameLine, i: int) -> bool:
    """Whether the word with its capital inside a sentence is a name: behind a title or given name, or before a word of no other meaning."""
    is_family, addressed = is_family_word(line, i), i - 2 if line.lower(i - 1) == "." else i - 1
    role = line.role_up_to(i)
    is_surname = line.lower(i - 1) in line.lists.given_names and line.word(i - 1).istitle()
    if is_surname or line.lower(addressed) in line.lists.honorifics or (role and role[1].before_name and line.word(i - 1).istitle()):
        return is_family or not _begins_name(line, i + 1)
    if is_family and _goes_on_with_headline(line, i):
        return False
    return _begins_name(line, i + 1) and line.sentence.words[-1] != "?"


def opens_with_name(line: NameLine, i: int) -> bool:
    """'Rob Steele paid', 'Will Carter, who': a word of the language opens the sentence as a name; not 'Mark my words'."""
    if line.sentence.words[-1] == "?" or not line.word(i + 1).istitle() or line.lower(i + 1) in line.lexicon.times.weekdays:
        return False
    end = _end_of_capitals(line, i + 2)
    is_free = i + 1 not in line.known or (line.known[i + 1][1][0].kind == "place" and not line.known[i + 1][1][0].is_certain)
    if is_free and line.sentence.tags[min(end, line.length - 1)] in {"VBD", "VBZ"}:
        return True  # no auxiliary or request is followed by such a form: 'Will Carver left', 'Peter March left'
    goes_on = line.lower(end) in {",", "'s", "and", "("} or line.sentence.tags[min(end, line.length - 1)] in {"MD", "VBN", "POS"}
    is_told = line.lower(i) not in _PREPOSITIONS or _is_described_subject(line, end)
    return goes_on and is_told and _begins_name(line, i + 1)


def _end_of_capitals(line: NameLine, end: int) -> int:
    """Past three more words of the name at most, with what a hyphen joins to it: 'An Duk-geun'."""
    stop = min(line.length, end + 3)
    while end < stop and (line.word(end)[:1].isupper() or "-" in {line.word(end), line.word(end - 1)}) and not is_date_word(line, end):
        end += 1
    return end


def _is_described_subject(line: NameLine, end: int) -> bool:
    """'To Lam, the Vietnamese leader, said': behind a role between commas the verb follows; not 'To Merkel, the chancellor, it was'."""
    close = next((k for k in range(end + 1, min(end + 9, line.length - 1)) if line.word(k) == ","), 0)
    has_role = line.word(end) == "," and any(line.role_from(k) for k in range(end + 1, close))
    return has_role and line.sentence.tags[close + 1] in {"VBD", "VBZ"}


def _may_be_followed(line: NameLine, i: int) -> bool:
    """'An Phuong', not 'An Airbus'; 'So Jung-hun', not 'So Macron': whether the next word goes on with a name."""
    if line.lower(i) in line.lexicon.word_sets["words_as_hyphened_names"]:
        return line.word(i + 2) == "-" and line.sentence.is_glued(i + 2) and line.word(i + 3)[:1].islower()
    return line.lower(i) != "an" or line.lower(i + 1)[:1] not in _VOWELS


def _goes_on_with_headline(line: NameLine, i: int) -> bool:
    """'the Road To Serfdom', 'Welcome To Lagos': behind another word with a capital that is no country."""
    return line.word(i - 1)[:1].isupper() and i not in line.country_ends


def _is_between_names(line: NameLine, i: int) -> bool:
    """'Vu The Binh': a middle name behind a family name that stands first; not 'Kim The Leader'."""
    is_middle = line.lower(i) in line.lexicon.word_sets["words_as_middle_names"] and line.word(i).istitle()
    return is_middle and line.lower(i - 1) in line.lists.family_first and line.word(i - 1).istitle() and _begins_name(line, i + 1)


def _begins_name(line: NameLine, i: int) -> bool:
    """Whether a capitalised word stands there that is no known country or organisation, no date and no ordinary word."""
    is_other = i in line.known and (line.known[i][1][0].kind != "place" or line.known[i][1][0].is_certain)
    return line.word(i).istitle() and len(line.word(i)) > 1 and not is_other and not is_date_word(line, i) and not is_plain_word(line, i)
