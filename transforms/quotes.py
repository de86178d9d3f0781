"""Quotations: who is said to have said what, in quotation marks or in the writer's words.

Cues (verbs of saying) are found and given their sources first; then every quoted stretch looks for the cue that it
belongs to: right behind it, before it in its sentence, that of its paragraph, that of the paragraph before. Reported
clauses are what a cue governs. Quoted words that nobody is said to have said (titles, scare quotes) are left out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from transforms.articles import Article, Sentence
from transforms.entities import ArticleNames, Entity, Mention
from transforms.lexicon import Cue, Lexicon
from transforms.quotation_marks import Quoted, find_quoted, quotes_with_single_marks
from transforms.speakers import PRONOUNS, Focus, Source, Subject, find_subject, is_saying, resolve_source
from transforms.tokens import VERB_TAGS

# Quoted words fewer than this need a cue that governs them, or they are titles and scare quotes.
SELF_STANDING_WORDS = 5
FINITE = {"VBD", "VBZ", "VBP", "MD"}
# Cues that go on with what was said, as gerunds: '..., he said, adding that'.
_SECOND_CUES = {
    "add", "say", "argue", "warn", "note", "stress", "insist", "claim", "explain", "tell", "call", "urge", "accuse",
    "describe", "recall", "point out", "emphasize", "emphasise", "complain", "promise", "vow", "threaten", "pledge", "deny",
}  # fmt: skip
_CLOSERS = {'"', "''", "'"}


@dataclass(slots=True)
class Quote:
    """One quotation. ``start`` and ``end`` are offsets of the content in the document."""

    passage_id: str
    mode: str
    start: int
    end: int
    cue: str | None
    source: Source
    via: str | None


@dataclass(slots=True)
class Attribution:
    """A cue in its sentence with its source and the reported clauses that it governs (token spans)."""

    sentence: Sentence
    first: int
    last: int
    cue: Cue | None
    subject: Subject | None
    source: Source
    via: str | None = None
    clauses: list[tuple[int, int]] = field(default_factory=list)

    @property
    def surface(self) -> str:
        """The cue as printed."""
        return " ".join(self.sentence.surface(self.first, self.last).split())


@dataclass(frozen=True, slots=True)
class PassageText:
    """A passage as printed, with its offset."""

    passage_id: str
    role: str
    start: int
    text: str


@dataclass(slots=True)
class Speech:
    """The quotations of an article, in order of their content, and the cues with their sources, in order of place."""

    quotes: list[Quote]
    attributions: list[Attribution]


def read_speech(article: Article, passages: list[PassageText], names: ArticleNames, lexicon: Lexicon, roles: dict[str, Entity]) -> Speech:
    """Who says what in an article.

    Args:
        article: its sentences.
        passages: its passages as printed (title, heading, body, caption), in order.
        names: its names.
        lexicon: the lexicons.
        roles: persons by the head of their role (``roles_by_noun``), whom 'the minister' means.
    """
    return _QuoteReader(article, passages, names, lexicon, roles).read()


class _QuoteReader:
    """Reads the quotations of one article, paragraph by paragraph, keeping in mind who speaks."""

    def __init__(
        self, article: Article, passages: list[PassageText], names: ArticleNames, lexicon: Lexicon, roles: dict[str, Entity]
    ) -> None:
        self.article = article
        self.passages = passages
        self.names = names
        self.lexicon = lexicon
        self.roles = roles
        self.focus = Focus()
        self.single = quotes_with_single_marks([passage.text for passage in passages])
        self.sentences: dict[str, list[Sentence]] = {}
        for sentence in article.sentences:
            self.sentences.setdefault(sentence.passage_id, []).append(sentence)
        self.speaking: tuple[int, Source, str | None] | None = None  # place of the passage that last ended with a source
        self.carries = False  # whether a quotation was left open for the next paragraph

    def read(self) -> Speech:
        quotes: list[Quote] = []
        everything: list[Attribution] = []
        for place, passage in enumerate(self.passages):
            sentences = self.sentences.get(passage.passage_id, [])
            quoted = self._quoted(place, passage, sentences)
            attributions = self._attributions(passage, sentences, quoted)
            found = self._direct(place, passage, sentences, quoted, attributions)
            found += self._indirect(passage, attributions, quoted)
            quotes += found
            everything += attributions
            if attributions or found:
                self._remember(place, attributions, found)
        return Speech(sorted(quotes, key=lambda quote: (quote.start, quote.end, quote.mode)), everything)

    def _remember(self, place: int, attributions: list[Attribution], found: list[Quote]) -> None:
        spoken = [quote for quote in found if quote.source.name and quote.mode == "direct"]
        if spoken:
            last = max(spoken, key=lambda quote: quote.end)
            self.speaking = (place, last.source, last.via)
        elif attributions and attributions[-1].source.name:
            self.speaking = (place, attributions[-1].source, attributions[-1].via)

    # -- quoted stretches -----------------------------------------------------------------------------------------

    def _quoted(self, place: int, passage: PassageText, sentences: list[Sentence]) -> list[Quoted]:
        """The quoted stretches of a passage; one that is left open ends where the writer takes over again."""
        if passage.role == "dateline":
            return []
        found = []
        for quoted in find_quoted(passage.text, single=self.single):
            if quoted.is_open and quoted.end == len(passage.text.rstrip()) and not self._goes_on(place):
                quoted = self._cut(passage, sentences, quoted)
            found.append(quoted)
        return found

    def _goes_on(self, place: int) -> bool:
        """Whether the next paragraph goes on quoting: it opens with a mark of its own."""
        following = self.passages[place + 1].text.lstrip() if place + 1 < len(self.passages) else ""
        return (
            following[:1] in {"\u201c", '"', "\u201e", "\u00ab"}
            or following[:2] == "''"
            or (self.single and following[:1] in {"\u2018", "'"})
        )

    def _cut(self, passage: PassageText, sentences: list[Sentence], quoted: Quoted) -> Quoted:
        """Ends a quotation whose closing mark is missing before the first sentence that somebody else's verb governs."""
        start = passage.start + quoted.start
        inside = [sentence for sentence in sentences if sentence.starts[0] >= start - 2 or start <= sentence.ends[-1]]
        for sentence in inside[1:]:
            if self._narrates(sentence):
                end = sentence.starts[0] - passage.start
                while end > quoted.start and passage.text[end - 1].isspace():
                    end -= 1
                return Quoted(quoted.start, end, is_open=True)
        return quoted

    def _narrates(self, sentence: Sentence) -> bool:
        """Whether the sentence names somebody who says something."""
        mentions = self.names.mentions[sentence.number]
        for i in range(len(sentence)):
            cue = self.lexicon.cues.starting(sentence.lower, i)
            if cue and is_saying(sentence, i, cue[1]) and any(m.last <= i and m.entity.kind == "person" for m in mentions):
                return True
        return False

    # -- cues and sources -----------------------------------------------------------------------------------------

    def _attributions(self, passage: PassageText, sentences: list[Sentence], quoted: list[Quoted]) -> list[Attribution]:
        found: list[Attribution] = []
        for sentence in sentences:
            if sentence.role == "dateline":
                continue
            inside = self._tokens_inside(passage, sentence, quoted)
            found += self._sentence_attributions(sentence, inside)
        return found

    def _tokens_inside(self, passage: PassageText, sentence: Sentence, quoted: list[Quoted]) -> set[int]:
        spans = [(passage.start + q.start, passage.start + q.end) for q in quoted]
        return {i for i, start in enumerate(sentence.starts) if any(a <= start < b for a, b in spans)}

    def _sentence_attributions(self, sentence: Sentence, inside: set[int]) -> list[Attribution]:
        mentions = self.names.mentions[sentence.number]
        found: list[Attribution] = []
        i = 0
        while i < len(sentence):
            if i not in inside:
                self._focus_on_subject(sentence, mentions, i)
            if i in inside:
                i += 1
                continue
            named = self._in_words_of(sentence, i, mentions)
            if named:
                found.append(named)
                i = named.last
                continue
            phrase = self.lexicon.cue_phrases.starting(sentence.lower, i)
            if phrase:
                attribution = self._according_to(sentence, i, phrase[0], mentions)
                if attribution:
                    found.append(attribution)
                i = phrase[0]
                continue
            cue = self.lexicon.cues.starting(sentence.lower, i)
            if cue and is_saying(sentence, i, cue[1]):
                attribution = self._attribution(sentence, i, cue[0], cue[1], mentions, inside, found)
                if attribution:
                    found.append(attribution)
                i = cue[0]
                continue
            i += 1
        for attribution in found:  # who speaks stays in focus longer than whom the words are about
            self.focus.note(attribution.source)
        return found

    def _focus_on_subject(self, sentence: Sentence, mentions: list[Mention], i: int) -> None:
        """A person or body that does something is in focus for the pronouns that follow."""
        mention = next((m for m in mentions if m.first == i and m.entity.kind in {"person", "organisation"}), None)
        if mention is not None and not self._is_object(sentence, mention):
            self.focus.note(Source(mention.entity.name, mention.entity))

    def _is_object(self, sentence: Sentence, mention: Mention) -> bool:
        before = sentence.lower[mention.first - 1] if mention.first else ""
        possessive = mention.last < len(sentence) and sentence.tags[mention.last] == "POS"
        return possessive or before in {"with", "to", "by", "of", "against", "from", "for", "on", "about", "in", "at", "met", "told"}

    def _in_words_of(self, sentence: Sentence, i: int, mentions: list[Mention]) -> Attribution | None:
        """'in Forbes' words,'."""
        if sentence.lower[i] != "in" or i + 3 >= len(sentence):
            return None
        mention = next((m for m in mentions if m.first == i + 1), None)
        if mention is None or "words" not in sentence.lower[mention.last : mention.last + 3]:
            return None
        last = sentence.lower.index("words", mention.last) + 1
        return Attribution(
            sentence, i, last, None, Subject(sentence, mention.first, mention.last), Source(mention.entity.name, mention.entity)
        )

    def _according_to(self, sentence: Sentence, first: int, start: int, mentions: list[Mention]) -> Attribution | None:
        """'according to Alexander Gabuev, an analyst at ...': the source follows."""
        end = start
        while (
            end < len(sentence) and sentence.lower[end] not in {",", ".", ";", '"', "(", "-", "\u2014"} and sentence.tags[end] not in FINITE
        ):
            mention = next((m for m in mentions if m.first == end), None)
            end = mention.last if mention else end + 1
            if end < len(sentence) and sentence.lower[end] in {"which", "who", "that"}:
                break
        if end <= start:
            return None
        subject = Subject(sentence, start, end, is_behind=True)
        source = resolve_source(subject, mentions, self.focus, self.lexicon, self.roles)
        self.focus.note(source)
        attribution = Attribution(sentence, first, start, None, subject, source)
        attribution.clauses = self._clauses_of_phrase(sentence, first, end)
        return attribution

    def _clauses_of_phrase(self, sentence: Sentence, first: int, end: int) -> list[tuple[int, int]]:
        """'According to the Kremlin, CLAUSE' or 'CLAUSE, according to the Kremlin.'."""
        last = len(sentence)
        while last > 0 and sentence.lower[last - 1] in {".", "?", "!"}:
            last -= 1
        if first <= 1:
            cut = next((k for k in range(end, last) if sentence.lower[k] == ","), None)
            return [(cut + 1, last)] if cut is not None and any(tag in FINITE for tag in sentence.tags[cut + 1 : last]) else []
        stop = first - 1 if sentence.lower[first - 1] == "," else first
        return [(0, stop)] if any(tag in FINITE for tag in sentence.tags[:stop]) else []

    def _attribution(
        self, sentence: Sentence, first: int, last: int, cue: Cue, mentions: list[Mention], inside: set[int], before: list[Attribution]
    ) -> Attribution | None:
        after_quote = self._follows_words(sentence, first, inside) and sentence.tags[first] != "VBG"
        if sentence.tags[first] == "VBG" and before and cue.lemma in _SECOND_CUES:
            subject: Subject | None = None  # ', he said, adding that': the source is shared
        else:
            subject = find_subject(sentence, first, last, mentions, after_quote=after_quote)
        if subject is None or any(token in inside for token in range(subject.first, subject.last)):
            shared = (
                before[-1]
                if (before and sentence.tags[first] == "VBG") or (before and sentence.lower[first - 1] in {"and", "but", ","})
                else None
            )
            if shared is None:
                return None
            source, subject = shared.source, shared.subject
        else:
            source = resolve_source(subject, mentions, self.focus, self.lexicon, self.roles)
            if source.name is None and sentence.lower[subject.first] not in PRONOUNS:
                return None
        if source.name:
            self.focus.note(source)
        attribution = Attribution(sentence, first, last, cue, subject, source, self._via(sentence, last, cue, mentions))
        attribution.clauses = self._clauses(attribution, inside, before, mentions)
        return attribution

    def _follows_words(self, sentence: Sentence, first: int, inside: set[int]) -> bool:
        """Whether a quotation, or a clause and a comma, stand right before the verb."""
        i = first - 1
        while i >= 0 and sentence.lower[i] in {",", '"', "''", "'", "?", "!", ".", "\u2014", "-"}:
            if sentence.lower[i] in {'"', "''", "?", "!", "'"} or (i - 1) in inside:
                return True
            i -= 1
        return i >= 0 and i < first - 1 and (i in inside or any(tag in FINITE for tag in sentence.tags[:i]))

    def _via(self, sentence: Sentence, start: int, cue: Cue, mentions: list[Mention]) -> str | None:
        """'told CNN', 'said in an interview with the newspaper Die Zeit'."""
        if cue.addressee:
            mention = next((m for m in mentions if start <= m.first <= start + 2 and m.entity.kind == "organisation"), None)
            return mention.entity.name if mention else None
        for i in range(start, min(start + 8, len(sentence) - 1)):
            if sentence.lower[i] == "interview" and sentence.lower[i + 1] in {"with", "to", "for", "by"}:
                mention = next((m for m in mentions if i < m.first <= i + 4 and m.entity.kind == "organisation"), None)
                return mention.entity.name if mention else None
        return None

    # -- reported clauses -----------------------------------------------------------------------------------------

    def _clauses(
        self, attribution: Attribution, inside: set[int], before: list[Attribution], mentions: list[Mention]
    ) -> list[tuple[int, int]]:
        """The token spans that the cue reports in the writer's words: behind it, before it, or on both sides."""
        cue = attribution.cue
        if cue is None or (cue.clause == "no" and cue.infinitive == "no"):
            return []
        if any(first <= attribution.first < last for other in before for first, last in other.clauses):
            return []
        as_clause = self._clause_of_as(attribution, inside)
        if as_clause:
            return [as_clause]
        start = self._content_start(attribution, mentions)
        behind = self._clause_behind(attribution, start, inside) if start is not None else None
        if behind:
            return [behind]
        if cue.clause == "no":
            return []
        ahead = self._clause_ahead(attribution, inside)
        if ahead:
            rest = self._rest_behind(attribution)
            return [ahead, rest] if rest else [ahead]
        return []

    def _clause_of_as(self, attribution: Attribution, inside: set[int]) -> tuple[int, int] | None:
        """'As the paper noted, it is surprising': what follows the comma."""
        sentence, subject = attribution.sentence, attribution.subject
        if subject is None or subject.is_behind or subject.first == 0 or subject.first > 4 or sentence.lower[subject.first - 1] != "as":
            return None
        cut = next((k for k in range(attribution.last, len(sentence)) if sentence.lower[k] == "," and k not in inside), None)
        if cut is None or cut + 1 in inside or sentence.lower[cut + 1] in _CLOSERS:
            return None
        end = self._clause_end(sentence, cut + 1, inside)
        return (cut + 1, end) if any(tag in FINITE for tag in sentence.tags[cut + 1 : end]) else None

    def _content_start(self, attribution: Attribution, mentions: list[Mention]) -> int | None:
        """Where the reported clause begins: behind the addressee, times and 'that'."""
        sentence, cue = attribution.sentence, attribution.cue
        assert cue is not None
        i = attribution.last
        if attribution.subject and attribution.subject.is_behind:
            return None
        n = len(sentence)
        if cue.infinitive in {"yes", "object"}:
            found = self._infinitive_start(sentence, i, needs_object=cue.infinitive == "object")
            if found is not None:
                return found
        if cue.addressee:
            i = self._skip_addressee(sentence, i, mentions)
        i = self._skip_adverbials(sentence, i)
        if i < n and sentence.lower[i] == "that":
            return i + 1
        if cue.clause == "bare" and i < n:
            return i
        # 'complained on Monday, at length, that': a late 'that'
        late = next(
            (
                k
                for k in range(i, min(i + 12, n))
                if sentence.lower[k] == "that" and sentence.tags[k] == "IN" and sentence.lower[k - 1] not in {"so", "such"}
            ),
            None,
        )
        if late is not None and not any(sentence.tags[k] in FINITE for k in range(i, late)) and cue.clause == "that":
            return late + 1
        return None

    def _infinitive_start(self, sentence: Sentence, i: int, *, needs_object: bool) -> int | None:
        reach = 8 if needs_object else 3
        for k in range(i, min(i + reach, len(sentence) - 1)):
            if sentence.lower[k] == "to" and sentence.tags[k + 1] in {"VB", "RB"} and (k > i or not needs_object):
                return k - 1 if sentence.lower[k - 1] == "not" else k
            if sentence.tags[k] in FINITE or sentence.lower[k] in {",", ".", ";"}:
                return None
        return None

    def _skip_addressee(self, sentence: Sentence, i: int, mentions: list[Mention]) -> int:
        """'told reporters', 'told a news briefing near the end of the day', 'warned the government'."""
        n = len(sentence)
        start = i
        while i < n and i - start < 6:
            mention = next((m for m in mentions if m.first == i), None)
            if mention:
                i = mention.last
                if i < n and sentence.lower[i] in {"newspaper", "television", "radio", "news", "agency", "magazine"}:
                    i += 1
                break
            if sentence.tags[i] in {"DT", "PRP$", "JJ", "VBG"} and i + 1 < n:
                i += 1
                continue
            if sentence.tags[i] in {"NN", "NNS", "PRP", "NNP"}:
                i += 1
                if i < n and sentence.tags[i] in {"NN", "NNS"} and sentence.tags[i - 1] in {"NN", "NNP"}:
                    continue
                break
            break
        return i

    def _skip_adverbials(self, sentence: Sentence, i: int) -> int:
        """'on Monday', 'in a statement', 'late on Tuesday', 'today' between the verb and what was said."""
        n = len(sentence)
        moved = True
        while moved and i < n:
            moved = False
            if sentence.lower[i] in {
                "today",
                "yesterday",
                "earlier",
                "recently",
                "again",
                "also",
                "late",
                "later",
                "then",
                "there",
                "last",
                "this",
                "week",
                "month",
                "year",
                "afterwards",
                "afterward",
            } and not self._is_clause_start(sentence, i):
                i, moved = i + 1, True
            elif sentence.lower[i] in {
                "on",
                "in",
                "at",
                "during",
                "after",
                "by",
                "via",
                "through",
                "before",
                "to",
                "from",
                "near",
                "of",
            } and not self._is_clause_start(sentence, i):
                k = i + 1
                while (
                    k < n
                    and sentence.tags[k] in {"DT", "JJ", "NN", "NNP", "NNPS", "CD", "PRP$", "VBG", "NNS", "POS", "VBN"}
                    and sentence.lower[k] not in {",", "that"}
                ):
                    k += 1
                if k < n and (sentence.lower[k] in {"that", ",", "in", "on", "at", "of", "with"} or sentence.tags[k] not in FINITE):
                    i, moved = k, k > i + 1
            elif sentence.lower[i] == "," and i + 1 < n and sentence.lower[i + 1] == "that":
                i, moved = i + 1, False
            elif sentence.tags[i] == "NNP" and sentence.lower[i] in self.lexicon.times.weekdays:
                i, moved = i + 1, True
        return i

    def _is_clause_start(self, sentence: Sentence, i: int) -> bool:
        """'in his talks with creditors he had tried': a phrase that opens the reported clause, as its verb comes late."""
        for k in range(i, min(i + 16, len(sentence))):
            if (sentence.lower[k] == "that" and sentence.tags[k] == "IN") or sentence.lower[k] in _CLOSERS:
                return False
            if sentence.tags[k] in FINITE:
                return any(
                    sentence.tags[j] in {"PRP"} or (sentence.tags[j] == "DT" and j > i + 1) or (sentence.lower[j] == "," and j > i + 1)
                    for j in range(i + 1, k)
                )
        return False

    def _clause_behind(self, attribution: Attribution, start: int, inside: set[int]) -> tuple[int, int] | None:
        sentence, cue = attribution.sentence, attribution.cue
        assert cue is not None
        n = len(sentence)
        if start >= n or sentence.lower[start] in {":"}:
            return None
        if sentence.lower[start] == "," and start not in inside:
            return None
        end = self._clause_end(sentence, start, inside)
        plain = [k for k in range(start, end) if k not in inside and sentence.lower[k] not in _CLOSERS | {","}]
        if len(plain) < 2 and not any(k in inside for k in range(start, end)):
            return None
        # All of it inside marks: a direct quotation only.
        if len(plain) == 0 or (start in inside and len(plain) < 4):
            return None
        if sentence.lower[start] in _CLOSERS and start + 1 in inside and len(plain) < 4:
            return None
        is_infinitive = sentence.lower[start] in {"to", "not"} and cue.infinitive != "no"
        has_verb = any(sentence.tags[k] in FINITE for k in range(start, end))
        if not has_verb and not is_infinitive:
            return None
        if (
            not is_infinitive
            and cue.clause == "bare"
            and sentence.lower[start - 1] != "that"
            and not self._looks_like_clause(sentence, start, end, cue)
        ):
            return None
        return start, end

    def _looks_like_clause(self, sentence: Sentence, start: int, end: int, cue: Cue) -> bool:
        """Without 'that', what follows must open like a clause: a noun phrase before its verb."""
        first_verb = next((k for k in range(start, end) if sentence.tags[k] in FINITE), None)
        if first_verb is None:
            return False
        if first_verb == start:  # 'economists said would be sure to'
            return sentence.tags[start] in {"MD", "VBZ", "VBP", "VBD"} and cue.lemma == "say"
        opening = sentence.lower[start]
        if opening in {"and", "but", "or", "who", "which"}:
            return False
        return not (cue.lemma not in {"say", "tell", "add"} and sentence.tags[start] in {"IN", "TO"})

    def _clause_end(self, sentence: Sentence, start: int, inside: set[int]) -> int:
        """The end of a reported clause: the sentence's, or where ', adding', ', he said', ', but declined' break in."""
        n = len(sentence)
        end = n
        while end > start and sentence.lower[end - 1] in {".", "?", "!", ";", ":"} and (end - 1) not in inside:
            end -= 1
        for k in range(start + 1, end):
            if k in inside:
                continue
            if sentence.lower[k] in {",", ";"} and self._breaks_clause(sentence, k + 1, end):
                return k
            if sentence.lower[k] == ":" and k + 2 in inside:
                return k
            if sentence.lower[k] in {"and", "but"} and k > start + 3 and self._ends_before_joint(sentence, k, inside, end):
                return k - 1 if sentence.lower[k - 1] == "," else k
            cue = self.lexicon.cue_phrases.starting(sentence.lower, k)
            if cue:
                return k - 1 if sentence.lower[k - 1] == "," else k
        return end

    def _ends_before_joint(self, sentence: Sentence, k: int, inside: set[int], end: int) -> bool:
        """Behind quoted words, ', and there was ...' is the writer again; ', but "they see' is the next quotation."""
        before = sentence.lower[k - 1]
        after_marks = before in _CLOSERS and bool({k - 2, k - 3} & inside)
        if after_marks and sentence.lower[k] == "and" and k + 3 < end:
            return sentence.tags[k + 1] in {"EX", "PRP", "DT"} and any(tag in FINITE for tag in sentence.tags[k + 2 : k + 8])
        if before == "," and k + 2 < end and sentence.lower[k + 1] in _CLOSERS and k + 2 in inside:
            return True
        return before == "," and sentence.lower[k] == "and" and sentence.lower[k + 1] in {"as", "when", "if", "while", "although"}

    def _breaks_clause(self, sentence: Sentence, k: int, end: int) -> bool:
        if k >= end:
            return False
        cue = self.lexicon.cues.starting(sentence.lower, k)
        if cue and cue[1].form == "gerund" and cue[1].lemma in _SECOND_CUES:
            return True
        if sentence.lower[k] in {"but", "and"} and k + 1 < end:
            follow = self.lexicon.cues.starting(sentence.lower, k + 1)
            if follow and sentence.tags[k + 1] in VERB_TAGS:
                return True
            return sentence.lower[k + 1] in {"declined", "refused", "did", "gave"} and sentence.tags[k + 1] == "VBD"
        # ', he said' in the middle
        if sentence.tags[k] in {"PRP", "NNP", "DT"}:
            for j in range(k + 1, min(k + 6, end)):
                found = self.lexicon.cues.starting(sentence.lower, j)
                if (
                    found
                    and is_saying(sentence, j, found[1])
                    and found[1].lemma in {"say", "add", "note", "explain", "tell"}
                    and (found[0] >= end or sentence.lower[found[0]] in {",", "."})
                ):
                    return True
        return False

    def _clause_ahead(self, attribution: Attribution, inside: set[int]) -> tuple[int, int] | None:
        """'CLAUSE, the ministry said': what stands before the comma."""
        sentence = attribution.sentence
        edge = attribution.first
        if attribution.subject and not attribution.subject.is_behind:
            edge = min(edge, self._subject_edge(attribution))
        i = edge - 1
        while i >= 0 and sentence.lower[i] in {'"', "''", "'", "RB"}:
            i -= 1
        if i < 1 or sentence.lower[i] not in {",", "-", "\u2014", "?", "!"}:
            return None
        end = i
        start = 0
        # A reported clause that follows another cue's in one sentence begins behind it.
        for k in range(end - 1, -1, -1):
            if sentence.lower[k] in {";"} and k not in inside:
                start = k + 1
                break
        plain = [k for k in range(start, end) if k not in inside and sentence.lower[k] not in _CLOSERS | {","}]
        if len(plain) < 3 or not any(sentence.tags[k] in FINITE for k in plain):
            return None
        if len(plain) < 0.25 * (end - start):
            return None
        while start < end and (
            sentence.lower[start] in {"and", "but", "\u2022", "-"}
            or (sentence.lower[start] in _CLOSERS and start not in inside and start + 1 not in inside)
        ):
            start += 1
        return start, end

    def _subject_edge(self, attribution: Attribution) -> int:
        """Where the noun phrase with its appositions begins that the cue belongs to."""
        assert attribution.subject is not None
        return attribution.subject.first

    def _rest_behind(self, attribution: Attribution) -> tuple[int, int] | None:
        """'If China can build a wall, he observed, then he can build one': the second half."""
        sentence = attribution.sentence
        i = attribution.last
        while i < len(sentence) and sentence.lower[i] != ",":
            if i - attribution.last > 4:
                return None
            i += 1
        start, end = i + 1, len(sentence)
        while end > start and sentence.lower[end - 1] in {".", "?", "!"}:
            end -= 1
        if end - start < 4 or not any(sentence.tags[k] in FINITE for k in range(start, end)):
            return None
        cue = self.lexicon.cues.starting(sentence.lower, start)
        if cue or sentence.lower[start] in {"but", "and", "who", "which", "a", "an", "while", "as", "whose"}:
            return None
        return start, end

    # -- direct quotations ----------------------------------------------------------------------------------------

    def _direct(
        self, place: int, passage: PassageText, sentences: list[Sentence], quoted: list[Quoted], attributions: list[Attribution]
    ) -> list[Quote]:
        found = [(stretch, self._own_attribution(passage, sentences, stretch, quoted, attributions)) for stretch in quoted]
        paragraph = self._paragraph_source(found)
        quotes = []
        for stretch, attribution in found:
            source, via, cue = self._source(place, passage, stretch, attribution, paragraph)
            if not self._is_quotation(passage, stretch, attribution, source):
                continue
            quotes.append(Quote(passage.passage_id, "direct", passage.start + stretch.start, passage.start + stretch.end, cue, source, via))
        return quotes

    def _own_attribution(
        self, passage: PassageText, sentences: list[Sentence], stretch: Quoted, quoted: list[Quoted], attributions: list[Attribution]
    ) -> Attribution | None:
        """The cue of a quoted stretch: close behind it, close before it, else the one that governs its clause."""
        start, end = passage.start + stretch.start, passage.start + stretch.end
        here = [a for a in attributions if self._is_beside(a, start, end, sentences)]
        behind = [a for a in here if self._edge(a)[0] >= end and self._is_close_behind(a, end, quoted, passage)]
        before = [a for a in here if self._edge(a)[1] <= start and a.sentence.starts[0] <= start <= a.sentence.ends[-1] + 1]
        tight = [a for a in before if self._is_close_before(a, start)]
        if tight and not (behind and self._opens_sentence(passage, stretch)):
            return tight[-1]
        if behind:
            return behind[0]
        return before[-1] if before else None

    def _edge(self, attribution: Attribution) -> tuple[int, int]:
        """The offsets that a cue with its subject covers."""
        first, last = attribution.first, attribution.last
        subject = attribution.subject
        if subject and subject.sentence is attribution.sentence and subject.is_behind:
            last = max(last, subject.last)
        elif subject and subject.sentence is attribution.sentence and attribution.first - subject.last < 25:
            first = min(first, subject.first)
        return attribution.sentence.starts[first], attribution.sentence.ends[last - 1]

    def _is_beside(self, attribution: Attribution, start: int, end: int, sentences: list[Sentence]) -> bool:
        """Whether the cue stands in a sentence that the stretch touches, or the one right behind it."""
        sentence = attribution.sentence
        if sentence.starts[0] <= end + 2 and start <= sentence.ends[-1] + 1:
            return True
        del sentences
        return False

    def _is_close_behind(self, attribution: Attribution, end: int, quoted: list[Quoted], passage: PassageText) -> bool:
        """Nothing but punctuation and the subject between the closing mark and the cue."""
        start = self._edge(attribution)[0]
        between = passage.text[end - passage.start : start - passage.start]
        if any(end <= passage.start + q.start < start for q in quoted):
            return False
        words = re.findall(r"\w+", between.lower())
        if set(words) & {"and", "but", "who", "while", "which", "as", "that"}:
            return False
        return len(words) <= 3 and not re.search(r"[.;:]\s", between.strip("\u201d\"'\u2019 "))

    def _is_close_before(self, attribution: Attribution, start: int) -> bool:
        """'X said: "', 'X said, "', 'X called it "'."""
        sentence = attribution.sentence
        tokens = [i for i in range(attribution.last, len(sentence)) if sentence.ends[i] <= start]
        words = [sentence.lower[i] for i in tokens if sentence.lower[i] not in {'"', "''", "'"}]
        return len(words) <= 1 or words[-1:] == [":"]

    def _opens_sentence(self, passage: PassageText, stretch: Quoted) -> bool:
        before = passage.text[: stretch.start].rstrip("\u201c\u2018\"'\u00ab\u201e` \n")
        return not before or before[-1] in ".?!"

    def _paragraph_source(self, found: list[tuple[Quoted, Attribution | None]]) -> Attribution | None:
        """The one source of a paragraph's quotations, for those that have no cue of their own."""
        known = [attribution for _, attribution in found if attribution and attribution.source.name]
        return known[0] if known else None

    def _source(
        self, place: int, passage: PassageText, stretch: Quoted, attribution: Attribution | None, paragraph: Attribution | None
    ) -> tuple[Source, str | None, str | None]:
        if attribution is not None:
            return attribution.source, attribution.via, attribution.surface
        named = self._named_behind(passage, stretch)
        if named is not None:
            return Source(named.name, named), None, None
        n_words = len(re.findall(r"\w+", passage.text[stretch.start : stretch.end]))
        if n_words >= SELF_STANDING_WORDS or self._opens_sentence(passage, stretch):
            if paragraph is not None:
                return paragraph.source, paragraph.via, None
            if self.speaking and self._is_mostly_quoted(passage, stretch) and place - self.speaking[0] <= 1:
                return self.speaking[1], self.speaking[2], None
        return Source(None), None, None

    def _named_behind(self, passage: PassageText, stretch: Quoted) -> Entity | None:
        """'"...", James Char, security scholar, ...': a person right behind the closing mark, with no verb."""
        end = passage.start + stretch.end
        closes = passage.text[stretch.end - 1 : stretch.end + 1]
        if "," not in closes:
            return None
        for sentence in self.sentences.get(passage.passage_id, []):
            for mention in self.names.mentions[sentence.number]:
                if mention.entity.kind == "person" and 0 < sentence.starts[mention.first] - end <= 4:
                    return mention.entity
        return None

    def _is_mostly_quoted(self, passage: PassageText, stretch: Quoted) -> bool:
        return stretch.end - stretch.start >= 0.6 * len(passage.text.strip())

    def _is_quotation(self, passage: PassageText, stretch: Quoted, attribution: Attribution | None, source: Source) -> bool:
        """Whether somebody is said to have said the words: no title, no scare quote."""
        text = passage.text[stretch.start : stretch.end]
        words = re.findall(r"[\w'\u2019-]+", text)
        if not words or (passage.role in {"heading"} and attribution is None):
            return False
        if attribution is not None and source.name:
            return self._is_governed(stretch, attribution, passage, words)
        if passage.role == "title":
            return False
        if source.name and self._opens_sentence(passage, stretch) and text.rstrip()[-1:] in {".", "!", "?"}:
            return True
        closed = text.rstrip()[-1:] in {".", "!", "?", ",", "\u2026"}
        sentence_like = len(words) >= SELF_STANDING_WORDS and (closed or self._opens_sentence(passage, stretch) or len(words) >= 8)
        return sentence_like and (bool(source.name) or len(words) >= 8 or self._is_mostly_quoted(passage, stretch))

    def _is_governed(self, stretch: Quoted, attribution: Attribution, passage: PassageText, words: list[str]) -> bool:
        """Short quoted words behind a cue belong to what it reports; names and titles in its sentence do not."""
        if len(words) >= SELF_STANDING_WORDS:
            return True
        start = passage.start + stretch.start
        if self._edge(attribution)[0] >= passage.start + stretch.end:
            return True
        sentence = attribution.sentence
        tokens = [i for i in range(attribution.last, len(sentence)) if sentence.ends[i] <= start]
        titled = all(word[:1].isupper() for word in words) and len(words) > 1
        named = bool(tokens) and sentence.lower[tokens[-1]] in {
            "newspaper",
            "daily",
            "film",
            "book",
            "magazine",
            "programme",
            "program",
            "called",
            "titled",
            "dubbed",
        }
        return not (titled and not (attribution.cue and attribution.cue.label)) and not (
            named and attribution.cue is not None and attribution.cue.lemma not in {"call", "dub"}
        )

    # -- indirect quotations --------------------------------------------------------------------------------------

    def _indirect(self, passage: PassageText, attributions: list[Attribution], quoted: list[Quoted]) -> list[Quote]:
        quotes = []
        for attribution in attributions:
            if not attribution.source.name:
                continue
            sentence = attribution.sentence
            for first, last in attribution.clauses:
                start, end = sentence.starts[first], sentence.ends[last - 1]
                start, end = self._with_marks(passage, start, end, quoted)
                quotes.append(Quote(passage.passage_id, "indirect", start, end, attribution.surface, attribution.source, attribution.via))
        return quotes

    def _with_marks(self, passage: PassageText, start: int, end: int, quoted: list[Quoted]) -> tuple[int, int]:
        """A reported clause that ends inside marks takes the closing mark in."""
        for stretch in quoted:
            inner_end = passage.start + stretch.end
            if start <= passage.start + stretch.start and inner_end - 1 <= end <= inner_end + 2:
                after = passage.text[stretch.end : stretch.end + 2]
                end = inner_end + len(re.match(r"[,.]?(?:''|[\u201d\"\u2019'\u00bb])?", after)[0])  # type: ignore[index]
        return start, end
