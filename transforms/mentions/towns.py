"""What the name of a place means in an article: a town, a person called like one, a state, or a government behind its capital."""

from __future__ import annotations

from transforms.lexicons.gazetteer import GazetteerEntry
from transforms.lexicons.lexicon import Lexicon
from transforms.lexicons.spelling import fold_name
from transforms.mentions.register import Found, Register, is_before_verb
from transforms.segmentation.articles import Sentence
from transforms.segmentation.tokens import VERB_TAGS

_NEAR_GEORGIA = {"RUS", "ARM", "AZE", "SUN"}
_PERSONAL = {"he", "she", "his", "her", "himself", "herself"}
_OF_STATES = {"it", "its", "they", "their", "we", "our"}
_PREPOSITIONS_OF_DEALING = {"by", "between", "with", "against", "on"}


def note_places(register: Register, found: list[list[Found]]) -> None:
    """Notes where sure places begin, and which unsure towns some sentence places: 'in Harrow' makes a later 'Harrow' a town."""
    listed = [(one, one.name.entry) for row in found for one in row if one.name.entry]
    _note_codes(register, [entry for _, entry in listed])
    register.place_starts = {row[0].sentence.number: set() for row in found if row}
    for one, entry in listed:
        if entry.is_certain and one.name.kind in {"place", "country"}:
            register.place_starts[one.sentence.number].add(one.name.start)
    for one, entry in listed:
        is_unsure = one.name.kind == "place" and not entry.is_certain
        if is_unsure and _is_placed_town(register, one):
            register.placed.add(one.words)


def _note_codes(register: Register, named: list[GazetteerEntry]) -> None:
    """Notes the countries and blocs that the article names, which of them by an adjective, and those whose organs it names."""
    register.adjectives = {entry.code for entry in named if entry.is_adjective}
    register.codes = {entry.code for entry in named if entry.basis != "capital"}
    register.organs = {register.lexicon.bloc_organs.get(entry.name) for entry in named if entry.basis != "capital"}


def _is_placed_town(register: Register, one: Found) -> bool:
    is_person = len(one.words) == 1 and register.namesakes.of_family(fold_name(one.words[0]))
    return not is_person and is_placed(register, one)


def speaks_of_states(lexicon: Lexicon, everything: list[Found]) -> bool:
    """Whether 'Georgia' is the American state: an article that names other states, or its towns, and no neighbour of the country."""
    entries = [one.name.entry for one in everything if one.name.entry is not None]
    if any(entry.iso3 in _NEAR_GEORGIA or entry.name in {"Tbilisi", "Abkhazia", "South Ossetia"} for entry in entries):
        return False
    states = lexicon.word_sets["american_states"]
    return any(entry.name.lower() in states or (entry.kind == "place" and entry.iso3 == "USA") for entry in entries)


def is_name_of_somebody(register: Register, one: Found) -> bool:
    """'Morales said', a town's name too, where the article has named Juan Morales in full; 'Paris said she', for Paris Hilton."""
    entry = one.name.entry
    before, places = one.sentence.lower[one.name.start - 1] if one.name.start else "", register.lexicon.word_sets["before_places"]
    if entry is None or not _may_be_name(one, entry) or before in places - {"to", "from", "of"}:
        return False
    word, is_told = fold_name(one.words[0]), _speaks_of_oneself(register.lexicon, one)
    if is_told and before not in places and _has_in_name(register, word):
        return True
    if _is_land(one, entry) and not (is_told or _may_act(register, one, before)):
        return False
    is_shown = is_before_verb(one) and word in register.shown  # 'Chad worked as a welder', where 'Chad, 34,' stood
    return is_shown or any(fold_name(p.name) != word for p in register.namesakes.of_family(word))


def _has_in_name(register: Register, word: str) -> bool:
    """Whether somebody named in full has the word in the name: 'Paris' of Paris Hilton."""
    return any(fold_name(p.name) != p.family for p in register.namesakes.with_word(word))


def _is_land(one: Found, entry: GazetteerEntry) -> bool:
    return one.name.kind == "country" or entry.basis != "name"


def _may_be_name(one: Found, entry: GazetteerEntry) -> bool:
    """Whether the known place is one word by which a person may be called."""
    is_name = entry.basis in {"name", "alias", "capital"} and not entry.is_adjective
    return is_name and one.name.kind in {"place", "country"} and len(one.words) == 1


def _may_act(register: Register, one: Found, before: str) -> bool:
    """Whether what bears the name of a country does or is something, in an article that has no adjective of that country."""
    is_country = one.name.entry is not None and one.name.entry.code in register.adjectives
    return not is_country and (is_before_verb(one) or _is_told_of(register, one, before))


def _speaks_of_oneself(lexicon: Lexicon, one: Found) -> bool:
    """'Paris said she loved it', 'Chad's mother': what is told is told of a person; not 'Israel said it would', 'Israel's Katz said he'."""
    lower, last = one.sentence.lower, one.name.end
    if lower[last : last + 1] == ["'s"]:
        role = lexicon.names.role_nouns.starting(lower, last + 1)
        return bool(role and role[1].kind == "family")
    if not is_before_verb(one):
        return False
    return next((word in _PERSONAL for word in lower[last + 1 : last + 4] if word in _PERSONAL | _OF_STATES), False)


def _is_told_of(register: Register, one: Found, before: str) -> bool:
    """'Jordan, an Ohio lawmaker,', 'Jordan then left': the article says what he is, or what he did next; not 'in Jordan, the king'."""
    sentence, last = one.sentence, one.name.end
    if before in register.lexicon.word_sets["before_places"] or one.name.start - 2 in register.place_starts.get(sentence.number, ()):
        return False
    lower, tags = sentence.lower[last : last + 7], sentence.tags[last : last + 2]
    if tags[:1] == ["RB"] and tags[1:] and tags[1] in {"VBD", "VBZ"}:
        return True
    if lower[:1] != [","] or lower[1:2] not in (["a"], ["an"], ["who"], ["whose"]):
        return False
    own = lower[2 : lower.index(",", 1)] if "," in lower[1:] else lower[2:]
    return lower[1][0] == "w" or any(register.lexicon.names.role_nouns.starting(own, k) for k in range(len(own)))


def state_behind(lexicon: Lexicon, one: Found, entry: GazetteerEntry) -> str | None:
    """'Peru, Indiana', 'a mill in Paris, Texas': the American state of a town that bears the name of a country or capital.

    Not in a list of places: 'from Canada, Mexico, Texas and Ohio'.
    """
    sentence, last = one.sentence, one.name.end
    is_name = (entry.kind == "country" and entry.basis == "name") or entry.basis == "capital"
    is_listed = one.name.start > 0 and sentence.words[one.name.start - 1] == ","
    if not is_name or entry.iso3 == "USA" or is_listed or sentence.words[last : last + 1] != [","]:
        return None
    for end in (last + 3, last + 2):
        state = " ".join(sentence.words[last + 1 : end])
        if state.lower() in lexicon.word_sets["american_states"]:
            behind = sentence.lower[end : end + 2]
            return None if set(behind) & {"and", "or", "&"} or state.islower() else state
    return None


def is_national(lexicon: Lexicon, one: Found, entry: GazetteerEntry) -> bool:
    """'Security Council Secretary Hale', 'secretary of the Security Council': that of a country, not of the United Nations."""
    if entry.basis != "alias" or entry.iso3 or not entry.name.startswith("UN ") or one.words[0].lower().replace(".", "") == "un":
        return False
    posts, lower = lexicon.word_sets["council_posts"], one.sentence.lower
    start, end = one.name.start, one.name.end
    held = start > 2 and lower[start - 1] == "the" and lower[start - 2] == "of" and lower[start - 3] in posts
    return held or (end < len(lower) and lower[end] in posts)


def is_other_thing(one: Found, entry: GazetteerEntry) -> bool:
    """'Feel the Bern': a town stands without an article, unless before a noun ('the Bern office') or in a longer name."""
    sentence, start, end = one.sentence, one.name.start, one.name.end
    if not start or sentence.lower[start - 1] not in {"the", "a", "an", "this"} or entry.name.startswith("The "):
        return False
    return end >= len(sentence) or not (sentence.tags[end][:2] in {"NN", "JJ", "VB"} or sentence.lower[end] in {"-", "'s"})


def is_placed(register: Register, one: Found) -> bool:
    """Whether a small town, or one with the name of a person, is meant as a place.

    It is after a preposition of place ('in Carson'), before a comma and a larger place, in a dateline, or where the
    article has placed it elsewhere; never as an owner ('in Carson's view') nor where a person of the article is called so.
    """
    before = one.sentence.lower[one.name.start - 1] if one.name.start else ""
    after = one.sentence.lower[one.name.end] if one.name.end < len(one.sentence) else ""
    if after == "'s" and len(one.words) == 1:
        return False
    if one.sentence.role == "dateline" or one.words in register.placed:
        return True
    if after == "," and one.name.end + 1 in register.place_starts.get(one.sentence.number, ()):
        return True
    if _is_felt_toward(register.lexicon, one):
        return False
    is_to_somebody = before in {"to", "of"} and _is_given_name(register.lexicon, one)
    places = register.lexicon.word_sets["before_places"]
    is_beside_comma = after == "," and before in places and not is_to_somebody
    return before in places - {"of", "to", "from"} or is_beside_comma


def _is_felt_toward(lexicon: Lexicon, one: Found) -> bool:
    """'disappointed in Vladimir', 'angry at Carson': somebody, and no place."""
    lower, first = one.sentence.lower, one.name.start
    return first > 1 and lower[first - 1] in {"in", "at"} and lower[first - 2] in lexicon.word_sets["feelings"]


def _is_given_name(lexicon: Lexicon, one: Found) -> bool:
    """'wrote to Vladimir, asking': a given name that is no surname."""
    word = one.words[0].lower()
    return len(one.words) == 1 and word in lexicon.names.given_names and word not in lexicon.names.family_names


def government_at(register: Register, entry: GazetteerEntry) -> GazetteerEntry | None:
    """The government that sits in a capital: in 'Brussels' the EU, or Belgium, where the article names Belgium and nothing of the EU."""
    gazetteer = register.lexicon.gazetteer
    country = gazetteer.countries.get(entry.iso3) if entry.iso3 else None
    code = _bloc_at(register, entry)
    if code is None or (entry.iso3 in register.codes and code not in register.codes | register.organs):
        return country
    named = (meaning for _, _, meanings in gazetteer.find(code) for meaning in meanings)
    return next((meaning for meaning in named if meaning.code == code), country)


def _bloc_at(register: Register, entry: GazetteerEntry) -> str | None:
    """The bloc that the capital speaks for; that of an article that names the European Community, and no European Union."""
    code = register.lexicon.bloc_organs.get(entry.name)
    return "EC" if code == "EU" and "EC" in register.codes and "EU" not in register.codes else code


def acts_as_government(lexicon: Lexicon, one: Found) -> bool:
    """Whether a capital stands for its government: it does something, or somebody deals with it."""
    sentence, start, end = one.sentence, one.name.start, one.name.end
    before = sentence.lower[start - 1] if start else ""
    if _ends_journey(lexicon, sentence, start):
        return False
    is_dealt_with = _is_dealt_with(lexicon, sentence, start)
    if is_dealt_with or before in lexicon.word_sets["before_places"]:
        return is_dealt_with
    j = end
    while j < len(sentence) and (sentence.lower[j] in {"and", "also", "has", "long", ","} or sentence.tags[j] in {"NNP", "RB"}):
        if sentence.lower[j] in {"has", "have"}:
            return True
        j += 1
    if _is_state_of_town(lexicon, sentence, j):
        return False
    if j < len(sentence) and sentence.tags[j] in VERB_TAGS and sentence.tags[j] not in {"VBG", "VBN"}:
        return True
    return end < len(sentence) and _owns(sentence, end)


def _is_state_of_town(lexicon: Lexicon, sentence: Sentence, verb: int) -> bool:
    """'Brussels was quiet', 'Paris is under water': what streets are, and no government."""
    states = lexicon.word_sets["states_of_towns"]
    is_state = sentence.lower[verb : verb + 1] != [] and sentence.lower[verb] in lexicon.word_sets["verbs_of_states"]
    return is_state and not states.isdisjoint(sentence.lower[verb + 1 : verb + 3])


def _ends_journey(lexicon: Lexicon, sentence: Sentence, first: int) -> bool:
    """'the train between London and Paris': a town at either end."""
    start = _start_of_pair(sentence, first)
    return start > 1 and sentence.lower[start - 1] == "between" and sentence.lower[start - 2] in lexicon.word_sets["journeys"]


def _is_dealt_with(lexicon: Lexicon, sentence: Sentence, first: int) -> bool:
    """'against Paris', 'pressure from Paris', 'exports to Paris', 'between London and Paris', 'accused Paris of'."""
    before, beyond = sentence.lower[first - 1] if first else "", max(0, first - 2)
    if before in {"from", "to"}:
        sent = lexicon.word_sets["sent_to_governments"]
        return first > 1 and (sentence.tags[beyond][:2] == "NN" if before == "from" else sentence.lower[beyond] in sent)
    start = _start_of_pair(sentence, first)
    is_between = start > 0 and sentence.lower[start - 1] == "between"
    return is_between or before in _PREPOSITIONS_OF_DEALING or before in lexicon.word_sets["dealing_verbs"]


def _start_of_pair(sentence: Sentence, first: int) -> int:
    """Where 'London and Paris' begins, of which the name at ``first`` may be the second."""
    is_second = first > 2 and sentence.lower[first - 1] == "and" and sentence.words[first - 2].istitle()
    return first - 2 if is_second else first


def _owns(sentence: Sentence, last: int) -> bool:
    """Whether the name owns what follows: "Paris's offer", "Brussels' offer"."""
    is_bare = sentence.lower[last] == "'" and sentence.is_glued(last) and sentence.lower[last - 1].endswith("s")
    is_before_noun = last + 1 < len(sentence) and sentence.tags[last + 1][:2] in {"NN", "JJ"}
    return sentence.tags[last] == "POS" or (is_bare and is_before_noun)
