"""What is read from one document: the document, its passages, whom it names, quotes and counts, and what happened."""

from __future__ import annotations

from warehouse.schema import Column, Table
from warehouse.tables.columns import DOCUMENT, END, PASSAGE, SENTENCE, START, id_column
from warehouse.tables.vocabularies import DIRECTIONS, EVENT_TYPES, MEASURES, MENTION_RULES, PLOVER_CLASSES, UNITS

DOCUMENTS = Table(
    "documents", "reading", "One row per article, with its text as it came.", ("document_id",), ("published_on", "document_id"),
    (
        id_column("document_id", "Key: hash of the article's address (url, else file name) and its text."),
        Column("source_uri", "text", "The file that it was read from; '#L3' is the third line of a feed, '#R3' the third record of an archive."),
        Column("source_name", "text", "The outlet.", "not stated"),
        Column("url", "text", "The article's own address.", "not stated"),
        Column("title", "text", "The headline.", "the text has none"),
        Column("byline", "text", "Who wrote it, as printed.", "not stated"),
        Column("published_on", "date", "Day of publication.", "no declared place gives it: metadata, page, address, dateline, dated line"),
        Column("published_basis", "text", "Where published_on or the window comes from: metadata (declared in the page, its address or beside it), dateline, text (a dated line; or only a window, from what the text plans or compares with), coverage (only a window, from dated articles on the same).", vocabulary=("metadata", "dateline", "text", "coverage", "unknown")),
        Column("published_from", "date", "The first day on which an article without a day can have been published.", "no window"),
        Column("published_to", "date", "The last day on which an article without a day can have been published.", "no window"),
        Column("published_between", "text", "The window as one value: YYYY-MM-DD/YYYY-MM-DD.", "no window"),
        Column("language", "text", "ISO 639-1 code of the language."),
        Column("text", "text", "The raw text as decoded, never normalised. All offsets count code points in it."),
        Column("word_count", "integer", "Words in headline, headings and body (furniture left out).", unit="words"),
        id_column("story_id", "The story that the article tells; copies share it (see stories)."),
        id_column("supersedes", "The earlier version of the same article that this one replaces.", "documents.document_id", "first version"),
        Column("metadata_note", "text", "What was given about the article and could not be understood, each with its key.", "all of it was"),
        Column("encoding", "text", "The encoding that its bytes were read in, as declared by a mark or guessed."),
        Column("n_replaced", "integer", "Characters that could not be decoded, and stand as U+FFFD in the text.", unit="code points"),
        Column("text_sha256", "text", "SHA-256 of the text in UTF-8, as hexadecimal digits."),
        id_column("first_run_id", "The run that took the article in.", "runs.run_id"),
    ),
)  # fmt: skip
PASSAGES = Table(
    "passages", "reading",
    "Runs of a document with one role each. Every non-blank character is in exactly one: furniture is labelled, not dropped.",
    ("passage_id",), ("document_id", "ordinal"),
    (
        id_column("passage_id", "Key."),
        DOCUMENT,
        Column("ordinal", "integer", "Place within the document, from 0."),
        Column("role", "text", "What the passage is.", vocabulary=("title", "heading", "body", "caption", "dateline", "byline", "boilerplate")),
        Column("reason", "text", "The rule that labelled it; see lexicons/furniture.csv for the rules of furniture.", "plain body text"),
        Column("text", "text", "The passage exactly as printed."),
        START,
        END,
    ),
)  # fmt: skip
ENTITIES = Table(
    "entities", "reading", "Persons, countries, places and organisations, one row each over all documents.", ("entity_id",), ("kind", "name", "entity_id"),
    (
        id_column("entity_id", "Key: hash of kind and canonical name."),
        Column("name", "text", "Canonical name: the fullest form found."),
        Column("kind", "text", "What it is.", vocabulary=("person", "country", "place", "organisation")),
        Column("iso3", "text", "ISO 3166 alpha-3 code; for a place, of the country that it lies in.", "no country, or not known"),
        Column("wikidata_id", "text", "Wikidata item.", "not known"),
    ),
)  # fmt: skip
MENTIONS = Table(
    "mentions", "reading", "Every place in a text that refers to an entity.", ("mention_id",), ("document_id", "char_start", "char_end"),
    (
        id_column("mention_id", "Key."),
        id_column("entity_id", "What is referred to.", "entities.entity_id"),
        DOCUMENT,
        PASSAGE,
        Column("surface", "text", "The words as printed: text[char_start:char_end]."),
        START,
        END,
        Column("basis", "text", "How the mention was resolved.", vocabulary=("name", "alias", "surname", "demonym", "capital", "role")),
        Column("rule", "text", "The rule that found the name.", vocabulary=MENTION_RULES),
    ),
)  # fmt: skip
ROLES = Table(
    "roles", "reading", "Who held which office or position, as an article prints it.", ("role_id",), ("document_id", "char_start", "char_end"),
    (
        id_column("role_id", "Key."),
        DOCUMENT,
        PASSAGE,
        id_column("person_id", "The person.", "entities.entity_id"),
        Column("person", "text", "The person's canonical name."),
        Column("role", "text", "The role as printed."),
        id_column("of_id", "Country or organisation that the role belongs to.", "entities.entity_id", "the text leaves it open"),
        Column("of", "text", "Its name.", "the text leaves it open"),
        START,
        END,
        Column("rule", "text", "Where the role stands: before or behind the name, before its comma, as a predicate, shared by several.", vocabulary=("before", "behind", "before_comma", "predicate", "shared")),
        SENTENCE,
    ),
)  # fmt: skip
QUOTES = Table(
    "quotes", "reading", "Reported words, direct (inside quotation marks) and indirect ('X said that ...').", ("quote_id",), ("document_id", "char_start", "char_end"),
    (
        id_column("quote_id", "Key."),
        DOCUMENT,
        PASSAGE,
        Column("mode", "text", "Whether the words stand in quotation marks.", vocabulary=("direct", "indirect")),
        Column("content", "text", "The words, without the marks: text[char_start:char_end]."),
        Column("cue", "text", "The word that reports them, as printed.", "none stands near"),
        id_column("speaker_id", "Who is said to have said it.", "entities.entity_id", "a description, or nobody found"),
        Column("speaker", "text", "Canonical name, else the noun phrase as printed.", "nobody found: null rather than wrong"),
        Column("via", "text", "The outlet that it was said to ('told CNN').", "not stated"),
        START,
        END,
        Column("rule", "text", "How its words and speaker were found: by a cue of its own, by its paragraph or the last one of the quotation, as a turn of a transcript, as the clause of a cue or of 'according to'.", vocabulary=("own_cue", "paragraph", "last_paragraph", "turn", "clause_of_cue", "clause_of_phrase")),
    ),
)  # fmt: skip
FIGURES = Table(
    "figures", "reading", "Every number with a unit or a counted noun, with what it measures, of whom, when and who says so.",
    ("figure_id",), ("document_id", "char_start", "char_end"),
    (
        id_column("figure_id", "Key."),
        DOCUMENT,
        PASSAGE,
        Column("surface", "text", "The number with its unit as printed: text[char_start:char_end]."),
        START,
        END,
        Column("measure", "text", "What is measured.", vocabulary=MEASURES),
        Column("value", "number", "The number, scaled; a percentage is 63 for 63 %; a fall or a deficit is negative.", unit="see unit"),
        Column("value_high", "number", "Upper end of a stated range ('between 10 and 12').", "no range", unit="see unit"),
        Column("unit", "text", "ISO 4217 code of a currency, else one of: " + ", ".join(UNITS) + "."),
        Column("bound", "text", "Whether the text says exactly that much.", vocabulary=("exact", "about", "more_than", "at_least", "less_than", "at_most")),
        Column("value_min", "number", "Least value that the surface allows: '240 billion' allows 239.5 billion.", "open below", unit="see unit"),
        Column("value_max", "number", "Greatest value that the surface allows.", "open above", unit="see unit"),
        Column("reporter", "text", "ISO3 code or bloc whose figure it is (exports of the reporter).", "not about countries, or left open"),
        Column("partner", "text", "ISO3 code or bloc of the counterparty. For trade_total the two are unordered.", "none, or left open"),
        Column("parties_basis", "text", "Whether the sentence names the parties or the article implies them.", "no parties", vocabulary=("stated", "discourse")),
        Column("period", "text", "YYYY, YYYY-MM, YYYY-Qn, YYYY-Hn, YYYY/YYYY or YYYY-MM/YYYY-MM.", "the text leaves it open"),
        Column("period_start", "date", "First day of the period.", "no period"),
        Column("period_end", "date", "Last day of the period.", "no period"),
        Column("period_basis", "text", "Printed so, or resolved against the document's date or a neighbouring period.", vocabulary=("stated", "resolved", "unknown")),
        Column("scope", "text", "What limits a trade flow: goods ('oil'), services counted in, an adjustment.", "the whole flow, or no trade flow"),
        Column("status", "text", "Fact or not yet.", vocabulary=("actual", "target", "forecast", "agreed", "hypothetical")),
        Column("stance", "text", "Whether the text stands by it; withdrawn: repeated in order to correct or revise it.", vocabulary=("asserted", "denied", "questioned", "withdrawn")),
        Column("change_of", "text", "For a change: what changed (a measure, or the noun as printed).", "not a change, or left open"),
        Column("change_base", "text", "For a change: the period compared with.", "not a change, or left open"),
        Column("attributed_to", "text", "Who says so, if the text says.", "the article's own voice"),
        Column("rule", "text", "The rule that read the amount, and behind a slash the one that tied it to what it measures."),
        Column("confidence", "number", "How sure all fields of a trade fact are right, 0 to 1: see docs/quality.md.", "no trade fact"),
        Column("reasons", "text", "What weighs most for (+) and against (-) it.", "no trade fact"),
        SENTENCE,
    ),
)  # fmt: skip
EVENTS = Table(
    "events", "reading", "What happened, is planned, was cancelled or denied between actors.", ("event_id",), ("document_id", "char_start", "char_end"),
    (
        id_column("event_id", "Key."),
        DOCUMENT,
        PASSAGE,
        Column("event_type", "text", "Kind of event.", vocabulary=EVENT_TYPES),
        Column("plover", "text", "PLOVER class (a signing is SUPPORT, a promised visit AGREE, a held meeting CONSULT).", "no class fits", vocabulary=PLOVER_CLASSES),
        Column("actors", "text", "Who does it, joined with '; '. All sides of a symmetric event.", "the text names nobody"),
        Column("target", "text", "Whom or what it is done to, joined with '; '.", "none, or left open"),
        Column("place", "text", "Where.", "left open"),
        Column("date_start", "text", "First day as precise as the text allows: YYYY, YYYY-MM or YYYY-MM-DD.", "left open"),
        Column("date_end", "text", "Last day, likewise.", "left open"),
        Column("date_basis", "text", "Printed so, or resolved against the document's date.", vocabulary=("stated", "resolved", "unknown")),
        Column("date_text", "text", "The time of its clause as printed; without date_start, what the document's date would be needed for ('May 16-17').", "the clause tells no time"),
        Column("status", "text", "Whether it took place.", vocabulary=("planned", "occurred", "cancelled", "denied", "hypothetical")),
        Column("direction", "text", "Whether a sanction, tariff or ban is put on or taken off; whether it came to that, status says.", "the text does not tell, or the event is of another type", vocabulary=DIRECTIONS),
        Column("trigger", "text", "The word that evokes the event, as printed."),
        Column("rule", "text", "The reading of the trigger: its part of speech and its entry in triggers.csv; statement for an act of saying."),
        Column("confidence", "number", "How sure it is that there is such an event, of such a kind, 0 to 1: see docs/quality.md.", "not weighed"),
        Column("reasons", "text", "What weighs most for (+) and against (-) it.", "nothing weighs"),
        Column("char_start", "integer", "Where the clause around the trigger begins in documents.text.", unit="code points, inclusive"),
        Column("char_end", "integer", "Where it ends.", unit="code points, exclusive"),
        SENTENCE,
    ),
)  # fmt: skip
EVENT_PARTICIPANTS = Table(
    "event_participants", "reading", "Which entities take part in an event, and on which side.", ("event_id", "entity_id", "side"), ("event_id", "side", "entity_id"),
    (
        id_column("event_id", "The event.", "events.event_id"),
        id_column("entity_id", "The participant.", "entities.entity_id"),
        Column("name", "text", "Its canonical name."),
        Column("side", "text", "Whether it acts or is acted on.", vocabulary=("actor", "target")),
    ),
)  # fmt: skip
