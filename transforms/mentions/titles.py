"""Roles and forms of address in front of a name, and the person right behind them."""

from __future__ import annotations

from transforms.mentions.capitals import is_headline
from transforms.mentions.line import Name, NameLine, is_given_name, is_plain_word
from transforms.mentions.places import from_gazetteer
from transforms.mentions.runs import is_capital, nickname_end, run_end

PERSON_MAX_WORDS = 5


def is_office_word(word: str) -> bool:
    """Whether a word is that of a body, not of its field: 'council', but not 'oil'."""
    return word in {"council", "ministry", "office", "department", "bureau", "commission", "committee", "agency", "board", "authority"}


def end_of_title(line: NameLine, first: int, last: int) -> int | None:
    """Where the roles and forms of address at the start of the run end and the person begins."""
    inner = outer = None
    for j in range(first + 1, last + 1):
        if line.word(j) in {"-", "'"} and line.sentence.is_glued(j):
            continue  # 'Bishop-Hale', 'Saint-Malo', 'Exporters' Guild'
        if line.word(j - 1) == "PM" and line.sentence.tags[j - 2] == "CD":
            continue  # '6:48 PM ET'
        if _is_second_given(line, j - 1, first):
            continue
        honorific = _honorific_ending(line, j, first)
        role = line.role_up_to(j)
        if honorific or (role and role[1].before_name and role[0] >= first):
            end = j + 1 if line.word(j) == "." and line.sentence.is_glued(j) else j
            if end < last:
                inner = end
            else:
                outer = end
    # 'Mr John Major': what ends like a role is a surname behind a given name or a form of address.
    named = inner is not None and (line.lower(inner) in line.lists.given_names or line.lower(inner - 1).strip(".") in line.lists.honorifics)
    # 'Mohammed Shah', 'Lucy Dean': one such word behind a given name is a surname too.
    surname = outer is not None and last - first > 1 and is_given_name(line, first) and not line.role_from(first)
    if outer is None or named or (surname and inner is None and line.lower(last) not in {"of", "for"}):
        return inner if inner is not None else _title_with_of(line, last)
    return _title_with_of(line, last) or outer


def _is_second_given(line: NameLine, i: int, first: int) -> bool:
    """'James Earl "Jimmy" Hale', 'Martin Dean Hale': a title's word between a given name and a surname is a given name, too."""
    is_between = i > first and is_given_name(line, i - 1) and line.lower(i) in line.lists.given_names
    return is_between and (nickname_end(line, i + 1) > 0 or (line.word(i + 1).istitle() and not is_plain_word(line, i + 1)))


def _honorific_ending(line: NameLine, j: int, first: int) -> bool:
    return line.lower(j - 1) in line.lists.honorifics and j - 1 >= first and line.word(j - 1)[0].isupper()


def _title_with_of(line: NameLine, last: int) -> int | None:
    """'Secretary of State John Kerry', 'Premier of the State Council Li Qiang': the title reaches past 'of'."""
    role = line.role_up_to(last)
    if not role or not role[1].before_name or line.lower(last) not in {"of", "for"}:
        return None
    start = last
    while line.lower(start) in {"of", "for"} or (
        start > last and line.lower(start) == "and"
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


def _person_in_title(line: NameLine, first: int, last: int) -> int | None:
    """Where a person's name begins behind the field or country of a title: 'State | John Kerry'."""
    if first in line.known and line.known[first][1][0].kind in {"country", "organisation"}:
        k = line.known[first][0]
        plain = all(line.word(n) not in line.lists.organisation_tails and n not in line.known for n in range(k, last))
        return k if last - k in {2, 3} and plain and line.word(k)[:1].isupper() else None
    for k in range(first + 1, last):
        if line.word(k) in line.lists.organisation_tails and last - k > 2:
            continue  # 'State Council | Li Qiang'
        starts_person = line.lower(k) in line.lists.given_names or line.lower(k) in line.lists.family_first
        ends_field = line.word(k - 1) in line.lists.organisation_tails or k - 1 == first or starts_person
        plain_field = all(line.lower(n) in line.lists.common_words for n in range(first, k))  # 'for Foreign Trade | Pekka Lund'
        is_name = last - k == 2 and not any(line.lower(n) in line.lists.common_words for n in range(k, last))
        if (
            (plain_field and is_name)
            or (starts_person and ends_field and last - k in {2, 3, 4})
            or (line.word(k - 1) in line.lists.organisation_tails and last - k in {2, 3})
        ):
            return k
    return None


def inside_title(line: NameLine, first: int, last: int) -> list[Name]:
    """Countries and organisations named in a title: 'Russian', 'Security Council', 'State Council'."""
    names = []
    i = first
    while i < last:
        if i in line.known and line.known[i][0] <= last:
            names.append(from_gazetteer(line, i))
            i = line.known[i][0]
        elif line.word(i) in line.lists.organisation_tails and i > first and line.word(i - 1)[:1].isupper() and i - 1 not in line.known:
            if i + 1 < last and line.word(i + 1) in line.lists.organisation_tails and not line.role_from(i + 1):
                i += 1  # 'Worldwide | Holdings'
                continue
            start = i - 1
            while start > first and _goes_before(line, start - 1):
                start -= 1
            role = line.role_up_to(i)
            # 'Natural Gas Minister', 'Union Oil Minister': the field of an office is no organisation, its council is.
            is_field = line.lower(i + 1) in {"minister", "secretary", "ministers"} and not is_office_word(line.lower(i))
            if not role and not is_field:
                names.append(Name(start, i + 1, "organisation"))
            i += 1
        else:
            i += 1
    return names


def _goes_before(line: NameLine, i: int) -> bool:
    """Whether a capitalised word inside a title belongs to the organisation behind it: 'Hilton | Worldwide Holdings'."""
    is_role = line.lists.role_modifiers.starting(line.sentence.lower, i) or line.role_from(i)
    return line.word(i)[:1].isupper() and i not in line.known and i + 1 not in line.country_ends and not is_role


def person_after_title(line: NameLine, first: int, last: int) -> Name | None:
    """The person right behind a role or form of address, if one stands there."""
    end = max(last, run_end(line, first)) if first < line.length and is_capital(line, first) else last
    end = _person_end(line, first, end)
    if end <= first:
        return None
    if line.word(first) in line.lists.organisation_tails and end == first + 1:
        return None
    if line.lower(first - 1) == "miss" and first in line.known:
        return None  # 'Miss Peru'
    if first in line.known and line.known[first][1][0].kind in {"country", "thing"} and line.known[first][1][0].basis != "name":
        return None  # 'Major US airlines'
    if line.sentence.role == "title":
        end = _before_headline_words(line, first, end)
        if end == first:
            return None
    is_called = line.lower(first - 1).strip(".") in line.lists.honorifics or line.lower(end - 1) in line.lists.family_names
    # 'President Trump', but 'President Plans Visit' over an article
    is_called = is_called or (line.lower(first - 1) in line.lexicon.word_sets["single_offices"] and not is_headline(line.sentence))
    if not is_called and all(is_plain_word(line, k) for k in range(first, end)):
        return None  # 'the General Agreement', 'Consumer Care'
    gender = next((line.lists.honorifics[line.lower(k)] for k in (first - 1, first - 2) if line.lower(k) in line.lists.honorifics), "")
    return Name(first, end, "person", None, 3.0, gender or given_gender(line, first, end), has_title=True)


def _before_headline_words(line: NameLine, first: int, end: int) -> int:
    """'Premier Li | Visits Peru', 'Chancellor | Pledges Aid': the words of a short headline behind a title are no name."""
    stem = line.lower(first).removesuffix("s")
    does = end - first == 1 and stem != line.lower(first) and stem in line.lists.common_words and stem not in line.lists.given_names
    if does or (end - first > 1 and all(is_plain_word(line, k) for k in range(first, end))):
        return first
    is_full = line.lower(first) in line.lists.given_names and line.lower(first) not in line.lists.family_first
    while not is_full and end - first > 1 and is_plain_word(line, end - 1) and line.lower(end - 1) not in line.lists.family_names:
        end -= 1
    return end


def _person_end(line: NameLine, first: int, last: int) -> int:
    """The end of a person's name that begins at ``first``, at most ``last``: no country, role or organisation inside."""
    j = first
    while j < last and j - first < 2 * PERSON_MAX_WORDS:
        if j > first and line.lower(j) in line.lexicon.times.weekdays:
            break  # 'President Paz Friday'
        in_name = j == first or not (j in line.known and line.known[j][1][0].kind in {"country", "organisation"} and j > first)
        if not in_name or (
            j > first
            and line.word(j) in line.lists.organisation_tails
            and line.word(j) not in {"Front", "Young", "Church", "Bank", "Park", "Forest"}
        ):
            break
        j += 1
    while j > first and ((line.lower(j - 1) in line.lists.particles and line.word(j - 1).islower()) or line.word(j - 1) in {"-", "&"}):
        j -= 1
    return j


def given_gender(line: NameLine, first: int, last: int) -> str:
    """The gender that a given name in front of another word tells; else empty."""
    if last - first > 1:
        return line.lists.given_names.get(line.lower(first), "")
    return ""
