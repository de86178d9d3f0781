// The page: which view is shown, its filters, and its list a page at a time.
"use strict";

(() => {
  const api = window.wireledger;
  const { make, words } = api;
  const AT_A_TIME = 50;
  const VIEWS = ["new", "trade", "conflicts", "timeline", "quotations", "stories", "set-aside", "audit"];
  const ASKED_OF_TRADE = ["q", "pair", "who", "outlet", "from", "to", "sure"];
  const rowsOf = new Map();
  let shown = ""; // the state that the page shows, without what is opened
  let limit = AT_A_TIME;
  let atWork = 0;
  const field = (name) => document.getElementById(`ask-${name}`);

  function viewOf(state) {
    return VIEWS.includes(state.view) ? state.view : "new";
  }

  // While it is at work the page says so, to whoever reads it aloud and to whoever tests it.
  async function show() {
    const main = document.getElementById("main");
    main.setAttribute("aria-busy", "true");
    atWork += 1;
    await showState().finally(() => {
      atWork -= 1;
    });
    if (!atWork) main.setAttribute("aria-busy", "false");
  }

  async function showState() {
    const state = api.state();
    const { open, ...rest } = state;
    if (JSON.stringify(rest) !== shown) {
      if (JSON.parse(shown || "{}").view !== rest.view) limit = AT_A_TIME;
      shown = JSON.stringify(rest);
      await showView(state);
    }
    await api.showEvidence(open);
  }

  async function showView(state) {
    const view = viewOf(state);
    for (const name of VIEWS) document.getElementById(name).hidden = name !== view;
    for (const link of document.querySelectorAll("nav a[data-view]")) {
      link.href = api.address({ view: link.dataset.view, open: "" });
      if (link.dataset.view === view) {
        link.setAttribute("aria-current", "page");
        link.scrollIntoView({ block: "nearest", inline: "center" });
      } else link.removeAttribute("aria-current");
    }
    showFilters(view === "trade" ? ASKED_OF_TRADE : (api.lists[view]?.asks ?? []), state);
    document.title = `${document.querySelector(`#${view} h2`).textContent} · wireledger`;
    const box = document.querySelector(`#${view} .rows`);
    if (box.previousElementSibling !== document.getElementById("count"))
      box.before(document.getElementById("filters"), document.getElementById("count"));
    try {
      if (view === "trade") tell(api.counted(await api.showTrade(box, state), "trade figure"));
      else if (api.lists[view]) await showList(view, box, state);
      else tell("");
    } catch (error) {
      box.replaceChildren(make("p", { class: "trouble" }, `This cannot be shown: ${error.message}`));
    }
  }

  // -- lists ----------------------------------------------------------------------------------------------------------

  async function rows(view) {
    if (!rowsOf.has(view)) {
      const list = api.lists[view];
      const loaded = (await Promise.all(list.kinds.map(api.loadAll))).flat();
      rowsOf.set(view, (list.group ? list.group(loaded) : loaded).sort(list.order));
    }
    return rowsOf.get(view);
  }

  async function showList(view, box, state) {
    if (!rowsOf.has(view)) box.replaceChildren(make("p", {}, "Loading …"));
    await api.loadDocs();
    const list = api.lists[view];
    const all = await rows(view);
    if (viewOf(api.state()) !== view) return; // another view was asked for meanwhile
    const wanted = state.q.toLowerCase();
    const isAskedFor = (name) => Boolean(state[name]) && list.asks.includes(name);
    const found = list.asks.some(isAskedFor)
      ? all.filter((row) => list.isWanted(row, state) && (!wanted || (row.words ??= list.text(row).toLowerCase()).includes(wanted)))
      : all;
    const of = found.length < all.length ? ` of ${all.length.toLocaleString("en")}` : "";
    tell(api.counted(found.length, ...list.noun) + of);
    const items = make("ul", { class: `list ${view}` }, ...found.slice(0, limit).map(list.show));
    box.replaceChildren(...(list.aside && found.length ? [list.aside(found)] : []), items, ...more(found.length, view));
    if (!found.length) box.append(make("p", {}, all.length ? "Nothing is left with these filters." : "There is none in this snapshot."));
  }

  function more(count, view) {
    if (count <= limit) return [];
    const next = Math.min(AT_A_TIME, count - limit);
    return [
      make(
        "button",
        {
          type: "button",
          class: "more",
          onclick: async () => {
            const place = limit;
            limit += AT_A_TIME;
            const box = document.querySelector(`#${view} .rows`);
            await showList(view, box, api.state());
            box
              .querySelector(`.list > li:nth-child(${place + 1})`)
              ?.querySelector("a")
              ?.focus();
          },
        },
        `Show ${next} more`,
      ),
    ];
  }

  function tell(text) {
    document.getElementById("count").textContent = text;
  }

  // -- filters --------------------------------------------------------------------------------------------------------

  function showFilters(asked, state) {
    document.getElementById("filters").hidden = !asked.length;
    const set = asked.filter((name) => name !== "q" && state[name]).length;
    document.querySelector("#filters-more summary").textContent = set ? `Filters (${set} set)` : "Filters";
    document.getElementById("filters-more").hidden = asked.length < 2;
    for (const name of ASKED_OF_TRADE) {
      const input = field(name);
      input.closest(".ask").hidden = !asked.includes(name);
      if (document.activeElement !== input || !input.value) input.value = state[name];
    }
  }

  function offer() {
    const about = api.about;
    field("pair").append(...about.pairs.map((one) => make("option", { value: one.pair }, api.pairName(one.pair))));
    field("outlet").append(...about.outlets.map((one) => make("option", { value: one.name, dir: "auto" }, `${one.name} (${one.n})`)));
    document.getElementById("persons").append(...about.persons.map((name) => make("option", { value: name })));
    for (const name of ASKED_OF_TRADE) {
      field(name).addEventListener(["q", "who"].includes(name) ? "input" : "change", () => {
        limit = AT_A_TIME;
        api.go({ [name]: field(name).value, ...(name === "pair" ? { series: "" } : {}) }, false);
      });
    }
    document.getElementById("filters").addEventListener("submit", (event) => event.preventDefault());
    document.getElementById("clear").addEventListener("click", () => {
      for (const name of ASKED_OF_TRADE) field(name).value = "";
      api.go(Object.fromEntries([...ASKED_OF_TRADE, "series"].map((name) => [name, ""])), false);
    });
  }

  // -- what is new ----------------------------------------------------------------------------------------------------

  function showNews() {
    const { news } = api.about;
    const parts = [
      ["trade", "Trade figures", figure],
      ["conflicts", "Conflicts", (row) => linked(row, row.summary)],
      ["timeline", "Events", event],
    ];
    document.querySelector("#new .rows").replaceChildren(...parts.flatMap(([name, title, line]) => block(title, news[name], line, name)));
  }

  function block(title, { counts, rows: found }, line, view) {
    const told = Object.entries(counts)
      .map(([change, count]) => `${count.toLocaleString("en")} ${change}`)
      .join(", ");
    const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
    if (!total) return [make("h3", {}, title), make("p", { class: "aside" }, "Nothing new.")];
    const rest = total > found.length ? [make("p", {}, make("a", { href: api.address({ view }) }, `All ${title.toLowerCase()}`))] : [];
    return [
      make("h3", {}, title, make("span", { class: "aside" }, ` ${told}`)),
      make("ul", { class: "list" }, ...found.map((row) => make("li", {}, ...changed(row), line(row)))),
      ...rest,
    ];
  }

  const changed = (row) => (api.about.is_first ? [] : [make("span", { class: `tag ${row.change}` }, row.change), " "]);
  const linked = (row, text) => (row.change === "gone" ? words("s", text) : api.evidence(row.id, row.part, words("span", text)));

  function figure(row) {
    const name = `${api.figureName(row)}: ${api.amount(row.value ?? row.value_before, row.currency)}`;
    const before = row.change === "changed" && row.value !== row.value_before ? ` was ${api.amount(row.value_before, row.currency)}` : "";
    const stories = ` · ${row.consistency}${row.change === "changed" && row.consistency !== row.consistency_before ? ` (was ${row.consistency_before})` : ""} · ${api.counted(row.n_stories ?? row.n_stories_before, "story", "stories")}`;
    return make("span", {}, linked(row, name), words("span", before + stories, "aside"));
  }

  function event(row) {
    return make(
      "span",
      {},
      make("time", {}, row.date_start ?? "no day"),
      " ",
      linked(row, api.eventName(row)),
      words(
        "span",
        ` ${row.status}${row.change === "changed" ? ` (was ${row.status_before})` : ""} · ${api.counted(row.n_stories, "story", "stories")}`,
        "aside",
      ),
    );
  }

  document.getElementById("filters-more").open = innerWidth > 700;
  // What is behind '#' is the view: a link within the page must not take its place.
  document.querySelector(".skip").addEventListener("click", (event) => {
    event.preventDefault();
    document.getElementById("main").focus();
  });
  offer();
  showNews();
  api.prepareEvidence();
  addEventListener("hashchange", show);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
    shown = "";
    show();
  });
  show();
})();
