// The panel: the sentence behind a row, highlighted in its article, and all that is known of it.
"use strict";

(() => {
  const api = window.wireledger;
  const { make, words } = api;
  const TABLES = { fig: "figures", quo: "quotes", evt: "events" };
  const KEYS = { figures: "figure_id", quotes: "quote_id", events: "event_id" };
  const NAMES = { figures: "Figure", quotes: "Quotation", events: "Event" };
  // Shown elsewhere in the panel, or of no use to a reader.
  const UNTOLD = new Set(["char_start", "char_end", "claim", "surface"]);
  const ABBREVIATION =
    /(\b[A-Z]\.|\b(Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Sen|Rep|Gov|St|No|vs|Inc|Corp|Co|Ltd|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)\.)\s*$/;
  const panel = () => document.getElementById("evidence");
  let opener = null;

  api.showEvidence = async (open) => {
    const dialog = panel();
    if (!open) {
      if (dialog.open) dialog.close();
      return;
    }
    if (!dialog.open) {
      opener = document.activeElement;
      dialog.showModal();
    }
    const body = dialog.querySelector(".content");
    body.replaceChildren(make("p", {}, "Loading …"));
    const shown = await content(open).catch((error) => ["Not to be shown", make("p", { class: "trouble" }, error.message)]);
    if (api.state().open !== open) return; // another was opened meanwhile
    dialog.querySelector("h2").textContent = shown[0];
    body.replaceChildren(...shown.slice(1).filter(Boolean));
    body.scrollTop = 0;
    body.querySelector("mark")?.scrollIntoView({ block: "center" });
    dialog.querySelector("h2").focus({ preventScroll: true });
  };

  api.prepareEvidence = () => {
    const dialog = panel();
    dialog.querySelector(".close").addEventListener("click", () => dialog.close());
    dialog.addEventListener("click", (event) => {
      if (event.target === dialog) dialog.close();
    });
    dialog.addEventListener("close", () => {
      if (api.state().open) api.go({ open: "" });
      if (opener?.isConnected) opener.focus();
      opener = null;
    });
  };

  async function content(open) {
    await api.loadDocs();
    const [key, part] = open.split("@");
    const prefix = key.slice(0, 3);
    if (prefix === "doc") return await ofArticle(Number(part));
    if (TABLES[prefix]) return await ofFact(TABLES[prefix], key, Number(part));
    return await api.evidenceOfMart(prefix, key, part);
  }

  async function ofArticle(doc) {
    const article = await found(doc);
    return [article.title ?? api.sourceOf(article), source(article), api.text(article, null), ...copies(doc)];
  }

  async function found(doc) {
    const article = await api.article(doc);
    if (!article) throw new Error("This article is not in the snapshot.");
    return article;
  }

  async function ofFact(table, key, doc) {
    const article = await found(doc);
    const fact = article[table].find((one) => one[KEYS[table]] === key);
    if (!fact) throw new Error(`No row of this snapshot has the key ${key}.`);
    const voices = await api.voices(table, key, doc, fact);
    const title = fact.surface ?? (fact.event_type ? [fact.event_type, fact.status].join(", ") : (fact.speaker ?? "nobody named"));
    return [
      `${NAMES[table]}: ${title.replace(/\s+/g, " ")}`,
      source(article),
      api.text(article, fact),
      ...voices,
      ...copies(doc),
      details(fact, key),
    ];
  }

  // -- the article ----------------------------------------------------------------------------------------------------

  function source(article) {
    const isAddress = /^https?:\/\//.test(article.url ?? "");
    return make(
      "p",
      { class: "source" },
      words("strong", api.sourceOf(article)),
      ` · ${api.dayOf(article)}`,
      article.published_on ? ` (${article.published_basis})` : "",
      " · ",
      isAddress
        ? make("a", { href: article.url, rel: "noreferrer noopener", target: "_blank" }, "the original")
        : words("span", article.source_uri),
    );
  }

  // The text by its passages, furniture greyed; with a fact given, its place is marked and what is far from it is folded away.
  api.text = (article, fact) => {
    const letters = Array.from(article.text); // offsets count code points
    const facts = [
      ...article.figures.map(linked("figures")),
      ...article.quotes.map(linked("quotes")),
      ...article.events.map(linked("events")),
    ];
    const box = make("div", { class: "article" });
    const passages = article.passages ?? [];
    const at = fact ? passages.findIndex(([, , start, end]) => start <= fact.char_start && fact.char_start < end) : -1;
    passages.forEach(([role, reason, start, end], place) => {
      const paragraph = make("p", {
        class: `passage ${role}`,
        dir: "auto",
        title: role === "boilerplate" ? `set apart as site furniture: ${reason}` : null,
      });
      paragraph.append(...marked(letters, start, end, facts, fact, article.doc));
      if (at >= 0 && Math.abs(place - at) > 1) paragraph.hidden = true;
      box.append(paragraph);
    });
    const folded = [...box.querySelectorAll("[hidden]")];
    if (folded.length) {
      box.append(
        make(
          "button",
          {
            type: "button",
            class: "more",
            onclick: (event) => {
              folded.forEach((paragraph) => {
                paragraph.hidden = false;
              });
              event.target.remove();
            },
          },
          "Show the whole article",
        ),
      );
    }
    return box;
  };

  function linked(table) {
    return (fact) => ({ key: fact[KEYS[table]], start: fact.char_start, end: fact.char_end });
  }

  function marked(letters, start, end, facts, fact, doc) {
    const here = facts.filter((one) => one.start < end && one.end > start);
    const sentence = fact && start <= fact.char_start && fact.char_start < end ? sentenceAround(letters, start, end, fact) : [0, 0];
    const ends = new Set([start, end, ...sentence, ...here.flatMap((one) => [one.start, one.end])]);
    if (fact) ends.add(fact.char_start).add(fact.char_end);
    const places = [...ends].filter((place) => start <= place && place <= end).sort((a, b) => a - b);
    return places.slice(0, -1).map((from, number) => {
      const text = letters.slice(from, places[number + 1]).join("");
      if (fact && fact.char_start <= from && from < fact.char_end) return make("mark", {}, text);
      const inner = innermost(here, from);
      const shown = inner ? make("a", { class: "fact", href: api.address({ open: `${inner.key}@${doc}` }) }, text) : text;
      return sentence[0] <= from && from < sentence[1] ? make("span", { class: "sentence" }, shown) : shown;
    });
  }

  function innermost(facts, place) {
    const over = facts.filter((one) => one.start <= place && place < one.end);
    return over.sort((a, b) => a.end - a.start - (b.end - b.start))[0];
  }

  // Where the sentence of a fact begins and ends, in code points.
  function sentenceAround(letters, start, end, fact) {
    if (!Intl.Segmenter) return [start, end];
    const passage = letters.slice(start, end).join("");
    const segments = [...new Intl.Segmenter("en", { granularity: "sentence" }).segment(passage)];
    let place = start;
    const spans = segments.map(({ segment }) => [place, (place += Array.from(segment).length), segment]).reduce(joined, []);
    const over = spans.filter(([from, to]) => from < fact.char_end && to > fact.char_start);
    return over.length ? [over[0][0], over[over.length - 1][1]] : [start, end];
  }

  // An abbreviation ends no sentence.
  function joined(spans, [from, to, text]) {
    const last = spans[spans.length - 1];
    if (last && ABBREVIATION.test(last[2])) spans[spans.length - 1] = [last[0], to, text];
    else spans.push([from, to, text]);
    return spans;
  }

  // The sentence of a fact as plain text.
  api.sentence = (article, fact) => {
    const letters = Array.from(article.text);
    const [, , start, end] = article.passages.find(([, , from, to]) => from <= fact.char_start && fact.char_start < to) ?? [
      0,
      0,
      0,
      letters.length,
    ];
    return letters
      .slice(...sentenceAround(letters, start, end, fact).slice(0, 2))
      .join("")
      .replace(/\s+/g, " ")
      .trim();
  };

  // -- what stands beside it ------------------------------------------------------------------------------------------

  // Articles of the same story: they count once.
  function copies(number) {
    const own = api.docs.get(number);
    const others = [...api.docs.values()].filter((doc) => doc.story_id === own?.story_id && doc.doc !== number);
    if (!others.length) return [];
    const items = [own, ...others]
      .sort((a, b) => b.is_lead - a.is_lead || a.doc - b.doc)
      .map((doc) => api.telling(doc, { isOwn: doc.doc === number }));
    return [
      make("h3", {}, `Copies: ${api.counted(others.length + 1, "article")} tell this story and count once`),
      make("ul", { class: "plain" }, ...items),
    ];
  }

  api.telling = (doc, { isOwn, isOnly }) => {
    const credit = doc.origin ? `, credits ${doc.origin}` : "";
    const how = doc.is_lead
      ? "lead"
      : `${doc.relation}, ${Math.round(100 * doc.overlap)} % of it in the lead${credit}: ${doc.evidence ?? ""}`;
    return make(
      "li",
      { class: doc.is_lead ? null : "copy" },
      api.evidence(doc.document_id, doc.doc, words("span", doc.title ?? doc.source_uri)),
      " ",
      words("span", `${api.sourceOf(doc)}, ${api.dayOf(doc)}`, "aside"),
      isOwn ? make("em", {}, " this one") : "",
      isOnly ? null : words("div", how, "aside"),
    );
  };

  function details(fact, key) {
    const told = Object.entries(fact).filter(([name, value]) => value !== null && value !== undefined && value !== "" && !UNTOLD.has(name));
    return make("details", { open: true }, make("summary", {}, "How it was read: rule, reasons, fields"), api.fields(told, key));
  }

  api.fields = (told, key) =>
    make(
      "dl",
      {},
      ...told
        .filter(([, value]) => value !== key)
        .flatMap(([name, value]) => [
          make("dt", {}, name.replaceAll("_", " ")),
          words("dd", typeof value === "number" ? value.toLocaleString("en", { maximumFractionDigits: 6 }) : String(value)),
        ]),
      make("dt", {}, "key"),
      make("dd", {}, make("code", {}, key)),
    );
})();
