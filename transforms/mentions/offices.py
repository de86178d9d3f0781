"""Organisations of an article: full names, bracketed acronyms, short forms, and the country that an office belongs to."""

from __future__ import annotations

from transforms.lexicons.gazetteer import GazetteerEntry
from transforms.lexicons.lexicon import Lexicon
from transforms.lexicons.spelling import fold_name
from transforms.mentions.entities import Entity, is_office
from transforms.mentions.identity import candidates_for
from transforms.mentions.namesakes import parts_of
from transforms.mentions.owners import owner_of, owner_of_listed, owner_of_office
from transforms.mentions.register import Found, Register, printed_name


def register_organisations(register: Register, everything: list[Found]) -> None:
    """Organisations by name, so that acronyms and short forms find them."""
    _mark_firms(register, everything)
    introduced = {id(one.name.long_form): one for one in everything if one.name.long_form is not None}
    for one in everything:
        if one.name.kind != "organisation" or one.name.long_form is not None:
            continue
        entry = one.name.entry
        entity = listed_office(register, one, entry) if entry else office_of(register, one)
        if id(one.name) in introduced:
            register.acronyms[printed_name(register.lexicon, introduced[id(one.name)])] = entity


def _mark_firms(register: Register, everything: list[Found]) -> None:
    """What the company of one of its mentions shows to be a firm is one everywhere in the article."""
    firms = {one.words for one in everything if one.name.is_firm and one.name.kind is None and not candidates_for(register, one.words)}
    for one in everything:
        if one.words in firms and one.name.kind is None and len(one.words) <= 4:
            one.name.kind = "organisation"


def office_of(register: Register, one: Found) -> Entity:
    """The organisation of a name that is in no list. 'Foreign Ministry' is one for each country that the article speaks of."""
    name = printed_name(register.lexicon, one)
    listed = _without_legal_form(register.lexicon, name) or _agency_with_letters(register, one, None)
    if listed:
        return entity_of(register, listed)
    if not is_office(name, register.lexicon.word_sets["offices_of_every_state"]):
        return find_entity(register, "organisation", name, iso3=owner_of(register.lexicon, one))
    lead = next(iter(register.lexicon.gazetteer.find(name)), None)
    is_state = name.split()[-1].lower() in register.lexicon.word_sets["offices_of_states"]
    if is_state and lead and lead[0] == 0 and lead[2][0].basis == "demonym":
        shorter = name[lead[1] :].strip()
        name = shorter if " " in shorter else name
    return find_entity(register, "organisation", name, iso3=owner_of_office(register, one, name))


def listed_office(register: Register, one: Found, entry: GazetteerEntry) -> Entity:
    """The organisation of an entry, or the office of another state that bears its name: 'Nigeria's National Bureau of Statistics'."""
    name = printed_name(register.lexicon, one)
    entry = _agency_with_letters(register, one, entry.iso3) or entry
    if entry.iso3 is None or not is_office(name, register.lexicon.word_sets["offices_of_every_state"]):
        return entity_of(register, entry)
    owner = owner_of_listed(register, one, entry.iso3)
    return entity_of(register, entry) if owner == entry.iso3 else find_entity(register, "organisation", name, iso3=owner)


def _agency_with_letters(register: Register, one: Found, usual: str | None) -> GazetteerEntry | None:
    """The agency of the press that letters stand for: 'told PAP', 'WARSAW (PAP)', else where only its country is named.

    ``usual`` is the country of the body that a list gives to the letters, null for none: in an article on Singapore, 'PAP' is a party.
    """
    letters = printed_name(register.lexicon, one)
    if not letters.isupper() or not letters.isalpha():
        return None
    name = f"{letters} news agency"
    agency = next((entry for entry in register.lexicon.gazetteer.meanings_of(name)[:1] if entry.kind == "organisation"), None)
    is_meant = usual is not None and usual not in register.countries
    return agency if agency and (_is_told_as_press(register.lexicon, one) or (is_meant and agency.iso3 in register.countries)) else None


def _is_told_as_press(lexicon: Lexicon, one: Found) -> bool:
    """'told PAP on Monday', 'the news agency PAP', '(PAP) -': whom the press is named by; not 'told PAP members'."""
    sentence, start, end = one.sentence, one.name.start, one.name.end
    if start == 0:
        return False
    if sentence.role == "dateline":
        return sentence.words[start - 1] == "("
    is_agency = sentence.lower[start - 1] == "agency"
    return is_agency or (
        sentence.lower[start - 1] in lexicon.word_sets["telling"] and sentence.tags[end : end + 1] not in (["NN"], ["NNS"])
    )


def _without_legal_form(lexicon: Lexicon, name: str) -> GazetteerEntry | None:
    """The organisation of the lists that 'TotalEnergies SE', 'Motorola Inc' name with their legal form."""
    words = name.split()
    if len(words) < 2 or words[-1].lower().rstrip(".") not in lexicon.word_sets["legal_forms"]:
        return None
    base = " ".join(words[:-1]).rstrip(",")
    return next((entry for entry in lexicon.gazetteer.meanings_of(base)[:1] if entry.kind == "organisation"), None)


def find_entity(register: Register, kind: str, name: str, *, iso3: str | None = None, entry: GazetteerEntry | None = None) -> Entity:
    """The entity of this kind and name in the article; a new one where it is named first."""
    is_generic = is_office(name, register.lexicon.word_sets["offices_of_every_state"])
    owner = (iso3 or "") if kind == "organisation" and entry is None and is_generic else ""
    if owner and owner not in register.owners.setdefault(fold_name(name), []):
        register.owners[fold_name(name)].append(owner)
    key = (kind, f"{fold_name(name)} {owner}".strip())
    entity = register.others.get(key)
    if entity is None:
        entity = Entity(kind, name, iso3, entry.wikidata if entry else None, entry.code if entry else None)
        entity.is_generic, entity.is_seat = is_generic, entry is not None and entry.is_seat
        register.others[key] = entity
        _add_short_forms(register, entity)
    entity.iso3 = entity.iso3 or iso3
    return entity


def organisation_called(register: Register, one: Found) -> Entity | None:
    """The organisation that an acronym, a short form or 'the Ministry' stands for."""
    word = printed_name(register.lexicon, one)
    folded = fold_name(word)
    kinds = ["initials"] if len(word) > 1 and word.isupper() else []
    kinds += ["head", "start", *(["tail"] if one.name.score < -5 else [])]
    keys = [(kind, word if kind == "initials" else folded) for kind in kinds]
    found = [register.short_forms[key] for key in keys if key in register.short_forms]
    return max(found, key=lambda ranked: ranked[0])[1] if found else None


def _add_short_forms(register: Register, entity: Entity) -> None:
    """How an organisation may be called later on: by its initials, its first word or two, and as 'the Ministry'."""
    if entity.kind != "organisation":
        return
    parts = parts_of(entity.name)
    keys = [("initials", _initials(entity.name))]
    if len(parts) > 1:
        keys += [("head", parts[0]), ("start", " ".join(parts[:2])), ("tail", parts[-1])]
    for key in keys:
        register.short_forms[key] = (len(register.others), entity)


def entity_of(register: Register, entry: GazetteerEntry) -> Entity:
    """The entity of an entry of the gazetteer."""
    return find_entity(register, entry.kind, entry.name, iso3=entry.iso3, entry=entry)


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.replace("-", " ").split() if word[0].isupper())
