"""Roles and forms of address in front of a name, and the person right behind them."""

from __future__ import annotations

from transforms.lexicons.plurals import singular_of
from transforms.mentions.capitals import is_headline
from transforms.mentions.line import Name, NameLine, is_given_name, is_land, is_plain_word
from transforms.mentions.places import from_gazetteer
from transforms.mentions.runs import is_capital, nickname_end, run_end, without_loose_end

PERSON_MAX_WORDS = 5
# Words of organisations that are surnames as well: 'President Park'.
_TAILS_AS_SURNAMES = {"Front", "Young", "Church", "Bank", "Park", "Forest"}


def is_office_word(line: NameLine, i: int) -> bool:
    """Whether a word is that of a body, not of its field: 'council', but not 'oil'."""
    return line.lower(i) in line.lexicon.word_sets["bodies_of_states"]


def end_of_title(line: NameLine, start: int, last: int) -> int | None:
    """Where the roles and forms of address at the start of the run end and the person begins."""
    inner = outer = None
    for j in range(start + 1, last + 1):
        if _ends_title(line, j, start):
            end = j + 1 if line.word(j) == "." and line.sentence.is_glued(j) else j
            inner, outer = (end, outer) if end < last else (inner, end)
    is_end = outer is None or (inner is not None and _is_named(line, inner))
    if is_end or (inner is None and _ends_like_role(line, start, last)):
        return inner if inner is not None else _title_with_of(line, last)
    return _title_with_of(line, last) or outer


def _ends_title(line: NameLine, j: int, first: int) -> bool:
    """Whether a role or form of address ends before ``j``."""
    if line.word(j) in {"-", "'"} and line.sentence.is_glued(j):
        return False  # 'Bishop-Hale', 'Saint-Malo', 'Exporters' Guild'
    if line.word(j - 1) == "PM" and line.sentence.tags[j - 2] == "CD":
        return False  # '6:48 PM ET'
    if _is_second_given(line, j - 1, first):
        return False
    role = line.role_up_to(j)
    return _honorific_ending(line, j, first) or bool(role and role[1].before_name and role[0] >= first)


def _is_named(line: NameLine, end: int) -> bool:
    """'Mr John Major': what ends like a role is a surname behind a given name or a form of address."""
    is_name = line.lower(end) in line.lists.given_names or line.lower(end) in line.lists.family_first  # 'Minister Bui Thanh Son'
    return is_name or line.lower(end - 1).strip(".") in line.lists.honorifics


def _ends_like_role(line: NameLine, start: int, end: int) -> bool:
    """'Mohammed Shah', 'Lucy Dean', 'Bui Thanh Son': one word of a role behind a given or first family name is a name, too."""
    is_family = line.lower(start) in line.lists.family_first and not is_plain_word(line, start)
    is_surname = end - start > 1 and (is_given_name(line, start) or is_family) and not line.role_from(start)
    return is_surname and line.lower(end) not in {"of", "for"}


def _is_second_given(line: NameLine, i: int, first: int) -> bool:
    """'James Earl "Jimmy" Hale', 'Martin Dean Hale': a title's word between a given name and a surname is a given name, too."""
    is_between = i > first and is_given_name(line, i - 1) and line.lower(i) in line.lists.given_names
    return is_between and (nickname_end(line, i + 1) > 0 or (line.word(i + 1).istitle() and not is_plain_word(line, i + 1)))


def _honorific_ending(line: NameLine, j: int, first: int) -> bool:
    is_address = line.lower(j - 1) in line.lists.honorifics and j - 1 >= first and line.word(j - 1)[0].isupper()
    return is_address and not _is_given_before_surname(line, j - 1) and not _is_second_name(line, j - 1, first)


def _is_second_name(line: NameLine, i: int, first: int) -> bool:
    """'Finance Minister Cassiel Ato Hale': what is an address elsewhere is part of a name behind its first word, in no list."""
    before = i - 3 if line.word(i - 2) == "." else i - 2  # 'Dr.'
    opens_name = i - 1 == first or (before >= first and (line.role_up_to(i - 1) or line.lower(before) in line.lists.honorifics))
    is_new = line.word(i - 1).istitle() and line.word(i - 1).isalpha() and i - 1 not in line.known and not is_plain_word(line, i - 1)
    is_other = line.role_up_to(i) or line.lower(i - 1) in line.lists.honorifics or line.word(i - 1) in line.lists.organisation_tails
    return bool(opens_name and is_new and not is_other and line.word(i + 1).istitle())


def _is_given_before_surname(line: NameLine, i: int) -> bool:
    """'Don Farrell': what is an address only before a given name ('Don Pedro') is itself the given name before any other word."""
    following = line.lower(i + 1)
    is_surname = following not in line.lists.given_names or following in line.lists.family_names
    return line.lower(i) in line.lexicon.word_sets["addresses_of_given_names"] and line.word(i + 1).istitle() and is_surname


def _title_with_of(line: NameLine, last: int) -> int | None:
    """'Secretary of State John Kerry', 'Premier of the State Council Li Qiang': the title reaches past 'of'."""
    role = line.role_up_to(last) if line.lower(last) in {"of", "for"} else None
    if not role or not role[1].before_name:
        return None
    start = last
    while line.lower(start) in {"of", "for"} or (
        start > last and (line.lower(start) == "and" or _goes_on_with_field(line, start))
    ):  # 'Deputy Minister of Trade of Peru Elena Paz'
        j = start + 2 if line.lower(start + 1) == "the" else start + 1
        if not line.word(j)[:1].isupper():
            return None
        end = run_end(line, j)
        found = _person_in_title(line, j, end)
        if found is not None:
            return found
        start = end
    return None


def _goes_on_with_field(line: NameLine, comma: int) -> bool:
    """'Minister of Production|, Foreign Trade and Investment Elena Paz': one field more in plain words, and another behind it."""
    end = run_end(line, comma + 1) if line.lower(comma) == "," and line.word(comma + 1)[:1].isupper() else 0
    return line.lower(end) in {"and", ","} and end > 0 and all(is_plain_word(line, k) for k in range(comma + 1, end))


def _person_in_title(line: NameLine, start: int, end: int) -> int | None:
    """Where a person's name begins behind the field or country of a title: 'State | John Kerry'."""
    if start in line.known and line.known[start][1][0].kind in {"country", "organisation"}:
        k = line.known[start][0]
        plain = all(line.word(n) not in line.lists.organisation_tails and n not in line.known for n in range(k, end))
        return k if end - k in {2, 3} and plain and line.word(k)[:1].isupper() else None
    return next((k for k in range(start + 1, end) if _ends_field(line, start, k, end)), None)


def _ends_field(line: NameLine, start: int, k: int, end: int) -> bool:
    """Whether the field of an office ends before ``k``, and a name begins: 'for Foreign Trade | Pekka Lund'."""
    if line.word(k) in line.lists.organisation_tails and end - k > 2:
        return False  # 'State Council | Li Qiang'
    common, has_tail = line.lists.common_words, line.word(k - 1) in line.lists.organisation_tails
    is_plain_field = all(line.lower(n) in common for n in range(start, k))
    if is_plain_field and end - k == 2 and not any(line.lower(n) in common for n in range(k, end)):
        return True
    starts_person = line.lower(k) in line.lists.given_names or line.lower(k) in line.lists.family_first
    return (starts_person and end - k in {2, 3, 4}) or (has_tail and end - k in {2, 3})


def inside_title(line: NameLine, first: int, last: int) -> list[Name]:
    """Countries and organisations named in a title: 'Russian', 'Security Council', 'State Council'."""
    names = []
    i = first
    while i < last:
        if i in line.known and line.known[i][0] <= last:
            names.append(from_gazetteer(line, i))
            i = line.known[i][0]
            continue
        if i > first and _ends_organisation(line, i, last):
            start = i - 1
            while start > first and _goes_before(line, start - 1):
                start -= 1
            names.append(Name(start, i + 1, "organisation"))
        i += 1
    return names


def _ends_organisation(line: NameLine, i: int, last: int) -> bool:
    """Whether the name of an organisation inside a title ends with the word at ``i``."""
    tails = line.lists.organisation_tails
    if line.word(i) not in tails or not line.word(i - 1)[:1].isupper() or i - 1 in line.known:
        return False
    if line.sentence.role in {"title", "heading"} and line.lower(i).endswith("s") and all(is_plain_word(line, k) for k in (i - 1, i)):
        return False  # 'TSX Rises on Commodity Producers'
    if i + 1 < last and line.word(i + 1) in tails and not line.role_from(i + 1):
        return False  # 'Worldwide | Holdings'
    # 'Natural Gas Minister', 'Union Oil Minister': the field of an office is no organisation, its council is.
    is_field = line.lower(i + 1) in line.lexicon.word_sets["ministers"] and not is_office_word(line, i)
    return not is_field and not line.role_up_to(i)


def _goes_before(line: NameLine, i: int) -> bool:
    """Whether a capitalised word inside a title belongs to the organisation behind it: 'Hilton | Worldwide Holdings'."""
    is_role = line.lists.role_modifiers.starting(line.sentence.lower, i) or line.role_from(i)
    return line.word(i)[:1].isupper() and i not in line.known and i + 1 not in line.country_ends and not is_role


def person_after_title(line: NameLine, start: int, last: int) -> Name | None:
    """The person right behind a role or form of address, if one stands there."""
    end = max(last, run_end(line, start)) if start < line.length and is_capital(line, start) else last
    end = _person_end(line, start, end)
    if end <= start or _is_no_person(line, start, end):
        return None
    if line.sentence.role == "title":
        end = _before_headline_words(line, start, end)
        if end == start:
            return None
    if not _is_called_so(line, start, end) and all(is_plain_word(line, k) for k in range(start, end)):
        return None  # 'the General Agreement', 'Consumer Care'
    honorifics = line.lists.honorifics
    gender = next((honorifics[line.lower(k)] for k in (start - 1, start - 2) if line.lower(k) in honorifics), "")
    return Name(start, end, "person", None, 3.0, gender or given_gender(line, start, end), has_title=True)


def _is_no_person(line: NameLine, start: int, end: int) -> bool:
    """'Miss Peru', 'Neighbours Peru and Chile', 'Major US airlines', 'Producer Alcoa', 'Honourable Minister', a word of organisations."""
    if line.word(start) in line.lists.organisation_tails and end == start + 1:
        return True
    if _is_bare_office(line, start, end) or _is_listed_firm(line, start, end):
        return True
    if start not in line.known:
        return False
    entry = line.known[start][1][0]
    if is_land(line, start) and line.known[start][0] == end and _is_of_countries(line, start):
        return True
    return line.lower(start - 1) == "miss" or (entry.kind in {"country", "thing"} and entry.basis != "name")


def _is_of_countries(line: NameLine, first: int) -> bool:
    """'Neighbour | Peru', 'Producers | Peru and Chile': a word that holds of countries as well, or stands for several."""
    role, noun = line.role_up_to(first), line.lower(first - 1)
    is_plural = singular_of(noun) != noun and noun not in line.lists.honorifics
    return role is not None and (role[1].kind == "generic" or is_plural)


def _is_bare_office(line: NameLine, start: int, end: int) -> bool:
    """'Honourable Minister', 'Mr Speaker': an office that is nobody's surname; not 'Mr King'."""
    role = line.role_from(start)
    is_surname = line.lower(start) in line.lists.family_names or line.lower(start) in line.lists.given_names
    return end == start + 1 and role is not None and role[0] == end and is_plain_word(line, start) and not is_surname


def _is_listed_firm(line: NameLine, start: int, end: int) -> bool:
    """'Producer Alcoa', 'Trader Glencore': what a firm does, with a capital at the start of a sentence; not 'Mr Ford', a surname."""
    if line.lower(start - 1).strip(".") in line.lists.honorifics or line.lower(start) in line.lists.family_names:
        return False
    return start in line.organisation_starts and line.known[start][0] == end


def _is_called_so(line: NameLine, start: int, end: int) -> bool:
    """Whether ordinary words may be a name: behind a form of address, or 'President Trump', but 'President Plans Visit' over an article."""
    if line.lower(start - 1).strip(".") in line.lists.honorifics or line.lower(end - 1) in line.lists.family_names:
        return True
    return line.lower(start - 1) in line.lexicon.word_sets["single_offices"] and not is_headline(line.sentence)


def _before_headline_words(line: NameLine, start: int, end: int) -> int:
    """'Premier Li | Visits Peru', 'Chancellor | Pledges Aid': the words of a short headline behind a title are no name."""
    stem = line.lower(start).removesuffix("s")
    does = end - start == 1 and stem != line.lower(start) and stem in line.lists.common_words and stem not in line.lists.given_names
    if does or (end - start > 1 and all(is_plain_word(line, k) for k in range(start, end))):
        return start
    is_full = line.lower(start) in line.lists.given_names and line.lower(start) not in line.lists.family_first
    while not is_full and end - start > 1 and is_plain_word(line, end - 1) and line.lower(end - 1) not in line.lists.family_names:
        end -= 1
    return end


def _person_end(line: NameLine, start: int, end: int) -> int:
    """The end of a person's name that begins at ``start``, at most ``end``: no country, role or organisation inside."""
    j = start
    while j < end and j - start < 2 * PERSON_MAX_WORDS and (j == start or not _is_behind_name(line, j)):
        j += 1
    return without_loose_end(line, start, j, {"-", "&"})


def _is_behind_name(line: NameLine, j: int) -> bool:
    """Whether the word at ``j`` is no more of a person's name: 'President Paz | Friday'."""
    if line.lower(j) in line.lexicon.times.weekdays:
        return True
    if j in line.known and line.known[j][1][0].kind in {"country", "organisation"}:
        return True
    return line.word(j) in line.lists.organisation_tails and line.word(j) not in _TAILS_AS_SURNAMES


def given_gender(line: NameLine, start: int, end: int) -> str:
    """The gender that a given name in front of another word tells; else empty."""
    if end - start > 1:
        return line.lists.given_names.get(line.lower(start), "")
    return ""
