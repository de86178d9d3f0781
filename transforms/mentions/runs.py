"""Runs of capitalised words: where a capital marks a name, and how far the words of names reach, with particles, initials and nicknames."""

from __future__ import annotations

from transforms.mentions.called_like_places import shows_person
from transforms.mentions.called_like_words import is_family_word, is_word_as_name, opens_with_name
from transforms.mentions.capitals import FUNCTION_WORDS
from transforms.mentions.line import NameLine, is_country, is_date_word, is_given_name, is_land, is_plain_word
from transforms.segmentation.tokens import VERB_TAGS

# A run of capitalised words is cut into names within so many tokens; a longer one is a list that has lost its commas.
RUN_MAX_TOKENS = 40
_OPENINGS = {'"', "'", "''", "``", ":", "(", "[", "\u2014", "--", "-", "\u2022", "*", "..."}
_NICKNAME_MARKS = {'"': {'"'}, "''": {"''"}, "``": {"''", '"'}, "'": {"'"}, "(": {")"}}
NICKNAME_MAX_WORDS = 3


def is_capital(line: NameLine, i: int) -> bool:
    """Whether the token's capital marks a name, rather than the start of a sentence or a quotation."""
    word = line.word(i)
    if not word or not word[0].isupper():
        return False
    # Machine translation and some wires print 'Israel And the United States', 'the U.S., Where', 'U.S. Companies'.
    if _is_closed_word(line, i):
        return is_word_as_name(line, i, opens=is_opening(line, i)) or _is_initial_a(line, i)
    if i not in line.known and line.lower(i - 1) == "u.s." and _is_ordinary(line, i) and line.role_from(i) is None:
        return False  # not so of 'U.S. Secretary of State George Hale'
    if len(word) == 1 and not _is_initial(line, i):
        return False
    if not is_opening(line, i):
        return word != "I" and not word.startswith("I'")
    return i in line.known or _is_name_opening(line, i)


def _is_closed_word(line: NameLine, i: int) -> bool:
    return i not in line.known and (line.lower(i) in FUNCTION_WORDS or is_family_word(line, i))


def _is_initial(line: NameLine, i: int) -> bool:
    return line.lower(i + 1) == "." or i in line.known or _is_bare_initial(line, i)


def _is_bare_initial(line: NameLine, i: int) -> bool:
    """'said G Ramanathan', 'G K Hale': an initial without its dot; not 'Plan B Lawyers', 'a T Bill'."""
    following = line.word(i + 1)
    if len(following) == 1 and following.isupper() and following not in {"A", "I"}:
        return not line.word(i - 1)[:1].isupper() and _is_surname_behind_initials(line, i + 2)
    is_free = not line.sentence.is_glued(i) and not line.sentence.is_glued(i + 1) and not line.word(i - 1)[:1].isupper()
    is_long = len(following) > 2 or line.word(i) == "U"  # 'U Nu'
    is_name = following.istitle() and is_long and i + 1 not in line.known and not is_plain_word(line, i + 1)
    return line.word(i) not in {"A", "I"} and is_free and is_name and following not in line.lists.organisation_tails


def _opens_with_initials(line: NameLine, i: int) -> bool:
    """'G. K. Hale told': two initials at the start of a sentence; one alone may number a list."""
    initials = [line.word(i), line.word(i + 2)]
    are_initials = all(len(word) == 1 and word.isupper() for word in initials) and line.word(i + 1) == line.word(i + 3) == "."
    return are_initials and line.word(i + 4).istitle() and not is_plain_word(line, i + 4)


def _is_surname_behind_initials(line: NameLine, i: int) -> bool:
    """'the secretary G K | Hale'."""
    is_name = line.word(i).istitle() and len(line.word(i)) > 2 and i not in line.known and not is_plain_word(line, i)
    return is_name and line.word(i) not in line.lists.organisation_tails


def _is_initial_a(line: NameLine, i: int) -> bool:
    """'Robert A. Hale': not 'met Robert. A day later'."""
    has_dot = line.word(i) in {"A", "I"} and line.word(i + 1) == "." and line.sentence.is_glued(i + 1)
    return has_dot and is_given_name(line, i - 1) and i + 2 < line.length


def _is_ordinary(line: NameLine, i: int) -> bool:
    return (
        line.lower(i) in line.lists.common_words
        and line.word(i) not in line.lists.organisation_tails
        and line.lower(i) not in line.lists.given_names
    )


def is_opening(line: NameLine, i: int) -> bool:
    """Whether the word opens the sentence or a quotation."""
    before = line.lower(i - 1)
    return i == 0 or (before in _OPENINGS and not (before == "'" and _is_inside(line, i - 1)))


def _is_name_opening(line: NameLine, i: int) -> bool:
    """A capital at the start of a sentence: a name if the word is none of the language, or opens a title."""
    lower = line.lower(i)
    if line.sentence.tags[i] in {"NNP", "NNPS"} and lower not in line.lists.common_words:
        return True
    if line.sentence.tags[i] in {"DT", "IN", "PRP", "PRP$", "CC", "WRB", "WP", "WDT", "RB", "MD", "EX", "TO"}:
        return False
    if (line.lower(i + 1) == "." and lower in line.lists.honorifics) or _opens_with_initials(line, i):
        return True
    if nickname_end(line, i + 1) or (lower in line.lexicon.word_sets["offices_before_country"] and is_land(line, i + 1)):
        return True
    return _opens_longer_name(line, i) if line.word(i + 1)[:1].isupper() else _opens_small_title(line, i)


def _opens_small_title(line: NameLine, i: int) -> bool:
    """'Secretary of State John Kerry': a role with a capital not right behind it."""
    role = line.role_from(i)
    if not role or not role[1].before_name:
        return False
    after = role[0] + 1 if line.lower(role[0]) in {"of", "for"} else role[0]
    return line.word(after)[:1].isupper()


def _opens_longer_name(line: NameLine, i: int) -> bool:
    """'President Obama', 'Finance Ministry', 'Ai Jun', 'Will Smith' but not 'While Putin'."""
    lower, tag, lists = line.lower(i), line.sentence.tags[i], line.lists
    if line.role_from(i) or i in line.sentence.hits.role_modifiers:
        return True
    if lower in lists.honorifics or lower in lists.family_first:
        return True
    if line.word(i) in lists.organisation_heads or line.word(i + 1) in lists.organisation_tails:
        return True
    if lower in lists.given_names and (tag not in VERB_TAGS or opens_with_name(line, i)):
        return True
    if i + 1 in line.known and shows_person(line, i, i + 1):  # 'Jack Germany, a baker,'
        return True
    return tag in {"NN", "NNS", "JJ"} and is_capital(line, i + 1) and line.sentence.tags[i + 1] in {"NNP", "NNPS"}


def run_end(line: NameLine, i: int) -> int:
    """The end of the run of capitalised words that begins at ``i``."""
    j = i
    while j < line.length and j - i < RUN_MAX_TOKENS:
        if j in line.known and (j == i or line.word(j)[0].isupper()):
            j = line.known[j][0]
        elif is_capital(line, j) or (j > i and _is_inside(line, j)):
            j += 1
        elif j > i and nickname_end(line, j):
            j = nickname_end(line, j) + 1  # and the surname, whatever word it is
        else:
            break
    while j > i and line.sentence.tags[j - 1][0] not in "NJVCDRIPMFUWET" and line.word(j - 1)[-1:] != ".":
        j -= 1
    return max(without_loose_end(line, i, j, {"-", "&", "'"}), i + 1)


def without_loose_end(line: NameLine, start: int, end: int, marks: set[str]) -> int:
    """The end of a name without marks that nothing of the name follows."""
    while end > start and line.word(end - 1) in marks:
        end -= 1
    return end


def _is_inside(line: NameLine, j: int) -> bool:
    """Whether a token that is no capitalised word goes on with the name: an initial's dot, a hyphen, a particle."""
    word, following = line.word(j), line.word(j + 1)
    if word == ".":
        return line.sentence.is_glued(j) and _is_dot_inside(line, j)
    if word == "-":
        return _is_hyphen_inside(line, j)
    if line.word(j - 1) == "-" and line.sentence.is_glued(j):
        return _is_behind_hyphen(line, j)
    if word == "'":
        return _is_genitive_inside(line, j)
    if len(word) == 1 and word.isupper() and word not in {"A", "I"}:  # 'George W Bush'
        return line.word(j - 1)[:1].isupper() and following[:1].isupper() and len(following) > 1
    if word in line.lists.particles:
        return _is_particle_inside(line, j)
    return word == "&" and following[:1].isupper()


def _is_hyphen_inside(line: NameLine, j: int) -> bool:
    return line.sentence.is_glued(j) and j + 1 < line.length and line.sentence.is_glued(j + 1) and line.word(j + 1)[:1].isalpha()


def _is_dot_inside(line: NameLine, j: int) -> bool:
    """The dot of an initial, a form of address or an abbreviated role before a name."""
    before, following = line.word(j - 1), line.word(j + 1)
    abbreviates = len(before) == 1 or before.lower() in line.lists.honorifics or _is_abbreviated_role(line, j - 1)
    return abbreviates and (following[:1].isupper() or nickname_end(line, j + 1) > 0)


def _is_behind_hyphen(line: NameLine, j: int) -> bool:
    """'Chi-cheng', 'Moon Jae-in'; not 'Paris-based'."""
    word = line.word(j)
    if not line.word(j - 2)[:1].isupper() or not word.isalpha() or word in line.lexicon.word_sets["ends_of_compounds"]:
        return False
    is_noun = line.sentence.tags[j] in {"NN", "NNP", "FW", "JJ", "NNS", "VBG", "VB", "RB"}
    return is_noun or (line.lower(j - 3) in line.lists.family_first and len(word) <= 6)


def _is_genitive_inside(line: NameLine, j: int) -> bool:
    """'Farm Workers' Union'."""
    named = not line.is_in_marks[j] and line.sentence.is_glued(j) and line.word(j - 1)[-1:] == "s" and not _ends_country(line, j)
    tails, following = line.lists.organisation_tails, line.word(j + 1)
    return named and (following in tails or line.word(j + 2) in tails) and following[:1].isupper()


def _is_particle_inside(line: NameLine, j: int) -> bool:
    """'Abdel Fattah al-Sisi', 'Vieira da Costa', 'van der Meer'."""
    following, beyond = line.word(j + 1), line.word(j + 2)
    if following == "-" and line.sentence.is_glued(j + 1):
        return beyond[:1].isupper()
    if following[:1].isupper() and not is_country(line, j + 1) and line.sentence.tags[j] != "CC":
        return True
    return following in line.lists.particles and beyond[:1].isupper()


def nickname_end(line: NameLine, j: int) -> int:
    """Where a nickname in marks ends, if one opens at ``j`` behind a given name: 'Joseph "Big Joe" Hale'; else 0."""
    closing = _NICKNAME_MARKS.get(line.word(j))
    if closing is None or line.sentence.is_glued(j) or not _is_behind_given(line, j, is_listed=line.word(j) in {"(", "'"}):
        return 0
    end = next((k for k in range(j + 1, min(j + 3 + NICKNAME_MAX_WORDS, line.length)) if line.word(k) in closing), 0)
    words = line.sentence.words[j + 1 : end]
    if not _may_be_nickname(words) or any(word in line.lists.organisation_tails for word in words):
        return 0
    is_name = line.lower(j - 1) in line.lists.given_names or not is_plain_word(line, end + 1)
    return end + 1 if is_name and _may_be_surname(line, end + 1) else 0


def _may_be_nickname(words: list[str]) -> bool:
    """'Big Joe', 'Jack the Hat'; nothing printed in capitals throughout."""
    is_named = all(word[:1].isupper() or word in {"the", "of", "-"} for word in words)
    return bool(words) and is_named and not any(word.isupper() for word in words)


def _may_be_surname(line: NameLine, i: int) -> bool:
    """A capitalised word behind a nickname; not 'Hale (Securities) Ltd'."""
    word = line.word(i)
    is_other = i in line.country_starts or word in line.lists.organisation_tails or is_date_word(line, i)
    return word[:1].isupper() and len(word) > 1 and not is_other


def _is_behind_given(line: NameLine, j: int, *, is_listed: bool) -> bool:
    """Whether what opens at ``j`` stands behind a given name: 'Joseph "', 'Joseph L. "', 'Joseph Earl "'."""
    before = j - 2 if line.word(j - 1) == "." and line.sentence.is_glued(j - 1) else j - 1
    if len(line.word(before)) == 1 and line.word(before).isupper() and line.lower(before - 1) in line.lists.given_names:
        return True
    is_second = line.word(before).istitle() and is_given_name(line, before - 1) and before not in line.known
    return before == j - 1 and (is_second or _may_be_given(line, before, is_listed=is_listed))


def _may_be_given(line: NameLine, i: int, *, is_listed: bool) -> bool:
    """A capitalised word before a nickname: a given name, or, unless it must be listed as one, a word of no other meaning."""
    is_other = i in line.known or line.word(i) in line.lists.organisation_tails or line.lower(i) in line.lists.common_words
    is_new = not is_listed and not is_other and line.word(i).istitle()
    return line.word(i)[:1].isupper() and (line.lower(i) in line.lists.given_names or is_new)


def _is_abbreviated_role(line: NameLine, i: int) -> bool:
    role = line.role_from(i)
    return bool(role and role[0] == i + 1 and len(line.word(i)) <= 5)


def _ends_country(line: NameLine, end: int) -> bool:
    return end in line.country_ends


def nickname_tokens(line: NameLine, start: int, end: int) -> set[int]:
    """The tokens of nicknames in marks inside a name."""
    return {k for j in range(start + 1, end) for k in range(j, min(nickname_end(line, j), end))}
