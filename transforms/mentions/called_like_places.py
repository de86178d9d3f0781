"""Persons who are called like a country or a town, by what stands beside the name.

'Chad, 34, lives in Ohio', 'her father Israel', 'Jordan told his teammates', 'Rob Ireland, 45': an age, a family, a pronoun
show a person. Where nothing does, the name is that of the place.
"""

from __future__ import annotations

from transforms.mentions.line import NameLine

OLDEST = 110
_POSSESSIVES = {"his", "her", "my", "your", "'s"}  # not 'its sister Georgia', 'their brother Syria': states have such, too
_OWN = {"his", "himself", "herself"}  # not 'her': older articles call a country so


def is_person_here(line: NameLine, i: int) -> bool:
    """Whether the known place of one word at ``i`` is a person by its company."""
    end, meanings = line.known[i]
    entry = meanings[0]
    is_name = entry.kind in {"country", "place"} and not entry.is_adjective and line.word(i).istitle() and end == i + 1
    is_inside_run = line.word(i - 1)[:1].isupper() and not _is_addressed(line, i)
    if not is_name or is_inside_run or line.word(end)[:1].isupper():
        return False
    if is_given_name_of_town(line, i) and (_is_addressed(line, i) or _is_described(line, i, end)):
        return True
    return is_aged(line, i, end) or _is_of_family(line, i) or _acts_on_own(line, i, end)


def is_given_name_of_town(line: NameLine, i: int) -> bool:
    """'Vladimir': a given name, and the name of a town that needs support from its context; not 'Austin', a surname, nor 'Paris'."""
    entry, word = line.known[i][1][0], line.lower(i)
    return entry.is_town and not entry.is_certain and word in line.lists.given_names and word not in line.lists.family_names


def _is_addressed(line: NameLine, i: int) -> bool:
    """'Dear Vladimir'."""
    return line.lower(i - 1) in line.lexicon.word_sets["salutations"]


def _is_described(line: NameLine, i: int, end: int) -> bool:
    """'said Vladimir, a farmer near Tula,'; not 'in Vladimir, a driver said'."""
    return line.sentence.tags[i - 1] not in {"IN", "TO"} and _has_role_behind(line, end)


def is_aged(line: NameLine, start: int, end: int) -> bool:
    """'Chad, 34, lives', 'Georgia, 12, died': not 'in Georgia, 12, in Chad, 7', 'Georgia, 12 years after'."""
    if line.lower(end) != "," or line.lower(end + 2) != "," or not _is_age(line.lower(end + 1)):
        return False
    if line.lower(start - 1) in {"in", "from", "at", "near", "to", "of", "with", "against", ","} and line.lower(start - 2) != "said":
        return False
    behind = line.word(end + 3)
    if line.lower(start - 1) == "and" and behind != "who":
        return False
    if behind in {"and", "or"}:
        return end + 4 not in line.known  # not 'Georgia, 12, and Chad, 7'
    return behind.islower() and behind not in {"in", "per", "by", "with"}


def _is_age(word: str) -> bool:
    return word.isdecimal() and 0 < int(word) <= OLDEST


def _is_of_family(line: NameLine, i: int) -> bool:
    """'her father Israel', 'Paul's sister Georgia'."""
    role = line.role_up_to(i)
    return bool(role and role[1].kind == "family" and line.lower(role[0] - 1) in _POSSESSIVES | line.lexicon.word_sets["children"])


def _acts_on_own(line: NameLine, i: int, end: int) -> bool:
    """'Jordan told his teammates', 'Israel hurt himself': a given name, and what only a person has."""
    is_name = line.lower(i) in line.lists.person_words and line.lower(i - 1) not in {"in", "from", "of", "to", "and", "with"}
    return is_name and line.sentence.tags[min(end, line.length - 1)] in {"VBD", "VBZ"} and line.lower(end + 1) in _OWN


def shows_person(line: NameLine, start: int, i: int) -> bool:
    """'Rob Ireland won', 'Taki Mali, a singer,': a country behind what may be a given name, and a sign of a person.

    'Toyota Canada', 'Bank Indonesia', 'Team Peru' end in a country, too.
    """
    end = line.known[i][0]
    if not _is_lone_country(line, i) or not _may_be_given(line, start) or line.sentence.is_glued(i):
        return False
    is_given = line.lower(start) in line.lists.given_names
    if is_aged(line, start, end) or _has_role_behind(line, end):
        return start not in line.known or is_given
    is_told_of = line.lower(start - 1) == "," and line.role_up_to(start - 1) is not None  # 'the nurse, Ann Peru'
    acts = start not in line.known and line.sentence.tags[min(end, line.length - 1)] in {"VBD", "VBZ"}
    return is_given and (is_told_of or acts)


def _is_lone_country(line: NameLine, i: int) -> bool:
    """Whether a country of one word stands at ``i``, by its name, with no other capitalised word behind it."""
    end, meanings = line.known[i]
    is_name = meanings[0].kind == "country" and not meanings[0].is_adjective and line.word(i).istitle()
    return is_name and end == i + 1 and not line.word(end)[:1].isupper()


def _may_be_given(line: NameLine, first: int) -> bool:
    """Whether the word may be a given name: the first of its run, no role and no word of organisations."""
    word = line.word(first)
    is_other = word in line.lists.organisation_tails or word in line.lists.organisation_heads or line.role_from(first) is not None
    is_first = not line.word(first - 1)[:1].isupper() and line.lower(first - 1) != "the"
    return word.istitle() and len(word) > 1 and is_first and not is_other


def _has_role_behind(line: NameLine, end: int) -> bool:
    """', a singer,', ', who', ', the team's captain': what a person is."""
    if line.lower(end) != ",":
        return False
    if line.lower(end + 1) in {"who", "whose"}:
        return True
    if line.lower(end + 1) not in {"a", "an", "the"}:
        return False
    stop = next((k for k in range(end + 2, min(end + 9, line.length)) if line.lower(k) in {",", ".", ";"}), line.length)
    return any(line.role_from(k) and line.sentence.tags[k][:2] == "NN" for k in range(end + 2, min(stop, end + 9)))
