"""Who says it: the subject of a verb of saying, and whom it refers to.

A subject is looked for by the shape of the clause: right before the verb ('the ministry said'), behind it ('said Anna
Lee, an economist'), across an apposition ('Bob Edgar of the bank, its chief economist, said'), shared over 'and'.
Pronouns and descriptions are resolved by what the text has in focus. A source that stays unknown stays a description.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from transforms.discourse.attributions import Source, Subject
from transforms.lexicons.lexicon import Cue, Lexicon
from transforms.lexicons.plurals import singular_of
from transforms.mentions.entities import Entity, Mention
from transforms.segmentation.articles import Sentence
from transforms.segmentation.tokens import FINITE_TAGS, VERB_TAGS

_NOMINAL = {"NN", "NNS", "NNP", "NNPS", "PRP", "CD", "EX"}
_MODIFIERS = {"DT", "JJ", "JJR", "JJS", "NN", "NNS", "NNP", "NNPS", "CD", "POS", "PRP$", "VBG", "VBN", "PDT", "RB", "FW"}
_AUXILIARIES = {
    "has", "have", "had", "also", "later", "then", "did", "does", "do", "is", "was", "were", "are", "will", "would",
    "could", "may", "might", "must", "should", "can", "never", "not", "been", "being", "further", "often", "repeatedly",
    "again", "himself", "herself", "itself", "themselves", "both", "each", "all", "reportedly", "earlier", "previously",
    "separately", "today", "yesterday", "now", "only", "n't", "to", "recently", "'s", "'d", "'ve", "once", "likes", "tends", "used",
}  # fmt: skip
_MARKS = {'"', "''", "``"}
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
PRONOUNS = {"he", "she", "they", "it", "i", "we", "you"}
_SPEAKING_PRONOUNS = {
    "another", "others", "some", "many", "most", "several", "few", "one", "both", "two", "critics", "everyone", "nobody", "all",
}  # fmt: skip
# Abbreviations whose dot ends no sentence; a single letter is an initial.
_ABBREVIATIONS = {
    "mr", "mrs", "ms", "messrs", "dr", "prof", "sen", "sens", "rep", "reps", "gov", "gen", "lt", "col", "maj", "capt", "sgt",
    "adm", "cmdr", "brig", "rev", "hon", "jr", "sr", "st", "inc", "corp", "co", "ltd", "bros", "no", "vs",
    "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sept", "sep", "oct", "nov", "dec",
}  # fmt: skip
# 'Half of the respondents', 'a majority of voters': those behind 'of' speak.
_PARTITIVES = {
    "percent", "pct", "cent", "%", "majority", "minority", "number", "half", "third", "quarter", "dozens", "hundreds", "thousands",
    "couple", "lot", "handful",
}  # fmt: skip
_TIME_WORDS = {
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "today", "yesterday", "tonight", "week", "month", "year",
    "morning", "evening", "night", "afternoon",
}  # fmt: skip
_THIRD = {"third", "plural"}  # 'claims' is a noun as well
_BEFORE_TO_SAY = {"likes", "liked", "tends", "used", "on", "continued", "continues", "is", "are"}  # 'went on to say', 'is to say'
_NAMED = {"person", "organisation"}
# 'The official' and the like stay descriptions unless one person of that role has been named.
_DEFINITE = {"the", "this", "that"}


# How far before 'would say' its condition may stand.
HYPOTHETICAL_REACH = 12


@dataclass(slots=True)
class Focus:
    """What a pronoun or 'the official' may refer to, latest last."""

    humans: list[Source] = field(default_factory=list)  # persons, and those who are only described
    organisations: list[Entity] = field(default_factory=list)
    other: Source | None = None
    plural: Source | None = None
    described: dict[str, Source] = field(default_factory=dict)  # by the head of the description
    tied: tuple[Entity, Entity] | None = None  # 'Anna Berg and Olga Kern met': 'she' may be either, until one of them speaks

    @property
    def persons(self) -> list[Entity]:
        """The persons among them."""
        return [source.entity for source in self.humans if source.entity is not None]

    def note(self, source: Source) -> None:
        """Puts a source in focus."""
        if source.is_plural:
            self.plural = source
        elif source.is_human or (source.entity is not None and source.entity.kind == "person"):
            known = [other for other in self.humans if other.name != source.name]
            self.humans = [*known, source]
        elif source.name:
            self.other = source
        if source.noun and not source.is_plural:
            self.described[source.noun] = source

    def note_organisation(self, entity: Entity) -> None:
        """Remembers an organisation that 'the company' may mean."""
        if not self.organisations or self.organisations[-1] is not entity:
            self.organisations.append(entity)


def find_subject(
    sentence: Sentence, cue: int, cue_end: int, mentions: list[Mention], *, after_quote: bool, quoted: bool = False
) -> Subject | None:
    """The subject of the verb of saying at tokens ``cue`` up to ``cue_end``, null for passives and bare clauses.

    Args:
        sentence: the sentence.
        cue: first token of the verb.
        cue_end: the token behind it.
        mentions: the names in the sentence; each counts as one piece.
        after_quote: whether a quotation or a reported clause and a comma stand right before, so that the subject may
            follow ('..., said Anna Lee').
        quoted: whether the verb is 'was quoted', whose subject is the one who speaks.
    """
    if not quoted and _is_passive(sentence, cue):
        return _agent(sentence, cue_end, mentions)
    behind = _subject_behind(sentence, cue_end, mentions) if after_quote else None
    if behind and sentence.tags[cue] in {"VB", "VBP"} and sentence.lower[cue] != "say":
        behind = None  # ', write articles and give speeches'
    if behind and not _has_subject_before(sentence, cue, mentions):
        return behind
    return _subject_before(sentence, cue, mentions) or behind


def _is_passive(sentence: Sentence, cue: int) -> bool:
    """'was told', 'is said to', 'the man branded as a spy by the court'."""
    if sentence.tags[cue] not in {"VBN", "VBD"}:
        return False
    if sentence.lower[cue + 1 : cue + 2] == ["as"] and "by" in sentence.lower[cue + 2 : cue + 9]:
        return True
    i = cue - 1
    while i >= 0 and sentence.tags[i] == "RB":
        i -= 1
    return i >= 0 and sentence.lower[i] in {"was", "were", "is", "are", "been", "being", "be", "am"}


def is_full_stop(sentence: Sentence, i: int) -> bool:
    """Whether the dot at token ``i`` ends a sentence: 'the talks. President Paz', not 'Mr. Paz', 'J. Paz', 'U.S. Steel'."""
    if sentence.lower[i] != "." or i == 0 or i + 1 >= len(sentence):
        return False
    before = sentence.lower[i - 1]
    if before in _ABBREVIATIONS or (len(before) == 1 and before.isalpha() and sentence.is_glued(i)):
        return False
    following = sentence.words[i + 1]
    return following[:1].isupper() or following in _MARKS


def _has_subject_before(sentence: Sentence, cue: int, mentions: list[Mention]) -> bool:
    """Whether a noun or pronoun stands directly before the verb, with no comma or quotation mark between."""
    i = cue - 1
    while i >= 0 and (sentence.tags[i] == "RB" or sentence.lower[i] in _AUXILIARIES):
        i -= 1
    return i >= 0 and (sentence.tags[i] in _NOMINAL or _mention_ending(mentions, i + 1) is not None)


def _agent(sentence: Sentence, start: int, mentions: list[Mention]) -> Subject | None:
    """'was hailed by the envoy Anna Lee as', 'was told on Monday, by both parties, that': who stands behind 'by'."""
    by = next((k for k in range(start, min(start + 8, len(sentence))) if sentence.lower[k] == "by"), None)
    if by is None or any(sentence.tags[k] in FINITE_TAGS | {"VB"} for k in range(start, by)):
        return None
    return _subject_behind(sentence, by + 1, mentions)


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
    if mention and (mention.entity.kind == "person" or not _goes_on_as_noun(sentence, mention.last, mentions)):
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
    if end == start or not any(tag in _NOMINAL for tag in sentence.tags[start:end]):
        return None
    end = _end_with_holder(sentence, end, mentions)
    return None if _goes_on_as_clause(sentence, end) else Subject(sentence, start, end, is_behind=True)


def _goes_on_as_noun(sentence: Sentence, end: int, mentions: list[Mention]) -> bool:
    """'said United Nations envoy Anna Lee': the name of an organisation belongs to a title."""
    return (
        end + 1 < len(sentence)
        and sentence.tags[end] in {"NN", "NNP", "JJ"}
        and not _is_time_word(sentence, end)
        and any(m.entity.kind == "person" and end < m.first <= end + 5 for m in mentions)
    )


def _end_with_holder(sentence: Sentence, end: int, mentions: list[Mention]) -> int:
    """'said the head of the port office Juan Rojas', '... the president of the chamber, Juan Rojas,': up to the name."""
    if end >= len(sentence) or sentence.lower[end] not in {"of", "for", "to", "at"} or sentence.tags[end - 1] not in {"NN", "NNP"}:
        return end
    k = end
    while k < len(sentence) and (sentence.tags[k] in _MODIFIERS | {"IN", "TO", "CC"} or _mention_over(mentions, k)):
        person = next((m for m in mentions if m.first == k and m.entity.kind == "person"), None)
        if person:
            return person.last
        k += 1
    if k < len(sentence) and sentence.lower[k] == ",":
        person = next((m for m in mentions if m.first == k + 1 and m.entity.kind == "person"), None)
        if person and (person.last == len(sentence) or sentence.lower[person.last] in {",", "."}):
            return person.last
    return end


def _goes_on_as_clause(sentence: Sentence, end: int) -> bool:
    """'said Taiwan's surplus is expected', 'urged people not to rush': the noun belongs to what is said."""
    if end >= len(sentence):
        return False
    return sentence.tags[end] in FINITE_TAGS | {"POS", "TO"} or sentence.lower[end] in {"not", "would", "that"}


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
    if sentence.lower[i] == "that":  # 'the party from a split that threatens to': the noun right before
        start = _phrase_start(sentence, i, mentions)
        return Subject(sentence, start, i) if start is not None else None
    if sentence.lower[i] in _RELATIVE:
        return _antecedent(sentence, i - 1 if sentence.lower[i - 1] == "," else i, mentions)
    if sentence.lower[i] == ")":
        opening = next((k for k in range(i, max(-1, i - 9), -1) if sentence.lower[k] == "("), None)
        return _noun_phrase_ending(sentence, opening, mentions) if opening else None
    if sentence.lower[i] in {",", "\u2014", "-", "--"}:
        return _before_parenthesis(sentence, i, mentions)
    return _noun_phrase_ending(sentence, i + 1, mentions)


def _antecedent(sentence: Sentence, end: int, mentions: list[Mention]) -> Subject | None:
    """Whom 'who' takes up: in 'Anna Lee, president of the bank (PB), who said' the person, not the apposition."""
    if sentence.lower[end - 1] == ")":
        end = next((k for k in range(end - 1, max(0, end - 9), -1) if sentence.lower[k] == "("), end)
    found = _noun_phrase_ending(sentence, end, mentions)
    if found is None or found.first == 0 or sentence.lower[found.first - 1] != ",":
        return found
    person = _mention_ending(mentions, found.first - 1)
    return Subject(sentence, person.first, person.last) if person is not None and person.entity.kind == "person" else found


def _is_time_word(sentence: Sentence, i: int) -> bool:
    """'Mr. Smith on Monday said', 'last year': days and spans between subject and verb."""
    if sentence.lower[i] in {"last", "this"} and i + 1 < len(sentence) and sentence.lower[i + 1] in _TIME_WORDS:
        return True
    return sentence.lower[i] in _TIME_WORDS or (
        sentence.lower[i] == "on" and i + 1 < len(sentence) and sentence.lower[i + 1].endswith("day")
    )


def _noun_phrase_ending(sentence: Sentence, end: int, mentions: list[Mention]) -> Subject | None:
    """The noun phrase that ends at ``end``; behind prepositions its head is further left ('Bob Edgar of the bank')."""
    start = _phrase_start(sentence, end, mentions)
    if start is None:
        return None
    first, last = start, end
    person = _mention_ending(mentions, end)
    keeps_end = person is not None and person.entity.kind == "person" and _is_title_with_of(sentence, first, person, mentions)
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
        if sentence.lower[before - 1] == "behalf":  # 'on behalf of the client Paz said': Paz
            break
        while before > 1 and sentence.tags[before - 1] == "RB":
            before -= 1
        # 'economists polled by Reuters', 'Kewalramani, from the institute'
        if before > 1 and (sentence.tags[before - 1] in {"VBN", "VBG", "VBD"} or sentence.lower[before - 1] in {"close", "familiar"}):
            before -= 1
            while before > 1 and sentence.tags[before - 1] == "RB":
                before -= 1
        if before > 1 and sentence.lower[before - 1] == "," and _is_name(mentions, before - 2):
            before -= 1
        head = _phrase_start(sentence, before, mentions)
        if head is None or sentence.lower[head] in PRONOUNS:
            break
        last = last if keeps_end or sentence.lower[before - 1] in _PARTITIVES else before
        first, moved = head, True
    return Subject(sentence, first, last)


def _is_title_with_of(sentence: Sentence, first: int, person: Mention, mentions: list[Mention]) -> bool:
    """'Secretary of State Anna Lee': what stands before the name, behind 'of', is no title by itself.

    In 'a spokesman for President Lee' it is one, and the spokesman speaks.
    """
    if first == person.first or first < 2 or sentence.lower[first - 1] not in {"of", "for", "to"}:
        return False
    if any(sentence.tags[k] == "POS" for k in range(first, person.first)):
        return False
    holder = next((m for m in mentions if m.last == person.first and m.entity.kind in {"country", "organisation", "place"}), None)
    if holder is not None:
        return not holder.is_adjective
    before = first - 1
    return (
        sentence.tags[person.first - 1] in {"NN", "NNP", "NNS"} and sentence.words[before - 1][:1].isupper() and person.first - first <= 3
    )


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
        if is_full_stop(sentence, i):
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
    opening = sentence.lower[closing]
    start = _clause_start(sentence, closing)
    cuts = [k for k in range(start, closing) if sentence.lower[k] == opening and not (opening == "-" and sentence.is_glued(k))]
    if opening != ",":
        # Whole sentences may stand between dashes: 'The fund - its assets are secret - denied'
        return _noun_phrase_ending(sentence, cuts[-1], mentions) if cuts else None
    if not cuts:
        return _before_comma(sentence, start, closing, mentions)
    segments = _segments(start, [*cuts, closing])
    for place in range(len(segments) - 1, -1, -1):
        first, last = segments[place]
        name = next((m for m in mentions if m.entity.kind in _NAMED and m.last == last and not _has_verb(sentence, first, m.first)), None)
        if name and name.entity.kind == "organisation" and place == len(segments) - 1:
            name = None  # ', director of the bank, said': an organisation in apposition
        if name and place >= 2 and sentence.lower[segments[place - 1][0]] in _RELATIVE and _ends_in_name(segments[place - 2], mentions):
            continue  # 'Paz, who met the minister, Paul Hale, on Tuesday, said'
        if name:
            return _noun_phrase_ending(sentence, last, mentions)
        person = next((m for m in mentions if m.entity.kind == "person" and m.first == first), None)
        if person and person.last < last and sentence.lower[person.last] in _PREPOSITIONS and place == len(segments) - 1:
            return Subject(sentence, first, person.last)  # 'one of them, Anna Lee of the bank, said'
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


def _before_comma(sentence: Sentence, start: int, closing: int, mentions: list[Mention]) -> Subject | None:
    """'The sailors returning from sea, say': a subject that a lone comma parts from its verb."""
    if not _opens_noun_phrase(sentence, start, mentions) or _has_verb(sentence, start, closing):
        return None
    return Subject(sentence, start, _first_noun_phrase_end(sentence, start, closing, mentions))


def _is_description(sentence: Sentence, first: int, last: int, mentions: list[Mention]) -> bool:
    """What stands in apposition: 'an analyst at', 'who declined to be named', 'Singapore', 'director of', 'from the bank'."""
    opening = sentence.lower[first]
    if opening in _RELATIVE | _PREPOSITIONS | {"a", "an", "the", "one", "himself", "herself", "speaking", "citing", "right", "left"}:
        return True
    if any(m.first == first and m.last == last and m.entity.kind in {"place", "country"} for m in mentions):
        return True
    if sentence.lower[last - 1] == "." and last - first == 2:  # ', in Oshawa, Ont., said'
        return True
    if sentence.tags[first] == "NNP" and any(m.last == first - 1 and m.entity.kind == "person" for m in mentions):
        return True  # 'Ann Lee, Director of the Trade Department, told'
    return sentence.tags[first] in {"NN", "JJ", "VBG", "CD", "NNS", "VBN"} or _mention_over(mentions, first) is not None


def _opens_clause(sentence: Sentence, i: int) -> bool:
    return sentence.lower[i] in {"in", "on", "at", "after", "before", "during"} and i == 0


def _ends_in_name(segment: tuple[int, int], mentions: list[Mention]) -> bool:
    return any(m.last == segment[1] and not m.is_adjective for m in mentions)


def _segments(start: int, cuts: list[int]) -> list[tuple[int, int]]:
    starts = [start, *(cut + 1 for cut in cuts)]
    return [(first, last) for first, last in zip(starts, cuts, strict=False) if last > first]


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
    while i - 1 > first and sentence.tags[i - 1] in {"VBG", "VBN", "RB"} and not _mention_over(mentions, i - 1):
        i -= 1
    return max(i, first + 1)


def _clause_start(sentence: Sentence, end: int) -> int:
    """Where the clause that holds token ``end`` begins: behind a quotation, a semicolon, a conjunction."""
    k = end
    while k > 0:
        k -= 1
        word = sentence.lower[k]
        if word in _MARKS:
            opening = _opening_mark(sentence, k)
            if opening is None:
                return k + 1
            k = opening
            continue
        if word in {";", ":"} or is_full_stop(sentence, k):
            return k + 1
        if (
            word in _CLAUSE_OPENERS
            and sentence.tags[k] in {"IN", "CC", "WRB", "RB"}
            and k + 1 < end
            and word not in {"as", "so", "after", "before", "since"}
        ):
            return k + 1
    return 0


def _opening_mark(sentence: Sentence, closing: int) -> int | None:
    """Where the quoted words begin that are a part of the writer's own clause: 'it "firmly opposes" the step and said'."""
    if closing == 0 or sentence.lower[closing - 1] in {",", ".", "?", "!", "..."}:
        return None
    opening = next((k for k in range(closing - 1, max(-1, closing - 12), -1) if sentence.lower[k] in _MARKS), None)
    return opening if opening else None


def _clause_subject(sentence: Sentence, end: int, mentions: list[Mention]) -> Subject | None:
    """The first noun phrase of the clause that is no adverbial: the subject that 'and said' or ', adding' shares."""
    start = _clause_start(sentence, end)
    cuts = [k for k in range(start, end) if sentence.lower[k] == ","]
    for first, last in _segments(start, [*cuts, end]):
        i = first
        while i < last and sentence.lower[i] in {"and", "but", "yet", "or", '"'}:
            i += 1
        if _is_time_word(sentence, last - 1) and not _has_verb(sentence, i, last):
            continue  # 'Last year, he played it down and argued'
        if i < last and _opens_noun_phrase(sentence, i, mentions) and _has_verb(sentence, i, end):
            return Subject(sentence, i, _first_noun_phrase_end(sentence, i, last, mentions))
        named = next((m for m in mentions if m.entity.kind in _NAMED and i <= m.first <= i + 1 and m.last <= last), None)
        if named is not None and named.last < end and sentence.tags[named.last] != "POS" and not named.is_adjective:
            return Subject(sentence, i, named.last)  # 'The Bank of Peru cut its rate but warned': a verb that looks like a noun
    return None


def _has_verb(sentence: Sentence, first: int, last: int) -> bool:
    return any(tag in FINITE_TAGS for tag in sentence.tags[first:last])


# -- whom a subject refers to -----------------------------------------------------------------------------------------


def resolve_source(subject: Subject, mentions: list[Mention], focus: Focus, lexicon: Lexicon, roles: dict[str, list[Entity]]) -> Source:
    """Whom the subject refers to.

    Args:
        subject: the noun phrase.
        mentions: the names in its sentence.
        focus: what pronouns may refer to.
        lexicon: the lexicons.
        roles: the persons to whom the text gives a role, by its head, lower case ('governor', 'treasurer').
    """
    sentence = subject.sentence
    words = sentence.lower[subject.first : subject.last]
    if len(words) == 1 and words[0] in PRONOUNS:
        return resolve_pronoun(words[0], focus)
    if words[:2] in (["the", "two"], ["the", "pair"], ["the", "duo"]) or words == ["both"]:
        return _pair(subject, focus)
    inside = [m for m in mentions if subject.first <= m.first and m.last <= subject.last and not m.is_adjective]
    head = _head_mention(subject, inside, lexicon.names.organisation_nouns)
    persons = [m for m in inside if m.entity.kind == "person"]
    if len(persons) >= 2 and "and" in words:
        names_joined = " and ".join(dict.fromkeys(m.entity.name for m in persons))
        return Source(names_joined, None, is_plural=True)
    if head is not None and not _is_people(head, lexicon):
        return Source(head.entity.name, head.entity)
    name = _described(subject)
    noun = _last_noun(subject)
    if not _can_speak(noun, name, lexicon):
        return Source(None)
    meant = _meant_by(subject, noun, focus, roles, lexicon)
    if meant is not None:
        return meant
    is_plural = singular_of(noun) != noun
    is_human = not is_plural and (noun + "s" in lexicon.names.person_nouns or bool(lexicon.names.role_nouns.starting([noun], 0)))
    return Source(name, None, is_plural, noun, is_human)


def _meant_by(subject: Subject, noun: str, focus: Focus, roles: dict[str, list[Entity]], lexicon: Lexicon) -> Source | None:
    """Whom 'the official', 'the minister', 'the company' take up again, null where nobody is known."""
    words = subject.sentence.lower[subject.first : subject.last]
    if words[0] not in _DEFINITE | {"his", "her"} and len(words) > 1:
        return None
    if words[0] in _DEFINITE and len(words) == 2 and noun in focus.described:
        return focus.described[noun]
    behind = subject.sentence.lower[subject.last : subject.last + 1]
    holders = roles.get(noun, []) if behind not in (["of"], ["for"]) else []
    if noun == "official":  # anybody in office may be called so
        holders = [person for known in roles.values() for person in known]
        return next((Source(p.name, p) for p in reversed(focus.persons) if p in holders), None)
    holder = holders[0] if len(holders) == 1 else next((p for p in reversed(focus.persons) if p in holders), None)
    if holder is not None:
        return Source(holder.name, holder)
    if words[0] not in _DEFINITE or len(words) > 2:
        return None
    called = [entity for entity in focus.organisations if noun in entity.name.lower().split()]
    if not called and noun in lexicon.word_sets["firms"]:
        named = {id(entity): entity for entity in focus.organisations if not entity.is_generic}
        spoke = focus.other.entity if focus.other else None
        called = [spoke] if spoke is not None and id(spoke) in named else list(named.values()) if len(named) == 1 else []
    return Source(called[-1].name, called[-1]) if called else None


def _pair(subject: Subject, focus: Focus) -> Source:
    """'The two said': the two persons in focus, else, for 'the two sides', as printed."""
    words = subject.sentence.lower[subject.first : subject.last]
    persons = [person.name for person in focus.persons]
    if not {"pair", "duo", "both", "men", "women"} & set(words) and any(
        tag[:2] == "NN" for tag in subject.sentence.tags[subject.first : subject.last]
    ):
        return Source(_described(subject), None, is_plural=True)
    return Source(" and ".join(persons[-2:]), None, is_plural=True) if len(persons) >= 2 else Source(None)


def _is_people(mention: Mention, lexicon: Lexicon) -> bool:
    """'Democrats said': some of them, not the party."""
    surface = mention.sentence.lower[mention.last - 1]
    return (
        mention.entity.kind == "organisation"
        and mention.basis == "alias"
        and surface.endswith("s")
        and bool(lexicon.names.role_nouns.starting([surface], 0))
    )


def _can_speak(noun: str, name: str, lexicon: Lexicon) -> bool:
    """Whether a description is of somebody, or something written: wars and trips say nothing."""
    words = lexicon.names
    singular = singular_of(noun)
    spoken = words.person_nouns | words.organisation_nouns | lexicon.word_sets["writings"] | lexicon.word_sets["bodies"]
    if {noun, singular} & spoken:
        return True
    if words.role_nouns.starting([noun], 0) or (name[:1].isupper() and name.split()[-1][:1].isupper()):
        return True
    return noun in _SPEAKING_PRONOUNS


def resolve_pronoun(word: str, focus: Focus) -> Source:
    """Whom 'he', 'she', 'it', 'they' refer to."""
    if word in {"he", "she"}:
        return _latest_human("m" if word == "he" else "f", focus)
    if word == "they" and focus.plural:
        return focus.plural
    if word == "it" and focus.other:
        return focus.other
    return Source(None)


def _latest_human(gender: str, focus: Focus) -> Source:
    for source in reversed(focus.humans):
        known = source.entity.gender if source.entity is not None else gender_of(source.noun)
        if known in {"", gender}:
            if source.entity is not None and focus.tied is not None and source.entity in focus.tied:
                other = focus.tied[0] if source.entity is focus.tied[1] else focus.tied[1]
                if other.gender == source.entity.gender == gender:
                    return Source(None)
            if source.entity is not None:
                source.entity.gender = gender
            return source
    return Source(None)


def gender_of(noun: str) -> str:
    """The gender that a role tells: 'spokeswoman', 'chairman'."""
    if noun.endswith("woman"):
        return "f"
    return "m" if noun.endswith("man") else ""


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
    end = subject.last
    for i in range(subject.first + 1, subject.last):
        if sentence.lower[i] in _PREPOSITIONS and sentence.lower[i - 1] not in _PARTITIVES:
            end = i
            break
    while end - 1 > subject.first and sentence.tags[end - 1][:2] not in {"NN", "CD", "PR"}:
        end -= 1  # 'a source close to the talks'
    return sentence.lower[end - 1]


def is_saying(sentence: Sentence, i: int, cue: Cue) -> bool:
    """Whether the cue at token ``i`` is used as a verb here: 'the report' and 'the claim' report nothing."""
    if sentence.tags[i] == "VB" and sentence.lower[i - 1] == "to" and sentence.lower[i - 2] not in _BEFORE_TO_SAY:
        return False  # 'plans to announce', 'asked to say'
    if sentence.lower[i - 1 : i] == ["would"] and "if" in sentence.lower[max(0, i - HYPOTHETICAL_REACH) : i]:
        return False  # 'if asked, Paz would say'
    following = i + len(cue.lemma.split())
    if following < len(sentence) and _says_no_more(sentence, following, cue):
        return False
    if sentence.tags[i] in VERB_TAGS or (" " in cue.lemma and cue.form == "past"):
        return not (sentence.tags[i] == "VBG" and i > 0 and sentence.tags[i - 1] in {"DT", "JJ", "PRP$"})
    # Headlines print verbs in forms that the tagger takes for nouns: 'OECD SAYS'
    return (
        cue.form in _THIRD
        and i > 0
        and sentence.tags[i - 1] in {"NNP", "NN", "NNS", ")"}
        and sentence.tags[i] == "NNS"
        and (cue.lemma in {"say", "tell", "claim", "report"} or _closes_clause(sentence, i + 1))
    ) or (cue.form in _THIRD and sentence.tags[i - 1 : i] == ["CC"] and sentence.lower[i + 1 : i + 2] in (["to"], ["that"]))


def _says_no_more(sentence: Sentence, following: int, cue: Cue) -> bool:
    """'added up to', 'called off the trip', 'began to', 'charged 5 percent': verbs of saying in another sense."""
    if sentence.lower[following] in cue.not_before:
        return True
    return cue.lemma == "charge" and sentence.tags[following] in {"CD", "$"}


def _closes_clause(sentence: Sentence, i: int) -> bool:
    """'..., the ministry estimates.': nothing behind the verb, or 'that'."""
    return i >= len(sentence) or sentence.lower[i] in {".", ",", ";", "that", '"'}
