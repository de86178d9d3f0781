"""The declaration of every published table: columns, types, keys, vocabularies, units, descriptions.

This is the one place. DDL, Polars schemas, the data dictionary, ``datapackage.json`` and the expectations are made
from it (``warehouse.contract``, ``expectations.suites``); nothing repeats it. Names and vocabularies are a public
contract: columns may be added, none renamed.
"""

from __future__ import annotations

from warehouse.schema import Column, Table

MEASURES = (
    "trade_total", "exports", "imports", "trade_balance", "investment", "aid_or_loan", "contract_value", "tariff_rate",
    "tariff_base", "change", "share", "price", "profit_or_loss", "gdp", "capacity", "volume", "mass", "distance",
    "killed", "injured", "displaced", "people", "sanctioned", "meetings", "money", "duration", "age", "count",
)  # fmt: skip
TRADE_FLOWS = {"trade_total": "total", "exports": "exports", "imports": "imports", "trade_balance": "balance"}
EVENT_TYPES = (
    "visit", "meet", "call", "talks", "sign", "agree", "statement", "declare", "sanction", "tariff", "ban", "threaten",
    "accuse", "condemn", "reject", "demand", "aid", "invest", "trade_deal", "exercise", "attack", "protest",
    "election", "appoint", "other",
)  # fmt: skip
# How a name is found: in the gazetteer, as a run of capitals, by a title, as a firm or another organisation; or as somebody named elsewhere.
MENTION_RULES = (
    "gazetteer", "run", "title", "in_title", "firm", "organisation", "capitals", "called_like_a_place", "person_in_headline", "surname", "role",
)  # fmt: skip
PLOVER_CLASSES = (
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN",
    "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
)  # fmt: skip
# What becomes of a sanction, tariff or ban: put on, raised or widened; goes on; made less; stopped for a time; ended.
DIRECTIONS = ("imposed", "extended", "eased", "suspended", "lifted")
# Every unit that is no currency. A currency is its ISO 4217 code (``warehouse.reference``).
UNITS = (
    "percent", "percentage_point", "basis_point", "people", "count", "point", "year", "month", "week", "day", "hour",
    "minute", "second", "km", "m", "cm", "mm", "mile", "nautical_mile", "foot", "inch", "km2", "m2", "square_mile",
    "square_foot", "hectare", "acre", "m3", "cubic_foot", "litre", "gallon", "tonne", "kg", "gram", "pound_mass",
    "ounce", "bushel", "bale", "bag", "barrel", "barrel_per_day", "watt", "kilowatt", "megawatt", "gigawatt", "kilowatt_hour", "megawatt_hour", "gigawatt_hour", "terawatt_hour", "btu",
    "km_per_hour", "mile_per_hour", "degree_celsius", "degree_fahrenheit", "teu", "container", "byte", "times",
)  # fmt: skip


def _id(name: str, what: str, references: str | None = None, null_means: str | None = None) -> Column:
    return Column(name, "text", what, null_means=null_means, references=references)


_DOCUMENT = _id("document_id", "The document that the row was read from.", "documents.document_id")
_PASSAGE = _id("passage_id", "The passage that the row was read from.", "passages.passage_id")
_START = Column("char_start", "integer", "Where the surface begins in documents.text.", unit="code points, inclusive")
_END = Column("char_end", "integer", "Where the surface ends in documents.text.", unit="code points, exclusive")
_SENTENCE = Column("sentence", "text", "The sentence that says so, as printed, line breaks folded to blanks.")
_N_DOCUMENTS = Column("n_documents", "integer", "How many documents say so, copies included.", unit="documents")
_N_STORIES = Column("n_stories", "integer", "How many independent stories say so: the count that matters.", unit="stories")

DOCUMENTS = Table(
    "documents", "reading", "One row per article, with its text as it came.", ("document_id",), ("published_on", "document_id"),
    (
        _id("document_id", "Key: hash of the article's address (url, else file name) and its text."),
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
        _id("story_id", "The story that the article tells; copies share it (see stories)."),
        _id("supersedes", "The earlier version of the same article that this one replaces.", "documents.document_id", "first version"),
        Column("metadata_note", "text", "What was given about the article and could not be understood, each with its key.", "all of it was"),
        Column("encoding", "text", "The encoding that its bytes were read in, as declared by a mark or guessed."),
        Column("n_replaced", "integer", "Characters that could not be decoded, and stand as U+FFFD in the text.", unit="code points"),
        Column("text_sha256", "text", "SHA-256 of the text in UTF-8, as hexadecimal digits."),
        _id("first_run_id", "The run that took the article in.", "runs.run_id"),
    ),
)  # fmt: skip
PASSAGES = Table(
    "passages", "reading",
    "Runs of a document with one role each. Every non-blank character is in exactly one: furniture is labelled, not dropped.",
    ("passage_id",), ("document_id", "ordinal"),
    (
        _id("passage_id", "Key."),
        _DOCUMENT,
        Column("ordinal", "integer", "Place within the document, from 0."),
        Column("role", "text", "What the passage is.", vocabulary=("title", "heading", "body", "caption", "dateline", "byline", "boilerplate")),
        Column("reason", "text", "The rule that labelled it; see lexicons/furniture.csv for the rules of furniture.", "plain body text"),
        Column("text", "text", "The passage exactly as printed."),
        _START,
        _END,
    ),
)  # fmt: skip
ENTITIES = Table(
    "entities", "reading", "Persons, countries, places and organisations, one row each over all documents.", ("entity_id",), ("kind", "name", "entity_id"),
    (
        _id("entity_id", "Key: hash of kind and canonical name."),
        Column("name", "text", "Canonical name: the fullest form found."),
        Column("kind", "text", "What it is.", vocabulary=("person", "country", "place", "organisation")),
        Column("iso3", "text", "ISO 3166 alpha-3 code; for a place, of the country that it lies in.", "no country, or not known"),
        Column("wikidata_id", "text", "Wikidata item.", "not known"),
    ),
)  # fmt: skip
MENTIONS = Table(
    "mentions", "reading", "Every place in a text that refers to an entity.", ("mention_id",), ("document_id", "char_start", "char_end"),
    (
        _id("mention_id", "Key."),
        _id("entity_id", "What is referred to.", "entities.entity_id"),
        _DOCUMENT,
        _PASSAGE,
        Column("surface", "text", "The words as printed: text[char_start:char_end]."),
        _START,
        _END,
        Column("basis", "text", "How the mention was resolved.", vocabulary=("name", "alias", "surname", "demonym", "capital", "role")),
        Column("rule", "text", "The rule that found the name.", vocabulary=MENTION_RULES),
    ),
)  # fmt: skip
ROLES = Table(
    "roles", "reading", "Who held which office or position, as an article prints it.", ("role_id",), ("document_id", "char_start", "char_end"),
    (
        _id("role_id", "Key."),
        _DOCUMENT,
        _PASSAGE,
        _id("person_id", "The person.", "entities.entity_id"),
        Column("person", "text", "The person's canonical name."),
        Column("role", "text", "The role as printed."),
        _id("of_id", "Country or organisation that the role belongs to.", "entities.entity_id", "the text leaves it open"),
        Column("of", "text", "Its name.", "the text leaves it open"),
        _START,
        _END,
        Column("rule", "text", "Where the role stands: before or behind the name, before its comma, as a predicate, shared by several.", vocabulary=("before", "behind", "before_comma", "predicate", "shared")),
        _SENTENCE,
    ),
)  # fmt: skip
QUOTES = Table(
    "quotes", "reading", "Reported words, direct (inside quotation marks) and indirect ('X said that ...').", ("quote_id",), ("document_id", "char_start", "char_end"),
    (
        _id("quote_id", "Key."),
        _DOCUMENT,
        _PASSAGE,
        Column("mode", "text", "Whether the words stand in quotation marks.", vocabulary=("direct", "indirect")),
        Column("content", "text", "The words, without the marks: text[char_start:char_end]."),
        Column("cue", "text", "The word that reports them, as printed.", "none stands near"),
        _id("speaker_id", "Who is said to have said it.", "entities.entity_id", "a description, or nobody found"),
        Column("speaker", "text", "Canonical name, else the noun phrase as printed.", "nobody found: null rather than wrong"),
        Column("via", "text", "The outlet that it was said to ('told CNN').", "not stated"),
        _START,
        _END,
        Column("rule", "text", "How its words and speaker were found: by a cue of its own, by its paragraph or the last one of the quotation, as a turn of a transcript, as the clause of a cue or of 'according to'.", vocabulary=("own_cue", "paragraph", "last_paragraph", "turn", "clause_of_cue", "clause_of_phrase")),
    ),
)  # fmt: skip
FIGURES = Table(
    "figures", "reading", "Every number with a unit or a counted noun, with what it measures, of whom, when and who says so.",
    ("figure_id",), ("document_id", "char_start", "char_end"),
    (
        _id("figure_id", "Key."),
        _DOCUMENT,
        _PASSAGE,
        Column("surface", "text", "The number with its unit as printed: text[char_start:char_end]."),
        _START,
        _END,
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
        _SENTENCE,
    ),
)  # fmt: skip
EVENTS = Table(
    "events", "reading", "What happened, is planned, was cancelled or denied between actors.", ("event_id",), ("document_id", "char_start", "char_end"),
    (
        _id("event_id", "Key."),
        _DOCUMENT,
        _PASSAGE,
        Column("event_type", "text", "Kind of event.", vocabulary=EVENT_TYPES),
        Column("plover", "text", "PLOVER class (a signing is SUPPORT, a promised visit AGREE, a held meeting CONSULT).", "no class fits", vocabulary=PLOVER_CLASSES),
        Column("actors", "text", "Who does it, joined with '; '. All sides of a symmetric event.", "the text names nobody"),
        Column("target", "text", "Whom or what it is done to, joined with '; '.", "none, or left open"),
        Column("place", "text", "Where.", "left open"),
        Column("date_start", "text", "First day as precise as the text allows: YYYY, YYYY-MM or YYYY-MM-DD.", "left open"),
        Column("date_end", "text", "Last day, likewise.", "left open"),
        Column("date_basis", "text", "Printed so, or resolved against the document's date.", vocabulary=("stated", "resolved", "unknown")),
        Column("status", "text", "Whether it took place.", vocabulary=("planned", "occurred", "cancelled", "denied", "hypothetical")),
        Column("direction", "text", "Whether a sanction, tariff or ban is put on or taken off; whether it came to that, status says.", "the text does not tell, or the event is of another type", vocabulary=DIRECTIONS),
        Column("trigger", "text", "The word that evokes the event, as printed."),
        Column("rule", "text", "The reading of the trigger: its part of speech and its entry in triggers.csv; statement for an act of saying."),
        Column("char_start", "integer", "Where the clause around the trigger begins in documents.text.", unit="code points, inclusive"),
        Column("char_end", "integer", "Where it ends.", unit="code points, exclusive"),
        _SENTENCE,
    ),
)  # fmt: skip
EVENT_PARTICIPANTS = Table(
    "event_participants", "reading", "Which entities take part in an event, and on which side.", ("event_id", "entity_id", "side"), ("event_id", "side", "entity_id"),
    (
        _id("event_id", "The event.", "events.event_id"),
        _id("entity_id", "The participant.", "entities.entity_id"),
        Column("name", "text", "Its canonical name."),
        Column("side", "text", "Whether it acts or is acted on.", vocabulary=("actor", "target")),
    ),
)  # fmt: skip
STORIES = Table(
    "stories", "mart", "Which documents tell one story, copied or derived from one another. Copies count once.", ("document_id",), ("story_id", "document_id"),
    (
        _id("document_id", "The document.", "documents.document_id"),
        _id("story_id", "The story."),
        Column("is_lead", "boolean", "Whether the others derive from this one."),
        Column("relation", "text", "How the document derives from the lead.", vocabulary=("lead", "copy", "excerpt", "rewrite", "translation")),
        Column("overlap", "number", "Share of this document's text that the lead holds too, 0 to 1; 1 for the lead itself.", unit="share"),
        Column("origin", "text", "The agency or outlet that the text itself credits.", "none credited"),
        Column("evidence", "text", "A shared passage, or what else shows the derivation.", "the lead"),
    ),
)  # fmt: skip
CLAIMS = Table(
    "claims", "mart", "One row per statement of one source, in a form in which statements can be compared.", ("claim_id",), ("claim_key", "claim_id"),
    (
        _id("claim_id", "Key."),
        Column("claim_key", "text", "Claims with one key are about the same thing and may be compared."),
        Column("subject", "text", "Whom or what it is about."),
        Column("predicate", "text", "What is said of it."),
        Column("object", "text", "The value or thing said.", "none"),
        Column("qualifiers", "text", "Period, status and the like that limit it.", "none"),
        Column("value_min", "number", "Least value allowed.", "no number, or open below", unit="see unit"),
        Column("value_max", "number", "Greatest value allowed.", "no number, or open above", unit="see unit"),
        Column("unit", "text", "Unit of the interval.", "no number"),
        Column("stance", "text", "Whether the text stands by it; withdrawn: repeated in order to correct or revise it.", vocabulary=("asserted", "denied", "questioned", "withdrawn")),
        Column("attributed_to", "text", "Who asserts it.", "the article's own voice"),
        _DOCUMENT,
        _id("story_id", "The story of the document."),
        Column("from_table", "text", "The table that it was made from.", vocabulary=("figures", "roles", "events", "passages")),
        _id("from_id", "The row there."),
        _SENTENCE,
    ),
)  # fmt: skip
TRADE_FIGURES = Table(
    "trade_figures", "mart", "One row per trade flow and period, with what all documents together say of it.",
    ("trade_figure_id",), ("reporter", "partner", "flow", "period", "currency"),
    (
        _id("trade_figure_id", "Key."),
        Column("reporter", "text", "ISO3 code or bloc whose flow it is; for totals the alphabetically first of the pair."),
        Column("partner", "text", "The counterparty.", "trade with the whole world"),
        Column("flow", "text", "Which flow.", vocabulary=("total", "exports", "imports", "balance")),
        Column("period", "text", "The period, as in figures."),
        Column("currency", "text", "ISO 4217 code of value."),
        Column("value", "number", "The value that the largest number of independent stories agree on, as stated most finely; among equals the newest.", unit="see currency"),
        Column("value_min", "number", "Least value that its finest statement allows.", "open below", unit="see currency"),
        Column("value_max", "number", "Greatest value that its finest statement allows.", "open above", unit="see currency"),
        Column("value_usd", "number", "The value in US dollars.", "no rate in the reference data", unit="USD"),
        Column("n_claims", "integer", "How many statements there are.", unit="claims"),
        _N_DOCUMENTS,
        _N_STORIES,
        Column("confidence", "number", "How sure the reading of the value is: that not all stories behind it were misread, 0 to 1; see docs/quality.md.", "no statement behind it has one"),
        Column("consistency", "text", "Whether independent stories agree; a bound or an approximation agrees within a fortieth.", vocabulary=("single", "corroborated", "conflicting")),
        Column("reference_value", "number", "The official figure, if the reference series has the cell.", "not in the reference series", unit="see currency"),
        Column("reference_source", "text", "Where the official figure comes from.", "not in the reference series"),
        Column("deviation", "number", "(value - reference_value) / |reference_value|.", "not in the reference series", unit="share"),
        Column("mirror_value", "number", "What the partner's own books give for the flow; never quite the same, so no conflict.", "not told", unit="see currency"),
        Column("mirror_deviation", "number", "(value - mirror_value) / |mirror_value|.", "not told", unit="share"),
        Column("why", "text", "The verdict in one plain sentence."),
    ),
)  # fmt: skip
TRADE_FIGURE_CLAIMS = Table(
    "trade_figure_claims", "mart", "The statements behind each trade figure.", ("trade_figure_id", "claim_id"), ("trade_figure_id", "claim_id"),
    (
        _id("trade_figure_id", "The trade figure.", "trade_figures.trade_figure_id"),
        Column("reporter", "text", "As in trade_figures."),
        Column("partner", "text", "As in trade_figures.", "trade with the whole world"),
        Column("flow", "text", "As in trade_figures.", vocabulary=("total", "exports", "imports", "balance")),
        Column("period", "text", "As in trade_figures."),
        _id("claim_id", "The statement.", "claims.claim_id"),
        _id("figure_id", "The figure that it was read from.", "figures.figure_id"),
        Column("agrees", "boolean", "Whether it is asserted, and its interval meets the value of the trade figure."),
        Column("why", "text", "Why it does or does not, in one plain sentence."),
    ),
)  # fmt: skip
CONFLICTS = Table(
    "conflicts", "mart", "Where documents contradict one another, arithmetic or the reference series.", ("conflict_id",), ("kind", "claim_key", "conflict_id"),
    (
        _id("conflict_id", "Key."),
        Column("claim_key", "text", "What the statements are about."),
        Column("kind", "text", "What kind of contradiction.", vocabulary=("value", "ordinal", "date", "arithmetic", "reference")),
        _N_DOCUMENTS,
        _N_STORIES,
        Column("summary", "text", "The contradiction in one plain sentence."),
    ),
)  # fmt: skip
CONFLICT_STATEMENTS = Table(
    "conflict_statements", "mart", "Every statement of a conflict beside its sentence.", ("conflict_id", "claim_id"), ("conflict_id", "value", "claim_id"),
    (
        _id("conflict_id", "The conflict.", "conflicts.conflict_id"),
        _id("claim_id", "The statement.", "claims.claim_id"),
        _DOCUMENT,
        Column("value", "text", "What it says."),
        _SENTENCE,
    ),
)  # fmt: skip
TIMELINE = Table(
    "timeline", "mart", "Events over all documents: one that many tell is one row.", ("timeline_id",), ("date_start", "event_type", "timeline_id"),
    (
        _id("timeline_id", "Key."),
        Column("event_type", "text", "Kind of event.", vocabulary=EVENT_TYPES),
        Column("actors", "text", "Who does it, joined with '; '.", "nobody named"),
        Column("target", "text", "Whom or what it is done to, joined with '; '.", "none, or left open"),
        Column("place", "text", "Where.", "left open"),
        Column("date_start", "text", "First day, as precise as the texts allow.", "left open"),
        Column("date_end", "text", "Last day, likewise.", "left open"),
        Column("status", "text", "Whether it took place: what most independent stories say.", vocabulary=("planned", "occurred", "cancelled", "denied", "hypothetical")),
        Column("direction", "text", "As in events; measures that differ in it are never one row.", "no text tells, or the event is of another type", vocabulary=DIRECTIONS),
        _N_DOCUMENTS,
        _N_STORIES,
        Column("why", "text", "Why these tellings are taken for one event."),
    ),
)  # fmt: skip
TIMELINE_EVENTS = Table(
    "timeline_events", "mart", "The tellings behind each event of the timeline.", ("timeline_id", "event_id"), ("timeline_id", "event_id"),
    (
        _id("timeline_id", "The event of the timeline.", "timeline.timeline_id"),
        _id("event_id", "The telling.", "events.event_id"),
    ),
)  # fmt: skip
RUNS = Table(
    "runs", "log", "What each run did.", ("run_id",), ("started_at", "run_id"),
    (
        _id("run_id", "Key."),
        Column("started_at", "timestamp", "When it began.", unit="UTC"),
        Column("finished_at", "timestamp", "When it ended.", "still running, or killed", unit="UTC"),
        Column("status", "text", "How it ended.", vocabulary=("running", "published", "nothing_new", "refused", "failed")),
        Column("code_version", "text", "Version of the program and of its rules."),
        Column("n_found", "integer", "Articles found in the input.", unit="articles"),
        Column("n_new", "integer", "Of these taken in.", unit="articles"),
        Column("n_known", "integer", "Of these known already.", unit="articles"),
        Column("n_quarantined", "integer", "Of these set aside.", unit="articles"),
        Column("n_passed_over", "integer", "Other files in the folders given.", unit="files"),
        _id("snapshot_id", "The snapshot that it published.", null_means="none published"),
        Column("message", "text", "What a person should know.", "nothing special"),
    ),
)  # fmt: skip
EXPECTATION_RESULTS = Table(
    "expectation_results", "log", "What the audit of the last run found, per expectation; of earlier runs what failed.", ("run_id", "table_name", "expectation"), ("run_id", "table_name", "expectation"),
    (
        _id("run_id", "The run.", "runs.run_id"),
        Column("table_name", "text", "The table that was audited."),
        Column("expectation", "text", "Short name of the expectation."),
        Column("severity", "text", "A critical failure stops publication.", vocabulary=("critical", "warning")),
        Column("description", "text", "What must hold, in plain words."),
        Column("success", "boolean", "Whether it held."),
        Column("n_failed", "integer", "How many rows broke it.", unit="rows"),
        Column("failed_ids", "text", "Their keys, joined with '; '.", "none failed"),
    ),
)  # fmt: skip
QUARANTINE_REASONS = (
    "empty", "binary", "undecodable", "no_article_text", "not_english", "too_large", "too_costly", "broken_json", "unreadable",
    "unsupported", "passed_over", "withdrawn",
)  # fmt: skip
QUARANTINE = Table(
    "quarantine", "log", "What could not be read, why, and what to do.", ("quarantine_id",), ("run_id", "source_uri", "quarantine_id"),
    (
        _id("quarantine_id", "Key."),
        _id("run_id", "The run that set it aside.", "runs.run_id"),
        Column("source_uri", "text", "The file, line or record."),
        Column("reason", "text", "Why.", vocabulary=QUARANTINE_REASONS),
        Column("detail", "text", "What was found."),
        Column("advice", "text", "What to do."),
    ),
)  # fmt: skip
DOCUMENT_VERSIONS = Table(
    "document_versions", "log", "What became of each article: its versions in the order in which they came, and its withdrawal.",
    ("version_id",), ("document_id", "run_id", "version_id"),
    (
        _id("version_id", "Key."),
        _id("document_id", "The version, as in documents unless it was set aside."),
        _id("replaces", "The version that counted before.", null_means="none, or the same one"),
        _id("run_id", "The run that saw it.", "runs.run_id"),
        Column("change", "text", "first: taken in; correction: another text in its place; went_back: an earlier text again; metadata: other metadata, read anew; moved: found in another file; withdrawn: out of all marts; restored: in them again.", vocabulary=("first", "correction", "went_back", "metadata", "moved", "withdrawn", "restored")),
        Column("detail", "text", "Of other metadata: which. Of a file that was moved: its new place.", "nothing more to say"),
    ),
)  # fmt: skip
REJECTED = Table(
    "rejected", "log",
    "Rows that break a rule of their own: left out of their table and of all marts, and kept here. What refers to them is set aside too.",
    ("rejected_id",), ("table_name", "key", "rejected_id"),
    (
        _id("rejected_id", "Key."),
        Column("table_name", "text", "The table that the row is missing from."),
        Column("key", "text", "The row's key there, its parts joined with ' / '; of a reading that broke off, its document."),
        Column("document_id", "text", "The document that it was read from; of an entity, one that names it.", "of no one document"),
        Column("expectation", "text", "Short name of the expectation that it breaks; 'reading_is_whole' where a rule of reading broke off."),
        Column("row", "text", "The row as JSON, by column; of a reading that broke off, its sentence."),
        Column("reason", "text", "What must hold and does not, in plain words."),
    ),
)  # fmt: skip

TABLES: dict[str, Table] = {
    table.name: table
    for table in (
        DOCUMENTS, PASSAGES, ENTITIES, MENTIONS, ROLES, QUOTES, FIGURES, EVENTS, EVENT_PARTICIPANTS,
        STORIES, CLAIMS, TRADE_FIGURES, TRADE_FIGURE_CLAIMS, CONFLICTS, CONFLICT_STATEMENTS, TIMELINE, TIMELINE_EVENTS,
        RUNS, EXPECTATION_RESULTS, QUARANTINE, REJECTED, DOCUMENT_VERSIONS,
    )
}  # fmt: skip
READINGS = [table for table in TABLES.values() if table.kind == "reading"]
MARTS = [table for table in TABLES.values() if table.kind == "mart"]
LOGS = [table for table in TABLES.values() if table.kind == "log"]
