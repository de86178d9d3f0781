"""Organisations whose name is broken in two where a run of capitals ends: at the 'and' between fields, at an owner's 's."""

from __future__ import annotations

from transforms.mentions.line import Name, NameLine, is_date_word, is_land, is_plain_word
from transforms.mentions.runs import run_end
from transforms.mentions.titles import is_office_word

# How long the fields of one office may be, in words on one side of 'and'.
_FIELD_MAX_WORDS = 4


def joint_office(line: NameLine, start: int, last: int) -> Name | None:
    """'the Trade and Industry Department', 'the Agriculture, Forestry and Fisheries Ministry': fields in plain words, and an office.

    Not 'the Finance Ministry and Trade Department', which are two, nor 'the Hale and Trade Ministry officials'. Missed: what
    opens a sentence without an article, where a capital shows nothing ('Farmers and Trade Ministry officials').
    """
    if line.lower(last) not in {",", "and"}:
        return None
    joint = last
    while line.lower(joint) == "," and _are_fields(line, joint + 1, run_end(line, joint + 1)):
        joint = run_end(line, joint + 1)
    if line.lower(joint) != "and" or not line.word(joint + 1)[:1].isupper() or not _are_fields(line, _behind_country(line, start), last):
        return None
    end = run_end(line, joint + 1)
    is_office = is_office_word(line, end - 1) or line.lower(end - 1) in line.lexicon.word_sets["bodies_of_fields"]
    is_joint = is_office and end - joint > 2 and _are_fields(line, joint + 1, end - 1)
    return Name(start, end, "organisation") if is_joint else None


def _behind_country(line: NameLine, first: int) -> int:
    """'the Peru | Tea and Coffee Board': where the fields begin behind the country that the name opens with."""
    return line.known[first][0] if is_land(line, first) else first


def _are_fields(line: NameLine, start: int, end: int) -> bool:
    """Whether the words are capitalised ordinary ones, and neither an office, a role, a day nor a known name."""
    return 0 < end - start <= _FIELD_MAX_WORDS and all(_is_of_field(line, k) for k in range(start, end))


def _is_of_field(line: NameLine, k: int) -> bool:
    is_modifier = k in line.sentence.hits.role_modifiers
    is_ordinary = line.word(k)[:1].isupper() and (is_modifier or is_plain_word(line, k)) and not is_date_word(line, k)
    role = line.role_from(k)
    is_role = role is not None and role[1].before_name and not is_modifier and line.word(k) not in line.lists.organisation_tails
    return is_ordinary and not is_role and k not in line.known and line.word(k) not in line.lists.organisation_heads


def firm_behind_owner(line: NameLine, first: int, last: int) -> Name | None:
    """What follows a firm's 's is no name without it: "Barclay's Bank Plc", "Kohl's Corp"; not "Germany's Bank AG", "Paul Hale's Bank"."""
    is_owner = last - first == 1 and line.word(last) in {"'s", "\u2019s"} and first not in line.known and not is_plain_word(line, first)
    start = last + 1
    if not is_owner or start in line.known or not line.word(start)[:1].isupper():
        return None
    end = run_end(line, start)
    are_tails = all(line.word(k) in line.lists.organisation_tails for k in range(start, end))
    is_legal = line.lower(end - 1) in line.lexicon.word_sets["legal_forms"]
    return Name(first, end, "organisation") if are_tails and is_legal else None
