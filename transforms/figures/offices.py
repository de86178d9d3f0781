"""Of which country somebody holds the office: 'U.S. President Donald Trump', or a leader of a government that everybody knows."""

from __future__ import annotations

from datetime import date

from transforms.lexicons.entries import Leader
from transforms.lexicons.lexicon import Lexicon
from transforms.lexicons.spelling import fold_name
from transforms.mentions.entities import ArticleNames, Entity, Mention

# Between a country and the saying of its officer: ''s deputy minister of trade Ann Mary Hale said'.
OFFICER_REACH = 8
# So long before they take office are candidates spoken of as those who will: 'Paz has promised a tariff'.
_CANDIDACY = 1


def find_offices(names: ArticleNames, lexicon: Lexicon, on: date | None) -> dict[str, str]:
    """By the id of a person the country whose office it holds: the one that the text prints, else that of a known leader.

    ``on``: the day of the article.
    """
    found: dict[str, str] = {}
    titled: set[str] = set()
    for row in names.mentions:
        ends = {mention.end: mention for mention in row}
        for mention in row:
            if mention.entity.kind != "person":
                continue
            country = _before_office(mention, ends)
            if country:
                found.setdefault(mention.entity.entity_id, country)
            if _has_title_of_leader(mention, ends, lexicon):
                titled.add(mention.entity.entity_id)
    for person in names.persons:
        known = _country_of_leader(person, lexicon, on, is_titled=person.entity_id in titled)
        if known:
            found.setdefault(person.entity_id, known)
    return found


def _before_office(person: Mention, ends: dict[int, Mention]) -> str | None:
    """'U.S. President Donald Trump', 'Canada's Prime Minister Mark Carney'."""
    sentence, has_role = person.sentence, False
    for k in range(person.start - 1, max(-1, person.start - 1 - OFFICER_REACH), -1):
        if has_role and k + 1 in ends and ends[k + 1].entity.code:
            return str(ends[k + 1].entity.code)
        has_role = has_role or k in sentence.hits.role_nouns
        if sentence.tags[k][:2] not in {"NN", "JJ"} and sentence.lower[k] != "'s":
            return None
    return None


def _has_title_of_leader(person: Mention, ends: dict[int, Mention], lexicon: Lexicon) -> bool:
    """'President Silva', 'Prime Minister Silva'; not 'Trade Minister Silva', 'Vice President Silva', 'Andes Bank President Silva'."""
    lower, titles = person.sentence.lower, lexicon.word_sets["titles_of_leaders"]
    for first in (person.start - 2, person.start - 1):
        if first >= 0 and " ".join(lower[first : person.start]) in titles:
            is_of_body = first in ends and ends[first].entity.kind == "organisation"
            return not is_of_body and lower[max(0, first - 1)] not in lexicon.word_sets["titles_below_leaders"]
    return False


def _country_of_leader(person: Entity, lexicon: Lexicon, on: date | None, *, is_titled: bool) -> str | None:
    """'Donald Trump', 'President Trump' while he is in office; none where leaders of two countries may be meant."""
    words = set(fold_name(person.name).split())
    if len(words) == 1 and not is_titled:
        return None
    before = 0 if len(words) == 1 else _CANDIDACY
    like = {leader for word in words for leader in lexicon.leaders.get(word, ()) if _is_same(words, leader)}
    countries = {leader.country for leader in like if _is_in_office(leader, on, before=before)}
    return countries.pop() if len(countries) == 1 else None


def _is_same(words: set[str], leader: Leader) -> bool:
    """'Donald J. Trump' is Donald Trump, 'Luiz Inacio Lula da Silva' is Luiz Lula: one has all words of the other."""
    return words <= leader.words or leader.words <= words


def _is_in_office(leader: Leader, on: date | None, *, before: int) -> bool:
    """Whether somebody leads in the year of the article, or will from so many years ``before`` on; always where no year is known."""
    return on is None or leader.since - before <= on.year <= (leader.until or on.year)


def country_of_surname(surname: str, lexicon: Lexicon, on: date | None) -> str | None:
    """'Trump', 'Macron': the country of a leader in office by the bare surname; none of a name that many have, as 'Modi' and 'Kim'."""
    word = fold_name(surname)
    leaders = lexicon.leaders.get(word, ())
    if word in lexicon.names.family_names or word in lexicon.names.given_names or len({leader.country for leader in leaders}) != 1:
        return None
    return next((leader.country for leader in leaders if _is_in_office(leader, on, before=_CANDIDACY)), None)
