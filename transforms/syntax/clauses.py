"""Clauses: where they begin and end, and the full stops between them.

A sentence is cut into clauses once, from left to right. What opens one is a word of a closed class; what closes it is a comma, a
break or the verb of the clause that it stands in. Missed are side clauses that no word opens: 'the tariffs he imposed'.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import takewhile
from typing import TYPE_CHECKING, Literal

from transforms.segmentation.articles import Sentence
from transforms.segmentation.tokens import FINITE_TAGS, VERB_TAGS
from transforms.syntax.asides import aside_end
from transforms.syntax.closed_class import BREAKS, CLAUSE_OPENERS, MARKS, NOUN_TAGS, PHRASE_TAGS, RELATIVE_TAGS, RELATIVES_BEHIND_COMMA

if TYPE_CHECKING:
    from transforms.syntax.clause_parts import Span
    from transforms.syntax.parse import Parse
    from transforms.syntax.subjects import Subject

Kind = Literal["main", "content", "relative", "adverbial", "aside"]

# What stands at the edges of a part and tells nothing.
_LOOSE_ENDS = {".", ",", *MARKS}
_LOOSE_STARTS = {",", "and", "\u2022", *MARKS}
# Abbreviations whose dot ends no sentence; a single letter is an initial.
_ABBREVIATIONS = {
    "mr", "mrs", "ms", "messrs", "dr", "prof", "sen", "sens", "rep", "reps", "gov", "gen", "lt", "col", "maj", "capt", "sgt",
    "adm", "cmdr", "brig", "rev", "hon", "jr", "sr", "st", "inc", "corp", "co", "ltd", "bros", "no", "vs",
    "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sept", "sep", "oct", "nov", "dec",
}  # fmt: skip

_DOTS = {".", "...", "\u2026"}
_STOPS = {";", ":", "?", "!", "\u2014", "--"}
_JOINTS = {"and", "but"}
_FINITE = tuple([tag] for tag in sorted(FINITE_TAGS))
_VERBS = tuple([tag] for tag in VERB_TAGS)
# What stands behind a verb with an object, hardly behind a participle.
_BEHIND_PAST = tuple([tag] for tag in ("DT", "PRP$", "PRP", "CD", "$"))
_IN_RUNS = {"RB", "TO", *VERB_TAGS}
# 'As', 'since' and the like open an adverbial clause, and the phrase that stands for one: 'after the talks, Peru left'.
_ADVERBIAL_OPENERS = {
    "after", "before", "following", "since", "until", "while", "whereas", "when", "once", "because", "as", "if", "unless",
    "although", "though",
}  # fmt: skip

# Of those, the ones that open no such phrase; a clause without its subject and verb they do: 'while in Lima', 'while leaving'.
_NEVER_PREPOSITIONS = {"while", "whereas"}
_SHORT_FOR_CLAUSES = {"IN", "VBG", "VBN", "JJ", "RB"}


@dataclass(eq=False)
class Clause:
    """Tokens ``start`` up to ``end`` of a clause and of those inside it.

    ``kind``: 'main', or by what opens it 'content' ('said that ...'), 'relative' ('which ...') or 'adverbial' ('after ...'); 'aside' is
    what stands between brackets or dashes, or describes the noun before it between commas, without those signs.
    ``outer``: the clause that it stands in. ``verb``: its first finite verb. ``is_set_off``: whether a comma closes it, as it opens
    behind a comma or with the sentence.
    """

    sentence: Parse
    kind: Kind
    start: int
    outer: Clause | None = None
    is_set_off: bool = False
    verb: int | None = None
    end: int = -1

    @cached_property
    def subject(self) -> Subject | None:
        """Whom its verb is of; null where it has none, or is told to somebody."""
        return self.sentence.subject_of(self.verb) if self.verb is not None else None

    @cached_property
    def object(self) -> Span | None:
        """The noun phrases right behind its verb, and those that 'and' joins to them; null for a passive and for a form of 'be'."""
        return self.sentence.object_of(self.verb) if self.verb is not None else None

    @cached_property
    def adjuncts(self) -> tuple[Span, ...]:
        """The phrases outside its subject that open with a preposition, in order, each with it."""
        return self.sentence.adjuncts_of(self)


def find_clauses(sentence: Parse) -> list[Clause]:
    """The innermost clause over each token."""
    clause_at, clause, asides, closed = list[Clause](), Clause(sentence, "main", 0), list[Clause](), -1
    for k in range(len(sentence)):
        if asides and k == asides[-1].end:
            clause, closed = _close_aside(clause, asides.pop()), k
        else:
            clause = _clause_from(sentence, clause, k, goes_on=k - 1 == closed)
        is_past = k - 1 == closed and clause.verb is None and _looks_past(sentence, k)
        if sentence.tags[k] in FINITE_TAGS or is_past or _looks_bare(sentence, clause, k):
            clause = _take_verb(sentence, clause, k)
        clause_at.append(clause)
        end = aside_end(sentence, clause, k)
        if end is not None and (not asides or end < asides[-1].end):
            clause = Clause(sentence, "aside", k + 1, clause, is_set_off=True, end=end)
            asides.append(clause)
    _close(clause, None, len(sentence))
    return clause_at


def _clause_from(sentence: Parse, clause: Clause, k: int, *, goes_on: bool) -> Clause:
    """The clause over a token, where ``clause`` is that over the one before and ``goes_on`` behind an aside."""
    word = sentence.lower[k]
    if k and not goes_on and _parts_sentences(sentence, k - 1) and all(side.kind != "aside" for side in clauses_over(clause)):
        return _next_main(clause, k)
    if word == "," and not _goes_on_as_list(sentence, k):
        return _close_at_comma(sentence, clause, k)
    if word in _JOINTS and _joins_main(sentence, clause, k):
        return _next_main(clause, k)
    kind = _kind_opened(sentence, k)
    return Clause(sentence, kind, k, clause, is_set_off=_is_set_off(sentence, k)) if kind is not None else clause


def _close_aside(clause: Clause, aside: Clause) -> Clause:
    """Ends an aside and what stands in it; gives the clause that goes on."""
    assert aside.outer is not None
    _close(clause, aside.outer, aside.end)
    return aside.outer


def clauses_over(clause: Clause) -> Iterator[Clause]:
    """A clause and those that it stands in, the innermost first."""
    here: Clause | None = clause
    while here is not None:
        yield here
        here = here.outer


def main_clause(clause: Clause) -> Clause:
    """The clause that stands in no other."""
    return list(clauses_over(clause))[-1]


def _parts_sentences(sentence: Sentence, k: int) -> bool:
    word = sentence.lower[k]
    return word in _STOPS or is_full_stop(sentence, k)


def _next_main(clause: Clause, k: int) -> Clause:
    """The main clause that begins at a token, where all before it end."""
    _close(clause, None, k)
    return Clause(clause.sentence, "main", k)


def _close(clause: Clause, outer: Clause | None, k: int) -> None:
    """Ends a clause and those around it up to ``outer`` before a token."""
    for closed in clauses_over(clause):
        if closed is outer:
            break
        closed.end = k


def _close_at_comma(sentence: Sentence, clause: Clause, k: int) -> Clause:
    """'Paz, who said that talks failed, | left': the clause behind a comma: the one that a side clause set off by commas stands in."""
    inside = takewhile(lambda side: side.kind != "aside", clauses_over(clause))
    around = [side for side in inside if side.is_set_off and (side.verb is not None or _needs_no_verb(sentence, side))]
    closed = around[-1] if around else clause
    is_open = closed.verb is None and not _needs_no_verb(sentence, closed)
    if closed.outer is None or closed.kind in {"content", "aside"} or is_open:
        return clause
    _close(clause, closed.outer, k)
    return closed.outer


def _needs_no_verb(sentence: Sentence, clause: Clause) -> bool:
    """'After the talks, | Peru left', 'While in Lima, | she fell ill'; not 'while Rojas, who lives there, | said'."""
    if clause.kind != "adverbial" or sentence.lower[clause.start] not in _NEVER_PREPOSITIONS:
        return clause.kind == "adverbial"
    return sentence.tags[clause.start + 1] in _SHORT_FOR_CLAUSES


def _goes_on_as_list(sentence: Sentence, comma: int) -> bool:
    """'that would cap imports of textiles, | steel and chicken': a comma between nouns, up to the 'and' of their list."""
    tags, end = sentence.tags, comma + 1
    while end < len(tags) and tags[end] in PHRASE_TAGS:
        end += 1
    is_listed = comma + 1 < end and sentence.lower[end : end + 1] == ["and"] and comma > 0 and tags[comma - 1] in NOUN_TAGS
    last = next((k for k in range(end + 1, len(tags)) if tags[k] not in PHRASE_TAGS), len(tags))
    return is_listed and last > end + 1 and tags[last : last + 1] not in _FINITE


def _is_set_off(sentence: Sentence, k: int) -> bool:
    """Whether a clause opens with the sentence, or behind a comma or mark: 'Paz, | who left,', 'the port, in | which it has a share,'."""
    before = k - 1 if k > 1 and sentence.tags[k - 1] == "IN" else k
    return k == 0 or sentence.lower[before - 1] in {",", *MARKS} or sentence.lower[k - 1] in MARKS


def _joins_main(sentence: Sentence, clause: Clause, k: int) -> bool:
    """'Talks ended on Monday, and they will': 'and' behind a comma, between a main clause with its verb and another with a subject."""
    has_verb_before = clause.outer is None and clause.verb is not None
    if not has_verb_before or sentence.lower[k - 1] != "," or sentence.tags[k + 1 : k + 2] in _VERBS:
        return False
    end = next((i for i in range(k + 1, len(sentence)) if sentence.lower[i] in {",", *_STOPS}), len(sentence))
    return has_verb(sentence, k + 1, end)  # not ', and to 50 percent for coal'


def _kind_opened(sentence: Sentence, k: int) -> Kind | None:
    """What kind of side clause the token opens, null where it opens none."""
    word, tag = sentence.lower[k], sentence.tags[k]
    if word in _ADVERBIAL_OPENERS:
        return "adverbial"
    if k == 0:
        return None  # 'Who left?'
    if word == "that":
        return _kind_opened_by_that(sentence, k)
    if word not in RELATIVES_BEHIND_COMMA or tag not in RELATIVE_TAGS:
        return "content" if word == "whether" else None
    return "content" if sentence.tags[k - 1 : k] in _VERBS else "relative"


def _kind_opened_by_that(sentence: Sentence, k: int) -> Kind | None:
    """'the man | that did it' and 'said | that he did it'; 'that man' opens nothing."""
    is_subject = sentence.tags[k - 1] in NOUN_TAGS and sentence.tags[k + 1 : k + 2] in _FINITE
    if is_subject or sentence.tags[k] == "WDT" or sentence.tags[k - 1] == "CD":
        return "relative"
    return "content" if sentence.tags[k] == "IN" else None


def _looks_bare(sentence: Sentence, clause: Clause, k: int) -> bool:
    """'which the bank put/VB at 5 billion': the verb of a relative clause whose past looks like its bare form."""
    return clause.kind == "relative" and clause.verb is None and sentence.tags[k] == "VB" and sentence.tags[k - 1] != "TO"


def _looks_past(sentence: Sentence, k: int) -> bool:
    """'Anna Lee, an economist, left/VBN the bank': the verb behind an aside, which the tagger takes for a participle."""
    return sentence.tags[k] == "VBN" and sentence.tags[k + 1 : k + 2] in _BEHIND_PAST


def _take_verb(sentence: Sentence, clause: Clause, k: int) -> Clause:
    """The clause that a finite verb is of: in 'the men who robbed a bank | were caught' that of the subject before the side clause."""
    outer = clause.outer
    is_outer = clause.verb is not None and clause.kind == "relative" and outer is not None and outer.verb is None
    if is_outer and outer is not None and sentence.tags[k - 1] not in {"PRP", "CC", ",", "RB", "TO"}:
        _close(clause, outer, k)
        clause = outer
    if clause.verb is None:
        clause.verb = k
    return clause


def is_full_stop(sentence: Sentence, i: int) -> bool:
    """Whether the dot at token ``i`` ends a sentence: 'the talks. President Paz', not 'Mr. Paz', 'J. Paz', 'U.S. Steel', 'HIT.T'."""
    if sentence.lower[i] not in _DOTS or i == 0 or i + 1 >= len(sentence):
        return False
    before = sentence.lower[i - 1]
    if before in _ABBREVIATIONS or (len(before) == 1 and before.isalpha() and sentence.is_glued(i)):
        return False
    following = sentence.words[i + 1]
    if sentence.lower[i] != ".":
        return following[:1].isupper() and following.istitle()
    return following in MARKS or (following[:1].isupper() and not sentence.is_glued(i + 1))


def clause_around(sentence: Sentence, first: int, last: int) -> tuple[int, int]:
    """The part of the sentence around tokens ``first`` up to ``last`` that no break cuts: 'Peru left, | but Chile stayed'."""
    breaks = [k for k, word in enumerate(sentence.lower) if word in BREAKS or (word == "." and is_full_stop(sentence, k))]
    start = next((k + 1 for k in reversed(breaks) if k < first), 0)
    end = next((k for k in breaks if k >= last), len(sentence))
    while end > last and sentence.lower[end - 1] in _LOOSE_ENDS:
        end -= 1
    while start < first and sentence.lower[start] in _LOOSE_STARTS:
        start += 1
    return start, end


def clause_start(sentence: Sentence, end: int) -> int:
    """Where the clause that holds token ``end`` begins: behind a quotation, a semicolon, a conjunction."""
    k = end
    while k > 0:
        k -= 1
        word = sentence.lower[k]
        if word in MARKS:
            opening = _opening_mark(sentence, k)
            if opening is None:
                return k + 1
            k = opening
            continue
        if word in {";", ":"} or is_full_stop(sentence, k):
            return k + 1
        if (
            word in CLAUSE_OPENERS
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
    opening = next((k for k in range(closing - 1, max(-1, closing - 12), -1) if sentence.lower[k] in MARKS), None)
    return opening if opening else None


def has_verb(sentence: Sentence, start: int, end: int) -> bool:
    """Whether a finite verb stands among the tokens ``start`` up to ``end``."""
    return not FINITE_TAGS.isdisjoint(sentence.tags[start:end])


def verb_starting(sentence: Sentence, start: int) -> int | None:
    """The finite verb that begins at a token, over adverbs: '| had', '| sharply fell'; null where none does."""
    end = next((k for k in range(start, len(sentence)) if sentence.tags[k] != "RB"), len(sentence))
    return end if sentence.tags[end : end + 1] in _FINITE else None


def verb_run(sentence: Sentence, verb: int, end: int) -> range:
    """The verb with those that follow it, up to ``end``: 'was', 'later', 'to', 'be', 'lifted'."""
    return range(verb, next((k for k in range(verb + 1, end) if sentence.tags[k] not in _IN_RUNS), max(verb + 1, end)))


def first_verb(sentence: Sentence, start: int, end: int) -> int | None:
    """The first finite verb among the tokens ``start`` up to ``end``."""
    return next((k for k in range(start, end) if sentence.tags[k] in FINITE_TAGS), None)


def last_verb(sentence: Sentence, start: int, end: int) -> int | None:
    """The last finite verb among the tokens ``start`` up to ``end``."""
    return next((k for k in range(end - 1, start - 1, -1) if sentence.tags[k] in FINITE_TAGS), None)
