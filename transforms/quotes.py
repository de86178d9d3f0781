"""Quotations: who is said to have said what, in quotation marks or in the writer's words.

Cues (verbs of saying) are found and given their sources first; then every quoted stretch looks for the cue that it
belongs to: right behind it, before it in its sentence, that of its paragraph, that of the paragraph before. Reported
clauses are what a cue governs. Quoted words that nobody is said to have said (titles, scare quotes) are left out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise

from transforms.articles import Article, Sentence
from transforms.attempts import attempt
from transforms.entities import ArticleNames, Entity, Mention
from transforms.lexicon import Cue, Lexicon
from transforms.quotation_marks import Quoted, find_quoted, quotes_with_single_marks
from transforms.speakers import (
    PRONOUNS,
    Focus,
    Source,
    Subject,
    find_subject,
    gender_of,
    is_full_stop,
    is_saying,
    resolve_pronoun,
    resolve_source,
)
from transforms.tokens import FINITE_TAGS, VERB_TAGS
from transforms.transcripts import Turn, find_turns, label_of, name_of, person_called

# A longer paragraph is a page without line breaks; every quotation in it would be looked at from every other.
LONGEST_PASSAGE = 5_000
# Quoted words fewer than this need a cue that governs them, or they are titles and scare quotes.
SELF_STANDING_WORDS = 5
# How many words of a sentence that points back to a quotation ('that was the verdict of') are looked at for a name.
REFERENCE_REACH = 12
# How far behind 'while' the next speaker's verb may stand.
OTHER_REACH = 10
_VERBS_OF_RELATIVES = (["VBD"], ["VBZ"], ["VB"], ["VBN"])
_HUMAN_PRONOUNS = {"he", "she", "they", "i", "we"}
# 'the', a number, '-', 'year', '-', 'old'
AGE_TOKENS = 6
# A nickname has few words, and what says so stands close before it.
LONGEST_NICKNAME = 3
NICKNAME_REACH = 60
_CLOSERS = {'"', "''", "'"}
_PUNCTUATION = {".", ",", ";", ":", "(", ")", "[", "]", "?", "!", "-", "--", "\u2014"}
# What stands between a verb of saying and its clause: 'said on Monday in a statement that'.
_SAYING_PREPOSITIONS = {"on", "in", "at", "during", "after", "by", "via", "through", "before", "to", "from", "near", "of", "with", "for"}
# How long the aside in 'Paz, asked whether she would run again, said' may be.
ASIDE_REACH = 24
_ASKED_ABOUT = {"about", "on", "by", "for", "in", "at", "to", "directly", "repeatedly", "again", "specifically"}
_QUESTION_WORDS = {"whether", "if", "why", "how", "when", "where", "what", "who"}
_CALENDAR = {"week", "month", "year", "night", "morning", "afternoon", "evening", "summer", "winter", "spring", "autumn"}
_PLAIN_VERBS = {
    "is", "are", "was", "were", "has", "have", "had", "will", "would", "can", "could", "may", "might", "should", "must", "did", "does",
    "do", "isn't", "aren't", "wasn't", "weren't", "hasn't", "haven't", "hadn't", "won't", "wouldn't", "can't", "cannot",
}  # fmt: skip
# Tags of what opens a noun phrase, so that behind a noun a clause begins: 'according to police the port was closed'.
_OPEN_CLAUSE = {"DT", "PRP", "PRP$", "CD", "EX"}
# What opens a clause that only leads up to another: 'As tension rose, the minister announced new steps'.
_SUBORDINATORS = {"as", "when", "while", "after", "before", "although", "though", "since", "because", "amid", "despite"}
# What goes on behind ', he said,' is his too, unless it opens like this.
_NARRATIVE_OPENINGS = {
    "but", "who", "which", "while", "as", "whose", "when", "where", "although", "though", "after", "before", "with", "against",
    "without", "despite", "because", "since", "citing", "quoting", "referring", "noting", "according", "he", "she", "they",
}  # fmt: skip


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

    def cut(self, start: int, end: int) -> PassageText:
        """The piece of it between two offsets of the document."""
        return PassageText(self.passage_id, self.role, start, self.text[start - self.start : end - self.start])


@dataclass(slots=True)
class Speech:
    """The quotations of an article, in order of their content, and the cues with their sources, in order of place."""

    quotes: list[Quote]
    attributions: list[Attribution]


def read_speech(
    article: Article, passages: list[PassageText], names: ArticleNames, lexicon: Lexicon, roles: dict[str, list[Entity]]
) -> Speech:
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
        self, article: Article, passages: list[PassageText], names: ArticleNames, lexicon: Lexicon, roles: dict[str, list[Entity]]
    ) -> None:
        self.article = article
        self.sentences: dict[int, list[Sentence]] = {}  # by the place where their passage, or the piece of it, begins
        self.passages = self._in_pieces(passages)
        self.names = names
        self.lexicon = lexicon
        self.roles = roles
        self.focus = Focus()
        for noun, persons in roles.items():
            for person in persons:
                person.gender = person.gender or gender_of(noun)
        self.single = quotes_with_single_marks([passage.text for passage in self.passages])
        self.speaking: tuple[int, Source, str | None] | None = None  # place of the passage that last ended with a source
        self.carries = False  # whether a quotation was left open for the next paragraph
        self.quotes: list[Quote] = []
        self.attributions: list[Attribution] = []
        self.open_before: list[tuple[PassageText, Quoted]] = []  # paragraphs of a quotation whose speaker comes with the last
        texts = [passage.text if passage.role in {"body", "heading"} else "" for passage in passages]
        self.turns = {turn.place: turn for turn in find_turns(texts, names.persons, lexicon)}

    def _in_pieces(self, passages: list[PassageText]) -> list[PassageText]:
        """The passages with their sentences noted; a very long one as several, each beginning with a sentence."""
        by_passage: dict[str, list[Sentence]] = {}
        for sentence in self.article.sentences:
            by_passage.setdefault(sentence.passage_id, []).append(sentence)
        pieces: list[PassageText] = []
        for passage in passages:
            begins = passage.start
            for sentence in by_passage.get(passage.passage_id, []):
                if sentence.char_start - begins > LONGEST_PASSAGE:
                    pieces.append(passage.cut(begins, sentence.char_start))
                    begins = sentence.char_start
                self.sentences.setdefault(begins, []).append(sentence)
            pieces.append(passage.cut(begins, passage.start + len(passage.text)))
        return pieces

    def read(self) -> Speech:
        for place, passage in enumerate(self.passages):
            with attempt(self.article, "quotes", passage.text):
                self._read_passage(place, passage)
        return Speech(sorted(self.quotes, key=lambda quote: (quote.start, quote.end, quote.mode)), self.attributions)

    def _read_passage(self, place: int, passage: PassageText) -> None:
        sentences = self.sentences.get(passage.start, [])
        quoted = self._quoted(place, passage, sentences)
        continues = bool(quoted) and quoted[-1].is_open and self._is_continued(place)
        attributions = self._attributions(passage, sentences, quoted)
        self.attributions += attributions
        open_before, self.open_before = self.open_before, []
        turn = self.turns.get(place)
        if turn is not None:
            self.quotes += self._turn_of(passage, turn)
            return
        found = self._direct(place, passage, quoted, attributions)
        if open_before and found and quoted and found[0].start == passage.start + quoted[0].start:
            self.quotes += self._carried_back(open_before, found[0])
        known = {quote.start for quote in found}
        if continues and passage.start + quoted[-1].start not in known:
            self.open_before = [*open_before, (passage, quoted[-1])]
        found += self._indirect(passage, attributions, quoted)
        self.quotes += found
        if attributions or found:
            self._remember(place, attributions, found)

    def _turn_of(self, passage: PassageText, turn: Turn) -> list[Quote]:
        """The words of a turn in a transcript; questions are no quotations."""
        if turn.kind == "question":
            return []
        person = turn.person if turn.kind == "named" else self._interviewed()
        if person is None and turn.kind == "answer":
            return []  # the outlet answers its own questions, or two are interviewed
        source = Source(person.name, person) if person is not None else Source(name_of(turn.label) if turn.kind == "named" else None)
        self.focus.note(source)
        end = passage.start + len(passage.text.rstrip())
        return [Quote(passage.passage_id, "direct", passage.start + turn.start, end, None, source, None)]

    def _interviewed(self) -> Entity | None:
        """Whom an interview is with: the only person named before its first question, else the only one that the title names."""
        ahead = self.passages[: min(self.turns)]
        title = [passage for passage in ahead if passage.role == "title"]
        for group in (ahead, title):
            inside = {passage.passage_id for passage in group}
            numbers = [sentence.number for sentence in self.article.sentences if sentence.passage_id in inside]
            named = {m.entity.name: m.entity for number in numbers for m in self.names.mentions[number] if m.entity.kind == "person"}
            if len(named) == 1:
                return next(iter(named.values()))
        return None

    def _carried_back(self, paragraphs: list[tuple[PassageText, Quoted]], last: Quote) -> list[Quote]:
        """The earlier paragraphs of a quotation, whose speaker is named behind the last one."""
        return [
            Quote(passage.passage_id, "direct", passage.start + stretch.start, passage.start + stretch.end, None, last.source, last.via)
            for passage, stretch in paragraphs
        ]

    def _remember(self, place: int, attributions: list[Attribution], found: list[Quote]) -> None:
        """Who spoke last in the paragraph: for a quotation that fills the next one."""
        spoken = [(quote.end, quote.source, quote.via) for quote in found if quote.source.name and quote.mode == "direct"]
        spoken += [(self._edge(a)[1], a.source, a.via) for a in attributions if a.source.name]
        if spoken:
            _, source, via = max(spoken, key=lambda item: item[0])
            self.speaking = (place, source, via)

    # -- quoted stretches -----------------------------------------------------------------------------------------

    def _quoted(self, place: int, passage: PassageText, sentences: list[Sentence]) -> list[Quoted]:
        """The quoted stretches of a passage; one that is left open ends where the writer takes over again."""
        if passage.role == "dateline":
            return []
        found = []
        for quoted in find_quoted(passage.text, single=self.single):
            if quoted.is_open and quoted.end == len(passage.text.rstrip()) and not self._is_continued(place):
                quoted = self._cut(passage, sentences, quoted)
            found.append(quoted)
        return found

    def _is_continued(self, place: int) -> bool:
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
        if passage.text[quoted.start : quoted.start + 1].islower():  # 'told them “the kilns will run': no more than its sentence
            stop = re.search(r"[.!?](?=\s+[A-Z])", passage.text[quoted.start :])
            return Quoted(quoted.start, quoted.start + stop.end(), is_open=True) if stop else quoted
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
            with attempt(self.article, "quotes", sentence.text):
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
        if 0 not in inside:
            self._focus_on_people(sentence)
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
                attribution = self._according_to(sentence, i, phrase, mentions)
                if attribution:
                    found.append(attribution)
                i = phrase[0]
                continue
            cue = self.lexicon.cues.starting(sentence.lower, i)
            if cue and is_saying(sentence, i, cue[1]) and not self._was_asked(sentence, i):
                attribution = self._attribution(sentence, i, cue[0], cue[1], mentions, inside, found)
                if attribution and found and self._relays(attribution, found[-1]):
                    found[-1].via = attribution.source.name
                elif attribution:
                    found.append(attribution)
                i = cue[0]
                continue
            i += 1
        for attribution in found:  # who speaks stays in focus longer than whom the words are about
            self.focus.note(attribution.source)
            if attribution.source.entity is not None and attribution.source.entity.kind == "person":
                self.focus.tied = None
        return found

    def _was_asked(self, sentence: Sentence, i: int) -> bool:
        """'Asked whether she would run, Paz said', 'Paz, when asked about it, said': a participle of whoever answers."""
        if sentence.lower[i] not in self.lexicon.word_sets["asked"]:
            return False
        if i + 1 >= len(sentence) or sentence.lower[i + 1] not in _QUESTION_WORDS | _ASKED_ABOUT:
            return False
        if i == 0 or sentence.lower[i - 1] in {"when", "if", "once"}:
            return True
        return sentence.lower[i - 1] == "," and self._answers_behind(sentence, i)

    def _answers_behind(self, sentence: Sentence, asked: int) -> bool:
        """', asked whether she would run, said': a verb of saying right behind the comma that closes the aside."""
        comma = next((k for k in range(asked, min(len(sentence) - 1, asked + ASIDE_REACH)) if sentence.lower[k] == ","), None)
        return comma is not None and self.lexicon.cues.starting(sentence.lower, comma + 1) is not None

    def _before_asked(self, sentence: Sentence, verb: int) -> int:
        """'Paz, when asked whether she would run, said': the comma behind the name, where the subject ends; else the verb."""
        if verb == 0 or sentence.lower[verb - 1] != ",":
            return verb
        for k in range(verb - 2, max(0, verb - ASIDE_REACH), -1):
            if sentence.lower[k] == ",":
                return verb
            if self._was_asked(sentence, k):
                opening = k - 1 if sentence.lower[k - 1] == "," else k - 2
                return opening if opening > 0 and sentence.lower[opening] == "," else verb
        return verb

    def _relays(self, attribution: Attribution, before: Attribution) -> bool:
        """'..., Anna Lee said, Interfax reported': who passes the words on."""
        entity, subject = attribution.source.entity, attribution.subject
        if entity is None or entity.kind != "organisation" or subject is None or attribution.cue is None:
            return False
        return attribution.cue.lemma == "report" and attribution.sentence.lower[before.last : subject.first] in ([","], [",", "the"])

    def _focus_on_subject(self, sentence: Sentence, mentions: list[Mention], i: int) -> None:
        """A person or body that does something is in focus for the pronouns that follow."""
        mention = next((m for m in mentions if m.first == i and m.entity.kind in {"person", "organisation"}), None)
        if mention is not None and mention.entity.kind == "organisation":
            self.focus.note_organisation(mention.entity)
        if mention is not None and not self._is_object(sentence, mention):
            self.focus.note(Source(mention.entity.name, mention.entity))
            if mention.entity.kind == "person":
                joined = next((m.entity for m in mentions if m.last == i - 1 and m.entity.kind == "person"), None)
                self.focus.tied = (joined, mention.entity) if joined is not None and sentence.lower[i - 1] == "and" else None

    def _focus_on_people(self, sentence: Sentence) -> None:
        """'The sailors came to the quay': people whom 'they' may mean."""
        end = next((k for k in range(min(6, len(sentence))) if sentence.tags[k] in FINITE_TAGS), None)
        if not end or sentence.tags[end - 1] != "NNS" or sentence.lower[end - 1] not in self.lexicon.names.person_nouns:
            return
        noun = sentence.lower[end - 1]
        if self.focus.plural is None or self.focus.plural.noun != noun:
            self.focus.note(Source(sentence.surface(0, end), None, is_plural=True, noun=noun))

    def _is_object(self, sentence: Sentence, mention: Mention) -> bool:
        before = sentence.lower[mention.first - 1] if mention.first else ""
        possessive = mention.last < len(sentence) and sentence.tags[mention.last] == "POS"
        return possessive or before in {"with", "to", "by", "of", "against", "from", "for", "on", "about", "in", "at", "met", "told"}

    def _in_words_of(self, sentence: Sentence, i: int, mentions: list[Mention]) -> Attribution | None:
        """'in Forbes' words,', 'in her words,'."""
        if sentence.lower[i] != "in" or i + 3 >= len(sentence):
            return None
        mention = next((m for m in mentions if m.first == i + 1), None)
        end = mention.last if mention else i + 2
        if "words" not in sentence.lower[end : end + 3]:
            return None
        pronoun = {"his": "he", "her": "she", "their": "they"}.get(sentence.lower[i + 1])
        if mention is not None:
            source = Source(mention.entity.name, mention.entity)
        elif pronoun is not None:
            source = resolve_pronoun(pronoun, self.focus)
        elif sentence.tags[i + 1] == "NNP":
            source = Source(sentence.surface(i + 1, i + 2))
        else:
            return None
        last = sentence.lower.index("words", end) + 1
        attribution = Attribution(sentence, i, last, None, Subject(sentence, i + 1, end), source)
        if i <= 1:
            attribution.clauses = self._clauses_of_phrase(sentence, i, last)
        return attribution

    def _according_to(self, sentence: Sentence, first: int, phrase: tuple[int, bool], mentions: list[Mention]) -> Attribution | None:
        """'according to Anna Lee, an analyst at ...': the source follows the phrase (its end, whether it has a clause)."""
        start, has_clause = phrase
        end = start
        while (
            end < len(sentence)
            and sentence.lower[end] not in {",", ".", ";", '"', "(", "-", "\u2014"}
            and sentence.tags[end] not in FINITE_TAGS
        ):
            mention = next((m for m in mentions if m.first == end), None)
            end = mention.last if mention else end + 1
            if end < len(sentence) and sentence.lower[end] in {"which", "who", "that", "there"}:
                break
        if first <= 1 and end < len(sentence) and sentence.tags[end] in FINITE_TAGS:
            end = self._before_clause(sentence, start, end)
        if end <= start:
            return None
        subject = Subject(sentence, start, end, is_behind=True)
        source = resolve_source(subject, mentions, self.focus, self.lexicon, self.roles)
        self.focus.note(source)
        attribution = Attribution(sentence, first, start, None, subject, source)
        if has_clause:
            attribution.clauses = self._clauses_of_phrase(sentence, first, end)
        return attribution

    def _before_clause(self, sentence: Sentence, start: int, verb: int) -> int:
        """'According to police two men were held': where the source ends, by what opens the clause; ``start`` where nothing tells."""
        tags = sentence.tags
        nouns = {k for k in range(start, verb) if tags[k][:2] == "NN" or tags[k] == "CD" or (k == start and tags[k] == "VB")}  # 'to police'
        return next((k for k in range(start + 1, verb) if tags[k] in _OPEN_CLAUSE and k - 1 in nouns), start)

    def _clauses_of_phrase(self, sentence: Sentence, first: int, end: int) -> list[tuple[int, int]]:
        """'According to the Kremlin, CLAUSE' or 'CLAUSE, according to the Kremlin.'."""
        last = len(sentence)
        while last > 0 and sentence.lower[last - 1] in {".", "?", "!"}:
            last -= 1
        if first <= 1 and sentence.tags[end : end + 1] and sentence.tags[end] in _OPEN_CLAUSE:
            return [(end, last)]  # 'According to police two men were held.'
        if first <= 1:
            cuts = [k for k in range(end, last) if sentence.lower[k] == ","]
            # The first piece between commas that has a verb, past appositions: ', director of the institute, prices'
            for cut, following in pairwise([*cuts, last]):
                if any(tag in FINITE_TAGS for tag in sentence.tags[cut + 1 : following]):
                    return [(cut + 1, last)]
            return []
        stop = first - 1 if sentence.lower[first - 1] == "," else first
        if stop == 0 or sentence.lower[stop - 1] in _SUBORDINATORS | {"that", "if", "and", "but"}:
            return []  # 'was arrested when, according to the court, agents': broken in the middle
        return [(0, stop)] if any(tag in FINITE_TAGS for tag in sentence.tags[:stop]) else []

    def _attribution(
        self, sentence: Sentence, first: int, last: int, cue: Cue, mentions: list[Mention], inside: set[int], before: list[Attribution]
    ) -> Attribution | None:
        quoted_as = sentence.lower[max(0, first - 2) : first] == ["quoted", "as"]
        after_quote = self._follows_words(sentence, first, inside) and sentence.tags[first] != "VBG"
        if sentence.tags[first] == "VBG" and before and cue.lemma in self.lexicon.word_sets["second_cues"]:
            subject: Subject | None = None  # ', he said, adding that': the source is shared
        elif self._joins(sentence, first, before):
            subject = None  # 'said he would weep if a mother was killed, but added'
        elif quoted_as:
            subject = find_subject(sentence, first - 2, last, mentions, after_quote=False, quoted=True)
        else:
            at = self._before_nickname(sentence, self._before_asked(sentence, first), inside)
            if at < first:
                after_quote = False
            subject = find_subject(sentence, at, last if at == first else at, mentions, after_quote=after_quote and not cue.addressee)
            if subject is None and after_quote:  # '..., told Anna Lee': an addressee may stand behind as well
                subject = find_subject(sentence, first, last, mentions, after_quote=True)
        aged = self._aged(sentence, first)
        if aged is not None:
            self.focus.note(aged)
            return Attribution(sentence, first, last, cue, Subject(sentence, first - AGE_TOKENS, first), aged)
        relayed = self._quoted_source(sentence, last, cue) if subject else None
        if relayed and subject:
            agency = resolve_source(subject, mentions, self.focus, self.lexicon, self.roles)
            source = resolve_source(relayed, mentions, self.focus, self.lexicon, self.roles)
            return Attribution(sentence, first, last, cue, subject, source, agency.name if agency.entity else None) if source.name else None
        if subject is None or {subject.first, subject.last - 1} & inside:  # a nickname in its midst is part of a name
            joins = sentence.tags[first] == "VBG" or sentence.lower[first - 1] in {"and", "but", ","}
            shared = self._outermost(before) if joins else None
            if shared is None:
                return None
            source, subject = shared.source, shared.subject
        else:
            source = resolve_source(subject, mentions, self.focus, self.lexicon, self.roles)
            if source.name is None and sentence.lower[subject.first] not in PRONOUNS:
                return None
        if source.name:
            self.focus.note(source)
        via = self._via(sentence, last, cue, mentions)
        if quoted_as and sentence.lower[last : last + 1] == ["by"]:  # 'was quoted as saying by Xinhua'
            via = self._outlet(sentence, last + 1, mentions)
        attribution = Attribution(sentence, first, last, cue, subject, source, via)
        attribution.clauses = self._clauses(attribution, inside, before, mentions)
        return attribution

    def _before_nickname(self, sentence: Sentence, verb: int, inside: set[int]) -> int:
        """'Anton Reuss, known as "the Bear", said': the comma behind the name, where the subject ends; else the verb."""
        k = verb - 1
        while k > 0 and (k in inside or sentence.lower[k] in _CLOSERS | {","}):
            k -= 1
        if k == verb - 1 or sentence.lower[k] not in {"as"} | self.lexicon.word_sets["nicknaming"]:
            return verb
        comma = next((j for j in range(k, max(0, k - 8), -1) if sentence.lower[j] == ","), None)
        is_named = comma is not None and bool(self.lexicon.word_sets["nicknaming"] & set(sentence.lower[comma : k + 1]))
        return comma if comma is not None and is_named else verb

    def _aged(self, sentence: Sentence, verb: int) -> Source | None:
        """'the 52-year-old said': the person whose age the text has told, else the one it spoke of last, else as printed."""
        words = sentence.lower[max(0, verb - AGE_TOKENS) : verb]
        if len(words) < AGE_TOKENS or words[0] != "the" or words[2:] != ["-", "year", "-", "old"]:
            return None
        told = [
            m.entity
            for mentions in self.names.mentions[: sentence.number + 1]
            for m in mentions
            if m.entity.kind == "person" and m.sentence.lower[m.last : m.last + 2] == [",", words[1]]
        ]
        person = told[-1] if told else next(reversed(self.focus.persons), None)
        name = sentence.surface(verb - AGE_TOKENS, verb)
        return Source(person.name, person) if person is not None else Source(name, None, is_human=True)

    def _outermost(self, before: list[Attribution]) -> Attribution | None:
        """The latest cue that is not itself inside what another reports: 'Paz said they had agreed, adding that'."""
        spans = [span for attribution in before for span in attribution.clauses]
        outer = [a for a in before if not any(first <= a.first < last for first, last in spans)]
        return outer[-1] if outer else None

    def _joins(self, sentence: Sentence, first: int, before: list[Attribution]) -> bool:
        """Whether 'and' or 'but' joins the verb to an earlier one whose report ends right before."""
        joint = sentence.lower[first - 1] in {"and", "but"}
        return joint and any(first - 3 <= last < first for attribution in before[-1:] for _, last in attribution.clauses)

    def _quoted_source(self, sentence: Sentence, last: int, cue: Cue) -> Subject | None:
        """'the agency quoted an official as saying': the official."""
        if cue.lemma != "quote":
            return None
        end = next((k for k in range(last + 1, min(last + 10, len(sentence) - 1)) if sentence.lower[k : k + 2] == ["as", "saying"]), None)
        return Subject(sentence, last, end, is_behind=True) if end else None

    def _follows_words(self, sentence: Sentence, first: int, inside: set[int]) -> bool:
        """Whether a quotation, or a clause and a comma, stand right before the verb."""
        i = first - 1
        while i >= 0 and sentence.lower[i] in {",", '"', "''", "'", "?", "!", ".", "\u2014", "-"}:
            if sentence.lower[i] in {'"', "''", "?", "!", "'"} or (i - 1) in inside:
                return True
            i -= 1
        return i >= 0 and i < first - 1 and (i in inside or any(tag in FINITE_TAGS for tag in sentence.tags[:i]))

    def _via(self, sentence: Sentence, start: int, cue: Cue, mentions: list[Mention]) -> str | None:
        """'told CNN', 'said in an interview with the newspaper Die Zeit'."""
        if cue.addressee:
            return self._outlet(sentence, start, mentions)
        for i in range(start, min(start + 8, len(sentence) - 1)):
            if sentence.lower[i] == "interview" and sentence.lower[i + 1] in {"with", "to", "for", "by"}:
                return self._outlet(sentence, i + 2, mentions)
        return None

    def _outlet(self, sentence: Sentence, start: int, mentions: list[Mention]) -> str | None:
        """The outlet named at ``start`` or behind an article and a noun ('the newspaper Die Zeit'): no parliament or firm."""
        mention = next((m for m in mentions if start <= m.first <= start + 2), None)
        if mention is not None and mention.entity.kind == "organisation":
            entity = mention.entity
            if entity.code or entity.is_generic or self.lexicon.word_sets["audiences"] & set(entity.name.lower().split()):
                return None
            return entity.name
        first = start + 1 if sentence.lower[start : start + 1] == ["the"] else start
        last = first
        while last < len(sentence) and sentence.tags[last] == "NNP":
            last += 1
        is_outlet = last > first and sentence.lower[last - 1] in self.lexicon.word_sets["outlets"]
        return sentence.surface(first, last) if is_outlet else None

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
        if self._is_behind_as(attribution):
            return []  # 'as the minister threatened to do': what he said is the main clause
        ahead = self._clause_ahead(attribution, inside, before) if cue.clause != "no" and cue.direct and cue.form != "gerund" else None
        start = self._content_start(attribution, mentions)
        behind = self._clause_behind(attribution, start, inside) if start is not None else None
        is_question = start is not None and cue.stance == "questioned"
        is_infinitive = is_question or (
            start is not None and cue.infinitive != "no" and attribution.sentence.lower[start : start + 1] in (["to"], ["not"])
        )
        if behind and (is_infinitive or not self._is_circumstance(attribution, behind[0], inside)):
            return self._split_at_that(attribution.sentence, behind, inside)
        if cue.clause == "no" or not cue.direct or not self._is_parenthetic(attribution):
            return []
        rest = self._rest_behind(attribution, inside, is_only=ahead is None)
        return [span for span in (ahead, rest) if span]

    def _is_behind_as(self, attribution: Attribution) -> bool:
        subject = attribution.subject
        return subject is not None and not subject.is_behind and subject.first > 0 and attribution.sentence.lower[subject.first - 1] == "as"

    def _is_circumstance(self, attribution: Attribution, start: int, inside: set[int]) -> bool:
        """'CLAUSE, the ministry said at a briefing when asked': what follows tells how it was said."""
        sentence, subject = attribution.sentence, attribution.subject
        if sentence.tags[start] not in {"IN", "TO", "WRB"} or sentence.lower[start - 1] == "that" or subject is None or subject.first < 3:
            return False
        before = subject.first - 1
        return sentence.lower[before] in _CLOSERS or (sentence.lower[before] == "," and before not in inside)

    def _is_parenthetic(self, attribution: Attribution) -> bool:
        """Whether the verb has no object of its own: ', the bank said on Monday.', not 'would charge 5 percent'."""
        sentence = attribution.sentence
        i = attribution.last
        if attribution.subject and attribution.subject.is_behind:
            i = max(i, attribution.subject.last)
        if i >= len(sentence):
            return True
        word = sentence.lower[i]
        if attribution.cue and attribution.cue.addressee:  # 'one of them, Anna Lee, told the paper: "...'
            return ":" not in sentence.lower[i : i + 5]
        timed = word in self.lexicon.word_sets["saying_times"] or word in self.lexicon.times.weekdays or word in {"this", "last", "late"}
        return (
            timed
            or word in _PUNCTUATION | _CLOSERS | _SAYING_PREPOSITIONS | {"and", "when", "as"}
            or sentence.tags[i] in {"RB", "VBG", "IN"}
        )

    def _split_at_that(self, sentence: Sentence, clause: tuple[int, int], inside: set[int]) -> list[tuple[int, int]]:
        """'said prices rose, and that wages fell' are two clauses."""
        first, last = clause
        for k in range(first + 3, last - 3):
            if sentence.lower[k - 2 : k + 1] == [",", "and", "that"] and k not in inside:
                return [(first, k - 2), *self._split_at_that(sentence, (k + 1, last), inside)]
        return [clause]

    def _clause_of_as(self, attribution: Attribution, inside: set[int]) -> tuple[int, int] | None:
        """'As the paper noted, it is surprising': what follows the comma."""
        sentence, subject = attribution.sentence, attribution.subject
        if subject is None or subject.is_behind or subject.first == 0 or subject.first > 4 or sentence.lower[subject.first - 1] != "as":
            return None
        cut = next((k for k in range(attribution.last, len(sentence)) if sentence.lower[k] == "," and k not in inside), None)
        if cut is None or cut + 1 in inside or cut + 1 == len(sentence) or sentence.lower[cut + 1] in _CLOSERS:
            return None
        end = self._clause_end(sentence, cut + 1, inside)
        return (cut + 1, end) if any(tag in FINITE_TAGS for tag in sentence.tags[cut + 1 : end]) else None

    def _content_start(self, attribution: Attribution, mentions: list[Mention]) -> int | None:
        """Where the reported clause begins: behind the addressee, times and 'that'."""
        sentence, cue = attribution.sentence, attribution.cue
        assert cue is not None
        i = attribution.last
        if attribution.subject and attribution.subject.is_behind and attribution.subject.first >= i:
            return None
        n = len(sentence)
        if cue.infinitive in {"yes", "object"}:
            found = self._infinitive_start(sentence, i, needs_object=cue.infinitive == "object")
            if found is not None:
                return found
        if cue.addressee:
            i = self._skip_addressee(sentence, i, mentions)
        if cue.stance == "questioned":
            asked = next((k for k in range(i, min(i + 5, n)) if sentence.lower[k] in _QUESTION_WORDS), None)
            return asked if asked is not None and "," not in sentence.lower[i:asked] else None
        i = self._skip_adverbials(sentence, i)
        if i < n and sentence.lower[i] == "that":
            is_relative = i > attribution.last and sentence.tags[i - 1] == "NN" and sentence.tags[i + 1 : i + 2] in _VERBS_OF_RELATIVES
            return None if is_relative else i + 1  # 'said of a report that put it at half'
        if i + 1 < n and sentence.lower[i] == "," and sentence.words[i + 1] in {"This", "It", "The", "There", "He", "She", "They", "We"}:
            return i + 1  # 'says, This is', as translators put it
        if cue.clause == "bare" and i < n:
            return i
        # 'complained on Monday, at length, that': a late 'that'
        if cue.clause == "no":
            return None
        late = self._late_that(sentence, i)
        if late is not None:
            # 'denied a report that': what the noun says is denied, not said
            return None if cue.stance == "denied" and sentence.tags[i] in {"DT", "JJ", "NN", "NNS", "PRP$"} else late + 1
        return i if cue.direct and i < n and self._drops_that(sentence, i) else None

    def _late_that(self, sentence: Sentence, i: int) -> int | None:
        for k in range(i, min(i + 12, len(sentence))):
            if sentence.tags[k] in FINITE_TAGS:
                return None
            if sentence.lower[k] == "that" and sentence.tags[k] == "IN" and sentence.lower[k - 1] not in {"so", "such"}:
                is_relative = sentence.tags[k - 1] == "NN" and sentence.tags[k + 1 : k + 2] in _VERBS_OF_RELATIVES
                return None if is_relative else k  # 'said of a report that put it at half'
        return None

    def _drops_that(self, sentence: Sentence, i: int) -> bool:
        """'confirmed the port was closed': a noun phrase right before a form of be, have or an auxiliary."""
        for k in range(i, min(i + 14, len(sentence))):
            if sentence.lower[k] == "and" and sentence.lower[k + 1 : k + 2] and sentence.lower[k + 1] in _PLAIN_VERBS:
                return False
            if sentence.lower[k] in _PLAIN_VERBS and (k > i + 1 or sentence.tags[i] in {"PRP", "EX", "NNS", "NNP", "DT"}) and k > i:
                return True
            is_harmless = sentence.lower[k] == "-" and sentence.is_glued(k)
            is_harmless = is_harmless or (sentence.tags[k] == "TO" and sentence.tags[k + 1 : k + 2] != ["VB"])
            if sentence.tags[k] in FINITE_TAGS | {"VBG", "WDT", "WP", "WRB", "TO"} or sentence.lower[k] in _PUNCTUATION | _CLOSERS:
                if is_harmless:
                    continue
                return False
            if k > i and (
                sentence.tags[k] in {"PRP", "EX"} or (sentence.tags[k] == "DT" and sentence.tags[k - 1] not in {"IN", "CC", "DT"})
            ):
                return False  # 'denied allegations he was', 'told of the claims the firm had'
        return False

    def _infinitive_start(self, sentence: Sentence, i: int, *, needs_object: bool) -> int | None:
        reach = 8 if needs_object else 3
        for k in range(i, min(i + reach, len(sentence) - 1)):
            if sentence.lower[k] == "to" and sentence.tags[k + 1] in {"VB", "RB"} and (k > i or not needs_object):
                return k - 1 if sentence.lower[k - 1] == "not" else k
            if sentence.tags[k] in FINITE_TAGS or sentence.lower[k] in {",", ".", ";"}:
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
            if sentence.tags[i] in {"NN", "NNS", "PRP", "NNP", "NNPS"}:
                i += 1
                if i < n and sentence.tags[i] in {"NN", "NNS"} and sentence.tags[i - 1] in {"NN", "NNP"}:
                    continue
                if i < n and sentence.tags[i] == sentence.tags[i - 1] == "NNP":  # 'told The Southern Herald'
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
            if self._is_saying_time(sentence, i) and not self._is_clause_start(sentence, i):
                i, moved = i + 1, True
            elif sentence.lower[i] in _SAYING_PREPOSITIONS - {"with", "for"} and not self._is_clause_start(sentence, i):
                k = i + 1
                while (
                    k < n
                    and sentence.tags[k] in {"DT", "JJ", "NN", "NNP", "NNPS", "CD", "PRP$", "VBG", "NNS", "POS", "VBN"}
                    and sentence.lower[k] not in {",", "that"}
                ):
                    k += 1
                if k < n and (sentence.lower[k] in {"that", ",", "in", "on", "at", "of", "with"} or sentence.tags[k] not in FINITE_TAGS):
                    i, moved = k, k > i + 1
            elif sentence.lower[i] == "," and i + 1 < n and sentence.lower[i + 1] == "that":
                i, moved = i + 1, False
            elif sentence.tags[i] == "NNP" and sentence.lower[i] in self.lexicon.times.weekdays:
                i, moved = i + 1, True
        return i

    def _is_saying_time(self, sentence: Sentence, i: int) -> bool:
        """'said late last week', but not 'said this would', 'said there were'."""
        word, following = sentence.lower[i], sentence.lower[i + 1] if i + 1 < len(sentence) else ""
        if word in {"this", "last"}:
            return following in _CALENDAR or following in self.lexicon.times.weekdays or following in self.lexicon.times.months
        if word == "there":
            return following in {"that", ","}
        return word in self.lexicon.word_sets["saying_times"] or (word in _CALENDAR and sentence.lower[i - 1] in {"this", "last"})

    def _is_clause_start(self, sentence: Sentence, i: int) -> bool:
        """'in his talks with creditors he had tried': a phrase that opens the reported clause, as its verb comes late."""
        for k in range(i, min(i + 16, len(sentence))):
            if (sentence.lower[k] == "that" and sentence.tags[k] == "IN") or sentence.lower[k] in _CLOSERS:
                return False
            if sentence.tags[k] in FINITE_TAGS:
                return any(
                    sentence.tags[j] in {"PRP"} or (sentence.tags[j] == "DT" and j > i + 1) or (sentence.lower[j] == "," and j > i + 1)
                    for j in range(i + 1, k)
                )
        return False

    def _clause_behind(self, attribution: Attribution, start: int, inside: set[int]) -> tuple[int, int] | None:
        sentence, cue = attribution.sentence, attribution.cue
        assert cue is not None
        n = len(sentence)
        if start >= n or (sentence.lower[start] in _PUNCTUATION and start not in inside):
            return None
        end = self._clause_end(sentence, start, inside)
        end = self._relative_end(attribution, start, end, inside)
        plain = [k for k in range(start, end) if k not in inside and sentence.lower[k] not in _CLOSERS | {","}]
        if len(plain) < 2 and not any(k in inside for k in range(start, end)):
            return None
        # All of it inside marks: a direct quotation only.
        if len(plain) == 0 or (start in inside and len(plain) < 4):
            return None
        if sentence.lower[start] in _CLOSERS and start + 1 in inside and len(plain) < 4:
            return None
        is_infinitive = (sentence.lower[start] in {"to", "not"} and cue.infinitive != "no") or cue.stance == "questioned"
        has_verb = self._has_finite(sentence, list(range(start, end))) or sentence.lower[start - 1] == "that"
        if not has_verb and not is_infinitive and not (cue.lemma == "say" and self._must_be_clause(sentence, start, len(plain))):
            return None
        if (
            not is_infinitive
            and cue.clause == "bare"
            and sentence.lower[start - 1] != "that"
            and not self._looks_like_clause(sentence, start, end, cue)
        ):
            return None
        return start, end

    def _must_be_clause(self, sentence: Sentence, start: int, length: int) -> bool:
        """'says farmers need more rain': long words behind 'say' are a clause, even where its verb looks like a noun."""
        return (
            length >= 6 and sentence.tags[start] in {"PRP", "NNS", "NNPS", "NNP", "DT", "EX"} and sentence.lower[start] not in {"a", "no"}
        )

    def _relative_end(self, attribution: Attribution, start: int, end: int, inside: set[int]) -> int:
        """'The address, in which he said the war must end, was hailed': the clause ends where the outer verb comes."""
        sentence, subject = attribution.sentence, attribution.subject
        relative = subject is not None and subject.first > 0 and sentence.lower[subject.first - 1] in {"which", "whom", "that"}
        if not relative and "who" not in sentence.lower[max(0, attribution.first - 3) : attribution.first]:
            return end
        for k in range(start + 2, end - 1):
            if sentence.lower[k] == "," and k not in inside and sentence.tags[k + 1] in FINITE_TAGS:
                return k
        return end

    def _looks_like_clause(self, sentence: Sentence, start: int, end: int, cue: Cue) -> bool:
        """Without 'that', what follows must open like a clause: a noun phrase before its verb."""
        first_verb = next((k for k in range(start, end) if sentence.tags[k] in FINITE_TAGS), None)
        if first_verb is None:
            return cue.lemma in {"say", "tell", "add"}
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
            if sentence.lower[k] == ";" or is_full_stop(sentence, k):
                return k
            if sentence.lower[k] == "," and self._breaks_clause(sentence, k + 1, end):
                return k
            if self._opens_long_quotation(sentence, k, inside):
                return k
            if sentence.lower[k] == ":" and k + 2 in inside:
                return k
            if sentence.lower[k] == "and" and self._is_second_cue(sentence, k + 1, end):
                return k
            if sentence.lower[k] in {"while", "whereas"} and k > start + 2 and self._speaks_too(sentence, k, end):
                return k - 1 if sentence.lower[k - 1] == "," else k
            if sentence.lower[k] in {"and", "but"} and k > start + 3 and self._ends_before_joint(sentence, k, inside, end):
                return k - 1 if sentence.lower[k - 1] == "," else k
            if self.lexicon.cue_phrases.starting(sentence.lower, k):
                return k - 1 if sentence.lower[k - 1] == "," else k
        return end

    def _is_second_cue(self, sentence: Sentence, k: int, end: int) -> bool:
        """'said it checks exports and denies that': the same speaker's next verb of saying."""
        cue = self.lexicon.cues.starting(sentence.lower, k)
        if cue is None or cue[1].form not in {"past", "third", "plural"} or cue[0] >= end or not is_saying(sentence, k, cue[1]):
            return False
        says_more = cue[1].lemma == "say" and sentence.tags[cue[0]] in {"DT", "PRP", "NNS", "NNP", "EX", "PRP$"}
        return sentence.lower[cue[0]] == "that" or (says_more and sentence.tags[k] in {"VBD", "VBZ", "VBP"})

    def _speaks_too(self, sentence: Sentence, joint: int, end: int) -> bool:
        """'said it was old, while Juan Rojas said it was new': somebody else speaks behind 'while'."""
        mentions = self.names.mentions[sentence.number]
        for k in range(joint + 2, min(joint + OTHER_REACH, end)):
            cue = self.lexicon.cues.starting(sentence.lower, k)
            if cue and is_saying(sentence, k, cue[1]) and any(joint < m.first < m.last <= k for m in mentions):
                return sentence.tags[k] in FINITE_TAGS
        return False

    def _opens_long_quotation(self, sentence: Sentence, k: int, inside: set[int]) -> bool:
        """'says it is over "We can live now," he said': a sentence in marks of its own, with no comma before it."""
        if sentence.lower[k] not in _CLOSERS or not inside.issuperset(range(k + 1, k + 7)) or sentence.lower[k - 1] in {",", ":"}:
            return False
        return sentence.words[k + 1][:1].isupper()

    def _ends_before_joint(self, sentence: Sentence, k: int, inside: set[int], end: int) -> bool:
        """Behind quoted words, ', and there was ...' is the writer again; ', but "they see' is the next quotation."""
        before = sentence.lower[k - 1]
        after_marks = before in _CLOSERS and bool({k - 2, k - 3} & inside)
        if after_marks and sentence.lower[k] == "and" and k + 3 < end:
            return sentence.tags[k + 1] in {"EX", "PRP", "DT"} and any(tag in FINITE_TAGS for tag in sentence.tags[k + 2 : k + 8])
        if before == "," and k + 2 < end and sentence.lower[k + 1] in _CLOSERS and k + 2 in inside:
            return True
        after = sentence.lower[k + 1] if k + 1 < end else ""
        return before == "," and sentence.lower[k] == "and" and after in {"as", "when", "if", "while", "although"}

    def _breaks_clause(self, sentence: Sentence, k: int, end: int) -> bool:
        if k >= end:
            return False
        cue = self.lexicon.cues.starting(sentence.lower, k)
        if cue and cue[1].form == "gerund" and cue[1].lemma in self.lexicon.word_sets["second_cues"]:
            return True
        if sentence.lower[k] in {"but", "and"} and k + 1 < end:
            follow = self.lexicon.cues.starting(sentence.lower, k + 1)
            if follow and sentence.tags[k + 1] in VERB_TAGS:
                return True
            if sentence.lower[k + 1] in {"declined", "refused", "did", "gave"} and sentence.tags[k + 1] == "VBD":
                return True
            # ', but he said the rest had improved': the next report
            after = self.lexicon.cues.starting(sentence.lower, k + 2) if sentence.tags[k + 1] in {"PRP", "NNP", "NNS"} else None
            return bool(after and after[1].clause != "no" and is_saying(sentence, k + 2, after[1]))
        # ', he said' in the middle
        if sentence.tags[k] in {"PRP", "NNP", "DT"}:
            for j in range(k + 1, min(k + 6, end)):
                found = self.lexicon.cues.starting(sentence.lower, j)
                if found and is_saying(sentence, j, found[1]) and (found[0] >= end or sentence.lower[found[0]] in {",", ".", "that"}):
                    return True
        return False

    def _clause_ahead(self, attribution: Attribution, inside: set[int], before: list[Attribution]) -> tuple[int, int] | None:
        """'CLAUSE, the ministry said': what stands before the comma."""
        sentence = attribution.sentence
        edge = attribution.first
        if attribution.subject and not attribution.subject.is_behind:
            edge = min(edge, attribution.subject.first)
        i = edge - 1
        while i >= 0 and sentence.lower[i] in _CLOSERS:
            i -= 1
        if i >= 1 and self._trails_without_comma(attribution, edge):
            i = edge
        elif i < 1 or sentence.lower[i] not in {",", "-", "\u2014", "?", "!"}:
            return None
        end = self._before_apposition(sentence, i)
        start = 0
        # A reported clause that follows another cue's in one sentence begins behind it.
        for k in range(end - 1, -1, -1):
            if (sentence.lower[k] == ";" or is_full_stop(sentence, k)) and k not in inside:
                start = k + 1
                break
        if any(other.clauses and start <= other.first < edge for other in before):
            return None
        if any(self._was_asked(sentence, k) for k in range(start, min(start + 2, end))):
            return None
        plain = [k for k in range(start, end) if k not in inside and sentence.lower[k] not in _CLOSERS | {","}]
        if len(plain) < 3 or not self._has_clause(sentence, start, end, plain):
            return None
        if len(plain) < 0.25 * (end - start):
            return None
        while start < end and (
            sentence.lower[start] in {"and", "but", "\u2022", "-"}
            or (sentence.lower[start] in _CLOSERS and start not in inside and start + 1 not in inside)
        ):
            start += 1
        return start, end

    def _before_apposition(self, sentence: Sentence, comma: int) -> int:
        """'..., the union's secretary, Paul Hale, said': the role before the name is no part of what was said."""
        opening = next((k for k in range(comma - 1, max(0, comma - 10), -1) if sentence.lower[k] == ","), None)
        if opening is None or sentence.tags[opening + 1] not in {"DT", "PRP$"}:
            return comma
        is_role = bool(self.lexicon.names.role_nouns.ending(sentence.lower, comma))
        return opening if is_role and not any(tag in FINITE_TAGS for tag in sentence.tags[opening:comma]) else comma

    def _trails_without_comma(self, attribution: Attribution, edge: int) -> bool:
        """'Four ships had left he added', with no comma before 'he'."""
        sentence = attribution.sentence
        ends = attribution.last >= len(sentence) or sentence.lower[attribution.last] in {".", '"'}
        return (
            ends
            and edge > 4
            and sentence.lower[edge] in PRONOUNS
            and edge == attribution.first - 1
            and sentence.tags[edge - 1] not in {"IN", "WDT", "WP", "VBD"}
        )

    def _has_clause(self, sentence: Sentence, start: int, end: int, plain: list[int]) -> bool:
        """Whether a main clause stands there: a verb, not only behind 'as' or 'while' up to the last comma."""
        if sentence.lower[plain[0]] in _SUBORDINATORS and not any(sentence.lower[k] == "," for k in range(start, end)):
            return False
        return self._has_finite(sentence, plain)

    def _has_finite(self, sentence: Sentence, tokens: list[int]) -> bool:
        """Whether there is a finite verb, also one that the tagger takes for something else: 'troops shot/NN eight'."""
        if any(sentence.tags[k] in FINITE_TAGS for k in tokens):
            return True
        return any(
            (sentence.tags[k] in {"VB", "VBP"} and not {"TO", "MD"} & set(sentence.tags[k - 2 : k]))
            or (sentence.tags[k] == "VBN" and sentence.tags[k - 1] in {"NN", "NNS", "NNP", "PRP", "CD"} and sentence.lower[k + 1] != "by")
            or (sentence.tags[k] == "NN" and sentence.tags[k - 1] == "NNS" and sentence.tags[k + 1] in {"CD", "DT"})
            for k in tokens[1:-1]
        )

    def _rest_behind(self, attribution: Attribution, inside: set[int], *, is_only: bool) -> tuple[int, int] | None:
        """'If the port closes, he said, the crew will leave': what goes on behind the cue.

        Args:
            attribution: the cue, with a comma before its subject.
            inside: the tokens inside quotation marks.
            is_only: whether nothing before the cue is a clause ('The port, he said, would close').
        """
        sentence, subject = attribution.sentence, attribution.subject
        if subject is None or attribution.first == 0:
            return None
        behind = subject.is_behind and subject.sentence is sentence
        before = (attribution.first if behind else subject.first) - 1
        if before < 1 or sentence.lower[before] != "," or before - 1 in inside:
            return None
        i = subject.last if behind else attribution.last
        limit = i + (8 if behind else 4)
        while i < len(sentence) and sentence.lower[i] != ",":
            if i >= limit or sentence.tags[i] in FINITE_TAGS:
                return None
            i += 1
        start = i + 1
        if not is_only and not behind and i > attribution.last and sentence.lower[start : start + 1] in (["a"], ["an"], ["the"], ["and"]):
            return None  # 'Paz said on Monday, a deal that would ...' describes what was said
        end = self._clause_end(sentence, start, inside) if start + 1 < len(sentence) else start
        if end - start < (2 if is_only else 4) or not any(
            sentence.tags[k] in FINITE_TAGS or (is_only and sentence.tags[k] == "VBN") for k in range(start, end)
        ):
            return None
        return (start, end) if self._goes_on(sentence, start, is_only=is_only) else None

    def _goes_on(self, sentence: Sentence, start: int, *, is_only: bool) -> bool:
        """Whether what follows ', he said,' is still his: it opens with a noun phrase, or with the verb of the first half."""
        if sentence.lower[start] in _NARRATIVE_OPENINGS or self.lexicon.cues.starting(sentence.lower, start):
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

    # -- direct quotations ----------------------------------------------------------------------------------------

    def _direct(self, place: int, passage: PassageText, quoted: list[Quoted], attributions: list[Attribution]) -> list[Quote]:
        found = [(stretch, self._own_attribution(passage, stretch, quoted, attributions)) for stretch in quoted]
        quotes: list[Quote] = []
        for stretch, attribution in found:
            around = self._around(passage, stretch, attributions, quotes)
            source, via, cue = self._source(place, passage, stretch, attribution, around)
            if source.name is None and stretch.is_open and self._is_continued(place):
                continue  # its speaker comes with the last paragraph, see _carried_back
            if not self._is_quotation(passage, stretch, attribution, source):
                continue
            quotes.append(Quote(passage.passage_id, "direct", passage.start + stretch.start, passage.start + stretch.end, cue, source, via))
        return quotes

    def _own_attribution(
        self, passage: PassageText, stretch: Quoted, quoted: list[Quoted], attributions: list[Attribution]
    ) -> Attribution | None:
        """The cue of a quoted stretch: close behind it, close before it, else the one that governs its clause."""
        start, end = passage.start + stretch.start, passage.start + stretch.end
        here = [a for a in attributions if a.sentence.starts[0] <= end + 2 and start <= a.sentence.ends[-1] + 1]
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

    def _is_close_behind(self, attribution: Attribution, end: int, quoted: list[Quoted], passage: PassageText) -> bool:
        """Nothing but punctuation and the subject between the closing mark and the cue."""
        start = self._edge(attribution)[0]
        between = passage.text[end - passage.start : start - passage.start]
        if any(end <= passage.start + q.start < start for q in quoted):
            return False
        ends_sentence = passage.text[end - passage.start - 1] in {".", "!", "?"}
        if ends_sentence and (attribution.clauses or not self._is_parenthetic(attribution)):
            return False  # '"It closes." The minister called for help.'
        words = re.findall(r"\w+", between.lower())
        if words[:3] in (["that", "is", "what"], ["this", "is", "what"]):
            return True
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

    def _around(
        self, passage: PassageText, stretch: Quoted, attributions: list[Attribution], quotes: list[Quote]
    ) -> tuple[Source, str | None] | None:
        """Who speaks around a quotation that has no cue of its own: the latest before it in the paragraph, else the next."""
        start = passage.start + stretch.start
        named = [a for a in attributions if a.source.name]
        before = [(self._edge(a)[1], a.source, a.via) for a in named if self._edge(a)[1] <= start]
        before += [(quote.end, quote.source, quote.via) for quote in quotes if quote.source.name]
        if before:
            _, source, via = max(before, key=lambda item: item[0])
            return source, via
        return next(((a.source, a.via) for a in named if self._edge(a)[0] >= start), None)

    def _source(
        self, place: int, passage: PassageText, stretch: Quoted, attribution: Attribution | None, around: tuple[Source, str | None] | None
    ) -> tuple[Source, str | None, str | None]:
        if attribution is not None:
            source = attribution.source if attribution.source.name else self._named_next(passage, attribution) or attribution.source
            return source, attribution.via, attribution.surface
        named = self._named_behind(passage, stretch) or self._named_before_colon(passage, stretch)
        named = named or self._named_by_reference(place, passage, stretch) or self._asked_before(passage, stretch)
        if named is not None:
            return Source(named.name, named), None, None
        label = label_of(passage.text)
        if label is not None and label[1] >= stretch.start - 1 and self.lexicon.names.role_nouns.starting(label[0].lower().split(), 0):
            return Source(label[0], None, is_human=True), None, None  # 'Minister: "It closes."'
        n_words = len(re.findall(r"\w+", passage.text[stretch.start : stretch.end]))
        if n_words >= SELF_STANDING_WORDS or self._opens_sentence(passage, stretch):
            if around is not None:
                return *around, None
            fills = self._is_mostly_quoted(passage, stretch) or self._opens_silent_paragraph(passage, stretch)
            if self.speaking and fills and place - self.speaking[0] <= 1:
                return self.speaking[1], self.speaking[2], None
        return Source(None), None, None

    def _named_behind(self, passage: PassageText, stretch: Quoted) -> Entity | None:
        """'"...", James Char, security scholar, ...': a person right behind the closing mark, with no verb."""
        end = passage.start + stretch.end
        closes = passage.text[stretch.end - 1 : stretch.end + 1]
        if "," not in closes:
            return None
        for sentence in self.sentences.get(passage.start, []):
            for mention in self.names.mentions[sentence.number]:
                # A verb between may be any: '"...," recorded Anna Lee.'
                verb = mention.first > 0 and sentence.tags[mention.first - 1] == "VBD"
                start = sentence.starts[mention.first - 1 if verb else mention.first]
                if mention.entity.kind == "person" and 0 < start - end <= 4:
                    return mention.entity
        return None

    def _named_before_colon(self, passage: PassageText, stretch: Quoted) -> Entity | None:
        """'Anna Lee was blunt: "It closes."': the subject of the sentence, where it is a person."""
        before = passage.text[: stretch.start].rstrip("\u201c\"'\u2018\u00ab\u201e ")
        if not before.endswith(":"):
            return None
        label = label_of(passage.text)
        if label is not None and label[1] >= stretch.start - 1:
            return person_called(label[0], self.names.persons)
        at = passage.start + len(before) - 1
        sentence = next((s for s in self.sentences.get(passage.start, []) if s.starts[0] <= at < s.ends[-1]), None)
        if sentence is None:
            return None
        if sentence.lower[0] in {"he", "she"}:
            return resolve_pronoun(sentence.lower[0], self.focus).entity
        person = next((m for m in self.names.mentions[sentence.number] if m.entity.kind == "person"), None)
        is_subject = person is not None and person.last < len(sentence) and sentence.tags[person.last] in FINITE_TAGS
        return person.entity if person is not None and is_subject else None

    def _named_by_reference(self, place: int, passage: PassageText, stretch: Quoted) -> Entity | None:
        """'"It will not hold." That was the verdict of Anna Lee': whom the sentence behind the quotation names, pointing back to it."""
        sentence, first = self._sentence_behind(place, passage, stretch)
        if sentence is None:
            return None
        words = sentence.lower[first : first + REFERENCE_REACH]
        is_back = (
            words[:1] and words[0] in {"that", "this", "those", "these", "such"} and words[1:2] and words[1] in {"was", "were", "is", "are"}
        )
        is_saying_noun = is_back and (self.lexicon.word_sets["sayings"] & set(words[2:6]) or words[2:3] == ["how"])
        if not is_saying_noun and words[:2] not in (["with", "that"], ["so", "said"], ["with", "these"]):
            return None
        people = [
            m for m in self.names.mentions[sentence.number] if m.entity.kind == "person" and first <= m.first < first + REFERENCE_REACH
        ]
        return people[0].entity if people else None

    def _sentence_behind(self, place: int, passage: PassageText, stretch: Quoted) -> tuple[Sentence | None, int]:
        """The sentence that goes on or begins behind a quotation, in the next paragraph where it fills its own; with the token."""
        end = passage.start + stretch.end
        for sentence in self.sentences.get(passage.start, []):
            first = next((k for k in range(len(sentence)) if sentence.starts[k] >= end and sentence.words[k][:1].isalpha()), None)
            if first is not None:
                return sentence, first
        opens = len(passage.text[: stretch.start].strip()) <= 2 and place + 1 < len(self.passages)
        following = self.sentences.get(self.passages[place + 1].start, []) if opens else []
        return (following[0], 0) if following else (None, 0)

    def _asked_before(self, passage: PassageText, stretch: Quoted) -> Entity | None:
        """'Asked if the deal was dead, Ana Lopez nodded. "As a stone."': who was asked in the sentence before."""
        start = passage.start + stretch.start
        before = [s for s in self.sentences.get(passage.start, []) if s.ends[-1] <= start]
        if not before or before[-1].lower[0] != "asked" or not self._opens_sentence(passage, stretch):
            return None
        comma = next((k for k in range(len(before[-1])) if before[-1].lower[k] == ","), len(before[-1]))
        return next((m.entity for m in self.names.mentions[before[-1].number] if m.first == comma + 1 and m.entity.kind == "person"), None)

    def _named_next(self, passage: PassageText, attribution: Attribution) -> Source | None:
        """'"We lose a day," she said. Leila Haddad drives the road': the person who opens the next sentence, if nobody is known before."""
        subject = attribution.subject
        if subject is None or subject.sentence.lower[subject.first] not in {"he", "she"}:
            return None
        number = attribution.sentence.number + 1
        following = [s for s in self.sentences.get(passage.start, []) if s.number == number]
        person = (
            next((m.entity for m in self.names.mentions[number] if m.first == 0 and m.entity.kind == "person"), None) if following else None
        )
        gender = "m" if subject.sentence.lower[subject.first] == "he" else "f"
        return Source(person.name, person) if person is not None and person.gender in {"", gender} else None

    def _opens_silent_paragraph(self, passage: PassageText, stretch: Quoted) -> bool:
        """Whether a whole sentence in marks opens a paragraph in which nobody else is quoted."""
        before, quoted = passage.text[: stretch.start], passage.text[stretch.start : stretch.end].rstrip()
        return len(before.strip()) <= 2 and quoted[-1:] in {".", "!", "?"} and len(find_quoted(passage.text, single=self.single)) == 1

    def _is_mostly_quoted(self, passage: PassageText, stretch: Quoted) -> bool:
        return stretch.end - stretch.start >= 0.6 * len(passage.text.strip())

    def _is_quotation(self, passage: PassageText, stretch: Quoted, attribution: Attribution | None, source: Source) -> bool:
        """Whether somebody is said to have said the words: no title, no scare quote."""
        text = passage.text[stretch.start : stretch.end]
        words = re.findall(r"[\w'\u2019-]+", text)
        is_heading = passage.role == "heading" and not (source.name and self._is_mostly_quoted(passage, stretch))
        if not words or (is_heading and attribution is None):
            return False
        if self._is_nickname(passage, stretch, words) or self._is_so_called(passage, stretch, words):
            return False
        if attribution is not None and (source.name or (passage.role != "title" and self._is_somebody(attribution))):
            is_sentence = self._opens_sentence(passage, stretch) and self._is_closed(passage, stretch)  # '"Never," she said'
            is_title = source.name is None and not is_sentence and self._is_titled(words, text)
            return not is_title and self._is_governed(stretch, attribution, passage, words)
        if passage.role == "title":
            return False
        if source.name and self._opens_sentence(passage, stretch) and text.rstrip()[-1:] in {".", "!", "?"}:
            return True
        if source.name and re.match(r"[\"\u201d\u2019']{1,2}:", passage.text[stretch.end : stretch.end + 3]):
            return True
        after_colon = passage.text[: stretch.start].rstrip("\u201c\"'\u2018\u00ab\u201e ").endswith(":")
        if source.name and after_colon and words[0][:1].isupper() and text.rstrip()[-1:] in {".", "!", "?"}:
            return True
        closed = text.rstrip()[-1:] in {".", "!", "?", ",", "\u2026"}
        sentence_like = len(words) >= SELF_STANDING_WORDS and (closed or self._opens_sentence(passage, stretch) or len(words) >= 8)
        return sentence_like and (bool(source.name) or len(words) >= 8 or self._is_mostly_quoted(passage, stretch))

    def _is_closed(self, passage: PassageText, stretch: Quoted) -> bool:
        """Whether a mark of punctuation ends the quoted words: '"Never," she said', not '"Open Sea" left'."""
        return bool(re.search(r"[,.?!\u2026\u2013\u2014-]", passage.text[stretch.end - 1 : stretch.end + 3]))

    def _is_governed(self, stretch: Quoted, attribution: Attribution, passage: PassageText, words: list[str]) -> bool:
        """Short quoted words behind a cue belong to what it reports; names and titles in its sentence do not."""
        if len(words) >= SELF_STANDING_WORDS:
            return True
        start = passage.start + stretch.start
        clauses = [(attribution.sentence.starts[a], attribution.sentence.ends[b - 1]) for a, b in attribution.clauses]
        if self._edge(attribution)[0] >= passage.start + stretch.end:
            # 'work for an "American client" in its letters, Paz said': no words of his but where they are reported
            return self._is_closed(passage, stretch) or any(a <= start < b for a, b in clauses)
        sentence = attribution.sentence
        tokens = [i for i in range(attribution.last, len(sentence)) if sentence.ends[i] <= start and sentence.lower[i] not in _CLOSERS]
        is_label = attribution.cue is not None and attribution.cue.label
        is_tight = self._is_close_before(attribution, start)
        is_titled = self._is_titled(words, passage.text[stretch.start : stretch.end])
        is_named = bool(tokens) and sentence.lower[tokens[-1]] in self.lexicon.word_sets["titled_things"]
        if is_named and (is_titled or not is_label):  # 'the trawler "Santa Rosa"', but 'called the ship "a floating coffin"'
            return False
        if is_titled:
            return is_label or (is_tight and attribution.cue is not None and not attribution.cue.addressee)
        return is_label or is_tight or attribution.cue is None or not clauses or any(a <= start < b for a, b in clauses)

    def _is_somebody(self, attribution: Attribution) -> bool:
        """Whether a person speaks of whom the text does not tell who it is: 'she said', not 'the banner says', 'according to it'."""
        subject = attribution.subject
        return attribution.cue is not None and subject is not None and subject.sentence.lower[subject.first] in _HUMAN_PRONOUNS

    def _is_nickname(self, passage: PassageText, stretch: Quoted, words: list[str]) -> bool:
        """'known on the quay as "Lefty"', 'Ruben "Big Tide" Castellan': what somebody is called, no words of his."""
        ahead = re.findall(r"[\w-]+", passage.text[max(0, stretch.start - NICKNAME_REACH) : stretch.start])
        if len(words) > LONGEST_NICKNAME:
            return False
        names = self.lexicon.word_sets["nicknaming"]
        if (ahead[-1:] == ["as"] and names & set(ahead[-6:-1])) or (ahead and ahead[-1].lower() in names):
            return True
        behind = passage.text[stretch.end + 1 : stretch.end + 3]
        is_inside = bool(ahead) and ahead[-1][:1].isupper() and behind[:1] == " " and behind[1:2].isupper()
        return is_inside and words[0][:1].isupper() and passage.text[: stretch.start - 1].rstrip()[-1:].isalpha()

    def _is_so_called(self, passage: PassageText, stretch: Quoted, words: list[str]) -> bool:
        """'the so-called "reform"', 'the "so-called" reform': the writer keeps a name at arm's length."""
        ahead = passage.text[: stretch.start].rstrip("\u201c\"'\u2018\u00ab\u201e ")
        return [word.lower() for word in words] == ["so-called"] or (len(words) < SELF_STANDING_WORDS and ahead.endswith("so-called"))

    def _is_titled(self, words: list[str], text: str) -> bool:
        """Whether quoted words are written like a title or a name: 'Face the Nation', not 'Never!'."""
        capitals = sum(word[:1].isupper() for word in words)
        is_marked = text.rstrip()[-1:].isalnum() or (capitals == len(words) > 1 and text.rstrip()[-1:] in {".", ","})
        return words[0][:1].isupper() and words[-1][:1].isupper() and 2 * capitals >= len(words) and is_marked

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
