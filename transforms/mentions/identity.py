"""Which names are of one person: the fullest form, later surnames, forms of address and initials."""

from __future__ import annotations

from difflib import SequenceMatcher

from transforms.lexicons.lexicon import Lexicon
from transforms.lexicons.spelling import fold_name
from transforms.mentions.entities import Entity
from transforms.mentions.namesakes import parts_of
from transforms.mentions.persons import PERSON_FROM
from transforms.mentions.register import Found, Register, printed_name, titles_of

# Given names as alike as this are spellings of one: Sergei/Sergey .83, Mohammed/Muhammad .75, John/Jane .50.
SAME_GIVEN_NAME = 0.7


def register_persons(register: Register, everything: list[Found]) -> None:
    """The persons of the article: full names first, then those only ever called by one name."""
    evidence = _evidence(register.lexicon, everything)
    for one in everything:
        if one.name.kind in {None, "person"} and len(one.words) >= 2 and _is_person(one, evidence):
            one.name.kind = "person"
            _add_person(register, one)
    for one in everything:
        if one.name.kind == "person" and len(one.words) == 1 and not candidates_for(register, one.words):
            _add_person(register, one)


def _evidence(lexicon: Lexicon, everything: list[Found]) -> dict[tuple[str, ...], float]:
    """The evidence for a person of the names as printed, and of single words that are called by: 'Mr. Lew' or plain 'Lew'."""
    scores: dict[tuple[str, ...], list[float]] = {}
    called: dict[str, float] = {}
    for one in everything:
        scores.setdefault(one.words, []).append(one.name.score)
        if len(one.words) == 1 and one.name.kind in {None, "person"}:
            word = fold_name(one.words[0])
            called[word] = max(called.get(word, 0.0), 2.0 if one.name.has_title else 1.0 + 0.5 * (one.name.score > 0))
    return {
        words: max(found)
        + min(0.5 * (len(found) - 1), 1.0)
        + max((called.get(key, 0.0) for key in _calling_names(lexicon, words)), default=0.0)
        for words, found in scores.items()
        if len(words) > 1
    }


def _calling_names(lexicon: Lexicon, words: tuple[str, ...]) -> set[str]:
    """The folded words of a full name that its bearer may be called by."""
    is_family_first = words[0].lower() in lexicon.names.family_first
    return {fold_name(word) for word in (words[-1], *((words[0],) if is_family_first else ()))}


def _is_person(one: Found, evidence: dict[tuple[str, ...], float]) -> bool:
    return one.name.kind == "person" or evidence[one.words] >= PERSON_FROM


def _add_person(register: Register, one: Found) -> None:
    name = printed_name(register.lexicon, one)
    family = family_of(register.lexicon, one.words)
    for person in register.namesakes.like(parts_of(" ".join(one.words)), family):
        if _is_same_person(register.lexicon, person, one.words, family):
            person.variants.add(name)
            person.titles |= titles_of(register.lexicon, one)
            person.gender = person.gender or one.name.gender
            if len(name.split()) > len(person.name.split()):
                person.name = name
                person.family = family
                register.namesakes.add(person)
            return
    register.namesakes.add(
        Entity("person", name, gender=one.name.gender, family=family, variants={name}, titles=titles_of(register.lexicon, one))
    )


def family_of(lexicon: Lexicon, words: tuple[str, ...]) -> str:
    """The name that a person is called by: the first where family names come first, else the last."""
    parts = [word for word in words if word.lower().strip(".") not in lexicon.word_sets["suffixes_of_names"]]
    if len(parts) > 1 and _is_family_word(lexicon, parts[0]):
        return fold_name(parts[0])
    if len(parts) > 1 and parts[0].lower() in lexicon.names.family_first and parts[-1].lower() not in lexicon.names.family_first:
        western = parts[0].lower() in lexicon.names.given_names and parts[-1].lower() not in lexicon.names.given_names
        if not western:
            return fold_name(parts[0])
    if (
        len(parts) > 1
        and parts[0].lower() in lexicon.names.family_first
        and len(parts) <= 3
        and parts[0].lower() not in lexicon.names.given_names
    ):
        return fold_name(parts[0])
    return fold_name((parts or list(words))[-1])


def _is_family_word(lexicon: Lexicon, word: str) -> bool:
    """'He' of He Lifeng, 'To' of To Lam; 'Are' and 'Can' are given names."""
    is_family = word.lower() in lexicon.word_sets["words_as_family_names"] | lexicon.word_sets["words_as_hyphened_names"]
    return is_family and word.lower() not in lexicon.names.given_names


def _is_same_person(lexicon: Lexicon, person: Entity, words: tuple[str, ...], family: str) -> bool:
    known = parts_of(person.name)
    new = parts_of(" ".join(words))
    if known == new:
        return True
    if _contradict(lexicon, known, new):
        return False
    known, new = _without_suffixes(lexicon, known), _without_suffixes(lexicon, new)
    if len(new) == 1 or len(known) == 1:
        return person.family == family or (new[0] in known if len(new) == 1 else known[0] in new)
    if set(known) <= set(new) or set(new) <= set(known):
        return person.family == family or known[-1] == new[-1] or known[0] == new[0]
    return person.family == family and _share_given_name(lexicon, known, new, family)


def _without_suffixes(lexicon: Lexicon, name: list[str]) -> list[str]:
    return [word for word in name if word not in lexicon.word_sets["suffixes_of_names"]] or name


def _share_given_name(lexicon: Lexicon, known: list[str], new: list[str], family: str) -> bool:
    given, other = [w for w in known if w != family], [w for w in new if w != family]
    return bool(given and other and _is_same_given(lexicon, given[0], other[0]))


def _is_same_given(lexicon: Lexicon, left: str, right: str) -> bool:
    """'Joe' and 'Joseph', 'J' and 'Jane', 'Sergei' and 'Sergey'."""
    forms = lexicon.names.given_forms
    if right in forms.get(left, ()) or left in forms.get(right, ()) or forms.get(left, frozenset()) & forms.get(right, frozenset()):
        return True
    return _same_given(left, right)


def candidates_for(register: Register, words: tuple[str, ...]) -> list[Entity]:
    """The persons that the words may call, the surest first."""
    folded = parts_of(" ".join(words))
    joined = " ".join(folded)
    called = register.namesakes.of_family(joined)
    if called or len(folded) > 1:
        called = called or [p for p in register.namesakes.with_word(folded[-1]) if _is_called(p, folded)]
        family = family_of(register.lexicon, words)
        return called or [p for p in register.namesakes.like(folded, family) if _is_same_person(register.lexicon, p, words, family)]
    named = register.namesakes.with_word(folded[0]) if len(folded[0]) > 1 else []
    alike = register.namesakes.sounding(joined)
    return named or (alike if len(alike) == 1 else [])


def person_called(register: Register, one: Found) -> Entity | None:
    """The person whom the name calls here: of several, who fits in gender and title and was named last."""
    candidates = candidates_for(register, one.words)
    if one.name.gender and len(candidates) > 1:
        fitting = [p for p in candidates if p.gender in {"", one.name.gender}]
        candidates = [p for p in fitting if p.gender] or fitting or candidates
    titled = [p for p in candidates if p.titles & titles_of(register.lexicon, one)] if len(candidates) > 1 else []
    candidates = titled or candidates
    if not candidates:
        return None
    person = max(candidates, key=lambda p: register.last_seen.get(id(p), -1))
    register.last_seen[id(person)] = register.order
    return person


def _is_called(person: Entity, folded: list[str]) -> bool:
    """Whether the folded words are some of the person's name, and end like it or in the family name."""
    parts = parts_of(person.name)
    return set(folded) <= set(parts) and folded[-1] in {parts[-1], person.family}


def _contradict(lexicon: Lexicon, known: list[str], new: list[str]) -> bool:
    """Whether two folded names differ in the initial in their middle or in 'Jr' and 'Sr': father and son, two John Smiths."""
    initials = [{word for word in name[1:-1] if len(word) == 1} for name in (known, new)]
    suffixes = [lexicon.word_sets["suffixes_of_names"].intersection(name) for name in (known, new)]
    return any(left and right and not left & right for left, right in (initials, suffixes))


def _same_given(left: str, right: str) -> bool:
    if len(left) == 1 or len(right) == 1:
        return left[0] == right[0]
    return left[0] == right[0] and SequenceMatcher(None, left, right).ratio() >= SAME_GIVEN_NAME
