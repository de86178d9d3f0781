"""Referents: whom a noun phrase or a pronoun of an event means: 'Peruvian troops' are Peru, 'both sides' those spoken of."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field

from transforms.discourse.attributions import Attribution, Source
from transforms.discourse.memory import ACTING, Discourse, Participant
from transforms.lexicons.lexicon import Lexicon
from transforms.mentions.entities import ArticleNames, Entity, Mention
from transforms.syntax.closed_class import NAMING_TAGS
from transforms.syntax.noun_phrases import phrase_end
from transforms.syntax.parse import Parse, ParsedArticle

# Words that may stand between the name of a country or body and that of its officer: 'Chile's Deputy Trade Minister Juan Rojas'.
TITLE_REACH = 5
_JOINTS = {"and", ",", "&", "/", "-", "or", "nor", "plus", "with"}
# What has to be among them where two names are joined.
_JOINING = {"and", "nor", ",", "&", "/", "-", "with"}
# What may mean any two that were named together.
_ANY_PAIR = {"both", "two", "pair", "duo", "parties"}


@dataclass(frozen=True, slots=True)
class Referents:
    """What an article tells of whom its phrases mean.

    ``asides`` are ', he said,' between a subject and its verb: by the place of the second comma, that of the first. ``sources``
    are whom the subjects of verbs of saying mean, ``states`` by description or name of a body the country that it acts for.
    """

    names: ArticleNames
    lexicon: Lexicon
    discourse: Discourse
    asides: dict[tuple[int, int], int]
    sources: dict[tuple[int, int], Source]
    states: dict[str, Entity] = field(default_factory=dict)


def referents_of(article: ParsedArticle, names: ArticleNames, attributions: list[Attribution], lexicon: Lexicon) -> Referents:
    """The referents of an article, before any of its phrases is read."""
    told = [(a, a.subject) for a in attributions if a.subject is not None]
    asides = {
        (a.sentence.number, a.end): subject.start - 1
        for a, subject in told
        if subject.sentence is a.sentence and 1 < subject.start < a.start
    }
    sources = {(a.sentence.number, subject.start): a.source for a, subject in told}
    discourse = Discourse(article, names, attributions, lexicon.word_sets["heads_of_countries"])
    return Referents(names, lexicon, discourse, asides, sources)


def read_phrase(referents: Referents, sentence: Parse, start: int, end: int) -> list[Participant]:
    """Whom a noun phrase or pronoun names; a name that the phrase begins inside of is taken whole: 'South | Korea's government'."""
    mentions = referents.names.mentions[sentence.number]
    start = _name_start(mentions, start)
    names = [m for m in mentions if start <= m.start and m.end <= end and m.entity.kind in ACTING]
    if end - start == 1 and sentence.tags[start] in {"PRP", "PRP$"} and not names:  # 'US' looks like 'us'
        return read_pronoun(referents, sentence, start, sentence.lower[start])
    joined = joined_names(sentence, names)
    if len(joined) > 1:
        return _heads_of(referents, sentence, joined) or [Participant(m.entity.name, m.entity) for m in joined]
    head = _head(sentence, names, end)
    if head is not None:
        _note_home(referents, sentence, head, names)
        return [Participant(head.entity.name, head.entity)]
    return _described(referents, sentence, start, end, names)


def _name_start(mentions: list[Mention], first: int) -> int:
    """Where the name begins that a token stands inside of, else the token itself."""
    return next((m.start for m in mentions if m.start < first < m.end), first)


def _heads_of(referents: Referents, sentence: Parse, owners: list[Mention]) -> list[Participant]:
    """'The Peruvian and Chilean presidents': whom the article has named as such, if it has named each."""
    noun = sentence.lower[owners[-1].end] if owners[-1].end < len(sentence) else ""
    if not all(owner.is_adjective for owner in owners) or noun not in referents.lexicon.word_sets["joint_heads"]:
        return []
    found = [referents.discourse.head_of(owner.entity.name, noun.removesuffix("s")) for owner in owners]
    return [person for person in found if person is not None] if None not in found else []


def read_pronoun(referents: Referents, sentence: Parse, at: int, word: str) -> list[Participant]:
    """Whom 'he', 'she', 'it' or 'they' means."""
    source = referents.sources.get((sentence.number, at))
    if source is not None and source.entity is not None:
        return [Participant(source.entity.name, source.entity)]
    found: list[Participant | None] = []
    if word in {"he", "she", "him", "her"}:
        found = [referents.discourse.person(sentence.number, at, "m" if word in {"he", "him"} else "f")]
    elif word == "it":
        found = [referents.discourse.body(sentence.number, at)]
    elif word in {"they", "them"}:
        found = [*referents.discourse.people(sentence.number, at)]
    return [participant for participant in found if participant is not None]


def with_states(referents: Referents, actors: list[Participant]) -> list[Participant]:
    """Behind 'a Chilean official' and 'the Chilean Foreign Ministry' the country that they act for."""
    states = [referents.states[actor.name] for actor in actors if actor.name in referents.states]
    named = {actor.name for actor in actors}
    return [*actors, *(Participant(name, state) for name, state in {s.name: s for s in states}.items() if name not in named)]


def _note_state(referents: Referents, name: str, noun: str, owners: list[Mention]) -> None:
    """Remembers for whom a body or an official without a name acts: 'Chile's Trade Ministry', 'a Chilean official'."""
    country = next((_country_of(referents, m.entity) for m in owners if _country_of(referents, m.entity) is not None), None)
    sets = referents.lexicon.word_sets
    home = referents.discourse.home_of_dateline() if noun in sets["governments"] and country is None else None
    if home is not None and home.entity is not None:  # 'the administration', 'President Paz's government'
        referents.states[name] = home.entity
    elif country is not None and (noun in sets["state_bodies"] or noun in sets["state_agents"]):
        referents.states[name] = country


def _note_home(referents: Referents, sentence: Parse, head: Mention, names: list[Mention]) -> None:
    """Remembers for whom a name acts: the Kremlin, the Trade Ministry."""
    sets = referents.lexicon.word_sets
    agents = (sets["state_agents"] | sets["governments"]) & set(sentence.lower[head.start : head.end])
    if head.entity.name.lower() in sets["seats_of_state"]:
        _note_seat(referents, head.entity)
    _note_state(referents, head.entity.name, next(iter(sorted(agents)), ""), [m for m in names if m.end <= head.start or m is head])


def _note_seat(referents: Referents, seat: Entity) -> None:
    """Remembers the country that 'the Kremlin' and 'the White House' act for, where the article names it."""
    home = next((e for e in referents.names.entities if e.kind == "country" and e.iso3 == seat.iso3 is not None), None)
    if home is not None:
        referents.states[seat.name] = home


def _country_of(referents: Referents, owner: Entity) -> Entity | None:
    """The country itself, or that of one of its ministries: 'a Foreign Office spokesman'."""
    if owner.kind == "country":
        return owner
    agents = referents.lexicon.word_sets["state_agents"]
    if owner.kind != "organisation" or owner.iso3 is None or agents.isdisjoint(owner.name.lower().split()):
        return None
    return next((entity for entity in referents.names.entities if entity.kind == "country" and entity.iso3 == owner.iso3), None)


def _described(referents: Referents, sentence: Parse, start: int, last: int, names: list[Mention]) -> list[Participant]:
    """A description: 'Peruvian troops' are Peru, 'both sides' those spoken of, 'a union leader' stays one."""
    end = _head_end(sentence, start, last, referents.lexicon)
    owner = names[0].entity if names else None
    known = _of_country(referents, sentence, names[0], end) if owner is not None and owner.kind == "country" else []
    known = known or (_spoken_of(referents, sentence, start, end) if owner is None else [])
    known = known or _heads_of_states(referents, sentence, start)
    known = known or _groups(referents, sentence, names, end) or _unknown_name(referents, sentence, start, end)
    return known or _somebody(referents, sentence, (start, last, end), names)


def _heads_of_states(referents: Referents, sentence: Parse, start: int) -> list[Participant]:
    """'The presidents of Peru and Chile': whom the article names as such, else the countries that they stand for."""
    of = next((k for k in range(start, phrase_end(sentence, start) + 1) if sentence.lower[k : k + 1] == ["of"]), 0)
    noun = sentence.lower[of - 1]
    last = phrase_end(sentence, of + 1)
    behind = [m for m in referents.names.mentions[sentence.number] if of < m.start <= last + 3]
    countries = [m for m in joined_names(sentence, _joined_from(sentence, behind)) if m.entity.kind == "country"]
    if of <= start or noun not in referents.lexicon.word_sets["joint_heads"] or len(countries) < 2 or countries[0].start > of + 2:
        return []
    found = [referents.discourse.head_of(m.entity.name, noun.removesuffix("s")) for m in countries]
    return [person or Participant(m.entity.name, m.entity) for person, m in zip(found, countries, strict=True)]


def _joined_from(sentence: Parse, names: list[Mention]) -> list[Mention]:
    """The first of some names, and those that are joined to it one after another."""
    ends = next((k for k, pair in enumerate(itertools.pairwise(names), 1) if not _are_joined(sentence, *pair)), len(names))
    return names[:ends]


def _of_country(referents: Referents, sentence: Parse, country: Mention, end: int) -> list[Participant]:
    """'Peruvian troops' are Peru, 'the Peruvian trade minister' is whom the article has named as such."""
    if sentence.lower[end - 1] in referents.lexicon.word_sets["state_bodies"]:
        return [Participant(country.entity.name, country.entity)]
    title = sentence.lower[country.end : end]
    person = referents.discourse.titled(country.entity.name, " ".join(title[1:] if title[:1] == ["'s"] else title))
    return [person] if person else []


def _spoken_of(referents: Referents, sentence: Parse, start: int, end: int) -> list[Participant]:
    """'the ministry', 'both sides', 'the trade minister': one that the article has spoken of before."""
    noun = sentence.lower[end - 1]
    is_pair = bool({"two", "both", "each", "either"} & set(sentence.lower[start : start + 2])) and _is_of_pair(referents, noun)
    is_definite = sentence.lower[start] in {"the", "both", "these", "its", "their"} and "NNP" not in sentence.tags[start:end]
    known = _short_form(referents, sentence, start, noun) if is_definite or is_pair else []
    if known or sentence.lower[start] != "the":
        return known
    officer = referents.discourse.officer(sentence.number, start, " ".join(sentence.lower[start + 1 : end]))
    return [officer] if officer else []


def _groups(referents: Referents, sentence: Parse, names: list[Mention], end: int) -> list[Participant]:
    """'Red Guard fighters': the groups that stand before a noun of their members."""
    if sentence.lower[end - 1] not in referents.lexicon.word_sets["group_nouns"]:
        return []
    groups = [m for m in names if _names_group(sentence, m)]
    return [Participant(m.entity.name, m.entity) for m in groups] if groups and groups[0] is names[0] else []


def _somebody(referents: Referents, sentence: Parse, span: tuple[int, int, int], names: list[Mention]) -> list[Participant]:
    """'a union leader' as printed, over the tokens of the phrase and of its head; 'Chilean steel' is Chile; other things are nobody."""
    start, last, end = span
    owner = names[0].entity if names else None
    noun = sentence.lower[end - 1]
    if not _is_somebody(referents, noun):
        return [Participant(owner.name, owner)] if owner is not None and names[0].is_adjective and last - start <= 3 else []
    name = " ".join(sentence.surface(start, _with_complement(sentence, end)).split())
    _note_state(referents, name, noun, names)
    return [Participant(name, owner if owner and owner.kind == "country" else None)]


def _short_form(referents: Referents, sentence: Parse, first: int, noun: str) -> list[Participant]:
    """'the ministry', 'the two sides', 'the government': one spoken of before."""
    if _is_of_pair(referents, noun) and (noun != "side" or sentence.lower[first] in {"each", "either"}):
        return referents.discourse.pair(sentence.number, first, _kind_of_pair(referents, noun))
    body = referents.discourse.body(sentence.number, first, noun)
    is_bare = sentence.lower[first + 1 : first + 2] == [noun]  # 'the bank', not 'the central bank'
    if body is None and is_bare and noun in referents.lexicon.word_sets["short_bodies"]:
        body = referents.discourse.organisation(sentence.number, first)
    if body is None and noun == "government":
        body = referents.discourse.home()
    return [body] if body else []


def _is_of_pair(referents: Referents, noun: str) -> bool:
    """'both', 'the two sides', 'both ministers'."""
    return noun in _ANY_PAIR or _kind_of_pair(referents, noun) is not None


def _kind_of_pair(referents: Referents, noun: str) -> str | None:
    """What those are whom 'the two sides' or 'both ministers' mean; null where they may be any."""
    sets = referents.lexicon.word_sets
    if noun in sets["joint_states"]:
        return "country"
    return "person" if noun in sets["joint_heads"] else None


def _unknown_name(referents: Referents, sentence: Parse, start: int, end: int) -> list[Participant]:
    """A name that is no mention: the surname of a known person that opens a sentence, else the name as printed."""
    word = sentence.words[end - 1]
    if not word[:1].isupper() or any(sentence.tags[k] not in {"NNP", "NNPS"} for k in range(max(1, start), end)):
        return []
    known = next((person for person in referents.names.persons if person.name.split()[-1] == word), None)
    if known is not None and end - start == 1:
        return [Participant(known.name, known)]
    return (
        [Participant(" ".join(sentence.surface(start, end).split()), None)]
        if end - start > 1 and (start > 0 or sentence.tags[0] == "DT")
        else []
    )


def _is_somebody(referents: Referents, noun: str) -> bool:
    names, sets = referents.lexicon.names, referents.lexicon.word_sets
    forms = (noun, noun.removesuffix("s"))
    known = (names.person_nouns, names.organisation_nouns, *(sets[name] for name in ("state_bodies", "event_people", "crowds", "forces")))
    return not all(words.isdisjoint(forms) for words in known) or names.role_nouns.starting([noun], 0) is not None


def joined_names(sentence: Parse, names: list[Mention]) -> list[Mention]:
    """The names at the end of a phrase that are joined by 'and', commas or a hyphen: 'Foreign Minister A and President B'."""
    names = _without_owners(sentence, names)
    run = names[-1:]
    for left in reversed(names[:-1]):
        if not _are_joined(sentence, left, run[0]):
            break
        run = [left, *run]
    adjectives = [m for m in run if m.is_adjective]
    return run if len(adjectives) in {0, len(run)} or len(run) == 1 else [m for m in run if not m.is_adjective]


def _are_joined(sentence: Parse, left: Mention, right: Mention) -> bool:
    """Whether only what joins, and words of their phrases, stand between two names; not in 'Peru, Elena Paz said'."""
    words = sentence.lower[left.end : right.start]
    if _JOINING.isdisjoint(words) or left.entity is right.entity:
        return False
    if left.entity.kind == "country" and right.entity.kind == "person" and "and" not in words:
        return False
    is_pair = left.entity.kind == right.entity.kind == "person"  # 'Chile's Elena Paz and Peru's Juan Rojas'
    inside = NAMING_TAGS if is_pair else NAMING_TAGS - {"POS"}
    return all(word in _JOINTS or tag in inside for word, tag in zip(words, sentence.tags[left.end : right.start], strict=True))


def _without_owners(sentence: Parse, names: list[Mention]) -> list[Mention]:
    """'Elena Paz and her Chilean counterpart Juan Rojas' without Chile: what only says whose officer a person is."""
    kept = [
        left for left, right in itertools.pairwise(names)
        if right.entity.kind != "person" or left.entity.kind == "person" or not 1 <= right.start - left.end <= TITLE_REACH
        or any(sentence.lower[k] in _JOINTS or sentence.tags[k] == "IN" for k in range(left.end, right.start))
    ]  # fmt: skip
    return [*kept, *names[-1:]]


def _head(sentence: Parse, names: list[Mention], last: int) -> Mention | None:
    """The name that is the head of the phrase: at its end, or before what is added to it."""
    for mention in reversed(names):
        if not mention.is_adjective and (mention.end == last or _ends_phrase(sentence, mention.end)):
            return mention
    return None


def _ends_phrase(sentence: Parse, end: int) -> bool:
    """Whether a noun phrase ends there to which nothing is joined: 'Peru | in May', not 'Peru | and its allies'."""
    chunk = sentence.chunk_at[end - 1]
    return (chunk is None or chunk.end == end) and sentence.tags[end] != "CC"


def _names_group(sentence: Parse, mention: Mention) -> bool:
    """'the Red Guard network' is the Red Guard; 'anti-Red Guard troops' and a name cut short ('Islamic') are others."""
    last = sentence.words[mention.end - 1]
    is_whole = last.isupper() or last.lower() == mention.entity.name.lower().split()[-1]
    return mention.entity.kind == "organisation" and is_whole and (mention.start == 0 or sentence.lower[mention.start - 1] != "-")


def _with_complement(sentence: Parse, end: int) -> int:
    """The end of 'supporters of the coup': what 'of' adds belongs to the description."""
    if end + 1 >= len(sentence) or sentence.lower[end] != "of":
        return end
    last = phrase_end(sentence, end + 1)
    return last if last > end + 1 else end


def _head_end(sentence: Parse, start: int, end: int, lexicon: Lexicon) -> int:
    """The token behind the head noun: what follows it adds to it ('farmers in the south', not 'thousands of farmers')."""
    stop = phrase_end(sentence, start, end)
    while start < stop < end - 1 and (sentence.lower[stop] in _JOINTS or _is_quantity(sentence, stop, lexicon)):
        stop = max(stop + 1, phrase_end(sentence, stop + 1, end))
    return stop if stop > start else end


def _is_quantity(sentence: Parse, of: int, lexicon: Lexicon) -> bool:
    return sentence.lower[of] == "of" and sentence.lower[of - 1] in lexicon.word_sets["numbers_of_people"]
