"""The evidence that a run of capitalised words names a person: its words, and the company that it keeps."""

from __future__ import annotations

from transforms.lexicons.entries import NameWords
from transforms.mentions.called_like_places import shows_person
from transforms.mentions.called_like_words import is_family_word
from transforms.mentions.line import NameLine, is_country, is_given_name
from transforms.mentions.places import is_surname_of_country
from transforms.mentions.titles import PERSON_MAX_WORDS
from transforms.segmentation.tokens import VERB_TAGS

# Evidence that a run of words names a person, in points; PERSON_FROM of them suffice. Weights were set by reading, not
# learned: a role or form of address is enough by itself, two weak signs together are.
PERSON_FROM = 2.0
_SAYING_BONUS = 1.5


def is_surname_here(line: NameLine, tail: int, start: int, end: int) -> bool:
    """'Yun Sun, director of', 'Andrew Young said': a word of organisations that ends a person's name."""
    if line.lower(start) in line.lists.given_names and tail == end - 1 and any(len(line.word(k)) == 1 for k in range(start + 1, tail)):
        return True  # 'George W. Mills'
    if tail != end - 1 or not 1 <= tail - start <= 2 or line.lower(start - 1) == "the":
        return False
    lowers = [line.lower(k) for k in range(start, end)]
    is_name = lowers[0] in line.lists.given_names or lowers[0] in line.lists.family_first or lowers[-1] in line.lists.family_first
    score = _company_score(line, start, end)
    is_free = start not in line.known or (line.known[start][1][0].is_town and lowers[0] in line.lists.given_names)
    return is_free and score >= (_SAYING_BONUS if is_name else 2 * _SAYING_BONUS)


def is_named_person(line: NameLine, start: int, end: int) -> bool:
    """'Tom Wells said': a word of places behind a given name."""
    return is_given_name(line, start) and end - start == 2 and _company_score(line, start, end) >= _SAYING_BONUS


def is_surname(line: NameLine, i: int, first: int) -> bool:
    """'Michael Jordan', 'Henry Ford': a name known by itself, right behind a given name."""
    if i != first + 1 or i not in line.known or line.known[i][0] != i + 1:
        return False
    if first in line.known and is_surname_of_country(line, first, i):
        return True
    if not is_given_name(line, first):
        return shows_person(line, first, i)
    # 'Matt Welsh was', not 'to Michael French officials said'
    return (
        not line.known[i][1][0].is_adjective
        or i + 1 >= line.length
        or line.sentence.tags[i + 1] in VERB_TAGS
        or line.lower(i + 1) in {",", "."}
    )


def person_score(line: NameLine, start: int, end: int, words: list[str]) -> float:
    """The evidence that the run names a person, in points."""
    count = len([word for word in words if len(word) > 1 and word[0].isupper()])
    if count > PERSON_MAX_WORDS - 1 or _is_no_name(line, start, end, words):
        return -5.0
    if count >= 2 and _has_letters(words, line.lexicon.word_sets["suffixes_of_names"]):
        return -5.0
    score = _words_score(line, start, words, count) if count >= 2 else 0.0
    if is_sure_firm(line, start) or has_price(line, start, end):
        score -= 3.0
    return score + _company_score(line, start, end)


def _is_no_name(line: NameLine, start: int, end: int, words: list[str]) -> bool:
    """Whether the run ends like a thing ('the Mitchell Plan'), or has a word of organisations or places that is no surname."""
    if words[-1].lower() in line.lexicon.word_sets["named_things"]:
        return True
    if is_surname_here(line, end - 1, start, end) or is_named_person(line, start, end):
        return False
    return any(word in line.lists.organisation_tails or word in line.lists.place_after for word in words[1:])


def _is_common_plural(line: NameLine, word: str) -> bool:
    return word[-1] == "s" and word in line.lists.common_words and word not in line.lists.family_names


def _words_score(line: NameLine, first: int, words: list[str], count: int) -> float:
    """The evidence of the words themselves: given names, initials, particles; words of the language speak against it."""
    lists, lowers = line.lists, [word.lower() for word in words]
    opens_with_word = is_family_word(line, first)  # 'He Lifeng'
    score = 2.5 * (lowers[0] in lists.given_names or opens_with_word)
    score += 1.5 * (lowers[0] in lists.family_first and count <= 3)
    score += 1.0 * (any(len(word) == 1 for word in words[1:-1]) or len(words[0]) == 1)
    initials = words[0].count(".") >= 2 and words[0] != "H.E." and not is_country(line, first)
    score += 2.0 * (initials and count == 2 and lowers[1] not in lists.common_words)  # 'J.K. Mensah'
    score += 1.5 * any(word in line.lexicon.word_sets["particles_of_persons"] for word in words[1:-1])
    own = lowers[:-1] if _is_family_with_two_names(lists, lowers) else lowers
    score += 0.5 * all(word not in lists.common_words for word in own)
    score -= 1.5 * (first in line.known and _is_common_plural(line, lowers[-1]))  # 'Salem Dynamics'
    return score - (_ordinary_words(lists, lowers[opens_with_word:]) if own is lowers else 0.0)


def _is_family_with_two_names(lists: NameWords, lowers: list[str]) -> bool:
    """'Tran Thanh Man', 'Bui Thanh Son': behind a family name that stands first and a middle name, any word may be a given name."""
    return len(lowers) == 3 and lowers[0] in lists.family_first and lists.common_words.isdisjoint(lowers[:2])


def _ordinary_words(lists: NameWords, lowers: list[str]) -> float:
    """What words of the language take from the evidence, the last of them less."""
    ordinary = [word in lists.common_words and word not in lists.person_words for word in lowers]
    return 1.0 * sum(ordinary[:-1]) + 0.5 * ordinary[-1]


def _has_letters(words: list[str], suffixes: frozenset[str]) -> bool:
    """'Ivey PMI', 'BSE Sensex', 'US Dollar': letters that stand for words; not 'DK Sunil', 'Ray Hale III'."""
    plain = [word for word in words if word.isalpha() and word.lower() not in suffixes]
    letters = [word for word in plain if word.isupper() and len(word) > 1]
    if not letters or len(letters) == len(plain):
        return False
    return letters != plain[:1] or len(letters[0]) > 2


def has_price(line: NameLine, start: int, end: int) -> bool:
    """'Hale Energy (-0.4%)', 'Zip (up 3.2%)', 'Capel and Co': what a list of shares prints behind a firm."""
    if line.lower(end) in {"and", "&"} and line.lower(end + 1) in line.lexicon.word_sets["firm_tails_behind_and"]:
        return True
    if line.word(end) != "(":
        return is_given_name(line, start) and end - start == 2 and _moves_by_share(line, end)
    is_signed = line.lower(end + 1) in {"-", "+", "up", "down"}
    number = end + 2 if is_signed else end + 1
    # 'Elena Paz (52%)': in a poll
    return line.word(number)[:1].isdigit() and line.word(number + 1) == "%" and (is_signed or not is_given_name(line, start))


def _moves_by_share(line: NameLine, end: int) -> bool:
    """'Deepak Nitrite tumbled nearly 15 per cent': a share on the market, though it begins like a person's name."""
    if not line.lexicon.change_verbs.starting(line.sentence.lower, end):
        return False
    number = next((k for k in range(end + 1, min(end + 4, line.length)) if line.sentence.tags[k] == "CD"), None)
    return number is not None and not line.lexicon.word_sets["percent_words"].isdisjoint(line.sentence.lower[number + 1 : number + 3])


def is_sure_firm(line: NameLine, first: int) -> bool:
    """'analysts at Hale Genuity', 'shares of Paz Gemini'."""
    return line.lower(first - 1) in {"at", "of", "in"} and line.lower(first - 2) in line.lexicon.word_sets["firm_people"]


def _company_score(line: NameLine, start: int, end: int) -> float:
    """Evidence around the run: verbs of saying, roles in apposition or in front, articles."""
    score = 0.0
    if line.lower(start - 1) in {"the", "a", "an", "this", "that"} and line.sentence.tags[start - 1] != "IN":
        score -= 2.5  # not 'said that Paul Hale'
    if is_speaker(line, start, end):
        score += _SAYING_BONUS
    if line.lower(start - 1) in {"and", ","} and is_given_name(line, start) and is_given_name(line, start - 3):
        score += _SAYING_BONUS  # 'Anna Lee, Paul Hale and Tom Wells'
    role = line.role_up_to(start)
    if role and role[1].before_name:
        score += 2.5
    if line.lower(start - 1) == "," and line.role_up_to(start - 1):
        score += 1.0
    return score + _apposition_score(line, end)


def _apposition_score(line: NameLine, end: int) -> float:
    """Evidence behind the run: ', who', ', a defense analyst', ', 45,'."""
    if line.lower(end) == "who":
        return 1.5
    if line.lower(end) != ",":
        return 0.0
    score = 1.5 * (line.lower(end + 1) in {"who", "whose"}) + 2.0 * _has_role_after(line, end + 1)
    age = line.lower(end + 1)
    is_number = line.sentence.tags[min(end + 1, line.length - 1)] == "CD" and age.isdecimal() and len(age) == 2
    return score + 2.0 * (is_number and line.lower(end + 2) == ",")  # 'John Smith, 45, said'


def holds_office_of_state(line: NameLine, end: int) -> bool:
    """'Macron, the French president,', 'Modi, prime minister of India,': what only a person is, between commas behind one word."""
    close = next((k for k in range(end + 1, min(end + 9, line.length)) if line.lower(k) in {",", "."}), end)
    if line.lower(end) != "," or line.lower(close) != "," or not any(is_country(line, k) for k in range(end + 1, close)):
        return False
    opening = line.role_from(end + 1)
    role = opening if opening and line.lower(opening[0]) == "of" else line.role_up_to(close)
    return role is not None and role[1].kind in {"head_of_state", "minister"} and line.sentence.tags[close - 1] != "NNS"


def is_speaker(line: NameLine, start: int, end: int) -> bool:
    """'Smith said' or '", said Smith': not 'told Smith'."""
    if _is_saying(line, end) or (line.lower(end) == "," == line.lower(start - 1) and _is_saying(line, end + 1)):
        return True
    cue = line.lexicon.cues.starting(line.sentence.lower, start - 1) if start else None
    return bool(cue and not cue[1].addressee and _is_saying(line, start - 1) and line.lower(start - 2) in {",", '"', "''", "'", "?", "!"})


def _is_saying(line: NameLine, i: int) -> bool:
    if not 0 <= i < line.length:
        return False
    cue = line.lexicon.cues.starting(line.sentence.lower, i)
    return bool(cue and cue[1].direct and not cue[1].label and line.sentence.tags[i] in VERB_TAGS)


def _has_role_after(line: NameLine, i: int) -> bool:
    """Whether a role stands within a few words, before the next comma: ', a defense analyst in Singapore'."""
    for k in range(i, min(i + 7, line.length)):
        if line.lower(k) in {",", ".", ";", '"'}:
            return False
        if line.role_from(k):
            return line.sentence.tags[k][:2] in {"NN", "JJ"} or line.word(k)[0].isupper()
    return False
