// What agrees and what differs: the statements beside a fact, and those behind what several articles say together.
"use strict";

(() => {
  const api = window.wireledger;
  const { make, words } = api;
  const MEASURES = { trade_total: "total", exports: "exports", imports: "imports", trade_balance: "balance" };
  const keyOf = { tra: "trade_figure_id", con: "conflict_id", tim: "timeline_id" };
  const listOf = { tra: "trade", con: "conflicts", tim: "timeline" };

  // Headings and lists of the other statements about what a fact is about.
  api.voices = async (table, key, doc, fact) => {
    const figure = table === "figures" ? await tradeOf(fact, key) : null;
    const own = figure?.claims.find((claim) => claim.figure_id === key);
    const inTrade = figure ? figure.claims.filter((claim) => claim !== own).map(ofTrade) : [];
    const known = new Set([key, ...inTrade.map((one) => one.key)]);
    const said = (await others(fact.claim, key)).filter((one) => !known.has(one.key));
    const all = [...inTrade, ...said];
    return [
      figure
        ? make(
            "p",
            { class: "verdict" },
            "Counts for ",
            api.evidence(figure.trade_figure_id, figure.part, `${api.figureName(figure)}: ${api.amount(figure.value, figure.currency)}`),
            `. ${own.why}`,
          )
        : null,
      ...sides(all),
      ...((table === "figures" || table === "events") && !all.length
        ? [make("p", { class: "aside" }, "No other article is known to speak of it.")]
        : []),
    ];
  };

  async function tradeOf(fact, key) {
    if (!MEASURES[fact.measure] || !fact.reporter) return null;
    const part = [fact.reporter, fact.partner ?? fact.reporter].sort()[0];
    return (await api.load("trade", part)).find((row) => row.claims.some((claim) => claim.figure_id === key)) ?? null;
  }

  function ofTrade(claim) {
    const stated = claim.surface.replace(/\s+/g, " ");
    return {
      key: claim.figure_id,
      doc: claim.doc,
      agrees: claim.agrees,
      value: stated,
      sentence: claim.sentence,
      why: claim.why,
      by: claim.attributed_to,
    };
  }

  // Statements of the same claim; they agree where their intervals meet, or say the same words.
  async function others(claim, key) {
    const parts = api.about.parts.said;
    if (!claim || !parts.length) return [];
    const rows = (await api.load("said", parseInt(claim.slice(0, 8), 16) % api.about.n_said)).filter((row) => row.claim === claim);
    const own = rows.find((row) => row.from_id === key);
    if (!own) return [];
    return rows
      .filter((row) => row !== own)
      .map((row) => ({
        key: row.from_id,
        doc: row.doc,
        value: row.object,
        sentence: row.sentence,
        by: row.attributed_to,
        agrees: meets(own, row),
        why: "It is said of the same thing.",
      }));
  }

  function meets(a, b) {
    if (!a.unit) return a.object === b.object;
    return (a.value_min ?? -Infinity) <= (b.value_max ?? Infinity) && (b.value_min ?? -Infinity) <= (a.value_max ?? Infinity);
  }

  function listed(title, statements) {
    return statements.length
      ? [make("h3", {}, `${title} (${statements.length})`), make("ul", { class: "plain" }, ...statements.map(statement))]
      : [];
  }

  const sides = (all) => [
    ...listed(
      "What agrees",
      all.filter((one) => one.agrees),
    ),
    ...listed(
      "What differs",
      all.filter((one) => !one.agrees),
    ),
  ];

  const isOpened = (key) => /^(fig|quo|evt)_/.test(key);

  // One statement: what it says, where, its sentence, and why it counts or not.
  function statement(one) {
    const doc = api.docs.get(one.doc);
    const sentence = words("span", one.sentence);
    return make(
      "li",
      { class: doc && !doc.is_lead ? "copy" : null },
      one.value ? words("strong", one.value.replace(/\s+/g, " ")) : null,
      one.value ? " " : null,
      source(doc, one),
      make("blockquote", {}, isOpened(one.key) ? api.evidence(one.key, one.doc, sentence) : sentence),
      one.why ? words("div", one.why, "aside") : null,
    );
  }

  function source(doc, one) {
    const kind = doc && !doc.is_lead ? ` (${doc.relation}, counts with its lead)` : "";
    const by = one.by ? `, citing ${one.by}` : "";
    return words("span", `${api.sourceOf(doc)}${by}, ${api.dayOf(doc)}${kind}${one.sure ? `, ${one.sure}` : ""}`, "aside");
  }

  // -- what several articles say together -----------------------------------------------------------------------------

  api.evidenceOfMart = async (prefix, key, part) => {
    const row = listOf[prefix] ? (await api.load(listOf[prefix], part)).find((one) => one[keyOf[prefix]] === key) : null;
    if (!row) throw new Error(`No row of this snapshot has the key ${key}.`);
    return await { tra: ofTradeFigure, con: ofConflict, tim: ofEvent }[prefix](row, key);
  };

  async function ofTradeFigure(row, key) {
    const all = row.claims.map((claim) => ({ ...ofTrade(claim), sure: api.sure(claim.confidence) }));
    const isOnly = all.length === 1; // its sentence is in the article above
    const first = await api.article(row.claims[0].doc);
    const fact = first.figures.find((one) => one.figure_id === row.claims[0].figure_id);
    const { claims, part, why, ...told } = row;
    return [
      `${api.figureName(row)}: ${api.amount(row.value, row.currency)}`,
      words("p", `${why} ${api.capital(api.sure(row.confidence))}`, "verdict"),
      make("h3", {}, isOnly ? "The statement in its article" : "The first statement in its article"),
      make(
        "p",
        { class: "source" },
        words("span", `${api.sourceOf(first)} · ${api.dayOf(first)} · `),
        api.evidence(all[0].key, all[0].doc, "how it was read"),
      ),
      api.text(first, fact),
      ...(isOnly ? [] : sides(all)),
      make(
        "details",
        {},
        make("summary", {}, "All fields"),
        api.fields(
          Object.entries(told).filter(([, value]) => value !== null),
          key,
        ),
      ),
    ];
  }

  async function ofConflict(row, key) {
    const said = row.statements.map((one) => ({
      key: one.from_id,
      doc: one.doc,
      value: one.value,
      sentence: one.sentence,
      by: one.attributed_to,
    }));
    return [
      `Conflict (${row.kind})`,
      words("p", row.summary, "verdict"),
      make("ul", { class: "plain" }, ...said.map(statement)),
      make("p", { class: "aside" }, "Key: ", make("code", {}, key)),
    ];
  }

  async function ofEvent(row, key) {
    const tellings = [];
    for (const { event_id, doc } of row.tellings) {
      const article = await api.article(doc);
      const fact = article.events.find((one) => one.event_id === event_id);
      tellings.push({
        key: event_id,
        doc,
        value: `${fact.trigger}, ${fact.status}, ${fact.date_start ?? "no day"}`,
        sentence: api.sentence(article, fact),
        sure: api.sure(fact.confidence),
      });
    }
    const { tellings: _, part, why, ...told } = row;
    return [
      api.eventName(row),
      words("p", `${why} ${api.capital(api.sure(row.confidence))}`, "verdict"),
      ...listed("Its tellings", tellings),
      make(
        "details",
        {},
        make("summary", {}, "All fields"),
        api.fields(
          Object.entries(told).filter(([, value]) => value !== null),
          key,
        ),
      ),
    ];
  }

  api.eventName = (row) =>
    [api.capital(row.event_type.replaceAll("_", " ")), row.actors, row.target ? `→ ${row.target}` : null]
      .filter(Boolean)
      .join(": ")
      .replace(": →", " →");
  api.statement = statement;
})();
