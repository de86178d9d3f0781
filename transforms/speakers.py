"""Who says it: the subject of a verb of saying, and whom it refers to.

A subject is looked for by the shape of the clause: right before the verb ('the ministry said'), behind it ('said Anna
Lee, an economist'), across an apposition ('Bob Edgar of the bank, its chief economist, said'), shared over 'and'.
Pronouns and descriptions are resolved by what the text has in focus. A source that stays unknown stays a description.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from transforms.articles import Sentence
from transforms.entities import Entity, Mention
from transforms.lexicon import Cue, Lexicon
from transforms.tokens import VERB_TAGS

_NOMINAL = {"NN", "NNS", "NNP", "NNPS", "PRP", "CD", "EX"}
_MODIFIERS = {"DT", "JJ", "JJR", "JJS", "NN", "NNS", "NNP", "NNPS", "CD", "POS", "PRP$", "VBG", "VBN", "PDT", "RB", "FW"}
_AUXILIARIES = {
    "has", "have", "had", "also", "later", "then", "did", "does", "do", "is", "was", "were", "are", "will", "would",
    "could", "may", "might", "must", "should", "can", "never", "not", "been", "being", "further", "often", "repeatedly",
    "again", "himself", "herself", "itself", "themselves", "both", "each", "all", "reportedly", "earlier", "previously",
    "separately", "today", "yesterday", "now", "only", "n't", "to", "recently", "'s", "'d", "'ve", "once",
}  # fmt: skip
_PREPOSITIONS = {
    "of", "at", "for", "from", "in", "with", "on", "under", "by", "near", "to", "about", "against", "behind", "among",
    "between", "over", "inside", "within", "into", "after", "before", "during", "through", "amid", "as", "than", "like",
    "outside",
}  # fmt: skip
_CLAUSE_OPENERS = {
    "that", "because", "if", "when", "while", "whereas", "although", "though", "since", "as", "where", "after", "before",
    "until", "unless", "so", "but", "which", "what", "how", "why", "whether",
}  # fmt: skip
_RELATIVE = {"who", "which", "whose", "whom", "that"}
_HE = {"he"}
_SHE = {"she"}
_THEY = {"they"}
_IT = {"it"}
PRONOUNS = _HE | _SHE | _THEY | _IT | {"i", "we", "you"}
_FIRST_PERSON = {"i", "we", "you"}
# What is written speaks too, and bodies of people.
_WRITINGS = {
    "report",
    "statement",
    "study",
    "survey",
    "poll",
    "letter",
    "memo",
    "article",
    "editorial",
    "review",
    "paper",
    "document",
    "communique",
    "communiqu\u00e9",
    "text",
    "message",
    "note",
    "release",
    "announcement",
    "book",
    "textbook",
    "column",
    "post",
    "tweet",
    "notice",
    "bulletin",
    "journal",
    "declaration",
    "comment",
    "headline",
    "banner",
    "website",
    "ruling",
    "resolution",
    "brief",
    "analysis",
    "assessment",
    "source",
}
_BODIES = {
    "government",
    "ministry",
    "department",
    "side",
    "administration",
    "authority",
    "authoritie",
    "police",
    "army",
    "military",
    "court",
    "parliament",
    "cabinet",
    "commission",
    "committee",
    "council",
    "delegation",
    "team",
    "leadership",
    "opposition",
    "public",
    "industry",
    "market",
    "customs",
    "embassy",
    "campaign",
    "board",
    "staff",
    "palace",
    "office",
    "bureau",
    "force",
    "media",
    "press",
    "community",
    "country",
    "countrie",
    "partie",
    "sources",
    "economists",
    "quarter",
    "circle",
}
# 'The official' and the like stay descriptions unless one person of that role has been named.
_DEFINITE = {"the", "this", "that"}


@dataclass(slots=True)
class Subject:
    """The noun phrase over tokens ``first`` up to ``last`` that a verb of saying belongs to."""

    sentence: Sentence
    first: int
    last: int
    is_behind: bool = False  # 'said Anna Lee'


@dataclass(slots=True)
class Source:
    """Whom a subject refers to: ``name`` as the tables print it, and the entity, where it is one."""

    name: str | None
    entity: Entity | None = None
    is_plural: bool = False


@dataclass(slots=True)
class Focus:
    """What a pronoun may refer to: the latest sources and subjects, latest last."""

    persons: list[Entity] = field(default_factory=list)
    other: Source | None = None
    plural: Source | None = None

    def note(self, source: Source) -> None:
        """Puts a source in focus."""
        if source.entity is not None and source.entity.kind == "person":
            if source.entity in self.persons:
                self.persons.remove(source.entity)
            self.persons.append(source.entity)
        elif source.is_plural:
            self.plural = source
        elif source.name:
            self.other = source


def find_subject(sentence: Sentence, cue: int, cue_end: int, mentions: list[Mention], *, after_quote: bool) -> Subject | None:
    """The subject of the verb of saying at tokens ``cue`` up to ``cue_end``, null for passives and bare clauses.

    Args:
        sentence: the sentence.
        cue: first token of the verb.
        cue_end: the token behind it.
        mentions: the names in the sentence; each counts as one piece.
        after_quote: whether a quotation or a reported clause and a comma stand right before, so that the subject may
            follow ('..., said Anna Lee').
    """
    if _is_passive(sentence, cue):
        return None
    behind = _subject_behind(sentence, cue_end, mentions) if after_quote else None
    if behind and not _has_subject_before(sentence, cue, mentions):
        return behind
    return _subject_before(sentence, cue, mentions) or behind


def _is_passive(sentence: Sentence, cue: int) -> bool:
    """'was told', 'is said to'."""
    if sentence.tags[cue] not in {"VBN", "VBD"}:
        return False
    i = cue - 1
    while i >= 0 and sentence.tags[i] == "RB":
        i -= 1
    return i >= 0 and sentence.lower[i] in {"was", "were", "is", "are", "been", "being", "be", "am"}


def _has_subject_before(sentence: Sentence, cue: int, mentions: list[Mention]) -> bool:
    """Whether a noun or pronoun stands directly before the verb, with no comma or quotation mark between."""
    i = cue - 1
    while i >= 0 and (sentence.tags[i] == "RB" or sentence.lower[i] in _AUXILIARIES):
        i -= 1
    return i >= 0 and (sentence.tags[i] in _NOMINAL or _mention_ending(mentions, i + 1) is not None)


def _mention_ending(mentions: list[Mention], end: int) -> Mention | None:
    return next((mention for mention in mentions if mention.last == end), None)


def _mention_over(mentions: list[Mention], token: int) -> Mention | None:
    return next((mention for mention in mentions if mention.first <= token < mention.last), None)


def _subject_behind(sentence: Sentence, start: int, mentions: list[Mention]) -> Subject | None:
    """'said William Stirling, economist at ...', 'said the ministry', 'wrote one user'."""
    n = len(sentence)
    if start >= n:
        return None
    mention = next((m for m in mentions if m.first == start and not m.is_adjective), None)
    if mention:
        return None if _goes_on_as_clause(sentence, mention.last) else Subject(sentence, start, mention.last, is_behind=True)
    if sentence.tags[start] not in {"DT", "NNP", "NNPS", "NN", "NNS", "JJ", "PRP$", "CD", "PRP"}:
        return None
    end = start
    while end < n and (
        sentence.tags[end] in _MODIFIERS | _NOMINAL or (sentence.lower[end] in {"-", "."} and sentence.is_glued(end) and end + 1 < n)
    ):
        found = _mention_over(mentions, end)
        end = found.last if found else end + 1
    while (end > start and sentence.tags[end - 1] in {"RB", "VBN", "VBG"}) or (end > start and sentence.lower[end - 1] in {".", "-"}):
        end -= 1
    if end == start or not any(tag in _NOMINAL for tag in sentence.tags[start:end]) or _goes_on_as_clause(sentence, end):
        return None
    return Subject(sentence, start, end, is_behind=True)


def _goes_on_as_clause(sentence: Sentence, end: int) -> bool:
    """'said Taiwan's surplus is expected', 'urged people not to rush': the noun belongs to what is said."""
    if end >= len(sentence):
        return False
    return sentence.tags[end] in {"POS", "VBD", "VBZ", "VBP", "MD", "TO"} or sentence.lower[end] in {"not", "would", "that"}


def _subject_before(sentence: Sentence, cue: int, mentions: list[Mention]) -> Subject | None:
    i = cue - 1
    while (
        i >= 0
        and (sentence.tags[i] in {"RB", "MD"} or sentence.lower[i] in _AUXILIARIES or _is_time_word(sentence, i))
        and not _mention_over(mentions, i)
    ):
        i -= 1
    if i < 0:
        return None
    if sentence.tags[i] == "CC" or (sentence.tags[cue] == "VBG"):
        return _clause_subject(sentence, i if sentence.tags[i] == "CC" else cue, mentions)
    if sentence.lower[i] in _RELATIVE:
        return _noun_phrase_ending(sentence, i - 1 if sentence.lower[i - 1] == "," else i, mentions)
    if sentence.lower[i] in {",", "\u2014", ")", "-", "--"}:
        return _before_parenthesis(sentence, i, mentions)
    return _noun_phrase_ending(sentence, i + 1, mentions)


def _is_time_word(sentence: Sentence, i: int) -> bool:
    """'Mr. Smith on Monday said': days between subject and verb."""
    return sentence.lower[i] in {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"} or (
        sentence.lower[i] == "on" and i + 1 < len(sentence) and sentence.lower[i + 1].endswith("day")
    )


def _noun_phrase_ending(sentence: Sentence, end: int, mentions: list[Mention]) -> Subject | None:
    """The noun phrase that ends at ``end``; behind prepositions its head is further left ('Bob Edgar of the bank')."""
    start = _phrase_start(sentence, end, mentions)
    if start is None:
        return None
    first, last = start, end
    moved = True
    while moved:
        moved = False
        # 'X and Y said': the whole of it
        if first > 1 and sentence.lower[first - 1] in {"and", "&"} and _is_name(mentions, first) and _is_name(mentions, first - 2):
            other = _phrase_start(sentence, first - 1, mentions)
            if other is not None:
                first, moved = other, True
                continue
        if first < 2 or sentence.lower[first - 1] not in _PREPOSITIONS - {"after", "before", "during", "as", "than", "amid"}:
            break
        before = first - 1
        while before > 1 and sentence.tags[before - 1] == "RB":
            before -= 1
        # 'economists polled by Reuters', 'Kewalramani, from the institute'
        if before > 1 and sentence.tags[before - 1] in {"VBN", "VBG", "VBD"}:
            before -= 1
            while before > 1 and sentence.tags[before - 1] == "RB":
                before -= 1
        if before > 1 and sentence.lower[before - 1] == "," and _is_name(mentions, before - 2):
            before -= 1
        head = _phrase_start(sentence, before, mentions)
        if head is None or sentence.lower[head] in PRONOUNS:
            break
        first, last, moved = head, before, True
    return Subject(sentence, first, last)


def _is_name(mentions: list[Mention], token: int) -> bool:
    found = _mention_over(mentions, token)
    return found is not None and not found.is_adjective


def _phrase_start(sentence: Sentence, end: int, mentions: list[Mention]) -> int | None:
    """Where the noun phrase that ends at ``end`` begins, null if none does."""
    i = end - 1
    if i < 0:
        return None
    mention = _mention_over(mentions, i)
    if mention is None and sentence.tags[i] not in _NOMINAL | {"JJ", "DT", "VBG"}:
        return None
    if sentence.tags[i] == "PRP":
        return i
    while i >= 0:
        mention = _mention_over(mentions, i)
        if mention:
            i = mention.first - 1
            continue
        if sentence.tags[i] == "PRP" or sentence.lower[i] in {"today", "yesterday"}:
            break
        glued = (sentence.lower[i] in {"-", "."} and sentence.is_glued(i)) or sentence.lower[i] == "%"
        if sentence.lower[i] == ")":
            opening = next((k for k in range(i, max(-1, i - 8), -1) if sentence.lower[k] == "("), None)
            if opening is None:
                break
            i = opening - 1
            continue
        if sentence.tags[i] not in _MODIFIERS and not glued:
            break
        if sentence.tags[i] == "RB" and sentence.lower[i] not in {"newly", "most", "very", "highly", "recently"}:
            break
        if sentence.tags[i] == "DT" or sentence.tags[i] == "PRP$":
            i -= 1
            if i >= 0 and sentence.lower[i] in {"all", "both", "half"}:
                i -= 1
            break
        i -= 1
    start = i + 1
    while start < end and (sentence.tags[start] in {"POS", "RB", "VBG"} or sentence.lower[start] in {"-", "."}) and end - start > 1:
        start += 1
    return start if start < end else None


def _before_parenthesis(sentence: Sentence, closing: int, mentions: list[Mention]) -> Subject | None:
    """Across what stands between commas, brackets or dashes: 'Li, an associate professor in Singapore, said'.

    The segments between commas are passed from the right: descriptions, places and relative clauses until a name, or a
    noun phrase that none of them describes.
    """
    opening = {")": "("}.get(sentence.lower[closing], sentence.lower[closing])
    start = _clause_start(sentence, closing)
    cuts = [k for k in range(start, closing) if sentence.lower[k] == opening]
    if not cuts:
        return None
    segments = _segments(start, [*cuts, closing])
    for place in range(len(segments) - 1, -1, -1):
        first, last = segments[place]
        name = next((m for m in mentions if m.entity.kind == "person" and m.last == last and not _has_verb(sentence, first, m.first)), None)
        if name:
            return _noun_phrase_ending(sentence, last, mentions)
        if place == len(segments) - 1 and _is_description(sentence, first, last, mentions):
            continue
        if (
            place < len(segments) - 1
            and _is_description(sentence, first, last, mentions)
            and place > 0
            and not _opens_clause(sentence, first)
        ) and _ends_in_name(segments[place - 1], mentions):
            continue
        if _opens_noun_phrase(sentence, first, mentions) and not _has_verb(sentence, first, last):
            return Subject(sentence, first, _first_noun_phrase_end(sentence, first, last, mentions))
        if _has_verb(sentence, first, last) and sentence.lower[first] not in _RELATIVE:
            return None
    return None


def _is_description(sentence: Sentence, first: int, last: int, mentions: list[Mention]) -> bool:
    """What stands in apposition: 'an analyst at', 'who declined to be named', 'Singapore', 'director of', 'from the bank'."""
    opening = sentence.lower[first]
    if opening in _RELATIVE | _PREPOSITIONS | {"a", "an", "the", "one", "himself", "herself", "speaking", "citing", "right", "left"}:
        return True
    if any(m.first == first and m.last == last and m.entity.kind in {"place", "country"} for m in mentions):
        return True
    return sentence.tags[first] in {"NN", "JJ", "VBG", "CD", "NNS", "VBN"} or _mention_over(mentions, first) is not None


def _opens_clause(sentence: Sentence, i: int) -> bool:
    return sentence.lower[i] in {"in", "on", "at", "after", "before", "during"} and i == 0


def _ends_in_name(segment: tuple[int, int], mentions: list[Mention]) -> bool:
    return any(m.last == segment[1] and not m.is_adjective for m in mentions)


def _segments(start: int, cuts: list[int]) -> list[tuple[int, int]]:
    bounds = [start, *[cut + 1 for cut in cuts]]
    ends = [*cuts]
    return [(first, last) for first, last in zip(bounds, ends, strict=False) if last > first]


def _opens_noun_phrase(sentence: Sentence, i: int, mentions: list[Mention]) -> bool:
    if sentence.tags[i] in {"DT", "NNP", "NNPS", "NN", "NNS", "JJ", "PRP", "PRP$", "CD", "JJS"} or _mention_over(mentions, i):
        return sentence.lower[i] not in _PREPOSITIONS | _CLAUSE_OPENERS
    return False


def _first_noun_phrase_end(sentence: Sentence, first: int, last: int, mentions: list[Mention]) -> int:
    i = first
    while i < last:
        mention = _mention_over(mentions, i)
        if mention:
            i = mention.last
            continue
        joined = sentence.lower[i] == "and" and _is_name(mentions, i - 1) and _is_name(mentions, i + 1)
        if sentence.tags[i] not in _MODIFIERS | {"PRP"} and not (sentence.lower[i] in {"-", "."} and sentence.is_glued(i)) and not joined:
            break
        i += 1
    return max(i, first + 1)


def _clause_start(sentence: Sentence, end: int) -> int:
    """Where the clause that holds token ``end`` begins: behind a quotation, a semicolon, a conjunction."""
    depth = 0
    for k in range(end - 1, -1, -1):
        word = sentence.lower[k]
        if word in {'"', "''", "``"}:
            depth += 1
            if depth == 1:
                return k + 1
        if word in {";", ":"}:
            return k + 1
        if (
            word in _CLAUSE_OPENERS
            and sentence.tags[k] in {"IN", "CC", "WRB", "RB"}
            and k + 1 < end
            and word not in {"as", "so", "after", "before", "since"}
        ):
            return k + 1
    return 0


def _clause_subject(sentence: Sentence, end: int, mentions: list[Mention]) -> Subject | None:
    """The first noun phrase of the clause that is no adverbial: the subject that 'and said' or ', adding' shares."""
    start = _clause_start(sentence, end)
    cuts = [k for k in range(start, end) if sentence.lower[k] == ","]
    for first, last in _segments(start, [*cuts, end]):
        i = first
        while i < last and sentence.lower[i] in {"and", "but", "yet", "or", '"'}:
            i += 1
        if i < last and _opens_noun_phrase(sentence, i, mentions) and _has_verb(sentence, i, end):
            return Subject(sentence, i, _first_noun_phrase_end(sentence, i, last, mentions))
    return None


def _has_verb(sentence: Sentence, first: int, last: int) -> bool:
    return any(tag in VERB_TAGS and tag not in {"VBG", "VBN", "VB"} for tag in sentence.tags[first:last])


# -- whom a subject refers to -----------------------------------------------------------------------------------------


def resolve_source(subject: Subject, mentions: list[Mention], focus: Focus, lexicon: Lexicon, roles: dict[str, Entity]) -> Source:
    """Whom the subject refers to.

    Args:
        subject: the noun phrase.
        mentions: the names in its sentence.
        focus: what pronouns may refer to.
        lexicon: the lexicons.
        roles: persons by the role, lower case, that the text has given them so far ('governor', 'treasurer').
    """
    sentence = subject.sentence
    words = sentence.lower[subject.first : subject.last]
    if len(words) == 1 and words[0] in PRONOUNS:
        return _resolve_pronoun(words[0], focus)
    if words[:2] in (["the", "two"], ["the", "pair"], ["the", "duo"]) or words == ["both"]:
        pair = focus.persons[-2:]
        return Source(" and ".join(person.name for person in pair), None, is_plural=True) if len(pair) == 2 else Source(None)
    inside = [m for m in mentions if subject.first <= m.first and m.last <= subject.last and not m.is_adjective]
    head = _head_mention(subject, inside, lexicon.names.organisation_nouns)
    persons = [m for m in inside if m.entity.kind == "person"]
    if len(persons) >= 2 and "and" in words:
        names_joined = " and ".join(dict.fromkeys(m.entity.name for m in persons))
        return Source(names_joined, None, is_plural=True)
    if head is not None:
        return Source(head.entity.name, head.entity)
    name = _described(subject)
    noun = _last_noun(subject)
    if not _can_speak(noun, name, lexicon):
        return Source(None)
    person = roles.get(noun) if words[0] in _DEFINITE | {"his", "her"} or len(words) == 1 else None
    if person is not None:
        return Source(person.name, person)
    return Source(name, None, is_plural=noun.endswith("s") and not noun.endswith("ss"))


def _can_speak(noun: str, name: str, lexicon: Lexicon) -> bool:
    """Whether a description is of somebody, or something written: wars and trips say nothing."""
    words = lexicon.names
    singular = noun[:-1] if noun.endswith("s") else noun
    if {noun, singular} & (words.person_nouns | words.organisation_nouns | _WRITINGS | _BODIES):
        return True
    if words.role_nouns.starting([noun], 0) or (name[:1].isupper() and name.split()[-1][:1].isupper()):
        return True
    return noun in {
        "another",
        "others",
        "some",
        "many",
        "most",
        "several",
        "few",
        "one",
        "both",
        "two",
        "critics",
        "everyone",
        "nobody",
        "all",
    }


def _resolve_pronoun(word: str, focus: Focus) -> Source:
    if word in _HE | _SHE:
        gender = "m" if word in _HE else "f"
        person = next((p for p in reversed(focus.persons) if p.gender in {"", gender}), None)
        if person is None:
            return focus.other if focus.other and focus.other.entity is None and not focus.other.is_plural else Source(None)
        if not person.gender:
            person.gender = gender
        return Source(person.name, person)
    if word in _THEY and focus.plural:
        return focus.plural
    if word in _IT and focus.other:
        return focus.other
    return Source(None)


def _head_mention(subject: Subject, inside: list[Mention], organisation_nouns: frozenset[str]) -> Mention | None:
    """The name that is the head of the phrase: at its end, or before a bracket; not 'Sarney' in 'Sarney's government'."""
    sentence = subject.sentence
    for mention in reversed(inside):
        rest = sentence.lower[mention.last : subject.last]
        if not rest or rest[0] in {"(", ","} or all(word in {"himself", "herself", "."} | organisation_nouns for word in rest):
            return mention
        if rest[0] in _PREPOSITIONS:
            return mention
    return None


def _described(subject: Subject) -> str:
    return " ".join(subject.sentence.surface(subject.first, subject.last).split())


def _last_noun(subject: Subject) -> str:
    sentence = subject.sentence
    for i in range(subject.first, subject.last):
        if sentence.lower[i] in _PREPOSITIONS and i > subject.first:
            return sentence.lower[i - 1]
    return sentence.lower[subject.last - 1]


def is_saying(sentence: Sentence, i: int, cue: Cue) -> bool:
    """Whether the cue at token ``i`` is used as a verb here: 'the report' and 'the claim' report nothing."""
    if sentence.tags[i] in VERB_TAGS:
        return not (sentence.tags[i] == "VBG" and i > 0 and sentence.tags[i - 1] in {"DT", "JJ", "PRP$"})
    # Headlines print verbs in forms that the tagger takes for nouns: 'OECD SAYS'
    return (
        cue.form == "third"
        and cue.lemma in {"say", "tell", "claim", "report"}
        and i > 0
        and sentence.tags[i - 1] in {"NNP", "NN", "NNS"}
        and sentence.tags[i] == "NNS"
    )
