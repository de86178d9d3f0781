// The lists: conflicts, timeline, quotations, stories, what was set aside. Each says what it is made of, what is asked of it, and how a row looks.
"use strict";

(() => {
  const api = window.wireledger;
  const { make, words } = api;
  const newest = (a, b) => (a > b ? -1 : a < b ? 1 : 0);
  const dayOf = (row) => api.docs.get(row.doc)?.published_on ?? "";
  const has = (text, part) => !part || (text ?? "").toLowerCase().includes(part.toLowerCase());

  // Whether an article is one of those asked for: by its outlet, its day, and whether it speaks of both sides of the pair.
  function isOfArticle(doc, state, { dated = true } = {}) {
    const codes = state.pair ? state.pair.split("-").filter((code) => code.length === 3) : [];
    const there = (doc?.countries ?? "").split(" ");
    return (
      (!state.outlet || doc?.outlet === state.outlet) &&
      codes.every((code) => there.includes(code)) &&
      (!dated || isInTime(doc?.published_on, state))
    );
  }

  // A date may be a month or a year: it is in time where any day of it is.
  function isInTime(day, state) {
    if (!state.from && !state.to) return true;
    if (!day) return false;
    return (!state.from || day >= state.from.slice(0, day.length)) && (!state.to || day <= state.to.slice(0, day.length));
  }

  const isSure = (row, state) =>
    !state.sure || row.confidence === null || row.confidence === undefined || row.confidence >= Number(state.sure);

  api.lists = {
    conflicts: {
      kinds: ["conflicts"],
      asks: ["q", "pair", "who", "outlet", "from", "to"],
      noun: ["conflict", "conflicts"],
      text: (row) => [row.summary, row.kind, ...row.statements.flatMap((one) => [one.sentence, one.attributed_to])].join(" "),
      isWanted: (row, state) =>
        row.statements.some((one) => isOfArticle(api.docs.get(one.doc), state)) && has(api.lists.conflicts.text(row), state.who),
      order: (a, b) => b.n_stories - a.n_stories || a.conflict_id.localeCompare(b.conflict_id),
      show: conflict,
    },
    timeline: {
      kinds: ["timeline"],
      asks: ["q", "pair", "who", "outlet", "from", "to", "sure"],
      noun: ["event", "events"],
      text: (row) => [row.event_type, row.actors, row.target, row.place, row.status, row.date_start].join(" "),
      isWanted: (row, state) =>
        has(`${row.actors ?? ""} ${row.target ?? ""}`, state.who) &&
        isInTime(row.date_start, state) &&
        isSure(row, state) &&
        row.tellings.some((one) => isOfArticle(api.docs.get(one.doc), state, { dated: false })),
      order: (a, b) =>
        newest(a.date_start ?? "", b.date_start ?? "") || b.n_stories - a.n_stories || a.timeline_id.localeCompare(b.timeline_id),
      show: event,
    },
    quotations: {
      kinds: ["quotes"],
      asks: ["q", "pair", "who", "outlet", "from", "to"],
      noun: ["quotation", "quotations"],
      text: (row) => `${row.content} ${row.speaker ?? ""} ${row.via ?? ""}`,
      isWanted: (row, state) => has(row.speaker, state.who) && isOfArticle(api.docs.get(row.doc), state),
      order: (a, b) => newest(dayOf(a), dayOf(b)) || a.doc - b.doc,
      aside: speakers,
      show: quotation,
    },
    stories: {
      kinds: ["docs"],
      asks: ["q", "pair", "outlet", "from", "to"],
      noun: ["story", "stories"],
      group: stories,
      text: (row) => row.docs.map((doc) => `${doc.title} ${doc.source_uri}`).join(" "),
      isWanted: (row, state) => row.docs.some((doc) => isOfArticle(doc, state)),
      order: (a, b) => b.docs.length - a.docs.length || newest(a.day, b.day) || a.story_id.localeCompare(b.story_id),
      show: story,
    },
    "set-aside": {
      kinds: ["rejected", "quarantine"],
      asks: ["q"],
      noun: ["thing set aside", "things set aside"],
      text: (row) => Object.values(row).join(" "),
      isWanted: () => true,
      order: () => 0,
      show: setAside,
    },
  };

  // -- how rows look --------------------------------------------------------------------------------------------------

  // What each side says, side by side: one column for each value.
  function conflict(row) {
    const sides = new Map();
    for (const one of row.statements) {
      const value = (one.value ?? "").replace(/\s+/g, " ");
      sides.set(value, [...(sides.get(value) ?? []), one]);
    }
    const columns = [...sides].map(([value, said]) =>
      make(
        "section",
        { class: "side" },
        words("h4", value),
        make(
          "ul",
          { class: "plain" },
          ...said.map((one) => api.statement({ key: one.from_id, doc: one.doc, sentence: one.sentence, by: one.attributed_to })),
        ),
      ),
    );
    return make(
      "li",
      { class: "card" },
      make("h3", {}, api.evidence(row.conflict_id, row.part, words("span", row.summary))),
      make("p", { class: "aside" }, `${row.kind} · ${api.counted(row.n_stories, "story", "stories")}`),
      make("div", { class: "sides" }, ...columns),
    );
  }

  function event(row) {
    const outlets = [...new Set(row.tellings.map((one) => api.sourceOf(api.docs.get(one.doc))))];
    const days = row.date_end && row.date_end !== row.date_start ? `${row.date_start} to ${row.date_end}` : (row.date_start ?? "no day");
    return make(
      "li",
      { class: "event" },
      make("time", { datetime: row.date_start }, days),
      make("span", { class: `tag ${row.status}` }, row.status),
      make(
        "span",
        {},
        api.evidence(row.timeline_id, row.part, words("span", api.eventName(row))),
        row.place ? words("span", ` in ${row.place}`) : "",
        words(
          "span",
          ` told by ${outlets.slice(0, 4).join(", ")}${outlets.length > 4 ? ` and ${outlets.length - 4} more` : ""} · ${api.counted(row.n_stories, "story", "stories")}${row.confidence ? ` · ${api.sure(row.confidence)}` : ""}`,
          "aside",
        ),
      ),
    );
  }

  function quotation(row) {
    const doc = api.docs.get(row.doc);
    const spoken = row.mode === "direct" ? `“${row.content}”` : row.content;
    return make(
      "li",
      { class: doc && !doc.is_lead ? "copy" : null },
      words("strong", row.speaker ?? "Nobody named"),
      row.cue ? words("span", ` ${row.cue}`, "aside") : "",
      make("blockquote", {}, api.evidence(row.quote_id, row.doc, words("span", spoken))),
      words(
        "div",
        `${api.sourceOf(doc)}, ${api.dayOf(doc)}${row.via ? `, said to ${row.via}` : ""}${row.mode === "indirect" ? ", in the article's words" : ""}${doc && !doc.is_lead ? `, ${doc.relation}` : ""}`,
        "aside",
      ),
    );
  }

  // Who speaks most among those shown; a click keeps to one of them.
  function speakers(rows) {
    const counts = new Map();
    for (const { speaker, speaker_id } of rows) if (speaker_id) counts.set(speaker, (counts.get(speaker) ?? 0) + 1);
    const most = [...counts].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0])).slice(0, 40);
    return make(
      "details",
      { open: innerWidth > 700 },
      make("summary", {}, "By speaker"),
      make(
        "ul",
        { class: "columns" },
        ...most.map(([name, count]) =>
          make(
            "li",
            {},
            make("a", { href: api.address({ who: name }) }, words("span", name)),
            make("span", { class: "aside" }, ` ${count}`),
          ),
        ),
      ),
    );
  }

  function stories(docs) {
    const found = new Map();
    for (const doc of docs) found.set(doc.story_id, [...(found.get(doc.story_id) ?? []), doc]);
    return [...found].map(([story_id, members]) => {
      const told = [...members].sort((a, b) => b.is_lead - a.is_lead || a.doc - b.doc);
      return { story_id, docs: told, day: told[0].published_on ?? "" };
    });
  }

  function story(row) {
    const copies = row.docs.length - 1;
    return make(
      "li",
      {},
      make("ul", { class: "plain story" }, ...row.docs.slice(0, 12).map((doc) => api.telling(doc, { isOnly: !copies }))),
      copies > 11 ? words("p", `and ${copies - 11} more copies`, "aside") : "",
    );
  }

  function setAside(row) {
    if (row.detail !== undefined) {
      return make(
        "li",
        {},
        make("span", { class: "tag quarantined" }, "not read"),
        " ",
        words("strong", row.source_uri),
        words("div", `${row.reason}: ${row.detail}`),
        words("div", row.advice, "aside"),
      );
    }
    return make(
      "li",
      {},
      make("span", { class: "tag rejected" }, "row"),
      " ",
      make("strong", {}, row.table_name),
      " ",
      make("code", {}, row.key),
      words("div", row.reason),
      words("blockquote", row.sentence),
      row.doc === null ? "" : make("div", { class: "aside" }, api.evidence("doc_of", row.doc, "its article")),
    );
  }
})();
