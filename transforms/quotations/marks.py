"""Stretches inside quotation marks: which mark opens and which closes, in every usual style.

Read are “ ”, „ “, « », » «, straight double marks, two single ones (''...''), backquotes, and single marks ‘ ’ and '
where an article quotes with them. Pairs are made within a passage; a mark that stays open costs no more than its
passage: the words reach to the end of the paragraph where the next one goes on quoting, else to the end of the sentence.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from transforms.segmentation.text import elisions

# Signs that are double marks by themselves, and signs that are where they stand twice.
_DOUBLE_SIGN = re.compile('[\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033\uff02"]')
_PAIRS = ("''", "``", ",,", "\u2018\u2018", "\u2019\u2019")
_DOUBLE = re.compile(r"[\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033\uff02\"]|''|``|,,(?=\w)|\u2018\u2018|\u2019\u2019")
# A single mark between letters or digits is an apostrophe: 'Peru's', 'o'clock'.
# The mark is looked for first, which is far sooner done than to look before every character.
_SINGLE = re.compile(r"[\u2018\u2019\u201a\u201b'](?:(?![^\W_])|(?<![^\W_].))", re.DOTALL)
# What closes a quotation among the tokens of a sentence.
CLOSERS = {'"', "''", "'"}
# A few words, their closing mark, and words that go on to another closing mark.
_WITHIN = re.compile(r'[\w\'\u2019 -]{1,40}\w" [a-z][^"\n]{1,200}[,.?!\w]"(?:\s|$|[.,])')
_AFTER_CLOSING = set(" \t\n\r.,;:!?)]\u2014\u2013-\u00a0\u2026/")
_BEFORE_OPENING = set(" \t\n\r([\u2014\u2013-\u00a0/\u2026")


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quoted stretch of a text: ``start`` to ``end`` without the marks. ``is_open``: its closing mark is missing."""

    start: int
    end: int
    is_open: bool = False


def find_quoted(text: str, *, single: bool = False) -> list[Quoted]:
    """The quoted stretches of one passage, in order, outermost only.

    Args:
        text: the passage as printed.
        single: whether single marks quote (``quotes_with_single_marks``).
    """
    marks = _marks_in(text, single=single)
    return _with_words(text, _paired(text, marks, single=single)) if marks else []


def _paired(text: str, marks: list[re.Match[str]], *, single: bool) -> list[Quoted]:
    """The stretches between the marks of a passage, each with the one that closes it."""
    found: list[Quoted] = []
    start: int | None = None
    opener, inner = "", False  # whether a quotation within the quotation is open
    for match in marks:
        mark, at = match[0], match.start()
        if single and not _is_single_mark(text, at, is_open=start is not None):
            continue
        if start is None:
            if _may_open(text, mark, at, match.end()):
                start, opener = match.end(), mark
        elif inner:
            inner = False
        elif _closes(text, mark, opener, at, match.end()):
            found.append(Quoted(start, at))
            start = None
        elif mark == opener == '"' and _is_nested(text, match.end()):
            inner = True
        elif _may_open(text, mark, at, match.end()) and mark not in {"'", "\u2019"}:
            # A new one opens before the last has closed: the last ends here.
            found.append(Quoted(start, at, is_open=True))
            start, opener = match.end(), mark
    if start is not None:
        found.append(Quoted(start, len(text), is_open=True))
    return found


def _marks_in(text: str, *, single: bool) -> list[re.Match[str]]:
    """The marks of the style, without the apostrophes of years and words cut short."""
    if not single:
        may_have = _DOUBLE_SIGN.search(text) or any(pair in text for pair in _PAIRS)  # most passages have none
        return list(_DOUBLE.finditer(text)) if may_have else []
    marks = list(_SINGLE.finditer(text))
    elided = elisions(text) if marks else set()
    return [mark for mark in marks if mark.start() not in elided]


def _with_words(text: str, found: list[Quoted]) -> list[Quoted]:
    """The stretches that are not empty, without space around them."""
    return [_trimmed(text, quoted) for quoted in found if text[quoted.start : quoted.end].strip()]


def quotes_with_single_marks(texts: list[str]) -> bool:
    """Whether an article quotes with single marks: it has no double ones to speak of, and single ones that pair."""
    found = [find_quoted(text, single=True) for text in texts]
    singles = sum(map(len, found))
    return singles > 0 and sum(map(_doubles_outside, texts, found)) < singles


def _doubles_outside(text: str, stretches: list[Quoted]) -> int:
    """How many double marks stand outside single ones; inside they quote within: ‘He said “never” and left,’ she said."""
    closed = [stretch for stretch in stretches if not stretch.is_open]
    return sum(not any(s.start <= mark.start() < s.end for s in closed) for mark in _DOUBLE.finditer(text))


def _is_single_mark(text: str, at: int, *, is_open: bool) -> bool:
    """Whether a single mark quotes, rather than being an apostrophe."""
    before = text[at - 1] if at else " "
    after = text[at + 1] if at + 1 < len(text) else " "
    if text[at] in {"\u2018", "\u201a", "\u201b"}:
        return True
    if not is_open:
        return text[at] == "'" and before in _BEFORE_OPENING and (after.isalnum() or after in {"\u2026", "$", "\u00a3"})
    if before in {",", ".", "?", "!", "\u2026"}:
        return True
    # "the workers' pay": a plural possessive goes on with a word
    return not (before == "s" and after == " " and text[at + 2 : at + 3].islower() and _closes_later(text, at))


def _closes_later(text: str, at: int) -> bool:
    return bool(re.search(r"[,.?!\w]['\u2019](?:[\s,.;:!?)]|$)", text[at + 1 :]))


def _is_nested(text: str, at: int) -> bool:
    """Whether a straight mark opens a few words within a quotation: '"They said "no deal" and left," she said'."""
    found = _WITHIN.match(text, at)
    return found is not None and text[at - 2 : at - 1].isspace()


def _may_open(text: str, mark: str, at: int, end: int) -> bool:
    if mark in {"\u201c", "\u201e", "\u00ab", "\u2018", "\u201a", "``", "\u2018\u2018", ",,"}:
        return True
    before = text[at - 1] if at else " "
    after = text[end] if end < len(text) else " "
    if mark in {"\u201d", "\u2019"}:
        return before in _BEFORE_OPENING and not after.isspace()  # closing marks used for opening ones
    if after.isspace():
        return at == 0 and mark != "\u00bb"  # '» Orders are down' is an item of a list
    return not before.isalnum()


def _closes(text: str, mark: str, opener: str, at: int, end: int) -> bool:
    if opener == "\u201e":
        return mark in {"\u201c", "\u201d", '"'}
    if opener == "\u00ab":
        return mark == "\u00bb"
    if opener == "\u00bb":
        return mark == "\u00ab"
    if mark in {"\u201d", "\u2019", "\u2019\u2019"}:
        return True
    before = text[at - 1] if at else " "
    after = text[end] if end < len(text) else " "
    if mark in {"\u201c", "\u2018"}:  # an opening mark in the place of a closing one: “the best in the world“
        return not before.isspace() and after in _AFTER_CLOSING
    if mark in {"\u00ab", "\u00bb", "``", ",,"}:
        return False
    return not before.isspace() or after in _AFTER_CLOSING


def _trimmed(text: str, quoted: Quoted) -> Quoted:
    """Blanks and a closing comma are left out."""
    start, end = quoted.start, quoted.end
    while start < end and text[start].isspace():
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] == ","):
        end -= 1
    return Quoted(start, end, quoted.is_open)
