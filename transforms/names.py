"""Names in a sentence: of persons, organisations, places and countries, before anything is known of the article.

A run of capitalised words is cut into roles, known names and names to be told by their shape and company: 'Russian
Defense Minister Andrei Belousov' is a country, a role and a person. There is no list of persons: a person shows by a
role or form of address in front, a given name, a verb of saying, a role in apposition.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from transforms.articles import Sentence
from transforms.gazetteer import THING, GazetteerEntry
from transforms.lexicon import Lexicon, NameWords
from transforms.tokens import VERB_TAGS

Kind = Literal["person", "organisation", "place", "country", "thing"]

# A sentence whose longer words nearly all begin with capitals is a headline: its capitals tell nothing.
HEADLINE_SHARE = 0.7
PERSON_MAX_WORDS = 5
# A run of capitalised words is cut into names within so many tokens; a longer one is a list that has lost its commas.
RUN_MAX_TOKENS = 40
# Evidence that a run of words names a person, in points; PERSON_FROM of them suffice. Weights were set by reading, not
# learned: a role or form of address is enough by itself, two weak signs together are.
PERSON_FROM = 2.0
_SAYING_BONUS = 1.5

_REGION_NOUNS = {"region", "province", "district", "oblast", "peninsula", "prefecture"}
_FUNCTION_WORDS = {
    "and", "or", "but", "nor", "the", "a", "an", "of", "in", "on", "at", "by", "to", "from", "with", "for", "about", "against", "after",
    "before", "during", "since", "until", "because", "while", "where", "when", "which", "who", "that", "this", "these", "those", "as",
    "if", "also", "only", "not", "is", "are", "was", "were", "it", "he", "she", "they", "we", "his", "her", "its", "their", "our", "how",
    "than", "then", "there", "so", "just", "even", "into", "over", "under", "between", "through", "such", "some", "any", "all", "has",
    "have", "had", "will", "would", "can", "could", "may", "should", "must", "be", "been", "you", "your", "me", "my", "him", "them", "us",
}  # fmt: skip
_OPENINGS = {'"', "'", "''", "``", ":", "(", "[", "\u2014", "--", "-", "\u2022", "*", "..."}
# Particles that stand in names of persons only; 'de' and 'la' stand in those of places too.
_PERSON_PARTICLES = {"bin", "ibn", "bint", "al", "el", "abu", "van", "von", "der", "den", "ter", "zu", "ben", "ould", "y"}
_PLACE_PARTICLES = {"de", "da", "di", "dos", "del"}
# Words for money that are ordinary words as often: 'Brazilian real estate', 'the Korean won'.
_MONEY_WORDS = {"won", "real", "mark", "marks", "sol", "crown", "crowns", "pound", "pounds", "som", "rand", "kina", "lev", "kip", "dong"}
_SUFFIXES = {"jr", "sr", "ii", "iii", "iv"}
_NICKNAME_MARKS = {'"': {'"'}, "''": {"''"}, "``": {"''", '"'}, "'": {"'"}, "(": {")"}}
NICKNAME_MAX_WORDS = 3
# Particles that stand inside names in capitals, where no small letter tells them from words.
CAPITAL_PARTICLES = {
    "da", "de", "del", "della", "di", "dos", "das", "la", "las", "los", "van", "von", "der", "den", "ter", "zu", "bin", "ibn", "bint",
    "al", "el", "du",
}  # fmt: skip
# What follows a hyphen in an adjective: 'Paris-based', 'Saudi-led'.
_COMPOUNDS = {"led", "based", "backed", "born", "style", "run", "owned", "made", "held", "wide", "era", "bound", "friendly", "like"}


@dataclass(slots=True)
class Name:
    """A name over tokens ``first`` up to ``last``.

    ``kind`` is null where the sentence alone cannot tell. ``score`` is the evidence for a person. ``gender`` comes
    from the form of address, or the given name. ``long_form`` is the name that '(IMF)' stands behind.
    """

    first: int
    last: int
    kind: Kind | None
    entry: GazetteerEntry | None = None
    score: float = 0.0
    gender: str = ""
    has_title: bool = False
    speaks: bool = False
    long_form: Name | None = None
    is_firm: bool = False  # its company shows an organisation: 'the operator Acme', 'Acme shares'


def is_office_word(word: str) -> bool:
    """Whether a word is that of a body, not of its field: 'council', but not 'oil'."""
    return word in {"council", "ministry", "office", "department", "bureau", "commission", "committee", "agency", "board", "authority"}


def is_headline(sentence: Sentence) -> bool:
    """Whether capitals tell nothing: all in capitals, or a headline in which nearly every longer word has one."""
    words = [word for word in sentence.words if len(word) > 3 and word[0].isalpha()]
    if len(words) < 3 or sentence.role not in {"title", "heading"} or _is_plain_sentence(sentence):
        return sentence.text.isupper()
    return sum(word[0].isupper() for word in words) >= HEADLINE_SHARE * len(words) and len(words) >= 4


def _is_plain_sentence(sentence: Sentence) -> bool:
    """'Israel Katz met Paz in Amman.': ends in a full stop, and its verb is printed small."""
    pairs = zip(sentence.words, sentence.tags, strict=True)
    return sentence.words[-1] == "." and any(tag in VERB_TAGS and word.islower() and word.isalpha() for word, tag in pairs)


def is_in_capitals(sentence: Sentence) -> bool:
    """Whether the whole sentence is printed in capitals, as on old wires."""
    return sentence.text.isupper()


def find_names(sentence: Sentence, lexicon: Lexicon) -> list[Name]:
    """The names of a sentence, left to right. A country inside 'Bank of China' is part of the name."""
    known = _known_names(sentence, lexicon)
    return [name for name in _all_names(sentence, lexicon, known) if name.kind != "thing"]


def _all_names(sentence: Sentence, lexicon: Lexicon, known: dict[int, tuple[int, tuple[GazetteerEntry, ...]]]) -> list[Name]:
    if is_headline(sentence):
        names = [Name(first, last, meanings[0].kind, meanings[0]) for first, (last, meanings) in sorted(known.items())]  # type: ignore[arg-type]
        persons = _persons_in_capitals(sentence, lexicon.names, known) if is_in_capitals(sentence) else []
        taken = {token for person in persons for token in range(person.first, person.last)}
        places = [name for name in names if name.first not in taken]
        return sorted([*places, *persons], key=lambda name: name.first)
    return _Segmenter(sentence, lexicon, known).names()


def _persons_in_capitals(sentence: Sentence, words: NameWords, known: dict[int, tuple[int, tuple[GazetteerEntry, ...]]]) -> list[Name]:
    """Persons in a sentence in capitals: 'MINISTER ELENA PAZ SAID'.

    Capitals tell nothing there: a title or a given name must stand in front, and the name be no ordinary word. Surnames
    that are ordinary words (BUSH, BROWN) are missed.
    """
    sure = [(first, last) for first, (last, meanings) in known.items() if meanings[0].is_certain]
    taken = {token for first, last in sure for token in range(first, last)}
    lower = sentence.lower

    def may_be_name(i: int) -> bool:
        return i < len(sentence) and lower[i].isalpha() and len(lower[i]) > 1 and lower[i] not in words.common_words and i not in taken

    def name_end(i: int) -> int:
        """Past up to three words of a name, and particles between them: 'VIEIRA DA COSTA', 'BIN SALMAN', 'VAN DER MEER'."""
        end, count = i, 0
        while count < 3:
            begin = end
            while begin - end < 3 and begin + 1 < len(sentence) and lower[begin] in CAPITAL_PARTICLES:
                begin += 1
            is_joined = begin > end and lower[begin].isalpha() and lower[begin] not in _FUNCTION_WORDS
            is_given = begin == i and titled and lower[i] in words.given_names
            if not (is_joined or may_be_name(begin) or is_given):
                break
            end, count = begin + 1, count + 1
        return end

    found: list[Name] = []
    i = 0
    while i < len(sentence):
        role = words.role_nouns.ending(lower, i)
        titled = bool(role and role[1].before_name) or (i > 0 and lower[i - 1].strip(".") in words.honorifics)
        end = name_end(i) if titled or lower[i] in words.given_names else i
        given = lower[i] in words.given_names and end - i > 1
        if end > i and (titled or given):
            gender = words.given_names.get(lower[i], "")
            found.append(Name(i, end, "person", None, 3.0, gender, has_title=titled))
            i = end
        else:
            i += 1
    return found


def _known_names(sentence: Sentence, lexicon: Lexicon) -> dict[int, tuple[int, tuple[GazetteerEntry, ...]]]:
    """Gazetteer names that lie on token bounds: first token -> (end, meanings)."""
    first_by_start = {start: token for token, start in enumerate(sentence.starts)}
    last_by_end = {end: token + 1 for token, end in enumerate(sentence.ends)}
    found = {}
    for start, end, meanings in lexicon.gazetteer.find(sentence.text):
        first = first_by_start.get(sentence.char_start + start)
        last = last_by_end.get(sentence.char_start + end)
        if first is not None and last is not None:
            end_of_thing = _end_of_money(sentence, last, meanings[0], lexicon) or _end_of_class(sentence, last, meanings[0])
            found[first] = (end_of_thing, (THING,)) if end_of_thing else (last, meanings)
    return found


def _end_of_money(sentence: Sentence, last: int, entry: GazetteerEntry, lexicon: Lexicon) -> int | None:
    """Where 'the Swiss franc', 'U.S. dollars', '5 mln N.Z. Dlrs' end: a currency is no mention of its country."""
    if entry.code is None or entry.kind not in {"country", "place"} or entry.basis == "capital" or last >= len(sentence):
        return None
    found = lexicon.money.after.starting(sentence.lower, last)
    if not found or found[0] != last + 1 or not sentence.words[last][0].isalpha() or sentence.tags[last][:2] != "NN":
        return None
    following = sentence.tags[last + 1] if last + 1 < len(sentence) else "."
    if sentence.lower[last] in _MONEY_WORDS and (following[:2] == "NN" or (entry.iso3, found[1].family) not in lexicon.money.uses):
        return None
    return found[0]


def _end_of_class(sentence: Sentence, last: int, entry: GazetteerEntry) -> int | None:
    """Where 'Virginia class', 'Kilo-class' ends before a noun: a class of ships is no mention of the place that it is called after."""
    end = last + 1 if sentence.words[last : last + 1] == ["-"] else last
    is_class = entry.kind in {"place", "country"} and not entry.is_adjective and sentence.words[end : end + 1] == ["class"]
    return end + 1 if is_class and end + 1 < len(sentence) and sentence.tags[end + 1][:2] in {"NN", "JJ"} else None


def _inside_single_marks(sentence: Sentence) -> list[bool]:
    """For each token, whether a single quotation mark is open before it: the 'No Limits' Partnership."""
    inside, balance = [], 0
    for i, word in enumerate(sentence.lower):
        inside.append(balance > 0)
        if word == "'":
            balance += -1 if sentence.is_glued(i) else 1
    return inside


class _Segmenter:
    """Cuts the capitalised runs of one sentence into names."""

    def __init__(self, sentence: Sentence, lexicon: Lexicon, known: dict[int, tuple[int, tuple[GazetteerEntry, ...]]]) -> None:
        self.s = sentence
        self.n = len(sentence)
        self.lexicon = lexicon
        self.w: NameWords = lexicon.names
        self.known = known
        self.person_words = lexicon.names.person_words
        self.country_ends = {last for last, meanings in known.values() if meanings[0].kind == "country"}
        self.country_starts = {first for first, (_, meanings) in known.items() if meanings[0].kind == "country"}
        organisations = {first: last for first, (last, meanings) in known.items() if meanings[0].kind == "organisation"}
        self.organisation_starts, self.organisation_ends = set(organisations), set(organisations.values())
        self.is_in_marks = _inside_single_marks(sentence)

    def word(self, i: int) -> str:
        return self.s.words[i] if 0 <= i < self.n else ""

    def lower(self, i: int) -> str:
        return self.s.lower[i] if 0 <= i < self.n else ""

    def names(self) -> list[Name]:
        names: list[Name] = []
        i = 0
        while i < self.n:
            if i in self.known and not self.is_capital(i):
                names.append(self._from_gazetteer(i))
                i = names[-1].last
            elif self.is_capital(i):
                end = self._run_end(i)
                names += self._segment(i, end)
                i = max(end, names[-1].last if names else 0)
            else:
                i += 1
        return self._mark_acronyms(names)

    # -- runs -----------------------------------------------------------------------------------------------------

    def is_capital(self, i: int) -> bool:
        """Whether the token's capital marks a name, rather than the start of a sentence or a quotation."""
        word = self.word(i)
        if not word or not word[0].isupper():
            return False
        # Machine translation and some wires print 'Israel And the United States', 'the U.S., Where', 'U.S. Companies'.
        if i not in self.known and self.lower(i) in _FUNCTION_WORDS:
            return self._is_function_word_as_name(i) or self._is_initial_a(i)
        is_role = self.w.role_nouns.starting(self.s.lower, i) is not None  # 'U.S. Secretary of State George Hale'
        if i not in self.known and self.lower(i - 1) == "u.s." and self._is_ordinary(i) and not is_role:
            return False
        if len(word) > 1 or self.lower(i + 1) == "." or (i in self.known) or self._is_bare_initial(i):
            if not self._is_opening(i):
                return word != "I" and not word.startswith("I'")
            return i in self.known or self._is_name_opening(i)
        return False

    def _is_bare_initial(self, i: int) -> bool:
        """'said G Ramanathan': an initial without its dot; not 'Plan B Lawyers', 'a T Bill'."""
        following = self.word(i + 1)
        is_free = not self.s.is_glued(i) and not self.s.is_glued(i + 1) and not self.word(i - 1)[:1].isupper()
        is_name = following.istitle() and len(following) > 2 and i + 1 not in self.known and not self._is_plain_word(i + 1)
        return self.word(i) not in {"A", "I"} and is_free and is_name and following not in self.w.organisation_tails

    def _is_initial_a(self, i: int) -> bool:
        """'Robert A. Hale': not 'met Robert. A day later'."""
        has_dot = self.word(i) in {"A", "I"} and self.word(i + 1) == "." and self.s.is_glued(i + 1)
        return has_dot and self._is_given(i - 1) and i + 2 < self.n

    def _is_ordinary(self, i: int) -> bool:
        return (
            self.lower(i) in self.w.common_words
            and self.word(i) not in self.w.organisation_tails
            and self.lower(i) not in self.w.given_names
        )

    def _is_function_word_as_name(self, i: int) -> bool:
        """'Will Carter', 'Alison May', 'Mrs. May', 'He Lifeng': a capital that is more than the start of a sentence."""
        if self.lower(i) not in self.lexicon.word_sets["function_words_as_names"] or not self.word(i).istitle():
            return False
        if self._is_opening(i):
            return self._opens_with_name(i)
        addressed = i - 2 if self.lower(i - 1) == "." else i - 1
        role = self.w.role_nouns.ending(self.s.lower, i)
        is_surname = self.lower(i - 1) in self.w.given_names and self.word(i - 1).istitle()
        if is_surname or self.lower(addressed) in self.w.honorifics or (role and role[1].before_name and self.word(i - 1).istitle()):
            return not self._begins_name(i + 1)
        return self._begins_name(i + 1) and self.s.words[-1] != "?"

    def _begins_name(self, i: int) -> bool:
        """Whether a capitalised word stands there that is no known country or organisation, no date and no ordinary word."""
        is_other = i in self.known and (self.known[i][1][0].kind != "place" or self.known[i][1][0].is_certain)
        return self.word(i).istitle() and len(self.word(i)) > 1 and not is_other and not self._is_date(i) and not self._is_plain_word(i)

    def _is_plain_word(self, i: int) -> bool:
        return self.lower(i) in self.w.common_words and self.lower(i) not in self.person_words

    def _is_date(self, i: int) -> bool:
        return self.lower(i) in self.lexicon.times.months or self.lower(i) in self.lexicon.times.weekdays

    def _opens_with_name(self, i: int) -> bool:
        """'Rob Steele paid', 'Will Carter, who': a word of the language opens the sentence as a name; not 'Mark my words'."""
        if self.s.words[-1] == "?" or not self.word(i + 1).istitle() or self.lower(i + 1) in self.lexicon.times.weekdays:
            return False
        end = i + 2
        while end < min(self.n, i + 5) and self.word(end)[:1].isupper() and not self._is_date(end):
            end += 1
        is_free = i + 1 not in self.known or (self.known[i + 1][1][0].kind == "place" and not self.known[i + 1][1][0].is_certain)
        if is_free and self.s.tags[min(end, self.n - 1)] in {"VBD", "VBZ"}:
            return True  # no auxiliary or request is followed by such a form: 'Will Carver left', 'Peter March left'
        goes_on = self.lower(end) in {",", "'s", "and", "("} or self.s.tags[min(end, self.n - 1)] in {"MD", "VBN", "POS"}
        return goes_on and self._begins_name(i + 1)

    def _is_opening(self, i: int) -> bool:
        return i == 0 or (self.lower(i - 1) in _OPENINGS and not (self.lower(i - 1) == "'" and self._is_inside(i - 1)))

    def _is_name_opening(self, i: int) -> bool:
        """A capital at the start of a sentence: a name if the word is none of the language, or opens a title."""
        lower = self.lower(i)
        if self.s.tags[i] in {"NNP", "NNPS"} and lower not in self.w.common_words:
            return True
        if self.s.tags[i] in {"DT", "IN", "PRP", "PRP$", "CC", "WRB", "WP", "WDT", "RB", "MD", "EX", "TO"}:
            return False
        following = self.word(i + 1)
        if self.lower(i + 1) == "." and lower in self.w.honorifics:
            return True
        if self._nickname_end(i + 1) or (lower in self.lexicon.word_sets["offices_before_country"] and i + 1 in self.country_starts):
            return True
        if not following[:1].isupper():
            role = self.w.role_nouns.starting(self.s.lower, i)
            after = (
                role[0] + 1 if role and self.lower(role[0]) in {"of", "for"} else role[0] if role else i
            )  # 'Secretary of State John Kerry'
            return bool(role and role[1].before_name and self.word(after)[:1].isupper())
        # 'President Obama', 'Finance Ministry', 'Ai Jun', 'Will Smith' but not 'While Putin'
        titled = self.w.role_nouns.starting(self.s.lower, i) or self.w.role_modifiers.starting(self.s.lower, i)
        return bool(
            titled
            or lower in self.w.honorifics
            or self.word(i) in self.w.organisation_heads
            or following in self.w.organisation_tails
            or (lower in self.w.given_names and (self.s.tags[i] not in VERB_TAGS or self._opens_with_name(i)))
            or lower in self.w.family_first
            or (self.s.tags[i] in {"NN", "NNS", "JJ"} and self.is_capital(i + 1) and self.s.tags[i + 1] in {"NNP", "NNPS"})
        )

    def _run_end(self, i: int) -> int:
        """The end of the run of capitalised words that begins at ``i``."""
        j = i
        while j < self.n and j - i < RUN_MAX_TOKENS:
            if j in self.known and (j == i or self.word(j)[0].isupper()):
                j = self.known[j][0]
            elif self.is_capital(j) or (j > i and self._is_inside(j)):
                j += 1
            elif j > i and self._nickname_end(j):
                j = self._nickname_end(j) + 1  # and the surname, whatever word it is
            else:
                break
        while j > i and self.s.tags[j - 1][0] not in "NJVCDRIPMFUWET" and self.word(j - 1)[-1:] != ".":
            j -= 1
        while j > i and ((self.lower(j - 1) in self.w.particles and self.word(j - 1).islower()) or self.word(j - 1) in {"-", "&", "'"}):
            j -= 1
        return max(j, i + 1)

    def _is_inside(self, j: int) -> bool:
        """Whether a token that is no capitalised word goes on with the name: an initial's dot, a hyphen, a particle."""
        word, following = self.word(j), self.word(j + 1)
        if word == ".":
            before = self.word(j - 1)
            abbreviates = len(before) == 1 or before.lower() in self.w.honorifics or self._is_abbreviated_role(j - 1)
            return self.s.is_glued(j) and abbreviates and (following[:1].isupper() or self._nickname_end(j + 1) > 0)
        if word == "-":
            return self.s.is_glued(j) and j + 1 < self.n and self.s.is_glued(j + 1) and following[:1].isalpha()
        if self.word(j - 1) == "-" and self.s.is_glued(j):  # 'Chi-cheng'
            if not self.word(j - 2)[:1].isupper() or not word.isalpha() or word in _COMPOUNDS:
                return False
            is_noun = self.s.tags[j] in {"NN", "NNP", "FW", "JJ", "NNS", "VBG", "VB", "RB"}
            return is_noun or (self.lower(j - 3) in self.w.family_first and len(word) <= 6)  # 'Moon Jae-in'
        if word == "'":  # 'Farm Workers' Union'
            named = not self.is_in_marks[j] and self.s.is_glued(j) and self.word(j - 1)[-1:] == "s" and not self._ends_country(j)
            return (
                named
                and (following in self.w.organisation_tails or self.word(j + 2) in self.w.organisation_tails)
                and following[:1].isupper()
            )
        if len(word) == 1 and word.isupper() and word not in {"A", "I"}:  # 'George W Bush'
            return self.word(j - 1)[:1].isupper() and following[:1].isupper() and len(following) > 1
        if word in self.w.particles and following == "-" and self.s.is_glued(j + 1):  # 'Abdel Fattah al-Sisi'
            return self.word(j + 2)[:1].isupper()
        if word in self.w.particles:
            return (following[:1].isupper() and not self._is_country(j + 1) and self.s.tags[j] != "CC") or (
                following in self.w.particles and self.word(j + 2)[:1].isupper()
            )
        return word == "&" and following[:1].isupper()

    def _nickname_end(self, j: int) -> int:
        """Where a nickname in marks ends, if one opens at ``j`` behind a given name: 'Joseph "Big Joe" Hale'; else 0."""
        closing = _NICKNAME_MARKS.get(self.word(j))
        if closing is None or self.s.is_glued(j) or not self._is_behind_given(j, is_listed=self.word(j) in {"(", "'"}):
            return 0
        end = next((k for k in range(j + 1, min(j + 3 + NICKNAME_MAX_WORDS, self.n)) if self.word(k) in closing), 0)
        words = self.s.words[j + 1 : end]
        named = all(word[:1].isupper() or word in {"the", "of", "-"} for word in words)
        if not words or not named or any(word.isupper() for word in words):
            return 0
        goes_on = self.word(end + 1)[:1].isupper() and len(self.word(end + 1)) > 1 and end + 1 not in self.country_starts
        is_firm = any(word in self.w.organisation_tails for word in [*words, self.word(end + 1)])  # 'Hale (Securities) Ltd'
        is_name = self.lower(j - 1) in self.w.given_names or not self._is_plain_word(end + 1)
        return end + 1 if goes_on and is_name and not is_firm and not self._is_date(end + 1) else 0

    def _is_behind_given(self, j: int, *, is_listed: bool) -> bool:
        """Whether what opens at ``j`` stands behind a given name: 'Joseph "', 'Joseph L. "', 'Joseph Earl "'."""
        before = j - 2 if self.word(j - 1) == "." and self.s.is_glued(j - 1) else j - 1
        if len(self.word(before)) == 1 and self.word(before).isupper() and self.lower(before - 1) in self.w.given_names:
            return True
        is_second = self.word(before).istitle() and self._is_given(before - 1) and before not in self.known
        return before == j - 1 and (is_second or self._may_be_given(before, is_listed=is_listed))

    def _may_be_given(self, i: int, *, is_listed: bool) -> bool:
        """A capitalised word before a nickname: a given name, or, unless it must be listed as one, a word of no other meaning."""
        is_other = i in self.known or self.word(i) in self.w.organisation_tails or self.lower(i) in self.w.common_words
        is_new = not is_listed and not is_other and self.word(i).istitle()
        return self.word(i)[:1].isupper() and (self.lower(i) in self.w.given_names or is_new)

    def _is_abbreviated_role(self, i: int) -> bool:
        role = self.w.role_nouns.starting(self.s.lower, i)
        return bool(role and role[0] == i + 1 and len(self.word(i)) <= 5)

    def _ends_country(self, end: int) -> bool:
        return end in self.country_ends

    def _is_country(self, i: int) -> bool:
        return i in self.known and self.known[i][1][0].kind == "country"

    # -- segments -------------------------------------------------------------------------------------------------

    def _segment(self, first: int, last: int) -> list[Name]:
        """The names inside one run, and behind it where an organisation's name goes on after 'of'."""
        names: list[Name] = []
        i = first + 1 if self._is_opening_noun(first, last) else first
        while i < last:
            if self.word(i) == "-" or self._is_dated(i, last):  # 'China-Russia': two names; 'in December Acme Securities'
                i += 1
                continue
            firm = self._listed_firm(i, last) or self._firm_with_partners(i, last) or self._office_of_country(i)
            organisation = [firm] if firm else self._organisation(i, last)
            if organisation:
                names += organisation
                i = names[-1].last
                continue
            is_long = i in self.known and self.known[i][0] > i + 1 and self.known[i][1][0].kind in {"country", "place", "thing"}
            title_end = None if is_long else self._title_end(i, last)  # 'Sri Lanka', 'Prince Edward Island'
            if title_end and self.lower(i - 1) in self.lexicon.word_sets["vessels"]:
                i = last  # 'the carrier Admiral Hale'
                continue
            if title_end:
                names += self._inside_title(i, title_end)
                person = self._person_after_title(title_end, last)
                if person:
                    names.append(person)
                    i = person.last
                else:
                    i = title_end
                continue
            if i in self.known and not self._is_given_name_here(i, last) and not self._is_head_of_other(i, last):
                listed = self._from_gazetteer(i)
                names.append(listed)
                i = max(listed.last, i + 1)
                continue
            name = self._unknown(i, last)
            if name:
                names.append(name)
                i = name.last
            else:
                i += 1
        return names

    def _listed_firm(self, first: int, last: int) -> Name | None:
        """'Harrow Intl Airport (-0.3%)', 'Southern Ridge Resources (up 3%)': before its change in a list of shares a firm stands whole."""
        if last - first < 2 or (first in self.known and self.known[first][0] == last) or not self._has_signed_price(last):
            return None
        own_start = self.known[first][0] if self._is_country(first) else first
        is_thing = self.lower(last - 1) in self.lexicon.word_sets["named_things"] | self.lexicon.word_sets["things_with_letters"]
        own_words = [k for k in range(own_start, last) if not self._is_plain_word(k) or self.word(k) in self.w.organisation_tails]
        return Name(first, last, "organisation") if own_words and not is_thing else None

    def _office_of_country(self, i: int) -> Name | None:
        """'Statistics Norway', 'Business Finland', 'Invest India': an office that is called by its field and the country."""
        if self.lower(i) not in self.lexicon.word_sets["offices_before_country"] or i in self.known or i + 1 not in self.country_starts:
            return None
        end, meanings = self.known[i + 1]
        is_name = meanings[0].basis in {"name", "alias"} and not meanings[0].is_adjective and self.word(i + 1)[:1].isupper()
        return Name(i, end, "organisation") if is_name and not self.word(end)[:1].isupper() else None

    def _firm_with_partners(self, first: int, last: int) -> Name | None:
        """'James Hale and Co', 'Vale and Sons', 'Hale and Partners Ltd'."""
        are_partners = self.word(last + 1).istitle() and self.lower(last + 1) in self.lexicon.word_sets["firm_partners"]
        if self.lower(last) != "and" or not are_partners or last - first > 3:
            return None
        if self._title_end(first, last) or self._is_country(first) or all(self._is_plain_word(k) for k in range(first, last)):
            return None
        end = last + 2
        while self.word(end) in self.w.organisation_tails or (self.word(end) == "." and self.s.is_glued(end) and end + 1 < self.n):
            end += 1
        return Name(first, end, "organisation")

    def _is_opening_noun(self, first: int, last: int) -> bool:
        """'Steelmakers Andina and', 'Carmaker Hale Motor': the noun of the trade opens the sentence, and is no part of the name."""
        if last - first < 2 or not self._is_opening(first) or first in self.known or not self.word(first + 1)[:1].isupper():
            return False
        noun = self.lower(first).removesuffix("s")
        is_trade = noun.endswith("maker") or noun in self.lexicon.word_sets["firms"]
        return is_trade and self.word(first) not in self.w.organisation_heads

    def _is_head_of_other(self, i: int, last: int) -> bool:
        """'Harrow Metrics', 'Carson Freight', 'Manas Majumdar': the name of a town begins that of a firm or person."""
        end, meanings = self.known[i]
        entry = meanings[0]
        if not entry.is_town or entry.is_large or entry.basis != "name":
            return False
        if end >= last or end in self.known or self.s.is_glued(end) or self.word(end) in self.w.place_after:
            return False
        role = self.w.role_nouns.starting(self.s.lower, end)
        return self.word(end).istitle() and not self._is_date(end) and not (role and role[1].before_name)

    def _is_dated(self, i: int, last: int) -> bool:
        is_date = self._is_date(i)
        is_month = self.lower(i) not in self.w.given_names or self.lower(i - 1) in {"a", "an", "the"}
        if is_date and i + 1 < last and is_month and self.word(i + 1)[:1].isupper():
            return True  # 'a January Harrow Journal poll'
        return is_date and self.lower(i - 1) in {"in", "on", "last", "this", "next", "since", "by", "until", "from", "early", "late", "of"}

    def _from_gazetteer(self, i: int) -> Name:
        last, meanings = self.known[i]
        entry = self._choose(i, last, meanings)
        name = Name(i, last, entry.kind, entry)  # type: ignore[arg-type]
        if entry.kind == "country" and entry.basis == "name" and self.word(last) in {"river", "valley"}:
            return Name(i, last + 1, "place")  # 'the Jordan river'
        if entry.kind == "place" and self.word(last) in _REGION_NOUNS and entry.basis != "capital":
            name = replace(name, last=last + 1, entry=None)
        return name

    def _choose(self, i: int, last: int, meanings: tuple[GazetteerEntry, ...]) -> GazetteerEntry:
        """Among several meanings: the place after 'in' or before a comma and a state, else the first."""
        if len(meanings) == 1:
            return meanings[0]
        if (
            meanings[0].kind == "country"
            and meanings[0].basis == "demonym"
            and self.lower(i - 1) == "in"
            and not self.word(last)[:1].isalpha()
        ):
            return next((entry for entry in meanings if entry.kind == "place"), meanings[0])
        return meanings[0]

    def _is_given_name_here(self, i: int, last: int) -> bool:
        """'Israel Katz', 'Paris Hilton', 'Jordan Smith': a known place name that is a given name before a surname."""
        end, meanings = self.known[i]
        if end != i + 1 or end >= last or meanings[0].kind == "organisation":
            return False
        if any(entry.is_adjective for entry in meanings) or self._is_date(end) or self.word(i).isupper():
            return False  # 'US Dollar'
        follower = self.word(end)
        follows_town = end in self.known and self.known[end][1][0].kind == "place" and self.known[end][1][0].basis == "name"
        plain = (
            follower[:1].isupper()
            and (end not in self.known or follows_town or self._is_surname_of_country(i, end))
            and follower not in self.w.organisation_tails
        )
        is_name = self.lower(i) in self.w.given_names or self.lower(i) in self.w.family_first
        return bool(plain and is_name and follower not in self.w.place_after and not self.w.role_nouns.starting(self.s.lower, end))

    def _is_surname_of_country(self, i: int, end: int) -> bool:
        """'Vernon Jordan': a country behind a given name that is a small town's, too; not 'Florence Italy'."""
        town, (_, meanings) = self.known[i][1][0], self.known.get(end, (0, ()))
        if not meanings:
            return False
        is_name = meanings[0].kind == "country" and meanings[0].basis == "name" and self.lower(end) in self.w.person_words
        return is_name and town.kind == "place" and not town.is_large and town.iso3 != meanings[0].iso3

    # -- titles ---------------------------------------------------------------------------------------------------

    def _title_end(self, first: int, last: int) -> int | None:
        """Where the roles and forms of address at the start of the run end and the person begins."""
        inner = outer = None
        for j in range(first + 1, last + 1):
            if self.word(j) in {"-", "'"} and self.s.is_glued(j):
                continue  # 'Bishop-Hale', 'Saint-Malo', 'Exporters' Guild'
            if self.word(j - 1) == "PM" and self.s.tags[j - 2] == "CD":
                continue  # '6:48 PM ET'
            if self._is_second_given(j - 1, first):
                continue
            honorific = self._honorific_ending(j, first)
            role = self.w.role_nouns.ending(self.s.lower, j)
            if honorific or (role and role[1].before_name and role[0] >= first):
                end = j + 1 if self.word(j) == "." and self.s.is_glued(j) else j
                if end < last:
                    inner = end
                else:
                    outer = end
        # 'Mr John Major': what ends like a role is a surname behind a given name or a form of address.
        named = inner is not None and (self.lower(inner) in self.w.given_names or self.lower(inner - 1).strip(".") in self.w.honorifics)
        # 'Mohammed Shah', 'Lucy Dean': one such word behind a given name is a surname too.
        surname = outer is not None and last - first > 1 and self._is_given(first) and not self.w.role_nouns.starting(self.s.lower, first)
        if outer is None or named or (surname and inner is None and self.lower(last) not in {"of", "for"}):
            return inner if inner is not None else self._title_with_of(last)
        return self._title_with_of(last) or outer

    def _is_second_given(self, i: int, first: int) -> bool:
        """'James Earl "Jimmy" Hale', 'Martin Dean Hale': a title's word between a given name and a surname is a given name, too."""
        is_between = i > first and self._is_given(i - 1) and self.lower(i) in self.w.given_names
        return is_between and (self._nickname_end(i + 1) > 0 or (self.word(i + 1).istitle() and not self._is_plain_word(i + 1)))

    def _is_given(self, i: int) -> bool:
        """Whether the word is a given name and nothing else."""
        return self.lower(i) in self.w.given_names and self.lower(i) not in self.w.common_words and i not in self.known

    def _honorific_ending(self, j: int, first: int) -> bool:
        return self.lower(j - 1) in self.w.honorifics and j - 1 >= first and self.word(j - 1)[0].isupper()

    def _title_with_of(self, last: int) -> int | None:
        """'Secretary of State John Kerry', 'Premier of the State Council Li Qiang': the title reaches past 'of'."""
        role = self.w.role_nouns.ending(self.s.lower, last)
        if not role or not role[1].before_name or self.lower(last) not in {"of", "for"}:
            return None
        start = last
        while self.lower(start) in {"of", "for"} or (
            start > last and self.lower(start) == "and"
        ):  # 'Deputy Minister of Trade of Peru Elena Paz'
            j = start + 2 if self.lower(start + 1) == "the" else start + 1
            if not self.word(j)[:1].isupper():
                return None
            end = self._run_end(j)
            found = self._person_in_title(j, end)
            if found is not None:
                return found
            start = end
        return None

    def _person_in_title(self, first: int, last: int) -> int | None:
        """Where a person's name begins behind the field or country of a title: 'State | John Kerry'."""
        if first in self.known and self.known[first][1][0].kind in {"country", "organisation"}:
            k = self.known[first][0]
            plain = all(self.word(n) not in self.w.organisation_tails and n not in self.known for n in range(k, last))
            return k if last - k in {2, 3} and plain and self.word(k)[:1].isupper() else None
        for k in range(first + 1, last):
            if self.word(k) in self.w.organisation_tails and last - k > 2:
                continue  # 'State Council | Li Qiang'
            starts_person = self.lower(k) in self.w.given_names or self.lower(k) in self.w.family_first
            ends_field = self.word(k - 1) in self.w.organisation_tails or k - 1 == first or starts_person
            plain_field = all(self.lower(n) in self.w.common_words for n in range(first, k))  # 'for Foreign Trade | Pekka Lund'
            is_name = last - k == 2 and not any(self.lower(n) in self.w.common_words for n in range(k, last))
            if (
                (plain_field and is_name)
                or (starts_person and ends_field and last - k in {2, 3, 4})
                or (self.word(k - 1) in self.w.organisation_tails and last - k in {2, 3})
            ):
                return k
        return None

    def _inside_title(self, first: int, last: int) -> list[Name]:
        """Countries and organisations named in a title: 'Russian', 'Security Council', 'State Council'."""
        names = []
        i = first
        while i < last:
            if i in self.known and self.known[i][0] <= last:
                names.append(self._from_gazetteer(i))
                i = self.known[i][0]
            elif self.word(i) in self.w.organisation_tails and i > first and self.word(i - 1)[:1].isupper() and i - 1 not in self.known:
                if i + 1 < last and self.word(i + 1) in self.w.organisation_tails and not self.w.role_nouns.starting(self.s.lower, i + 1):
                    i += 1  # 'Worldwide | Holdings'
                    continue
                start = i - 1
                while start > first and self._goes_before(start - 1):
                    start -= 1
                role = self.w.role_nouns.ending(self.s.lower, i)
                # 'Natural Gas Minister', 'Union Oil Minister': the field of an office is no organisation, its council is.
                is_field = self.lower(i + 1) in {"minister", "secretary", "ministers"} and not is_office_word(self.lower(i))
                if not role and not is_field:
                    names.append(Name(start, i + 1, "organisation"))
                i += 1
            else:
                i += 1
        return names

    def _goes_before(self, i: int) -> bool:
        """Whether a capitalised word inside a title belongs to the organisation behind it: 'Hilton | Worldwide Holdings'."""
        is_role = self.w.role_modifiers.starting(self.s.lower, i) or self.w.role_nouns.starting(self.s.lower, i)
        return self.word(i)[:1].isupper() and i not in self.known and i + 1 not in self.country_ends and not is_role

    def _person_after_title(self, first: int, last: int) -> Name | None:
        """The person right behind a role or form of address, if one stands there."""
        end = max(last, self._run_end(first)) if first < self.n and self.is_capital(first) else last
        end = self._person_end(first, end)
        if end <= first:
            return None
        if self.word(first) in self.w.organisation_tails and end == first + 1:
            return None
        if self.lower(first - 1) == "miss" and first in self.known:
            return None  # 'Miss Peru'
        if first in self.known and self.known[first][1][0].kind in {"country", "thing"} and self.known[first][1][0].basis != "name":
            return None  # 'Major US airlines'
        if self.s.role == "title":
            end = self._before_headline_words(first, end)
            if end == first:
                return None
        is_called = self.lower(first - 1).strip(".") in self.w.honorifics or self.lower(end - 1) in self.w.family_names
        # 'President Trump', but 'President Plans Visit' over an article
        is_called = is_called or (self.lower(first - 1) in self.lexicon.word_sets["single_offices"] and not is_headline(self.s))
        if not is_called and all(self._is_plain_word(k) for k in range(first, end)):
            return None  # 'the General Agreement', 'Consumer Care'
        gender = next((self.w.honorifics[self.lower(k)] for k in (first - 1, first - 2) if self.lower(k) in self.w.honorifics), "")
        return Name(first, end, "person", None, 3.0, gender or self._given_gender(first, end), has_title=True)

    def _before_headline_words(self, first: int, end: int) -> int:
        """'Premier Li | Visits Peru', 'Chancellor | Pledges Aid': the words of a short headline behind a title are no name."""
        stem = self.lower(first).removesuffix("s")
        does = end - first == 1 and stem != self.lower(first) and stem in self.w.common_words and stem not in self.w.given_names
        if does or (end - first > 1 and all(self._is_plain_word(k) for k in range(first, end))):
            return first
        is_full = self.lower(first) in self.w.given_names and self.lower(first) not in self.w.family_first
        while not is_full and end - first > 1 and self._is_plain_word(end - 1) and self.lower(end - 1) not in self.w.family_names:
            end -= 1
        return end

    def _person_end(self, first: int, last: int) -> int:
        """The end of a person's name that begins at ``first``, at most ``last``: no country, role or organisation inside."""
        j = first
        while j < last and j - first < 2 * PERSON_MAX_WORDS:
            if j > first and self.lower(j) in self.lexicon.times.weekdays:
                break  # 'President Paz Friday'
            in_name = j == first or not (j in self.known and self.known[j][1][0].kind in {"country", "organisation"} and j > first)
            if not in_name or (
                j > first
                and self.word(j) in self.w.organisation_tails
                and self.word(j) not in {"Front", "Young", "Church", "Bank", "Park", "Forest"}
            ):
                break
            j += 1
        while j > first and ((self.lower(j - 1) in self.w.particles and self.word(j - 1).islower()) or self.word(j - 1) in {"-", "&"}):
            j -= 1
        return j

    def _given_gender(self, first: int, last: int) -> str:
        if last - first > 1:
            return self.w.given_names.get(self.lower(first), "")
        return ""

    # -- organisations --------------------------------------------------------------------------------------------

    def _organisation(self, first: int, last: int) -> list[Name] | None:
        """An organisation whose name begins at ``first``: by a word such as Ministry, at its end or its head."""
        if first in self.known:
            end, meanings = self.known[first]
            if meanings[0].kind == "organisation" and not self._goes_on(end, last):
                return [Name(first, end, "organisation", meanings[0])]
        tail = next((k for k in range(last - 1, first - 1, -1) if self._is_tail(k, first) and not self._is_inside_known(k, first)), None)
        if tail is None:
            return self._headed(first, last)
        title = self._title_end(first, last)
        is_firm = title and tail == last - 1 and all(self.word(k) in self.w.organisation_tails for k in range(title - 1, last))
        is_whole = is_firm or (title and tail == last - 1 and self._is_general_office(title, tail))
        if title and (tail < title or title < last) and not is_whole:  # 'Harrow Star Resources'
            return None
        if self._is_surname_here(tail, first, last):
            return None
        if tail == first and not self._headed(first, last):
            return self._bare_organisation_word(first)
        if self._is_field_of_role(first, tail):
            return [Name(first, tail + 1, "thing")]
        is_body = self.lower(tail) in self.lexicon.word_sets["national_bodies"]
        if tail == first + 1 and self.lower(first) in {"u.s.", "u.k."} and not is_body:
            things = Name(tail, tail + 1, "thing")  # 'U.S. Companies', as old wires print it
            return [self._from_gazetteer(first), things] if first in self.known else None
        end = tail + 1
        if self.word(end) == "." and self.s.is_glued(end) and self.word(tail) in {"Inc", "Corp", "Ltd", "Co", "Bros", "Cos"}:
            end += 1
        end = self._extend(end, allow=self.word(tail) in self.w.organisation_heads)
        start = self._organisation_start(first, tail)
        other = self._longer_name(start, end)
        if other:
            return [other]
        names = [self._from_gazetteer(k) for k in range(first, start) if k in self.known and self.known[k][0] <= start]
        leading = self._leading_country(start, tail)
        if leading:
            names.append(leading)
        names.append(Name(start, end, "organisation"))
        return names

    def _longer_name(self, start: int, end: int) -> Name | None:
        """'Hale Standard | Index', 'Tide Energy | Week', 'Harrow Air Force | Station': what goes on behind a word of organisations."""
        things = self.lexicon.word_sets["named_things"] | self.lexicon.word_sets["things_with_letters"]
        is_named = self.word(end)[:1].isupper() or self.lower(end) == "index"  # not 'the Labour Department report'
        is_thing = is_named and (self.lower(end) in things or self.lower(end).removesuffix("s") in things)
        if is_thing and not is_office_word(self.lower(end - 1)):
            return Name(start, end + 1, "thing")
        is_place = self.word(end) in self.w.place_after and self.word(end)[:1].isupper() and self.lower(start - 1) in {"at", "in", "near"}
        return Name(start, end + 1, "place") if is_place else None

    def _is_general_office(self, title: int, tail: int) -> bool:
        """'General | Grain Safety Authority': no general, but an authority."""
        role = self.w.role_nouns.ending(self.s.lower, title)
        is_general = self.lower(title - 1) == "general" and role is not None and role[0] == title - 1
        return is_general and is_office_word(self.lower(tail)) and all(self._is_plain_word(k) for k in range(title, tail))

    def _is_field_of_role(self, first: int, tail: int) -> bool:
        """'Vice President for International Services': the field of a post, in plain words."""
        is_plain = all(self._is_plain_word(k) for k in range(first, tail + 1))
        if self.lower(first - 1) != "for" or is_office_word(self.lower(tail)) or not is_plain:
            return False
        role = self.w.role_nouns.ending(self.s.lower, first - 1)
        return bool(role and role[1].before_name)

    def _is_inside_known(self, k: int, first: int) -> bool:
        """Whether the word belongs to a known name of another kind: 'Union' in 'Soviet Union'."""
        return any(i <= k < self.known[i][0] and self.known[i][1][0].kind != "organisation" for i in range(first, k + 1) if i in self.known)

    def _is_surname_here(self, tail: int, first: int, last: int) -> bool:
        """'Yun Sun, director of', 'Andrew Young said': a word of organisations that ends a person's name."""
        if self.lower(first) in self.w.given_names and tail == last - 1 and any(len(self.word(k)) == 1 for k in range(first + 1, tail)):
            return True  # 'George W. Mills'
        if tail != last - 1 or not 1 <= tail - first <= 2 or self.lower(first - 1) == "the":
            return False
        lowers = [self.lower(k) for k in range(first, last)]
        is_name = lowers[0] in self.w.given_names or lowers[0] in self.w.family_first or lowers[-1] in self.w.family_first
        score = self._company_score(first, last)
        is_free = first not in self.known or (self.known[first][1][0].is_town and lowers[0] in self.w.given_names)
        return is_free and score >= (_SAYING_BONUS if is_name else 2 * _SAYING_BONUS)

    def _goes_on(self, end: int, last: int) -> bool:
        return end < last and any(self._is_tail(k, end) for k in range(end, last))

    def _is_tail(self, k: int, first: int) -> bool:
        word = self.word(k)
        if word not in self.w.organisation_tails:
            return False
        # 'Bank' in 'Bank Governor Smith' belongs to the title; 'Young' and 'Park' may be surnames.
        if self.w.role_nouns.starting(self.s.lower, k) and not word[0].isupper():
            return False
        return not (k > first and self.lower(k - 1) in self.w.given_names and k - 1 == first and len(word) <= 5 and k + 1 >= self.n)

    def _organisation_start(self, first: int, tail: int) -> int:
        """An opening article or a role ('spokesman') is no part of the name."""
        start = first
        while start < tail and self.lower(start) in {"the", "a", "an"}:
            start += 1
        return start

    def _leading_country(self, start: int, tail: int) -> Name | None:
        """'Chinese Foreign Ministry' names China too; 'Bank of China' is a name as a whole."""
        if start in self.known and self.known[start][0] <= tail and self.known[start][1][0].basis == "demonym":
            words = {self.lower(k) for k in range(start, tail + 1)}
            return None if words.isdisjoint(self.lexicon.word_sets["offices_with_country"]) else self._from_gazetteer(start)
        return None

    def _headed(self, first: int, last: int) -> list[Name] | None:
        """'Council for Economic Planning and Development', 'Department of Commerce': a head word and what follows."""
        head = next((k for k in range(last - 1, first - 1, -1) if self.word(k) in self.w.organisation_heads), None)
        if head is None or head != last - 1:
            return None
        end = self._extend(head + 1, allow=True)
        if end == head + 1:
            return None
        names = []
        leading = self._leading_country(first, head)
        if leading:
            names.append(leading)
        names.append(Name(first, end, "organisation"))
        return names

    def _extend(self, end: int, *, allow: bool) -> int:
        """Takes in 'of Commerce', 'for Russia and Eurasia', 'on Foreign Relations' behind a head word."""
        if not allow or self.lower(end) not in {"of", "for", "on", "and", "&", "in", "against", "to"}:
            return end
        if self.lower(end) in {"and", "&", "in", "to"}:
            return end
        while self.lower(end) in {"of", "for", "on", "and", "&", "the", ","}:
            j = end + 1
            if self.lower(j) == "the":
                j += 1
            if self.lower(end) == "," and not (self.word(j)[:1].isupper() and self.lower(self._run_end(j)) in {"and", ","}):
                break
            if (
                not self.word(j)[:1].isupper()
                or self.word(j) == "I"
                or self.lower(j) in self.lexicon.times.weekdays | self.lexicon.times.months
            ):
                break
            run = self._run_end(j)
            if self.lower(end) in {"and", "&", ","}:
                starts_other = (
                    self.lower(j) in self.w.given_names
                    or (self._title_end(j, run) and self.lower(run - 1)[-1:] != "s")  # 'Tea and | Coffee Exporters'
                    or (j in self.known and self.known[j][1][0].kind != "country")
                )
                if starts_other:
                    break
            end = self._before_person(j, run)
            if end < run:
                break
        return end

    def _before_person(self, first: int, last: int) -> int:
        """'Chamber of Commerce Ebrahim Jamshidian': the name of the organisation ends where a person's begins."""
        for k in range(first + 1, last - 1):
            if self.lower(k) in self.w.given_names and self.word(k + 1)[:1].isupper() and self.lower(k) not in self.w.common_words:
                return k
        return last

    def _bare_organisation_word(self, i: int) -> list[Name] | None:
        """'the Ministry', 'the Commission': a name only if the article has given it in full; kept open here."""
        if self.lower(i - 1) == "the" and not self._is_opening(i - 1):
            return [Name(i, i + 1, None, None, -9.0)]
        if self._is_opening(i - 1) and self.lower(i - 1) == "the" and self.s.tags[i][:2] == "NN":
            return [Name(i, i + 1, None, None, -9.0)]
        return None

    # -- the rest -------------------------------------------------------------------------------------------------

    def _unknown(self, first: int, last: int) -> Name | None:
        """A run of capitalised words that is in no list, with the evidence that it names a person."""
        end = first + 1
        while end < last and (self._is_surname(end, first) or not self._begins_other(end, last)):
            end += 1
        while end > first + 1 and (
            self.word(end - 1) in {"-", "."} or (self.word(end - 1).islower() and self.word(end - 1) in self.w.particles)
        ):
            end -= 1
        while end > first + 1 and self.word(end - 1).isupper() and self.w.role_nouns.starting(self.s.lower, end - 1):
            end -= 1  # 'Acme CEO', 'Paul Hale MP'
        if (
            self.lower(first - 1) in self.w.organisation_nouns
            and end - first == 3
            and self._is_given(first + 1)
            and not self._is_given(first)
        ):
            end = first + 1  # 'of the company Acme Elena Paz', as translators put it
        first, end = self._without_dates(*self._without_field(first, end))
        hidden = self._nicknames(first, end)
        words = [self.word(k) for k in range(first, end) if self.word(k)[:1].isalpha() and k not in hidden]
        if all(word.lower() in self.lexicon.times.weekdays or word.lower() in self.lexicon.times.months for word in words):
            return None
        is_based = self.lower(first - 1) == "based" and self.lower(first - 2) == "-" and not self._is_given(first)
        if is_based or self._is_joined_to_organisation(first, end):
            return Name(first, end, "organisation")  # 'the Lima-based Andean Ports'
        place = self._place(first, end)
        if place and not self._is_named_person(first, end):
            return place
        if self._is_named_thing(words):
            return Name(first, end, "thing")
        if len(words) == 1 and len(words[0]) > 1 and {words[0], words[0].removesuffix("s")} & self.w.acronyms:
            return None
        if any(self.word(k) == "&" for k in range(first, end)):
            return Name(first, end, "organisation")  # 'Fisher & Hale'
        # 'El Universal newspaper', 'Xinhua news agency'
        apposed = end + 1 if self.lower(end) in {"news", "state", "oil", "investment", "energy", "central", "trade"} else end
        if (self.lower(end) in self.w.organisation_nouns and not self._is_indefinite(first)) or (
            apposed > end and self.lower(apposed) in self.w.organisation_nouns
        ):
            return Name(first, end, "organisation")
        if len(words) == 1 and words[0].isupper() and len(words[0]) > 1 and words[0] in self.w.acronyms:
            return None
        if len(words) == 1 and words[0].isupper() and len(words[0]) > 2 and words[0].isalpha():
            return None if self._is_code(first, end) else Name(first, end, "organisation")
        if (
            self.lower(first - 1) in _PERSON_PARTICLES | _PLACE_PARTICLES
            and self.word(first - 1).islower()
            and self.lower(first - 1) in self.w.particles
        ):
            first -= 1  # 'bin Laden', 'de Gaulle'
        score = self._person_score(first, end, words)
        gender, speaks, is_firm = self._given_gender(first, end), self._speaks(first, end), self._is_firm(first, end)
        return Name(first, end, None, None, score, gender, speaks=speaks, is_firm=is_firm)

    def _is_joined_to_organisation(self, first: int, end: int) -> bool:
        """'a CNN/Hale poll', 'the Hale/NBC survey': what a stroke joins to an organisation is one, unless it is a photographer."""
        after = first > 1 and self.word(first - 1) == "/" and self.s.is_glued(first) and first - 1 in self.organisation_ends
        before = self.word(end) == "/" and self.s.is_glued(end) and end + 1 in self.organisation_starts
        is_index = self.word(end)[:1].isdigit()  # 'the S&P/ASX 200'
        return (after or before) and end - first <= 2 and not is_index and self.lower(first) not in self.w.given_names

    def _without_field(self, first: int, end: int) -> tuple[int, int]:
        """'Equalities | Olive Hale' behind 'for Women and', 'AG | Lynch', 'Council | Li Qiang': the name without the end of a title."""
        if end - first < 2 or first in self.known:
            return first, end
        tail = self.word(first) in self.w.organisation_tails and self.word(first) not in self.w.organisation_heads
        if tail and end - first == 2 and self.word(first).isupper():
            return first + 1, end
        before = first - 3 if self.lower(first - 1) == "and" else first - 1
        is_field = tail or self.lower(before) in {"for", "of", "on"}
        given = self.lower(first + 1) in self.w.given_names and not self._is_plain_word(end - 1)
        names = given or (tail and self.lower(first + 1) in self.w.family_first)
        is_given = self.lower(first) in self.w.given_names
        return (first + 1, end) if is_field and names and not is_given and 3 <= end - first <= 4 else (first, end)

    def _without_dates(self, first: int, end: int) -> tuple[int, int]:
        """'met Paz | Friday', 'Hale | March 5': the day behind a name is no part of it."""
        while end > first + 1 and self.lower(end - 1) in self.lexicon.times.weekdays:
            end -= 1
        if end > first + 1 and self.lower(end - 1) in self.lexicon.times.months and self.s.tags[min(end, self.n - 1)] == "CD":
            end -= 1
        return first, end

    def _nicknames(self, first: int, end: int) -> set[int]:
        """The tokens of nicknames in marks inside a name."""
        return {k for j in range(first + 1, end) for k in range(j, min(self._nickname_end(j), end))}

    def _is_code(self, first: int, end: int) -> bool:
        """'(ITSU.T)', '(.BPNI)', 'the 20-MMA', 'SZQ5', 'the CAC 40', 'WORRIED': a code, a measure, a word in capitals for its weight."""
        if self.lower(first) in self.w.common_words:
            return True
        if (self.word(end) == "=" and self.s.is_glued(end)) or (self.word(first - 1) == ":" and self.s.is_glued(first)):
            return True
        behind = self.word(end) in {".", "="} and self.s.is_glued(end) and end + 1 < self.n and self.s.is_glued(end + 1)
        before = self.word(first - 1) in {".", "="} and self.s.is_glued(first) and first > 1 and self.word(first - 2) in {"(", "<", "."}
        if self.word(end)[:1].isdigit() and (self.s.is_glued(end) or self._is_numbered(first, end)):
            return True
        counted = self.word(first - 1) == "-" and self.s.is_glued(first) and self.s.tags[first - 2] == "CD"
        return (behind and self.word(end + 1)[:1].isalnum()) or before or counted

    def _is_numbered(self, first: int, end: int) -> bool:
        """'the CAC 40': an index; not 'the ABCD 2024 meeting'."""
        number = self.word(end)
        return self.lower(first - 1) in {"the", "'s", "/"} and number.isdecimal() and not (len(number) == 4 and number[:2] in {"19", "20"})

    def _is_named_thing(self, words: list[str]) -> bool:
        """'the Hale PMI', 'World Tea Day'."""
        return len(words) > 1 and (words[-1] in self.w.acronyms or words[-1].lower() in self.lexicon.word_sets["named_things"])

    def _is_indefinite(self, first: int) -> bool:
        """'A radical Islamist group': a word of its kind, not its name."""
        i = first - 1
        while i > 0 and self.s.tags[i] in {"JJ", "VBN", "RB", "NN"}:
            i -= 1
        return self.lower(i) in {"a", "an", "its", "their", "his", "her", "any", "no"}

    def _is_firm(self, first: int, end: int) -> bool:
        """'the pay television operator, Acme', 'Acme shares', 'workers at Acme', 'Acme economist Paul Hale'."""
        before, beyond = self.lower(first - 1), self.lower(first - 2)
        if before in self.w.organisation_nouns and self.s.tags[first - 1] == "NN":
            return True
        if self._is_sure_firm(first) or self._has_price(first, end):
            return True
        is_led = before == "of" and beyond in self.lexicon.word_sets["firm_leaders"]
        if is_led and not all(self._is_plain_word(k) for k in range(first, end)):
            return end - first > 1  # 'the head of Harrow Metrics'
        return self.lower(end) in self.lexicon.word_sets["firm_belongings"] | self.lexicon.word_sets["firm_people"]

    def _is_named_person(self, first: int, end: int) -> bool:
        """'Tom Wells said': a word of places behind a given name."""
        return self._is_given(first) and end - first == 2 and self._company_score(first, end) >= _SAYING_BONUS

    def _is_surname(self, i: int, first: int) -> bool:
        """'Michael Jordan', 'Henry Ford': a name known by itself, right behind a given name."""
        if i != first + 1 or i not in self.known or self.known[i][0] != i + 1:
            return False
        if first in self.known and self._is_surname_of_country(first, i):
            return True
        if not self._is_given(first):
            return False
        # 'Matt Welsh was', not 'to Michael French officials said'
        return not self.known[i][1][0].is_adjective or i + 1 >= self.n or self.s.tags[i + 1] in VERB_TAGS or self.lower(i + 1) in {",", "."}

    def _begins_other(self, i: int, last: int) -> bool:
        """Whether another name begins inside the run: a country, an organisation, a title, a person after a comma."""
        if i in self.known and self.known[i][1][0].kind in {"country", "organisation"} and not self.s.is_glued(i):
            return True
        role = self.w.role_nouns.starting(self.s.lower, i)
        return bool(
            role and role[1].before_name and role[0] < last and self.word(i)[0].isupper() and self.lower(i) not in self.w.given_names
        )

    def _place(self, first: int, end: int) -> Name | None:
        """'Heilongjiang Province', 'Kharkiv region', 'Lake Victoria', and what opens a dateline in capitals."""
        is_dateline = self.s.role == "dateline" and first == 0 and self.word(0).isupper() and len(self.word(0)) > 2
        if is_dateline or (self.word(end - 1) in self.w.place_after and end - first > 1):
            return Name(first, end, "place")
        if self.word(end) in _REGION_NOUNS:
            return Name(first, end + 1, "place")
        if self.word(first) in self.w.place_before and end - first > 1:
            return Name(first, end, "place")
        return None

    def _person_score(self, first: int, end: int, words: list[str]) -> float:
        lowers = [word.lower() for word in words]
        score = 0.0
        count = len([word for word in words if len(word) > 1 and word[0].isupper()])
        is_plain = not self._is_surname_here(end - 1, first, end) and not self._is_named_person(first, end)
        if count > PERSON_MAX_WORDS - 1 or (
            is_plain and any(word in self.w.organisation_tails or word in self.w.place_after for word in words[1:])
        ):
            return -5.0
        if lowers[-1] in self.lexicon.word_sets["named_things"]:
            return -5.0  # 'the Mitchell Plan'
        if count >= 2:
            score += 2.5 * (lowers[0] in self.w.given_names)
            is_family = lowers[0] in self.w.family_first and count <= 3
            score += 1.5 * is_family
            score += 1.0 * (any(len(word) == 1 for word in words[1:-1]) or len(words[0]) == 1)
            initials = words[0].count(".") >= 2 and words[0] != "H.E." and not self._is_country(first)
            score += 2.0 * (initials and count == 2 and lowers[1] not in self.w.common_words)  # 'J.K. Mensah'
            score += 1.5 * any(word in _PERSON_PARTICLES for word in words[1:-1])
            score += 0.5 * all(word not in self.w.common_words for word in lowers)
            is_plural = lowers[-1][-1] == "s" and lowers[-1] in self.w.common_words and lowers[-1] not in self.w.family_names
            score -= 1.5 * (first in self.known and is_plural)  # 'Salem Dynamics'
            ordinary = [word in self.w.common_words and word not in self.person_words for word in lowers]
            score -= 1.0 * sum(ordinary[:-1]) + 0.5 * ordinary[-1]
        if count >= 2 and self._has_letters(words):
            return -5.0
        if self._is_sure_firm(first) or self._has_price(first, end):
            score -= 3.0
        score += self._company_score(first, end)
        return score

    def _has_letters(self, words: list[str]) -> bool:
        """'Ivey PMI', 'BSE Sensex', 'US Dollar': letters that stand for words; not 'DK Sunil', 'Ray Hale III'."""
        plain = [word for word in words if word.isalpha() and word.lower() not in _SUFFIXES]
        letters = [word for word in plain if word.isupper() and len(word) > 1]
        if not letters or len(letters) == len(plain):
            return False
        return letters != plain[:1] or len(letters[0]) > 2

    def _has_price(self, first: int, end: int) -> bool:
        """'Hale Energy (-0.4%)', 'Zip (up 3.2%)', 'Capel and Co': what a list of shares prints behind a firm."""
        if self.lower(end) in {"and", "&"} and self.lower(end + 1) in {"co", "sons"}:
            return True
        if self.word(end) != "(":
            return False
        is_signed = self.lower(end + 1) in {"-", "+", "up", "down"}
        number = end + 2 if is_signed else end + 1
        # 'Elena Paz (52%)': in a poll
        return self.word(number)[:1].isdigit() and self.word(number + 1) == "%" and (is_signed or not self._is_given(first))

    def _has_signed_price(self, end: int) -> bool:
        return self.word(end) == "(" and self.lower(end + 1) in {"-", "+", "up", "down"} and self._has_price(end, end)

    def _is_sure_firm(self, first: int) -> bool:
        """'analysts at Hale Genuity', 'shares of Paz Gemini'."""
        return self.lower(first - 1) in {"at", "of", "in"} and self.lower(first - 2) in self.lexicon.word_sets["firm_people"]

    def _company_score(self, first: int, end: int) -> float:
        """Evidence around the run: verbs of saying, roles in apposition or in front, articles."""
        score = 0.0
        if self.lower(first - 1) in {"the", "a", "an", "this", "that"} and self.s.tags[first - 1] != "IN":
            score -= 2.5  # not 'said that Paul Hale'
        if self._speaks(first, end):
            score += _SAYING_BONUS
        if self.lower(first - 1) in {"and", ","} and self._is_given(first) and self._is_given(first - 3):
            score += _SAYING_BONUS  # 'Anna Lee, Paul Hale and Tom Wells'
        if self.lower(end) == "who" or (self.lower(end) == "," and self.lower(end + 1) in {"who", "whose"}):
            score += 1.5
        if self.lower(end) == "," and self._has_role_after(end + 1):
            score += 2.0
        role = self.w.role_nouns.ending(self.s.lower, first)
        if role and role[1].before_name:
            score += 2.5
        if self.lower(first - 1) == "," and self.w.role_nouns.ending(self.s.lower, first - 1):
            score += 1.0
        if (
            self.lower(end) == ","
            and self.s.tags[min(end + 1, self.n - 1)] == "CD"
            and self.lower(end + 2) == ","
            and self.lower(end + 1).isdecimal()
            and len(self.lower(end + 1)) == 2
        ):
            score += 2.0  # 'John Smith, 45, said'
        return score

    def _speaks(self, first: int, end: int) -> bool:
        """'Smith said' or '", said Smith': not 'told Smith'."""
        if self._is_saying(end) or (self.lower(end) == "," == self.lower(first - 1) and self._is_saying(end + 1)):
            return True
        cue = self.lexicon.cues.starting(self.s.lower, first - 1) if first else None
        return bool(
            cue and not cue[1].addressee and self._is_saying(first - 1) and self.lower(first - 2) in {",", '"', "''", "'", "?", "!"}
        )

    def _is_saying(self, i: int) -> bool:
        if not 0 <= i < self.n:
            return False
        cue = self.lexicon.cues.starting(self.s.lower, i)
        return bool(cue and cue[1].direct and not cue[1].label and self.s.tags[i] in VERB_TAGS)

    def _has_role_after(self, i: int) -> bool:
        """Whether a role stands within a few words, before the next comma: ', a defense analyst in Singapore'."""
        for k in range(i, min(i + 7, self.n)):
            if self.lower(k) in {",", ".", ";", '"'}:
                return False
            if self.w.role_nouns.starting(self.s.lower, k):
                return self.s.tags[k][:2] in {"NN", "JJ"} or self.word(k)[0].isupper()
        return False

    def _mark_acronyms(self, names: list[Name]) -> list[Name]:
        """'Boycott Divestment and Sanction (BDS)': the run before a bracketed acronym is an organisation."""
        by_end = {name.last: name for name in reversed(names)}
        for name in names:
            if name.entry is None and name.kind in {None, "organisation"} and self._is_explained_thing(name.last):
                name.kind = "thing"
            if not (self.word(name.first - 1) == "(" and self.word(name.last) == ")" and name.last - name.first == 1):
                continue
            acronym = self.word(name.first)
            before = by_end.get(name.first - 1)
            last = self.lower(before.last - 1).removesuffix("s") if before is not None else ""
            if before is not None and last in self.lexicon.word_sets["things_with_letters"]:
                name.kind = before.kind = "thing"
                continue  # 'Seed Renewal Rate (SRX)'
            if before is not None and before.kind is None and self._is_end_of_longer(before, acronym):
                before.kind = "thing"
                continue  # the end of a longer name: 'Agreement on Tariffs and Trade (GATT)'
            if not acronym.isupper() or len(acronym) < 2 or before is None or before.kind not in {None, "organisation"}:
                continue
            if before.kind is None:
                before.kind = "organisation"
            if name.kind in {None, "organisation"}:
                name.kind, name.long_form = "organisation", before
        return names

    def _is_end_of_longer(self, name: Name, acronym: str) -> bool:
        return name.last - name.first == 1 and acronym[:1] != self.word(name.first)[:1] and self._is_plain_word(name.first)

    def _is_explained_thing(self, end: int) -> bool:
        """'State-Owned Mills (SOMs)', 'Seed Renewal Growth (GDP)': in brackets stand letters in the plural, or of no organisation."""
        if self.word(end) != "(" or self.word(end + 2) != ")":
            return False
        letters = self.word(end + 1)
        return letters in self.w.acronyms or (letters[-1:] == "s" and letters[:-1].isupper() and len(letters) > 2)
