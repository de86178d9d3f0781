// Trade of a pair through time: the chart, and the same as a table.
"use strict";

(() => {
  const api = window.wireledger;
  const { make, words } = api;
  // Statements further from the others than this share of what these span are drawn at the edge, so that a slip hides nothing.
  const ROOM = 0.6;
  const FLOWS = ["total", "exports", "imports", "balance"];
  const DAY = 86_400_000;

  const NUMBERS = new Set(["Value", "Stories", "Sure", "Official"]);

  const seriesOf = (row) => [row.flow, row.reporter, row.partner ?? "", row.currency].join("|");
  const seriesName = (row) => `${api.capital(api.flowName(row))}, ${row.currency}`;
  const time = (day) => Date.parse(`${day}T00:00:00Z`);

  api.showTrade = async (box, state) => {
    const pair = state.pair || (api.about.pairs.find((one) => one.pair.includes("-")) ?? api.about.pairs[0])?.pair;
    if (!pair) {
      box.replaceChildren(make("p", {}, "No trade figure is in this snapshot."));
      return 0;
    }
    const listed = api.about.pairs.find((one) => one.pair === pair);
    await api.loadDocs();
    const rows = (listed ? await api.load("trade", listed.part) : []).filter((row) => pairOf(row) === pair && isWanted(row, state));
    rows.sort((a, b) =>
      a.from_day < b.from_day
        ? 1
        : a.from_day > b.from_day
          ? -1
          : FLOWS.indexOf(a.flow) - FLOWS.indexOf(b.flow) || b.n_stories - a.n_stories || b.n_claims - a.n_claims,
    );
    const series = new Map(rows.map((row) => [seriesOf(row), row]));
    const sizes = [...series.keys()].sort((a, b) => count(rows, b) - count(rows, a));
    const chosen = series.has(state.series) ? state.series : sizes[0];
    const chart = make(
      "figure",
      { class: "chart" },
      make("div", { class: "frame" }, make("div", { class: "drawing" })),
      make("figcaption", { class: "aside", id: "chart-told" }),
      make("details", { class: "marks", id: "chart-marks" }),
    );
    const nothing = make("p", {}, listed ? "Nothing is left with these filters." : "No trade figure of these is in this snapshot.");
    const shown = chosen ? [choice(sizes, series, chosen), chart, table(rows)] : [nothing];
    box.replaceChildren(make("h3", {}, api.pairName(pair)), ...shown, others(pair));
    if (chosen)
      await draw(
        chart,
        rows.filter((row) => seriesOf(row) === chosen),
        seriesName(series.get(chosen)),
      );
    return rows.length;
  };

  const pairOf = (row) => (row.partner ? [row.reporter, row.partner].sort().join("-") : row.reporter);
  const count = (rows, series) => rows.filter((row) => seriesOf(row) === series).reduce((sum, row) => sum + row.n_claims, 0);

  function isWanted(row, state) {
    const docs = row.claims.map((claim) => api.docs.get(claim.doc));
    return (
      (!state.sure || row.confidence === null || row.confidence >= Number(state.sure)) &&
      (!state.from || !row.to_day || row.to_day >= state.from) &&
      (!state.to || !row.from_day || row.from_day <= state.to) &&
      (!state.outlet || docs.some((doc) => doc?.outlet === state.outlet)) &&
      (!state.who || row.claims.some((claim) => (claim.attributed_to ?? "").toLowerCase().includes(state.who.toLowerCase()))) &&
      (!state.q || row.claims.some((claim) => `${claim.sentence} ${row.period} ${row.flow}`.toLowerCase().includes(state.q.toLowerCase())))
    );
  }

  function choice(sizes, series, chosen) {
    if (sizes.length < 2) return "";
    const select = make(
      "select",
      { id: "series" },
      ...sizes.map((key) => make("option", { value: key, selected: key === chosen }, seriesName(series.get(key)))),
    );
    select.addEventListener("change", () => api.go({ series: select.value }, false));
    return make("p", { class: "series" }, make("label", { for: "series" }, "Chart of "), select);
  }

  // -- the chart ------------------------------------------------------------------------------------------------------

  async function draw(chart, rows, name) {
    await Promise.all([api.run(api.about.files.vega), api.run(api.about.files.chart)]);
    const dated = rows.filter((row) => row.from_day && row.to_day);
    const near = reach(dated);
    const data = {
      figures: dated.map(figure),
      official: dated.filter((row) => row.reference_value !== null).map(official),
      line: middles(dated),
      claims: dated.flatMap((row) => claims(row, near)),
    };
    const beyond = data.claims.filter((claim) => claim.beyond).length;
    chart.querySelector("figcaption").textContent =
      `${name}. Each upright stroke is one statement with what its printed precision allows, fainter where the reading is less sure; ` +
      `level bars are the value that most stories agree on${data.official.length ? ", dashed ones the official series" : ""}.` +
      (beyond ? ` ${api.counted(beyond, "statement")} far off ${beyond === 1 ? "is" : "are"} drawn at the edge.` : "") +
      " Click a mark for its sentence; the list below has them all for the keyboard.";
    listMarks(chart.querySelector(".marks"), data.claims);
    const drawing = chart.querySelector(".drawing");
    drawing.setAttribute("role", "img");
    drawing.setAttribute(
      "aria-label",
      `Chart: ${name}, ${api.counted(dated.length, "period")}, ${api.counted(data.claims.length, "statement")}.`,
    );
    drawing.setAttribute("aria-describedby", "chart-told");
    drawing.setAttribute("aria-details", "chart-marks");
    const layer = api.chartSpec.layer.filter((one) => data[one.data.name].length); // of no rows Vega takes no measure
    const spec = { ...api.chartSpec, layer, datasets: data, config: colours() };
    const { view } = await window.wireledgerChart(drawing, spec, {
      ast: true,
      actions: false,
      renderer: "svg",
      tooltip: showTip,
      defaultStyle: false,
    });
    drawing.querySelector("svg").setAttribute("aria-hidden", "true"); // its label tells of it as a whole
    view.addEventListener("click", (_, item) => {
      if (item?.datum?.open) api.go({ open: item.datum.open });
    });
  }

  // Every mark as a link, for whoever has no mouse or does not see the chart.
  function listMarks(box, claims) {
    const items = claims.map(({ period, open, surface, source, stand }) =>
      make(
        "li",
        {},
        `${period}: `,
        make("a", { href: api.address({ open }) }, words("span", surface)),
        words("span", ` ${source}, ${stand}`, "aside"),
      ),
    );
    box.replaceChildren(make("summary", {}, `The marks as a list: ${api.counted(claims.length, "statement")}`), make("ul", { class: "plain" }, ...items));
  }

  // Which values are drawn where they are: all that are near those that stories agree on.
  function reach(rows) {
    const sound = rows
      .flatMap((row) => [row.value, row.reference_value, ...row.claims.filter((claim) => claim.agrees).map((claim) => claim.value)])
      .filter(Number.isFinite);
    const [low, high] = [Math.min(...sound), Math.max(...sound)];
    const room = Math.max((high - low) * ROOM, (Math.abs(high) * ROOM) / 2);
    return [low - room, high + room];
  }

  function figure(row) {
    return {
      from: time(row.from_day),
      to: time(row.to_day),
      value: row.value,
      stand: "value",
      open: `${row.trade_figure_id}@${row.part}`,
      tip: `${row.period}: ${api.amount(row.value, row.currency)}, ${row.consistency}, ${api.counted(row.n_stories, "story", "stories")}. ${api.capital(api.sure(row.confidence))}`,
    };
  }

  function official(row) {
    return {
      from: time(row.from_day),
      to: time(row.to_day),
      value: row.reference_value,
      stand: "official",
      tip: `${row.period}: ${api.amount(row.reference_value, row.currency)}, ${row.reference_source}`,
    };
  }

  // A line holds values of periods of one length together; those of years where there are years.
  function middles(rows) {
    const length = (row) => Math.round((time(row.to_day) - time(row.from_day)) / DAY / 28);
    const longest = Math.max(...rows.map(length));
    return rows
      .filter((row) => length(row) === longest)
      .map((row) => ({ middle: (time(row.from_day) + time(row.to_day)) / 2, value: row.value }));
  }

  function claims(row, [least, most]) {
    const [from, to] = [time(row.from_day), time(row.to_day)];
    const held = (value) => Math.min(most, Math.max(least, value));
    return row.claims.map((claim, place) => {
      const doc = api.docs.get(claim.doc);
      const stand = claim.agrees ? "agrees" : claim.status === "actual" && claim.stance === "asserted" ? "differs" : "not counted";
      return {
        at: from + ((to - from) * (place + 1)) / (row.claims.length + 1),
        low: held(claim.value_min ?? claim.value),
        high: held(claim.value_max ?? claim.value),
        value: held(claim.value),
        beyond: claim.value !== held(claim.value),
        stand,
        sure: claim.confidence ?? 1,
        open: `${claim.figure_id}@${claim.doc}`,
        period: row.period,
        surface: claim.surface.replace(/\s+/g, " "),
        source: api.sourceOf(doc),
        tip: `${claim.surface.replace(/\s+/g, " ")}, ${api.sourceOf(doc)}${claim.value === held(claim.value) ? "" : " (far off, drawn at the edge)"}. ${claim.why} ${api.capital(api.sure(claim.confidence))}`,
      };
    });
  }

  function colours() {
    const style = getComputedStyle(document.documentElement);
    const [ink, soft, line, ...marks] = ["--ink", "--soft", "--line", "--value", "--agrees", "--differs", "--apart", "--official"].map(
      (name) => style.getPropertyValue(name).trim(),
    );
    const text = { labelColor: ink, labelFont: getComputedStyle(document.body).fontFamily, labelFontSize: 12 };
    return {
      background: null,
      aria: false,
      view: { stroke: null },
      range: { category: marks },
      line: { color: soft },
      axis: { ...text, gridColor: line, domainColor: soft, tickColor: soft },
      legend: text,
    };
  }

  function showTip(_, event, __, value) {
    const tip = document.getElementById("tip");
    tip.hidden = !value?.tip;
    tip.textContent = value?.tip ?? "";
    if (tip.hidden) return;
    tip.style.left = `${Math.min(event.clientX + 14, innerWidth - tip.offsetWidth - 8)}px`;
    tip.style.top = `${Math.min(event.clientY + 14, innerHeight - tip.offsetHeight - 8)}px`;
  }

  // -- the same as a table --------------------------------------------------------------------------------------------

  function table(rows) {
    const names = ["Period", "Flow", "Value", "Verdict", "Stories", "Sure", "Official"];
    const lines = rows.map((row) =>
      make(
        "tr",
        {},
        make("th", { scope: "row" }, row.period),
        make("td", {}, api.flowName(row)),
        make("td", { class: "number" }, api.evidence(row.trade_figure_id, row.part, api.amount(row.value, row.currency))),
        make("td", {}, make("span", { class: `tag ${row.consistency}` }, row.consistency), " ", words("span", row.why, "aside")),
        make("td", { class: "number" }, String(row.n_stories)),
        make("td", { class: "number" }, api.sure(row.confidence).replace(" sure", "")),
        make("td", { class: "number" }, row.reference_value === null ? "" : api.amount(row.reference_value, row.currency)),
      ),
    );
    return make(
      "div",
      { class: "wide", tabindex: "0", role: "region", "aria-label": "Trade figures" },
      make(
        "table",
        {},
        make(
          "thead",
          {},
          make("tr", {}, ...names.map((name) => make("th", { scope: "col", class: NUMBERS.has(name) ? "number" : null }, name))),
        ),
        make("tbody", {}, ...lines),
      ),
    );
  }

  function others(pair) {
    const links = api.about.pairs
      .filter((one) => one.pair !== pair)
      .slice(0, 60)
      .map((one) =>
        make(
          "li",
          {},
          make("a", { href: api.address({ pair: one.pair, series: "" }) }, api.pairName(one.pair)),
          make("span", { class: "aside" }, ` ${one.n_figures}${one.n_conflicting ? `, ${one.n_conflicting} conflicting` : ""}`),
        ),
      );
    return links.length
      ? make(
          "details",
          { class: "others", open: links.length < 20 },
          make("summary", {}, "Other pairs"),
          make("ul", { class: "columns" }, ...links),
        )
      : "";
  }
})();
