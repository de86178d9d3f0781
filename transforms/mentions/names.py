"""Names in a sentence: of persons, organisations, places and countries, before anything is known of the article.

A run of capitalised words is cut into roles, known names and names to be told by their shape and company: 'Russian
Defense Minister Andrei Belousov' is a country, a role and a person. There is no list of persons: a person shows by a
role or form of address in front, a given name, a verb of saying, a role in apposition.
"""

from __future__ import annotations

from transforms.lexicons.lexicon import Lexicon
from transforms.mentions.called_like_places import is_given_name_of_town, is_person_here
from transforms.mentions.capitals import is_headline, is_in_capitals, persons_in_capitals
from transforms.mentions.joint_names import firm_behind_owner, joint_office
from transforms.mentions.letters import are_letters, is_code, is_listed_acronym, labels_turn, mark_acronyms
from transforms.mentions.line import Known, Name, NameLine, is_date_word, is_given_name, is_plain_word, line_of
from transforms.mentions.organisations import (
    find_organisation,
    firm_behind_role,
    firm_in_country,
    firm_with_partners,
    is_indefinite,
    is_joined_to_organisation,
    listed_firm,
    office_of_country,
    shows_firm,
)
from transforms.mentions.persons import holds_office_of_state, is_named_person, is_speaker, is_surname, person_score
from transforms.mentions.places import find_place, from_gazetteer, is_given_name_here, is_head_of_other, known_names
from transforms.mentions.runs import is_capital, is_opening, nickname_tokens, run_end
from transforms.mentions.titles import end_of_title, given_gender, inside_title, person_after_title
from transforms.segmentation.articles import Sentence


def find_names(sentence: Sentence, lexicon: Lexicon) -> list[Name]:
    """The names of a sentence, left to right. A country inside 'Bank of China' is part of the name."""
    known = known_names(sentence, lexicon)
    return [name for name in _all_names(sentence, lexicon, known) if name.kind != "thing"]


def _all_names(sentence: Sentence, lexicon: Lexicon, known: Known) -> list[Name]:
    if is_headline(sentence):
        names = [Name(start, end, meanings[0].kind, meanings[0]) for start, (end, meanings) in sorted(known.items())]  # type: ignore[arg-type]
        persons = _by("capitals", persons_in_capitals(sentence, lexicon, known)) if is_in_capitals(sentence) else []
        taken = {token for person in persons for token in range(person.start, person.end)}
        persons = persons or _by("title", _titled_in_headline(line_of(sentence, lexicon, known)))
        taken |= {token for person in persons for token in range(person.start, person.end)}
        places = [name for name in names if name.start not in taken]
        return sorted([*places, *persons], key=lambda name: name.start)
    return _names_in_runs(line_of(sentence, lexicon, known))


def _titled_in_headline(line: NameLine) -> list[Name]:
    """'Spokesperson Lin Jian's Press Conference': a full name right behind a role; not 'President Hale Visits', 'Premier League'."""
    found = []
    for i in range(1, line.length):
        role = line.role_up_to(i)
        person = person_after_title(line, i, run_end(line, i)) if role and role[1].before_name and line.word(i).istitle() else None
        words = range(person.start, person.end) if person else range(0)
        is_listed = line.lower(i) in line.lists.given_names or line.lower(i) in line.lists.family_first
        if person and is_listed and 2 <= len(words) <= 4 and not any(k in line.known or is_plain_word(line, k) for k in words):
            found.append(person)
    return found


def _names_in_runs(line: NameLine) -> list[Name]:
    names: list[Name] = []
    end = 0
    for i in [k for k, word in enumerate(line.sentence.words) if word[0].isupper() or k in line.known]:
        if i < end:
            continue
        if is_capital(line, i):
            end = run_end(line, i)
            names += _segment(line, i, end)
            end = max(end, names[-1].end if names else 0)
        elif i in line.known:
            names.append(from_gazetteer(line, i))
            end = names[-1].end
    return mark_acronyms(line, names)


def _segment(line: NameLine, start: int, end: int) -> list[Name]:
    """The names inside one run, and behind it where an organisation's name goes on after 'of'."""
    names: list[Name] = []
    is_salutation = end - start > 1 and line.lower(start) in line.lexicon.word_sets["salutations"]  # 'Dear Vladimir'
    i = start + 1 if is_salutation or _is_opening_noun(line, start, end) else start
    while i < end:
        found, i = _names_at(line, i, end)
        names += found
    return names


def _names_at(line: NameLine, i: int, last: int) -> tuple[list[Name], int]:
    """What begins at ``i`` in a run up to ``last``, and where the rest of the run begins."""
    if line.word(i) == "-" or _is_dated(line, i, last):  # 'China-Russia': two names; 'in December Acme Securities'
        return [], i + 1
    money = line.lexicon.money.after.starting(line.sentence.lower, i)
    if money and money[0] > i + 1 and i not in line.known:  # 'CFA francs' are no body
        return [], money[0]
    organisation = _organisations_at(line, i, last)
    if organisation:
        return organisation, organisation[-1].end
    is_long = i in line.known and line.known[i][0] > i + 1 and line.known[i][1][0].kind in {"country", "place", "thing"}
    title_end = None if is_long else end_of_title(line, i, last)  # 'Sri Lanka', 'Prince Edward Island'
    if title_end:
        return _titled(line, i, title_end, last)
    if i in line.known and not is_given_name_here(line, i, last) and not is_head_of_other(line, i, last):
        listed = _person_or_place(line, i)
        return [listed], max(listed.end, i + 1)
    name = _unknown(line, i, last)
    return (_by("run", [name]), name.end) if name else ([], i + 1)


def _by(rule: str, names: list[Name]) -> list[Name]:
    """The names, with the rule that found them."""
    for name in names:
        name.rule = rule
    return names


def _person_or_place(line: NameLine, i: int) -> Name:
    """The known name at ``i``, or the person who is called like the place: 'Chad, 34,', 'Vladimir said'."""
    if is_person_here(line, i) or _speaks_by_given_name(line, i):
        return Name(i, i + 1, "person", None, 3.0, line.lists.given_names.get(line.lower(i), ""), rule="called_like_a_place")
    return from_gazetteer(line, i)


def _speaks_by_given_name(line: NameLine, i: int) -> bool:
    """'Vladimir said no'; not 'Odessa said it was hit', 'Vladimir said its plants'."""
    end = line.known[i][0]
    is_of_town = not {"it", "its", "they", "their"}.isdisjoint(line.sentence.lower[end + 1 : end + 5])
    return is_given_name_of_town(line, i) and is_speaker(line, i, end) and not is_of_town


def _organisations_at(line: NameLine, i: int, last: int) -> list[Name]:
    """The organisation that begins at ``i``, with what its name holds; empty for none."""
    firm = listed_firm(line, i, last) or firm_with_partners(line, i, last) or office_of_country(line, i) or firm_in_country(line, i)
    firm = firm or firm_behind_owner(line, i, last)
    if firm:
        return _by("firm", [firm])
    joint = joint_office(line, i, last)
    return _by("organisation", [joint]) if joint else _by("organisation", find_organisation(line, i, last) or [])


def _titled(line: NameLine, start: int, title_end: int, end: int) -> tuple[list[Name], int]:
    """The names inside a title and the person behind it, and where the rest of the run begins."""
    if line.lower(start - 1) in line.lexicon.word_sets["vessels"]:
        return [], end  # 'the carrier Admiral Hale'
    firm = firm_behind_role(line, start, title_end, end)
    if firm:
        return [firm], end
    inside, person = inside_title(line, start, title_end), person_after_title(line, title_end, end)
    named = _by("in_title", inside)
    if person and _goes_on_behind_bracket(line, start, person):
        person.end += 2
    return ([*named, *_by("title", [person])], person.end) if person else (named, title_end)


def _goes_on_behind_bracket(line: NameLine, first: int, person: Name) -> bool:
    """'told (Prime Minister Elena) Paz': what was added in brackets ends amid the name."""
    surname = person.end + 1
    is_added = line.word(first - 1) == "(" and line.word(person.end) == ")" and person.end - person.start == 1
    is_new = line.word(surname).istitle() and surname not in line.known and not is_plain_word(line, surname)
    return is_added and is_new and line.lower(person.start) in line.lists.given_names


def _is_opening_noun(line: NameLine, start: int, end: int) -> bool:
    """'Steelmakers Andina and', 'Carmaker Hale Motor': the noun of the trade opens the sentence, and is no part of the name."""
    if end - start < 2 or not is_opening(line, start) or start in line.known or not line.word(start + 1)[:1].isupper():
        return False
    noun = line.lower(start).removesuffix("s")
    is_trade = noun.endswith("maker") or noun in line.lexicon.word_sets["firms"]
    return is_trade and line.word(start) not in line.lists.organisation_heads


def _is_dated(line: NameLine, i: int, last: int) -> bool:
    if not is_date_word(line, i):
        return False
    is_month = line.lower(i) not in line.lists.given_names or line.lower(i - 1) in {"a", "an", "the"}
    if i + 1 < last and is_month and line.word(i + 1)[:1].isupper():
        return True  # 'a January Harrow Journal poll'
    if line.lower(i - 1).isdecimal():
        return True  # 'since 1 January Beijing has'
    before = line.lower(i - 1)
    return (
        before in {"in", "on", "last", "this", "next", "since", "by", "until", "from", "of"}
        or before in (line.lexicon.word_sets["parts_of_months"])
    )


def _unknown(line: NameLine, start: int, last: int) -> Name | None:
    """A run of capitalised words that is in no list, with the evidence that it names a person."""
    start, end = _without_dates(line, *_without_field(line, start, _unknown_end(line, start, last)))
    hidden = nickname_tokens(line, start, end)
    words = [line.word(k) for k in range(start, end) if line.word(k)[:1].isalpha() and k not in hidden]
    if all(word.lower() in line.lexicon.times.weekdays or word.lower() in line.lexicon.times.months for word in words):
        return None
    sure = _joined_or_placed(line, start, end, words)
    if sure:
        return sure
    if is_listed_acronym(line, words):
        return None
    if any(line.word(k) == "&" for k in range(start, end)) or _is_apposed_to_body(line, start, end):
        return Name(start, end, "organisation")  # 'Fisher & Hale'
    if are_letters(words):
        if labels_turn(line, start, end):
            return Name(start, end, None, None, 0.0)  # 'PAZ: It will stand.'
        return None if is_code(line, start, end) else Name(start, end, "organisation")
    return _open_name(line, _with_particle(line, start), end, words)


def _open_name(line: NameLine, start: int, end: int, words: list[str]) -> Name:
    """The name whose kind the sentence leaves open, with the evidence; a person, where one word holds an office of a state."""
    gender = given_gender(line, start, end)
    if end == start + 1 and holds_office_of_state(line, end) and not is_plain_word(line, start):
        return Name(start, end, "person", None, 3.0, gender)
    score, speaks, is_firm = person_score(line, start, end, words), is_speaker(line, start, end), shows_firm(line, start, end)
    return Name(start, end, None, None, score, gender, speaks=speaks, is_firm=is_firm)


def _unknown_end(line: NameLine, start: int, last: int) -> int:
    """Where the name that begins the run ends: before another one, without marks and roles at its end."""
    end = start + 1
    while end < last and (is_surname(line, end, start) or not _begins_other(line, end, last)):
        end += 1
    while end > start + 1 and line.word(end - 1) in {"-", "."}:
        end -= 1
    while end > start + 1 and line.word(end - 1).isupper() and line.role_from(end - 1):
        end -= 1  # 'Acme CEO', 'Paul Hale MP'
    is_apposed = line.lower(start - 1) in line.lists.organisation_nouns and end - start == 3
    if is_apposed and is_given_name(line, start + 1) and not is_given_name(line, start):
        end = start + 1  # 'of the company Acme Elena Paz', as translators put it
    return end


def _joined_or_placed(line: NameLine, start: int, end: int, words: list[str]) -> Name | None:
    """An organisation by what it is joined to, a place by its noun, a thing by its last word."""
    is_based = line.lower(start - 1) == "based" and line.lower(start - 2) == "-" and not is_given_name(line, start)
    if is_based or is_joined_to_organisation(line, start, end):
        return Name(start, end, "organisation")  # 'the Lima-based Andean Ports'
    place = find_place(line, start, end)
    if place and not is_named_person(line, start, end):
        return place
    return Name(start, end, "thing") if _is_named_thing(line, words) or _is_sector(line, end, words) else None


def _is_sector(line: NameLine, end: int, words: list[str]) -> bool:
    """'Capital Goods shares', 'Consumer Durables stocks': a part of the market in plain words; not 'Apple shares'."""
    is_traded = line.lower(end) in line.lexicon.word_sets["parts_of_markets"]
    is_part = len(words) > 1 and words[-1].lower() in line.lexicon.word_sets["market_sectors"]
    return is_traded and is_part and all(word.lower() in line.lists.common_words for word in words)


def _is_apposed_to_body(line: NameLine, start: int, end: int) -> bool:
    """'El Universal newspaper', 'Xinhua news agency'."""
    if line.lower(end) in line.lists.organisation_nouns and not is_indefinite(line, start):
        return True
    has_field = line.lower(end) in line.lexicon.word_sets["fields_of_bodies"]
    return has_field and line.lower(end + 1) in line.lists.organisation_nouns


def _with_particle(line: NameLine, first: int) -> int:
    """Where the name begins with a particle in front: 'bin Laden', 'de Gaulle'."""
    before = line.lower(first - 1)
    sets = line.lexicon.word_sets
    is_particle = before in line.lists.particles and before in sets["particles_of_persons"] | sets["particles_of_places"]
    return first - 1 if is_particle and line.word(first - 1).islower() else first


def _without_field(line: NameLine, start: int, end: int) -> tuple[int, int]:
    """'Equalities | Olive Hale' behind 'for Women and', 'AG | Lynch', 'Council | Li Qiang': the name without the end of a title."""
    if end - start < 2 or start in line.known:
        return start, end
    tail = line.word(start) in line.lists.organisation_tails and line.word(start) not in line.lists.organisation_heads
    if tail and end - start == 2 and line.word(start).isupper():
        return start + 1, end
    before = start - 3 if line.lower(start - 1) == "and" else start - 1
    is_field = tail or line.lower(before) in {"for", "of", "on"}
    return (start + 1, end) if is_field and 3 <= end - start <= 4 and _begins_person(line, start, end, is_tail=tail) else (start, end)


def _begins_person(line: NameLine, start: int, end: int, *, is_tail: bool) -> bool:
    """Whether a person's name begins with the second word of the run, not with the first."""
    given = line.lower(start + 1) in line.lists.given_names and not is_plain_word(line, end - 1)
    names = given or (is_tail and line.lower(start + 1) in line.lists.family_first)
    return names and line.lower(start) not in line.lists.given_names


def _without_dates(line: NameLine, start: int, end: int) -> tuple[int, int]:
    """'met Paz | Friday', 'Hale | March 5': the day behind a name is no part of it."""
    while end > start + 1 and line.lower(end - 1) in line.lexicon.times.weekdays:
        end -= 1
    if end > start + 1 and line.lower(end - 1) in line.lexicon.times.months and line.sentence.tags[min(end, line.length - 1)] == "CD":
        end -= 1
    return start, end


def _is_named_thing(line: NameLine, words: list[str]) -> bool:
    """'the Hale PMI', 'World Tea Day'."""
    return len(words) > 1 and (words[-1] in line.lists.acronyms or words[-1].lower() in line.lexicon.word_sets["named_things"])


def _begins_other(line: NameLine, i: int, last: int) -> bool:
    """Whether another name begins inside the run: a country, an organisation, a title, a person after a comma."""
    if i in line.known and line.known[i][1][0].kind in {"country", "organisation"} and not line.sentence.is_glued(i):
        return True
    role = line.role_from(i)
    return bool(
        role and role[1].before_name and role[0] < last and line.word(i)[0].isupper() and line.lower(i) not in line.lists.given_names
    )
