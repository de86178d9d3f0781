"""Names that stand in the gazetteer, which of their meanings is meant, and places that show by a noun: 'Kharkiv region'."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import replace

from transforms.lexicons.gazetteer import THING, GazetteerEntry
from transforms.lexicons.lexicon import Lexicon
from transforms.mentions.called_like_places import shows_person
from transforms.mentions.line import Known, Name, NameLine, is_date_word
from transforms.segmentation.articles import Sentence

_MONEY_SIGNS = {"$", "\u20ac", "\u00a3", "\u00a5"}


def known_names(sentence: Sentence, lexicon: Lexicon) -> Known:
    """Gazetteer names that lie on token bounds: first token -> (end, meanings)."""
    found: Known = {}
    for start, end, meanings in lexicon.gazetteer.find(sentence.text):
        first = bisect_left(sentence.starts, sentence.char_start + start)
        last = bisect_right(sentence.ends, sentence.char_start + end)
        if sentence.starts[first : first + 1] == [sentence.char_start + start] and sentence.ends[last - 1] == sentence.char_start + end:
            end_of_thing = _end_of_money(sentence, last, meanings[0], lexicon) or _end_of_class(sentence, last, meanings[0])
            found[first] = (end_of_thing, (THING,)) if end_of_thing else (last, meanings)
    return found


def _end_of_money(sentence: Sentence, last: int, entry: GazetteerEntry, lexicon: Lexicon) -> int | None:
    """Where 'the Swiss franc', 'U.S. dollars', 'US$', '5 mln N.Z. Dlrs' end: a currency is no mention of its country."""
    if entry.code is None or entry.kind not in {"country", "place"} or entry.basis == "capital" or last >= len(sentence):
        return None
    if sentence.words[last] in _MONEY_SIGNS and sentence.is_glued(last):
        return last + 1
    found = lexicon.money.after.starting(sentence.lower, last)
    if not found or found[0] != last + 1 or not sentence.words[last][0].isalpha() or sentence.tags[last][:2] != "NN":
        return None
    following = sentence.tags[last + 1] if last + 1 < len(sentence) else "."
    is_also_word = sentence.lower[last] in lexicon.word_sets["money_also_words"]
    if is_also_word and (following[:2] == "NN" or (entry.iso3, found[1].family) not in lexicon.money.uses):
        return None
    return found[0]


def _end_of_class(sentence: Sentence, last: int, entry: GazetteerEntry) -> int | None:
    """Where 'Virginia class', 'Kilo-class' ends before a noun: a class of ships is no mention of the place that it is called after."""
    end = last + 1 if sentence.words[last : last + 1] == ["-"] else last
    is_class = entry.kind in {"place", "country"} and not entry.is_adjective and sentence.words[end : end + 1] == ["class"]
    return end + 1 if is_class and end + 1 < len(sentence) and sentence.tags[end + 1][:2] in {"NN", "JJ"} else None


def is_head_of_other(line: NameLine, i: int, last: int) -> bool:
    """'Harrow Metrics', 'Carson Freight', 'Manas Majumdar': the name of a town begins that of a firm or person."""
    end, meanings = line.known[i]
    entry = meanings[0]
    if not entry.is_town or entry.is_large or entry.basis != "name":
        return False
    if end >= last or end in line.known or line.sentence.is_glued(end) or line.word(end) in line.lists.place_after:
        return False
    role = line.role_from(end)
    return line.word(end).istitle() and not is_date_word(line, end) and not (role and role[1].before_name)


def from_gazetteer(line: NameLine, i: int) -> Name:
    """The known name that begins at ``i``, in the meaning that fits."""
    last, meanings = line.known[i]
    entry = _choose(line, i, last, meanings)
    name = Name(i, last, entry.kind, entry)  # type: ignore[arg-type]
    if entry.kind == "country" and entry.basis == "name" and line.word(last) in line.lexicon.word_sets["rivers_and_valleys"]:
        return Name(i, last + 1, "place")  # 'the Jordan river'
    if entry.kind == "place" and line.word(last) in line.lexicon.word_sets["region_nouns"] and entry.basis != "capital":
        name = replace(name, end=last + 1, entry=None)
    return name


def _choose(line: NameLine, i: int, last: int, meanings: tuple[GazetteerEntry, ...]) -> GazetteerEntry:
    """Among several meanings: the place after 'in' or before a comma and a state, else the first."""
    if len(meanings) == 1:
        return meanings[0]
    if meanings[0].kind == "country" and meanings[0].basis == "demonym" and line.lower(i - 1) == "in" and not line.word(last)[:1].isalpha():
        return next((entry for entry in meanings if entry.kind == "place"), meanings[0])
    return meanings[0]


def is_given_name_here(line: NameLine, i: int, last: int) -> bool:
    """'Israel Katz', 'Paris Hilton', 'Jordan Smith': a known place name that is a given name before a surname."""
    end, meanings = line.known[i]
    if end != i + 1 or end >= last or meanings[0].kind == "organisation":
        return False
    if any(entry.is_adjective for entry in meanings) or is_date_word(line, end) or line.word(i).isupper():
        return False  # 'US Dollar'
    is_name = line.lower(i) in line.lists.given_names or line.lower(i) in line.lists.family_first
    return is_name and _may_be_surname(line, i, end) and not line.role_from(end)


def _may_be_surname(line: NameLine, i: int, end: int) -> bool:
    """Whether the word at ``end`` may be the surname of somebody called by the name of the place at ``i``."""
    follower = line.word(end)
    follows_town = end in line.known and line.known[end][1][0].kind == "place" and line.known[end][1][0].basis == "name"
    if not follower[:1].isupper() or follower in line.lists.organisation_tails or follower in line.lists.place_after:
        return False
    return end not in line.known or follows_town or is_surname_of_country(line, i, end) or shows_person(line, i, end)


def is_surname_of_country(line: NameLine, i: int, end: int) -> bool:
    """'Vernon Jordan': a country behind a given name that is a small town's, too; not 'Florence Italy'."""
    town, (_, meanings) = line.known[i][1][0], line.known.get(end, (0, ()))
    if not meanings:
        return False
    is_name = meanings[0].kind == "country" and meanings[0].basis == "name" and line.lower(end) in line.lists.person_words
    return is_name and town.kind == "place" and not town.is_large and town.iso3 != meanings[0].iso3


def find_place(line: NameLine, start: int, end: int) -> Name | None:
    """'Heilongjiang Province', 'Kharkiv region', 'Lake Victoria', and what opens a dateline in capitals."""
    is_dateline = line.sentence.role == "dateline" and start == 0 and line.word(0).isupper() and len(line.word(0)) > 2
    if is_dateline or (line.word(end - 1) in line.lists.place_after and end - start > 1):
        return Name(start, end, "place")
    if line.word(end) in line.lexicon.word_sets["region_nouns"]:
        return Name(start, end + 1, "place")
    if line.word(start) in line.lists.place_before and end - start > 1:
        return Name(start, end, "place")
    return None
