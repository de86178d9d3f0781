"""Organisations that show by a word of their name (Ministry, Corp) or by the words around it."""

from __future__ import annotations

from transforms.mentions.line import Name, NameLine, is_country, is_date_word, is_given_name, is_land, is_plain_word
from transforms.mentions.persons import has_price, is_sure_firm, is_surname_here
from transforms.mentions.places import from_gazetteer
from transforms.mentions.runs import is_opening, run_end
from transforms.mentions.titles import end_of_title, is_office_word


def listed_firm(line: NameLine, start: int, end: int) -> Name | None:
    """'Harrow Intl Airport (-0.3%)', 'Southern Ridge Resources (up 3%)': before its change in a list of shares a firm stands whole."""
    if end - start < 2 or (start in line.known and line.known[start][0] == end) or not _has_signed_price(line, end):
        return None
    own_start = line.known[start][0] if is_country(line, start) else start
    is_thing = line.lower(end - 1) in line.lexicon.word_sets["named_things"] | line.lexicon.word_sets["things_with_letters"]
    own_words = [k for k in range(own_start, end) if not is_plain_word(line, k) or line.word(k) in line.lists.organisation_tails]
    return Name(start, end, "organisation") if own_words and not is_thing else None


def office_of_country(line: NameLine, first: int) -> Name | None:
    """'Statistics Norway', 'Invest India', 'Natural Resources Canada': an office that is called by its field and the country."""
    start = next((k for k in range(first + 1, first + 4) if k in line.known and is_land(line, k)), None)
    if start is None or not _is_field(line, first, start - 1):
        return None
    end = line.known[start][0]
    goes_on = line.word(end)[:1].isupper() and not (line.lower(first - 1) == "of" and is_given_name(line, end))
    return Name(first, end, "organisation") if not goes_on else None


def _is_field(line: NameLine, start: int, end: int) -> bool:
    """Whether the words from ``start`` to ``end`` are a field with capitals: 'Natural Resources'; not that of a minister."""
    words = range(start, end + 1)
    is_named = line.lower(end) in line.lexicon.word_sets["offices_before_country"] and all(line.word(k).istitle() for k in words)
    is_held = line.lower(start - 1) in {"of", "for"} and line.lower(start - 2) in line.lexicon.word_sets["holding_fields"]
    is_free = not any(k in line.known or line.role_from(k) for k in words)
    return is_named and is_free and not is_held


def firm_behind_role(line: NameLine, start: int, title_end: int, end: int) -> Name | None:
    """'Activist Hale Investment Management', 'a strategist at Miller Tabak': a firm where a role seems to open a person's name."""
    tails = line.lexicon.word_sets["firm_tails"] | line.lexicon.word_sets["tails_of_funds"]
    ends = [end - 1, end - 2] if end - title_end > 2 else []
    are_tails = bool(ends) and all(line.lower(k) in tails and line.word(k) in line.lists.organisation_tails for k in ends)
    if are_tails and not is_plain_word(line, title_end):
        return Name(title_end, end, "organisation")
    works_there = line.lower(start - 1) == "at" and is_sure_firm(line, start) and end - start == 2
    return Name(start, end, "organisation") if works_there and line.lower(title_end) not in line.lists.given_names else None


def firm_in_country(line: NameLine, i: int) -> Name | None:
    """'Toyota Canada', 'Heineken Mexico': a firm's house in a country; not 'Toyota Canadian workers'."""
    if i not in line.known or line.known[i][1][0].name not in line.lexicon.firms:
        return None
    start, (end, meanings) = line.known[i][0], line.known.get(line.known[i][0], (0, ()))
    is_house = bool(meanings) and meanings[0].kind == "country" and meanings[0].basis == "name" and line.word(start).istitle()
    return Name(i, end, "organisation") if is_house and not line.word(end)[:1].isupper() and line.lower(end) != "-" else None


def firm_with_partners(line: NameLine, start: int, last: int) -> Name | None:
    """'James Hale and Co', 'Vale and Sons', 'Hale and Partners Ltd'."""
    if line.lower(last) != "and" or last - start > 3:
        return None
    if not line.word(last + 1).istitle() or line.lower(last + 1) not in line.lexicon.word_sets["firm_partners"]:
        return None
    if end_of_title(line, start, last) or is_country(line, start) or all(is_plain_word(line, k) for k in range(start, last)):
        return None
    end = last + 2
    while line.word(end) in line.lists.organisation_tails or (
        line.word(end) == "." and line.sentence.is_glued(end) and end + 1 < line.length
    ):
        end += 1
    return Name(start, end, "organisation")


def find_organisation(line: NameLine, start: int, last: int) -> list[Name] | None:
    """An organisation whose name begins at ``start``: by a word such as Ministry, at its end or its head."""
    end, meanings = line.known.get(start, (start, ()))
    if meanings and meanings[0].kind == "organisation" and not _goes_on(line, end, last):
        return [Name(start, end, "organisation", meanings[0])]
    tail = _last_tail(line, start, last)
    if tail is None or _is_plural_in_headline(line, start, tail):
        return _headed(line, start, last)
    if _is_of_title(line, start, tail, last) or is_surname_here(line, tail, start, last):
        return None
    if tail == start and not _headed(line, start, last):
        return _bare_organisation_word(line, start)
    if _is_field_of_role(line, start, tail):
        return [Name(start, tail + 1, "thing")]
    if tail == start + 1 and _is_of_companies(line, start, tail):
        things = Name(tail, tail + 1, "thing")  # 'U.S. Companies', as old wires print it
        return [from_gazetteer(line, start), things] if start in line.known else None
    return _organisation_with_tail(line, start, tail)


def _is_plural_in_headline(line: NameLine, first: int, tail: int) -> bool:
    """'TSX Rises on Commodity Producers', 'Global Markets Today': plain words with the capitals of a headline."""
    is_plural = line.lower(tail).endswith("s") and line.lower(tail).removesuffix("s") in line.lists.common_words
    return line.sentence.role in {"title", "heading"} and is_plural and all(is_plain_word(line, k) for k in range(first, tail + 1))


def _last_tail(line: NameLine, start: int, end: int) -> int | None:
    """The last word of organisations in the run that belongs to no known name of another kind."""
    tails = (k for k in range(end - 1, start - 1, -1) if _is_tail(line, k, start) and not _is_inside_known(line, k, start))
    return next(tails, None)


def _is_of_companies(line: NameLine, first: int, tail: int) -> bool:
    """'U.S. Companies': no body of the state."""
    return (
        line.lower(first) in line.lexicon.word_sets["initials_of_states"]
        and line.lower(tail) not in line.lexicon.word_sets["national_bodies"]
    )


def _is_of_title(line: NameLine, start: int, tail: int, end: int) -> bool:
    """Whether the word of organisations belongs to a title or to a name with one: 'Harrow Star Resources'."""
    title = end_of_title(line, start, end)
    if not title or not (tail < title or title < end):
        return False
    is_firm = tail == end - 1 and all(line.word(k) in line.lists.organisation_tails for k in range(title - 1, end))
    return not is_firm and not (tail == end - 1 and _is_general_office(line, title, tail))


def _organisation_with_tail(line: NameLine, first: int, tail: int) -> list[Name]:
    """The organisation whose last word is known, what follows it ('of Commerce') and the countries before it."""
    end = tail + 1
    if line.word(end) == "." and line.sentence.is_glued(end) and line.word(tail) in {"Inc", "Corp", "Ltd", "Co", "Bros", "Cos"}:
        end += 1
    end = _extend(line, end, allow=line.word(tail) in line.lists.organisation_heads)
    start = _organisation_start(line, first, tail)
    other = _longer_name(line, start, end)
    if other:
        return [other]
    names = [from_gazetteer(line, k) for k in range(first, start) if k in line.known and line.known[k][0] <= start]
    leading = _leading_country(line, start, tail)
    return [*names, *([leading] if leading else []), Name(start, end, "organisation")]


def _longer_name(line: NameLine, start: int, end: int) -> Name | None:
    """'Hale Standard | Index', 'Tide Energy | Week', 'Harrow Air Force | Station': what goes on behind a word of organisations."""
    things = line.lexicon.word_sets["named_things"] | line.lexicon.word_sets["things_with_letters"]
    is_named = line.word(end)[:1].isupper() or line.lower(end) == "index"  # not 'the Labour Department report'
    is_thing = is_named and (line.lower(end) in things or line.lower(end).removesuffix("s") in things)
    if is_thing and not is_office_word(line, end - 1):
        return Name(start, end + 1, "thing")
    is_place = line.word(end) in line.lists.place_after and line.word(end)[:1].isupper() and line.lower(start - 1) in {"at", "in", "near"}
    return Name(start, end + 1, "place") if is_place else None


def _is_general_office(line: NameLine, title: int, tail: int) -> bool:
    """'General | Grain Safety Authority': no general, but an authority."""
    role = line.role_up_to(title)
    is_general = line.lower(title - 1) == "general" and role is not None and role[0] == title - 1
    return is_general and is_office_word(line, tail) and all(is_plain_word(line, k) for k in range(title, tail))


def _is_field_of_role(line: NameLine, first: int, tail: int) -> bool:
    """'Vice President for International Services': the field of a post, in plain words."""
    is_plain = all(is_plain_word(line, k) for k in range(first, tail + 1))
    if line.lower(first - 1) != "for" or is_office_word(line, tail) or not is_plain:
        return False
    role = line.role_up_to(first - 1)
    return bool(role and role[1].before_name)


def _is_inside_known(line: NameLine, k: int, first: int) -> bool:
    """Whether the word belongs to a known name of another kind: 'Union' in 'Soviet Union'."""
    return any(i <= k < line.known[i][0] and line.known[i][1][0].kind != "organisation" for i in range(first, k + 1) if i in line.known)


def _goes_on(line: NameLine, end: int, last: int) -> bool:
    return end < last and any(_is_tail(line, k, end) for k in range(end, last))


def _is_tail(line: NameLine, k: int, first: int) -> bool:
    word = line.word(k)
    if word not in line.lists.organisation_tails:
        return False
    # 'Bank' in 'Bank Governor Smith' belongs to the title; 'Young' and 'Park' may be surnames.
    if line.role_from(k) and not word[0].isupper():
        return False
    if len(word) == 2 and word.isupper() and line.word(k - 1) == "-" and line.sentence.is_glued(k):
        return False  # 'LNG-AS': a code
    return not (k > first and line.lower(k - 1) in line.lists.given_names and k - 1 == first and len(word) <= 5 and k + 1 >= line.length)


def _organisation_start(line: NameLine, first: int, tail: int) -> int:
    """An opening article or a role ('spokesman') is no part of the name."""
    start = first
    while start < tail and line.lower(start) in {"the", "a", "an"}:
        start += 1
    return start


def _leading_country(line: NameLine, start: int, tail: int) -> Name | None:
    """'Chinese Foreign Ministry' names China too; 'Bank of China' is a name as a whole."""
    if start in line.known and line.known[start][0] <= tail and line.known[start][1][0].basis == "demonym":
        words = {line.lower(k) for k in range(start, tail + 1)}
        return None if words.isdisjoint(line.lexicon.word_sets["offices_with_country"]) else from_gazetteer(line, start)
    return None


def _headed(line: NameLine, start: int, last: int) -> list[Name] | None:
    """'Council for Economic Planning and Development', 'Department of Commerce': a head word and what follows."""
    head = next((k for k in range(last - 1, start - 1, -1) if line.word(k) in line.lists.organisation_heads), None)
    if head is None or head != last - 1:
        return None
    end = _extend(line, head + 1, allow=True)
    if end == head + 1:
        return None
    names = []
    leading = _leading_country(line, start, head)
    if leading:
        names.append(leading)
    names.append(Name(start, end, "organisation"))
    return names


def _extend(line: NameLine, end: int, *, allow: bool) -> int:
    """Takes in 'of Commerce', 'for Russia and Eurasia', 'on Foreign Relations' behind a head word."""
    if not allow or line.lower(end) not in {"of", "for", "on"}:
        return end
    while line.lower(end) in {"of", "for", "on", "and", "&", "the", ","}:
        j = end + 2 if line.lower(end + 1) == "the" else end + 1
        if not _may_go_on(line, end, j):
            break
        run = run_end(line, j)
        if line.lower(end) in {"and", "&", ","} and _begins_other_name(line, j, run):
            break
        end = _before_person(line, j, run)
        if end < run:
            break
    return end


def _may_go_on(line: NameLine, end: int, j: int) -> bool:
    """Whether the words from ``j`` behind a preposition, 'and' or comma at ``end`` may belong to the name."""
    is_capital = line.word(j)[:1].isupper()
    if line.lower(end) == "," and not (is_capital and line.lower(run_end(line, j)) in {"and", ","}):
        return False
    return is_capital and line.word(j) != "I" and not is_date_word(line, j)


def _begins_other_name(line: NameLine, j: int, run: int) -> bool:
    """Whether a person, a title or a known name begins at ``j``; not 'Tea and | Coffee Exporters'."""
    is_titled = end_of_title(line, j, run) and line.lower(run - 1)[-1:] != "s"
    is_known = j in line.known and line.known[j][1][0].kind != "country"
    return bool(line.lower(j) in line.lists.given_names or is_titled or is_known)


def _before_person(line: NameLine, start: int, end: int) -> int:
    """'Chamber of Commerce Ebrahim Jamshidian': the name of the organisation ends where a person's begins."""
    for k in range(start + 1, end - 1):
        if line.lower(k) in line.lists.given_names and line.word(k + 1)[:1].isupper() and line.lower(k) not in line.lists.common_words:
            return k
    return end


def _bare_organisation_word(line: NameLine, i: int) -> list[Name] | None:
    """'the Ministry', 'the Commission': a name only if the article has given it in full; kept open here."""
    if line.lower(i - 1) == "the" and not is_opening(line, i - 1):
        return [Name(i, i + 1, None, None, -9.0)]
    if is_opening(line, i - 1) and line.lower(i - 1) == "the" and line.sentence.tags[i][:2] == "NN":
        return [Name(i, i + 1, None, None, -9.0)]
    return None


def is_joined_to_organisation(line: NameLine, start: int, end: int) -> bool:
    """'a CNN/Hale poll', 'the Hale/NBC survey': what a stroke joins to an organisation is one, unless it is a photographer."""
    after = start > 1 and line.word(start - 1) == "/" and line.sentence.is_glued(start) and start - 1 in line.organisation_ends
    before = line.word(end) == "/" and line.sentence.is_glued(end) and end + 1 in line.organisation_starts
    is_index = line.word(end)[:1].isdigit()  # 'the S&P/ASX 200'
    return (after or before) and end - start <= 2 and not is_index and line.lower(start) not in line.lists.given_names


def is_indefinite(line: NameLine, first: int) -> bool:
    """'A radical Islamist group': a word of its kind, not its name."""
    i = first - 1
    while i > 0 and line.sentence.tags[i] in {"JJ", "VBN", "RB", "NN"}:
        i -= 1
    return line.lower(i) in {"a", "an", "its", "their", "his", "her", "any", "no"}


def shows_firm(line: NameLine, start: int, end: int) -> bool:
    """'the pay television operator, Acme', 'Acme shares', 'workers at Acme', 'Acme economist Paul Hale'."""
    before, beyond = line.lower(start - 1), line.lower(start - 2)
    if before in line.lists.organisation_nouns and line.sentence.tags[start - 1] == "NN":
        return True
    if is_sure_firm(line, start) or has_price(line, start, end):
        return True
    is_led = before == "of" and beyond in line.lexicon.word_sets["firm_leaders"]
    if is_led and not all(is_plain_word(line, k) for k in range(start, end)):
        return end - start > 1  # 'the head of Harrow Metrics'
    return line.lower(end) in line.lexicon.word_sets["firm_belongings"] | line.lexicon.word_sets["firm_people"]


def _has_signed_price(line: NameLine, end: int) -> bool:
    return line.word(end) == "(" and line.lower(end + 1) in {"-", "+", "up", "down"} and has_price(line, end, end)
