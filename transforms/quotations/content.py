"""Content: what a cue reports in the writer's words, as token spans behind it, before it, or on both sides."""

from __future__ import annotations

from transforms.discourse.attributions import Attribution
from transforms.lexicons.entries import Cue
from transforms.lexicons.lexicon import Lexicon
from transforms.quotations.content_ends import clause_end
from transforms.quotations.content_starts import PUNCTUATION, SAYING_PREPOSITIONS, content_start
from transforms.quotations.context import Context
from transforms.quotations.cues import was_asked
from transforms.quotations.marks import CLOSERS
from transforms.segmentation.tokens import FINITE_TAGS
from transforms.syntax.clauses import first_verb, has_verb, is_full_stop
from transforms.syntax.closed_class import PRONOUNS
from transforms.syntax.noun_phrases import opens_noun_phrase
from transforms.syntax.parse import Parse

# What opens a clause that only leads up to another: 'As tension rose, the minister announced new steps'.
SUBORDINATORS = {"as", "when", "while", "after", "before", "although", "though", "since", "because", "amid", "despite"}
# What goes on behind ', he said,' is his too, unless it opens like this.
_NARRATIVE_OPENINGS = {
    "but", "who", "which", "while", "as", "whose", "when", "where", "although", "though", "after", "before", "with", "against",
    "without", "despite", "because", "since", "he", "she", "they",
}  # fmt: skip
_NOMINAL = frozenset({"JJ", "NN", "NNP"})


def reported_clauses(context: Context, attribution: Attribution, before: list[Attribution]) -> list[tuple[int, int]]:
    """The token spans that the cue reports in the writer's words: behind it, before it, or on both sides."""
    cue = attribution.cue
    if cue is None or (cue.clause == "no" and cue.infinitive == "no"):
        return []
    if _is_reported(attribution, before):
        return []
    as_clause = _clause_of_as(context, attribution)
    if as_clause:
        return [as_clause]
    if _is_behind_as(attribution):
        return []  # 'as the minister threatened to do': what he said is the main clause
    start = content_start(attribution)
    behind = _clause_behind(context, attribution, cue, start) if start is not None else None
    if behind and (_is_complement(attribution.sentence, cue, behind[0]) or not _is_circumstance(attribution, behind[0])):
        return _split_at_that(attribution.sentence, behind)
    if cue.clause == "no" or not cue.direct or not is_parenthetic(context.lexicon, attribution):
        return []
    return _clauses_around(context, attribution, cue, before)


def _is_reported(attribution: Attribution, before: list[Attribution]) -> bool:
    """Whether the cue itself stands in what an earlier one reports."""
    return any(start <= attribution.start < end for other in before for start, end in other.clauses)


def _is_complement(sentence: Parse, cue: Cue, start: int) -> bool:
    """Whether the cue takes the words at ``start`` as a question or an infinitive: 'asked whether', 'threatened to', 'vowed not to'."""
    return cue.stance == "questioned" or (cue.infinitive != "no" and sentence.lower[start : start + 1] in (["to"], ["not"]))


def _clauses_around(context: Context, attribution: Attribution, cue: Cue, before: list[Attribution]) -> list[tuple[int, int]]:
    """'CLAUSE, he said, CLAUSE': what stands before a parenthetic cue and what goes on behind it."""
    ahead = _clause_ahead(attribution, before) if cue.form != "gerund" else None
    rest = _rest_behind(context, attribution, is_only=ahead is None)
    if rest and ahead is None:
        return [(_parted_subject(attribution, rest[0]), rest[1])]
    return [span for span in (ahead, rest) if span]


def _parted_subject(attribution: Attribution, verb: int) -> int:
    """'Beijing, he noted, had not bought grain': where the subject begins that the cue parts from its verb; ``verb`` where none does.

    What is reported then holds the cue, as it is no clause without its subject.
    """
    sentence, subject = attribution.sentence, attribution.subject
    if subject is None or sentence.tags[verb] not in FINITE_TAGS:
        return verb
    edge = min(attribution.start, subject.start) - 1
    start = _behind_joints(sentence, _behind_last_stop(sentence, edge), edge)
    is_phrase = opens_noun_phrase(sentence, start) and not has_verb(sentence, start, edge)
    return start if is_phrase and sentence.quoted.isdisjoint(range(start, verb)) and "," not in sentence.lower[start:edge] else verb


def _is_behind_as(attribution: Attribution) -> bool:
    """'as the minister said'."""
    subject = attribution.subject
    return subject is not None and not subject.is_behind and subject.start > 0 and attribution.sentence.lower[subject.start - 1] == "as"


def _is_circumstance(attribution: Attribution, start: int) -> bool:
    """'CLAUSE, the ministry said at a briefing when asked': what follows tells how it was said."""
    sentence, subject = attribution.sentence, attribution.subject
    if sentence.tags[start] not in {"IN", "TO", "WRB"} or sentence.lower[start - 1] == "that" or subject is None or subject.start < 3:
        return False
    before = subject.start - 1
    return sentence.lower[before] in CLOSERS or (sentence.lower[before] == "," and before not in sentence.quoted)


def is_parenthetic(lexicon: Lexicon, attribution: Attribution) -> bool:
    """Whether the verb has no object of its own: ', the bank said on Monday.', not 'would charge 5 percent'."""
    sentence = attribution.sentence
    i = attribution.end
    if attribution.subject and attribution.subject.is_behind:
        i = max(i, attribution.subject.end)
    if i >= len(sentence):
        return True
    word = sentence.lower[i]
    if attribution.cue and attribution.cue.addressee:  # 'one of them, Anna Lee, told the paper: "...'
        return ":" not in sentence.lower[i : i + 5]
    timed = word in lexicon.word_sets["saying_times"] or word in lexicon.times.weekdays or word in {"this", "last"}
    return timed or word in PUNCTUATION | CLOSERS | SAYING_PREPOSITIONS | {"and", "when", "as"} or sentence.tags[i] in {"RB", "VBG", "IN"}


def _split_at_that(sentence: Parse, clause: tuple[int, int]) -> list[tuple[int, int]]:
    """'said prices rose, and that wages fell' are two clauses."""
    start, end = clause
    for k in range(start + 3, end - 3):
        if sentence.lower[k - 2 : k + 1] == [",", "and", "that"] and k not in sentence.quoted:
            return [(start, k - 2), *_split_at_that(sentence, (k + 1, end))]
    return [clause]


def _clause_of_as(context: Context, attribution: Attribution) -> tuple[int, int] | None:
    """'As the paper noted, it is surprising': what follows the comma."""
    sentence, subject = attribution.sentence, attribution.subject
    if subject is None or subject.is_behind or subject.start == 0 or subject.start > 4 or sentence.lower[subject.start - 1] != "as":
        return None
    cut = next((k for k in range(attribution.end, len(sentence)) if sentence.lower[k] == "," and k not in sentence.quoted), None)
    if cut is None or cut + 1 in sentence.quoted or cut + 1 == len(sentence) or sentence.lower[cut + 1] in CLOSERS:
        return None
    end = clause_end(context, sentence, cut + 1)
    return (cut + 1, end) if has_verb(sentence, cut + 1, end) else None


def _clause_behind(context: Context, attribution: Attribution, cue: Cue, start: int) -> tuple[int, int] | None:
    """The clause that begins at ``start`` behind its cue, null where it is quoted words only, or no clause."""
    sentence = attribution.sentence
    if start >= len(sentence) or (sentence.lower[start] in PUNCTUATION and start not in sentence.quoted):
        return None
    end = clause_end(context, sentence, start)
    end = _relative_end(attribution, start, end)
    plain = _plain_tokens(sentence, start, end)
    if _is_quoted_only(sentence, start, end, len(plain)) or not _is_clause(sentence, cue, (start, end), len(plain)):
        return None
    return start, end


def _plain_tokens(sentence: Parse, start: int, end: int) -> list[int]:
    """The tokens outside quotation marks, commas left out."""
    return [k for k in range(start, end) if k not in sentence.quoted and sentence.lower[k] not in CLOSERS | {","}]


def _is_quoted_only(sentence: Parse, start: int, end: int, n_plain: int) -> bool:
    """Whether the words are a direct quotation, or too few for a clause."""
    if n_plain < 2 and not any(k in sentence.quoted for k in range(start, end)):
        return True
    if n_plain == 0 or (start in sentence.quoted and n_plain < 4):
        return True
    return sentence.lower[start] in CLOSERS and start + 1 in sentence.quoted and n_plain < 4


def _is_clause(sentence: Parse, cue: Cue, span: tuple[int, int], n_plain: int) -> bool:
    """Whether the words have a verb, or what the cue takes in its place, and open like a clause where no 'that' opens them."""
    start, end = span
    if _is_complement(sentence, cue, start):
        return True
    has_that = sentence.lower[start - 1] == "that"
    has_verb = _has_finite(sentence, list(range(start, end))) or has_that
    if not has_verb and not (cue.lemma == "say" and _must_be_clause(sentence, start, n_plain)):
        return False
    return cue.clause != "bare" or has_that or _looks_like_clause(sentence, start, end, cue)


def _must_be_clause(sentence: Parse, start: int, length: int) -> bool:
    """'says farmers need more rain': long words behind 'say' are a clause, even where its verb looks like a noun."""
    return length >= 6 and sentence.tags[start] in {"PRP", "NNS", "NNPS", "NNP", "DT", "EX"} and sentence.lower[start] not in {"a", "no"}


def _relative_end(attribution: Attribution, start: int, end: int) -> int:
    """'The address, in which he said the war must end, was hailed': the clause ends where the outer verb comes."""
    sentence, subject = attribution.sentence, attribution.subject
    relative = subject is not None and subject.start > 0 and sentence.lower[subject.start - 1] in {"which", "whom", "that"}
    if not relative and "who" not in sentence.lower[max(0, attribution.start - 3) : attribution.start]:
        return end
    for k in range(start + 2, end - 1):
        if sentence.lower[k] == "," and k not in sentence.quoted and sentence.tags[k + 1] in FINITE_TAGS:
            return k
    return end


def _looks_like_clause(sentence: Parse, start: int, end: int, cue: Cue) -> bool:
    """Without 'that', what follows must open like a clause: a noun phrase before its verb."""
    verb = first_verb(sentence, start, end)
    if verb is None:
        return cue.lemma in sentence.word_sets["plain_cues"]
    if verb == start:  # 'economists said would be sure to'
        return sentence.tags[start] in {"MD", "VBZ", "VBP", "VBD"} and cue.lemma == "say"
    opening = sentence.lower[start]
    if opening in {"and", "but", "or", "who", "which"}:
        return False
    return not (cue.lemma not in sentence.word_sets["plain_cues"] and sentence.tags[start] in {"IN", "TO"})


def _clause_ahead(attribution: Attribution, before: list[Attribution]) -> tuple[int, int] | None:
    """'CLAUSE, the ministry said': what stands before the comma."""
    sentence = attribution.sentence
    edge = attribution.start
    if attribution.subject and not attribution.subject.is_behind:
        edge = min(edge, attribution.subject.start)
    mark = _mark_ahead(attribution, edge)
    if mark is None:
        return None
    end = _before_apposition(sentence, mark)
    start = _behind_last_stop(sentence, end)
    if any(other.clauses and start <= other.start < edge for other in before):
        return None
    if any(was_asked(sentence, k) for k in range(start, min(start + 2, end))):
        return None
    plain = _plain_tokens(sentence, start, end)
    if len(plain) < 3 or not _has_clause(sentence, start, end, plain) or len(plain) < 0.25 * (end - start):
        return None
    return _behind_joints(sentence, start, end), end


def _mark_ahead(attribution: Attribution, edge: int) -> int | None:
    """The comma or other mark between a clause and the cue whose subject or verb stands at ``edge``; null where none does."""
    sentence = attribution.sentence
    i = edge - 1
    while i >= 0 and sentence.lower[i] in CLOSERS:
        i -= 1
    if i >= 1 and _trails_without_comma(attribution, edge):
        return edge
    return i if i >= 1 and sentence.lower[i] in {",", "-", "\u2014", "?", "!"} else None


def _behind_last_stop(sentence: Parse, end: int) -> int:
    """Where the last sentence or part of one before ``end`` begins, as another cue may report what stands before it."""
    for k in range(end - 1, -1, -1):
        if sentence.lower[k] in {";", "."} and k not in sentence.quoted and (sentence.lower[k] == ";" or is_full_stop(sentence, k)):
            return k + 1
    return 0


def _behind_joints(sentence: Parse, start: int, end: int) -> int:
    """The first token that is no 'and', no 'but', no bullet and no closing mark of other words."""
    while start < end and (
        sentence.lower[start] in {"and", "but", "\u2022", "-"}
        or (sentence.lower[start] in CLOSERS and start not in sentence.quoted and start + 1 not in sentence.quoted)
    ):
        start += 1
    return start


def _before_apposition(sentence: Parse, comma: int) -> int:
    """'..., the union's secretary, Paul Hale, said', '..., Peru's bureau, Indar, said': what tells of the name is not what was said."""
    opening = next((k for k in range(comma - 1, max(0, comma - 10), -1) if sentence.lower[k] == ","), None)
    if opening is None or opening + 1 >= comma:
        return comma
    tags = sentence.tags[opening + 1 : comma]
    is_definite = tags[0] in {"DT", "PRP$"} or ("POS" in tags and tags[0] in _NOMINAL)
    is_bare = _NOMINAL.issuperset(tags)  # 'Peruvian trade secretary, Elena Paz, said'
    ends_in_role = (is_definite or is_bare) and comma in sentence.hits.role_nouns.ends
    is_role = ends_in_role or (is_definite and sentence.lower[comma - 1] in sentence.lexicon.names.organisation_nouns)
    return opening if is_role and not has_verb(sentence, opening, comma) else comma


def _trails_without_comma(attribution: Attribution, edge: int) -> bool:
    """'Four ships had left he added', with no comma before 'he'."""
    sentence = attribution.sentence
    ends = attribution.end >= len(sentence) or sentence.lower[attribution.end] in {".", '"'}
    return (
        ends
        and edge > 4
        and sentence.lower[edge] in PRONOUNS
        and edge == attribution.start - 1
        and sentence.tags[edge - 1] not in {"IN", "WDT", "WP", "VBD"}
    )


def _has_clause(sentence: Parse, start: int, end: int, plain: list[int]) -> bool:
    """Whether a main clause stands there: a verb, not only behind 'as' or 'while' up to the last comma."""
    if sentence.lower[plain[0]] in SUBORDINATORS and not any(sentence.lower[k] == "," for k in range(start, end)):
        return False
    return _has_finite(sentence, plain)


def _has_finite(sentence: Parse, tokens: list[int]) -> bool:
    """Whether there is a finite verb, also one that the tagger takes for something else: 'troops shot/NN eight'."""
    if any(sentence.tags[k] in FINITE_TAGS for k in tokens):
        return True
    return any(
        (sentence.tags[k] in {"VB", "VBP"} and not {"TO", "MD"} & set(sentence.tags[k - 2 : k]))
        or (sentence.tags[k] == "VBN" and sentence.tags[k - 1] in {"NN", "NNS", "NNP", "PRP", "CD"} and sentence.lower[k + 1] != "by")
        or (sentence.tags[k] == "NN" and sentence.tags[k - 1] == "NNS" and sentence.tags[k + 1] in {"CD", "DT"})
        for k in tokens[1:-1]
    )


def _rest_behind(context: Context, attribution: Attribution, *, is_only: bool) -> tuple[int, int] | None:
    """'If the port closes, he said, the crew will leave': what goes on behind the cue.

    Args:
        context: the names and cues of the article.
        attribution: the cue, with a comma before its subject.
        is_only: whether nothing before the cue is a clause ('The port, he said, would close').
    """
    sentence, subject = attribution.sentence, attribution.subject
    if subject is None or attribution.start == 0:
        return None
    behind = subject.is_behind and subject.sentence is sentence
    if not _has_comma_before(sentence, attribution.start if behind else subject.start):
        return None
    comma = _closing_comma(sentence, subject.end, 8) if behind else _closing_comma(sentence, attribution.end, 4)
    if comma is None:
        return None
    start = comma + 1
    end = clause_end(context, sentence, start) if start + 1 < len(sentence) else start
    if not _has_predicate(sentence, start, end, is_only=is_only):
        return None
    return (start, end) if _goes_on(sentence, start, is_only=is_only) else None


def _has_comma_before(sentence: Parse, i: int) -> bool:
    """Whether the writer's own words and a comma stand before token ``i``."""
    return i > 1 and sentence.lower[i - 1] == "," and i - 2 not in sentence.quoted


def _closing_comma(sentence: Parse, i: int, reach: int) -> int | None:
    """The comma behind ', he said on Monday', or the end of the sentence; null where a verb comes first, or neither is near."""
    limit = i + reach
    while i < len(sentence) and sentence.lower[i] != ",":
        if i >= limit or sentence.tags[i] in FINITE_TAGS:
            return None
        i += 1
    return i


def _has_predicate(sentence: Parse, start: int, end: int, *, is_only: bool) -> bool:
    """Whether the words are enough for a clause and have a finite verb, or, where the cue parts a subject from its verb, a participle."""
    if end - start < (2 if is_only else 4):
        return False
    tags = FINITE_TAGS | {"VBN"} if is_only else FINITE_TAGS
    return any(tag in tags for tag in sentence.tags[start:end])


def _goes_on(sentence: Parse, start: int, *, is_only: bool) -> bool:
    """Whether what follows ', he said,' is still his: it opens with a noun phrase, or with the verb of the first half."""
    if sentence.lower[start] in _NARRATIVE_OPENINGS or sentence.lower[start] in sentence.word_sets["citing"]:
        return False
    if start in sentence.hits.cues:
        return False
    if sentence.lower[start] == "and":  # ', he said, and the rest will follow', not ', he said, and left'
        return (
            not is_only
            and start + 1 < len(sentence)
            and sentence.tags[start + 1] in {"DT", "PRP", "NNS", "EX", "WP", "PRP$"}
            and sentence.lower[start - 2] != "and"
        )
    if is_only:
        return sentence.tags[start] in FINITE_TAGS | {"VBN", "DT", "PRP", "NNS", "NNP", "NN", "EX", "PRP$", "JJ", "CD"}
    return sentence.tags[start] in {"DT", "PRP", "NNS", "NNP", "EX", "PRP$", "CD", "JJ", "RB"}
