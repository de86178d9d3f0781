"""Words in capitals throughout: letters that a body is called by ('ABCD', 'Andean Tea Board (ATB)'), and codes that name nobody."""

from __future__ import annotations

from transforms.mentions.line import Name, NameLine, is_plain_word


def is_listed_acronym(line: NameLine, words: list[str]) -> bool:
    """Whether a name is letters that are known to stand for no organisation: 'GDP', 'CEOs'."""
    return len(words) == 1 and len(words[0]) > 1 and bool({words[0], words[0].removesuffix("s")} & line.lists.acronyms)


def are_letters(words: list[str]) -> bool:
    """'ABCD': a single word in capitals throughout."""
    return len(words) == 1 and words[0].isupper() and len(words[0]) > 2 and words[0].isalpha()


def labels_turn(line: NameLine, start: int, end: int) -> bool:
    """Whether the word opens what is printed as somebody's words, as in 'PAZ: It will stand'."""
    return start == 0 and line.word(end) == ":" and line.word(start + 2)[:1].isupper()


def is_code(line: NameLine, start: int, end: int) -> bool:
    """'(ITSU.T)', 'the 20-MMA', 'WORRIED': a code, a measure, a word in capitals for its weight."""
    if (
        line.lower(end) in line.lexicon.word_sets["lettered_indices"]
        or line.lower(start) in line.lists.common_words
        or _is_law(line, end)
        or _is_weapon(line, end)
    ):
        return True  # 'the QDAX index'
    return _has_mark_of_code(line, start, end) or _goes_with_number(line, start, end)


def _is_law(line: NameLine, end: int) -> bool:
    """'the QRST treaty', 'the QRST trade pact': letters of a law; not 'the QRST deal', which a firm may have."""
    law = line.lower(end + 1 if line.lower(end) == "trade" else end)
    return law in line.lexicon.word_sets["lettered_laws"]


def _is_weapon(line: NameLine, end: int) -> bool:
    """'the QRST missile': letters of a make; not 'the QRST missile unit', 'QRST jets', which may be whose they are."""
    return line.lower(end) in line.lexicon.word_sets["missiles"] and line.sentence.tags[min(end + 1, line.length - 1)][:2] != "NN"


def _has_mark_of_code(line: NameLine, start: int, end: int) -> bool:
    """'(ITSU.T)', '(.BPNI)', 'EUR='."""
    is_glued = line.sentence.is_glued
    if (line.word(end) == "=" and is_glued(end)) or (line.word(start - 1) == ":" and is_glued(start)):
        return True
    behind = line.word(end) in {".", "="} and is_glued(end) and end + 1 < line.length and is_glued(end + 1)
    before = line.word(start - 1) in {".", "="} and is_glued(start) and start > 1 and line.word(start - 2) in {"(", "<", "."}
    return (behind and line.word(end + 1)[:1].isalnum()) or before


def _goes_with_number(line: NameLine, start: int, end: int) -> bool:
    """'the 20-MMA', 'SZQ5', 'the CAC 40'."""
    if line.word(end)[:1].isdigit() and (line.sentence.is_glued(end) or _is_numbered(line, start, end)):
        return True
    return line.word(start - 1) == "-" and line.sentence.is_glued(start) and line.sentence.tags[start - 2] == "CD"


def _is_numbered(line: NameLine, start: int, end: int) -> bool:
    """'the CAC 40': an index; not 'the ABCD 2024 meeting'."""
    number = line.word(end)
    return line.lower(start - 1) in {"the", "'s", "/"} and number.isdecimal() and not (len(number) == 4 and number[:2] in {"19", "20"})


def mark_acronyms(line: NameLine, names: list[Name]) -> list[Name]:
    """'Boycott Divestment and Sanction (BDS)': the run before a bracketed acronym is an organisation."""
    by_end = {name.end: name for name in reversed(names)}
    for name in names:
        is_unsure = name.entry is None and name.kind in {None, "organisation"} and name.rule != "firm"
        if is_unsure and _is_explained_thing(line, name.end):
            name.kind = "thing"
        before = by_end.get(name.start - 1)
        is_bracketed = line.word(name.start - 1) == "(" and line.word(name.end) == ")" and name.end - name.start == 1
        if before is not None and is_bracketed:
            _mark_acronym(line, name, before)
    return names


def _mark_acronym(line: NameLine, name: Name, before: Name) -> None:
    """Tells the kinds of a bracketed acronym and of the name before it by each other."""
    acronym = line.word(name.start)
    if line.lower(before.end - 1).removesuffix("s") in line.lexicon.word_sets["things_with_letters"]:
        name.kind = before.kind = "thing"  # 'Seed Renewal Rate (SRX)'
    elif before.kind is None and _is_end_of_longer(line, before, acronym):
        before.kind = "thing"  # the end of a longer name: 'Agreement on Tariffs and Trade (GATT)'
    elif acronym.isupper() and len(acronym) > 1 and before.kind in {None, "organisation"}:
        before.kind = "organisation"
        if name.kind in {None, "organisation"}:
            name.kind, name.long_form = "organisation", before


def _is_end_of_longer(line: NameLine, name: Name, acronym: str) -> bool:
    return name.end - name.start == 1 and acronym[:1] != line.word(name.start)[:1] and is_plain_word(line, name.start)


def _is_explained_thing(line: NameLine, end: int) -> bool:
    """'State-Owned Mills (SOMs)', 'Seed Renewal Growth (GDP)': in brackets stand letters in the plural, or of no organisation."""
    if line.word(end) != "(" or line.word(end + 2) != ")":
        return False
    letters = line.word(end + 1)
    return letters in line.lists.acronyms or (letters[-1:] == "s" and letters[:-1].isupper() and len(letters) > 2)
