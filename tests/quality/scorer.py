"""Scores readings against annotations: precision, recall and F1 per kind of fact.

Gold and read rows are matched one to one, as many as can be (bipartite matching). Spans match when they are equal or
one holds the other, outer quotation marks, blanks and closing punctuation left out. For the fields of trade figures
the score is the share of matched figures whose field is right.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from tests.quality.corpora import ReadArticle

Row = dict[str, Any]
Span = tuple[int, int]
TRADE_MEASURES = {"trade_total", "exports", "imports", "trade_balance", "tariff_rate", "tariff_base", "investment", "change"}
TRADE_FIELDS = ("measure", "parties", "period", "status")
# Of two quotations that hold one another the shorter has at least this share of the longer: a whole paragraph is no hit.
QUOTE_SHARE = 0.5
# Counts in words up to this may be given or left out (tests/gold/README.md).
SMALL_COUNT = 12
_OUTER = " \t\r\n\u00a0\"'\u201c\u201d\u201e\u2018\u2019\u00ab\u00bb.,;:!?"


@dataclass
class Score:
    """How many were found, were read but are not in the gold, were missed."""

    found: int = 0
    wrong: int = 0
    missed: int = 0
    examples: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        """Share of the rows read that are right."""
        return self.found / (self.found + self.wrong) if self.found + self.wrong else 0.0

    @property
    def recall(self) -> float:
        """Share of the gold that was found."""
        return self.found / (self.found + self.missed) if self.found + self.missed else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of both."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def match(gold: Sequence[Row], read: Sequence[Row], fits: Callable[[Row, Row], float]) -> list[tuple[int, int]]:
    """Pairs (place in gold, place in read): as many as can be, each row in one pair at most.

    Args:
        gold: the annotations.
        read: the rows read.
        fits: how well two rows fit, 0 where they do not; better ones are tried first.
    """
    wishes = []
    for row in gold:
        scores = [(fits(row, other), j) for j, other in enumerate(read)]
        wishes.append([j for score, j in sorted(scores, key=lambda item: (-item[0], item[1])) if score > 0])
    holder: dict[int, int] = {}

    def give(i: int, seen: set[int]) -> bool:
        """Kuhn's algorithm: gives gold row ``i`` a row, moving others on where that is possible."""
        for j in wishes[i]:
            if j in seen:
                continue
            seen.add(j)
            if j not in holder or give(holder[j], seen):
                holder[j] = i
                return True
        return False

    for i in range(len(gold)):
        give(i, set())
    return sorted((i, j) for j, i in holder.items())


def trim(text: str, span: Span) -> Span:
    """The span without outer quotation marks, blanks and punctuation."""
    start, end = span
    while start < end and text[start] in _OUTER:
        start += 1
    while end > start and text[end - 1] in _OUTER:
        end -= 1
    return start, end


def spans_meet(left: Span | None, right: Span | None, *, share: float = 0.0) -> bool:
    """Whether two trimmed spans are equal or one holds the other, being at least that share of it."""
    if left is None or right is None or left[0] >= left[1] or right[0] >= right[1]:
        return False
    holds = (left[0] <= right[0] and right[1] <= left[1]) or (right[0] <= left[0] and left[1] <= right[1])
    short, long = sorted((left[1] - left[0], right[1] - right[0]))
    return holds and short >= share * long


def fold_name(name: str | None) -> list[str]:
    """The words of a name without accents, case and punctuation."""
    plain = unicodedata.normalize("NFKD", name or "")
    return re.findall(r"[0-9a-z]+", "".join(letter for letter in plain if not unicodedata.combining(letter)).lower())


def same_name(left: str | None, right: str | None) -> bool:
    """Whether two names can be one: equal, or the words of one within the other with the first or last in common."""
    one, other = fold_name(left), fold_name(right)
    if one == other or not one or not other:
        return one == other
    within = set(one) <= set(other) or set(other) <= set(one)
    return within and (one[-1] == other[-1] or one[0] == other[0])


def in_months(period: str | None) -> str | None:
    """The period with quarters and halves as runs of months: '1987-Q1' is '1987-01/1987-03'."""
    part = re.fullmatch(r"(\d{4})-([QH])(\d)", period or "")
    if part:
        length = 3 if part[2] == "Q" else 6
        last = int(part[3]) * length
        return f"{part[1]}-{last - length + 1:02d}/{part[1]}-{last:02d}"
    return period or None


def is_close(left: float | None, right: float | None) -> bool:
    """Whether two values are one but for rounding."""
    return left is not None and right is not None and abs(abs(left) - abs(right)) <= 0.005 * max(abs(left), abs(right), 1e-9)


def score_articles(articles: Iterable[ReadArticle]) -> dict[str, Score]:
    """Scores by kind of fact, over all articles."""
    scores: dict[str, Score] = {}
    for article in articles:
        for part in (_passages, _figures, _quotes, _entities, _roles, _events):
            part(article, scores)
    return scores


def _add(scores: dict[str, Score], kind: str, article: str, found: int, wrong: list[str], missed: list[str]) -> None:
    score = scores.setdefault(kind, Score())
    score.found += found
    score.wrong += len(wrong)
    score.missed += len(missed)
    score.examples += [f"{article}: wrong: {example}" for example in wrong] + [f"{article}: missed: {example}" for example in missed]


def _place(article: ReadArticle, evidence: str | None, surface: str | None = None) -> Span | None:
    """Where the annotation stands, trimmed; null where its evidence is not in the text as read."""
    evidence = evidence or surface or ""
    start = article.text.find(evidence)
    if start < 0 or not evidence:
        return None
    inner = evidence.find(surface) if surface else -1
    return trim(article.text, (start + inner, start + inner + len(surface or "")) if inner >= 0 else (start, start + len(evidence)))


def _placed(article: ReadArticle, rows: list[Row]) -> list[Row]:
    return [row | {"_span": trim(article.text, (row["char_start"], row["char_end"]))} for row in rows]


# -- kinds of fact ----------------------------------------------------------------------------------------------------


def _passages(article: ReadArticle, scores: dict[str, Score]) -> None:
    """Furniture and story, counted in characters; captions, datelines and bylines may be taken either way."""
    furniture: set[int] = set()
    for line in article.gold.get("boilerplate", []):
        for found in re.finditer(re.escape(line), article.text):
            furniture |= set(range(*found.span()))
    either: set[int] = set()
    for line in article.gold.get("captions", []):
        start = article.text.find(line)
        either |= set(range(start, start + len(line))) if start >= 0 else set()
    kept: set[int] = set()
    for passage in article.rows["passages"]:
        span = set(range(passage["char_start"], passage["char_end"]))
        if passage["role"] in {"dateline", "byline", "caption"}:
            either |= span - furniture if passage["role"] != "caption" else span & either
        elif passage["role"] != "boilerplate":
            kept |= span
    solid = {i for i, letter in enumerate(article.text) if not letter.isspace()} - either
    story = solid - furniture
    for kind, gold, read in (("story text", story, kept & solid), ("furniture", furniture & solid, solid - kept)):
        score = scores.setdefault(f"passages: {kind}", Score())
        score.found += len(gold & read)
        score.wrong += len(read - gold)
        score.missed += len(gold - read)


def _figures(article: ReadArticle, scores: dict[str, Score]) -> None:
    gold = [row | {"_span": _place(article, row["evidence"], row["surface"])} for row in article.gold["figures"]]
    read = _placed(article, article.rows["figures"])

    def fits(one: Row, other: Row) -> float:
        same = spans_meet(one["_span"], other["_span"]) and one["unit"] == other["unit"] and is_close(one["value"], other["value"])
        return 1 + sum(same_field(one, other, name) for name in TRADE_FIELDS) / 10 if same else 0

    pairs = match(gold, read, fits)
    missed = [row for i, row in enumerate(gold) if i not in {i for i, _ in pairs} and not _is_small(row)]
    wrong = [row for j, row in enumerate(read) if j not in {j for _, j in pairs} and not _is_small(row)]
    _add(scores, "figures: number and unit", article.name, len(pairs), [_show(row) for row in wrong], [_show(row) for row in missed])
    trade = [(gold[i], read[j]) for i, j in pairs if gold[i]["measure"] in TRADE_MEASURES]
    for name in TRADE_FIELDS:
        bad = [
            f"{_show(one)} got {_field(other, name)}, not {_field(one, name)}" for one, other in trade if not same_field(one, other, name)
        ]
        _add(scores, f"trade figures found: {name}", article.name, len(trade) - len(bad), bad, [])
    whole = [(one, other) for one, other in trade if all(same_field(one, other, name) for name in TRADE_FIELDS)]
    n_gold = sum(row["measure"] in TRADE_MEASURES for row in gold)
    n_read = sum(row["measure"] in TRADE_MEASURES for row in read)
    score = scores.setdefault("trade figures: all fields", Score())
    score.found += len(whole)
    score.missed += n_gold - len(whole)
    score.wrong += max(0, n_read - len(whole))


def _is_small(row: Row) -> bool:
    in_words = not any(letter.isdecimal() for letter in row["surface"])
    return row["measure"] == "count" and in_words and abs(row["value"] or 0) <= SMALL_COUNT


def _show(row: Row) -> str:
    return f"'{row['surface']}' ({row['value']:g} {row['unit']}) in '{(row.get('evidence') or row.get('sentence') or '')[:120]}'"


def _field(row: Row, name: str) -> str:
    return f"{row.get('reporter')}/{row.get('partner')}" if name == "parties" else str(row.get(name))


def same_field(gold: Row, read: Row, name: str) -> bool:
    """Whether a field of a trade figure is right; the parties of a total have no order."""
    if name == "parties":
        ours, theirs = [(row.get("reporter"), row.get("partner")) for row in (gold, read)]
        return set(ours) == set(theirs) if gold["measure"] == "trade_total" else ours == theirs
    if name == "period":
        return in_months(gold.get("period")) == in_months(read.get("period"))
    return (gold.get(name) or None) == (read.get(name) or None)


def _quotes(article: ReadArticle, scores: dict[str, Score]) -> None:
    for mode in ("direct", "indirect"):
        gold = [
            row | {"_span": _place(article, row.get("evidence"), row["content"])} for row in article.gold["quotes"] if row["mode"] == mode
        ]
        read = [row for row in _placed(article, article.rows["quotes"]) if row["mode"] == mode]

        def fits(one: Row, other: Row) -> float:
            meets = spans_meet(one["_span"], other["_span"], share=QUOTE_SHARE)
            return 1 + same_name(one["speaker"], other["speaker"]) / 10 if meets else 0

        pairs = match(gold, read, fits)
        missed = [f"{row['content'][:80]!r} by {row['speaker']}" for i, row in enumerate(gold) if i not in {i for i, _ in pairs}]
        # What stands with 'according to' may be given or left out.
        over = [
            row for j, row in enumerate(read) if j not in {j for _, j in pairs} and not (row["cue"] or "").lower().startswith("according")
        ]
        wrong = [f"{row['content'][:80]!r} by {row['speaker']}" for row in over]
        _add(scores, f"quotes, {mode}: content", article.name, len(pairs), wrong, missed)
        strange = [(gold[i], read[j]) for i, j in pairs if not same_name(gold[i]["speaker"], read[j]["speaker"])]
        bad = [f"{one['content'][:60]!r} by {other['speaker']}, not {one['speaker']}" for one, other in strange]
        kind = f"quotes, {mode}: content and speaker"
        _add(scores, kind, article.name, len(pairs) - len(bad), wrong + bad, missed + bad)


def _entities(article: ReadArticle, scores: dict[str, Score]) -> None:
    kinds = {"person": "persons", "country": "countries", "organisation": "organisations", "place": "places"}
    for kind, plural in kinds.items():
        gold = [row for row in article.gold["entities"] if row["kind"] == kind]
        read = [row for row in article.rows["entities"] if row["kind"] == kind]
        pairs = match(gold, read, lambda one, other: same_name(one["name"], other["name"]) + (one["name"] == other["name"]) / 10)
        _add_by_name(scores, f"names: {plural}", article.name, gold, read, pairs, "name")


def _add_by_name(
    scores: dict[str, Score], kind: str, article: str, gold: list[Row], read: list[Row], pairs: list[tuple[int, int]], name: str
) -> None:
    missed = [str(row[name]) for i, row in enumerate(gold) if i not in {i for i, _ in pairs}]
    wrong = [str(row[name]) for j, row in enumerate(read) if j not in {j for _, j in pairs}]
    _add(scores, kind, article, len(pairs), wrong, missed)


def _roles(article: ReadArticle, scores: dict[str, Score]) -> None:
    """A role is found where the person is right, half of its words are shared, and both owners, where given, are one."""

    def fits(one: Row, other: Row) -> float:
        ours, theirs = set(fold_name(one["role"])), set(fold_name(other["role"]))
        shared = len(ours & theirs)
        same_owner = not one.get("of") or not other.get("of") or same_name(one["of"], other["of"])
        return float(
            same_name(one["person"], other["person"]) and same_owner and shared > 0 and shared >= 0.5 * min(len(ours), len(theirs))
        )

    gold, read = article.gold["roles"], article.rows["roles"]
    pairs = match(gold, read, fits)
    described = [[row | {"_role": f"{row['person']}, {row['role']} of {row.get('of')}"} for row in rows] for rows in (gold, read)]
    _add_by_name(scores, "roles", article.name, *described, pairs, "_role")


def _events(article: ReadArticle, scores: dict[str, Score]) -> None:
    """By type: the event's clause meets the evidence. In full: an actor, the date and the status are right too."""
    gold = [row | {"_span": _place(article, row["evidence"])} for row in article.gold["events"]]
    read = _placed(article, article.rows["events"])

    def fits(one: Row, other: Row) -> float:
        left, right = one["_span"], other["_span"]
        overlaps = left is not None and min(left[1], right[1]) > max(left[0], right[0])
        return 1 + is_whole_event(one, other) / 10 if overlaps and one["type"] == other["event_type"] else 0

    pairs = match(gold, read, fits)
    described = [
        [
            row | {"_event": f"{row.get('type') or row.get('event_type')}: {(row.get('evidence') or row.get('sentence'))[:100]}"}
            for row in rows
        ]
        for rows in (gold, read)
    ]
    _add_by_name(scores, "events: type", article.name, *described, pairs, "_event")
    whole = [(i, j) for i, j in pairs if is_whole_event(gold[i], read[j])]
    _add_by_name(scores, "events: type, actors, date, status", article.name, *described, whole, "_event")


def is_whole_event(gold: Row, read: Row) -> bool:
    """Whether an actor, the date and the status of an event are right."""
    actors = (read.get("actors") or "").split("; ")
    has_actor = not gold["actors"] or any(same_name(one, other) for one in gold["actors"] for other in actors)
    start, found = str(gold.get("start") or ""), str(read.get("date_start") or "")
    return has_actor and found.startswith(start) and gold["status"] == read["status"]
