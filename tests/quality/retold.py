"""A test set of article pairs by rule: copies, excerpts, rewrites and back-translations, and pairs that only look alike.

Made from the articles of ``samples`` and ``wide`` and from the hand-written ones in ``retellings/``, always the same
from one seed. Each rule says what it keeps and what it changes.
"""

from __future__ import annotations

import csv
import random
import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import polars as pl

from flows.ingest import Known, take_in
from flows.lexicons import load_lexicon
from flows.sources.files import read_file
from flows.sources.places import find_files
from tests.quality.corpora import ROOT
from transforms.segmentation.passages import split_passages

SEED = 5
HAND_WRITTEN = Path(__file__).with_name("retellings")
# The articles that the project ships as derived from one another; ``visit_wire`` stands for them in rules.
DERIVED_SAMPLES = {"visit_copy_1.txt", "visit_copy_2.txt", "visit_copy_3.txt", "visit_rewrite.txt", "visit_translated.txt"}
SHORTEST_ARTICLE = 8  # sentences; of shorter ones no part is worth a pair
Paragraphs = list[list[str]]
Rule = Callable[[Paragraphs, random.Random], Paragraphs]


@dataclass(frozen=True)
class Pair:
    """Two texts, whether they are one story, and by which rule."""

    kind: str
    first: str
    second: str
    is_one_story: bool
    name: str


# -- what the rules work on -------------------------------------------------------------------------------------------


def load_articles(folder: str) -> dict[str, Paragraphs]:
    """The bodies of a folder's articles by file name, as paragraphs of sentences."""
    files, _, _ = find_files([folder], ROOT)
    documents = take_in(
        [item for path in files for item in read_file(path, ROOT)], Known(set(), {}), run_id="run", published_on=None
    ).frame()
    lexicon = load_lexicon()
    passages = split_passages(documents, lexicon.furniture, lexicon.place_lines)
    names = {key: uri.rsplit("/", 1)[-1] for uri, key in documents.select("source_uri", "document_id").iter_rows()}
    found: dict[str, Paragraphs] = {}
    for document_id, text in passages.filter(pl.col("role") == "body").select("document_id", "text").iter_rows():
        found.setdefault(names[document_id], []).append(sentences_of(" ".join(text.split())))
    return found


def sentences_of(paragraph: str) -> list[str]:
    """Cut after closing punctuation before a capital; good enough for texts of our own."""
    return re.split(r"(?:(?<=[.!?])|(?<=[.!?][\"”’']))\s+(?=[\"“‘A-Z])", paragraph)


def as_text(paragraphs: Paragraphs) -> str:
    """An article again."""
    return "\n\n".join(" ".join(sentences) for sentences in paragraphs if sentences)


# -- rules that keep the wording --------------------------------------------------------------------------------------

FURNITURE_ABOVE = "Home | World | Business | Harbour | Weather\nPublished 09:14 | 3 min read\nShare this article"
FURNITURE_INSIDE = ("ADVERTISEMENT", "Read more: Ferry timetable changes on Monday", "Sign up for our newsletter")
FURNITURE_BELOW = "Related stories\nTen walks for a wet Sunday\nLeave a comment\nYour email address will not be published.\nPrivacy policy"


def with_furniture(article: Paragraphs, chance: random.Random) -> str:
    """The whole text inside another site's page."""
    body = [" ".join(sentences) for sentences in article]
    for line in FURNITURE_INSIDE:
        body.insert(chance.randrange(1, len(body) + 1), line)
    return "\n\n".join([FURNITURE_ABOVE, *body, FURNITURE_BELOW])


def first_two_thirds(article: Paragraphs, chance: random.Random) -> Paragraphs:
    """Cut from the end, as editors do."""
    return article[: max(1, len(article) * 2 // 3)]


def first_half(article: Paragraphs, chance: random.Random) -> Paragraphs:
    """The beginning only."""
    return article[: max(1, len(article) // 2)]


def second_half(article: Paragraphs, chance: random.Random) -> Paragraphs:
    """Everything but the beginning."""
    return article[len(article) // 2 :]


def half_inside_another(article: Paragraphs, other: Paragraphs, chance: random.Random) -> Paragraphs:
    """Half of the article inside as much text of another's own."""
    half, own = first_half(article, chance), first_half(other, chance)
    return own[: len(own) // 2] + half + own[len(own) // 2 :]


_SPELLINGS = {"our ": "or ", "ours ": "ors ", "tre ": "ter ", "ise ": "ize ", "ised ": "ized ", "programme": "program", "metre": "meter"}
_SMALL = dict(
    zip(
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"],
        map(str, range(1, 13)),
        strict=True,
    )
)


def other_formats(article: Paragraphs, chance: random.Random) -> Paragraphs:
    """Numbers, currencies, quotation marks and spelling in another outlet's style."""

    def restyle(text: str) -> str:
        text = re.sub(r"(\d) ?%", r"\1 percent", text).replace("per cent", "percent")
        text = re.sub(r"(?:US)?\$ ?(\d[\d.,]*) (billion|million|trillion)", r"\1 \2 US dollars", text)
        text = re.sub(r"€ ?(\d[\d.,]*)(?:bn| billion)", r"\1 billion euros", text)
        text = re.sub(r"(\d)bn\b", r"\1 billion", text)
        text = re.sub(r"\b(billion|bn)\b", lambda found: "bn" if found[0] == "billion" else "billion", text)
        text = re.sub(r"\b(" + "|".join(_SMALL) + r")\b", lambda found: _SMALL[found[0]] if found[0] != "one" else found[0], text)
        for british, american in _SPELLINGS.items():
            text = text.replace(british, american)
        return text.translate(str.maketrans("“”‘’", "\"\"''"))

    return [[restyle(sentence) for sentence in sentences] for sentences in article]


# -- rules that change the wording ------------------------------------------------------------------------------------


def _load_synonyms() -> dict[str, str]:
    lines = (line for line in (HAND_WRITTEN / "synonyms.csv").read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    return {row["word"]: row["other"] for row in csv.DictReader(lines)}


SYNONYMS = _load_synonyms()
# Stand-ins for a writer's own words; none stands in an article of the test set.
ANY_WORDS = [
    "abalone",
    "abacus",
    "acanthus",
    "adobe",
    "agave",
    "alcove",
    "almanac",
    "amulet",
    "anvil",
    "apiary",
    "archway",
    "aster",
    "awning",
    "badger",
    "balsam",
    "banjo",
    "barnacle",
    "basil",
    "bazaar",
    "beacon",
    "bellows",
    "birch",
    "bison",
    "bobbin",
    "bramble",
    "brazier",
    "brook",
    "bugle",
    "cactus",
    "camphor",
    "candour",
    "canopy",
    "carafe",
    "cedar",
    "chalice",
    "chisel",
    "cinnabar",
    "clover",
    "cobble",
    "comet",
    "copse",
    "coral",
    "cornice",
    "cowslip",
    "crocus",
    "cutlass",
    "cymbal",
    "dahlia",
    "damask",
    "dapple",
    "dewdrop",
    "dimple",
    "drizzle",
    "eagle",
    "easel",
    "ebony",
    "eddy",
    "elixir",
    "ember",
    "fable",
    "falcon",
    "fathom",
    "ferret",
    "fiddle",
    "fjord",
    "flagon",
    "fossil",
    "foxglove",
    "fresco",
    "gable",
    "garnet",
    "gazelle",
    "geyser",
    "gimlet",
]
_QUOTED = re.compile(r"([\"“][^\"“”]*[\"”])")


def _swap_words(text: str, share: float, chance: random.Random) -> str:
    def swap(found: re.Match[str]) -> str:
        other = SYNONYMS.get(found[0].lower())
        if other is None or chance.random() > share:
            return found[0]
        return other.capitalize() if found[0][0].isupper() else other

    return re.sub(r"[A-Za-z]+", swap, text)


def _other_words(text: str, share: float, chance: random.Random) -> str:
    """Longer words in small letters replaced by any others: what paraphrase does beyond every list of synonyms."""

    def swap(found: re.Match[str]) -> str:
        return chance.choice(ANY_WORDS) if chance.random() < share else found[0]

    return re.sub(r"\b[a-z]{5,}\b", swap, text)


def _outside_quotes(text: str, change: Callable[[str], str]) -> str:
    return "".join(part if _QUOTED.fullmatch(part) else change(part) for part in _QUOTED.split(text))


def swapped_words(article: Paragraphs, chance: random.Random) -> Paragraphs:
    """Most common words replaced outside quotation marks, the order kept."""
    return [[_outside_quotes(sentence, lambda part: _swap_words(part, 0.8, chance)) for sentence in sentences] for sentences in article]


def reordered(article: Paragraphs, chance: random.Random) -> Paragraphs:
    """The paragraphs in another order and a fifth of the sentences left out, the wording kept."""
    kept = [[sentence for sentence in sentences if chance.random() > 0.2] for sentences in article]
    chance.shuffle(kept)
    return [sentences for sentences in kept if sentences]


def _turn_round(sentence: str, chance: random.Random) -> str:
    """'A, B, C.' as 'B, C, A.': what stood first comes last, as when a sentence is told anew."""
    if _QUOTED.search(sentence) or sentence.count(", ") < 1 or chance.random() < 0.3:
        return sentence
    head, tail = sentence.rstrip(".").split(", ", 1)
    return f"{tail[0].upper()}{tail[1:]}, {head[0].lower() if head.split(' ', 1)[0] in {'The', 'In', 'A', 'It'} else head[0]}{head[1:]}."


def rewritten(article: Paragraphs, chance: random.Random) -> Paragraphs:
    """By another writer: a third of the words, the order of clauses and paragraphs, formats; a quarter left out; quotations stay."""
    told = [
        [
            _turn_round(_outside_quotes(sentence, lambda part: _other_words(part, 0.35, chance)), chance)
            for sentence in sentences
            if chance.random() > 0.25
        ]
        for sentences in swapped_words(article, chance)
    ]
    told = [part for sentences in told for part in _split_paragraph(sentences, chance)]
    chance.shuffle(told)
    return other_formats([sentences for sentences in told if sentences], chance)


def _split_paragraph(sentences: list[str], chance: random.Random) -> Paragraphs:
    """A long sentence told as two, at an 'and' or a semicolon; a long paragraph as two."""
    told = []
    for sentence in sentences:
        parts = re.split(r"; |, and ", sentence, maxsplit=1) if not _QUOTED.search(sentence) and len(sentence) > 140 else [sentence]
        told += [part if part.endswith(".") else f"{part}." for part in parts] if len(parts) > 1 else parts
    cut = len(told) // 2
    return [told[:cut], told[cut:]] if cut and chance.random() < 0.5 else [told]


_FUNCTION_WORDS = {
    "of": "from", "at": "in", "by": "through", "for": "since", "has": "had", "have": "had", "is": "are", "will": "would", "which": "that",
    "a": "the", "an": "the", "its": "their", "more": "further", "than": "as",
}  # fmt: skip


def _through_another_language(sentence: str, chance: random.Random) -> str:
    text = re.sub(r"\b([A-Z][a-z]+)['’]s ([a-z]+)", r"the \2 of \1", sentence)
    text = _other_words(_swap_words(text, 0.85, chance), 0.35, chance)
    text = re.sub(
        r"\b[a-z]+\b", lambda found: _FUNCTION_WORDS.get(found[0], found[0]) if chance.random() < 0.5 else found[0], text
    )  # fmt: skip
    words = text.split(" ")
    for place in range(len(words) - 1):
        if chance.random() < 0.12:
            words[place], words[place + 1] = words[place + 1], words[place]
    if len(words) > 8 and chance.random() < 0.15:
        place = chance.randrange(len(words) - 1)
        words[place : place + 2] = ["".join(words[place : place + 2])]
    if len(words) > 12 and chance.random() < 0.1:
        words += words[-4:]
    return " ".join(words)


def translated_back(article: Paragraphs, chance: random.Random) -> Paragraphs:
    """Through another language and back: other words in quotations too, other grammar, glued and doubled words, the order kept."""
    changed = [[_through_another_language(_turn_round(sentence, chance), chance) for sentence in sentences] for sentences in article]
    return other_formats(changed, chance)


# -- pairs that are two stories ---------------------------------------------------------------------------------------


def odd_and_even(article: Paragraphs) -> tuple[Paragraphs, Paragraphs]:
    """One article's subject, names and figures told by two hands: no sentence in both."""
    return article[::2], article[1::2]


def shared_announcement(article: Paragraphs, chance: random.Random) -> tuple[Paragraphs, Paragraphs]:
    """Two reports that open with one announcement in two wordings and go on with other matter."""
    odd, even = odd_and_even(article[1:])
    return [article[0], *odd], [translated_back(article[:1], chance)[0], *even]


_MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]


def next_months_report(article: Paragraphs, chance: random.Random) -> tuple[Paragraphs, Paragraphs]:
    """An agency's report on a statistic, and the one on the next month: the same sentences with other numbers."""
    dated = [
        [sentence for sentence in sentences if re.search(r"\d{2}|\d[.,]\d", re.sub(r"\b(?:19|20)\d\d\b", "", sentence))]
        for sentences in article
    ]

    def renumber(text: str) -> str:
        text = re.sub(
            r"\d+(?:\.\d+)?", lambda found: found[0] if re.fullmatch(r"(?:19|20)\d\d", found[0]) else _another(found[0], chance), text
        )
        return re.sub("|".join(_MONTHS), lambda found: _MONTHS[(_MONTHS.index(found[0]) + 1) % 12], text)

    dated = [sentences for sentences in dated if sentences]
    return dated, [[renumber(sentence) for sentence in sentences] for sentences in dated]


def _another(number: str, chance: random.Random) -> str:
    digits = "".join(str((int(digit) + chance.randrange(1, 9)) % 10) if digit.isdigit() else digit for digit in number)
    return digits if not digits.startswith("0") else f"1{digits[1:]}"


# -- the whole set ----------------------------------------------------------------------------------------------------


def make_pairs() -> list[Pair]:
    """The test set, the same every time."""
    samples, wide = load_articles("samples"), load_articles("tests/gold/wide")
    own = {name: article for name, article in {**samples, **wide}.items() if name not in DERIVED_SAMPLES}
    long = {name: article for name, article in own.items() if sum(map(len, article)) >= SHORTEST_ARTICLE}
    pairs = [*_derived_pairs(long), *_independent_pairs(long), *_sample_pairs(samples), *_written_by_hand({**samples, **wide})]
    names = sorted(own)
    others = combinations(names, 2)
    pairs += [Pair("unrelated", as_text(own[a]), as_text(own[b]), False, f"{a} + {b}") for a, b in others if _subject(a) != _subject(b)]
    return pairs


def _subject(name: str) -> str:
    """What ``samples`` tell of China and Russia is one subject."""
    return "china-russia" if name.split("_")[0] in {"visit", "trade"} else name


def _derived_pairs(articles: dict[str, Paragraphs]) -> list[Pair]:
    rules: dict[str, Rule] = {
        "copy: cut": first_two_thirds, "copy: first half": first_half, "copy: second half": second_half,
        "copy: other formats": other_formats, "copy: reordered": reordered, "rewrite: other words": swapped_words,
        "rewrite": rewritten, "back-translation": translated_back,
    }  # fmt: skip
    pairs = []
    names = sorted(articles)
    for place, name in enumerate(names):
        article = articles[name]
        chance = random.Random(f"{SEED} {name}")
        original = as_text(article)
        pairs.append(Pair("copy: furniture", original, with_furniture(article, chance), True, name))
        other = articles[names[(place + 7) % len(names)]]
        pairs.append(Pair("copy: half inside another", original, as_text(half_inside_another(article, other, chance)), True, name))
        pairs += [Pair(kind, original, as_text(rule(article, chance)), True, name) for kind, rule in rules.items()]
        cut = first_two_thirds(article, chance)
        pairs.append(Pair("rewrite: cut", original, as_text(rewritten(cut, chance)), True, name))
        pairs.append(Pair("back-translation: cut", original, as_text(translated_back(cut, chance)), True, name))
    return pairs


def _independent_pairs(articles: dict[str, Paragraphs]) -> list[Pair]:
    pairs = []
    for name, article in articles.items():
        chance = random.Random(f"{SEED} {name} apart")
        pairs.append(Pair("independent: same subject", *map(as_text, odd_and_even(article)), False, name))
        if len(article) >= SHORTEST_ARTICLE:
            pairs.append(Pair("independent: one announcement", *map(as_text, shared_announcement(article, chance)), False, name))
        first, second = next_months_report(article, chance)
        if sum(map(len, first)) >= SHORTEST_ARTICLE:
            pairs.append(Pair("independent: next month", as_text(first), as_text(second), False, name))
    return pairs


def _sample_pairs(samples: dict[str, Paragraphs]) -> list[Pair]:
    """The shipped articles on China and Russia: the wire story with its five derived ones, and four that stand alone."""
    kinds = {"visit_rewrite.txt": "rewrite: by hand", "visit_translated.txt": "back-translation: by hand"}
    names = sorted(name for name in samples if _subject(name) == "china-russia")
    family = DERIVED_SAMPLES | {"visit_wire.txt"}
    pairs = []
    for a, b in combinations(names, 2):
        same = a in family and b in family
        kind = next((kinds[name] for name in (a, b) if name in kinds), "copy: by hand") if same else "independent: by hand"
        pairs.append(Pair(kind, as_text(samples[a]), as_text(samples[b]), same, f"{a} + {b}"))
    return pairs


def _written_by_hand(articles: dict[str, Paragraphs]) -> list[Pair]:
    """``retellings/KIND__NAME.txt``: a retelling of that article, or an independent report of its event."""
    kinds = {
        "rewrite": ("rewrite: by hand", True), "translation": ("back-translation: by hand", True),
        "independent": ("independent: by hand", False),
    }  # fmt: skip
    pairs = []
    for path in sorted(HAND_WRITTEN.glob("*.txt")):
        kind, _, name = path.stem.partition("__")
        label, same = kinds[kind.split("-")[0]]
        pairs.append(Pair(label, as_text(articles[f"{name}.txt"]), path.read_text(encoding="utf-8"), same, path.stem))
    return pairs
