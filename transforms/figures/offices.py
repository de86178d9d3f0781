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
    for row in names.mentions:
        ends = {mention.end: mention for mention in row if mention.entity.code}
        for mention in row:
            country = _before_office(mention, ends, lexicon) if mention.entity.kind == "person" else None
            if country:
                found.setdefault(mention.entity.entity_id, country)
    for person in names.persons:
        known = None if person.entity_id in found else _country_of_leader(person, lexicon, on)
        if known:
            found[person.entity_id] = known
    return found


def _before_office(person: Mention, ends: dict[int, Mention], lexicon: Lexicon) -> str | None:
    """'U.S. President Donald Trump', 'Canada's Prime Minister Mark Carney'."""
    sentence, has_role = person.sentence, False
    for k in range(person.start - 1, max(-1, person.start - 1 - OFFICER_REACH), -1):
        if k + 1 in ends and has_role:
            return str(ends[k + 1].entity.code)
        has_role = has_role or lexicon.names.role_nouns.starting(sentence.lower, k) is not None
        if sentence.tags[k][:2] not in {"NN", "JJ"} and sentence.lower[k] != "'s":
            return None
    return None


def _country_of_leader(person: Entity, lexicon: Lexicon, on: date | None) -> str | None:
    """'Donald Trump', 'President Trump' while he is in office; none where leaders of two countries may be meant."""
    words = set(fold_name(person.name).split())
    like = {leader for word in words for leader in lexicon.leaders.get(word, ())}
    if len(words) == 1:
        has_title = not person.titles.isdisjoint(lexicon.word_sets["titles_of_leaders"])
        fitting = [leader for leader in like if has_title and _is_in_office(leader, on, before=0)]
    else:
        fitting = [leader for leader in like if _is_same(words, leader) and _is_in_office(leader, on, before=_CANDIDACY)]
    countries = {leader.country for leader in fitting}
    return countries.pop() if len(countries) == 1 else None


def _is_same(words: set[str], leader: Leader) -> bool:
    """'Donald J. Trump' is Donald Trump, 'Luiz Inacio Lula da Silva' is Luiz Lula: one has all words of the other."""
    return words <= leader.words or leader.words <= words


def _is_in_office(leader: Leader, on: date | None, *, before: int) -> bool:
    """Whether somebody leads in the year of the article, or will from so many years ``before`` on; always where no year is known."""
    return on is None or leader.since - before <= on.year <= (leader.until or on.year)
