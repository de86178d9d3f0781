"""The country that an office belongs to: many states have a National Bureau of Statistics, a Senate, a central bank.

It stands beside the name ("Nigeria's", 'Nigerian', 'of Nigeria', 'in Abuja'), else in the sentence or in the article. The
country that a list tells is only what is usually meant.
"""

from __future__ import annotations

from collections import Counter

from transforms.lexicons.gazetteer import GazetteerEntry
from transforms.lexicons.lexicon import Lexicon
from transforms.lexicons.spelling import fold_name
from transforms.mentions.register import Found, Register, printed_name
from transforms.segmentation.articles import Sentence


def note_countries(register: Register, everything: list[Found]) -> None:
    """Notes how often the article names each country, by its capital, too, and the country of its dateline."""
    entries = [(one.sentence.role, one.name.entry) for one in everything if one.name.entry and one.name.kind != "organisation"]
    register.countries = Counter(entry.code for _, entry in entries if entry.code)
    register.dateline = next((entry.iso3 for role, entry in entries if role == "dateline" and entry.iso3), None)


def owner_of_office(register: Register, one: Found, name: str) -> str | None:
    """The country of an office that is in no list."""
    stated = owner_of(register.lexicon, one) or _country_behind(register.lexicon, one) or _seat_behind(register.lexicon, one)
    stated = stated or _country_in_front(register.lexicon, one)
    return stated or sole_owner(register, name)


def owner_of_listed(register: Register, one: Found, usual: str) -> str | None:
    """The country of an office that a list gives to the country ``usual``: another one if the text says so.

    'The Senate' is the American one unless the article, which names no United States, has spoken of another; 'the National
    Bureau of Statistics' is the Chinese one only in an article on China.
    """
    lexicon = register.lexicon
    if _entries_between(lexicon, one.sentence, one.name.start, one.name.end):
        return usual
    stated = _country_before(lexicon, one) or _country_behind(lexicon, one) or _country_in_front(lexicon, one)
    if stated:
        return stated
    if printed_name(lexicon, one).lower() in lexicon.word_sets["shared_offices"]:
        return _country_of_sentence(lexicon, one.sentence) or _home(register, usual)
    return usual if usual in register.countries else sole_owner(register, printed_name(register.lexicon, one)) or usual


def _home(register: Register, usual: str) -> str | None:
    """The country that the article is about: that of its dateline, else the one it names most, of several the usual one."""
    if register.dateline or not register.countries:
        return register.dateline
    most = max(register.countries.values())
    return usual if register.countries[usual] == most else next(code for code, count in register.countries.items() if count == most)


def _country_of_sentence(lexicon: Lexicon, sentence: Sentence) -> str | None:
    """The only country that the sentence names: 'In Nigeria, the National Bureau of Statistics said'; not a partner, as in 'to China'."""
    found = [(start, meanings[0]) for start, _, meanings in lexicon.gazetteer.find(sentence.text) if meanings[0].kind != "organisation"]
    codes = {entry.code for start, entry in found if entry.code and not _is_partner(sentence.text[:start])}
    return codes.pop() if len(codes) == 1 else None


def _is_partner(before: str) -> bool:
    return before.split()[-1:] in (["to"], ["from"], ["with"], ["against"])


def _country_before(lexicon: Lexicon, one: Found) -> str | None:
    """'Nigerian' or "Nigeria's" right before the name."""
    sentence, start = one.sentence, one.name.start
    is_owner = start > 1 and sentence.lower[start - 1] in {"'s", "'"}
    end = start - 1 if is_owner else start
    if end < 1:
        return None
    before = lexicon.gazetteer.find(sentence.text[: sentence.ends[end - 1] - sentence.char_start])
    entry = before[-1][2][0] if before and before[-1][1] == sentence.ends[end - 1] - sentence.char_start else None
    return entry.iso3 if entry and entry.code and entry.kind != "organisation" and (is_owner or entry.is_adjective) else None


def _country_in_front(lexicon: Lexicon, one: Found) -> str | None:
    """'In the Philippines, | the Department of Justice': where the sentence is set, right before the name."""
    sentence, first = one.sentence, one.name.start
    comma = first - 2 if sentence.lower[max(0, first - 1)] == "the" else first - 1
    if comma < 2 or sentence.lower[comma] != "," or sentence.lower[0] != "in":
        return None
    start = 2 if sentence.lower[1] == "the" else 1
    text = sentence.text[sentence.starts[start] - sentence.char_start : sentence.ends[comma - 1] - sentence.char_start]
    return next(
        (entry.iso3 for entry in lexicon.gazetteer.meanings_of(text)[:1] if entry.kind == "country" and not entry.is_adjective), None
    )


def _country_behind(lexicon: Lexicon, one: Found) -> str | None:
    """'of Moldova', 'of the Philippines' right behind the name; not 'of China's plans'."""
    sentence, last = one.sentence, one.name.end
    if sentence.lower[last : last + 1] != ["of"] or last + 1 >= len(sentence):
        return None
    start = last + 2 if sentence.lower[last + 1] == "the" and last + 2 < len(sentence) else last + 1
    offset = sentence.starts[start] - sentence.char_start
    found = next(iter(lexicon.gazetteer.find(sentence.text[offset:])), None)
    if found is None or found[0] != 0 or found[2][0].basis not in {"name", "alias"} or found[2][0].kind == "organisation":
        return None
    return None if sentence.text[offset + found[1] :].startswith(("'s", "\u2019s")) else found[2][0].code


def owner_of(lexicon: Lexicon, one: Found) -> str | None:
    """The country that a ministry belongs to, where it stands right before or in its name: 'Chinese', 'China's'."""
    first = one.name.start
    for entry in _entries_between(lexicon, one.sentence, max(0, first - 2), one.name.end):
        return entry.iso3
    return None


def _entries_between(lexicon: Lexicon, sentence: Sentence, first: int, last: int) -> list[GazetteerEntry]:
    start = sentence.starts[first] - sentence.char_start
    text = sentence.text[start : sentence.ends[last - 1] - sentence.char_start]
    return [meanings[0] for _, _, meanings in lexicon.gazetteer.find(text) if meanings[0].kind == "country"]


def _seat_behind(lexicon: Lexicon, one: Found) -> str | None:
    """'the Foreign Ministry in Tokyo'."""
    sentence, last = one.sentence, one.name.end
    if sentence.lower[last : last + 1] != ["in"]:
        return None
    start = sentence.starts[last] - sentence.char_start
    behind = lexicon.gazetteer.find(sentence.text[start : start + 40])
    return next((m[0].iso3 for at, _, m in behind if at <= 3 and m[0].basis in {"capital", "name"} and m[0].iso3), None)


def sole_owner(register: Register, name: str) -> str | None:
    """The country of an office, where the article has spoken of that of one country only."""
    owners = register.owners.get(fold_name(name), [])
    return owners[0] if len(owners) == 1 else None
